// A desk with something in every state, and the addresses of all its pages: for axe, geometry,
// first loads and pictures.
import { Browser, Server, assert, ask, desk, pause, sendHook, settled, startReceiver, until } from './world.mjs';

export const polite = 'Halo Kak, terima kasih sudah memberi tahu. Boleh kirim nomor pesanannya lewat DM? Kami kabari hari ini pukul 16.00.';
const hookSecret = 'rahasia-antar-mesin-uji';

export async function stage() {
  const receiver = await startReceiver();
  const w = await desk({ allow: `127.0.0.1:${receiver.port}` });
  const empty = await Server.start({}, { sample: false });
  const stop = async () => { await w.stop(); await empty.stop(); await receiver.stop(); };
  try {
    return { ...w, ...await furnish(w, receiver), receiver, empty, stop };
  } catch (error) {
    await stop(); // what still runs would keep the whole run from ending
    throw error;
  }
}

async function as(w, name, what) {
  const { items } = await w.person.get(`/api/brands/${w.sample}/people`);
  await w.person.post(`/api/brands/${w.sample}/sample/persona`, { staff_id: items.find((one) => one.name === name).id });
  try { return await what(); } finally { await w.person.post(`/api/brands/${w.sample}/sample/persona`, { staff_id: 0 }); }
}

/** Contacts with and without an account, the map of audiences, and a crisis in which some were told and read. */
async function furnishStaff({ person }, mine) {
  const contact = (name, more) => person.post(`${mine}/contacts`, { name, ...more });
  const lead = await contact('Bu Ningsih', { role: 'Kepala toko', team: 'Toko', phone: '0812 3456 7890', mail: 'ningsih@toko.example' });
  const cook = await contact('Pak Joko', { role: 'Juru masak', team: 'Dapur', phone: '0813 1111 2222', caller_id: lead.id, position: 1 });
  await contact('Siti Aminah', { role: 'Kasir', team: 'Toko', phone: '0857 5555 0101', caller_id: lead.id, position: 2 });
  await contact('Budi Hartono', { role: 'Kurir', team: 'Pengiriman', caller_id: cook.id });
  await person.post(`${mine}/contacts/members`);
  const { items: map } = await person.post(`${mine}/audiences/starter`, {});
  const id = (await person.get(`${mine}/crises`)).items[0]?.id ?? (await person.post(`${mine}/crises`, { name: 'Kemasan batch 12 bocor' })).id;
  await person.post(`${mine}/crises/${id}/audiences/${map[0].id}`, { said: 'Kami sudah tahu soal kemasan bocor. Penggantinya dikirim hari ini, kabar berikutnya pukul 20.00.' });
  const { draft } = await person.get(`${mine}/crises/${id}/staff`);
  const tell = (text) => person.post(`${mine}/crises/${id}/staff`, { ...draft, text, say: 'Kami sudah tahu dan sedang mengecek\nKemasan yang bocor kami ganti', avoid: 'Menebak penyebab\nMembalas dari akun pribadi', send_to: 'DM akun toko, atau telepon Bu Ningsih', no_post: true });
  await tell('Ada laporan kemasan bocor. Kami sedang mengecek.');
  const { receipts } = await tell('Kemasan batch 12 bocor karena mesin segel rusak. Batch lain aman. Pembeli boleh minta ganti atau refund penuh.');
  await person.post(`${mine}/crises/${id}/staff/receipts/${receipts.find((one) => one.name === 'Pak Joko').id}`, { how: 'told' });
  const link = async (rest) => new URL((await person.get(`${mine}/crises/${id}/staff/${rest}`)).link).pathname;
  return { id, sheet: await link('link'), own: await link(`receipts/${receipts.find((one) => one.name === 'Siti Aminah').id}`) };
}

/** A spammer with a strike, on two accounts; a message that waits to be hidden and one that is watched; a
 *  ban before its strikes, another one that holds; a competitor in a complaint. */
async function furnishGuard(w, shop) {
  const { person } = w, { items: sources } = await person.get(`${shop}/sources`);
  const at = (channel) => (sources.find((one) => one.channel === channel) ?? sources[0]).id;
  const spam = async (handle, channel, text) => {
    const it = await person.post(`${shop}/paste`, { source_id: at(channel), author: 'Maxwin Gacor', handle, text, link: 'https://contoh.example/p/9' });
    const classed = it.class === 'spam' ? it : await person.post(`${shop}/cases/${it.id}/act`, { act: 'classify', version: it.version, class: 'spam' });
    return { it: classed, message: (await person.get(`${shop}/cases/${it.id}`)).messages[0].id };
  };
  const slot = 'SLOT GACOR MAXWIN hari ini, daftar sekarang bonus 100%! WA 0812-3456-7890 https://judi.contoh.example';
  const one = await spam('@maxwin88', 'instagram', slot), two = await spam('@maxwin.id', 'tiktok', `${slot} buruan`), three = await spam('@promo_murah', 'instagram', 'Followers murah 10rb cuma 5000, cek bio kak https://promo.contoh.example');
  await as(w, 'Dimas', async () => {
    await person.post(`${shop}/messages/${one.message}/strike`, { reason: 'obscene' });
    await person.post(`${shop}/messages/${two.message}/strike`, { reason: 'spam' });
    await person.post(`${shop}/messages/${one.message}/guard`, { kind: 'hide', reason: 'obscene', has_warning: true, note: 'Muncul di tiga unggahan sejak pagi.' });
    await person.post(`${shop}/messages/${two.message}/guard`, { kind: 'ban', reason: 'obscene', overrides: true, note: 'Akun judi, bukan pelanggan.' });
  });
  await person.post(`${shop}/cases/${one.it.id}/links`, { case_id: two.it.id, evidence: 'phone' });
  const gone = await as(w, 'Dimas', () => person.post(`${shop}/messages/${three.message}/guard`, { kind: 'report', reason: 'spam' }));
  await person.post(`${shop}/guards/${gone.id}/act`, { act: 'approve', version: gone.version });
  const ban = await as(w, 'Dimas', () => person.post(`${shop}/messages/${three.message}/guard`, { kind: 'ban', reason: 'spam', overrides: true, note: 'Sudah berkali-kali.' }));
  await person.post(`${shop}/guards/${ban.id}/act`, { act: 'approve', version: ban.version, remark: 'Bukan pelanggan, hanya promosi.' });
  await person.post(`${shop}/rivals`, { channel: 'instagram', handle: '@keripiktetangga', name: 'Keripik Tetangga' });
  const poached = await person.post(`${shop}/paste`, { source_id: at('instagram'), author: 'Nia', handle: '@nia.r', text: 'Kurirnya lambat sekali, sudah seminggu. Kecewa, mending pindah ke @keripiktetangga saja.' });
  return { spammer: one.it.id, poached: poached.id };
}

