// Masalah serupa: what grows, its cases, and what people may say of them.
import { assert, settled, test } from './harness.mjs';

const all = async (world, isOver = false) => (await world.api('GET', `${world.path}/problems?over=${isOver}`)).items;
const one = (world, id) => world.api('GET', `${world.path}/problems/${id}`);
const casesOf = async (world, id) => (await world.api('GET', `${world.path}/problems/${id}/cases`)).items.map((row) => row.id);
let serial = 0;
/** A problem of its own, split from the largest: two cases of new people. */
async function fresh(world, name = `Uji ${Date.now()}${serial++}`) {
  const [from] = (await all(world)).sort((a, b) => b.case_count - a.case_count), ids = [];
  for (const who of ['Tuti', 'Budi', 'Sari']) ids.push((await world.newCase('kemasannya bocor kak, kecewa, minta refund', who)).id);
  for (const id of ids) await world.api('POST', `${world.path}/cases/${id}/problem`, { problem_id: from.id });
  const made = await world.api('POST', `${world.path}/problems/${from.id}/split`, { name, cases: ids.map((id) => ({ id })) });
  return { ...made, ids, from };
}

test('the list tells how many, how it grows, who waits, what is asked and where it came from', async (world) => {
  const { page } = world, made = await fresh(world);
  await world.go('/masalah');
  const card = page.locator('.problem', { hasText: made.name });
  const text = (await card.innerText()).replace(/\s+/g, ' ');
  assert.match(text, /3 kasus/);
  assert.match(text, /3 dalam 24 jam, naik \(24 jam sebelumnya 0\)/);
  assert.match(text, /3 menunggu jawaban/);
  assert.match(text, /Minta uang kembali/);
  assert.match(text, /Pertama masuk dari Tuti/);
  assert.equal(await card.locator('.problem-first a').getAttribute('href'), `/b/${world.brand}/kasus/${made.ids[0]}`);
  await page.click('.tabs a:has-text("Sudah selesai")');
  await page.waitForURL(/over=true/);
  await page.waitForFunction((name) => !document.body.innerText.includes(name), made.name);
}, { needsMock: true });

test('by keys: g i, j to a problem, Enter, j to a case, x picks it', async (world) => {
  const { page } = world;
  await fresh(world);
  await world.go('/');
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await page.waitForSelector('.problem-link');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.pick-row');
  await settled(page);
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H1');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.waitForSelector('.pick-row:first-child input:checked');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/kasus\/\d+$/);
}, { needsMock: true });

test('a name is given in place, too long a one is refused there, none brings the words back; z undoes', async (world) => {
  const { page } = world, made = await fresh(world);
  await world.go(`/masalah/${made.id}`);
  await page.click('button:has-text("Ubah nama")');
  await page.waitForSelector('.rename input:focus');
  await page.fill('.rename input', 'x'.repeat(121));
  await page.waitForSelector('.is-error:has-text("Terlalu panjang")');
  await page.fill('.rename input', 'Batch 12 bocor');
  await page.keyboard.press('Enter');
  await page.waitForSelector('h1:has-text("Batch 12 bocor")');
  assert.equal((await one(world, made.id)).name, 'Batch 12 bocor');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Ubah nama');
  await page.keyboard.press('z');
  await page.waitForSelector(`h1:has-text("${made.name}")`);
  await page.click('button:has-text("Ubah nama")');
  await page.keyboard.press('Escape');
  await page.waitForSelector('.rename', { state: 'detached' });
  await page.click('button:has-text("Ubah nama")');
  await page.fill('.rename input', '');
  await page.keyboard.press('Enter');
  await page.waitForSelector('h1:has-text("kemasan · bocor")');
  await page.waitForSelector('.chip:has-text("belum diberi nama")');
}, { needsMock: true });

test('settled and open again', async (world) => {
  const { page } = world, made = await fresh(world);
  await world.go(`/masalah/${made.id}`);
  await page.click('button:has-text("Tandai selesai")');
  await page.waitForSelector('.chip:has-text("Selesai")');
  assert.ok((await all(world, true)).some((it) => it.id === made.id));
  await page.click('button:has-text("Buka lagi")');
  await page.waitForSelector('button:has-text("Tandai selesai")');
  assert.equal((await one(world, made.id)).is_over, false);
}, { needsMock: true });

test('joined with another one, after a word of what will happen', async (world) => {
  const { page } = world, made = await fresh(world), other = await fresh(world);
  await world.go(`/masalah/${made.id}`);
  await page.click('button:has-text("Gabungkan ke")');
  await page.waitForSelector('.merge-one');
  assert.ok(await page.isDisabled('dialog button.primary'));
  assert.equal(await page.locator('.merge-one', { hasText: made.name }).count(), 0);
  await page.click(`.merge-one:has-text("${other.name}")`);
  await page.waitForSelector(`dialog [role=status]:has-text("3 kasus pindah ke “${other.name}”, dan masalah ini hilang dari daftar. Bisa dibatalkan.")`);
  await page.click('dialog button.primary');
  await page.waitForURL(new RegExp(`/masalah/${other.id}$`));
  await page.waitForFunction(() => document.querySelectorAll('.pick-row').length === 6);
  await world.go(`/masalah/${made.id}`);
  await page.waitForSelector('h1:has-text("sudah tidak ada")');
}, { needsMock: true });

