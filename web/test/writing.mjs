// What one writes is never lost, and never sent over somebody else's head.
import { assert, test } from './harness.mjs';

const field = '.composer-text';
const until = (page, text) => page.waitForFunction(([one, wanted]) => document.querySelector(one)?.value === wanted, [field, text]);
async function openNew(world, text = 'paketnya bocor kak, gimana ini?', more = {}) {
  const made = await world.newCase(text, 'Penulis Uji', more);
  await world.go(`/kasus/${made.id}`);
  await world.page.waitForSelector(field);
  return made;
}

test('a draft survives another case, a reload and a new window', async (world) => {
  const { page } = world, made = await openNew(world), text = 'Halo Kak, sedang kami cek';
  await page.fill(field, text);
  await world.go('/kotak-masuk');
  await world.go(`/kasus/${made.id}`);
  await until(page, text);
  await page.waitForFunction(() => /Draf tersimpan \d/.test(document.querySelector('.composer-state').textContent));
  assert.equal((await world.api('GET', `${world.path}/cases/${made.id}`)).draft.text, text);
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await until(page, text);
});

test('events do not touch the editor', async (world) => {
  const { page } = world, made = await openNew(world);
  await page.fill(field, 'baru setengah');
  for (let i = 0; i < 5; i++) await world.newCase(`pesan lain ${i}, kecewa`, 'Orang Lain');
  const { waiting } = await world.api('GET', `${world.path}/overview`);
  await page.waitForFunction((count) => Number(document.querySelector('.nav a[href$="/kotak-masuk"] .count').textContent.replace(/\D/g, '')) >= count, waiting); // the last of them has come
  assert.equal(await page.inputValue(field), 'baru setengah');
  assert.ok(made.id);
});

test('without a network the draft stays and the reply waits for it', async (world) => {
  const { page } = world, made = await openNew(world, 'ada yang rusak kak', { channel: 'whatsapp' });
  const text = 'Maaf ya Kak, boleh kirim fotonya? Kami jawab pukul 16.00.';
  const checked = page.waitForResponse(/\/check$/);
  await page.fill(field, text);
  await checked;
  await world.context.setOffline(true);
  await page.waitForSelector('.offline-strip');
  await page.click('.composer .primary');
  await page.waitForSelector('.composer .notice:has-text("Menunggu jaringan")');
  assert.equal(await page.inputValue(field), text);
  await world.context.setOffline(false);
  await until(page, '').catch(async () => { throw new Error(`still there: ${await page.inputValue(field)}`); });
  const { replies } = await world.api('GET', `${world.path}/cases/${made.id}`);
  assert.equal(replies.length, 1);
});

test('a session that ends asks on the spot and keeps the text', async (world) => {
  const { page } = world, made = await openNew(world);
  await page.fill(field, 'Teks yang tidak boleh hilang');
  await page.waitForFunction(() => /Draf tersimpan \d/.test(document.querySelector('.composer-state').textContent));
  await page.fill(field, 'Teks yang tidak boleh hilang, lanjut');
  await world.trick('expire'); // before the pause after which it is saved; nobody types below the dialog
  await page.waitForSelector('dialog input[type=password]');
  await page.fill('dialog input[type=email]', 'rasti@contoh.example');
  await page.fill('dialog input[type=password]', 'salah');
  await page.click('dialog button.primary');
  await page.waitForSelector('dialog [role=alert]');
  await page.fill('dialog input[type=password]', 'rahasia-contoh');
  await page.click('dialog button.primary');
  await page.waitForFunction(() => !document.querySelector('dialog[open]'));
  assert.equal(await page.inputValue(field), 'Teks yang tidak boleh hilang, lanjut');
  await page.waitForFunction(() => /Draf tersimpan \d/.test(document.querySelector('.composer-state').textContent));
  assert.equal((await world.api('GET', `${world.path}/cases/${made.id}`)).draft.text, 'Teks yang tidak boleh hilang, lanjut');
}, { needsMock: true });

