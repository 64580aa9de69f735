// What needs no browser: positions, diffs, the build.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { assert, test } from './harness.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
async function load(file) {
  const made = await build({ entryPoints: [join(root, 'src', file)], bundle: true, write: false, format: 'esm', logLevel: 'error' });
  return import(`data:text/javascript;base64,${Buffer.from(made.outputFiles[0].contents).toString('base64')}`);
}

test('byte positions become UTF-16 positions in any script', async () => {
  const { toUnits } = await load('bytes.ts');
  for (const text of ['halo mual', 'anak saya 🤢 mual', 'ꦩꦸꦮꦭ mual', 'é́ä mual 👩‍👩‍👧 mual']) {
    const unit = text.lastIndexOf('mual'), from = Buffer.byteLength(text.slice(0, unit));
    const [span] = toUnits(text, [{ from, to: from + 4 }]);
    assert.equal(text.slice(span.from, span.to), 'mual');
  }
  assert.deepEqual(toUnits('abc', [{ from: 2, to: 2 }, { from: 3, to: 1 }]), []);
  assert.deepEqual(toUnits('abc', [{ from: 1, to: 999 }]), [{ from: 1, to: 3 }]);
});

test('overlapping spans are cut without losing text', async () => {
  const { cut } = await load('bytes.ts');
  const pieces = cut('abcdef', [{ from: 1, to: 4, k: 1 }, { from: 3, to: 5, k: 2 }]);
  assert.equal(pieces.map((one) => one.text).join(''), 'abcdef');
  assert.deepEqual(pieces.find((one) => one.text === 'd').spans.map((one) => one.k), [1, 2]);
});

test('a word diff holds both texts, whatever they are', async () => {
  const { wordDiff } = await load('diff.ts');
  const words = ['kami', 'ganti', 'besok', ',', 'Kak', '🙏', '\n'];
  let seed = 7;
  const any = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  const text = () => Array.from({ length: Math.floor(any() * 14) }, () => words[Math.floor(any() * words.length)]).join(any() < 0.5 ? ' ' : '');
  for (let i = 0; i < 400; i++) {
    const before = text(), after = text(), pieces = wordDiff(before, after);
    assert.equal(pieces.filter((one) => one.kind !== 'new').map((one) => one.text).join(''), before);
    assert.equal(pieces.filter((one) => one.kind !== 'gone').map((one) => one.text).join(''), after);
  }
});

test('what did not get through is told in plain words, with what was in it', async () => {
  const { troubleWords } = await load('dict/trouble.ts');
  assert.match(troubleWords('the feed answered with status 404'), /^Tidak ada umpan di alamat itu \(kode 404\)/);
  assert.match(troubleWords('the feed answered with status 403'), /tidak boleh dibaca umum \(kode 403\)/);
  assert.match(troubleWords('the feed answered with status 503'), /bermasalah \(kode 503\)/);
  assert.match(troubleWords('Telegram refused (400): Bad Request: chat not found'), /\(kode 400\): “Bad Request: chat not found”$/);
  assert.match(troubleWords('this is no feed but <html>: look for the address of its RSS or Atom feed'), /halaman biasa/);
  assert.equal(troubleWords('the feed answered with status'), null);
  assert.equal(troubleWords('what nobody says'), null);
});

test('names fit into a line or are left to be counted', async () => {
  const { fitting, bitsOf } = await load('reading.ts');
  assert.deepEqual(bitsOf(['a', 'b', 'c'], 5), ['a', 'c']);
  assert.equal(fitting([], 10), 0);
  assert.equal(fitting(['Pengiriman'], 2), 1);
  assert.equal(fitting(['Pengiriman', 'Kemasan'], 30), 2);
  assert.equal(fitting(['Pengiriman', 'Kemasan', 'Minta penjelasan'], 30), 2);
  assert.equal(fitting(['Pengiriman', 'Kemasan', 'Minta penjelasan'], 20), 1);
});

test('addresses are read strictly', async () => {
  globalThis.location ??= { pathname: '/', search: '' };
  const { parse } = await load('router.ts');
  assert.equal(parse('/b/3/kasus/12', '').id, 12);
  assert.equal(parse('/b/3/pengaturan/alarm', '').tab, 'alarm');
  for (const path of ['/b/x/', '/b/3/kasus/', '/b/3/kasus/1/2', '/b/3/ada', '/c/3', '/b/3/log/9']) assert.equal(parse(path, '').page, 'missing', path);
});

test('the build is reproducible, small and free of markup made from text', () => {
  const files = [0, 1].map(() => {
    const directory = mkdtempSync(join(tmpdir(), 'tanggap-dist-'));
    const made = spawnSync(process.execPath, ['build.mjs', directory], { cwd: root, encoding: 'utf8' });
    assert.equal(made.status, 0, made.stderr);
    const all = readdirSync(join(directory, 'assets')).sort().map((name) => [name, readFileSync(join(directory, 'assets', name), 'utf8')]);
    rmSync(directory, { recursive: true });
    return all;
  });
  assert.deepEqual(files[0], files[1]);
});
