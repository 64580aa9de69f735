// Who is on duty, and how one is woken: by keyboard alone, and nothing lost by a second look.
import { assert, test } from './harness.mjs';

test('a roster is made by keyboard and says plainly when nobody is on duty', async (world) => {
  const { page } = world;
  await world.api('PUT', `${world.path}/roster`, { people: [] });
  await world.go('/pengaturan/jaga');
  await page.waitForSelector('.empty');
  await page.selectOption('select[aria-label="Tambah orang"]', { index: 1 });
  const card = page.locator('.duty-person').first();
  await card.locator('button:has-text("Tambah jam jaga")').press('Enter');
  assert.equal(await card.locator('.day-pick input:checked').count(), 5);
  await card.getByLabel('Sabtu').press('Space');
  await card.getByLabel(/: sampai$/).first().fill('02.00');
  await card.getByText('keesokan hari').waitFor();
  await card.getByLabel('Jam tenang', { exact: true }).press('Space');
  await card.locator('button:has-text("Tambah tanggal khusus")').press('Enter');
  await page.locator('button:has-text("Simpan jadwal")').press('Enter');
  await page.waitForSelector('.gaps');
  assert.match(await page.textContent('.gaps'), /Tidak ada yang bertugas \S+ \d\d\.\d\d–\d\d\.\d\d/);
  const { people: [one] } = await world.api('GET', `${world.path}/roster`);
  assert.equal(one.shifts.length, 6);
  assert.deepEqual(one.shifts[0], { weekday: 1, from_at: 8 * 3600, to_at: 2 * 3600 });
  assert.equal(one.exceptions[0].is_off, true);
  assert.equal(one.quiet_from, 22 * 3600);
}, { needsMock: true });

test('one adds a mail address, asks for a code, and takes a way away', async (world) => {
  const { page } = world;
  await world.go('/pengaturan/panggilan');
  await page.click('button:has-text("Tambah email")');
  await page.fill('dialog input[type=text]', 'HP toko');
  await page.fill('dialog input[type=email]', 'jaga@contoh.example');
  await page.click('dialog button.primary');
  await page.waitForSelector('.rows strong:has-text("HP toko")');
  await page.click('button:has-text("Buat kode")');
  await page.waitForSelector('.code:has-text("/start ABCD234567")');
  await page.click('button[aria-label="Hapus: HP toko"]');
  await page.click('dialog button.primary');
  await page.waitForSelector('.rows strong:has-text("HP toko")', { state: 'detached' });
}, { needsMock: true });
