// What was read of a message: chips, the words behind them, and who looks after what.
import { assert, test } from './harness.mjs';

const litWords = (page) => page.locator('mark.lit').allInnerTexts();

test('a chip shows the words that spoke for it, by pointing and by key', async (world) => {
  const { page } = world;
  const made = await world.newCase('Paket saya bocor kak, mual. Minta refund!', 'Chip');
  await world.go(`/kasus/${made.id}`);
  const chip = (text) => page.locator('.reading .asks', { hasText: text });
  await chip('Kemasan').hover();
  assert.deepEqual(await litWords(page), ['bocor']);
  await page.mouse.move(0, 0);
  assert.deepEqual(await litWords(page), []);
  await chip('Minta uang kembali').focus();
  assert.deepEqual(await litWords(page), ['refund']);
  await page.keyboard.press('Tab');
  await page.waitForFunction(() => !document.querySelector('.said.has-lit') || document.activeElement.matches('.asks'));
  assert.match(await chip('Kemasan').innerText(), /Kemasan → Gudang/);
  assert.match(await chip('Kemasan').textContent(), /“bocor”/);
  assert.match(await page.innerText('.context-pane .facts'), /Pengiriman → Gudang/);
  await page.click('.why-button');
  assert.match(await page.innerText('.why'), /“refund” → minta uang kembali/);
});

test('times and places that are named have chips, too; what nobody can date has none', async (world) => {
  const { page } = world;
  const made = await world.newCase('kemarin ke cab. Dago, beberapa hari lalu juga, paketnya bocor', 'Waktu');
  await world.go(`/kasus/${made.id}`);
  const chips = page.locator('.reading .asks');
  await page.waitForSelector('.reading time');
  assert.equal(await page.locator('.reading time').count(), 1);
  await chips.filter({ has: page.locator('time') }).hover();
  assert.deepEqual(await litWords(page), ['kemarin']);
  await page.mouse.move(0, 0);
  await chips.filter({ hasText: 'Cabang: Dago' }).focus();
  assert.deepEqual(await litWords(page), ['cab. Dago']);
  assert.equal(await page.locator('mark.named').count(), 3);
}, { needsMock: true });

test('what a person said of the class is not contradicted under the message', async (world) => {
  const { page } = world;
  const made = await world.newCase('barangnya rusak, kecewa', 'Golongan Dua');
  await world.go(`/kasus/${made.id}`);
  await page.waitForSelector('.reading .chip.guess');
  await page.click('.class-chips button:has-text("Pertanyaan")');
  await page.waitForFunction(() => !document.querySelector('.reading .chip.guess'));
});

test('departments: typed, suggested, saved, shown beside the subject; what is typed survives what others save', async (world) => {
  const { page } = world, path = `${world.path}/departments`;
  const before = await world.api('GET', path);
  await world.go('/pengaturan/bagian');
  const field = (name) => page.getByLabel(name, { exact: true });
  assert.equal(await page.locator('.fields input[list]').count(), 10);
  assert.ok((await page.locator('datalist option').evaluateAll((all) => all.map((one) => one.value))).includes('Gudang'));
  assert.ok(await page.isDisabled('button:has-text("Simpan bagian")'));
  await field('Aplikasi/situs').fill('x'.repeat(121));
  await page.waitForSelector('.is-error:has-text("Terlalu panjang")');
  assert.ok(await page.isDisabled('button:has-text("Simpan bagian")'));
  await field('Aplikasi/situs').fill(' Tim IT ');
  await world.api('PUT', path, { subjects: [{ subject: 'place', department: 'Toko' }] });
  await page.waitForFunction(() => [...document.querySelectorAll('.fields input')].some((one) => one.value === 'Toko'));
  assert.equal(await field('Aplikasi/situs').inputValue(), ' Tim IT ');
  await field('Aplikasi/situs').press('Enter');
  await page.waitForSelector('.toast:has-text("Bagian tersimpan")');
  const after = await world.api('GET', path);
  assert.deepEqual(after.subjects.filter((one) => ['app', 'place', 'delivery'].includes(one.subject)).map((one) => one.department), [before.subjects[0].department, 'Tim IT', 'Toko']);
  await world.api('PUT', path, { subjects: before.subjects.map((one) => ({ ...one, department: one.department ?? '' })) });
});
