// The stream: one connection for all tabs, no gap and no double after a break, a cut log is noticed.
import { assert, test } from './harness.mjs';

test('a message from elsewhere appears without a touch', async (world) => {
  const { page } = world;
  await world.go('/kotak-masuk?queue=talk');
  await page.mouse.move(700, 400);
  const name = `Kilat ${Date.now()}`;
  await world.newCase('mantap', name);
  await page.waitForSelector(`.row:has-text("${name}"), .fresh`);
});

test('a break with 502 after it: the word says so, and nothing is missing afterwards', async (world) => {
  const { page } = world;
  const made = await world.newCase('ini pesan pertama, kecewa', 'Putus Nyambung', { handle: '@putus' });
  await world.go(`/kasus/${made.id}`);
  await page.waitForSelector('.thread .message');
  await world.trick('break', { ms: 1500 });
  await page.waitForSelector('.live.off');
  await world.trick('message', { text: 'pesan selama putus', author: 'Putus Nyambung', handle: '@putus' });
  const began = Date.now();
  await page.waitForSelector('.message:has-text("pesan selama putus")');
  await page.waitForSelector('.live.on');
  assert.ok(Date.now() - began < 6000);
  assert.equal(await page.locator('.message:has-text("pesan selama putus")').count(), 1);
}, { needsMock: true });

test('a cut log leads to fetching again', async (world) => {
  const { page } = world;
  const made = await world.newCase('pesan sebelum terpotong', 'Terpotong', { handle: '@potong' });
  await world.go(`/kasus/${made.id}`);
  await page.waitForSelector('.thread .message');
  const heard = page.waitForRequest(/\/overview$/);
  await world.newCase('supaya ada nomor urut', 'Lain');
  await heard;
  world.mock.state.brands.get(world.brand).events.length = 0;
  await world.trick('cut');
  world.mock.state.brands.get(world.brand).messages.get(made.id).push({ ...world.mock.state.brands.get(world.brand).messages.get(made.id)[0], id: 9_999_999, text: 'tanpa peristiwa' });
  await page.waitForSelector('.message:has-text("tanpa peristiwa")');
}, { needsMock: true });

test('an answer that was asked for before an act does not undo it on the screen', async (world) => {
  const { page } = world, made = await world.newCase('tolong dicek kak', 'Telat');
  await world.go(`/kasus/${made.id}`);
  const answers = [];
  await page.route(new RegExp(`/cases/${made.id}$`), async (route) => { const answer = await route.fetch(); answers.push(() => route.fulfill({ response: answer })); });
  const asked = (count) => world.until(() => answers.length >= count);
  await world.trick('edit', { case: made.id });
  await asked(1);
  await page.keyboard.press('a');
  await page.waitForSelector('.toast');
  await answers[0]();
  await asked(2); // so the old one has been taken
  assert.equal(await page.locator('.case-acts button:text-is("Ambil")').count(), 0, 'the case looks free again');
  await answers[1]();
  await page.waitForSelector('.message .chip:has-text("diubah penulis")');
}, { needsMock: true });

test('twelve tabs share one connection and all are live', async (world) => {
  const pages = await Promise.all(Array.from({ length: 11 }, () => world.newPage()));
  try {
    await Promise.all(pages.map((page) => world.go('/pengaturan/akun', page))); // a tab in the background paints seldom
    for (const page of pages) await page.waitForSelector('.live.on');
    const { streams } = world.mock.state.brands.get(world.brand);
    assert.equal(streams.size, 1, `${streams.size} streams`);
  } finally {
    await Promise.all(pages.map((page) => page.close()));
  }
}, { needsMock: true });

test('who else is here is shown, and that they are writing', async (world) => {
  const { page } = world, made = await world.newCase('siapa yang jawab ya', 'Berdua');
  await world.go(`/kasus/${made.id}`);
  await page.waitForSelector('.thread .message');
  await world.trick('presence', { case: made.id, staff: 12, typing: '1' });
  await page.waitForSelector('.presence .is-typing:has-text("Dimas Saputra sedang membalas")');
  await page.waitForSelector('.window .row');
  const first = Number(await page.getAttribute('.window li[data-id]', 'data-id'));
  await world.trick('presence', { case: first, staff: 12, typing: '1' });
  await page.waitForSelector(`.window li[data-id="${first}"] .chip:has-text("Dimas")`);
}, { needsMock: true });

test('an edited message shows its mark and its old version', async (world) => {
  const { page } = world, made = await world.newCase('teks mula-mula', 'Pengubah');
  await world.go(`/kasus/${made.id}`);
  await page.waitForSelector('.thread .message');
  await world.trick('edit', { case: made.id });
  await page.waitForSelector('.message .chip:has-text("diubah penulis")');
  await page.click('summary:has-text("Lihat versi lama")');
  await page.waitForSelector('.versions .said:has-text("teks mula-mula")');
}, { needsMock: true });

test('a server that fails is said plainly and can be asked again', async (world) => {
  const { page } = world;
  await world.go('/');
  await page.route('**/replies?state=waiting', (route) => route.fulfill({ status: 500, body: '{}' }));
  await world.go('/persetujuan'); // settled: by itself it will not ask again
  await page.waitForSelector('[role=alert] button');
  await page.unrouteAll();
  await page.click('[role=alert] button');
  await page.waitForSelector('.reply-card, .empty');
});
