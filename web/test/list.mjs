// The long list: only what is in sight exists, the focus is never lost, rows do not jump.
import { assert, settled, test } from './harness.mjs';

const inFocus = (page) => page.evaluate(() => Number(document.activeElement?.closest('li')?.dataset.id ?? 0));

test('10,000 rows: few in the page, all reachable, geometry right', async (world) => {
  const { page } = world;
  await world.trick('rows', { n: 10000 });
  await world.go('/kotak-masuk');
  await page.waitForSelector('.row');
  await page.waitForFunction(() => {
    const box = document.querySelector('.window');
    box.scrollTop = box.scrollHeight;
    return box.querySelector('ul').clientHeight > 1500 * 80;
  });
  await settled(page);
  const state = await page.evaluate(() => {
    const rows = [...document.querySelectorAll('.window li')].map((one) => one.getBoundingClientRect()).sort((a, b) => a.top - b.top);
    return { count: rows.length, overlaps: rows.slice(1).filter((box, i) => box.top < rows[i].bottom - 1).length, setsize: Number(document.querySelector('.window li').getAttribute('aria-setsize')), height: document.querySelector('.window ul').clientHeight };
  });
  assert.ok(state.count < 60, `${state.count} rows in the page`);
  assert.equal(state.overlaps, 0);
  assert.ok(state.setsize >= 10000, `setsize ${state.setsize}`);
  assert.ok(state.height > 1500 * 80, `height ${state.height}`);
}, { needsMock: true });

test('a focused row keeps the focus while it scrolls out of sight', async (world) => {
  const { page } = world;
  await world.go('/kotak-masuk');
  await page.waitForSelector('.row');
  await page.focus('.window li:nth-child(3) a');
  const id = await inFocus(page);
  assert.ok(id);
  for (const y of [2000, 8000, 300, 12000]) {
    await page.evaluate((top) => { document.querySelector('.window').scrollTop = top; }, y);
    await page.waitForFunction(() => { // the rows of the new place are there
      const box = document.querySelector('.window').getBoundingClientRect(), middle = (box.top + box.bottom) / 2;
      return [...document.querySelectorAll('.window li')].some((one) => one.getBoundingClientRect().top <= middle && one.getBoundingClientRect().bottom >= middle);
    });
    assert.equal(await inFocus(page), id, `lost at ${y}`);
  }
}, { needsMock: true });

test('j and k walk the list and keep the row in sight', async (world) => {
  const { page } = world;
  await world.go('/kotak-masuk');
  await page.waitForSelector('.row');
  for (let i = 0; i < 12; i++) await page.keyboard.press('j');
  await page.keyboard.press('k');
  await settled(page);
  const state = await page.evaluate(() => {
    const row = document.querySelector('.row[aria-current]').getBoundingClientRect(), box = document.querySelector('.window').getBoundingClientRect();
    return { isInSight: row.top >= box.top - 1 && row.bottom <= box.bottom + 1, position: Number(document.querySelector('.row[aria-current]').parentElement.getAttribute('aria-posinset')) };
  });
  assert.deepEqual(state, { isInSight: true, position: 11 });
});

test('newcomers wait while someone reads down the list, then come in on a press', async (world) => {
  const { page } = world;
  await world.go('/kotak-masuk?queue=talk');
  await page.waitForSelector('.row');
  await page.hover('.row');
  const before = await page.evaluate(() => [...document.querySelectorAll('.window li')].map((one) => one.dataset.id));
  const made = await world.newCase('mantap kak, lanjutkan', `Baru ${Date.now()}`);
  assert.equal(made.queue, 'talk');
  await page.waitForSelector('.fresh');
  assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('.window li')].map((one) => one.dataset.id)), before);
  await page.click('.fresh');
  await page.waitForSelector(`.window li[data-id="${made.id}"]`);
});

