// Preparing for the bad day: the starter list by one tap, a step moved by keys, a conflict that keeps
// what was written (in the room as well), the sign of a threat and the row that holds beside a case, who owns a level, the plan as one file.
import { readFile } from 'node:fs/promises';
import { assert, desk, suite, until } from './world.mjs';

const prepare = suite('preparing', () => desk({}, { sample: false }));

prepare('the whole starter list comes by one tap, and readiness says what lacks', async (w) => {
  const { page, own, person } = w;
  await w.go(`/b/${own}/krisis/kesiapan`);
  await page.click('.ready-score a.primary:has-text("Ambil daftar awal")');
  await page.click('.empty button.primary');
  await page.waitForSelector('.cards h2:has-text("Keluhan viral")');
  assert.equal(await page.locator('.cards > .card').count(), 24);
  await page.waitForSelector('.risk-grid td:has-text("6")');
  assert.equal((await person.get(`/api/brands/${own}/readiness`)).lacking, 'playbooks');
});

prepare('a retired threat comes back by undo', async (w) => {
  const { page, own } = w;
  await w.go(`/b/${own}/krisis/ancaman`);
  await page.click('button[aria-label="Arsipkan: Boikot"]');
  await page.waitForSelector('.cards h2:has-text("Boikot")', { state: 'detached' });
  await page.click('.toast button:has-text("Batalkan")');
  await page.waitForSelector('.cards h2:has-text("Boikot")');
});

prepare('steps move by keys; who saves second keeps the text', async (w) => {
  const { page, own, person } = w, shop = `/api/brands/${own}`;
  const { items } = await person.get(`${shop}/playbooks`), book = items.find((one) => one.starter === 'hoax'), path = `${shop}/playbooks/${book.id}`;
  await w.go(`/b/${own}/krisis/buku-langkah/${book.id}?ubah=1`);
  const first = page.locator('section[aria-labelledby="write-response"] textarea').first(), before = await first.inputValue();
  await first.press('Alt+ArrowDown');
  await until('the step moved', async () => (await first.inputValue()) !== before);
  await first.fill('Tanyakan dulu ke gudang');
  const stored = await person.get(path);
  const { name, threat_id, posture, holding, statement, word_every } = stored.playbook;
  await person.put(path, { name, threat_id, posture, holding, statement, word_every, approver_id: (await person.get('/api/session')).staff.id, steps: stored.steps, version: stored.playbook.version });
  await page.click('button[type=submit]');
  await page.waitForSelector('.notice:has-text("Orang lain lebih dulu menyimpan")');
  assert.equal(await first.inputValue(), 'Tanyakan dulu ke gudang');
  await page.click('button:has-text("Simpan punya saya")');
  await page.waitForSelector('.steps li:has-text("Tanyakan dulu ke gudang")');
  const { steps } = await person.get(path), response = steps.filter((one) => one.phase === 'response');
  assert.equal(response[0].text, 'Tanyakan dulu ke gudang');
  assert.equal(response[1].text, before);
});

prepare('beside a case stand the sign of a threat and the row that holds', async (w) => {
  const { page, own, person } = w, shop = `/api/brands/${own}`;
  const source = await person.post(`${shop}/sources`, { name: 'Instagram', channel: 'instagram', kind: 'hand', way_out: 'browser' });
  const made = await person.post(`${shop}/paste`, { source_id: source.id, author: 'Sari', handle: '@sari', text: 'Rotinya basi dan bau busuk, saya kecewa sekali' });
  const row = await person.get(`${shop}/cases/${made.id}/handling?language=id`);
  await w.go(`/b/${own}/kasus/${made.id}`);
  await page.waitForSelector('.threat-signs li:has-text("Produk cacat, basi, atau kedaluwarsa"):has-text("bau busuk")');
  await page.waitForSelector(`.handling:has-text("${row.move}")`);
  await page.click('.threat-signs a:has-text("Buku langkah")');
  await page.waitForSelector('h1:has-text("Produk cacat, basi, atau kedaluwarsa")');
});

prepare('a level gets its owner by keyboard, over a colleague, and its row stands where a room is opened', async (w) => {
  const { page, own, person } = w, shop = `/api/brands/${own}`, me = (await person.get('/api/session')).staff;
  const row = async (level) => (await person.get(`${shop}/escalation?language=id`)).items.find((one) => one.level === level);
  await w.go(`/b/${own}/krisis/tangga`);
  await page.focus('button[aria-label="Ubah: Krisis"]');
  await page.keyboard.press('Enter');
  const move = page.getByLabel('Langkah pertama', { exact: true });
  await page.getByLabel('Penanggung jawab').selectOption({ label: me.name });
  assert.equal(await page.getByLabel('Pengganti').getByRole('option', { name: me.name }).count(), 0); // nobody stands in for themselves
  await move.fill('Telepon pelanggan itu dulu.');
  await person.put(`${shop}/escalation`, { level: 'crisis', holds_when: 'Ada yang sakit', move: 'Kalimat rekan.', minutes: 5 });
  await move.press('Tab');
  await page.click('dialog button[type=submit]');
  await page.waitForSelector('dialog .notice:has-text("Orang lain lebih dulu menyimpan")');
  assert.equal(await move.inputValue(), 'Telepon pelanggan itu dulu.');
  assert.equal((await row('crisis')).move, 'Kalimat rekan.');
  await page.click('button:has-text("Simpan punya saya")');
  await page.waitForSelector(`.cards > .card:has-text("Telepon pelanggan itu dulu."):has-text("${me.name}")`);
  assert.equal((await row('crisis')).owner_id, me.id);
  await w.go(`/b/${own}/krisis/kesiapan`);
  await page.click('a:has-text("Tentukan penanggung jawab Isu dan Krisis")');
  await page.waitForSelector('h1:has-text("Tangga eskalasi")');
  const { level } = await person.get(`${shop}/crises/proposal`), shown = await row(level === 'normal' ? 'crisis' : level);
  await w.go(`/b/${own}/krisis/buka`);
  await page.waitForSelector(`.handling.card:has-text("${shown.move}"):has-text("${shown.owner_name ?? 'Belum ada'}")`);
});

