// What every suite stands on: a server of its own with an empty database, one browser, people with
// sessions, and the few helpers that many tests use. Nothing here knows what is tested.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { args, executablePath } from '../../web/test/browser.mjs';
import { countRequests, painted, settled } from '../../web/test/quiet.mjs';

export { assert, painted, settled };
export const root = fileURLToPath(new URL('../..', import.meta.url));
export const tanggap = resolve(root, process.env.TANGGAP_BIN ?? 'build/src/app/tanggap');
/** Built beside it: lets the program live later than this machine (tests/support/later.c). */
const later = resolve(tanggap, '../../../tests/later.so');
/** Packages of the web interface; tests have none of their own. */
const require = createRequire(join(root, 'web/package.json'));
const { chromium } = require('playwright-core');
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export const password = 'sebuah kalimat yang panjang sekali';
export const owner = { business: 'Warung Uji', name: 'Rasti Wulandari', email: 'rasti@warung.example', password };
export const pause = (ms) => new Promise((done) => { setTimeout(done, ms); });
/** How long a failure takes: a test that passes is neither faster nor slower for it. */
const patience = 60_000;
export const until = async (what, check, ms = patience) => {
  const end = Date.now() + ms;
  for (;;) {
    const found = await check();
    if (found) return found;
    if (Date.now() > end) throw new Error(`never came: ${what}`);
    await pause(50);
  }
};

/** Below those the kernel gives to outgoing connections: while a server is away, one of them could have
 *  its port, even a connection that was to reach it. */
export const freePort = () => new Promise((done) => {
  const port = 10_100 + Math.floor(Math.random() * 22_000);
  const probe = net.createServer().once('error', () => done(freePort())).listen(port, '127.0.0.1', () => probe.close(() => done(port)));
});

/** One request as the bytes say, no browser between: { status, headers, text }. */
export const ask = (base, method, path, { headers = {}, body = '' } = {}) => new Promise((done, failed) => {
  const url = new URL(path, base);
  const bytes = Buffer.from(body);
  const request = http.request(url, { method, agent: false, headers: { ...headers, ...(bytes.length || method !== 'GET' ? { 'Content-Length': bytes.length } : {}) } }, (answer) => {
    const parts = [];
    answer.on('data', (part) => parts.push(part));
    answer.on('end', () => done({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(parts).toString() }));
    answer.on('error', failed);
  });
  request.setTimeout(patience, () => request.destroy(new Error(`${method} ${path}: no answer`)));
  request.on('error', failed);
  request.end(bytes);
});

