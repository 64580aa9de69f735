// What people do with the desk from the first minute on, told through the screen alone: the API is
// only asked for what a screen cannot tell, and to bring about what would take days.
import { Browser, Person, Server, assert, ask, desk, owner, password, startReceiver, suite, until } from './world.mjs';

const field = '.composer-text';
const friendly = 'Halo Kak, terima kasih sudah memberi tahu. Boleh kirim nomor pesanannya lewat DM? Kami kabari hari ini pukul 16.00.';
const has = (page, selector, text) => page.waitForSelector(`${selector}:has-text("${text}")`);
const value = (page, selector, wanted) => page.waitForFunction(([one, text]) => document.querySelector(one)?.value === text, [selector, wanted]);

/** Tab until the focus is where it should be; answers how often. */
async function tabTo(page, selector, most = 60) {
  for (let presses = 0; presses <= most; presses++) {
    if (await page.evaluate((one) => document.activeElement?.matches(one) ?? false, selector)) return presses;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the Tab key does not reach ${selector}`);
}

const first = suite('first run', async () => {
  const server = await Server.start(), browser = await Browser.start();
  return { server, browser, page: await browser.main.newPage(), async stop() { await browser.stop(); await server.stop(); } };
});

first('by keyboard alone, with twelve fields at most, to a desk that lives', async (w) => {
  const { page, server } = w;
  await page.goto(server.base);
  assert.equal(new URL(page.url()).pathname, '/setup');
  const fields = await page.locator('input:not([type=hidden]), select, textarea').count();
  assert.ok(fields > 0 && fields <= 12, `${fields} fields`);
  let actions = 0;
  for (const [name, text] of Object.entries(owner)) {
    actions += await tabTo(page, `[name=${name}]`);
    await page.keyboard.type(text);
  }
  await page.keyboard.press('Enter');
  await page.waitForSelector('#app main h1');
  assert.ok(actions + 1 <= 20, `${actions} presses beside the words`);
  await page.waitForSelector('.rail option', { state: 'attached' });
  assert.match(await page.innerText('#brand'), new RegExp(owner.business));
  await page.waitForSelector('.live.on');
  await tabTo(page, '#brand');
  await page.keyboard.press('ArrowDown');
  await page.waitForSelector('.sample-strip');
  await page.waitForSelector('.verdict .verdict-level');
});

first('a fault is said beside its field, and what was written stays', async (w) => {
  const page = await w.browser.main.newPage(), other = await Server.start({}, { sample: false });
  await page.goto(`${other.base}/setup`);
  for (const [name, text] of Object.entries({ ...owner, password: 'pendek' })) await page.fill(`[name=${name}]`, text);
  await page.click('button[type=submit]');
  await page.waitForSelector('.error[role=alert]');
  assert.equal(await page.getAttribute('[name=password]', 'aria-invalid'), 'true');
  assert.equal(await page.inputValue('[name=email]'), owner.email);
  assert.equal(await page.inputValue('[name=password]'), '');
  await page.close();
  await other.stop();
});

first('the messages of the sample shop arrive while one looks', async (w) => {
  const page = await w.browser.main.newPage();
  const person = await Person.signIn(w.server.base, owner.email), sample = person.brand(true).id;
  await page.goto(`${w.server.base}/b/${sample}/`);
  await page.waitForSelector('.live.on');
  const told = () => page.innerText('section[aria-labelledby=volume] figcaption, section[aria-labelledby=volume] .hint').then((text) => Number(/([\d.]+) pesan,/.exec(text)?.[1].replace('.', '')));
  await page.evaluate(() => { globalThis.stayed = true; });
  const before = await until('the number of messages', told);
  await until('a message that arrives', async () => await told() > before, 60_000);
  assert.equal(await page.evaluate(() => globalThis.stayed), true, 'the page was loaded anew');
});

const stories = suite('stories', async () => {
  const receiver = await startReceiver();
  const world = await desk({ allow: `127.0.0.1:${receiver.port}` });
  const { stop } = world;
  /* Whatever a test before left: one is oneself again. */
  const oneself = () => world.person.raw('POST', `/api/brands/${world.sample}/sample/persona`, { staff_id: 0 });
  return { ...world, receiver, before: oneself, async stop() { await stop(); await receiver.stop(); } };
});

/** A message pasted by the owner, straight into the desk. */
async function newCase(w, brand, source, text, more = {}) {
  return w.person.post(`/api/brands/${brand}/paste`, { source_id: source, author: 'Sari Puspita', handle: `@sari${Math.random()}`, text, title: null, link: null, time: null, ...more });
}
async function addSource(w, more) {
  return w.person.post(`/api/brands/${w.own}/sources`, { name: `Sumber ${Math.random()}`, channel: 'instagram', kind: 'hand', way_out: 'browser', own_handle: '@warunguji', ...more });
}
async function become(page, name) {
  await page.click('.sample-strip a');
  await page.click(`li:has-text("${name}") button:has-text("Jadi")`);
  await has(page, '.sample-strip.is-persona', name);
}
const nav = (page, name) => page.click(`.nav a:has-text("${name}")`);

stories('a holding answer is one tap and no second person; who works alone reads once more in another order', async (w) => {
  const { page, person, sample } = w, path = `/api/brands/${sample}`;
  const [first, second] = (await person.all(`${path}/cases?queue=waiting&channel=instagram&class=complaint`)).slice(-2);
  await w.go(`/b/${sample}/kasus/${first.id}`);
  await page.waitForSelector(field);
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('t');
  await page.waitForSelector('.reply.state-held');
  const [held] = (await person.get(`${path}/cases/${first.id}`)).replies;
  assert.equal(held.gate, 'holding');
  assert.match(held.text, /^Halo .*Mohon menunggu, .* – Rasti$/);

  const policy = await person.get(`${path}/policy`);
  await person.put(`${path}/policy`, { ...policy, mode: 'alone' });
  await w.go(`/b/${sample}/kasus/${second.id}`);
  await page.fill(field, 'Halo Kak, terima kasih sudah bercerita. Boleh kirim nomor pesanannya? Kami cek hari ini.');
  await page.click('.composer-foot .primary');
  await has(page, '.toast', 'Baca sekali lagi');
  assert.deepEqual(await page.locator('.toast li').allInnerTexts(), ['Kami cek hari ini.', 'Halo Kak, terima kasih sudah bercerita.', 'Boleh kirim nomor pesanannya?']);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/alone.png` });
  await person.put(`${path}/policy`, { ...await person.get(`${path}/policy`), mode: 'team' });
});

