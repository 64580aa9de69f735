// A network as it is in a market hall: streams break, proxies answer 502, the server starts anew,
// the phone is offline. Nothing is missed, nothing comes twice, nothing written is lost.
import http from 'node:http';
import { Person, assert, desk, owner, pause, sendHook, settled, suite, until } from './world.mjs';

const secret = 'rahasia-antar-mesin-uji', field = '.composer-text';

/** Stands before the server as a proxy does; breaks on demand. */
async function startProxy(target) {
  const streams = new Set();
  const proxy = { streams, isBroken: false, held: null };
  const server = http.createServer(async (request, answer) => {
    const isStream = /\/events(\?|$)/.test(request.url);
    if (isStream) await proxy.held;
    if (proxy.isBroken) { answer.writeHead(502, { 'Content-Type': 'text/html' }).end('<h1>502 Bad Gateway</h1>'); return; }
    const onward = http.request(target + request.url, { method: request.method, headers: request.headers, agent: false }, (back) => {
      answer.writeHead(back.statusCode, back.headers);
      answer.flushHeaders();
      back.pipe(answer);
      back.on('error', () => answer.destroy());
    });
    onward.on('error', () => { if (answer.headersSent) answer.destroy(); else answer.writeHead(502).end(); });
    if (isStream) {
      streams.add(answer);
      answer.on('close', () => streams.delete(answer));
    }
    answer.on('close', () => onward.destroy());
    request.pipe(onward);
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  proxy.base = `http://127.0.0.1:${server.address().port}`;
  /** Every stream is cut, and everything is answered 502 for a while. */
  proxy.fail = async (ms) => {
    proxy.isBroken = true;
    for (const stream of streams) stream.destroy();
    await pause(ms);
    proxy.isBroken = false;
  };
  /** No stream begins until what this answers with is called. */
  proxy.hold = () => { let release; proxy.held = new Promise((done) => { release = () => { proxy.held = null; done(); }; }); return release; };
  proxy.stop = () => { server.closeAllConnections(); server.close(); };
  return proxy;
}

const test = suite('network', async () => {
  const w = await desk({}, { sample: false }), proxy = await startProxy(w.base), { stop } = w;
  const source = await w.person.post(`/api/brands/${w.own}/sources`, { name: 'Jembatan', channel: 'whatsapp', kind: 'hook', way_out: 'browser', own_handle: '@toko', secret });
  let number = 0;
  const say = async (text, author = 'Budi') => { number++; const sent = await sendHook(w.base, source.id, secret, [{ id: `n${number}`, author, handle: `@${author}`, text, is_direct: true }]); assert.equal(sent.status, 202, sent.text); };
  const caseOf = async (author) => (await w.person.all(`/api/brands/${w.own}/cases?queue=waiting`)).find((one) => one.author_name === author).id;
  const open = async (path) => { await w.page.goto(proxy.base + path); await settled(w.page); await w.page.waitForSelector('.live.on'); };
  return { ...w, proxy, source, say, caseOf, open, async stop() { proxy.stop(); await stop(); } };
});

/** Event numbers as a stream gives them, until `stop`; `begun` once it has told where it begins. */
function listenRaw(person, brand, since) {
  const seen = [];
  let begin;
  const begun = new Promise((done) => { begin = done; });
  const request = http.get(`${person.base}/api/brands/${brand}/events${since === undefined ? '' : `?since=${since}`}`, { headers: { Cookie: person.cookie }, agent: false }, (answer) => {
    let rest = '';
    answer.setEncoding('utf8');
    answer.on('data', (part) => {
      begin();
      rest += part;
      const blocks = rest.split('\n\n');
      rest = blocks.pop();
      for (const block of blocks) if (/^data:/m.test(block)) seen.push(Number(/^id: ?(\d+)/m.exec(block)[1])); // without data it only tells the place
    });
    answer.on('error', () => {});
  });
  request.on('error', () => {});
  return { seen, begun, stop: () => request.destroy() };
}
test('a stream taken up by number has no gap and no double', async (w) => {
  const whole = listenRaw(w.person, w.own), first = listenRaw(w.person, w.own);
  await whole.begun;
  await first.begun;
  for (let i = 0; i < 5; i++) await w.say(`sebelum ${i}`, `Awal ${i}`);
  await until('the first events', () => first.seen.length >= 5);
  first.stop();
  const last = first.seen.at(-1);
  for (let i = 0; i < 8; i++) await w.say(`selama putus ${i}`, `Tengah ${i}`);
  const second = listenRaw(w.person, w.own, last);
  for (let i = 0; i < 3; i++) await w.say(`sesudah ${i}`, `Akhir ${i}`);
  await until('the later events', () => whole.seen.length >= 16);
  const before = whole.seen.length;
  await w.say('sesudah semuanya', 'Penutup'); // in order: what came twice has come before it
  await until('the last event', () => whole.seen.length > before && second.seen.at(-1) === whole.seen.at(-1));
  assert.deepEqual(second.seen, whole.seen.filter((id) => id > last));
  assert.equal(new Set(second.seen).size, second.seen.length);
  whole.stop();
  second.stop();
});

test('what happens between the first look and the first event is not missed', async (w) => {
  await w.page.goto('about:blank');
  await until('no stream', () => w.proxy.streams.size === 0);
  await w.say('Pesan pertama saya, kecewa', 'Sela');
  const id = await w.caseOf('Sela'), release = w.proxy.hold();
  await w.page.goto(`${w.proxy.base}/b/${w.own}/kasus/${id}`);
  await w.page.waitForSelector('.message:has-text("Pesan pertama saya")');
  await w.say('di sela-sela', 'Sela');
  release();
  await w.page.waitForSelector('.message:has-text("di sela-sela")');
});

test('after a break and a proxy that says 502 everything is there within five seconds, once', async (w) => {
  await w.say('Pesan pertama saya, kecewa', 'Putus');
  await w.open(`/b/${w.own}/kasus/${await w.caseOf('Putus')}`);
  await w.page.fill(field, 'sedang menulis');
  const broken = w.proxy.fail(1500);
  await w.page.waitForSelector('.live.off');
  assert.match(await w.page.innerText('.live'), /Terputus/);
  for (let i = 0; i < 3; i++) await w.say(`selama putus ${i}`, 'Putus');
  await broken;
  const began = Date.now();
  await w.page.waitForSelector('.message:has-text("selama putus 2")');
  await w.page.waitForSelector('.live.on');
  assert.ok(Date.now() - began < 5000, `${Date.now() - began} ms`);
  for (let i = 0; i < 3; i++) assert.equal(await w.page.locator(`.message:has-text("selama putus ${i}")`).count(), 1);
  assert.equal(await w.page.inputValue(field), 'sedang menulis');
});

test('the server dies and comes back while one writes: every word is still there', async (w) => {
  await w.say('Kak, toplesnya retak', 'Mati');
  const id = await w.caseOf('Mati');
  await w.open(`/b/${w.own}/kasus/${id}`);
  await w.page.fill(field, 'Halo Kak, mohon maaf');
  await w.server.down('SIGKILL');
  await w.page.waitForSelector('.live.off');
  await w.page.fill(field, 'Halo Kak, mohon maaf, kami cek toplesnya');
  await pause(1000); // the time it is away
  await w.server.up();
  await w.page.waitForSelector('.live.on');
  assert.equal(await w.page.inputValue(field), 'Halo Kak, mohon maaf, kami cek toplesnya');
  await until('the draft at the server', async () => (await w.person.get(`/api/brands/${w.own}/cases/${id}`)).draft?.text === 'Halo Kak, mohon maaf, kami cek toplesnya');
  await w.page.evaluate(() => localStorage.clear());
  await w.page.reload();
  await w.page.waitForFunction((text) => document.querySelector('.composer-text')?.value === text, 'Halo Kak, mohon maaf, kami cek toplesnya');
});

test('twelve tabs live on one connection', async (w) => {
  await w.page.goto('about:blank');
  await until('no stream', () => w.proxy.streams.size === 0);
  const pages = [];
  for (let i = 0; i < 12; i++) {
    const page = await w.browser.main.newPage();
    await page.goto(`${w.proxy.base}/b/${w.own}/`);
    pages.push(page);
  }
  for (const page of pages) await page.waitForSelector('.live.on');
  const { waiting } = await w.person.get(`/api/brands/${w.own}/overview`);
  assert.equal(w.proxy.streams.size, 1, `${w.proxy.streams.size} streams`);
  await w.say('Kecewa, ini untuk dua belas tab', 'Dua Belas');
  for (const page of pages) await page.waitForSelector(`.nav .count:text-is("${waiting + 1}")`);
  await Promise.all(pages.map((page) => page.close()));
});

test('without a network the header says so, and an answer waits for it and leaves once', async (w) => {
  await w.say('Barangnya rusak, tolong dibantu', 'Luring');
  const id = await w.caseOf('Luring');
  await w.open(`/b/${w.own}/kasus/${id}`);
  const checked = w.page.waitForResponse(/\/check$/);
  await w.page.fill(field, 'Halo Kak, boleh kirim fotonya? Kami jawab pukul 16.00.');
  await checked;
  await w.browser.main.setOffline(true);
  try {
    await w.page.waitForSelector('.live.off');
    assert.match(await w.page.innerText('.live'), /Terputus/);
    await w.page.waitForSelector('.offline-strip');
    await w.page.click('.composer-foot .primary');
    await w.page.waitForSelector('.composer .notice:has-text("Menunggu jaringan")');
  } finally { await w.browser.main.setOffline(false); }
  await w.page.waitForSelector('.live.on');
  await until('the answer', async () => (await w.person.get(`/api/brands/${w.own}/cases/${id}`)).replies.length);
  await w.page.waitForFunction(() => document.querySelector('.composer-text').value === '');
  await settled(w.page); // nothing more is on its way
  assert.equal((await w.person.get(`/api/brands/${w.own}/cases/${id}`)).replies.length, 1);
});

test('a colleague answers meanwhile: one is told, keeps the text, and sends only knowingly', async (w) => {
  await w.say('Kok belum dibalas?', 'Berdua');
  const id = await w.caseOf('Berdua'), dimas = await w.person.invite(w.own, 'Dimas Saputra', 'dimas@warung.example', 'writer');
  const text = 'Halo Kak, boleh kirim nomor pesanannya? Kami jawab pukul 16.00.';
  await w.open(`/b/${w.own}/kasus/${id}`);
  await w.page.fill(field, text);
  await dimas.put(`/api/brands/${w.own}/cases/${id}/presence`, { is_typing: true });
  await w.page.waitForSelector('.presence:has-text("Dimas Saputra")');
  await dimas.reply(w.own, id, 'Halo Kak, sudah kami cek dan kami kirim ulang besok pagi.', false);
  await w.page.waitForSelector('.notice.is-change:has-text("Dimas")');
  assert.equal(await w.page.inputValue(field), text);
  await w.page.click('.composer-foot .primary');
  await w.page.waitForSelector('.notice.is-change button.primary');
  assert.equal((await w.person.get(`/api/brands/${w.own}/cases/${id}`)).replies.length, 1, 'it was sent over the head of the colleague');
  await w.page.click('.notice.is-change button.primary');
  await until('both answers', async () => (await w.person.get(`/api/brands/${w.own}/cases/${id}`)).replies.length === 2);
});

test('after a restart a session still holds, and another device finds the same draft', async (w) => {
  await w.say('Kak, isinya kurang', 'Dua HP');
  const id = await w.caseOf('Dua HP');
  await w.open(`/b/${w.own}/kasus/${id}`);
  await w.page.fill(field, 'ditulis di laptop');
  await until('the draft', async () => (await w.person.get(`/api/brands/${w.own}/cases/${id}`)).draft?.text === 'ditulis di laptop');
  await w.server.down();
  await w.server.up();
  const phone = await Person.signIn(w.base, owner.email), context = await w.browser.open(phone, { viewport: { width: 390, height: 844 } }), page = await context.newPage();
  await page.goto(`${w.base}/b/${w.own}/kasus/${id}`);
  await page.waitForFunction(() => document.querySelector('.composer-text')?.value === 'ditulis di laptop');
  await page.fill(field, 'lanjut di HP');
  await until('the newer draft', async () => (await phone.get(`/api/brands/${w.own}/cases/${id}`)).draft?.text === 'lanjut di HP');
  await w.page.fill(field, 'lanjut di laptop');
  await w.page.waitForSelector('.notice:has-text("draf lebih baru")');
  assert.equal(await w.page.inputValue(field), 'lanjut di laptop');
  await context.close();
});