/** `tanggap serve` in a folder of its own. */
export class Server {
  static async start(settings = {}, { sample = true } = {}) {
    const server = new Server();
    server.home = mkdtempSync(join(tmpdir(), 'tanggap-e2e-'));
    server.port = await freePort();
    server.base = `http://127.0.0.1:${server.port}`;
    server.settings = settings;
    server.later = 0;
    if (sample) server.run('sample', 'create');
    await server.up();
    return server;
  }
  get environment() {
    const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TANGGAP_')));
    const clock = this.later ? { LD_PRELOAD: later, LATER: String(this.later) } : {};
    return { ...clean, ...clock, TANGGAP_DATABASE: `sqlite:${this.home}/desk.db`, TANGGAP_PORT: String(this.port), ...Object.fromEntries(Object.entries(this.settings).map(([name, value]) => [`TANGGAP_${name.toUpperCase()}`, value])) };
  }
  /** Its clock, milliseconds since 1970. */
  now() { return Date.now() + this.later * 1000; }
  /** It ends, and begins again when so many seconds have passed. */
  async leap(seconds) {
    if (!existsSync(later)) throw new Error(`${later} is not there: it is built with the program`);
    await this.down();
    this.later += seconds;
    await this.up();
  }
  /** A command of the program on this server's database. */
  run(...words) {
    const done = spawnSync(tanggap, words, { cwd: this.home, env: this.environment, encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`tanggap ${words.join(' ')}: ${done.error?.message ?? done.stderr}`);
    return done.stdout;
  }
  up() {
    this.process = spawn(tanggap, ['serve'], { cwd: this.home, env: this.environment, stdio: ['ignore', 'pipe', openSync(join(this.home, 'server.log'), 'a')] });
    return new Promise((done, failed) => {
      this.process.once('exit', (code) => failed(new Error(`the server ended with ${code}: ${this.log()}`)));
      this.process.once('error', failed);
      this.process.stdout.once('data', () => { this.process.removeAllListeners('exit'); done(); });
    });
  }
  down(signal = 'SIGTERM') {
    if (this.process.exitCode !== null || this.process.signalCode) return Promise.resolve();
    const gone = new Promise((done) => this.process.once('exit', done));
    this.process.kill(signal);
    return gone;
  }
  log() { return readFileSync(join(this.home, 'server.log'), 'utf8'); }
  async stop() {
    await this.down();
    rmSync(this.home, { recursive: true, force: true });
  }
  /** The first run without the browser. */
  async setUp(person = owner) {
    const made = await ask(this.base, 'POST', '/setup', { headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: String(new URLSearchParams(person)) });
    assert.equal(made.status, 303, made.text);
    return Person.with(this.base, made);
  }
}

/** Somebody signed in, who asks the API directly. */
export class Person {
  constructor(base, cookie) { this.base = base; this.cookie = cookie; }
  static async with(base, answer) {
    const person = new Person(base, answer.headers['set-cookie'][0].split(';')[0]);
    person.me = await person.get('/api/session');
    return person;
  }
  static async signIn(base, email, word = password) {
    const answer = await ask(base, 'POST', '/api/session', { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ email, password: word }) });
    assert.equal(answer.status, 201, answer.text);
    return Person.with(base, answer);
  }
  raw(method, path, body, headers = {}) {
    const sent = { Cookie: this.cookie, ...(method === 'GET' ? {} : { 'Content-Type': 'application/json', 'X-CSRF-Token': this.me.csrf }), ...headers };
    return ask(this.base, method, path, { headers: sent, body: body === undefined ? '' : JSON.stringify(body) });
  }
  async call(method, path, body, headers) {
    const answer = await this.raw(method, path, body, headers);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.text ? JSON.parse(answer.text) : null;
  }
  get(path) { return this.call('GET', path); }
  post(path, body = {}, headers) { return this.call('POST', path, body, headers); }
  put(path, body) { return this.call('PUT', path, body); }
  del(path) { return this.call('DELETE', path); }
  async all(path) {
    const rows = [];
    for (let next = ''; next !== null;) {
      const page = await this.get(`${path}${path.includes('?') ? '&' : '?'}limit=100${next && `&cursor=${encodeURIComponent(next)}`}`);
      rows.push(...page.items);
      next = page.next;
    }
    return rows;
  }
  brand(isSample) { return this.me.brands.find((one) => one.is_sample === isSample); }
  /** An answer as the composer hands it in. */
  async reply(brand, caseId, text, isPublic = true) {
    const { case: it } = await this.get(`/api/brands/${brand}/cases/${caseId}`);
    return this.post(`/api/brands/${brand}/cases/${caseId}/replies`, { text, is_public: isPublic, overrides: true }, { 'If-Match': `"v${it.version}"`, 'Idempotency-Key': `e2e-${caseId}-${Math.random()}` });
  }
  /** Who is invited comes in: makes a link, takes it, answers with the new person. */
  async invite(brand, name, email, role) {
    const { link } = await this.post(`/api/brands/${brand}/people/invite`, { name, email, role });
    const token = new URL(link, this.base).searchParams.get('token');
    const joined = await ask(this.base, 'POST', '/join', { headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: String(new URLSearchParams({ token, name, password })) });
    assert.equal(joined.status, 303, joined.text);
    return Person.with(this.base, joined);
  }
}

/** Messages signed as another program signs them. */
export function sendHook(base, source, secret, items, now = Math.floor(Date.now() / 1000)) {
  const body = JSON.stringify({ items });
  const signature = `sha256=${createHmac('sha256', secret).update(`${now}.${body}`).digest('hex')}`;
  return ask(base, 'POST', `/api/hooks/${source}`, { body, headers: { 'Content-Type': 'application/json', 'X-Tanggap-Timestamp': String(now), 'X-Tanggap-Signature': signature } });
}

/** Takes what alarm and reply hooks send; `got` grows. */
export async function startReceiver() {
  const got = [];
  const server = http.createServer((request, answer) => {
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString();
      got.push({ path: request.url, headers: request.headers, body: body ? JSON.parse(body) : null });
      const mode = receiver.modes.get(request.url.split('?')[0]) ?? 200;
      if (mode === 'cut') { request.socket.destroy(); return; }
      answer.writeHead(mode, { 'Content-Type': 'application/json' }).end('{}');
    });
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  const receiver = { got, modes: new Map(), port: server.address().port, stop: () => new Promise((done) => { server.closeAllConnections(); server.close(done); }) };
  receiver.url = (path) => `http://127.0.0.1:${receiver.port}${path}`;
  return receiver;
}

