// What a page costs: bytes are asserted, and that nothing moves while it loads. Times depend on the machine and
// are told: with LOADS=3 one page after the other, the median of three; otherwise several at once, each once,
// which only proves that they are painted.
import { gzipSync } from 'node:zlib';
import { assert, ask, settled, suite } from './world.mjs';
import { show, stage } from './stage.mjs';

const test = suite('budgets', stage);
const kb = (bytes) => (bytes / 1024).toFixed(1);

/** Every file the interface can ask for, found by following what each one names. */
async function assets(w) {
  const found = new Map(), wanted = [(await w.person.raw('GET', `/b/${w.own}/`)).text, (await ask(w.base, 'GET', '/login')).text];
  for (let text; (text = wanted.pop()) !== undefined;)
    for (const [, name] of text.matchAll(/["'`(](?:\.\/|\/assets\/)([\w-]+\.(?:js|css|svg|webmanifest))/g)) {
      if (found.has(name)) continue;
      const answer = await ask(w.base, 'GET', `/assets/${name}`);
      assert.equal(answer.status, 200, name);
      found.set(name, answer.text);
      wanted.push(answer.text);
    }
  return found;
}

const most = { js: 60 * 1024, css: 12 * 1024 };
test('JavaScript at most 60 KB and CSS at most 12 KB, packed, on the first load of any page', async (w) => {
  const sizes = new Map(), heaviest = { js: [0], css: [0] }, over = [];
  for (const [name, text] of await assets(w)) sizes.set(`/assets/${name}`, gzipSync(text, { level: 9 }).length);
  for (const [name, path] of Object.entries(w.pages)) {
    const context = await w.browser.open(w.person), page = await context.newPage();
    await context.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } })); // nothing is fetched in advance
    const asked = new Set([...sizes.keys()].filter((name) => name.includes('/stream-'))); // a worker's own
    page.on('request', (request) => asked.add(new URL(request.url()).pathname));
    await show(w, page, path);
    for (const [kind, limit] of Object.entries(most)) {
      const files = [...asked].filter((name) => name.endsWith(`.${kind}`)).map((name) => [name.slice(8), sizes.get(name) ?? assert.fail(`${name} is named nowhere`)]), sum = files.reduce((all, [, size]) => all + size, 0);
      if (sum > heaviest[kind][0]) heaviest[kind] = [sum, name];
      if (sum > limit) over.push(`${name}: ${kind} ${kb(sum)} KB, of them ${files.sort((a, b) => b[1] - a[1]).slice(0, 8).map(([file, size]) => `${file} ${kb(size)}`).join(', ')}`);
    }
    await context.close();
  }
  console.log(`     JS ${kb(heaviest.js[0])} KB (${heaviest.js[1]}), CSS ${kb(heaviest.css[0])} KB (${heaviest.css[1]})`);
  assert.ok(heaviest.js[0] > 10_000 && heaviest.css[0] > 1000, 'hardly anything was loaded');
  assert.deepEqual(over, []);
});

test('packed files are sent packed, and once', async (w) => {
  for (const [name, text] of await assets(w)) {
    if (text.length < 2000) continue;
    const answer = await ask(w.base, 'GET', `/assets/${name}`, { headers: { 'Accept-Encoding': 'gzip, br' } });
    assert.match(answer.headers['content-encoding'] ?? 'none', /gzip|br/, name);
    assert.match(answer.headers['cache-control'], /immutable/, name);
  }
});

test('the page of the alarm: at most 20 KB with everything, and no script', async (w) => {
  const context = await w.browser.open(), page = await context.newPage();
  const bodies = [];
  page.on('response', (response) => bodies.push(response.body().then((body) => [response.url(), body.length])));
  await page.goto(w.base + w.plain.alarm, { waitUntil: 'networkidle' });
  const sizes = (await Promise.all(bodies)).filter(([url]) => !url.endsWith('favicon.ico')), sum = sizes.reduce((all, [, bytes]) => all + bytes, 0);
  console.log(`     alarm page ${kb(sum)} KB in ${sizes.length} files`);
  assert.equal(await page.locator('script').count(), 0);
  assert.ok(!sizes.some(([url]) => /\.js/.test(url)));
  assert.ok(sum <= 20 * 1024, `${kb(sum)} KB`);
  await context.close();
});

/** `work` on each, `width` of them at a time. */
const inTurns = (width, all, work) => {
  const rest = [...all], lane = async () => { for (let one; (one = rest.shift());) await work(one); };
  return Promise.all(Array.from({ length: width }, lane));
};
const median = (all) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)];
async function firstLoad(w, path) {
  const context = await w.browser.open(w.person, { viewport: { width: 412, height: 823 } });
  await context.addInitScript(() => {
    globalThis.seen = { lcp: 0, cls: 0 };
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) globalThis.seen.lcp = entry.startTime; }).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.seen.cls += entry.value; }).observe({ type: 'layout-shift', buffered: true });
  });
  const page = await context.newPage(), client = await context.newCDPSession(page);
  await client.send('Network.enable');
  await client.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 100_000 });
  await client.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.goto(w.base + path);
  await settled(page);
  await page.waitForFunction(() => globalThis.seen.lcp > 0);
  const seen = await page.evaluate(() => globalThis.seen);
  await context.close();
  return seen;
}
test('the report of a crisis: A4, under 200 KB, text one can select, the chart as lines', async (w) => {
  await show(w, w.page, w.pages['crisis-report']);
  const pdf = await w.page.pdf({ preferCSSPageSize: true, tagged: true }), told = pdf.toString('latin1');
  console.log(`     ${kb(pdf.length)} KB`);
  assert.ok(pdf.length < 200 * 1024, `${kb(pdf.length)} KB`);
  assert.match(told, /\/Type \/Font/);
  assert.match(told, /\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/);
  assert.doesNotMatch(told, /\/Subtype \/Image/);
});

const calm = 0.05;
test('first load of every page on a phone of the market hall: nothing moves; how long it takes is told', async (w) => {
  const wrong = [], loads = Number(process.env.LOADS ?? 1);
  const tell = async ([name, path]) => {
    const runs = [];
    for (let i = 0; i < loads; i++) runs.push(await firstLoad(w, path));
    for (let i = 0; i < 2 && runs[0].cls > calm; i++) runs.push(await firstLoad(w, path)); // beside other work things come in another order
    const lcp = median(runs.map((one) => one.lcp)), cls = median(runs.map((one) => one.cls));
    console.log(`     ${name.padEnd(16)} LCP ${(lcp / 1000).toFixed(2)} s   CLS ${cls.toFixed(3)}${lcp > 1500 || cls > calm ? '   over' : ''}`);
    if (!(lcp > 0)) wrong.push(`${name}: nothing was painted`);
    if (cls > calm) wrong.push(`${name}: CLS ${cls.toFixed(3)}`);
  };
  // The slow phone mostly waits, for its network and because its processor is held back.
  await inTurns(loads > 1 ? 1 : 4, Object.entries({ ...w.plain, ...w.pages }).filter(([name]) => !/^(case-|approvals-|inbox-)/.test(name) || name === 'case-asked'), tell); // those are the same pages with other rows
  assert.deepEqual(wrong, []);
});
