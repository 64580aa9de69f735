declare const STREAM_URL: string;
declare const PUSH_URL: string;

interface Policy { createScriptURL(url: string): unknown }
let policy: Policy | null = null;

/** The URL of a worker is code: only these two constants become one, by the one policy the page may have. */
export function workerUrl(which: 'stream' | 'push'): string {
  const url = which === 'stream' ? STREAM_URL : PUSH_URL;
  const types = (globalThis as { trustedTypes?: { createPolicy(name: string, rules: object): Policy } }).trustedTypes;
  if (!types) return url;
  policy ??= types.createPolicy('tanggap', {
    createScriptURL(asked: string) {
      if (asked !== STREAM_URL && asked !== PUSH_URL) throw new TypeError('not a script of ours');
      return asked;
    },
  });
  return policy.createScriptURL(url) as string;
}