stories('a complaint is answered by one, mended by a second, called back once, sent and settled', async (w) => {
  const { page, person, sample } = w, path = `/api/brands/${sample}`;
  await w.go(`/b/${sample}/`);
  await nav(page, 'Kotak masuk');
  await page.waitForSelector('.row');
  await page.click('.filter-button');
  await page.selectOption('dialog select[name=channel]', 'instagram');
  await page.selectOption('dialog select[name=class]', 'complaint');
  await page.click('dialog button.primary');
  await page.waitForFunction(() => document.querySelectorAll('.row').length > 0 && [...document.querySelectorAll('.row .channel')].every((one) => one.textContent === 'Instagram'));
  await page.click('.row');
  await page.waitForSelector(field);
  const caseId = Number(/kasus\/(\d+)/.exec(page.url())[1]);
  await page.keyboard.press('Escape');
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('r');
  await page.keyboard.type(friendly);
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector('.reply.state-waiting');
  await value(page, field, '');
  await person.put(`${path}/policy`, { ...await person.get(`${path}/policy`), hold_public: 50 }); // time to look, told in seconds

  await become(page, 'Ayu');
  await nav(page, 'Persetujuan');
  await has(page, '.reply-card', 'Rasti Wulandari minta persetujuan');
  const card = page.locator('.reply-card', { hasText: friendly });
  await card.locator('button:has-text("Ubah lalu setujui")').click();
  const mended = friendly.replace('pukul 16.00', 'sebelum pukul 17.00');
  await card.locator('textarea').fill(mended);
  assert.match((await card.locator('.diff del').allInnerTexts()).join(' '), /16/);
  assert.match((await card.locator('.diff ins').allInnerTexts()).join(' '), /sebelum[^]*17/);
  await card.locator('button:has-text("Setujui dengan perubahan")').click();
  await page.waitForSelector('.toast:has-text("Terkirim dalam")');

  await page.click('.sample-strip button:has-text("Kembali jadi saya")');
  await page.waitForSelector('.sample-strip:not(.is-persona)');
  await w.go(`/b/${sample}/kasus/${caseId}`);
  const held = await page.waitForSelector('.reply.state-held .held-clock');
  const early = Number(/(\d+)/.exec(await held.innerText())[1]);
  await page.waitForFunction((seconds) => Number(/(\d+)/.exec(document.querySelector('.held-clock').textContent)[1]) < seconds, early); // it runs
  await has(page, '.reply.state-held .said', mended);
  await page.click('.reply.state-held button:has-text("Batal kirim")');
  await value(page, field, mended);
  await page.waitForSelector('.reply.state-cancelled');
  await person.put(`${path}/policy`, { ...await person.get(`${path}/policy`), hold_public: 4 });
  await page.click('.composer-foot .primary');
  await page.waitForSelector('.reply.state-waiting');

  await become(page, 'Ayu');
  await nav(page, 'Persetujuan');
  await page.locator('.reply-card', { hasText: mended }).locator('button:text-is("Setujui")').click();
  await page.click('.sample-strip button:has-text("Kembali jadi saya")');
  await page.waitForSelector('.sample-strip:not(.is-persona)');
  await w.go(`/b/${sample}/kasus/${caseId}`);
  await page.waitForSelector('.reply.state-sent, .reply.state-confirmed, .message.own:has-text("sebelum pukul 17.00"):not(.state-held):not(.state-cancelled)');
  const { case: it, replies } = await until('the confirmation', async () => {
    const now = await person.get(`${path}/cases/${caseId}`);
    return now.replies.some((one) => one.state === 'confirmed') && now;
  });
  assert.equal(it.queue, 'customer');
  assert.ok(it.answered_at);
  assert.deepEqual(replies.map((one) => one.state).sort(), ['cancelled', 'confirmed']);
  await has(page, '.context-pane', 'Dijawab');
});

