// People are woken in their browser: subscribed by a click, called through a push service (a peer of
// our own that decrypts), shown by the service worker, acted on behind the link. Chromium without its
// maker's servers cannot subscribe, so that one step is played; everything after it is real: what the
// peer decrypted is delivered to the real service worker by the browser's own way for tests.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { assert, axe, desk, suite, until } from './world.mjs';

async function startPeer() {
  const process_ = spawn(process.execPath, [fileURLToPath(new URL('../support/push_peer.mjs', import.meta.url))], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [line] = await once(process_.stdout, 'data');
  const base = `http://127.0.0.1:${Number(line)}`;
  const ask = async (path, body) => (await fetch(base + path, body ? { method: 'POST', body: JSON.stringify(body) } : {})).json();
  return { base, ask, port: Number(line), stop: () => process_.stdin.end() };
}

const wake = suite('waking', async () => {
  const peer = await startPeer(), w = await desk({ allow: `127.0.0.1:${peer.port}` }, { sample: false, chromium: process.env.CHROMIUM ?? '/usr/bin/chromium' }), { stop } = w; // the one without a window shows no notifications
  return { ...w, peer, async stop() { peer.stop(); await stop(); } };
});

/** pushManager.subscribe() as a push service would answer it. */
async function playSubscribe(w, page) {
  await page.exposeFunction('askPeer', (key) => w.peer.ask('/subscribe', { key }));
  await page.addInitScript(() => {
    PushManager.prototype.subscribe = async function subscribe({ applicationServerKey }) {
      const key = btoa(String.fromCharCode(...new Uint8Array(applicationServerKey))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
      const { endpoint, p256dh, auth } = await globalThis.askPeer(key);
      return { toJSON: () => ({ endpoint, keys: { p256dh, auth } }) };
    };
    Notification.requestPermission = async () => 'granted';
    Object.defineProperty(Notification, 'permission', { get: () => 'granted' });
  });
}

wake('a browser is subscribed, called, shows the alarm, says that it came, and the page behind it acts', async (w) => {
  const { page, person, own } = w;
  await w.browser.main.grantPermissions(['notifications'], { origin: w.base });
  await playSubscribe(w, page);
  await w.go(`/b/${own}/pengaturan/panggilan`);
  await page.fill('form.card input[type=text]', 'Chrome di HP toko');
  await page.click('button:has-text("Bangunkan saya lewat browser ini")');
  await page.waitForSelector('.rows strong:has-text("Chrome di HP toko")');
  await page.waitForSelector('.rows .chip:has-text("browser ini")');
  const worker = await page.evaluate(async () => (await navigator.serviceWorker.ready).active.scriptURL);
  assert.equal(worker, `${w.base}/push.js`);

  const me = (await person.get('/api/session')).staff.id;
  await person.put(`/api/brands/${own}/roster`, { people: [{ staff_id: me, zone: 25200, shifts: [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, from_at: 0, to_at: 86400 })) }] });
  await w.go(`/b/${own}/pengaturan/alarm`);
  await page.waitForSelector('.notice:has-text("urutan bawaan")');
  await page.click('section.card button:has-text("Uji alarm")');
  await page.click('dialog button:has-text("Ya, uji sekarang")');
  await page.waitForSelector('.hop.is-called:has-text("Notifikasi browser") .station:has-text("terkirim")');

  const way = (await person.get('/api/session/ways')).items[0];
  assert.equal(way.address, w.peer.base);
  const { text: note } = await until('the decrypted call', async () => (await w.peer.ask(`/messages/${await endpointOf(w)}`))[0]);
  const session = await w.browser.main.newCDPSession(page);
  const registration = new Promise((done) => session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => registrations[0] && done(registrations[0].registrationId)));
  await session.send('ServiceWorker.enable');
  const registrationId = await registration;
  const push = (data) => session.send('ServiceWorker.deliverPushMessage', { origin: w.base, registrationId, data: JSON.stringify(data) });
  await push(note);
  await page.waitForSelector('.hop .station:has-text("diterima perangkat")');
  const shown = () => page.evaluate(async () => (await (await navigator.serviceWorker.ready).getNotifications()).map(({ title, body, tag, data }) => ({ title, body, tag, link: data.link })));
  const [first] = await until('the notification', async () => (await shown()).length && await shown());
  assert.equal(first.title, 'Uji alarm: Warung Uji');
  await push({ ...note, text: 'lain', is_silent: true }); // replaces it
  const after = await until('the one notification changed', async () => { const all = await shown(); return all[0]?.body === 'lain' && all; });
  assert.equal(after.length, 1);

  const context = await w.browser.open(null, { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  const alarm = await context.newPage();
  await alarm.goto(first.link);
  assert.equal(await alarm.locator('script').count(), 0);
  await alarm.click('button:has-text("Saya tangani")');
  assert.equal(await alarm.locator('button:has-text("Saya tangani")').count(), 0); // once
  await page.waitForSelector('.hop .station:has-text("dibuka")');
  await context.close();

  await w.go(`/b/${own}/pengaturan/panggilan`);
  await page.click('button[aria-label="Hapus: Chrome di HP toko"]');
  await page.click('dialog button.primary');
  await page.waitForSelector('.notice:has-text("email akun")');
});

/** The peer keeps browsers by the last part of their endpoint, which the desk never tells. */
const endpointOf = async (w) => (await w.peer.ask('/newest')).id;

for (const theme of ['light', 'dark'])
  for (const [width, height] of [[1366, 768], [390, 844]])
    wake(`axe finds nothing on the pages of waking, ${theme}, ${width} px`, async (w) => {
      await w.page.emulateMedia({ colorScheme: theme });
      await w.page.setViewportSize({ width, height });
      const found = [];
      for (const tab of ['jaga', 'alarm', 'panggilan']) {
        await w.go(`/b/${w.own}/pengaturan/${tab}`);
        await w.page.waitForSelector(tab === 'jaga' ? '.duty-person' : 'form.card');
        for (const violation of await axe(w.page)) found.push(`${tab}: ${violation}`);
        const wide = await w.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (wide > 0) found.push(`${tab}: ${wide} px too wide`);
      }
      assert.deepEqual(found, []);
    });
