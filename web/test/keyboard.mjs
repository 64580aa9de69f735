// The daily tasks without a mouse.
import { assert, test } from './harness.mjs';

const focusIn = (page, selector) => page.evaluate((one) => !!document.activeElement?.closest(one), selector);

test('reply by keys: j r text Ctrl+Enter, undo by z brings the text back', async (world) => {
  const { page } = world;
  const made = await world.newCase('kapan pesanan saya dikirim ya?', 'Tanya Kunci', { channel: 'whatsapp' });
  await world.go('/kotak-masuk');
  await page.waitForSelector('.row');
  await page.keyboard.press('j');
  await page.waitForURL(/kasus/);
  await world.go(`/kasus/${made.id}`);
  await page.waitForSelector('.composer-text');
  await page.keyboard.press('r');
  assert.ok(await focusIn(page, '.composer-text'));
  const text = 'Halo Kak, paketnya berangkat sore ini. Resi kami kirim pukul 17.00.';
  await page.keyboard.type(text);
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector('.toast');
  assert.equal(await page.inputValue('.composer-text'), '');
  await page.keyboard.press('Escape');
  await page.keyboard.press('z');
  await page.waitForFunction((wanted) => document.querySelector('.composer-text').value === wanted, text);
  const replies = (await world.api('GET', `${world.path}/cases/${made.id}`)).replies;
  assert.deepEqual(replies.map((one) => one.state), ['cancelled']);
});

/** Presses in the page itself and tells where the next key would go: no frame is painted in between,
 *  as on a machine that is late with painting. */
const pressUnpainted = (page, key, selector, more = {}) => page.evaluate(async ([name, wanted, options]) => {
  (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...options }));
  await null;
  return !!document.activeElement?.closest(wanted);
}, [key, selector, more]);

test('the next letter goes where the key before it led, however late the paint', async (world) => {
  const { page } = world;
  const made = await world.newCase('ada yang bocor kak', 'Cepat');
  for (const [key, wanted, more] of [['n', '.note-box textarea'], ['s', 'dialog'], ['e', 'dialog textarea'], ['p', 'dialog'], ['k', 'dialog [role=combobox]', { ctrlKey: true }], ['/', '#search'], ['f', 'dialog select'], ['r', '.composer-text']]) {
    await world.go(`/kasus/${made.id}`);
    assert.ok(await pressUnpainted(page, key, wanted, more), `${key} does not lead to ${wanted} at once`);
  }
});

test('what is pressed or touched as soon as it can be seen counts', async (world) => {
  const made = await world.newCase('ada yang pecah kak', 'Seketika');
  const search = () => { const box = document.getElementById('search'); box.value = 'pecah'; box.dispatchEvent(new Event('input', { bubbles: true })); };
  const note = () => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', bubbles: true, cancelable: true }));
  const add = () => [...document.querySelectorAll('button')].find((one) => one.textContent === 'Tambah langkah').click();
  const state = () => ({ search: document.getElementById('search')?.value ?? '', note: !!document.querySelector('.note-box textarea:focus'), steps: document.querySelectorAll('.ladder-step').length });
  await world.go('/pengaturan/alarm');
  const { steps } = await world.page.evaluate(state);
  for (const [path, seen, touch, wanted] of [
    ['/kotak-masuk', '#search', search, { search: 'pecah' }], [`/kasus/${made.id}`, '.case-acts', note, { note: true }], ['/pengaturan/alarm', '.ladder', add, { steps: steps + 1 }],
  ]) {
    const page = await world.newPage();
    await page.addInitScript(`new MutationObserver((_, watch) => { if (document.querySelector('${seen}')) { watch.disconnect(); (${touch})(); } }).observe(document, { childList: true, subtree: true })`);
    await world.go(path, page);
    const found = await page.evaluate(state);
    for (const [name, value] of Object.entries(wanted)) assert.equal(found[name], value, `${path}: ${name}`);
    await page.close();
  }
});