stories('the policy is changed in its own sentences, and the change is shown before it counts', async (w) => {
  const { page } = w;
  await w.go(`/b/${w.own}/pengaturan/kebijakan`);
  const fourEyes = '.clause:has-text("Empat mata") input[type=checkbox]';
  await page.uncheck(fourEyes);
  await page.fill('.sentence:has-text("Balasan publik ditahan") input', '2');
  await page.click('button:has-text("Terbitkan kebijakan")');
  await has(page, 'dialog .changes', 'Empat mata: ya → tidak');
  await has(page, 'dialog .changes', '30 detik → 2 detik');
  await page.click('dialog button:has-text("Terbitkan")');
  await has(page, '.policy', 'Kebijakan versi 2');
  await page.reload();
  await page.waitForSelector('.policy');
  assert.equal(await page.isChecked(fourEyes), false);
  assert.equal(await page.inputValue('.sentence:has-text("Balasan publik ditahan") input'), '2');
});

stories('a source is added, a message pasted, the answer carried out by hand and marked', async (w) => {
  const { page } = w;
  const policy = await w.person.get(`/api/brands/${w.own}/policy`);
  await w.person.put(`/api/brands/${w.own}/policy`, { ...policy, four_eyes: false, hold_public: 2, hold_private: 1 });
  await w.go(`/b/${w.own}/pengaturan/sumber`);
  await page.click('button:has-text("Tambah sumber")');
  await page.fill('dialog label:text-is("Nama") + input', 'Instagram toko');
  await page.click('dialog button[type=submit]');
  await has(page, '.rows', 'Instagram toko');
  await nav(page, 'Kotak masuk');
  await page.click('.list-title button');
  const dialog = page.locator('dialog');
  await dialog.locator('textarea').fill('Kak, kerupuknya melempem semua. Kecewa banget.');
  await dialog.getByLabel('Nama penulis').fill('Sari Puspita');
  await dialog.getByLabel('Akun atau nomor').fill('@saripuspita');
  await dialog.getByLabel('Tautan').fill('https://instagram.com/p/uji1');
  await dialog.locator('button[type=submit]').click();
  await page.waitForURL(/kasus\/\d+/);
  await has(page, '.thread .said', 'melempem');
  await page.fill(field, friendly);
  await page.click('.composer-foot .primary');
  const reply = page.locator('.reply.state-by_hand');
  await reply.waitFor();
  assert.equal(await reply.locator('a.outside').getAttribute('href'), 'https://instagram.com/p/uji1');
  await reply.locator('input[type=url]').fill('https://instagram.com/p/uji1/c/2');
  await reply.locator('button:has-text("Tandai terkirim")').click();
  await page.waitForSelector('.reply.state-sent, .reply.state-confirmed');
  const { case: it } = await w.person.get(`/api/brands/${w.own}/cases/${/kasus\/(\d+)/.exec(page.url())[1]}`);
  assert.equal(it.queue, 'customer');
});