/** Official accounts: one with people, and somebody who left with a sign-in; one that nobody looked at. */
async function furnishAccess(w, mine, me, source) {
  const { person } = w, account = (of) => person.post(`${mine}/access/accounts`, { two_step: 'unknown', ...of });
  const main = await account({ channel: 'instagram', handle: '@warunguji', source_id: source, owner_id: me, two_step: 'no', recovery: 'email toko, lalu HP Bu Rasti' });
  const others = (await person.get(`${mine}/people`)).items.filter((one) => one.id !== me && !one.ended_at);
  const signIn = (of) => person.post(`${mine}/access/accounts/${main.id}/sign-ins`, of);
  await signIn({ staff_id: me, device: 'HP Rasti', is_personal: true, since: '2026-01-05' });
  await signIn({ staff_id: others[0]?.id ?? me, device: 'laptop kasir' });
  await signIn({ name: 'Agensi Kreatif Lama', device: 'HP admin agensi', is_personal: true, has_left: true, since: '2025-06-01' });
  const over = await signIn({ name: 'Adik pemilik', device: 'tablet dapur' });
  await person.post(`${mine}/access/sign-ins/${over.id}/act`, { act: 'end', version: over.version });
  await account({ channel: 'tiktok', handle: 'warunguji.resmi' });
  const old = await account({ channel: 'facebook', handle: 'Warung Uji Lama' });
  await person.post(`${mine}/access/accounts/${old.id}/act`, { act: 'end', version: old.version });
}

/** A rehearsal that is over, with a word said where it began, and one that waits. */
async function rehearse(person, mine, shop) {
  const begin = (brand, pack) => person.post(`${brand}/drills`, { pack, minutes: 15, speed: 4 });
  const past = (brand, one, beat) => until(`beat ${beat} of a rehearsal`, async () => (await person.get(`${brand}/drills/${one.id}`)).beat >= beat, 120_000);
  const over = await begin(mine, 'food');
  await past(mine, over, 3);
  const [first] = (await person.get(`/api/brands/${over.stage_id}/cases?queue=waiting`)).items;
  await person.reply(over.stage_id, first.id, 'Halo Kak, terima kasih sudah memberi tahu. Kami sedang mengecek. Kabar berikutnya pukul 16.00.');
  await past(mine, over, 6);
  const rehearsed = await person.post(`${mine}/drills/${over.id}/act`, { act: 'end', version: 1 });
  const begun = await begin(shop, 'rude');
  await past(shop, begun, 3);
  return { rehearsed, paused: await person.post(`${shop}/drills/${begun.id}/act`, { act: 'pause', version: begun.version }) };
}

