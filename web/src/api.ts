/** The one way to the server: token, versions, repeatable writes, and a session that may end. */
import { signal } from '@preact/signals';
import type { Me } from './types';
import { language, t } from './dict';

export class Failure extends Error {
  constructor(readonly status: number, readonly code: string, message: string, readonly field: string | null = null) {
    super(message);
  }
  /** The server was not reached: nothing is known about what it did. */
  get isOffline() { return this.status === 0; }
}

export const me = signal<Me | null>(null);
/** True while someone must sign in again; requests wait meanwhile. */
export const loginAsked = signal(false);
export const online = signal(navigator.onLine);
addEventListener('online', () => { online.value = true; });
addEventListener('offline', () => { online.value = false; });

let clockOffset = 0;
/** The server's clock, in milliseconds: deadlines are its word, not this device's. */
export const serverNow = () => Date.now() + clockOffset;

export interface Options {
  ifMatch?: number; key?: string; signal?: AbortSignal;
  /** Report a 401 as a failure instead of asking to sign in. */
  quiet?: boolean;
}
/** A slip happens on the small screen one holds: there a policy may ask for a second person. */
export const isPhone = () => matchMedia('(pointer: coarse)').matches && Math.min(screen.width, screen.height) < 700;
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

async function send(method: Method, path: string, body: unknown, options: Options): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json', 'X-Device': isPhone() ? 'phone' : 'desktop' };
  if (method !== 'GET') {
    headers['Content-Type'] = 'application/json';
    if (me.value) headers['X-CSRF-Token'] = me.value.csrf;
  }
  if (options.ifMatch !== undefined) headers['If-Match'] = `"v${options.ifMatch}"`;
  if (options.key) headers['Idempotency-Key'] = options.key;
  try {
    return await fetch(path, {
      method, headers, credentials: 'same-origin', cache: 'no-store', signal: options.signal ?? null,
      body: body === undefined ? null : JSON.stringify(body),
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new Failure(0, 'network', t.value.errors.network);
  }
}

async function failure(response: Response): Promise<Failure> {
  const words = t.value.errors;
  const general: Record<number, string> = {
    403: words.denied, 404: words.notFound, 409: words.conflict, 412: words.conflict, 429: words.limit,
  };
  let told: { error?: string; field?: string | null; message?: string; remedy?: string | null; clause_number?: number | null; clause_version?: number | null } = {};
  try { told = await response.json(); } catch { /* a proxy's page, not ours */ }
  const specific = language.value === 'en' ? told.message : told.remedy; // both are the server's own words
  const cited = told.clause_number && specific ? `${specific} ${t.value.policy.cite(told.clause_version ?? 0, told.clause_number)}` : null;
  const message = cited ?? (told.remedy && specific) ?? general[response.status] ?? (response.status >= 500 ? words.server : specific || words.invalid);
  return new Failure(response.status, told.error ?? String(response.status), message, told.field ?? null);
}

export async function api<T>(method: Method, path: string, body?: unknown, options: Options = {}): Promise<T> {
  for (;;) {
    const response = await send(method, path, body, options);
    if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T;
    if (response.status === 401 && !options.quiet) {
      await signInAgain();
      continue;
    }
    throw await failure(response);
  }
}
export const get = <T>(path: string, options?: Options) => api<T>('GET', path, undefined, options);
export const post = <T>(path: string, body: unknown = {}, options?: Options) => api<T>('POST', path, body, options);
export const put = <T>(path: string, body: unknown, options?: Options) => api<T>('PUT', path, body, options);
export const del = (path: string) => api<void>('DELETE', path);

export function takeSession(next: Me) {
  clockOffset = Date.parse(next.now) - Date.now() || 0;
  me.value = next;
}
export async function loadSession(options: Options = {}): Promise<Me> {
  const next = await get<Me>('/api/session', options);
  takeSession(next);
  return next;
}

let waiting: { promise: Promise<void>; done: () => void } | null = null;
function signInAgain(): Promise<void> {
  if (!waiting) {
    let done!: () => void;
    const promise = new Promise<void>((resolve) => { done = resolve; });
    waiting = { promise, done };
    loginAsked.value = true;
  }
  return waiting.promise;
}
/** Signs in without leaving the page; the waiting requests go on. */
export async function signIn(email: string, password: string) {
  await post('/api/session', { email, password }, { quiet: true });
  const before = me.value?.staff.id;
  const now = await loadSession({ quiet: true });
  if (before !== undefined && before !== now.staff.id) {
    location.reload(); // what waits was another person's: it must not go out in this one's name
    return;
  }
  loginAsked.value = false;
  waiting?.done();
  waiting = null;
}
export async function checkSession() {
  try { await loadSession(); } catch { /* offline: the stream goes on trying */ }
}

export const messageOf = (error: unknown) => (error instanceof Failure ? error.message : t.value.errors.title);
export const statusOf = (error: unknown) => (error instanceof Failure ? error.status : -1);
export const newKey = () => (crypto.randomUUID ? crypto.randomUUID()
  : Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join(''));
