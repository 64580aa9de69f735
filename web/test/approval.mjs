// Four eyes, sending by hand, and replies nobody is sure about.
import { assert, test } from './harness.mjs';

async function handIn(world, text, more = {}) {
  const made = await world.newCase('produknya bocor, kecewa berat', 'Empat Mata', more);
  const page = await world.api('GET', `${world.path}/cases/${made.id}`);
  const reply = await world.api('POST', `${world.path}/cases/${made.id}/replies`, { text, is_public: more.isPublic ?? true, overrides: true }, { 'If-Match': `"v${page.case.version}"`, 'Idempotency-Key': `approval-${made.id}-${Date.now()}` });
  return { made, reply };
}

test('one does not approve oneself; a second person edits and approves, with the changes in sight', async (world) => {
  const { made, reply } = await handIn(world, 'Halo Kak, pasti kami ganti hari ini.');
  assert.equal(reply.state, 'waiting');
  await world.go('/persetujuan');
  await world.page.waitForSelector('.reply-card');
  assert.equal(await world.page.locator(`.reply-card:has(a[href$="/kasus/${made.id}"]) button:has-text("Setujui")`).count(), 0);
  const other = await world.someoneElse();
  await world.go('/persetujuan', other);
  const card = other.locator(`.reply-card:has(a[href$="/kasus/${made.id}"])`);
  await card.locator('button:has-text("Ubah lalu setujui")').click();
  await card.locator('textarea').fill('Halo Kak, kami cek dulu. Kabar berikutnya pukul 16.00.');
  assert.match(await card.locator('.diff').innerText(), /pasti/);
  await card.locator('button:has-text("Setujui dengan perubahan")').click();
  await card.waitFor({ state: 'detached' });
  const after = await world.api('GET', `${world.path}/replies/${reply.id}`);
  assert.ok(['held', 'by_hand', 'sending', 'sent', 'confirmed'].includes(after.state), after.state);
  assert.equal(after.text, 'Halo Kak, kami cek dulu. Kabar berikutnya pukul 16.00.');
  await other.close();
});

test('returned with a remark, the writer sees why and rewrites', async (world) => {
  const { made, reply } = await handIn(world, 'Halo Kak, kami ganti hari ini.');
  const other = await world.someoneElse();
  await world.go('/persetujuan', other);
  const card = other.locator(`.reply-card:has(a[href$="/kasus/${made.id}"])`);
  await card.locator('button:has-text("Kembalikan")').click();
  await card.locator('textarea').fill('Jangan janji hari ini.');
  await card.locator('button.primary').click();
  await card.waitFor({ state: 'detached' });
  await other.close();
  await world.go(`/kasus/${made.id}`);
  await world.page.waitForSelector('.remark:has-text("Jangan janji hari ini.")');
  await world.page.click('.reply button:has-text("Tulis ulang")');
  await world.page.waitForFunction(() => document.querySelector('.composer-text').value === 'Halo Kak, kami ganti hari ini.');
  await world.page.fill('.composer-text', '');
  assert.equal((await world.api('GET', `${world.path}/replies/${reply.id}`)).state, 'returned');
});

test('what is sent by hand shows link, text and the mark', async (world) => {
  const { made, reply } = await handIn(world, 'Halo Kak, boleh kirim nomor pesanannya?', { channel: 'tiktok', link: 'https://tiktok.example/v/1' });
  const other = await world.someoneElse();
  await world.api('POST', `${world.path}/replies/${reply.id}/act`, { act: 'approve', version: reply.version, text: reply.text }, {}, other);
  await other.close();
  await world.go('/persetujuan?state=by_hand');
  const card = world.page.locator(`.reply-card:has(a[href$="/kasus/${made.id}"])`);
  await card.locator('a.outside').waitFor();
  await card.locator('button:has-text("Tandai terkirim")').click();
  await card.waitFor({ state: 'detached' });
  assert.match((await world.api('GET', `${world.path}/replies/${reply.id}`)).state, /sent|confirmed/);
}, { needsMock: true });

test('a reply that may have left is asked about, never sent twice by itself', async (world) => {
  await world.api('PUT', `${world.path}/policy`, { ...(await world.api('GET', `${world.path}/policy`)), hold_private: 1 });
  const { made, reply } = await handIn(world, 'Halo Kak, sudah kami kirim. #putus', { channel: 'whatsapp', isPublic: false });
  await world.go(`/kasus/${made.id}`);
  await world.page.waitForSelector('.reply.state-unknown:has-text("Sudah terkirim?")');
  await world.page.click('button:has-text("Ya, sudah")');
  await world.page.waitForSelector('.reply.state-sent');
  assert.equal((await world.api('GET', `${world.path}/replies/${reply.id}`)).state, 'sent');
}, { needsMock: true });

test('in the sample one plays the second person and comes back', async (world) => {
  const { page } = world, { made } = await handIn(world, 'Halo Kak, boleh minta nomor pesanan?');
  await world.go('/pengaturan/contoh');
  const approver = page.locator('.rows li', { hasText: /Penyetuju|Admin|Pemilik/ }).first();
  const name = (await approver.locator('strong').innerText()).split(' ')[0];
  await approver.locator('button').click();
  try {
    await page.waitForSelector(`.sample-strip.is-persona:has-text("${name}")`);
    await world.go('/persetujuan');
    await page.locator(`.reply-card:has(a[href$="/kasus/${made.id}"]) button.primary`).click();
    await page.waitForSelector('.toast');
    await page.click('.sample-strip button');
    await page.waitForSelector('.sample-strip:not(.is-persona)');
  } finally {
    await world.api('POST', `${world.path}/sample/persona`, { staff_id: 0 });
  }
});

test('a new policy is read before it is published', async (world) => {
  const { page } = world;
  await world.go('/pengaturan/kebijakan');
  const before = await world.api('GET', `${world.path}/policy`);
  const box = page.locator('.sentence:has-text("Komentar dijawab") input');
  const hours = before.clock_comment === 10800 ? 4 : 3;
  await page.selectOption('.sentence:has-text("Komentar dijawab") select', '3600');
  await box.fill(String(hours));
  await page.click('button:has-text("Terbitkan kebijakan")');
  await page.waitForSelector('dialog .changes li');
  assert.equal((await world.api('GET', `${world.path}/policy`)).policy_version, before.policy_version);
  await page.click('dialog button.primary');
  await page.waitForSelector('.toast');
  const after = await world.api('GET', `${world.path}/policy`);
  assert.equal(after.policy_version, before.policy_version + 1);
  assert.equal(after.clock_comment, hours * 3600);
});

test('the alarm test shows each hop as it happens', async (world) => {
  const { page } = world;
  await world.go('/pengaturan/alarm');
  await page.waitForSelector('.ladder-step');
  await page.click('.card button:has-text("Uji alarm")');
  await page.click('dialog button.primary');
  await page.waitForSelector('.hop.is-called');
  await page.waitForSelector('.good');
}, { needsMock: true });

test('the log can be checked and filtered', async (world) => {
  const { page } = world;
  await world.api('PUT', `${world.path}/policy`, await world.api('GET', `${world.path}/policy`));
  await world.go('/log');
  await page.waitForSelector('.audit tbody tr');
  await page.click('.chain button');
  await page.waitForSelector('.chain.is-good');
  await page.selectOption('.inline-form select >> nth=1', 'policy');
  await page.waitForURL(/object=policy/);
  await page.waitForFunction(() => [...document.querySelectorAll('.audit td[data-name=Objek]')].every((one) => one.textContent.startsWith('kebijakan')));
});