async function furnish(w, receiver) {
  const { person, sample, own, base } = w, shop = `/api/brands/${sample}`, mine = `/api/brands/${own}`;
  const waiting = await person.all(`${shop}/cases?queue=waiting&channel=instagram`);
  const [asked, held, returned, noted] = waiting.filter((one) => one.class !== 'spam');
  await person.put(`${shop}/policy`, { ...await person.get(`${shop}/policy`), hold_public: 600 });
  await as(w, 'Dimas', async () => {
    for (const one of [asked, held, returned]) await person.reply(sample, one.id, polite);
    await person.post(`${shop}/cases/${noted.id}/notes`, { text: 'Gudang sedang mengecek batch 12.\nKabar lagi pukul 15.00.' });
  });
  const { items: replies } = await person.get(`${shop}/replies?state=waiting`);
  const of = (one) => replies.find((reply) => reply.case_id === one.id);
  await person.post(`${shop}/replies/${of(held).id}/act`, { act: 'approve', version: of(held).version, text: polite.replace('pukul 16.00', 'sebelum pukul 17.00') });
  await person.post(`${shop}/replies/${of(returned).id}/act`, { act: 'return', version: of(returned).version, remark: 'Sebut dulu bahwa barangnya kami ganti setelah dicek.' });
  await person.put(`${shop}/cases/${noted.id}/draft`, { text: 'Pasti kami ganti, SEGERA SEKARANG ya {nama}', revision: 0 });

  const many = await person.post(`${shop}/mass`, { scope: 'list', filter: { queue: 'waiting', channel: 'whatsapp' } });
  const saved = await person.put(`${shop}/mass/${many.id}`, { version: many.version, mode: 'replies', text: 'Halo {sapaan} {nama}, terima kasih sudah memberi tahu. Boleh kirim nomor pesanannya? Kabar berikutnya pukul {jam} {zona}. – {admin}' });
  await person.post(`${shop}/mass/${many.id}/act`, { act: 'hand_in', version: saved.version });
  await person.put(`${mine}/policy`, { ...await person.get(`${mine}/policy`), four_eyes: false, hold_public: 1, hold_private: 1 });
  const source = (in_) => person.post(`${mine}/sources`, { channel: 'instagram', kind: 'hand', way_out: 'browser', own_handle: '@warunguji', ...in_ });
  const hand = await source({ name: 'Instagram toko' });
  const hook = await source({ name: 'Jembatan WhatsApp', channel: 'whatsapp', kind: 'hook', way_out: 'hook', out_url: receiver.url('/balas'), secret: hookSecret, out_secret: hookSecret });
  await source({ name: 'Forum Keripik', channel: 'forum', kind: 'feed', url: 'https://forum.contoh.example/umpan.xml' });
  const items = [
    { id: 'a1', author: 'Budi Santoso', handle: '+6280000000101', text: 'Kak, paketnya bocor. Saya kecewa, sudah dua kali begini.', is_direct: true },
    { id: 'b1', author: 'Wati', handle: '+6280000000102', text: 'Pesanan saya belum sampai, tolong dicek ya', is_direct: true },
    { id: 'c1', author: 'Pak RT', handle: '+6280000000103', text: 'Ini yang lama', is_direct: true },
  ];
  const taken = await sendHook(base, hook.id, hookSecret, items);
  assert.equal(taken.status, 202, taken.text);
  await sendHook(base, hook.id, hookSecret, [{ ...items[2], text: 'Ini yang baru, sudah saya ubah. Barangnya rusak kak.' }, { ...items[0], id: 'a2', text: 'Halo?? Kok tidak dijawab?' }]);
  await sendHook(base, hook.id, hookSecret, [{ ...items[0], id: 'a2', text: '', is_deleted: true }]).then((answer) => assert.equal(answer.status, 202, answer.text));
  const byName = async (name) => (await person.all(`${mine}/cases?queue=waiting`)).find((one) => one.author_name === name).id;
  const pasted = await person.post(`${mine}/paste`, { source_id: hand.id, author: 'Sari Puspita', handle: '@saripuspita', text: 'Kerupuknya melempem semua, anak saya sampai mual. Kecewa banget!', title: null, link: 'https://instagram.com/p/uji1', time: null });
  await person.reply(own, pasted.id, polite);
  const paste = (more) => person.post(`${mine}/paste`, { source_id: hand.id, title: null, time: null, ...more });
  const rude = await paste({ author: 'Akun Marah', handle: '@akunmarah', text: 'Dasar goblok semua adminnya, bangsat! Paket saya mana?', link: 'https://instagram.com/p/uji2' });
  const late = await paste({ author: 'Bu Rina', handle: '@burina', text: 'Saya Bu Rina dari Depok. Pesanan saya kurang satu, tolong dicek.', link: 'https://instagram.com/p/uji3', time: new Date(Date.now() - 86400_000).toISOString() });
  await person.post(`${mine}/prepared`, { kind: 'holding', language: 'id', name: 'Libur Lebaran', text: 'Halo {sapaan} {nama}, kami libur dan membaca lagi hari Senin. Kabar berikutnya pukul {jam} {zona}. – {admin}', last_day: '2026-03-25' });
  const promised = await person.post(`${mine}/paste`, { source_id: hand.id, author: 'Tuti Rahayu', handle: '@tutirahayu', text: 'Toplesnya pecah waktu sampai. Kecewa, padahal untuk lebaran.', title: null, link: 'https://instagram.com/p/uji2', time: null });
  const carried = await person.reply(own, promised.id, 'Halo Kak Tuti, mohon maaf toplesnya pecah. Kami kirim penggantinya besok. Boleh kirim alamatnya lewat DM? - Rasti');
  await person.post(`${mine}/replies/${carried.id}/act`, { act: 'mark_sent', version: carried.version });
  const inHours = (n) => `${new Date(Date.now() + n * 3600_000).toISOString().slice(0, 19)}Z`;
  await person.post(`${shop}/cases/${noted.id}/promises`, { text: 'Kurir kami menjemput paket yang rusak', due_at: inHours(0.5) });
  const owed = await person.post(`${shop}/cases/${noted.id}/promises`, { text: 'Ongkir Rp15.000 kami kembalikan ke rekening', due_at: inHours(30) });
  await person.post(`${shop}/promises/${owed.id}/act`, { act: 'move', version: owed.version, due_at: inHours(50), reason: 'Bank libur' });
  receiver.modes.set('/balas', 'cut');
  const unsure = await byName('Budi Santoso');
  await person.reply(own, unsure, polite, false);
  await until('the reply nobody knows of', async () => (await person.get(`${mine}/replies?state=unknown`)).items.length, 120_000);
  receiver.modes.set('/balas', 410);
  const failing = await byName('Wati');
  await person.reply(own, failing, polite, false);
  await until('the reply that failed', async () => (await person.get(`${mine}/replies?state=failed`)).items.length, 120_000);
  const edited = await byName('Pak RT');
  await until('the reply to carry by hand', async () => (await person.get(`${mine}/replies?state=by_hand`)).items.length);
  for (const word of ['kerupuk melati', 'warung uji', 'basi']) await person.post(`${mine}/words`, { text: word, kind: word === 'basi' ? 'watch' : word === 'warung uji' ? 'brand' : 'product' });
  for (const text of ['0812 3456 7890', 'halo@warung-uji.example']) await person.post(`${mine}/words`, { text, kind: 'contact' });
  const dewi = await person.invite(own, 'Dewi Lestari', 'dewi@warung.example', 'approver');
  const { link: invitation } = await person.post(`${mine}/people/invite`, { name: 'Agus Salim', email: 'agus@warung.example', role: 'writer' });

  const ladder = { steps: [{ name: 'Rasti (pemilik)', way: 'hook', address: receiver.url('/rasti'), secret: hookSecret, wait: 0 }, { name: 'Dewi', way: 'hook', address: receiver.url('/dewi'), secret: hookSecret, wait: 300 }] };
  await person.put(`${mine}/alarm/ladder`, ladder);
  await person.post('/api/session/ways', { way: 'hook', name: 'HP Rasti', address: receiver.url('/jaga'), secret: hookSecret });
  await person.post('/api/session/ways', { way: 'mail', name: 'Email rumah', address: 'rasti.rumah@contoh.example' });
  const me = (await person.get('/api/session')).staff.id, always = [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, from_at: 0, to_at: 86400 }));
  await person.put(`${shop}/roster`, { people: [{ staff_id: me, zone: 25200, quiet_from: 0, quiet_to: 0, quiet_level: 'crisis', shifts: always }] });
  await person.put(`${mine}/roster`, { people: [
    { staff_id: me, zone: 25200, quiet_from: 79200, quiet_to: 21600, quiet_level: 'crisis', shifts: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from_at: 28800, to_at: 57600 })), exceptions: [{ day: '2026-12-25', is_off: true, from_at: 0, to_at: 0 }] },
    { staff_id: (await dewi.get('/api/session')).staff.id, zone: 28800, quiet_from: 0, quiet_to: 0, quiet_level: 'crisis', shifts: [1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, from_at: 57600, to_at: 14400 })) },
  ] });
  const wake = await until('the call of the crisis', () => receiver.got.find((one) => one.path === '/jaga' && one.body.kind === 'alarm' && !one.body.is_test), 120_000);
  await person.put(`${shop}/alarm/ladder`, { steps: [{ way: 'duty', wait: 0 }, ladder.steps[1], { way: 'owner', wait: 600 }] });
  const [problem] = await until('problems that several cases are about', async () => { const { items } = await person.get(`${shop}/problems`); return items.length && items; }, 120_000);
  await person.put(`${shop}/problems/${problem.id}`, { name: 'Kemasan bocor', is_over: false });
  const draft = await person.post(`${shop}/mass`, { scope: 'problem', problem_id: problem.id });
  const posting = await person.post(`${mine}/mass`, { scope: 'cases', cases: [{ id: edited }] });
  await person.put(`${mine}/mass/${posting.id}`, { version: posting.version, mode: 'post', text: '', post_text: 'Kami sedang mengecek pengiriman hari ini. Kabar berikutnya pukul 16.00 di sini.' });
  const told = await person.post(`${mine}/paste`, { source_id: hand.id, author: 'Rini Astuti', handle: '@riniastuti', text: 'Kerupuk saya juga melempem, minta uang kembali', title: null, link: 'https://instagram.com/p/uji2', time: null });
  await person.reply(own, told.id, 'Halo Kak Rini, maaf ya. Refundnya selesai dalam 2 hari. Boleh kirim nomor pesanannya?');
  const said = (await person.get(`${mine}/replies?state=by_hand`)).items.find((one) => one.case_id === told.id);
  await person.post(`${mine}/replies/${said.id}/act`, { act: 'mark_sent', version: said.version, link: null });
  const fact = (kind, values, old = [], note = null) => ({ kind, values, old, note });
  const facts = [fact('remedy', ['refund penuh', 'ganti barang'], ['voucher']), fact('deadline', ['3 hari kerja'], [], 'sejak laporan masuk'), fact('cause', ['kemasan bocor karena mesin segel rusak'], ['bahan basi'])];
  const statement = await person.post(`${mine}/statements`, { name: 'Kerupuk melempem', problem_id: null, slots: facts, text: 'Sebagian kemasan kami bocor karena mesin segel rusak. Kakak boleh pilih refund penuh atau ganti barang, selesai dalam 3 hari kerja.' });
  const saying = `${mine}/statements/${statement.id}/versions/1/act`;
  await dewi.post(saying, { act: 'approve', version: 1 });
  await dewi.post(saying, { act: 'enforce', version: 2 });
  await until('the answers that contradict', async () => { const { statement: now } = await person.get(`${mine}/statements/${statement.id}`); return !now.is_reading && now.open_count; }, 60_000);
  await dewi.post(`${mine}/statements/${statement.id}/versions`);
  const other = await person.post(`${mine}/statements`, { name: 'Jam buka Lebaran', problem_id: null, slots: [fact('dates', ['20 sampai 25 Maret 2026'])], text: 'Kami libur 20 sampai 25 Maret 2026.' });
  await dewi.post(`${mine}/statements/${other.id}/versions/1/act`, { act: 'approve', version: 1 });
  const troll = await paste({ author: 'Akun Iseng', handle: '@akuniseng', text: 'wkwk toko apaan nih, mending tutup aja', link: 'https://instagram.com/p/uji4' });
  const trolled = await person.post(`${mine}/cases/${troll.id}/act`, { act: 'classify', version: troll.version, class: 'troll' });
  await person.post(`${mine}/cases/${troll.id}/act`, { act: 'ignore', version: trolled.version, reason: 'Memancing ribut, sudah dua kali', until: inHours(7 * 24) });
  const nagging = await paste({ author: 'Akun Iseng', handle: '@akuniseng', text: 'tokonya jelek, adminnya lucu', link: 'https://instagram.com/p/uji5' });
  await person.post(`${mine}/cases/${nagging.id}/act`, { act: 'classify', version: nagging.version, class: 'troll' });
  for (const text of ['Akhirnya liburan juga sama keluarga di Lembang, seru banget!', 'Dasar kalian cina pelit semua!']) await paste({ author: 'warunguji', handle: '@warunguji', text, link: 'https://instagram.com/p/uji6' });
  await until('the posts nobody here sent', async () => (await person.get(`${mine}/own-posts`)).items.length >= 2, 120_000);
  const slipped = (await person.get(`${mine}/own-posts`)).items.find((one) => one.is_grave);
  await dewi.post(`${mine}/messages/${slipped.message_id}/guard`, { kind: 'takedown', reason: 'hate', has_warning: true, correction: 'Unggahan tadi menyakiti orang dan bukan sikap kami. Sudah kami tarik. Kami mohon maaf.', note: 'Ada di akun toko sejak pagi.' });
  const guarded = await furnishGuard(w, shop);
  const department = async (brand, of) => person.put(`${brand}/departments/contacts`, { address: null, staff_id: null, ...of });
  await department(shop, { department: 'Gudang', name: 'Bu Ningsih', due_after: 4 * 3600 });
  const refer = async (id, question, name = 'Gudang') => person.post(`${shop}/cases/${id}/referrals`, { department: name, question });
  const handed = await refer(noted.id, 'Apakah batch 12 memang kurang rapat segelnya?');
  const answered = await refer(held.id, 'Berapa bungkus yang sudah dikirim dari batch 12?');
  await person.post(`${shop}/referrals/${answered.id}/act`, { act: 'answer', version: answered.version, text: 'Ada 214 bungkus, terakhir hari Senin. Yang belum dikirim sudah kami tahan.', name: 'Pak Joko' });
  const { link: question } = await person.get(`${shop}/referrals/${handed.id}/link`);
  for (const [name, text, cost, role] of [['Minta maaf dan jelaskan', 'Mohon maaf atas kejadian ini. Yang terjadi: {kejadian}.', 0, 'writer'], ['Ganti barang', 'Kami kirim gantinya paling lambat {waktu}, ongkirnya kami yang tanggung.', 25000, 'writer'], ['Uang kembali penuh', 'Uangnya kami kembalikan penuh ke rekening yang sama paling lambat {waktu}.', 120000, 'approver']])
    await person.post(`${shop}/solutions`, { name, text, cost, role });
  const { items: menu } = await person.get(`${shop}/solutions`);
  await person.post(`${shop}/cases/${noted.id}/demands`, { demand: 'replacement', decision: 'fulfil', amount: 25000, solution_id: menu.find((one) => one.name === 'Ganti barang').id });
  await as(w, 'Dimas', () => person.post(`${shop}/cases/${noted.id}/demands`, { demand: 'refund', decision: 'partial', amount: 150000, reason: 'Sebagian isinya masih bisa dimakan' }));
  await person.post(`${shop}/cases/${asked.id}/demands`, { demand: 'takedown', decision: 'decline', reason: 'unggahan itu menjelaskan cara menyimpan keripik' });
  for (const [question, answer, department, subjects, valid_until] of [['Apakah batch 12 aman dimakan?', 'Batch 12 aman dimakan selama segelnya utuh. Yang segelnya terbuka kami ganti.', 'Gudang', 2, null], ['Berapa lama pengiriman ke luar Jawa?', 'Tiga sampai lima hari kerja sejak diserahkan ke kurir.', 'Gudang', 1, null], ['Jam buka hari libur nasional?', 'Hari libur nasional toko buka pukul 10.00 sampai 17.00.', 'Toko', 256, null], ['Promo akhir tahun?', 'Beli dua gratis satu, sampai persediaan habis.', 'Kasir', 16, '2026-01-05T16:59:00Z']])
    await person.post(`${shop}/knowledge`, { question, answer, department, subjects, valid_until });
  const called = await person.post(`${mine}/talks`, { way: 'phone', who: 'Bu Tini', handle: '0800 000 0104', said: 'Keripiknya tumpah semua di jalan, saya kecewa sekali.', agreed: 'Diganti baru, kami antar Kamis sore.' });
  await person.post(`${mine}/cases/${called.id}/talks`, { way: 'visit', who: 'Bu Tini', said: 'Datang ke toko, barangnya dilihat bersama. Sudah diminta maaf.', answers: true });
  const closed = await person.post(`${mine}/talks`, { way: 'visit', who: 'Pak Adi', said: 'Anaknya sakit setelah makan, minta jangan disebarkan.' });
  await person.put(`${mine}/cases/${closed.id}/secrecy`, { is_secret: true, version: (await person.get(`${mine}/cases/${closed.id}`)).case.version });
  const room = await furnishRoom(person, shop, problem.id, me);
  const { items: threats } = await person.post(`${shop}/threats/starters`, { language: 'id' });
  await person.put(`${shop}/matrix`, { class: 'complaint', channel: 'instagram', move: 'Jawab di kolom komentar, lalu minta nomor pesanan lewat DM.', tone: 'Hangat dan singkat.', role: 'writer', minutes: 20 });
  await person.put(`${shop}/escalation`, { level: 'crisis', holds_when: 'Ada pelanggan yang sakit setelah makan keripik kami, atau wartawan menelepon toko.', owner_id: me, deputy_id: null, move: 'Telepon pelanggannya, tahan batch itu di gudang, lalu buka ruang krisis.', tell: 'Semua kasir dan kurir lewat Kabari semua staf; pemilik lewat telepon.', minutes: 10 });
  const words = await furnishWords(person, dewi, mine);
  await furnishRecovery(person, `${mine}/crises/${words.crisis}`, mine);
  const staff = await furnishStaff(w, mine);
  await furnishAccess(w, mine, me, hand.id);
  const { rehearsed, paused } = await rehearse(person, mine, shop);
  const vetted = await person.post(`${mine}/vettings`, { name: 'Rudi Hartono' });
  await person.put(`${mine}/vettings/${vetted.id}`, { staff_id: null, addresses: [{ address: 'https://contoh.example/rudi' }], answers: ['polite', 'insults', 'rumours', 'discloses', 'calm', 'hate'].map((question) => ({ question, seen: 'unseen' })), note: null, told_at: new Date(Date.now() - 3_600_000).toISOString(), verdict: 'fit', version: vetted.version });
  const cases = { asked: asked.id, held: held.id, returned: returned.id, noted: noted.id };
  const path = (brand, rest) => `/b/${brand}${rest}`;
  return {
    dewi, cases,
    /** Server-made pages, without JavaScript. */
    plain: { login: '/login', join: new URL(invitation, base).pathname + new URL(invitation, base).search, alarm: new URL(wake.body.link).pathname, 'alarm-gone': '/alarm/tidak-ada', referral: new URL(question).pathname, 'referral-gone': '/bagian/tidak-ada', slip: `${mine}/cases/${called.id}/slip`, 'crisis-public': '/kabar/kerupuk-melempem', 'crisis-public-en': '/kabar/kerupuk-melempem?lang=en', 'crisis-public-gone': '/kabar/tidak-ada-di-sini', 'staff-own': staff.own, 'staff-shared': staff.sheet, 'staff-gone': '/staf/tidak-ada', 'staff-sheet': `${mine}/crises/${staff.id}/staff/sheet` },
    pages: {
      'home-crisis': path(sample, '/'), 'home-quiet': path(own, '/'),
      inbox: path(sample, '/kotak-masuk'), 'inbox-empty': path(own, '/kotak-masuk?queue=spam'), 'inbox-search': path(sample, '/kotak-masuk?search=basreng'), 'inbox-nothing': path(sample, '/kotak-masuk?search=tidakadakatabegini'), 'inbox-filtered': path(sample, '/kotak-masuk?class=complaint&mood=negative'), 'inbox-filtered-empty': path(sample, '/kotak-masuk?demand=takedown&mood=positive&channel=blog'),
      'case-asked': path(sample, `/kasus/${asked.id}`), 'case-held': path(sample, `/kasus/${held.id}`), 'case-returned': path(sample, `/kasus/${returned.id}`), 'case-draft': path(sample, `/kasus/${noted.id}`),
      'case-by-hand': path(own, `/kasus/${pasted.id}`), 'case-unknown': path(own, `/kasus/${unsure}`), 'case-failed': path(own, `/kasus/${failing}`), 'case-edited': path(own, `/kasus/${edited}`), 'case-rude': path(own, `/kasus/${rude.id}`), 'case-late': path(own, `/kasus/${late.id}`),
      'case-call': path(own, `/kasus/${called.id}`), 'case-secret': path(own, `/kasus/${closed.id}`),
      approvals: path(sample, '/persetujuan'), 'approvals-unknown': path(own, '/persetujuan?state=unknown'), 'approvals-by-hand': path(own, '/persetujuan?state=by_hand'), 'approvals-returned': path(sample, '/persetujuan?state=returned'),
      problems: path(sample, '/masalah'), 'problems-over': path(sample, '/masalah?over=true'), 'problems-none': path(own, '/masalah'), problem: path(sample, `/masalah/${problem.id}`), 'case-problem': path(sample, `/kasus/${problem.first_case_id}`), 'problem-gone': path(sample, '/masalah/999999999'),
      statements: path(own, '/pernyataan'), 'statements-none': path(sample, '/pernyataan'), 'statement-new': path(sample, '/pernyataan?baru=1'), statement: path(own, `/pernyataan/${statement.id}`), 'statement-approved': path(own, `/pernyataan/${other.id}`), 'case-statement': path(own, `/kasus/${told.id}`), 'statement-gone': path(own, '/pernyataan/999999999'),
      guard: path(sample, '/penjagaan'), 'guard-watch': path(sample, '/penjagaan?bagian=watch'), 'guard-bans': path(sample, '/penjagaan?bagian=bans'), 'guard-month': path(sample, '/penjagaan?bagian=month'), 'guard-rivals': path(sample, '/penjagaan?bagian=rivals'), 'guard-none': path(sample, '/penjagaan?bagian=own'), 'guard-own': path(own, '/penjagaan?bagian=own'), 'guard-takedown': path(own, '/penjagaan'), 'inbox-ignored': path(own, '/kotak-masuk?queue=ignored'), 'case-ignored': path(own, `/kasus/${troll.id}`), 'case-nagging': path(own, `/kasus/${nagging.id}`), 'guard-rivals-none': path(own, '/penjagaan?bagian=rivals'), 'case-spammer': path(sample, `/kasus/${guarded.spammer}`), 'case-poached': path(sample, `/kasus/${guarded.poached}`),
      promises: path(sample, '/janji?filter=all'), 'promises-past': path(sample, '/janji?filter=past'), 'promises-found': path(own, '/janji?filter=found'), 'promises-none': path(own, '/janji?filter=past'), 'case-promise': path(own, `/kasus/${promised.id}`),
      'crisis-facts': path(own, `/krisis/${words.crisis}/fakta`), 'crisis-updates': path(own, `/krisis/${words.crisis}/kabar`),
      recovery: path(own, `/krisis/${words.crisis}/pemulihan`), 'recovery-none': path(sample, `/krisis/${room}/pemulihan`), spread: path(sample, `/krisis/${room}/jejak`), 'spread-few': path(own, `/krisis/${words.crisis}/jejak`), cause: path(own, `/krisis/${words.crisis}/akar-masalah`), 'cause-none': path(sample, `/krisis/${room}/akar-masalah`), lessons: path(own, '/krisis/pelajaran'), 'lessons-none': path(sample, '/krisis/pelajaran'), proofs: path(own, '/krisis/bukti'),
      verdict: path(sample, '/vonis'), 'verdict-behind': path(sample, '/vonis?faktor=suddenness'), 'verdict-calm': path(own, '/vonis'), accuracy: path(sample, '/ketepatan'), 'accuracy-none': path(own, '/ketepatan'),
      masses: path(sample, '/jawab-banyak'), 'mass-draft': path(sample, `/jawab-banyak/${draft.id}`), 'mass-sent': path(sample, `/jawab-banyak/${many.id}`), 'mass-post': path(own, `/jawab-banyak/${posting.id}`), 'mass-gone': path(sample, '/jawab-banyak/999999999'),
      'prep-ready': path(sample, '/krisis/kesiapan'), 'prep-ready-none': path(own, '/krisis/kesiapan'), 'prep-threats': path(sample, '/krisis/ancaman'), 'prep-threats-none': path(own, '/krisis/ancaman'),
      'prep-books': path(sample, '/krisis/buku-langkah'), 'prep-book': path(sample, `/krisis/buku-langkah/${threats[0].playbook_id}`), 'prep-book-writing': path(sample, `/krisis/buku-langkah/${threats[1].playbook_id}?ubah=1`), 'prep-matrix': path(sample, '/krisis/matriks'), 'prep-ladder': path(sample, '/krisis/tangga'), 'prep-ladder-none': path(own, '/krisis/tangga'),
      referrals: path(sample, '/disposisi'), 'referrals-closed': path(sample, '/disposisi?closed=true'), 'referrals-none': path(own, '/disposisi'),
      contacts: path(own, '/krisis/kontak'), 'contacts-none': path(sample, '/krisis/kontak'), audiences: path(own, '/krisis/pihak'), 'audiences-none': path(sample, '/krisis/pihak'), staff: path(own, `/krisis/${staff.id}/staf`), 'crisis-audiences': path(own, `/krisis/${staff.id}/pihak`),
      vetting: path(own, '/krisis/pemeriksaan'), 'vetting-none': path(sample, '/krisis/pemeriksaan'), quiz: path(own, '/krisis/kuis'), 'quiz-sample': path(sample, '/krisis/kuis'),
      knowledge: path(sample, '/buku-pintar'), 'knowledge-none': path(own, '/buku-pintar'),
      demands: path(sample, '/tuntutan'), 'demands-waiting': path(sample, '/tuntutan?state=waiting'), 'demands-decided': path(sample, '/tuntutan?state=decided'), 'demands-none': path(own, '/tuntutan?state=done'), solutions: path(sample, '/tuntutan?state=menu'), 'solutions-none': path(own, '/tuntutan?state=menu'),
      crises: path(sample, '/krisis'), 'crises-none': path(own, '/krisis'), 'crisis-open': path(own, '/krisis/buka'), 'crisis-plan': path(sample, `/krisis/${room}`), 'crisis-work': path(sample, `/krisis/${room}?bagian=pelaksanaan`), 'crisis-talk': path(sample, `/krisis/${room}?bagian=komunikasi`), 'crisis-report': path(sample, `/krisis/${room}/laporan`), 'crisis-posts': path(sample, '/krisis/unggahan'),
      drills: path(own, '/krisis/latihan'), 'drills-running': path(sample, '/krisis/latihan'), 'drill-over': path(own, `/krisis/latihan/${rehearsed.id}`), 'drill-running': path(sample, `/krisis/latihan/${paused.id}`), 'drill-stage': path(paused.stage_id, '/'), 'drills-inside': path(paused.stage_id, '/krisis/latihan'), 'crisis-open-form': path(paused.stage_id, '/krisis/buka'),
      people: path(own, '/pengaturan/orang'), sources: path(own, '/pengaturan/sumber'), access: path(own, '/pengaturan/akses'), 'access-none': path(sample, '/pengaturan/akses'), words: path(own, '/pengaturan/kata'), prepared: path(own, '/pengaturan/kalimat'), departments: path(sample, '/pengaturan/bagian'), policy: path(own, '/pengaturan/kebijakan'),
      roster: path(own, '/pengaturan/jaga'), ladder: path(own, '/pengaturan/alarm'), 'ladder-duty': path(sample, '/pengaturan/alarm'), ways: path(own, '/pengaturan/panggilan'), account: path(own, '/pengaturan/akun'), sample: path(sample, '/pengaturan/contoh'), audit: path(sample, '/log'), missing: path(own, '/tidak-ada'),
    },
  };
}