stories('a reply nobody knows the fate of asks a person, and is never sent by itself again', async (w) => {
  const { page, receiver } = w;
  receiver.modes.set('/balas', 'cut');
  const source = await addSource(w, { name: 'Jembatan', channel: 'whatsapp', kind: 'hand', way_out: 'hook', out_url: receiver.url('/balas'), out_secret: 'rahasia-keluar-uji' });
  const made = await newCase(w, w.own, source.id, 'Pesanan saya belum sampai, tolong dicek ya kak');
  await w.go(`/b/${w.own}/kasus/${made.id}`);
  await page.fill(field, friendly);
  await page.click('.composer-foot .primary');
  await page.waitForSelector('.reply.state-unknown');
  const tries = receiver.got.filter((one) => one.path === '/balas').length;
  await nav(page, 'Persetujuan');
  await page.click('.tabs a:has-text("Belum pasti terkirim")');
  await has(page, '.reply-card', 'Sudah terkirim?');
  await page.click('.reply-card button:has-text("Ya, sudah")');
  await has(page, '.empty', 'Tidak ada balasan');
  assert.equal(receiver.got.filter((one) => one.path === '/balas').length, tries, 'it was sent again');
});

stories('a class is corrected and the correction taken back', async (w) => {
  const { page } = w, source = await addSource(w, {});
  const made = await newCase(w, w.own, source.id, 'Kak, jam buka hari Minggu sampai pukul berapa?');
  await w.go(`/b/${w.own}/kasus/${made.id}`);
  const before = (await w.person.get(`/api/brands/${w.own}/cases/${made.id}`)).case.class;
  const next = before === 'complaint' ? 'Pertanyaan' : 'Keluhan';
  await page.click(`.context-pane .chip-button:has-text("${next}")`);
  await has(page, '.context-pane .chip-button[aria-pressed=true]', next);
  await page.waitForSelector('.toast button:has-text("Batalkan")');
  await page.keyboard.press('z');
  await until('the class it had', async () => (await w.person.get(`/api/brands/${w.own}/cases/${made.id}`)).case.class === before);
});

stories('a note is written with one key and read by the team', async (w) => {
  const { page } = w, source = await addSource(w, {});
  const made = await newCase(w, w.own, source.id, 'Kak, ini bocor');
  await w.go(`/b/${w.own}/kasus/${made.id}`);
  await page.keyboard.press('n');
  await page.keyboard.type('Gudang sedang mengecek.');
  await page.keyboard.press('Control+Enter');
  await has(page, '.thread .note', 'Gudang sedang mengecek.');
  await has(page, '.thread .note', owner.name);
});

stories('a word is added and removed, and comes back after an undo', async (w) => {
  const { page } = w;
  await w.go(`/b/${w.own}/pengaturan/kata`);
  await page.fill('.inline-form input', 'kerupuk melati');
  await page.click('.inline-form button');
  await has(page, '.word-list', 'kerupuk melati');
  await page.click('button[aria-label="Hapus kerupuk melati"]');
  await page.waitForFunction(() => !document.querySelector('.word-list')?.textContent.includes('kerupuk melati'));
  await page.click('.toast:has-text("kerupuk melati") button:has-text("Batalkan")');
  await has(page, '.word-list', 'kerupuk melati');
});

stories('a person is invited, comes in, is ended, and is out that very moment', async (w) => {
  const { page, browser } = w;
  await w.go(`/b/${w.own}/pengaturan/orang`);
  await page.click('button:has-text("Undang orang")');
  const dialog = page.locator('dialog');
  await dialog.getByLabel('Nama').fill('Dewi Lestari');
  await dialog.getByLabel('Email').fill('dewi@warung.example');
  await dialog.locator('select').selectOption('approver');
  await dialog.locator('button[type=submit]').click();
  const link = await dialog.locator('input[readonly]').inputValue();
  await dialog.locator('button:has-text("Tutup")').first().click();

  const context = await browser.open(), theirs = await context.newPage();
  await theirs.goto(link);
  await theirs.fill('[name=name]', 'Dewi Lestari');
  await theirs.fill('[name=password]', password);
  await theirs.click('button[type=submit]');
  await theirs.waitForSelector('#app main h1');
  await theirs.waitForSelector('.live.on');
  assert.equal(await theirs.locator('.nav a:has-text("Log audit")').count(), 0, 'an approver sees the log');
  await theirs.evaluate(() => { globalThis.stayed = true; });

  await w.go(`/b/${w.own}/pengaturan/orang`);
  await page.click('button[aria-label="Hentikan akses: Dewi Lestari"]');
  const began = Date.now();
  await page.click('dialog button.grave');
  await page.waitForFunction(() => !document.querySelector('.rows')?.textContent.includes('Dewi Lestari'));
  await theirs.waitForSelector('.live.off');
  assert.ok(Date.now() - began < 5000, `the stream lived on for ${Date.now() - began} ms`);
  await theirs.keyboard.press('g'); // what one does next asks; the dialog may be there already
  await theirs.keyboard.press('m');
  await theirs.waitForSelector('dialog[open] input[type=password]');
  const again = await ask(w.base, 'POST', '/api/session', { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ email: 'dewi@warung.example', password }) });
  assert.notEqual(again.status, 200);
  const used = await context.newPage();
  await used.goto(link);
  await used.fill('[name=name]', 'Dewi Lagi');
  await used.fill('[name=password]', password);
  await used.click('button[type=submit]');
  await has(used, '[role=alert]', 'Undangan ini sudah dipakai');
  await context.close();
});

