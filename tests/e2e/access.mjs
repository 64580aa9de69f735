// Akun resmi: an account of a source is written down by one tap, who can sign in by keyboard; who left with
// the sign-in stays in sight until it was taken back; a month later it is asked who holds it still.
import { assert, desk, Person, suite, until } from './world.mjs';

const access = suite('access', () => desk({}, { sample: false }));
const day = 24 * 3600;

access('an account of a source comes by one tap, and who can sign in by keyboard', async (w) => {
  const { page, own, person } = w, shop = `/api/brands/${own}`;
  await person.post(`${shop}/sources`, { name: 'Instagram toko', channel: 'instagram', kind: 'hand', way_out: 'browser', own_handle: 'keripikburasti' });
  await w.go(`/b/${own}/krisis/kesiapan`);
  await page.click('a:has-text("Catat akun resmi usaha")');
  await page.click('button:has-text("Tambahkan @keripikburasti dari Instagram")');
  await page.waitForSelector('.card h3:has-text("@keripikburasti")');
  await page.waitForSelector('button:has-text("Tambahkan @keripikburasti")', { state: 'detached' });
  await page.focus('button[aria-label="Catat siapa yang bisa masuk: @keripikburasti"]');
  await page.keyboard.press('Enter');
  await page.getByLabel('Siapa', { exact: true }).selectOption({ index: 1 });
  await page.getByLabel('Perangkat', { exact: true }).fill('HP Rasti');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.card .rows li:has-text("HP Rasti")');
  const part = (await person.get(`${shop}/readiness`)).parts.find((one) => one.name === 'access');
  assert.equal(part.state, 'done');
});

access('who left with the sign-in stays in sight until it was taken back; a slip is undone', async (w) => {
  const { page, own, person } = w, shop = `/api/brands/${own}`;
  const { accounts: [account] } = await person.get(`${shop}/access`);
  const leaver = await person.invite(own, 'Dewi Lestari', 'dewi@warung.example', 'writer'), { staff } = await leaver.get('/api/session');
  await person.post(`${shop}/access/accounts/${account.id}/sign-ins`, { staff_id: staff.id, device: 'HP Dewi', is_personal: true });
  await person.post(`${shop}/people/${staff.id}/end`);
  await w.go(`/b/${own}/pengaturan/akses`);
  const top = page.locator('section[aria-labelledby="gone"]');
  await top.locator('li:has-text("Dewi Lestari"):has-text("HP Dewi")').waitFor();
  await top.locator('button:has-text("Sudah dikeluarkan")').click();
  await top.waitFor({ state: 'detached' });
  await page.click('.toast button:has-text("Batalkan")');
  await top.locator('button:has-text("Sudah dikeluarkan")').click();
  await top.waitFor({ state: 'detached' });
  await page.click('summary:has-text("Yang sudah dikeluarkan")');
  await page.waitForSelector('details li:has-text("Dewi Lestari")');
});

access('what one writes stays when a colleague was quicker', async (w) => {
  const { page, own, person } = w, shop = `/api/brands/${own}`;
  const { accounts: [account] } = await person.get(`${shop}/access`);
  await w.go(`/b/${own}/pengaturan/akses`);
  await page.click('button[aria-label="Ubah: @keripikburasti"]');
  await page.getByLabel('Pemulihan ke').fill('email toko');
  await person.put(`${shop}/access/accounts/${account.id}`, { ...account, two_step: 'yes', sign_ins: undefined, id: undefined, source_name: undefined, owner_name: undefined, reviewed_at: undefined, ended_at: undefined, is_due: undefined });
  await page.click('dialog button[type=submit]');
  await page.waitForSelector('dialog .notice:has-text("Orang lain mengubahnya")');
  assert.equal(await page.getByLabel('Pemulihan ke').inputValue(), 'email toko');
  await page.click('button:has-text("Simpan punya saya")');
  await page.waitForSelector('.facts:has-text("email toko")');
});

access('a month later whoever looks after it is asked, and says that it is true still', async (w) => {
  const { server, page, own } = w, shop = `/api/brands/${own}`;
  await server.leap(31 * day);
  w.person = await Person.signIn(w.base, w.person.me.staff.email); // sessions end after a week
  await w.browser.enter(page.context(), w.person);
  await w.go(`/b/${own}/pengaturan/akses`);
  await page.waitForSelector('.notice:has-text("1 akses perlu dipastikan")');
  await page.click('button[aria-label^="Masih benar"]');
  await page.waitForSelector('.chip:has-text("perlu dipastikan")', { state: 'detached' });
  await until('it counts', async () => (await w.person.get(`${shop}/readiness`)).parts.find((one) => one.name === 'access').state === 'done');
});