/** A crisis on its way: steps done, skipped and late, a team, notes, frozen posts. */
async function furnishRoom(person, shop, problem, me) {
  const soon = (hours) => `${new Date(Date.now() + hours * 3600_000).toISOString().slice(0, 19)}Z`;
  for (const [channel, text, hours] of [['instagram', 'Promo akhir pekan: beli dua gratis satu!', 30], ['facebook', 'Selamat pagi, jangan lupa sarapan keripik ya', 54]]) await person.post(`${shop}/posts`, { channel, text, due_at: soon(hours) });
  const day = soon(30).slice(0, 10);
  await person.post(`${shop}/quiet-days`, { from_day: day, to_day: day, why: 'Hari berkabung nasional' });
  await person.post(`${shop}/quiet-days`, { words: 'anti bocor, segel sempurna', why: 'Pernah dijanjikan, lalu kemasan batch 12 bocor' });
  await person.post(`${shop}/quiet-days`, { from_day: '2025-12-26', to_day: '2025-12-28', is_yearly: true, words: 'promo, diskon', why: 'Peringatan tsunami' });
  const opened = await person.post(`${shop}/crises`, { name: 'Kemasan bocor', problem_id: problem, freeze: true });
  const room = `${shop}/crises/${opened.id}`;
  const steps = [];
  for (const [text, duty, phase] of [['Kumpulkan foto dan nomor batch dari tiga keluhan pertama', 'assessor', 'response'], ['Kirim tanggapan sementara di kanal asal', 'responder', 'response'], ['Telepon pemasok kemasan', 'assessor', 'response'], ['Beri tahu semua kasir', 'lead', 'response'], ['Tanya pelanggan: sudah diterima gantinya?', 'responder', 'recovery']])
    steps.push(await person.post(`${room}/steps`, { text, duty, phase, due_at: soon(2) }));
  const act = (step, what, more = {}) => person.post(`${room}/steps/${step.id}`, { act: what, version: step.version, ...more });
  await act(steps[0], 'done');
  await act(steps[1], 'take');
  await act(steps[2], 'skip', { reason: 'Pemasok libur sampai Senin' });
  await person.post(`${room}/team`, { staff_id: me, duty: 'spokesperson', until_at: soon(48) });
  await person.post(`${room}/notes`, { text: 'Gudang menahan sisa batch 12, 214 bungkus.' });
  const now = await person.get(room);
  if (now.phase === 'preparation') await person.post(`${room}/move`, { act: 'advance', version: now.version, reason: 'Keluhan naik cepat, jawab dulu' });
  return opened.id;
}

