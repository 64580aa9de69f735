// A browser, a server and a few words to test with. Against the mock by default; with BASE_URL (and
// EMAIL, PASSWORD, EMAIL2, PASSWORD2) against a real server, where tests that need tricks are skipped.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { startMock } from '../dev/mock.mjs';
import { args, executablePath } from './browser.mjs';
import { countRequests, painted, settled } from './quiet.mjs';

export { assert, painted, settled };
export const isReal = !!process.env.BASE_URL;
export const people = {
  first: [process.env.EMAIL ?? 'rasti@contoh.example', process.env.PASSWORD ?? 'rahasia-contoh'],
  second: [process.env.EMAIL2 ?? 'bagus@contoh.example', process.env.PASSWORD2 ?? 'rahasia-contoh'],
};
const axeSource = readFileSync(fileURLToPath(import.meta.resolve?.('axe-core/axe.min.js') ?? new URL('../node_modules/axe-core/axe.min.js', import.meta.url)), 'utf8');

const tests = [];
export const test = (name, run, { needsMock = false } = {}) => tests.push({ name, run, needsMock });

export class World {
  violations = [];
  problems = [];
  async start() {
    this.mock = isReal ? null : await startMock();
    this.base = process.env.BASE_URL ?? this.mock.url;
    this.home = mkdtempSync(join(tmpdir(), 'tanggap-web-'));
    this.context = await this.open(this.home);
    this.page = await this.newPage(this.context);
    await this.signIn(this.page, ...people.first);
    const me = await this.api('GET', '/api/session');
    this.brand = (me.brands.find((one) => one.is_sample) ?? me.brands[0]).id;
    this.path = `/api/brands/${this.brand}`;
  }
  async open(directory) {
    const context = await chromium.launchPersistentContext(directory, { executablePath, headless: true, args, viewport: { width: 1366, height: 768 }, locale: 'id-ID' });
    await countRequests(context);
    await context.addInitScript(() => {
      globalThis.addEventListener('securitypolicyviolation', (event) => console.error(`CSP ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
    });
    return context;
  }
  async newPage(context = this.context) {
    const page = await context.newPage();
    page.setDefaultTimeout(60_000); // how long a failure takes; no test is faster or slower for it
    page.on('console', (message) => { if (message.type() === 'error' && /CSP|Content Security Policy|TrustedTypes|Trusted Type/i.test(message.text())) this.violations.push(message.text()); });
    page.on('pageerror', (error) => this.problems.push(`${page.url()}: ${error.message}`));
    return page;
  }
  /** Another person in a browser of their own. */
  async someoneElse() {
    this.otherHome ??= mkdtempSync(join(tmpdir(), 'tanggap-web-'));
    this.otherContext ??= await this.open(this.otherHome);
    const page = await this.newPage(this.otherContext);
    await page.goto(`${this.base}/login`);
    if (await page.$('input[name=password]')) await this.signIn(page, ...people.second);
    return page;
  }
  async signIn(page, email, password) {
    await page.goto(`${this.base}/login`);
    await page.fill('input[name=email]', email);
    await page.fill('input[name=password]', password);
    await page.click('button[type=submit]');
    await page.waitForSelector('#app main h1', { state: 'attached' });
  }
  async go(path, page = this.page) {
    await page.goto(`${this.base}/b/${this.brand}${path}`);
    await settled(page);
  }
  api(method, path, body, headers = {}, page = this.page) {
    return page.evaluate(async ([verb, url, data, more]) => {
      const me = await (await fetch('/api/session')).json();
      const answer = await fetch(url, { method: verb, headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': me.csrf, ...more }, body: data ? JSON.stringify(data) : null });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${verb} ${url}: ${answer.status} ${text}`);
      return text ? JSON.parse(text) : null;
    }, [method, path, body, headers]);
  }
  async until(check, most = 60_000) {
    for (const end = Date.now() + most; !await check(); await new Promise((done) => { setTimeout(done, 20); })) if (Date.now() > end) throw new Error(`never came: ${check}`);
  }
  trick(name, query = {}) { return fetch(`${this.mock.url}/tricks/${name}?${new URLSearchParams({ brand: this.brand, ...query })}`).then((answer) => answer.json()); }
  /** A fresh case of a fresh person, made the way a person makes one. */
  async newCase(text, author = 'Uji Coba', more = {}) {
    const sources = await this.api('GET', `${this.path}/sources`);
    const source = sources.items.find((one) => one.channel === (more.channel ?? 'instagram')) ?? sources.items[0];
    const nonce = [...`${Date.now() % 1e8}${Math.floor(Math.random() * 1000)}`].map((digit) => 'bcdfghjklm'[digit]).join(''); // the same words by the same person are one message; digits may look like a telephone number
    return this.api('POST', `${this.path}/paste`, { source_id: source.id, author: `${author} ${nonce}`, handle: more.handle ?? `@uji${nonce}`, text, title: null, link: more.link ?? null, time: null });
  }
  /** What axe has against the page as it stands, or against its colours alone. */
  async axe({ colours = false } = {}) {
    const { page } = this, runOnly = colours ? { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } : ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    if (!await page.evaluate(() => !!globalThis.axe)) await page.evaluate(axeSource);
    const result = await page.evaluate((rules) => globalThis.axe.run(document, { runOnly: rules, resultTypes: ['violations'], preload: false }), runOnly);
    return result.violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.failureSummary?.split('\n')[1] ?? ''}`).join(' | ')}`);
  }
  async stop() {
    await this.context.close();
    await this.otherContext?.close();
    this.mock?.stop();
    for (const home of [this.home, this.otherHome]) if (home) rmSync(home, { recursive: true, force: true });
  }
}

export async function runAll(only) {
  const world = new World();
  let failures = 0;
  await world.start();
  for (const { name, run, needsMock } of tests) {
    if (only && !name.includes(only)) continue;
    if (needsMock && isReal) { console.log(`skip ${name}`); continue; }
    const began = Date.now();
    try {
      await run(world);
      assert.deepEqual(world.problems.splice(0), [], 'errors on the page');
      assert.deepEqual(world.violations.splice(0), [], 'violations of the content security policy');
      console.log(`ok   ${name} (${Date.now() - began} ms)`);
    } catch (error) {
      failures++;
      console.log(`FAIL ${name}\n     ${error.message.split('\n').slice(0, 12).join('\n     ')}`);
      world.problems.length = world.violations.length = 0;
    }
    await world.page.keyboard.press('Escape').catch(() => {});
    await world.page.unrouteAll().catch(() => {});
    await world.context.setOffline(false);
    await world.page.setViewportSize({ width: 1366, height: 768 });
    await world.page.emulateMedia({ colorScheme: 'light' });
  }
  await world.stop();
  if (failures) { console.log(`${failures} failed`); process.exitCode = 1; }
}