/** The browser of a suite; every context is one person's. */
export class Browser {
  problems = [];
  static async start(program = executablePath) {
    const browser = new Browser();
    browser.home = mkdtempSync(join(tmpdir(), 'tanggap-e2e-chromium-'));
    browser.main = await chromium.launchPersistentContext(browser.home, { executablePath: program, headless: true, args, ...Browser.plain });
    browser.engine = browser.main.browser();
    browser.contexts = [];
    await browser.watch(browser.main);
    return browser;
  }
  static plain = { viewport: { width: 1366, height: 768 }, locale: 'id-ID', timezoneId: 'Asia/Jakarta' };
  /** A fresh context: nothing kept, nobody signed in unless `person` is. */
  async open(person, options = {}) {
    const context = await this.engine.newContext({ ...Browser.plain, ...options });
    this.contexts.push(context);
    await this.watch(context);
    if (person) await this.enter(context, person);
    return context;
  }
  enter(context, person) {
    const at = person.cookie.indexOf('=');
    return context.addCookies([{ name: person.cookie.slice(0, at), value: person.cookie.slice(at + 1), url: person.base }]);
  }
  async watch(context) {
    await countRequests(context);
    await context.addInitScript(() => {
      globalThis.addEventListener('securitypolicyviolation', (event) => console.error(`CSP ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
    });
    context.on('page', (page) => this.watchPage(page));
  }
  watchPage(page) {
    page.setDefaultTimeout(patience);
    page.on('console', (message) => { if (message.type() === 'error' && /CSP|Content Security Policy|Trusted ?Type/i.test(message.text())) this.problems.push(`${page.url()}: ${message.text()}`); });
    page.on('pageerror', (error) => this.problems.push(`${page.url()}: ${error.message}`));
  }
  async stop() {
    for (const context of this.contexts) await context.close().catch(() => {});
    await this.main.close();
    rmSync(this.home, { recursive: true, force: true });
  }
}

const axeRules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const colourRules = ['color-contrast', 'link-in-text-block'];
/** What axe has against the page as it stands, or against its colours alone. Evaluated, not added: the
 *  policy forbids the latter. */
export async function axe(page, { colours = false } = {}) {
  if (!await page.evaluate(() => !!globalThis.axe)) await page.evaluate(axeSource);
  const runOnly = colours ? { type: 'rule', values: colourRules } : axeRules;
  const { violations } = await page.evaluate((rules) => globalThis.axe.run(document, { runOnly: rules, resultTypes: ['violations'], preload: false }), runOnly);
  return violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`).join(' | ')}`);
}

/* ---- tests and suites ---- */

const suites = [];
/** `world` is made once before the first test of the suite that runs, and stopped after the last. */
export function suite(name, start) {
  const made = { name, start, tests: [] };
  suites.push(made);
  return (title, run) => made.tests.push({ title, run });
}

export async function runAll(filter) {
  let passed = 0, failed = 0;
  for (const { name, start, tests } of suites) {
    const wanted = tests.filter(({ title }) => !filter || `${name}: ${title}`.includes(filter));
    if (!wanted.length) continue;
    let world;
    try { world = await start(); } catch (error) {
      failed += wanted.length;
      console.log(`FAIL ${name}: did not start\n     ${error.stack}`);
      continue;
    }
    for (const { title, run } of wanted) {
      const began = Date.now();
      try {
        await world.before?.();
        await run(world);
        if (world.browser) assert.deepEqual(world.browser.problems.splice(0), [], 'errors and violations on the page');
        console.log(`ok   ${name}: ${title} (${Date.now() - began} ms)`);
        passed++;
      } catch (error) {
        failed++;
        console.log(`FAIL ${name}: ${title}\n     ${(process.env.TRACE ? error.stack : error.message).split('\n').slice(0, 24).join('\n     ')}`);
        if (world.browser) world.browser.problems.length = 0;
        if (world.page && process.env.SHOTS) await world.page.screenshot({ path: join(process.env.SHOTS, `${name}-${title.slice(0, 40).replace(/\W+/g, '-')}.png`) }).catch(() => {});
      }
    }
    await world.stop();
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0;
}

/** A server, its owner and the browser with the owner signed in: what most suites want. */
export async function desk(settings, options) {
  const server = await Server.start(settings, options);
  const person = await server.setUp();
  const browser = await Browser.start(options?.chromium);
  await browser.enter(browser.main, person);
  const page = await browser.main.newPage();
  const sample = person.brand(true)?.id, own = person.brand(false).id;
  return {
    server, person, browser, page, sample, own, base: server.base,
    go: async (path, at = page) => { await at.goto(server.base + path); await settled(at); },
    async stop() { await browser.stop(); await server.stop(); },
  };
}