stories('a session that ends while one writes asks on the spot and keeps every word', async (w) => {
  const source = await addSource(w, {}), made = await newCase(w, w.own, source.id, 'Kak, barangnya retak');
  const mine = await Person.signIn(w.base, owner.email), context = await w.browser.open(mine), page = await context.newPage();
  await w.go(`/b/${w.own}/kasus/${made.id}`, page);
  const rest = ', lanjut terus sampai kalimatnya selesai walau sesinya sudah berakhir', whole = `Teks yang tidak boleh hilang${rest}`;
  await page.fill(field, 'Teks yang tidak boleh hilang');
  const { items } = await mine.get('/api/session/list');
  const typing = page.locator(field).pressSequentially(rest, { delay: 40 }); // letter by letter, past the end of the session
  await w.person.del(`/api/session/list/${items.find((one) => one.is_current).id}`);
  await typing;
  await page.waitForSelector('dialog[open] input[type=password]');
  assert.equal(await page.inputValue(field), whole);
  await page.fill('dialog input[type=email]', owner.email);
  await page.fill('dialog input[type=password]', 'bukan kata sandinya');
  await page.click('dialog button.primary');
  await page.waitForSelector('dialog [role=alert]');
  await page.fill('dialog input[type=password]', password);
  await page.click('dialog button.primary');
  await page.waitForFunction(() => !document.querySelector('dialog[open]'));
  assert.equal(await page.inputValue(field), whole);
  await until('the draft at the server', async () => (await w.person.get(`/api/brands/${w.own}/cases/${made.id}`)).draft?.text === whole);
  await page.waitForSelector('.live.on');
  await context.close();
});

