// Every page in both themes and two sizes: nothing axe finds, no sideways scroll, targets big enough.
import { assert, painted, settled, test } from './harness.mjs';

const paths = {
  home: '/', inbox: '/kotak-masuk', spam: '/kotak-masuk?queue=spam', approvals: '/persetujuan', unknown: '/persetujuan?state=unknown', people: '/pengaturan/orang', sources: '/pengaturan/sumber',
  filtered: '/kotak-masuk?class=complaint&mood=negative', unmatched: '/kotak-masuk?demand=takedown&channel=blog', words: '/pengaturan/kata', departments: '/pengaturan/bagian', policy: '/pengaturan/kebijakan', alarm: '/pengaturan/alarm', roster: '/pengaturan/jaga', ways: '/pengaturan/panggilan', account: '/pengaturan/akun', sample: '/pengaturan/contoh', audit: '/log', problems: '/masalah', over: '/masalah?over=true', gone: '/masalah/999999999', missing: '/tidak-ada',
};

/** A case with everything in it: evidence, a note, a reply that waits. */
let full;
async function fullCase(world) {
  if (full) return full;
  const made = await world.newCase('Anak saya mual habis makan basreng, kecewa! Saya viralin 🤢', 'Ibu Penguji', { link: 'https://instagram.com/p/x' });
  await world.api('POST', `${world.path}/cases/${made.id}/notes`, { text: 'Gudang sedang mengecek.' });
  const page = await world.api('GET', `${world.path}/cases/${made.id}`);
  await world.api('POST', `${world.path}/cases/${made.id}/replies`, { text: 'Halo Kak, terima kasih sudah memberi tahu. Boleh kirim nomor pesanannya lewat DM?', is_public: true, overrides: true }, { 'If-Match': `"v${page.case.version}"`, 'Idempotency-Key': `pages-${made.id}-${Date.now()}` });
  full = made.id;
  return full;
}

/** A problem, where there is one. */
async function problem(world) {
  const [found] = (await world.api('GET', `${world.path}/problems`)).items;
  return found ? { problem: `/masalah/${found.id}`, caseOfProblem: `/kasus/${found.first_case_id}` } : {};
}

const looks = ['light', 'dark'].flatMap((theme) => [[1366, 768], [390, 844]].map(([width, height]) => ({ theme, width, height })));
/** Axe in both themes and sizes, on the page as it stands. Another theme changes colours alone. */
async function look(world, name, found) {
  for (const { theme, width, height } of looks) {
    await world.page.emulateMedia({ colorScheme: theme });
    await world.page.setViewportSize({ width, height });
    await painted(world.page);
    for (const violation of await world.axe({ colours: theme === 'dark' })) found.push(`${name}, ${theme}, ${width} px: ${violation}`);
  }
  await world.page.emulateMedia({ colorScheme: 'light' });
  await world.page.setViewportSize({ width: 1366, height: 768 });
}

/** By how much the page scrolls sideways, and the panes that do. */
const sideways = () => ({ by: document.documentElement.scrollWidth - innerWidth, pane: [...document.querySelectorAll('.thread-box, .context-pane, .window, .composer')].filter((box) => box.scrollWidth > box.clientWidth + 1).map((box) => box.className) });
/** Controls in sight that are too low for a thumb. */
const low = () => [...document.querySelectorAll('button, .button, select, input:not([type=radio]):not([type=checkbox]), nav a, .row, .todo-row')].filter((one) => {
  const box = one.getBoundingClientRect();
  if (!box.width || box.bottom < 0 || box.top > innerHeight || getComputedStyle(one).clipPath !== 'none' || one.closest('.segments')) return false;
  return box.height < 43.5;
}).map((one) => `${one.tagName} ${one.className} ${one.textContent.slice(0, 20)} ${Math.round(one.getBoundingClientRect().height)}`);

/** Every page once, for all tests that look at it as it stands. */
let walked;
const walk = (world) => walked ??= (async () => {
  const found = { axe: [], wide: [], low: [] };
  for (const [name, path] of Object.entries({ ...paths, ...await problem(world), case: `/kasus/${await fullCase(world)}` })) {
    await world.page.setViewportSize({ width: 390, height: 844 });
    await world.go(path);
    for (const one of await world.page.evaluate(low)) found.low.push(`${name}: ${one}`);
    for (const width of [320, 360, 700, 900, 1100, 1920]) {
      await world.page.setViewportSize({ width, height: 700 });
      await painted(world.page);
      const over = await world.page.evaluate(sideways);
      if (over.by > 0 || over.pane.length) found.wide.push(`${name} at ${width} px: ${over.by} ${over.pane}`);
    }
    await look(world, name, found.axe);
  }
  return found;
})();