test('z takes a merge back: the problem is there again with its cases', async (world) => {
  const { page } = world, made = await fresh(world), other = await fresh(world);
  await world.go(`/masalah/${made.id}`);
  await page.click('button:has-text("Gabungkan ke")');
  await page.click(`.merge-one:has-text("${other.name}")`);
  await page.click('dialog button.primary');
  await page.waitForURL(new RegExp(`/masalah/${other.id}$`));
  await page.waitForFunction(() => document.querySelectorAll('.pick-row').length === 6);
  await page.keyboard.press('z');
  await page.waitForURL(new RegExp(`/masalah/${made.id}$`));
  await page.waitForFunction(() => document.querySelectorAll('.pick-row').length === 3);
  assert.deepEqual((await casesOf(world, made.id)).sort(), [...made.ids].sort());
  assert.equal((await one(world, other.id)).case_count, 3);
}, { needsMock: true });

test('a case is put into a problem of the list, moved into a new one, and z takes it back', async (world) => {
  const { page } = world, made = await fresh(world), it = await world.newCase('kapan buka hari minggu?', 'Tuti Baru');
  await world.go(`/kasus/${it.id}`);
  await page.click('.context-pane button:has-text("Masukkan ke masalah")');
  await page.waitForSelector('dialog .merge-one');
  assert.ok(await page.isDisabled('dialog button.primary'));
  await page.click(`dialog .merge-one:has-text("${made.name}")`);
  await page.click('dialog button.primary');
  await page.waitForSelector(`.context-pane .case-problem a:has-text("${made.name}")`);
  assert.equal((await one(world, made.id)).case_count, 4);
  await page.click('.context-pane button:has-text("Pindahkan")');
  await page.waitForSelector('dialog .merge-one');
  assert.equal(await page.locator('dialog .merge-one', { hasText: made.name }).count(), 0, 'not where it is already');
  await page.click('dialog .merge-one:has-text("Masalah baru")');
  await page.fill('dialog input[type=text]', 'x'.repeat(121));
  assert.ok(await page.isDisabled('dialog button.primary'));
  await page.fill('dialog input[type=text]', 'Jam buka Minggu');
  await page.click('dialog button.primary');
  await page.waitForSelector('.context-pane .case-problem a:has-text("Jam buka Minggu (1)")');
  await settled(page);
  await page.keyboard.press('z');
  await page.waitForSelector(`.context-pane .case-problem a:has-text("${made.name}")`);
}, { needsMock: true });

test('some cases become a problem of their own, and z joins them again', async (world) => {
  const { page } = world, made = await fresh(world);
  await world.go(`/masalah/${made.id}`);
  await page.click('label:has-text("Pilih semua")');
  assert.ok(await page.isDisabled('.pick-bar button:has-text("Pisahkan")'), 'all of them would leave nothing');
  await page.locator('.pick input').nth(0).uncheck();
  await page.click('.pick-bar button:has-text("Pisahkan")');
  await page.fill('dialog input', 'Yang dua ini');
  await page.keyboard.press('Enter');
  await page.waitForSelector('h1:has-text("Yang dua ini")');
  await page.waitForFunction(() => document.querySelectorAll('.pick-row').length === 2);
  assert.equal((await one(world, made.id)).case_count, 1);
  await page.keyboard.press('z');
  await page.waitForURL(new RegExp(`/masalah/${made.id}$`));
  await page.waitForFunction(() => document.querySelectorAll('.pick-row').length === 3);
}, { needsMock: true });

test('cases are taken out and put back', async (world) => {
  const { page } = world, made = await fresh(world);
  await world.go(`/masalah/${made.id}`);
  await page.locator('.pick input').nth(0).check();
  await page.locator('.pick input').nth(1).check();
  await page.click('.pick-bar button:has-text("Keluarkan")');
  await page.waitForSelector('.toast:has-text("2 kasus dikeluarkan")');
  await page.waitForFunction(() => document.querySelectorAll('.pick-row').length === 1);
  await page.keyboard.press('z');
  await page.waitForFunction(() => document.querySelectorAll('.pick-row').length === 3);
  assert.deepEqual((await casesOf(world, made.id)).sort(), made.ids.sort());
}, { needsMock: true });

test('a case names its problem and may leave it', async (world) => {
  const { page } = world, made = await fresh(world);
  await world.go(`/kasus/${made.ids[0]}`);
  const line = page.locator('.context-pane .case-problem');
  assert.equal(await line.locator('a').innerText(), `${made.name} (3)`);
  await line.locator('button:has-text("Bukan masalah ini")').click();
  await line.locator('a').waitFor({ state: 'detached' });
  assert.match(await line.innerText(), /Masukkan ke/);
  assert.equal((await world.api('GET', `${world.path}/cases/${made.ids[0]}`)).case.problem_id, null);
  await page.keyboard.press('z');
  await line.locator('a').click();
  await page.waitForURL(new RegExp(`/masalah/${made.id}$`));
}, { needsMock: true });

test('who only reads sees problems and no acts', async (world) => {
  const { page } = world, made = await fresh(world);
  await world.api('POST', `${world.path}/sample/persona`, { staff_id: 13 });
  await world.go(`/masalah/${made.id}`);
  assert.equal(await page.locator('#main button, #main input').count(), 0);
  await world.go(`/kasus/${made.ids[0]}`);
  assert.equal(await page.locator('.case-problem button').count(), 0);
  await world.api('POST', `${world.path}/sample/persona`, { staff_id: 0 });
}, { needsMock: true });

test('what somebody else does to a problem shows by itself', async (world) => {
  const { page } = world, made = await fresh(world);
  await world.go(`/masalah/${made.id}`);
  await world.api('PUT', `${world.path}/problems/${made.id}`, { name: 'Dari rekan', is_over: false });
  await page.waitForSelector('h1:has-text("Dari rekan")');
}, { needsMock: true });

test('a shop without problems is told when there will be some', async (world) => {
  const { page } = world;
  await page.goto(`${world.base}/b/2/masalah`);
  await settled(page);
  assert.match(await page.innerText('.empty'), /Belum ada masalah yang berulang[^]*sebulan/);
}, { needsMock: true });