/** A crisis with facts of every state, two updates and a third being written. */
async function furnishWords(person, dewi, mine) {
  const soon = (hours) => `${new Date(Date.now() + hours * 3600_000).toISOString().slice(0, 19)}Z`;
  const crisis = await person.post(`${mine}/crises`, { name: 'Kerupuk melempem', problem_id: null });
  const room = `${mine}/crises/${crisis.id}`;
  const fact = (text, source, link = null) => person.post(`${room}/facts`, { text, source, link });
  const verify = (of) => dewi.post(`${mine}/facts/${of.id}/act`, { act: 'verify', version: of.version });
  const cite = (sentence, of) => person.put(`${room}/claims`, { sentence, fact_id: of ? of.id : null, is_free: !of });
  const leak = await fact('Kemasan batch 12 bocor pada 41 paket', 'Kepala gudang', 'https://foto.example/batch-12');
  const cause = await fact('Mesin segel aus sejak Senin', 'Teknisi mesin');
  await fact('Dua pembeli sakit perut setelah makan', 'Komentar Instagram, belum dikonfirmasi');
  const rumour = await fact('Bahan bakunya kedaluwarsa', 'Grup WhatsApp');
  await verify(leak);
  await verify(cause);
  await dewi.post(`${mine}/facts/${rumour.id}/act`, { act: 'refute', version: rumour.version, reason: 'Nota pembelian bertanggal minggu lalu' });
  await cite('Kemasan batch 12 bocor pada 41 paket.', leak);
  await cite('Mesin segel kami aus.', cause);
  await cite('Batch 12 kami tarik dari semua toko.', null);
  const write = (of) => person.post(`${room}/updates`, { stage: 'checking', unknown: 'Berapa paket yang sudah dimakan belum kami tahu.', doing: 'Batch 12 kami tarik dari semua toko. Uang kami kembalikan dalam 3 hari kerja.', next_at: soon(2), ...of });
  const publish = async (of) => {
    const approved = await dewi.post(`${mine}/crisis-updates/${of.id}/act`, { act: 'approve', version: of.version });
    return person.post(`${mine}/crisis-updates/${of.id}/act`, { act: 'publish', version: approved.version });
  };
  const first = await publish(await write({ known: 'Kemasan batch 12 bocor pada 41 paket.' }));
  const again = await person.post(`${mine}/crisis-updates/${first.id}/act`, { act: 'revise', version: first.version });
  await publish(await person.put(`${mine}/crisis-updates/${again.id}`, { stage: 'cause_found', known: 'Kemasan batch 12 bocor pada 41 paket. Mesin segel kami aus.', unknown: again.unknown, doing: again.doing, next_at: soon(3), version: again.version }));
  await person.post(`${mine}/crisis-updates/${again.id}/posts`, { channel: 'instagram', link: 'https://instagram.com/p/kabar1' });
  await write({ stage: 'cause_found', known: 'Kemasan batch 12 bocor pada 41 paket. Semua pembeli sudah kami hubungi.', unknown: '' });
  const page = await person.post(`${room}/page`);
  await dewi.put(`${room}/page`, { version: page.version, slug: 'kerupuk-melempem', title: 'Kabar tentang kerupuk melempem', is_on: true, shows_promises: true });
  return { crisis: crisis.id };
}

