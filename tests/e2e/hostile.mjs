// Text of strangers and colleagues in every field that takes text, on every page that shows it:
// nothing runs, nothing outside is loaded, the policy has nothing to forbid. And every kind of
// answer carries the headers that would hold if something slipped through.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Server, assert, ask, desk, password, sendHook, settled, startReceiver, suite, until } from './world.mjs';
import { packed, payloads } from './payloads.mjs';

const secret = 'rahasia-antar-mesin-uji';

/** What ran, was asked for outside, or stands in a page as something it must not be. */
class Trap {
  ran = [];
  outside = new Set();
  constructor(base) { this.host = new URL(base).host; }
  async set(context) {
    await context.exposeFunction('__xss', () => { this.ran.push(this.at); });
    context.on('request', (request) => {
      const url = new URL(request.url());
      if (url.host !== this.host && !['data:', 'blob:', 'about:'].includes(url.protocol)) this.outside.add(`${this.at}: ${request.url()}`);
    });
    context.on('page', (page) => page.on('dialog', (dialog) => { this.ran.push(`${this.at}: ${dialog.message()}`); void dialog.dismiss(); }));
  }
  /** Markup that no page of ours has. */
  static strange = () => {
    const out = [];
    for (const one of document.querySelectorAll('*')) {
      for (const { name } of one.attributes) if (/^on/i.test(name) || name === 'srcdoc') out.push(`${one.tagName} has ${name}`);
      const address = one.getAttribute('href') ?? one.getAttribute('src') ?? one.getAttribute('action') ?? one.getAttribute('xlink:href');
      if (address && !/^(\/(?!\/)|https?:|#|tel:|mailto:)/i.test(address)) out.push(`${one.tagName} leads to ${address}`);
      if (/^(IFRAME|OBJECT|EMBED|BASE|IMG|VIDEO|AUDIO|STYLE|FRAME|MATH|FOREIGNOBJECT|ANIMATE)$/i.test(one.tagName)) out.push(`${one.tagName} in the page`);
      if (one.tagName === 'SCRIPT' && one.id !== 'boot' && !one.src.startsWith(`${location.origin}/assets/`)) out.push('a script of nobody');
      if (one.tagName === 'META' && /refresh/i.test(one.httpEquiv)) out.push('a refresh');
      if (one.tagName === 'A' && one.host !== location.host && !/noopener/.test(one.rel)) out.push(`a link out without noopener: ${one.href}`);
    }
    return out;
  };
}

const test = suite('hostile', async () => {
  const receiver = await startReceiver();
  const w = await desk({ allow: `127.0.0.1:${receiver.port}` }, { sample: false });
  const trap = new Trap(w.base);
  await trap.set(w.browser.main);
  const page = await w.browser.main.newPage(), { stop } = w;
  const faults = [];
  /** Opens the page, unfolds it, and notes what is wrong with it. */
  const visit = async (name, path, at = page) => {
    trap.at = name;
    const answer = await at.goto(path.startsWith('http') ? path : w.base + path).catch((error) => ({ error }));
    if (answer?.error) { faults.push(`${name}: ${answer.error.message.split('\n')[0]}`); return; }
    await settled(at).catch((error) => faults.push(`${name}: ${error.message}`));
    await at.evaluate(() => { for (const one of document.querySelectorAll('details')) one.open = true; });
    await settled(at).catch((error) => faults.push(`${name}, unfolded: ${error.message}`));
    for (const strange of new Set(await at.evaluate(Trap.strange))) faults.push(`${name}: ${strange}`);
  };
  const verdict = () => {
    assert.deepEqual(faults.splice(0), []);
    assert.deepEqual(trap.ran.splice(0), [], 'something ran');
    const outside = [...trap.outside];
    trap.outside.clear();
    assert.deepEqual(outside, [], 'asked for outside');
  };
  return { ...w, page, receiver, trap, visit, verdict, async stop() { await stop(); await receiver.stop(); } };
});

test('the trap works: without a policy the same texts run', async (w) => {
  const page = await w.browser.main.newPage();
  w.trap.at = 'the trap';
  await page.setContent(`<p>${payloads[5]}</p><p>${payloads[10]}</p>`);
  await until('what runs', () => w.trap.ran.length >= 2);
  await page.setContent(payloads[7]);
  await until('what is asked for outside', () => w.trap.outside.size);
  assert.ok((await page.evaluate(Trap.strange)).length);
  w.trap.ran.length = 0;
  w.trap.outside.clear();
  w.browser.problems.length = 0;
  await page.close();
});

const mine = (w) => `/api/brands/${w.own}`;
/** Takes what the server takes; what it refuses is a 4xx with a reason, never a 5xx. */
async function tryPost(w, path, body, headers, method = 'POST') {
  const answer = await w.person.raw(method, path, body, headers);
  assert.ok(answer.status < 500, `${path}: ${answer.status} ${answer.text}`);
  assert.ok(answer.status < 300 || /json/.test(answer.headers['content-type']), answer.headers['content-type']);
  return answer.status < 300 && answer.text ? JSON.parse(answer.text) : null;
}

test('messages of strangers: text, title, author, handle, link, number', async (w) => {
  const { person, own } = w;
  await person.put(`${mine(w)}/policy`, { ...await person.get(`${mine(w)}/policy`), four_eyes: true, hold_public: 600, hold_private: 600 });
  const source = await person.post(`${mine(w)}/sources`, { name: 'Jembatan', channel: 'instagram', kind: 'hook', way_out: 'browser', own_handle: '@toko', secret });
  w.source = source.id;
  const items = payloads.map((text, i) => ({
    id: `${payloads[(i + 11) % 60]}-${i}`, author: payloads[(i + 23) % 60], handle: payloads[(i + 37) % 60], title: payloads[(i + 41) % 60], text: `Kecewa banget, barangnya rusak ${text}`,
    link: ['https://toko.example/"onclick="__xss()', `https://toko.example/?q=${encodeURIComponent(text)}`, 'https://toko.example/<svg onload=__xss()>', 'https://toko.example/a'][i % 4], reach: 10 + i,
  }));
  let taken = 0;
  for (const item of items) {
    const answer = await sendHook(w.base, source.id, secret, [item]);
    assert.ok(answer.status < 500, answer.text);
    if (answer.status === 202) taken++;
    else assert.equal((await sendHook(w.base, source.id, secret, [{ ...item, id: `plain-${items.indexOf(item)}`, link: 'https://toko.example/a' }])).status, 202, `${item.text}: ${answer.text}`);
  }
  assert.ok(taken >= 40, `only ${taken} taken as they were`);
  for (const link of payloads) {
    const answer = await sendHook(w.base, source.id, secret, [{ id: `link-${payloads.indexOf(link)}`, author: 'Penaut', handle: '@penaut', text: 'lihat', link }]);
    assert.ok(answer.status < 500, answer.text);
  }
  for (const text of payloads) await tryPost(w, `${mine(w)}/paste`, { source_id: source.id, author: text, handle: text, text, title: text, link: text, time: null });
  w.cases = await person.all(`${mine(w)}/cases?queue=waiting`);
  for (const queue of ['talk', 'spam', 'customer', 'watch', 'done']) w.cases.push(...await person.all(`${mine(w)}/cases?queue=${queue}`));
  assert.ok(w.cases.length >= 55, `${w.cases.length} cases`);
  for (const queue of ['waiting', 'talk', 'spam', 'mine']) await w.visit(`inbox ${queue}`, `/b/${own}/kotak-masuk?queue=${queue}`);
  await w.visit('home', `/b/${own}/`);
  const shown = [];
  for (const one of w.cases) {
    await w.visit(`case ${one.id}`, `/b/${own}/kasus/${one.id}`);
    shown.push(await w.page.innerText('.thread'));
  }
  const all = shown.join('\n');
  for (const text of payloads.slice(0, 45)) assert.ok(all.includes(text.replace(/[\u2028\u2029]/g, '').trim().split(/[\t\r\n]/)[0].slice(0, 20)), `not shown as it was written: ${text}`);
  w.verdict();
});

test('what colleagues write: notes, drafts, replies, remarks, reasons', async (w) => {
  const { person, own } = w, cases = w.cases.slice(0, 60);
  const dimas = await person.invite(own, 'Dimas', 'dimas@warung.example', 'writer');
  for (const [i, one] of cases.entries()) {
    const text = payloads[i % 60], path = `${mine(w)}/cases/${one.id}`;
    await tryPost(w, `${path}/notes`, { text });
    await tryPost(w, `${path}/draft`, { text, revision: 0 }, {}, 'PUT');
    await tryPost(w, `${path}/check`, { text, is_public: true });
    const { case: it } = await dimas.get(path);
    const made = await dimas.raw('POST', `${path}/replies`, { text: `Halo Kak, kami cek dulu ya. Kabar lagi pukul 16.00. ${text}`, is_public: true, overrides: true }, { 'If-Match': `"v${it.version}"`, 'Idempotency-Key': text.replace(/[^\x21-\x7e]/g, '') + i });
    assert.ok(made.status < 500, made.text);
    if (made.status === 201 && i % 3 === 0) await tryPost(w, `${mine(w)}/replies/${JSON.parse(made.text).id}/act`, { act: 'return', version: JSON.parse(made.text).version, remark: text });
    if (i % 3 === 1) await tryPost(w, `${path}/act`, { act: 'watch', version: (await person.get(path)).case.version, reason: text, until: new Date(Date.now() + 3600_000).toISOString().replace(/\.\d+/, '') });
  }
  for (const one of cases) await w.visit(`case ${one.id} answered`, `/b/${own}/kasus/${one.id}`);
  for (const state of ['waiting', 'returned', 'by_hand', 'unknown']) await w.visit(`approvals ${state}`, `/b/${own}/persetujuan?state=${state}`);
  const first = w.page.locator('button:has-text("Ubah lalu setujui")').first();
  await w.visit('approvals', `/b/${own}/persetujuan`);
  await first.click();
  await w.page.fill('.approval textarea', payloads.join(' '));
  await w.page.waitForSelector('.diff ins');
  await w.visit('inbox watched', `/b/${own}/kotak-masuk?queue=watch`);
  w.verdict();
});

/** What makes a name more than one line: `utf8_is_line()`. */
const breaks = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;
/** Before the names: another ladder ends the link of a call. */
test('the page of the alarm shows the loudest messages as text, whoever wrote them', async (w) => {
  const { person, receiver, own } = w;
  const crowd = Array.from({ length: 40 }, (_, i) => ({ id: `crowd-${i}`, author: `Orang ${i}`, handle: `@orang${i}`, text: 'Keripiknya bikin keracunan, anak saya masuk rumah sakit! Penipu!', reach: 1 }));
  await person.put(`${mine(w)}/alarm/ladder`, { steps: [{ name: payloads[0], way: 'hook', address: receiver.url('/alarm'), secret, wait: 0 }] });
  assert.equal((await sendHook(w.base, w.source, secret, crowd)).status, 202);
  const call = await until('the alarm', () => receiver.got.find((one) => one.path.startsWith('/alarm') && !one.body.is_test), 120_000);
  const link = new URL(call.body.link).pathname;
  for (let i = 0, reach = 1e6; i < 60; i += 5, reach += 1000) {
    const loud = payloads.slice(i, i + 5).map((text, at) => ({ id: `loud-${i}-${at}`, author: text, handle: `@keras${i}${at}`, text: `${text} keracunan! Penipu!`, reach: reach + at }));
    const sent = await sendHook(w.base, w.source, secret, loud);
    assert.equal(sent.status, 202, sent.text);
    await w.visit(`alarm ${i}`, link);
    const shown = await w.page.innerText('main');
    assert.ok(shown.includes('keracunan'), `no message on the page of the alarm: ${shown.slice(0, 600)}`);
  }
  await w.visit('home with the incident', `/b/${own}/`);
  w.verdict();
});

test('names: of sources, brands, people, invitations, words, departments, files, the ladder', async (w) => {
  const { person, own, server } = w;
  for (const name of packed(100)) {
    await tryPost(w, `${mine(w)}/sources`, { name, channel: 'other', kind: 'hand', way_out: 'browser', own_handle: name });
    await tryPost(w, '/api/brands', { name, zone: 25200 });
  }
  for (const text of payloads) {
    await tryPost(w, `${mine(w)}/words`, { text, kind: 'watch' });
    await tryPost(w, `${mine(w)}/prepared/preview`, { kind: 'other', language: 'id', text });
    await tryPost(w, `${mine(w)}/prepared`, { kind: 'other', language: 'id', name: text, text: `Halo Kak, kami cek dulu ya. ${text}`, last_day: text });
    await tryPost(w, '/api/session/sign-name', { sign_name: text }, {}, 'PUT');
    await tryPost(w, `${mine(w)}/sources`, { name: `u${payloads.indexOf(text)}`, channel: 'other', kind: 'feed', way_out: 'hook', url: text, out_url: text, out_lookup: text, out_secret: secret });
    await tryPost(w, `${mine(w)}/people/invite`, { name: 'Siapa', email: text, role: 'reader' });
    await tryPost(w, `${mine(w)}/people/invite`, { name: 'Siapa', email: `"${text}"@evil.example`, role: 'reader' });
  }
  for (const name of packed(80)) await tryPost(w, `${mine(w)}/prepared`, { kind: 'other', language: 'id', name, text: 'Halo Kak, kami cek dulu ya.', last_day: null });
  for (const [i, department] of packed(100).entries()) await tryPost(w, `${mine(w)}/departments`, { subjects: [{ subject: ['delivery', 'quality', 'service', 'payment', 'app'][i % 5], department }] }, {}, 'PUT');
  for (const [i, name] of packed(100).entries()) await person.invite(own, name.replace(breaks, ' '), `orang${i}@warung.example`, 'reader');
  await assert.rejects(person.invite(own, payloads.find((one) => one.includes('\u2028')), 'baris@warung.example', 'reader'), /satu baris/);
  const steps = packed(100).slice(0, 12).map((name, i) => ({ name, way: 'hook', address: w.receiver.url(`/alarm?${encodeURIComponent(payloads[i])}`), secret, wait: i ? 300 : 0 }));
  const ladder = await tryPost(w, `${mine(w)}/alarm/ladder`, { steps }, {}, 'PUT') ?? await tryPost(w, `${mine(w)}/alarm/ladder`, { steps: steps.slice(0, 5) }, {}, 'PUT');
  assert.ok(ladder, 'no ladder was taken');
  for (const text of payloads) await tryPost(w, `${mine(w)}/alarm/ladder`, { steps: [{ name: text, way: 'mail', address: text, wait: 0 }] }, {}, 'PUT');
  await tryPost(w, `${mine(w)}/alarm/ladder`, { steps: [steps[0]] }, {}, 'PUT');
  for (const [i, text] of payloads.entries()) {
    const file = `${text.replace(/[/\0]/g, '∕').slice(0, 60)}${i}.jsonl`;
    writeFileSync(join(server.home, file), `${JSON.stringify({ id: `f${i}`, source: text, text: 'biasa saja', author: 'Berkas' })}\n`);
    if (i % 5 === 0) server.run('import', '--brand', 'Warung Uji', `./${file}`);
  }
  for (const text of packed(80)) {
    const account = await tryPost(w, `${mine(w)}/access/accounts`, { channel: 'other', handle: text, recovery: text, two_step: 'no' });
    if (account) await tryPost(w, `${mine(w)}/access/accounts/${account.id}/sign-ins`, { name: text, device: text, has_left: true });
  }
  for (const tab of ['orang', 'sumber', 'akses', 'kata', 'kalimat', 'bagian', 'kebijakan', 'alarm', 'akun']) await w.visit(`settings ${tab}`, `/b/${own}/pengaturan/${tab}`);
  await w.visit('settings sources again', `/b/${own}/pengaturan/sumber`);
  assert.ok((await w.page.innerText('main')).includes('<script>'), 'no name is shown');
  await w.page.keyboard.press('Control+k');
  await w.page.waitForSelector('dialog [role=option]');
  await w.page.keyboard.press('Escape');
  await w.visit('log', `/b/${own}/log`);
  for (const one of (await person.get('/api/brands')).items.slice(0, 6)) await w.visit(`brand ${one.id}`, `/b/${one.id}/`);
  w.verdict();
});

test('addresses: every parameter, every path', async (w) => {
  const { own } = w;
  for (const [i, text] of payloads.entries()) {
    const q = encodeURIComponent(text);
    await w.visit(`search ${i}`, `/b/${own}/kotak-masuk?search=${q}&queue=${q}&class=${q}&channel=${q}&severity=${q}&mood=${q}&subject=${q}&demand=${q}&cursor=${q}`);
    if (i % 4 === 0) await w.visit(`path ${i}`, `/b/${own}/${q}`);
    if (i % 4 === 1) await w.visit(`log ${i}`, `/b/${own}/log?object=${q}&object_id=${q}&staff_id=${q}`);
    if (i % 4 === 2) await w.visit(`hash ${i}`, `/b/${own}/#${text}`);
    for (const path of [`/join?token=${q}&lang=${q}`, `/alarm/${q}`, `/login?lang=${q}&next=${q}`]) await w.visit(`${path.slice(0, 7)} ${i}`, path);
    for (const path of [`/${q}`, `/api/${q}`, `/assets/${q}`, `/api/brands/${q}/overview`, `/api/brands/${own}/cases?limit=${q}`]) {
      const answer = await w.person.raw('GET', path);
      assert.ok(answer.status < 500, `${path}: ${answer.status}`);
      assert.ok(!/html/.test(answer.headers['content-type'] ?? '') || !text.includes('<') || !answer.text.includes(text), `${path} comes back as it was`);
      assert.ok(!/[\r\n]/.test(answer.headers.location ?? ''));
    }
  }
  w.verdict();
});

/** Sends a form from a real page load, so that the answer is what the browser then shows. */
async function submit(w, name, base, path, form) {
  await w.page.route('**/*', (route) => (route.request().isNavigationRequest() ? route.continue({ method: 'POST', postData: String(new URLSearchParams(form)), headers: { ...route.request().headers(), 'content-type': 'application/x-www-form-urlencoded' } }) : route.continue()));
  await w.visit(name, base + path);
  await w.page.unrouteAll();
}
test('the plain pages say back what was typed, as text', async (w) => {
  const fresh = await Server.start({}, { sample: false });
  w.trap.host = new URL(fresh.base).host;
  try {
    for (const [i, text] of payloads.entries()) {
      await submit(w, `setup ${i}`, fresh.base, '/setup', { business: text, name: text, email: text, password: 'pendek' });
      assert.equal(await w.page.inputValue('[name=business]').catch(() => 'not shown'), text.replace(/[\x01\r\n]/g, ''), 'the word did not come back');
      if (i % 6 === 0) await submit(w, `login ${i}`, fresh.base, '/setup', { [text]: text });
    }
    w.trap.host = new URL(w.base).host;
    for (const [i, text] of payloads.entries()) if (i % 3 === 0) {
      await submit(w, `login ${i}`, w.base, '/login', { email: text, password: text });
      await submit(w, `join ${i}`, w.base, '/join', { token: text.slice(0, 60), name: text, password });
    }
  } finally { w.trap.host = new URL(w.base).host; await fresh.stop(); }
  w.verdict();
});

/* ---- headers ---- */

const wanted = {
  'content-security-policy': /^default-src 'none'; script-src 'self'; style-src 'self'; .*base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types tanggap$/,
  'x-content-type-options': /^nosniff$/, 'referrer-policy': /^no-referrer$/, 'cross-origin-opener-policy': /^same-origin$/, 'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /camera=\(\).*microphone=\(\)/, 'cache-control': /./,
};
test('every kind of answer carries the headers', async (w) => {
  const { person, base, own } = w, asset = (await person.raw('GET', `/b/${own}/`)).text.match(/\/assets\/app-\w+\.js/)[0];
  const me = { Cookie: person.cookie };
  const kinds = [
    ['the interface', 200, /^text\/html; charset=utf-8$/, 'GET', '/', me], ['a page of it', 200, /html/, 'GET', `/b/${own}/log`, me], ['signed out', 303, null, 'GET', '/', {}], ['login', 200, /html/, 'GET', '/login', {}], ['join', 200, /html/, 'GET', '/join?token=x', {}],
    ['no such alarm', 404, /html/, 'GET', '/alarm/x', { Accept: 'text/html' }], ['an asset', 200, /javascript/, 'GET', asset, {}], ['no asset', 404, /html|json/, 'GET', '/assets/x', {}], ['JSON', 200, /^application\/json/, 'GET', '/api/session', me],
    ['a list', 200, /json/, 'GET', `/api/brands/${own}/cases`, me], ['401', 401, /json/, 'GET', '/api/session', {}], ['403', 403, /json/, 'PUT', `/api/brands/${own}/policy`, me], ['404', 404, /json/, 'GET', '/api/brands/99999/overview', me],
    ['405', 405, /json/, 'PATCH', '/api/session', me], ['a table', 200, /^text\/csv/, 'GET', `/api/brands/${own}/audit.csv`, me], ['health', 200, /json/, 'GET', '/healthz', {}], ['figures', 200, /^text\/plain/, 'GET', '/metrics', {}],
    ['the description', 200, /json/, 'GET', '/api/openapi.json', {}], ['a forged hook', 403, /json/, 'POST', `/api/hooks/${w.source}`, {}], ['a bad query', 422, /json/, 'GET', `/api/brands/${own}/cases?limit=x`, me],
  ];
  const faults = [];
  for (const [name, status, type, method, path, headers] of kinds) {
    const answer = await ask(base, method, path, { headers });
    if (answer.status !== status) faults.push(`${name}: ${answer.status} instead of ${status}`);
    if (type && !type.test(answer.headers['content-type'] ?? '')) faults.push(`${name}: type ${answer.headers['content-type']}`);
    for (const [header, value] of Object.entries(wanted)) if (!value.test(answer.headers[header] ?? '')) faults.push(`${name}: ${header} is ${answer.headers[header]}`);
    if (!path.startsWith('/assets/app') && !/no-store/.test(answer.headers['cache-control'])) faults.push(`${name}: may be kept (${answer.headers['cache-control']})`);
    if (answer.headers.server) faults.push(`${name}: says what serves it`);
  }
  const table = await person.raw('GET', `/api/brands/${own}/audit.csv`);
  assert.match(table.headers['content-disposition'] ?? '', /^attachment; filename="[\w.-]+"$/);
  for (const cell of table.text.split('\r\n').slice(1).flatMap((line) => line.match(/(?:^|,)("(?:[^"]|"")*"|[^,]*)/g) ?? [])) if (/^,?"?[=+@\t\r]/.test(cell)) faults.push(`the table: a live cell ${cell}`);
  const cookie = (await ask(base, 'POST', '/api/session', { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ email: 'rasti@warung.example', password }) })).headers['set-cookie'][0];
  for (const word of ['HttpOnly', 'SameSite=Strict', 'Path=/']) if (!cookie.includes(word)) faults.push(`the cookie: without ${word}: ${cookie}`);
  const stream = await new Promise((done, failed) => import('node:http').then(({ get }) => { const request = get(`${base}/api/brands/${own}/events`, { headers: me }, (answer) => { done(answer.headers); request.destroy(); }); request.on('error', failed); }));
  if (!/^text\/event-stream/.test(stream['content-type'])) faults.push(`the stream: ${stream['content-type']}`);
  for (const [header, value] of Object.entries(wanted)) if (!value.test(stream[header] ?? '')) faults.push(`the stream: ${header} is ${stream[header]}`);
  assert.deepEqual(faults, []);
});

test('another site can neither frame, read nor send', async (w) => {
  const { person, base, own } = w;
  const changing = { method: 'POST', path: `/api/brands/${own}/words`, body: JSON.stringify({ kind: 'watch', text: 'lintas' }) };
  const headers = { Cookie: person.cookie, 'Content-Type': 'application/json' };
  for (const [name, more] of Object.entries({ 'no token': {}, 'a wrong token': { 'X-CSRF-Token': 'x'.repeat(43) }, 'another origin': { 'X-CSRF-Token': person.me.csrf, Origin: 'https://evil.example' }, 'another site': { 'X-CSRF-Token': person.me.csrf, 'Sec-Fetch-Site': 'cross-site' }, 'a simple type': { 'X-CSRF-Token': person.me.csrf, 'Content-Type': 'text/plain' } })) {
    const answer = await ask(base, changing.method, changing.path, { headers: { ...headers, ...more }, body: changing.body });
    assert.ok(answer.status >= 400 && answer.status < 500, `${name}: ${answer.status}`);
  }
  const read = await ask(base, 'GET', '/api/session', { headers: { Cookie: person.cookie, Origin: 'https://evil.example' } });
  assert.equal(read.headers['access-control-allow-origin'], undefined);
  const outsider = await ask(base, 'POST', '/login', { headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }, body: String(new URLSearchParams({ email: 'rasti@warung.example', password })) });
  assert.ok(outsider.status === 401 || outsider.status === 403, `${outsider.status}`);
  assert.equal(outsider.headers['set-cookie'], undefined, 'another site signed somebody in');
});