test('a colleague answers meanwhile: told, kept, and sent only when wanted', async (world) => {
  const { page } = world, made = await openNew(world), text = 'Kami ganti barangnya ya Kak, kirim alamat lewat DM.';
  await page.fill(field, text);
  await world.trick('reply', { case: made.id, staff: 12 });
  await page.waitForSelector('.notice.is-change:has-text("Dimas")');
  await page.click('.composer-foot .primary');
  await page.waitForSelector('.notice.is-change button.primary');
  assert.equal(await page.inputValue(field), text);
  await page.click('.notice.is-change button.primary');
  await until(page, '');
  const { replies } = await world.api('GET', `${world.path}/cases/${made.id}`);
  assert.equal(replies.filter((one) => one.text === text).length, 1);
}, { needsMock: true });

test('a newer draft of another device is offered, not forced', async (world) => {
  const { page } = world, made = await openNew(world);
  await page.fill(field, 'dari laptop');
  await page.waitForFunction(() => /Draf tersimpan \d/.test(document.querySelector('.composer-state').textContent));
  await page.fill(field, 'dari laptop, lanjut');
  await world.trick('draft', { case: made.id, staff: 1, text: 'dari HP' });
  await page.waitForSelector('.notice:has-text("draf lebih baru")');
  assert.equal(await page.inputValue(field), 'dari laptop, lanjut');
  await page.click('.notice button:has-text("Pakai")');
  await until(page, 'dari HP');
}, { needsMock: true });

test('the checker underlines, asks once and lets one send all the same', async (world) => {
  const { page } = world, made = await openNew(world, 'kapan dikirim?', { channel: 'whatsapp' });
  await page.fill(field, '🙏 Halo Kak, pasti sampai besok pukul 10.00.');
  await page.waitForSelector('.findings li');
  assert.equal(await page.textContent('.findings mark'), 'pasti');
  await page.click('.composer-foot .primary');
  await page.waitForSelector('.composer-foot .primary:has-text("Tetap kirim")');
  assert.equal((await world.api('GET', `${world.path}/cases/${made.id}`)).replies.length, 0);
  await page.click('.composer-foot .primary');
  await until(page, '');
  assert.equal((await world.api('GET', `${world.path}/cases/${made.id}`)).replies.length, 1);
});

test('a reply is handed in once however often one presses, and what is typed meanwhile does not go with it', async (world) => {
  const { page } = world, made = await openNew(world, 'kapan dikirim?', { channel: 'whatsapp' }), text = 'Halo Kak, dikirim sore ini pukul 16.00.';
  let answer;
  const pressed = new Promise((done) => { answer = done; });
  await page.route('**/check', async (route) => { await pressed; await route.continue(); });
  await page.fill(field, text);
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.type(' lagi');
  assert.equal(await page.inputValue(field), text);
  answer();
  await until(page, '');
  await page.waitForSelector('.reply.state-held');
  assert.deepEqual((await world.api('GET', `${world.path}/cases/${made.id}`)).replies.map((one) => one.text), [text]);
});

test('a held reply counts down in the thread and can be called back there', async (world) => {
  const { page } = world, made = await openNew(world, 'kapan dikirim?', { channel: 'whatsapp' });
  await page.fill(field, 'Halo Kak, dikirim sore ini pukul 16.00.');
  await page.click('.composer-foot .primary');
  await page.waitForSelector('.reply.state-held .held-clock');
  await page.click('.reply.state-held button');
  await until(page, 'Halo Kak, dikirim sore ini pukul 16.00.');
  assert.deepEqual((await world.api('GET', `${world.path}/cases/${made.id}`)).replies.map((one) => one.state), ['cancelled']);
});