/** Why it happened, acts in every state, two lessons, one of them with what it changed. */
async function furnishRecovery(person, room, mine) {
  const soon = (days) => `${new Date(Date.now() + days * 86400_000).toISOString().slice(0, 19)}Z`;
  await person.put(`${room}/cause`, { whys: [{ why: 'Mengapa ini terjadi?', answer: 'Kemasan tidak tertutup rapat.' }, { why: 'Mengapa begitu: Kemasan tidak tertutup rapat?', answer: 'Mesin segel aus dan tidak ada jadwal servis.' }], text: 'Mesin segel aus karena tidak pernah diservis.', evidence: 'Laporan teknisi, foto mesin.', link: 'https://foto.example/mesin', due_at: soon(1), version: 0 });
  const acts = [];
  for (const [kind, text] of [['corrective', 'Ganti mesin segel di gudang'], ['preventive', 'Servis mesin tiap tiga bulan'], ['preventive', 'Uji segel tiap pagi'], ['corrective', 'Ganti semua plastik']])
    acts.push(await person.post(`${room}/correctives`, { kind, text, due_at: soon(7) }));
  const act = (of, what) => person.post(`${mine}/correctives/${of.id}/act`, { version: of.version, ...what });
  await act(acts[1], { act: 'done', proof: 'Kontrak servis, 12 Mei' });
  await act(await act(acts[2], { act: 'done', proof: 'Foto lembar uji' }), { act: 'check', effect: 'partly', remark: 'Hari Minggu masih terlewat' });
  await act(acts[3], { act: 'drop', remark: 'Plastiknya ternyata baik' });
  const { id: taught } = await person.post(`${room}/lessons`, { kind: 'wrong', text: 'Jawaban pertama di Instagram baru keluar setelah tiga jam.', change_kind: 'other', change: 'Tanggapan sementara disiapkan dulu.', measure: 'Lama sampai jawaban pertama', before_text: '3 jam', after_text: '20 menit', after_at: soon(-1) });
  await person.post(`${room}/lessons`, { kind: 'right', text: 'Semua kasir tahu apa yang boleh dikatakan.' });
  await person.post(`${mine}/quiet-days`, { words: 'anti bocor', why: 'Pernah dijanjikan, lalu bocor', lesson_id: taught });
}

