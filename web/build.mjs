// Builds the interface into a directory: node build.mjs [directory, default web/dist]
// Same sources, same bytes. Fails when a budget or a rule of the sources is broken.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, 'src');
const target = resolve(process.argv[2] ?? join(here, 'dist'));
const budget = { js: 60 * 1024, css: 12 * 1024 };

/** What the content security policy would refuse in the browser is refused here already. */
const forbidden = [
  [/dangerouslySetInnerHTML|\.(inner|outer)HTML\b|insertAdjacentHTML|document\.write/, 'text that becomes markup'],
  [/\bstyle="/, 'an inline style attribute'],
  [/\beval\(|new Function\(/, 'code made from text'],
];

function checkSources() {
  for (const name of readdirSync(source, { recursive: true })) {
    if (!/\.(tsx?|html)$/.test(name)) continue;
    const text = readFileSync(join(source, name), 'utf8');
    for (const [pattern, what] of forbidden)
      if (pattern.test(text)) throw new Error(`src/${name}: ${what} (${pattern})`);
  }
}

const common = {
  bundle: true, write: false, minify: true, legalComments: 'none', charset: 'utf8',
  target: ['chrome94', 'firefox93', 'safari16.4'], absWorkingDir: here, logLevel: 'warning',
};
const compile = async (entry, options = {}) =>
  Buffer.from((await build({ ...common, ...options, entryPoints: [join('src', entry)] })).outputFiles[0].contents);
const script = (entry) => compile(entry, { format: 'esm' });

/** The program in parts: what starts it, what every page shares, and each part that is loaded when it
 *  is first needed (src/later.tsx). A part names the others, so esbuild gives the names. */
async function parts(define) {
  const { outputFiles, metafile } = await build({
    ...common, entryPoints: [join('src', 'main.tsx')], format: 'esm', splitting: true, metafile: true,
    outdir: join(target, 'assets'), entryNames: 'app-[hash]', chunkNames: '[name]-[hash]',
    jsx: 'transform', jsxFactory: 'h', jsxFragment: 'Fragment', inject: [join('src', 'jsx.ts')], external: ['/assets/*'], define,
  });
  const told = Object.entries(metafile.outputs).map(([file, one]) => ({ ...one, name: basename(file) }));
  const start = told.find((one) => one.entryPoint === 'src/main.tsx');
  const shared = start.imports.filter((one) => one.kind === 'import-statement' && !one.external).map((one) => basename(one.path));
  if (shared.length !== 1) throw new Error(`the program starts from ${shared.length} shared parts: each part of src/parts must import ../app`);
  for (const one of outputFiles) emit(`/assets/${basename(one.path)}`, javascript, one.contents, true);
  /** What a part brings along that the start has not brought. */
  const withAll = (one, found = new Set()) => {
    found.add(`/assets/${one.name}`);
    for (const { path, kind } of one.imports) {
      const next = told.find((other) => other.name === basename(path));
      if (kind === 'import-statement' && next && next.name !== shared[0] && !found.has(`/assets/${next.name}`)) withAll(next, found);
    }
    return [...found];
  };
  return { app: `/assets/${start.name}`, shared: `/assets/${shared[0]}`, later: told.filter((one) => one.entryPoint && one !== start).map((one) => withAll(one)) };
}

const files = [];
function emit(path, type, content, isImmutable) {
  const bytes = Buffer.from(content);
  files.push({ path, type, immutable: isImmutable, bytes: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length });
  const file = join(target, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
  return path;
}
function emitAsset(name, extension, type, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 8);
  return emit(`/assets/${name}-${hash}.${extension}`, type, content, true);
}

checkSources();
for (const old of ['assets', 'index.html', 'manifest.json', 'push.js']) rmSync(join(target, old), { recursive: true, force: true });

const javascript = 'text/javascript; charset=utf-8';
const css = 'text/css; charset=utf-8';
// Words of one part alone, of which it takes one language along.
const wordPairs = ['verdict', 'proof', 'policy', 'ready', 'mass', 'statement', 'guard', 'care', 'referral', 'demand', 'knowledge'];
const laterWords = wordPairs.flatMap((name) => [`${name}-id`, `${name}-en`]);
const [appCss, plainCss, streamJs, idJs, enJs, ...laterJs] = await Promise.all([
  compile('css/app.css'), compile('css/plain.css'), script('stream.worker.ts'), script('dict/id.ts'), script('dict/en.ts'),
  ...laterWords.map((name) => script(`dict/${name}.ts`)),
]);
// At the root and under its own name: a service worker reaches as far as its folder, and stays the same one.
const push = emit('/push.js', javascript, await script('push.worker.ts'), false);
const stream = emitAsset('stream', 'js', javascript, streamJs);
const id = emitAsset('id', 'js', javascript, idJs);
const en = emitAsset('en', 'js', javascript, enJs);
const wordsAt = Object.fromEntries(laterWords.map((name, i) => [name, emitAsset(`words-${name}`, 'js', javascript, laterJs[i])]));
const { app, shared, later } = await parts({
  STREAM_URL: JSON.stringify(stream), PUSH_URL: JSON.stringify(push), ID_URL: JSON.stringify(id), EN_URL: JSON.stringify(en),
  ...Object.fromEntries(laterWords.map((name) => [`${name.replace('-', '_').toUpperCase()}_URL`, JSON.stringify(wordsAt[name])])),
});
const entry = {
  app, shared,
  css: emitAsset('app', 'css', css, appCss),
  plain: emitAsset('plain', 'css', css, plainCss),
  stream, id, en,
  icon: emitAsset('icon', 'svg', 'image/svg+xml', readFileSync(join(source, 'icon.svg'))),
};
entry.webmanifest = emitAsset('tanggap', 'webmanifest', 'application/manifest+json', JSON.stringify({
  name: 'Tanggap', short_name: 'Tanggap', lang: 'id', start_url: '/', display: 'standalone',
  background_color: '#f4f6f7', theme_color: '#0d5c58',
  icons: [{ src: entry.icon, sizes: 'any', type: 'image/svg+xml' }],
}));
const page = readFileSync(join(source, 'index.html'), 'utf8')
  .replace(/\{\{(\w+)\}\}/g, (_, name) => entry[name] ?? (() => { throw new Error(`index.html: ${name}?`); })());
emit('/index.html', 'text/html; charset=utf-8', page, false);
writeFileSync(join(target, 'manifest.json'), JSON.stringify({ entry, files }, null, 2) + '\n');

// What the heaviest page loads at first: one language, one style sheet (pages of the server have their
// own), and one part beside what all pages share.
const sizeOf = (paths) => files.filter((f) => paths.includes(f.path)).reduce((sum, f) => sum + f.gzip, 0);
const heaviest = (choices) => choices.reduce((a, b) => (sizeOf(a) < sizeOf(b) ? b : a));
/** Parts that take another's words than those of their own name. */
const takes = { ...Object.fromEntries(wordPairs.map((name) => [name, name])), accuracy: 'proof', prepared: 'ready', statements: 'statement' };
const wordsOf = (part) => laterWords.filter((name) => part.some((path) => takes[basename(path).split('-')[0]] === name.split('-')[0])).map((name) => [wordsAt[name]]);
const withWords = later.map((part) => (wordsOf(part).length ? [...part, ...heaviest(wordsOf(part))] : part));
const choices = [[[id], [en]], [[entry.css], [entry.plain]], withWords];
const spare = new Set([...choices.flat(2), ...Object.values(wordsAt), push]); // the browser fetches the worker when somebody wants to be woken by it
for (const path of choices.flatMap(heaviest)) spare.delete(path);
let isTooBig = false;
for (const kind of ['js', 'css']) {
  const part = files.filter((f) => f.path.endsWith(`.${kind}`));
  const size = part.filter((f) => !spare.has(f.path)).reduce((sum, f) => sum + f.gzip, 0);
  isTooBig ||= size > budget[kind];
  console.log(`${kind.padEnd(4)} ${(size / 1024).toFixed(1).padStart(5)} KB gzip of ${budget[kind] / 1024} KB`
    + `  (${part.map((f) => `${f.path.slice(8)} ${(f.gzip / 1024).toFixed(1)}`).join(', ')})`);
}
if (isTooBig) {
  console.error('over budget');
  process.exit(1);
}
