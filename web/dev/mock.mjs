// A stand-in for the server: the API contract in memory over the sample messages, with streams,
// four eyes, holds and conflicts, under the same strict headers. For development and tests only.
//   npm run mock            then http://127.0.0.1:8787  (rasti@contoh.example / rahasia-contoh)
import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { brandRoutes, trickRoutes } from './mock/api.mjs';
import { iso, makeState } from './mock/data.mjs';
import { emit, Refusal, token } from './mock/desk.mjs';
import { furnish } from './mock/problems.mjs';

export const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types tanggap";
const headers = { 'Content-Security-Policy': contentPolicy, 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer', 'Cross-Origin-Opener-Policy': 'same-origin', 'Cache-Control': 'no-store' };

function readBody(request) {
  return new Promise((done, fail) => {
    const parts = [];
    request.on('data', (part) => parts.push(part)).on('end', () => done(Buffer.concat(parts).toString())).on('error', fail);
  });
}

export function startMock({ dist = fileURLToPath(new URL('../dist', import.meta.url)), port = 0 } = {}) {
  const state = makeState(), assets = JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8'));
  let brokenUntil = 0;
  furnish(state.brands.get(1));
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  const compiled = brandRoutes.map(([method, pattern, run]) => [method, new RegExp(`^${pattern}$`), run]);

  const sessionOf = (request) => state.sessions.get(/(?:^|; )sid=([^;]+)/.exec(request.headers.cookie ?? '')?.[1]);
  const staffOf = (session) => state.staff.get(session.persona ?? session.staffId);
  const meOf = (session) => {
    const { password: _, ...staff } = staffOf(session);
    const brands = [...state.brands.values()].filter((one) => one.people.has(staff.id)).map((one) => ({ id: one.id, name: one.name, zone: one.zone, is_sample: one.is_sample, role: one.people.get(staff.id), created_at: one.created_at }));
    return { staff, brands, csrf: session.csrf, version: 'mock', acts_as: session.persona, now: new Date().toISOString() };
  };
  const signIn = (request, email, password) => {
    const one = [...state.staff.values()].find((who) => who.email === email && who.password === password && !who.ended_at);
    if (!one) throw new Refusal(401, 'denied', 'wrong');
    const id = token(), session = { id: state.nextSession++, staffId: one.id, csrf: token(), persona: null, agent: request.headers['user-agent'], at: Date.now() };
    state.sessions.set(id, session);
    return { cookie: `sid=${id}; Path=/; HttpOnly; SameSite=Strict`, session };
  };
  /** One's own ways to be woken: no chat is ever linked here. */
  const answerWays = (path, method, body, session, reply) => {
    const ways = state.ways ??= new Map(), own = ways.get(session.staffId) ?? [];
    ways.set(session.staffId, own);
    const add = (way) => { own.push({ id: 900 + own.length, created_at: iso(Date.now()), ok_at: null, failed_at: null, failure: null, ...way }); return reply(201, own.at(-1)); };
    if (path.endsWith('/offers')) return reply(200, { push_key: 'BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8', has_telegram: true, telegram_bot: 'TokoRasaBot' });
    if (path.endsWith('/telegram')) return reply(201, { code: 'ABCD234567', link: 'https://t.me/TokoRasaBot?start=ABCD234567', expires_at: iso(Date.now() + 600_000) });
    if (path.endsWith('/push')) return add({ way: 'push', name: body.name, address: new URL(body.endpoint).origin });
    if (method === 'POST') return add({ way: body.way, name: body.name, address: `${body.address.slice(0, 3)}***` });
    if (method === 'DELETE') { own.splice(own.findIndex((one) => one.id === Number(path.split('/').at(-1))), 1); return reply(204); }
    return reply(200, { items: own, next: null });
  };
  const sessionView = (session, current) => ({ id: session.id, staff_id: session.staffId, address: '127.0.0.1', agent: session.agent, created_at: iso(session.at), seen_at: iso(Date.now()), expires_at: iso(session.at + 7 * 86400_000), is_current: session === current });

  function stream(brand, request, response, since) {
    response.writeHead(200, { ...headers, 'Content-Type': 'text/event-stream' });
    const open = { send(event) { response.write(`id: ${event.seq}\nevent: ${event.kind}\ndata: ${JSON.stringify(event)}\n\n`); }, end() { response.end(); } };
    response.write(': hello\n\n');
    if (since !== null && brand.isCut) {
      brand.isCut = false;
      response.write(`id: ${brand.events.at(-1)?.seq ?? 0}\nevent: reset\ndata: {}\n\n`);
    } else if (since !== null) for (const event of brand.events) if (event.seq > since) open.send(event);
    brand.streams.add(open);
    request.on('close', () => brand.streams.delete(open));
  }

  async function api(request, response, url) {
    const reply = (status, body, more = {}) => { response.writeHead(status, { ...headers, 'Content-Type': 'application/json', ...more }); response.end(body === undefined ? undefined : JSON.stringify(body)); };
    const session = sessionOf(request), isWrite = request.method !== 'GET', text = isWrite ? await readBody(request) : '';
    const body = text ? JSON.parse(text) : {};
    if (url.pathname === '/api/session' && request.method === 'POST') {
      const made = signIn(request, body.email, body.password);
      return reply(200, sessionView(made.session, made.session), { 'Set-Cookie': made.cookie });
    }
    if (!session) throw new Refusal(401, 'unauthenticated', 'sign in');
    if (isWrite && request.headers['x-csrf-token'] !== session.csrf) throw new Refusal(403, 'denied', 'csrf');
    if (url.pathname === '/api/session') {
      if (request.method === 'DELETE') for (const [id, one] of state.sessions) if (one === session) state.sessions.delete(id);
      return request.method === 'DELETE' ? reply(204) : reply(200, meOf(session));
    }
    if (url.pathname === '/api/session/list') return reply(200, { items: [...state.sessions.values()].filter((one) => one.staffId === session.staffId).map((one) => sessionView(one, session)), next: null });
    const ended = /^\/api\/session\/list\/(\d+)$/.exec(url.pathname);
    if (ended) { for (const [id, one] of state.sessions) if (one.id === Number(ended[1])) state.sessions.delete(id); return reply(204); }
    if (url.pathname === '/api/session/password') {
      if (body.old_password !== state.staff.get(session.staffId).password) throw new Refusal(422, 'invalid', 'kata sandi sekarang tidak cocok', 'old_password');
      state.staff.get(session.staffId).password = body.password;
      return reply(204);
    }
    if (url.pathname.startsWith('/api/session/ways')) return answerWays(url.pathname, request.method, body, session, reply);
    if (url.pathname === '/api/session/sign-name') { staffOf(session).sign_name = body.sign_name; return reply(204); }
    if (url.pathname === '/api/session/language') { staffOf(session).language = body.language; return reply(204); }
    const at = /^\/api\/brands\/(\d+)(\/.*)$/.exec(url.pathname);
    const brand = at && state.brands.get(Number(at[1])), staff = staffOf(session);
    if (!brand?.people.has(staff.id)) throw new Refusal(404, 'not_found', 'no such brand');
    if (at[2] === '/events') {
      if (Date.now() < brokenUntil) { response.writeHead(502); return response.end('bad gateway'); }
      const asked = url.searchParams.get('since') ?? request.headers['last-event-id'] ?? null;
      return stream(brand, request, response, asked === null ? null : Number(asked));
    }
    if (at[2] === '/audit.csv') { response.writeHead(200, { ...headers, 'Content-Type': 'text/csv', 'Content-Disposition': 'attachment; filename="log.csv"' }); return response.end(['seq,at,act', ...brand.audit.map((row) => `${row.seq},${row.at},${row.act}`)].join('\n')); }
    const ctx = { state, brand, staff, session, role: brand.people.get(staff.id), query: url.searchParams, body, headers: request.headers, status: 200 };
    for (const [method, pattern, run] of compiled) {
      const found = pattern.exec(at[2]);
      if (!found || method !== request.method) continue;
      const answer = run(ctx, ...found.slice(1));
      return answer === undefined ? reply(204) : reply(ctx.status, answer, ctx.etag ? { ETag: ctx.etag } : {});
    }
    throw new Refusal(404, 'not_found', 'no such route');
  }

  async function serve(request, response) {
    const url = new URL(request.url, 'http://mock'), html = { ...headers, 'Content-Type': 'text/html; charset=utf-8' };
    if (url.pathname.startsWith('/tricks/')) {
      const name = url.pathname.slice(8), query = Object.fromEntries(url.searchParams);
      if (name === 'break') { brokenUntil = Date.now() + Number(query.ms); for (const brand of state.brands.values()) for (const one of brand.streams) one.end(); }
      const answer = trickRoutes[name]?.(state, query);
      response.writeHead(200, { 'Content-Type': 'application/json' });
      return response.end(JSON.stringify(answer ?? {}));
    }
    if (url.pathname.startsWith('/api/')) {
      if (Date.now() < brokenUntil) { response.writeHead(502); return response.end('bad gateway'); }
      return api(request, response, url);
    }
    const asset = assets.files.find((one) => one.path === url.pathname && one.immutable);
    if (asset) {
      const bytes = readFileSync(join(dist, asset.path)), zip = /gzip/.test(request.headers['accept-encoding'] ?? '');
      response.writeHead(200, { ...headers, 'Content-Type': asset.type, 'Cache-Control': 'public, max-age=31536000, immutable', ...(zip ? { 'Content-Encoding': 'gzip' } : {}) });
      return response.end(zip ? gzipSync(bytes) : bytes);
    }
    if (url.pathname === '/login' && request.method === 'POST') {
      const form = new URLSearchParams(await readBody(request));
      try {
        response.writeHead(303, { ...headers, 'Set-Cookie': signIn(request, form.get('email'), form.get('password')).cookie, Location: '/' });
        return response.end();
      } catch { return response.writeHead(303, { Location: '/login?wrong' }).end(); }
    }
    const session = sessionOf(request);
    if (url.pathname === '/login' || !session) {
      if (url.pathname !== '/login') return response.writeHead(303, { Location: '/login' }).end();
      response.writeHead(200, html);
      return response.end(readFileSync(fileURLToPath(new URL('./mock/login.html', import.meta.url)), 'utf8').replaceAll('{{plain}}', assets.entry.plain).replaceAll('{{icon}}', assets.entry.icon));
    }
    if (url.pathname !== '/' && !url.pathname.startsWith('/b/')) { response.writeHead(404, html); return response.end('404'); }
    response.writeHead(200, html);
    response.end(page.replace('<!--boot-->', () => JSON.stringify(meOf(session)).replaceAll('<', '\\u003c')));
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error) => {
      if (!(error instanceof Refusal)) console.error(error);
      if (response.headersSent) return response.end();
      response.writeHead(error.status ?? 500, { ...headers, 'Content-Type': 'application/json' });
      response.end(JSON.stringify({ error: error.error ?? 'internal', field: error.field ?? null, message: error.message }));
    });
  });
  return new Promise((done) => server.listen(port, '127.0.0.1', () => done({
    url: `http://127.0.0.1:${server.address().port}`, state, emit,
    stop() { for (const brand of state.brands.values()) for (const one of brand.streams) one.end(); server.closeAllConnections?.(); server.close(); },
  })));
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  if (!existsSync(new URL('../dist/manifest.json', import.meta.url))) throw new Error('build first: npm run build');
  const mock = await startMock({ port: Number(process.env.PORT ?? 8787) });
  console.log(`${mock.url}  rasti@contoh.example / rahasia-contoh (second person: bagus@contoh.example)`);
}