/** For this visit only: what other pages are shown in stays as it was. */
async function calmly(page) {
  await page.evaluate(() => localStorage.setItem('tanggap:calm', 'on'));
  await page.reload();
  await page.waitForSelector('.is-calm .nothing-picked .primary');
  await page.evaluate(() => localStorage.removeItem('tanggap:calm'));
}

async function inContext(page, name) {
  if (await page.isVisible('.context-toggle')) await page.click('.context-toggle');
  await page.click(`.case-person button:has-text("${name}")`);
}

/** What opens above a page: [name, page, how to open it, what then stands there]. */
export const dialogs = [
  ['paste', 'inbox', (page) => page.click('.list-title button'), 'dialog textarea'],
  ['contact', 'contacts', (page) => page.click('button:has-text("Tambah kontak")'), 'dialog input'],
  ['contact-csv', 'contacts', (page) => page.click('button:has-text("Ambil dari CSV")'), 'dialog input'],
  ['audience', 'audiences', (page) => page.click('button:has-text("Tambah pihak")'), 'dialog textarea'],
  ['audience-told', 'crisis-audiences', (page) => page.click('.rows button'), 'dialog textarea'],
  ['staff-anew', 'staff', (page) => page.click('button:has-text("Tulis arahan baru")'), 'form.card textarea'],
  ['staff-link', 'staff', (page) => page.click('button:has-text("Tautannya")'), 'dialog input[readonly]'],
  ['refer', 'case-asked', (page) => page.keyboard.press('d'), 'dialog select'],
  ['refer-link', 'case-asked', async (page) => { await page.keyboard.press('d'); await page.click('dialog button.primary'); }, 'dialog input[readonly]'],
  ['refer-problem', 'problem', (page) => page.click('button:has-text("Disposisikan")'), 'dialog select'],
  ['refer-record', 'referrals', (page) => page.click('button:has-text("Catat jawaban")'), 'dialog textarea'],
  ['demand-decide', 'case-draft', async (page) => { if (await page.isVisible('.context-toggle')) await page.click('.context-toggle'); await page.click('.context-pane button:has-text("Tambah tuntutan")'); }, 'dialog select'],
  ['demand-return', 'demands-waiting', (page) => page.click('button:has-text("Kembalikan")'), 'dialog textarea'],
  ['solution', 'solutions', (page) => page.click('button:has-text("Tambah pilihan")'), 'dialog textarea'],
  ['talk', 'inbox', async (page) => { await page.click('.list-title button'); await page.click('dialog button:has-text("telepon")'); }, 'dialog textarea'],
  ['vetting-add', 'vetting-none', (page) => page.click('button:has-text("Periksa orang")'), 'dialog select'],
  ['vetting-edit', 'vetting', (page) => page.click('.card button:has-text("Buka")'), 'dialog textarea[readonly]'],
  ['quiz-try', 'quiz', (page) => page.click('button:has-text("kuis")'), 'fieldset.choices'],
  ['knowledge-add', 'knowledge', (page) => page.click('button:has-text("Tulis jawaban baru")'), 'dialog textarea'],
  ['threat', 'prep-threats', (page) => page.click('button:has-text("Tambah ancaman")'), 'dialog textarea'],
  ['threat-starters', 'prep-threats-none', (page) => page.click('button:has-text("Pilih dari daftar awal")'), 'dialog .rows li'],
  ['matrix-row', 'prep-matrix', (page) => page.click('.card button >> nth=0'), 'dialog textarea'],
  ['ladder-row', 'prep-ladder', (page) => page.click('.card button >> nth=2'), 'dialog textarea'],
  ['filters', 'inbox', (page) => page.click('.filter-button'), 'dialog select'],
  ['crisis-step', 'crisis-plan', (page) => page.keyboard.press('l'), 'dialog input'],
  ['crisis-skip', 'crisis-plan', (page) => page.click('button:has-text("Lewati")'), 'dialog textarea'],
  ['crisis-advance', 'crisis-plan', (page) => page.click('button:text-is("Lanjut ke fase berikutnya")'), 'dialog textarea'],
  ['crisis-change', 'crisis-plan', (page) => page.click('.page-head button:has-text("Ubah")'), 'dialog select'],
  ['crisis-origin', 'crisis-plan', (page) => page.click('.page-head button:has-text("Ubah")').then(() => page.selectOption('dialog select >> nth=1', '0')), 'dialog textarea'],
  ['crisis-appoint', 'crisis-work', (page) => page.click('button:has-text("Tunjuk orang")'), 'dialog select'],
  ['crisis-note', 'crisis-work', (page) => page.keyboard.press('t'), 'dialog textarea'],
  ['corrective', 'recovery', (page) => page.click('button:has-text("Tambah tindakan")'), 'dialog textarea'],
  ['corrective-done', 'recovery', (page) => page.click('button:text-is("Sudah selesai")'), 'dialog textarea'],
  ['corrective-check', 'recovery', (page) => page.click('button:text-is("Catat hasilnya")'), 'dialog select'],
  ['lesson', 'recovery', (page) => page.click('button:has-text("Tulis pelajaran")'), 'dialog textarea'],
  ['spread-hold', 'spread-few', (page) => page.click('button:has-text("Amankan bukti…")'), 'dialog textarea'],
  ['cause-known', 'cause', (page) => page.click('button:text-is("Penyebab sudah pasti")'), 'dialog .facts'],
  ['crisis-quiet', 'crisis-posts', async (page) => { await page.click('section[aria-labelledby=quiet] > .actions button'); await page.fill('dialog input[type=date]', '2026-12-26'); }, 'dialog input[type=checkbox]'],
  ['crisis-post', 'crisis-posts', (page) => page.click('button:has-text("Rencanakan")'), 'dialog textarea'],
  ['keys', 'home-quiet', (page) => page.keyboard.press('?'), 'dialog .key-groups'],
  ['commands', 'home-quiet', (page) => page.keyboard.press('Control+k'), 'dialog [role=listbox]'],
  ['snooze', 'case-asked', (page) => page.keyboard.press('s'), 'dialog input[type=datetime-local]'],
  ['ignore', 'case-nagging', async (page) => { await page.click('.case-acts .menu > button'); await page.click('[role=menu] >> text=Abaikan'); }, 'dialog input[type=datetime-local]'],
  ['takedown', 'guard-own', (page) => page.click('button:has-text("Tarik…")'), 'dialog textarea'],
  ['acts', 'case-asked', (page) => page.click('.case-acts .menu > button'), '[role=menu]'],
  ['prepared', 'case-asked', (page) => page.click('.composer-foot [aria-haspopup=dialog]'), 'dialog .prepared'],
  ['prepared-edit', 'prepared', (page) => page.click('button[aria-label^="Ubah: Penyebab"]'), 'dialog .notice .said'],
  ['uncovered', 'case-rude', (page) => page.click('.uncover'), '.message.theirs:not(:has(.covered))'],
  ['calm', 'inbox', calmly, '.is-calm .nothing-picked'],
  ['calm-case', 'inbox', async (page) => { await calmly(page); await page.click('.nothing-picked .primary'); }, '.is-calm .composer-text'],
  ['note', 'case-asked', (page) => page.keyboard.press('n'), '.note-box textarea'],
  ['evidence', 'case-by-hand', (page) => page.click('.why-button'), '.why ul'],
  ['lit', 'case-by-hand', (page) => page.locator('.reading .asks').first().focus(), 'mark.lit'],
  ['versions', 'case-edited', (page) => page.click('summary:has-text("Lihat versi lama")'), '.versions .said'],
  ['approve-edit', 'approvals', async (page) => { await page.click('button:has-text("Ubah lalu setujui")'); await page.fill('.approval textarea', 'Halo Kak, terima kasih. Kirim nomor pesanannya ya?'); }, '.diff ins'],
  ['approve-return', 'approvals', (page) => page.click('button:text-is("Kembalikan")'), '.approval textarea'],
  ['problem-name', 'problem', (page) => page.click('button:has-text("Ubah nama")'), '.rename input:focus'],
  ['problem-merge', 'problem', (page) => page.click('button:has-text("Gabungkan ke")'), 'dialog :is(.merge-one, form > p)'],
  ['problem-split', 'problem', async (page) => { await page.locator('.pick input').first().check(); await page.click('.pick-bar button:has-text("Pisahkan")'); }, 'dialog input'],
  ['problem-put', 'case-problem', async (page) => { if (await page.isVisible('.context-toggle')) await page.click('.context-toggle'); await page.click('.context-pane button:has-text("Pindahkan")'); }, 'dialog .merge-one'],
  ['picked', 'inbox', async (page) => { await page.keyboard.press('*'); await page.locator('.pick input').first().uncheck(); }, '.pick-bar'],
  ['halt', 'home-quiet', (page) => page.click('button:has-text("Tombol darurat")'), 'dialog input'],
  ['mass-reason', 'mass-draft', async (page) => { const first = page.locator('.mass-page summary').first(); if (await first.count()) await first.click(); }, '.mass-page textarea'],
  ['statement-example', 'statement-new', (page) => page.click('button:has-text("Isi dengan contoh")'), '.fact textarea'],
  ['statement-try', 'statement', async (page) => { await page.fill('input[aria-labelledby=try]', 'Refundnya kami proses dalam 2 hari ya kak.'); await page.keyboard.press('Enter'); }, '.findings li'],
  ['statement-enforce', 'statement-approved', (page) => page.click('button:has-text("Berlakukan")'), 'dialog .segments'],
  ['statement-approve', 'statement', (page) => page.click('button:has-text("Setujui…")'), 'dialog .said'],
  ['statement-withdraw', 'statement', (page) => page.click('button:has-text("Cabut…")'), 'dialog textarea'],
  ['statement-dismiss', 'statement', (page) => page.click('button:has-text("Tidak perlu…")'), 'dialog textarea'],
  ['guard-approve', 'guard', (page) => page.click('button:has-text("Setujui…")'), 'dialog textarea'],
  ['guard-strike', 'case-spammer', (page) => inContext(page, 'Beri teguran'), 'dialog select'],
  ['guard-hide', 'case-spammer', (page) => inContext(page, 'Sembunyikan'), 'dialog input[type=checkbox]'],
  ['guard-ban', 'case-spammer', (page) => inContext(page, 'Blokir'), 'dialog textarea'],
  ['guard-link', 'case-spammer', (page) => inContext(page, 'Sambungkan akun'), 'dialog select'],
  ['guard-opinion', 'case-poached', (page) => inContext(page, 'Beri teguran'), 'dialog .notice'],
  ['guard-rival', 'guard-rivals', (page) => page.click('button:has-text("Tambah pesaing")'), 'dialog input'],
  ['promise-move', 'promises', async (page) => { await page.click('.vow-link >> xpath=ancestor::li >> css=.menu > button'); await page.click('[role=menuitem]:has-text("Ubah waktu")'); }, 'dialog input[type=datetime-local]'],
  ['promise-time', 'case-promise', (page) => page.click('.care-strip button:has-text("Waktu lain")'), 'dialog input[type=datetime-local]'],
  ['promise-add', 'case-promise', async (page) => { if (await page.isVisible('.context-toggle')) await page.click('.context-toggle'); await page.click('.context-pane button:has-text("Catat janji")'); }, 'dialog textarea'],
  ['closing', 'case-promise', (page) => page.click('.case-acts button:has-text("Selesai")'), 'dialog fieldset'],
  ['verdict-raise', 'verdict-calm', (page) => page.click('button:has-text("Naikkan")'), 'dialog textarea'],
  ['verdict-cause', 'verdict', (page) => page.click('button:has-text("Sebab diketahui")'), 'dialog textarea'],
  ['invite', 'people', (page) => page.click('button:has-text("Undang orang")'), 'dialog form'],
  ['end-person', 'people', (page) => page.click('button[aria-label^="Hentikan akses"]'), 'dialog button.grave'],
  ['source', 'sources', (page) => page.click('button[aria-label="Ubah: Jembatan WhatsApp"]'), 'dialog form'],
  ['access-account', 'access', (page) => page.click('button:has-text("Tambah akun")'), 'dialog form'],
  ['access-holder', 'access', async (page) => { await page.click('button[aria-label^="Catat siapa"] >> nth=0'); await page.selectOption('dialog select', 'other'); }, 'dialog input[type=date]'],
  ['access-history', 'access', async (page) => { await page.click('summary:has-text("Yang sudah dikeluarkan") >> nth=0'); await page.click('summary:has-text("tidak dipakai lagi")'); }, 'details .rows li'],
  ['policy-confirm', 'policy', async (page) => { await page.fill('.sentence:has-text("Balasan publik ditahan") input', '45'); await page.click('button:has-text("Terbitkan kebijakan")'); }, 'dialog .changes'],
  ['alarm-ask', 'ladder', (page) => page.click('section.card button:has-text("Uji alarm")'), 'dialog form'],
  ['way-add', 'ways', (page) => page.click('button:has-text("Tambah webhook")'), 'dialog form'],
  ['remove-sample', 'sample', (page) => page.click('button:has-text("Hapus data contoh")'), 'dialog button.grave'],
  ['audit-filters', 'audit', (page) => page.click('button:has-text("Periksa")'), 'text=/Utuh|Rusak/'],
];

/** A page in one theme and size, opened and quiet. */
export async function show(w, page, path) {
  await page.goto(path.startsWith('http') ? path : w.base + path);
  await settled(page);
}

export { Browser, ask, pause };