test('a prepared text comes in with the known names and the first blank selected', async (world) => {
  const { page } = world;
  await openNew(world);
  await page.keyboard.press('p');
  await page.waitForSelector('dialog [role=option]');
  await page.keyboard.type('penyebab');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('.composer-text').value.includes('Halo Kak Penulis Uji'));
  assert.equal(await page.evaluate(() => { const box = document.querySelector('.composer-text'); return box.value.slice(box.selectionStart, box.selectionEnd); }), '{tempat}');
  await page.fill(field, '');
});

test('one tap fills the holding answer and hands it in; a draft beside it stays', async (world) => {
  const { page } = world, made = await openNew(world, 'kok belum dibalas?', { channel: 'whatsapp' });
  await page.fill(field, 'Ini masih saya tulis');
  await page.click('.composer-foot button:has-text("Tanggapan sementara")');
  await page.waitForSelector('.reply.state-held');
  const [reply] = (await world.api('GET', `${world.path}/cases/${made.id}`)).replies;
  assert.match(reply.text, /^Halo Kak Penulis Uji[a-z ]*, terima kasih.* – \w+$/);
  assert.equal(await page.inputValue(field), 'Ini masih saya tulis');
});

test('a greeting is one tap, used by the next prepared text, and can be undone', async (world) => {
  const { page } = world;
  const made = await openNew(world);
  await page.click('.context-pane button:text-is("Ibu")');
  await page.waitForSelector('.context-pane button[aria-pressed=true]:text-is("Ibu")');
  assert.match((await world.api('GET', `${world.path}/cases/${made.id}/prepared`)).items[0].text, /^Halo Ibu Penulis Uji/);
  await page.keyboard.press('z');
  await page.waitForSelector('.context-pane button[aria-pressed=false]:text-is("Ibu")');
});

test('in calm mode one case stands alone and the next is one press away', async (world) => {
  const { page } = world;
  await world.go('/pengaturan/akun');
  await page.click('fieldset:has-text("Mode tenang") label:has-text("Nyala")');
  await world.go('/kotak-masuk');
  await page.click('button:has-text("Buka kasus pertama")');
  await page.waitForSelector('.case-head h2');
  assert.equal(await page.isVisible('.list-pane'), false);
  const first = page.url();
  await page.click('.case-acts button:text-is("Berikutnya")');
  await page.waitForFunction((was) => location.href !== was, first);
  await world.go('/pengaturan/akun');
  await page.click('fieldset:has-text("Mode tenang") label:has-text("Mati")');
});

test('abuse is covered until it is tapped, may be handed over, and after eight cases within an hour a break is offered', async (world) => {
  const { page } = world;
  await world.go('/');
  await page.evaluate(() => {
    const kept = Array.from({ length: 7 }, (_, i) => ({ id: `lain-${i}`, at: Date.now() }));
    for (const id of [1, 2, 3, 4, 5]) localStorage.setItem(`tanggap:rude:${id}`, JSON.stringify(kept));
  });
  const made = await openNew(world, 'Dasar goblok semua adminnya! Paket saya mana?', { channel: 'whatsapp' });
  await page.waitForSelector('.covered');
  await page.waitForSelector('.composer:has-text("Pesan ini kasar")'); // its words come with what stands beside
  await page.waitForSelector('.composer .notice:has-text("Sudah 8 kasus kasar")');
  await page.click('button:has-text("Sudah, lanjut")');
  await page.waitForSelector('.composer .notice:has-text("Sudah 8 kasus kasar")', { state: 'detached' });
  await page.click('button:has-text("Tampilkan kata kasar")');
  await page.waitForSelector('.covered', { state: 'detached' });
  await world.api('POST', `${world.path}/cases/${made.id}/act`, { act: 'take', version: (await world.api('GET', `${world.path}/cases/${made.id}`)).case.version });
  await page.waitForSelector('.case-acts:not(:has(button:text-is("Ambil")))');
  await page.click('button:has-text("Oper ke rekan")');
  await page.waitForSelector('.note:has-text("mengoper kasus ini")');
  assert.equal((await world.api('GET', `${world.path}/cases/${made.id}`)).case.owner_id, null);
}, { needsMock: true });
