// What people do on the screen in a crisis, whatever the words on it.
import { assert, pause, settled, until } from './world.mjs';

export const minute = 60, hour = 3600, day = 86400;

export const here = (w, rest = '') => `/b/${w.own}/krisis/${w.crisis}${rest}`;
export const room = (w) => w.person.get(`${w.mine}/crises/${w.crisis}/room`);
export const holds = async (w, name) => (await room(w)).tests.find((one) => one.name === name)?.holds;

/** Fills the dialog that is open (`texts` into its fields as they stand, null leaves one as it is) and sends it. */
export async function fill(page, texts = [], { wait = true } = {}) {
  const fields = page.locator('dialog[open] :is(input:not([type=checkbox]):not([type=radio]), textarea, select)');
  await page.waitForSelector('dialog[open] button[type=submit]');
  for (const [i, text] of texts.entries()) {
    if (text === null) continue;
    const field = fields.nth(i);
    if (await field.evaluate((one) => one.tagName) === 'SELECT') await field.selectOption(text);
    else await field.fill(text);
  }
  await page.click('dialog[open] button[type=submit]');
  if (!wait) return;
  await page.waitForFunction(() => !document.querySelector('dialog[open]') || document.querySelector('.toast.is-error'));
  if (await page.locator('dialog[open]').count()) throw new Error(`refused: ${await page.innerText('.toast.is-error')}`);
}
export const press = (page, selector) => page.click(selector);
export const within = (id, what) => `section[aria-labelledby=${id}] ${what}`;

/** The steps of the phase one is in, each done. */
export async function doSteps(w) {
  await w.go(here(w));
  for (;;) {
    const open = w.page.locator(`${within('steps', '> ol .room-step:not(.is-over) .actions button')} >> nth=0`);
    await w.page.waitForSelector(within('steps', '.room-steps, .actions'));
    if (!await open.count()) break;
    const before = (await room(w)).open_steps;
    await open.click();
    await until('the step is done', async () => (await room(w)).open_steps < before);
    await settled(w.page);
  }
}
/** On to the next phase: with everything fulfilled, so nothing is to be explained. */
export async function advance(w, to) {
  await w.go(here(w));
  const { tests } = await room(w);
  assert.deepEqual(tests.filter((one) => !one.holds).map((one) => one.name), []);
  await press(w.page, within('tests', 'button.primary'));
  await fill(w.page);
  await until(`the phase of ${to}`, async () => (await room(w)).crisis.phase === to);
}

/** Two facts, word by word as they are said. */
export const facts = { leak: 'Kemasan keripik batch 12 bocor pada 41 bungkus.', remedy: 'Kakak yang menerima batch 12 boleh minta ganti barang.', cause: 'Penyebabnya mesin segel yang terlalu panas.' };
export const local = (server, seconds) => new Date(server.now() + (seconds + 7 * hour) * 1000).toISOString().slice(0, 16);