prepare('the plan goes out as one file and comes in again', async (w) => {
  const { page, own } = w;
  await w.go(`/b/${own}/krisis/buku-langkah`);
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('button:has-text("Unduh rencana")')]);
  const file = await download.path(), plan = JSON.parse(await readFile(file, 'utf8'));
  assert.equal(plan.threats.length, 24);
  assert.equal(JSON.stringify(plan).includes('Rasti'), false);
  await page.setInputFiles('input[type=file]', file);
  await page.waitForSelector('.toast:has-text("0 ditambahkan, 49 sudah ada")');
});

prepare('what one writes stays when a colleague saves the same update; one says which of both holds', async (w) => {
  const { page, own, person } = w, shop = `/api/brands/${own}`;
  const crisis = await person.post(`${shop}/crises`, { name: 'Kemasan bocor' }), room = `${shop}/crises/${crisis.id}`;
  const write = { stage: 'checking', known: 'Ada laporan kemasan bocor.', unknown: 'Penyebabnya.', doing: 'Mengecek gudang.', next_at: `${new Date(Date.now() + 7200_000).toISOString().slice(0, 19)}Z` };
  const draft = await person.post(`${room}/updates`, { ...write, version: null }), now = async () => (await person.get(`${room}/updates`)).items[0];
  await w.go(`/b/${own}/krisis/${crisis.id}/kabar`);
  const field = page.getByLabel('Yang sedang kami kerjakan'), save = page.locator('section[aria-labelledby="open"] button[type=submit]');
  await field.fill('Kalimat saya yang belum tersimpan.');
  await person.put(`${shop}/crisis-updates/${draft.id}`, { ...write, doing: 'Kalimat rekan.', version: draft.version });
  await page.waitForSelector('.notice:has-text("Orang lain baru saja menyimpan")');
  assert.equal(await field.inputValue(), 'Kalimat saya yang belum tersimpan.');
  await page.click('button:has-text("Lanjut dengan tulisan saya")');
  await save.click();
  await until('mine is saved', async () => (await now()).doing === 'Kalimat saya yang belum tersimpan.');
  await field.fill('Kalimat saya yang kedua.');
  await person.post(`${shop}/crisis-updates/${draft.id}/act`, { act: 'discard', version: (await now()).version });
  await page.waitForSelector('section[aria-labelledby="unsaved"]:has-text("Kalimat saya yang kedua.")');
  await page.click('button:has-text("Jadikan kabar baru")');
  assert.equal(await field.inputValue(), 'Kalimat saya yang kedua.');
});

prepare('a dialog does not save over what a colleague changed since it was opened', async (w) => {
  const { page, own, person } = w, shop = `/api/brands/${own}`;
  const room = `${shop}/crises/${(await person.get(`${shop}/crises`)).items[0].id}`;
  const fact = await person.post(`${room}/facts`, { text: 'Ada 41 paket bocor.', source: 'Kepala gudang', link: null });
  await w.go(`/b/${own}/krisis/${fact.crisis_id}/fakta`);
  await page.click('main button:has-text("Ubah")');
  await page.getByLabel('Faktanya, satu kalimat').fill('Ada 40 paket bocor.');
  await person.post(`${shop}/facts/${fact.id}/act`, { act: 'edit', version: fact.version, text: 'Ada 42 paket bocor.', source: 'Kepala gudang', link: null });
  await page.waitForSelector('main :text("Ada 42 paket bocor.")');
  await page.click('dialog button[type=submit]');
  await page.waitForSelector('.toast:has-text("Sudah diubah orang lain")');
  assert.equal(await page.getByLabel('Faktanya, satu kalimat').inputValue(), 'Ada 40 paket bocor.');
  assert.equal((await person.get(`${room}/facts`)).items.find((one) => one.id === fact.id).text, 'Ada 42 paket bocor.');
  await page.click('dialog button[type=submit]'); // now knowingly
  await until('mine is saved', async () => (await person.get(`${room}/facts`)).items.find((one) => one.id === fact.id).text === 'Ada 40 paket bocor.');
});