test('filters and search live in the address', async (world) => {
  const { page } = world;
  const word = `katauji${Date.now()}`;
  await world.newCase(`barang ${word} rusak, kecewa`, 'Pencarian');
  await world.go('/kotak-masuk');
  await page.waitForSelector('.row');
  await page.keyboard.press('/');
  await page.keyboard.type(word);
  await page.keyboard.press('Enter');
  await page.waitForURL(new RegExp(`search=${word}`));
  await page.waitForFunction(() => document.querySelectorAll('.row').length === 1);
  await page.reload();
  await page.waitForFunction(() => document.querySelectorAll('.row').length === 1);
  await world.go('/kotak-masuk?severity=grave');
  await page.waitForSelector('.row, .empty');
  assert.ok(await page.evaluate(() => [...document.querySelectorAll('.row')].every((row) => row.classList.contains('is-grave'))));
  await page.waitForSelector('.filters-on button:has-text("Tingkat: Gawat")');
  await page.click('.filter-button');
  assert.equal(await page.inputValue('dialog select[name=severity]'), 'grave');
});

test('a filter box narrows by what was read, one step back undoes the visit, a chip takes one away', async (world) => {
  const { page } = world, word = `saring${Date.now()}`;
  const made = await world.newCase(`${word} paketnya bocor, tolong refund`, 'Saringan');
  await world.newCase(`${word} mantap kak`, 'Saringan');
  await world.go(`/kotak-masuk?search=${word}`);
  await page.waitForFunction(() => document.querySelectorAll('.row').length === 2);
  await page.keyboard.press('f');
  await page.waitForSelector('dialog select[name=class]:focus');
  await page.selectOption('dialog select[name=subject]', 'packaging');
  await page.selectOption('dialog select[name=demand]', 'refund');
  await page.waitForFunction(() => document.querySelectorAll('.row').length === 1);
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.activeElement?.classList.contains('filter-button'));
  assert.deepEqual(await page.locator('.filters-on li').allInnerTexts(), ['Topik: Kemasan', 'Tuntutan: Minta uang kembali']);
  assert.match(await page.getAttribute('.window ul', 'aria-label'), /Topik: Kemasan, Tuntutan: Minta uang kembali/);
  assert.ok(await page.locator(`li[data-id="${made.id}"] .chip:has-text("Kemasan")`).count());
  await page.click('.filters-on button:has-text("Kemasan")');
  await page.waitForURL((url) => !url.searchParams.has('subject') && url.searchParams.get('demand') === 'refund');
  await page.goBack();
  await page.waitForURL(/subject=packaging/);
  await page.goBack();
  await page.waitForURL((url) => !url.searchParams.has('subject') && !url.searchParams.has('demand') && url.searchParams.has('search'));
  await page.waitForFunction(() => document.querySelectorAll('.row').length === 2);
});

test('the list of one\'s own has its count, and it follows what one takes', async (world) => {
  const { page } = world, made = await world.newCase('paketnya penyok, kecewa', 'Punya Saya');
  const mine = () => page.locator('.subnav a[href*="queue=mine"] .count').innerText();
  await world.go('/kotak-masuk');
  await page.waitForSelector('.subnav a[href*="queue=mine"] .count');
  const before = Number(await mine());
  await world.api('POST', `${world.path}/cases/${made.id}/act`, { act: 'take', version: made.version });
  await world.until(async () => Number(await mine()) === before + 1);
});

test('an empty list says what it was narrowed to and offers the way out', async (world) => {
  const { page } = world;
  await world.go('/kotak-masuk?queue=talk&mood=positive&demand=takedown&channel=blog');
  assert.match(await page.innerText('.empty-title'), /Nada: Positif, Tuntutan: Minta unggahan dihapus, Kanal: Blog/);
  await page.click('.empty a:has-text("Hapus saringan")');
  await page.waitForURL((url) => url.search === '?queue=talk');
});