/** The form of an update. */
export async function write(page, { stage, known, unknown, doing, next }) {
  const form = page.locator(within('open', 'form'));
  await form.locator('select').selectOption(stage);
  for (const [i, text] of [known, unknown, doing].entries()) await form.locator('textarea').nth(i).fill(text);
  if (next) await form.locator('input[type=datetime-local]').fill(next);
  await form.locator('button[type=submit]').click();
  await page.waitForSelector(within('open', '> .actions button'));
}
/** Says on which fact a sentence of the text that is shown rests. */
export async function cite(w, page, text) {
  const { items } = await w.person.get(`${w.mine}/crises/${w.crisis}/facts`), fact = items.find((one) => one.text === text);
  const row = page.locator(`li.stack:has(.said:has-text("${text}"))`);
  await row.locator('select').selectOption(String(fact.id));
  await row.locator('.chip.set, .chip.guess').first().waitFor();
  await until('what it rests on', async () => (await w.person.post(`${w.mine}/crises/${w.crisis}/claims/read`, { text })).items[0].fact_id === fact.id);
  await settled(page);
}
/** Says of each sentence still open that it needs no fact. */
export async function exempt(page) {
  const open = page.locator('li.stack:has(mark.finding):not(:has(button.quiet ~ button.quiet)) button.quiet');
  await settled(page);
  for (let n = await open.count(); n > 0; n = await open.count()) {
    await open.first().click();
    await settled(page);
    if (await open.count() >= n) break;
  }
}
/** Says of a sentence that it needs no fact. */
export const free = (w, sentence) => w.person.put(`${w.mine}/crises/${w.crisis}/claims`, { sentence, fact_id: null, is_free: true });
/** The second person verifies all that is unsure. */
export async function verify(w) {
  await w.look(here(w, '/fakta'));
  const open = w.second.locator('.cards > .card .actions button.primary');
  for (let n = await open.count(); n > 0; n--) {
    await open.first().click();
    await fill(w.second);
    await settled(w.second);
  }
  assert.ok((await w.person.get(`${w.mine}/crises/${w.crisis}/facts`)).items.every((one) => one.state === 'sure'));
}
/** Approved by the second person, published by the first. */
export async function approveUpdate(w) {
  await w.second.click(within('open', '> .actions button.primary'));
  await fill(w.second);
  await w.go(here(w, '/kabar'));
  await w.page.click(within('open', '> .actions button.primary'));
  await fill(w.page);
  await w.page.waitForSelector(within('open', '> h2'), { state: 'detached' });
}
const kinds = ['remedy', 'deadline', 'cause', 'fault', 'dates', 'batch', 'amount', 'contact', 'place'];
/** One more fact of a statement. */
export async function addSlot(page, kind, right, wrong) {
  const n = await page.locator('fieldset.fact').count();
  const legends = page.locator(`${within('facts', '.choices button')}`);
  await legends.nth(kinds.indexOf(kind)).click();
  const slot = page.locator('fieldset.fact').nth(n);
  await slot.locator('textarea').nth(0).fill(right);
  if (wrong) await slot.locator('textarea').nth(1).fill(wrong);
}
/** What is written of the statement is approved and brought into force by the second person. */
export async function enforce(w) {
  await w.look(`/b/${w.own}/pernyataan/${w.statement}`);
  await w.second.click(within('writing', '.actions button.primary'));
  await fill(w.second);
  await w.second.click(within('writing', '.actions button.primary'));
  await fill(w.second);
  await until('the statement in force', async () => { const { versions } = await w.person.get(`${w.mine}/statements/${w.statement}`); return !versions.some((one) => one.state === 'draft' || one.state === 'approved'); });
}

/** An answer as one writes it, read by the second person. */
export async function answer(w, id, text) {
  const { page, second } = w;
  if (text) {
    await w.go(`/b/${w.own}/kasus/${id}`);
    await page.fill('.composer-text', text);
  }
  await settled(page);
  for (let presses = 0; presses < 2 && await page.inputValue('.composer-text'); presses++) {
    await page.click('.composer-foot .primary');
    await settled(page);
  }
  const { replies } = await w.person.get(`${w.mine}/cases/${id}`), reply = replies.at(-1);
  if (reply.state === 'waiting') {
    await w.look(`/b/${w.own}/persetujuan`);
    await second.click('.reply-card .actions button.primary');
  }
  await until('the answer is out', async () => ['sent', 'confirmed', 'by_hand'].includes((await w.person.get(`${w.mine}/cases/${id}`)).replies.find((one) => one.id === reply.id).state), 30_000);
}
export async function answerBoth(w, all) { for (const [id, text] of all) await answer(w, id, text); }
/** What a person posts is posted, and said to be. */
export async function byHand(w) {
  const { items } = await w.person.get(`${w.mine}/replies?state=by_hand`);
  for (const one of items) {
    await w.go(`/b/${w.own}/kasus/${one.case_id}`);
    await w.page.click('.reply.state-by_hand button.primary');
    await until('that it is marked', async () => (await w.person.get(`${w.mine}/cases/${one.case_id}`)).replies.find((it) => it.id === one.id).state !== 'by_hand');
  }
}
/** Whoever has not read what the staff were told, does. */
export async function allRead(w) {
  const path = `${w.mine}/crises/${w.crisis}/staff`;
  for (const who of [w.person, w.dewi, w.bayu]) await who.post(`${path}/read`);
  for (const one of (await w.person.get(path)).receipts) if (!one.read_at) await w.person.post(`${path}/receipts/${one.id}`, { how: 'told' });
  assert.equal(await w.person.get(path).then((page) => page.receipts.every((one) => one.read_at)), true);
}

/** Leaps until an answer to many is through: over the minute for undo, then as far as the pace of the accounts asks for. */
export async function sent(w, mass) {
  const still = 2500;
  const left = async () => {
    const of = await w.person.get(`${w.mine}/mass/${mass}`);
    return of.planned + of.underway;
  };
  for (let leaps = 0, now = 1; now; leaps++) {
    assert.ok(leaps < 8, 'an answer to many does not end');
    await w.server.leap(3 * minute);
    now = await left();
    for (let since = Date.now(); now && Date.now() - since < still;) {
      await pause(100);
      const next = await left();
      if (next !== now) since = Date.now();
      now = next;
    }
  }
}