test('the key for a note leads back to the one that is open, and one note is kept however often one presses', async (world) => {
  const { page } = world;
  const made = await world.newCase('halo, mau tanya', 'Catat');
  await world.go(`/kasus/${made.id}`);
  await page.keyboard.press('n');
  await page.keyboard.type('Gudang');
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await page.keyboard.type(' mengecek');
  let answer;
  const pressed = new Promise((done) => { answer = done; });
  await page.route('**/notes', async (route) => { await pressed; await route.continue(); });
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Control+Enter');
  answer();
  await page.waitForSelector('.thread .note:has-text("Gudang mengecek")');
  await page.waitForFunction(() => !document.querySelector('.note-box'));
  assert.deepEqual((await world.api('GET', `${world.path}/cases/${made.id}`)).notes.map((one) => one.text), ['Gudang mengecek']);
});

test('letters typed in a field are text and nothing else', async (world) => {
  const { page } = world;
  const made = await world.newCase('halo min, ada stok?', 'Huruf');
  await world.go(`/kasus/${made.id}`);
  await page.waitForSelector('.composer-text');
  await page.keyboard.press('r');
  await page.keyboard.type('jksaenz?gb/');
  assert.equal(await page.inputValue('.composer-text'), 'jksaenz?gb/');
  assert.equal((await world.api('GET', `${world.path}/cases/${made.id}`)).case.owner_id, null);
  await page.fill('.composer-text', '');
});

test('take, done and undo by keys', async (world) => {
  const { page } = world;
  const made = await world.newCase('barangnya rusak, kecewa', 'Kunci Dua');
  await world.go(`/kasus/${made.id}`);
  await page.waitForSelector('.case-acts');
  const state = async () => (await world.api('GET', `${world.path}/cases/${made.id}`)).case;
  await page.keyboard.press('a');
  await page.waitForSelector('.toast');
  assert.ok((await state()).owner_id);
  await page.keyboard.press('e');
  await page.waitForSelector('dialog textarea');
  await page.keyboard.type('Selesai lewat telepon');
  await page.click('dialog button.primary');
  await page.waitForFunction(() => document.querySelector('.case-acts').textContent.includes('Buka lagi'));
  assert.equal((await state()).state, 'done');
  await page.keyboard.press('z');
  await page.waitForFunction(() => document.querySelector('.case-acts').textContent.includes('Selesai'));
  assert.notEqual((await state()).state, 'done');
});

test('the class is corrected with one press and undone', async (world) => {
  const { page } = world;
  const made = await world.newCase('barangnya rusak, kecewa', 'Golongan');
  await world.go(`/kasus/${made.id}`);
  await page.click('.class-chips button:has-text("Pertanyaan")');
  await page.waitForSelector('.class-chips button[aria-pressed=true]:has-text("Pertanyaan")');
  assert.equal((await world.api('GET', `${world.path}/cases/${made.id}`)).case.class, 'question');
  await page.keyboard.press('z');
  await page.waitForFunction(() => !document.querySelector('.class-chips button[aria-pressed=true]')?.textContent.includes('Pertanyaan'));
});

test('pages by g and a letter; commands by Ctrl+K; the switch turns letters off', async (world) => {
  const { page } = world;
  await world.go('/');
  await page.waitForSelector('.figures');
  await page.keyboard.press('g');
  await page.keyboard.press('m');
  await page.waitForURL(/kotak-masuk/);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('kebijakan');
  await page.keyboard.press('Enter');
  await page.waitForURL(/kebijakan/);
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
  await world.go('/pengaturan/akun');
  await page.click('fieldset:has-text("Tombol pintas") label:has-text("Mati")');
  await page.locator('h1').click();
  await page.keyboard.press('g');
  await page.keyboard.press('m');
  assert.match(await page.evaluate(() => location.pathname), /akun/);
  await page.click('fieldset:has-text("Tombol pintas") label:has-text("Nyala")');
});

test('a dialog keeps the focus and gives it back', async (world) => {
  const { page } = world;
  await world.go('/kotak-masuk');
  await page.focus('.list-title button');
  await page.keyboard.press('Enter');
  await page.waitForSelector('dialog[open] form');
  for (let i = 0; i < 14; i++) {
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => document.activeElement === document.body || !!document.activeElement.closest('dialog')), 'focus left the dialog');
  }
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => !document.querySelector('dialog[open]'));
  assert.ok(await focusIn(page, '.list-title button'));
});

test('the way to the content is the first stop', async (world) => {
  const { page } = world;
  await world.go('/');
  await page.keyboard.press('Tab');
  assert.ok(await focusIn(page, '.skip'));
  await page.keyboard.press('Enter');
  assert.ok(await focusIn(page, 'main'));
});