test('a rare filter reads on past pages that hold nothing', async (world) => {
  const { page } = world;
  let asked = 0;
  await page.route('**/cases?*', async (route) => {
    const url = new URL(route.request().url());
    if (!url.searchParams.get('subject') || asked++ > 2) return route.continue();
    url.searchParams.delete('cursor');
    return route.fulfill({ json: { items: [], next: '1:1' } });
  });
  await world.newCase('resi paketnya belum ada', 'Langka');
  await world.go('/kotak-masuk?subject=delivery');
  await page.waitForSelector('.row, .empty');
  assert.ok(asked >= 4, `${asked} requests`);
  assert.ok(await page.locator('.row').count());
});

test('names find room or are counted, and the first is always there', async (world) => {
  const { page } = world;
  await world.newCase('resi paket bocor, kasir jutek, minta refund, tukar saja', 'Banyak Soal');
  for (const width of [390, 1366, 320]) {
    await page.setViewportSize({ width, height: 800 });
    await world.go('/kotak-masuk?subject=delivery&demand=replacement');
    await page.waitForSelector('.row .topic');
    const faults = await page.evaluate(() => [...document.querySelectorAll('.row-middle')].flatMap((line) => [...line.children].filter((one) => one.getBoundingClientRect().right > line.getBoundingClientRect().right + 1).map((one) => one.textContent)));
    assert.deepEqual(faults, [], `${width} px`);
    assert.match(await page.locator('.row-middle').first().innerText(), /\+\d/);
  }
});

test('1,000 updates cost little: few requests, no long task', async (world) => {
  const { page } = world;
  await world.go('/kotak-masuk');
  await page.waitForSelector('.row');
  const client = await world.context.newCDPSession(page);
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  const cpu = async () => { const { metrics } = await client.send('Performance.getMetrics'); return metrics.find((one) => one.name === 'ScriptDuration').value + metrics.find((one) => one.name === 'LayoutDuration').value + metrics.find((one) => one.name === 'RecalcStyleDuration').value; };
  let requests = 0;
  page.on('request', (request) => { if (request.url().includes('/api/')) requests++; });
  const before = await cpu();
  const heard = page.waitForRequest(/\/cases\?/);
  await world.trick('update', { n: 1000 });
  await heard;
  await page.waitForTimeout(2500); // the time that is measured
  const spent = (await cpu() - before) * 1000;
  console.log(`     1,000 updates: ${spent.toFixed(0)} ms of CPU, ${requests} requests`);
  assert.ok(spent < 150, `${spent} ms`);
  assert.ok(requests < 25, `${requests} requests`);
}, { needsMock: true });

test('the first rows are there soon, and the heap stays small', async (world) => {
  const page = await world.newPage();
  const began = Date.now();
  await world.go('/kotak-masuk', page);
  await page.waitForSelector('.row');
  const took = Date.now() - began;
  const client = await world.context.newCDPSession(page);
  await client.send('HeapProfiler.collectGarbage');
  const heap = (await client.send('Runtime.getHeapUsage')).usedSize / 1048576; // what the page itself is told is rounded
  console.log(`     first rows after ${took} ms, heap ${heap.toFixed(1)} MB`);
  assert.ok(heap < 8, `${heap} MB`);
  await page.close();
});

test('cases are chosen by x, up to here by Shift+x, all by *, and let go by Esc', async (world) => {
  const { page } = world;
  await world.go('/kotak-masuk');
  await page.waitForSelector('.row');
  const says = () => page.textContent('.pick-bar [role=status]');
  for (const key of ['j', 'x', 'j', 'j']) { await page.keyboard.press(key); await settled(page); }
  assert.match(await says(), /^1 /);
  await page.keyboard.press('Shift+X');
  assert.match(await says(), /^3 /);
  assert.equal(await page.locator('.pick-row.is-picked').count(), 3);
  await page.keyboard.press('*');
  assert.doesNotMatch(await says(), /\d/);
  await page.locator('.pick input').first().uncheck(); // one of all
  assert.match(await says(), /^\d/);
  assert.ok(await page.locator('.pick-row.is-picked').count() > 3);
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('.pick-bar').count(), 0);
});