test('axe finds nothing on any page, in both themes and sizes', async (world) => assert.deepEqual((await walk(world)).axe, []));
test('nothing scrolls sideways from 320 to 1920 px', async (world) => assert.deepEqual((await walk(world)).wide, []));
test('controls on a phone are at least 44 px high', async (world) => assert.deepEqual((await walk(world)).low, []));

test('on a phone the composer is in sight without scrolling, its button uncovered', async (world) => {
  await world.page.setViewportSize({ width: 390, height: 844 });
  await world.go(`/kasus/${await fullCase(world)}`);
  await world.page.waitForSelector('.composer .primary');
  const state = await world.page.evaluate(() => {
    const button = document.querySelector('.composer .primary'), box = button.getBoundingClientRect();
    return { isInside: box.bottom <= innerHeight && box.top > 0, isOnTop: button.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)) };
  });
  assert.deepEqual(state, { isInside: true, isOnTop: true });
});

test('at twice the text size nothing is cut off', async (world) => {
  await world.page.setViewportSize({ width: 683, height: 600 });
  await world.go('/kotak-masuk');
  await world.page.evaluate(() => { document.documentElement.style.setProperty('font-size', '200%'); });
  await painted(world.page);
  const over = await world.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(over <= 0, `sideways by ${over}`);
});

test('hostile text stays text', async (world) => {
  const evil = ['<img src=x onerror="window.evil=1"><script>window.evil=2</script>', '"><svg/onload=window.evil=3>', 'javascript:window.evil=4', '‮gnirts desrever‬', 'a'.repeat(600), '{{constructor.constructor("window.evil=5")()}}', '\u0007 z̷̢̛a̶l̵g̸o̴'];
  for (const text of evil) {
    const made = await world.newCase(text, evil[0].slice(0, 60));
    await world.go(`/kasus/${made.id}`);
    await world.page.waitForSelector('.thread .said');
    const state = await world.page.evaluate(() => ({ evil: globalThis.evil ?? null, images: document.querySelectorAll('.thread img, .thread script, .thread svg[onload], .row img').length, over: document.documentElement.scrollWidth - innerWidth }));
    assert.deepEqual(state, { evil: null, images: 0, over: 0 }, text);
    await world.api('POST', `${world.path}/cases/${made.id}/act`, { act: 'done', version: made.version, reason: 'hanya uji' });
  }
});

test('links only lead to the web, and tell nobody where one came from', async (world) => {
  const made = await world.newCase('lihat ini', 'Penaut', { link: 'https://example.com/a' });
  await world.go(`/kasus/${made.id}`);
  const link = await world.page.waitForSelector('.thread a.outside');
  assert.equal(await link.getAttribute('rel'), 'noopener noreferrer nofollow');
});

test('English has the words too and the page says its language', async (world) => {
  await world.go('/pengaturan/akun');
  await world.page.click('label:has-text("English")');
  await world.page.waitForSelector('h1:has-text("Settings")');
  assert.equal(await world.page.getAttribute('html', 'lang'), 'en');
  await world.page.reload();
  await world.page.waitForSelector('h1:has-text("Settings")');
  await world.page.click('label:has-text("Bahasa Indonesia")');
  await world.page.waitForSelector('h1:has-text("Pengaturan")');
});

test('the chosen theme outlives a reload', async (world) => {
  await world.go('/pengaturan/akun');
  await world.page.click('label:has-text("Gelap")');
  await world.page.reload();
  await world.page.waitForSelector('h1');
  assert.equal(await world.page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), 'dark');
  await world.page.click('label:has-text("Ikuti perangkat")');
});

test('a source that fails says why in the words of its reader', async (world) => {
  await world.go('/pengaturan/sumber');
  await world.page.waitForSelector('.is-error:has-text("Situs umpan itu sedang bermasalah (kode 503).")');
}, { needsMock: true });
