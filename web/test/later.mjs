// Pages that come when they are needed: calm while they load, told when they cannot be had.
import { assert, settled, test } from './harness.mjs';

const part = /\/assets\/(team|rules|audit|approvals|problems)-/;
/** A page in which nothing is fetched in advance. */
async function thrifty(world) {
  const page = await world.newPage();
  await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
  return page;
}

test('the first load takes no part it does not need', async (world) => {
  const page = await thrifty(world), asked = [];
  page.on('request', (request) => { if (part.test(request.url())) asked.push(part.exec(request.url())[1]); });
  await world.go('/kotak-masuk', page);
  assert.deepEqual(asked, []);
  await page.hover('.nav a:has-text("Log audit")');
  await world.until(() => asked.includes('audit'));
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await page.waitForSelector('h2:has-text("Orang")');
  await settled(page);
  assert.deepEqual(asked, ['audit', 'team']);
  await page.close();
});

test('with nothing better to do the parts are fetched, and then open without a network', async (world) => {
  const page = await world.newPage();
  const seen = new Set();
  page.on('response', (answer) => { const found = part.exec(answer.url()); if (found && answer.ok()) seen.add(found[1]); });
  await world.go('/', page);
  await world.until(() => seen.size === 5);
  await settled(page);
  await world.context.setOffline(true);
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await page.waitForSelector('h1:has-text("Masalah serupa")');
  await page.waitForSelector('.tabs a:has-text("Masih berjalan")');
  await world.context.setOffline(false);
  await page.close();
});

test('while it loads there is a title that has the focus, and the page takes it over', async (world) => {
  const page = await thrifty(world);
  let go;
  await page.route(part, async (route) => { await new Promise((done) => { go = done; }); await route.continue(); });
  await world.go('/', page);
  await page.click('.nav a:has-text("Log audit")');
  await page.waitForSelector('.loading');
  assert.equal(await page.innerText('#main h1:focus'), 'Log audit');
  await world.until(() => go);
  go();
  await page.waitForSelector('.chain');
  assert.equal(await page.innerText('#main h1:focus'), 'Log audit');
  await page.close();
});

test('what cannot be had is told, and is tried again', async (world) => {
  const page = await thrifty(world);
  let isBroken = true;
  await page.route(part, (route) => (isBroken ? route.abort() : route.continue()));
  await world.go('/', page);
  for (const name of ['Persetujuan', 'Pengaturan']) {
    isBroken = true;
    await page.click(`.nav a:has-text("${name}")`);
    await page.waitForSelector('[role=alert]:has-text("belum bisa dimuat")');
    assert.ok(await page.locator('#main h1').count());
    isBroken = false;
    await page.click('button:has-text("Coba lagi")');
    await page.waitForSelector(name === 'Pengaturan' ? 'main .rows' : 'main .tabs');
  }
  await page.close();
});

test('without a server, trying again stays calm; after an update of it, a fresh page helps', async (world) => {
  const page = await thrifty(world);
  await page.route(part, (route) => route.abort());
  await world.go('/', page);
  await page.route('**/api/session', (route) => route.abort());
  await page.click('.nav a:has-text("Log audit")');
  for (let i = 0; i < 2; i++) {
    await page.click('button:has-text("Coba lagi")');
    await page.waitForSelector('[role=alert]:has-text("belum bisa dimuat")');
  }
  await page.unroute('**/api/session');
  const loaded = page.waitForEvent('load');
  await page.click('button:has-text("Coba lagi")');
  await loaded;
  await page.unroute(part);
  await page.reload();
  await page.waitForSelector('.chain');
  await page.close();
});
