// Pernyataan resmi: from the filled example to what is in force and stands ready in a composer.
import { assert, settled, test } from './harness.mjs';

const factsOf = (deadline) => [{ kind: 'deadline', values: [deadline], old: ['2 hari'], note: null }];
async function inForce(world, text) {
  const made = await world.api('POST', `${world.path}/statements`, { name: 'Rendang bocor', problem_id: null, slots: factsOf('3 hari kerja'), text });
  for (const [version, act] of ['approve', 'enforce'].entries()) await world.api('POST', `${world.path}/statements/${made.id}/versions/1/act`, { act, version: version + 1 });
  return made;
}

test('the first statement: an example is filled in, tried, saved, approved and brought into force', async (world) => {
  const { page } = world;
  await world.go('/pernyataan?baru=1&contoh=1');
  assert.equal(await page.locator('.fact').count(), 6);
  await page.fill('input[aria-labelledby=try]', 'Refundnya 2 hari ya kak');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.findings li:has-text("Seharusnya: 3 hari kerja")');
  await page.click('button:has-text("Simpan sebagai draf")');
  await page.waitForURL(/\/pernyataan\/\d+$/);
  await settled(page);
  await page.locator('.fact textarea').first().fill('refund separuh');
  await page.reload(); // what is typed outlives it
  await page.waitForSelector('button:has-text("Simpan draf")');
  assert.equal(await page.locator('.fact textarea').first().inputValue(), 'refund separuh');
  await page.click('button:has-text("Buang perubahan")');
  assert.equal(await page.locator('.fact textarea').first().inputValue(), 'refund penuh\nganti barang');
  await page.click('button:has-text("Setujui…")');
  await page.click('dialog button.primary');
  await page.waitForSelector('h2:has-text("Siap diberlakukan")');
  await page.click('button:has-text("Berlakukan…")');
  await page.click('dialog button.primary');
  await page.waitForSelector('h2:has-text("Yang berlaku: v1")');
}, { needsMock: true });

test('the next version shows what changed, and a withdrawal needs a reason', async (world) => {
  const { page } = world, made = await inForce(world, 'Selesai dalam 3 hari kerja.');
  await world.go(`/pernyataan/${made.id}`);
  await page.click('button:has-text("Buat versi baru")');
  await page.locator('.fact textarea').first().fill('5 hari kerja');
  await page.click('button:has-text("Simpan draf")');
  await page.click('summary:has-text("v2")');
  await page.waitForSelector('.diff ins:has-text("5")');
  await page.click('button:has-text("Cabut…")');
  assert.equal(await page.isDisabled('dialog button.grave'), true);
  await page.fill('dialog textarea', 'salah sebab');
  await page.click('dialog button.grave');
  await page.waitForSelector('.chip:has-text("Tidak ada yang berlaku")');
}, { needsMock: true });

test('what is in force stands in the composer: by its button and among the prepared texts by p', async (world) => {
  const { page } = world, text = `Selesai dalam 3 hari kerja, uji ${Date.now()}.`, made = await inForce(world, text);
  const { id } = await world.newCase('kemasannya bocor kak', 'Tuti');
  await world.go(`/kasus/${id}`);
  const line = page.locator('.statement-lines li', { has: page.locator(`a[href$="/pernyataan/${made.id}"]`) });
  await line.locator('button').click();
  await page.waitForFunction((wanted) => document.querySelector('.composer-text').value === wanted, text);
  await page.fill('.composer-text', '');
  await page.locator('.composer-text').evaluate((box) => box.blur());
  await page.keyboard.press('p');
  await page.click(`[role=option]:has-text("${text}")`);
  await page.waitForFunction((wanted) => document.querySelector('.composer-text').value === wanted, text);
}, { needsMock: true });