stories('the ladder is set and tested: every hop is shown, and the link opens without a script', async (w) => {
  const { page, receiver } = w;
  receiver.modes.set('/dua', 500);
  await w.go(`/b/${w.own}/pengaturan/alarm`);
  for (const [i, [name, path]] of [['Rasti', '/satu'], ['Dewi', '/dua']].entries()) {
    await page.click('button:has-text("Tambah langkah")');
    await page.getByLabel(`Langkah ${i + 1}: Siapa yang dipanggil`).selectOption('hook');
    await page.getByLabel(`Langkah ${i + 1}: Siapa`, { exact: true }).fill(name);
    await page.getByLabel(`Langkah ${i + 1}: Alamat`).fill(receiver.url(path));
    await page.getByLabel(`Langkah ${i + 1}: Kunci`).fill('kunci-alarm-yang-panjang');
  }
  await page.click('button:has-text("Simpan jalur")');
  await has(page, '.toast', 'Jalur tersimpan');
  await page.click('section.card button:has-text("Uji alarm")');
  await page.click('dialog button:has-text("Ya, uji sekarang")');
  await page.waitForSelector('.hop.is-called:has-text("Rasti")');
  await page.waitForSelector('.hop.is-failed:has-text("Dewi")');
  await has(page, '.test-result', '1 langkah gagal');
  const call = receiver.got.find((one) => one.path === '/satu');
  assert.match(call.headers['x-tanggap-signature'], /^sha256=[0-9a-f]{64}$/);
  assert.equal(call.body.is_test, true);

  const context = await w.browser.open(null, { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  const alarm = await context.newPage();
  await alarm.goto(call.body.link);
  assert.equal(await alarm.locator('script').count(), 0);
  await has(alarm, 'h1', 'Uji alarm');
  await alarm.click('button:has-text("Saya tangani")');
  await has(alarm, '.state', 'Sudah ditangani');
  await has(page, '.hop', 'dibuka');
  await w.go(`/b/${w.own}/`);
  await has(page, '.alarm-card', 'Berfungsi. Terakhir terbukti');
  assert.equal((await ask(w.base, 'GET', '/alarm/tidak-ada')).status, 404);
  await context.close();
});

stories('from the card of Beranda to a verdict, its messages, a cause and a decision', async (w) => {
  const { page } = w;
  await w.go(`/b/${w.sample}/`);
  await page.click('.verdict a.more');
  await page.waitForURL(/\/vonis$/);
  await page.waitForSelector('.factors tbody tr:nth-child(10)');
  await page.click('a[aria-label="Lihat pesan di balik Mendadak"]');
  await has(page, '.behind', 'Pesan di balik “Mendadak”');
  await page.waitForSelector('.behind .quotes li a[href*="/kasus/"]');
  await has(page, '.trace', 'Tertua yang kami temukan');
  await page.click('button:has-text("Sebab diketahui")');
  await page.fill('dialog textarea', 'Segel batch 12 bocor');
  await page.click('dialog button[type=submit]');
  await has(page, '.reason-text', 'Segel batch 12 bocor');
  await page.click('button:text-is("Terima")');
  await page.fill('dialog textarea', 'Memang benar, kami tangani');
  await page.click('dialog button[type=submit]');
  await has(page, '.toast', 'Keputusan dicatat');
  /* Should it have got worse meanwhile, it stands among the earlier ones. */
  await page.waitForSelector('.reason-text:has-text("Memang benar, kami tangani")', { state: 'attached' });
  await page.click('button:has-text("Hitung ulang")');
  await has(page, '.again', 'hasilnya sama');
  await page.click('a:has-text("Ketepatan vonis")');
  await page.waitForSelector('.accuracy-figures');
});

stories('the first word of a crisis reaches all its cases in six acts by keyboard', async (w) => {
  const { page, person, sample } = w, path = `/api/brands/${sample}`;
  const problem = (await person.get(`${path}/problems`)).items[0];
  const crisis = await person.post(`${path}/crises`, { name: 'Keluhan beruntun', problem_id: problem.id });
  await w.go(`/b/${sample}/krisis/${crisis.id}/kabar`); /* one: the room, two: its updates */
  await page.waitForSelector('button:has-text("Kirim tanggapan sementara")');
  await tabTo(page, 'section[aria-labelledby=first] button.primary', 80);
  const began = Date.now();
  await page.keyboard.press('Enter'); /* three */
  await page.waitForSelector('dialog[open] button[type=submit]');
  if (!(await person.get(`${path}/crises/${crisis.id}/first-word`)).origin_name) { /* where it began is known: no reason to give */
    await page.waitForSelector('dialog textarea:focus');
    await page.keyboard.type('Asalnya belum jelas'); /* four */
  }
  await tabTo(page, 'dialog button[type=submit]');
  await page.keyboard.press('Enter'); /* five */
  await has(page, '.toast', 'Masih bisa dibatalkan satu menit');
  assert.ok(Date.now() - began < 60_000);
  const plan = await person.get(`${path}/crises/${crisis.id}/first-word`);
  assert.ok(plan.is_free && plan.mass_id, JSON.stringify(plan));
  assert.ok(['counting', 'running', 'done'].includes(plan.mass_state), plan.mass_state); /* nobody had to read it */
});

stories('the sample shop goes with one button and one word, and takes nothing else along', async (w) => {
  const { page } = w;
  await w.go(`/b/${w.sample}/pengaturan/contoh`);
  await page.click('button:has-text("Hapus data contoh")');
  assert.equal(await page.isDisabled('dialog button.grave'), true);
  await page.fill('dialog input', 'hapus');
  await page.click('dialog button.grave');
  await page.waitForFunction(() => document.querySelectorAll('#brand option').length === 1);
  await page.waitForURL(new RegExp(`/b/${w.own}/`));
  assert.deepEqual((await w.person.get('/api/brands')).items.map((one) => one.id), [w.own]);
  assert.equal((await w.person.raw('GET', `/api/brands/${w.sample}/overview`)).status, 404);
  await w.go(`/b/${w.sample}/`);
  await has(page, 'h1', 'Halaman ini tidak ada');
});
