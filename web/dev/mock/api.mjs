// The routes of the API contract, in memory.
import { clauses, iso, negativeSince, receive } from './data.mjs';
import { actOnCase, actOnIncident, actOnReply, addNote, caseOf, casePage, checkText, createReply, emit, getReply, log, markPresence, need, paste, publicReply, Refusal, rowOf, saveDraft, testAlarm, token, verify } from './desk.mjs';
import { preparedRoutes } from './prepared.mjs';
import { statementRoutes } from './statements.mjs';
import { guardRoutes } from './guard.mjs';
import { problemRoutes, withProblem } from './problems.mjs';
import { bit, subjects } from './rules.mjs';

const list = (items, next = null) => ({ items, next });
const number = (text) => Number(text);
const refuse = (status, error, message, field) => { throw new Refusal(status, error, message, field); };

/** Where a row stands in its list: ascending key, then id. */
function orderOf(query) {
  const isSearch = query.get('search');
  return !isSearch && ['waiting', 'watch', 'ignored'].includes(query.get('queue') ?? 'waiting') ? (it) => Date.parse(it.sort_at ?? it.last_at) : (it) => -Date.parse(it.last_at);
}
function cases({ brand, query }) {
  const search = query.get('search')?.toLowerCase(), key = orderOf(query);
  const wants = (it) => (search
    ? `${it.author_name} ${it.author_handle} ${it.excerpt} ${brand.messages.get(it.id).map((m) => m.text).join(' ')}`.toLowerCase().includes(search)
    : it.queue === (query.get('queue') ?? 'waiting') && (!query.get('neglected') || Date.parse(it.deadline) < Date.now() - 72 * 3600_000))
    && ['channel', 'class', 'severity', 'mood'].every((name) => !query.get(name) || it[name] === query.get(name))
    && [['subject', 'subjects'], ['demand', 'demands']].every(([name, set]) => !query.get(name) || it[set] & bit(set, query.get(name))) && (!query.get('owner_id') || it.owner_id === number(query.get('owner_id')));
  const limit = Math.min(200, number(query.get('limit')) || 50), after = query.get('cursor')?.split(':').map(Number);
  const found = [...brand.cases.values()].filter(wants).map((it) => [key(it), it]).sort((a, b) => a[0] - b[0] || a[1].id - b[1].id)
    .filter(([at, it]) => !after || at > after[0] || (at === after[0] && it.id > after[1]));
  const page = found.slice(0, limit), last = page.at(-1);
  return list(page.map(([, it]) => rowOf(it)), found.length > limit ? `${last[0]}:${last[1].id}` : null);
}

function overview({ brand }) {
  const all = [...brand.cases.values()], now = Date.now(), waiting = all.filter((it) => it.queue === 'waiting'), inState = (state) => [...brand.replies.values()].filter((one) => one.state === state).length;
  const midnight = Math.floor((now + brand.zone * 1000) / 86400_000) * 86400_000 - brand.zone * 1000;
  const times = all.filter((it) => it.answered_at && Date.parse(it.answered_at) > now - 7 * 86400_000).map((it) => (Date.parse(it.answered_at) - Date.parse(it.first_at)) / 1000).sort((a, b) => a - b);
  return {
    waiting: waiting.length, late: waiting.filter((it) => Date.parse(it.deadline_at) < now).length, neglected: waiting.filter((it) => Date.parse(it.first_at) < now - 72 * 3600_000).length,
    to_approve: inState('waiting'), unknown: inState('unknown'), by_hand: inState('by_hand'), median_answer: times.length ? Math.round(times[times.length >> 1]) : null,
    answered_today: all.filter((it) => it.answered_at && Date.parse(it.answered_at) >= midnight).length, verdict: brand.verdicts[0] ?? { id: null, at: null, level: 'normal', score: 0, more_needed: null, reasons: [] },
    incident: [...brand.incidents.values()].reverse().find((one) => one.state !== 'over') ?? null, alarm_ok_at: iso(brand.alarmOk), alarm_steps: brand.ladder.length,
    todo: waiting.sort((a, b) => (b.severity === 'grave') - (a.severity === 'grave') || Date.parse(a.deadline_at) - Date.parse(b.deadline_at)).slice(0, 5).map(rowOf),
  };
}
function pulse({ brand, query }) {
  const size = 1800_000, hours = number(query.get('hours')) || 24, start = Math.floor(Date.now() / size) * size - (hours * 2 - 1) * size;
  const total = new Map(), negative = new Map(), add = (to, at) => to.set(at, (to.get(at) ?? 0) + 1);
  for (const messages of brand.messages.values())
    for (const m of messages) {
      if (m.is_own) continue;
      const at = Math.floor(Date.parse(m.written_at) / size) * size;
      add(total, at);
      if (m.mood === 'negative') add(negative, at);
    }
  const count = (at, from = total) => from.get(at) ?? 0;
  return list(Array.from({ length: hours * 2 }, (_, i) => {
    const at = start + i * size, past = Array.from({ length: 14 }, (__, d) => count(at - (d + 2) * 86400_000)), mean = past.reduce((a, b) => a + b, 0) / 14;
    return { at: iso(at), total: count(at), negative: count(at, negative), usual_low: Math.max(0, mean - Math.sqrt(mean)), usual_high: mean + 1.6 * Math.sqrt(mean) + 0.6 };
  }));
}
function audit({ brand, query }) {
  const after = number(query.get('cursor')) || Infinity;
  const rows = brand.audit.filter((row) => row.seq < after && (!query.get('staff_id') || row.staff_id === number(query.get('staff_id'))) && (!query.get('object') || row.object === query.get('object')) && (!query.get('object_id') || row.object_id === number(query.get('object_id'))));
  return list(rows.slice(0, 50), rows.length > 50 ? String(rows[49].seq) : null);
}
const departments = ({ brand }) => ({ subjects: subjects.map((subject) => ({ subject, department: brand.departments[subject] ?? null })) });
const personOf = (state, brand) => ([id, role]) => { const { password: _, ...one } = state.staff.get(id); return { ...one, role: one.ended_at ? 'none' : role, is_sample: one.is_sample }; };
const settingsChanged = (ctx, act, object, id = null) => { log(ctx, act, object, id); emit(ctx.brand, 'settings', id ?? 0); };
const sourceFields = ['name', 'channel', 'kind', 'url', 'own_handle', 'way_out', 'out_url', 'out_lookup', 'out_from', 'is_paused'];
const pick = (body, names) => Object.fromEntries(names.filter((name) => name in body).map((name) => [name, body[name]]));

/** [method, pattern, handler(ctx, ...captures)] below /api/brands/{brand}. */
export const brandRoutes = [
  ['GET', '/overview', overview], ['GET', '/pulse', pulse], ['GET', '/verdicts', ({ brand }) => list(brand.verdicts)],
  ['GET', '/cases', cases], ['GET', '/escalation', () => list([])], ['GET', '/access', () => ({ accounts: [], offers: [] })],
  ['GET', '/cases/counts', ({ brand, staff }) => list(['waiting', 'customer', 'watch', 'ignored', 'talk', 'spam', 'done'].map((queue) => {
    const there = [...brand.cases.values()].filter((it) => it.queue === queue);
    return { queue, count: there.length, neglected: queue === 'waiting' ? there.filter((it) => it.deadline && Date.parse(it.deadline) < Date.now() - 72 * 3600_000).length : 0, mine: ['waiting', 'customer', 'watch'].includes(queue) ? there.filter((it) => it.owner_id === staff.id).length : 0 };
  }))],
  ['GET', '/cases/(\\d+)', (ctx, id) => { const page = casePage(ctx, number(id)); page.case = withProblem(ctx.brand, ctx.brand.cases.get(number(id))); ctx.etag = `"v${page.case.version}"`; return page; }],
  ['GET', '/cases/(\\d+)/messages', ({ brand, query }, id) => { const all = brand.messages.get(caseOf(brand, number(id)).id), before = number(query.get('before')); const end = all.findIndex((m) => m.id === before); return list(all.slice(Math.max(0, end - 200), end < 0 ? undefined : end)); }],
  ['GET', '/messages/(\\d+)/versions', ({ brand }, id) => list((brand.versions ?? []).filter((one) => one.message_id === number(id)))],
  ['POST', '/cases/(\\d+)/act', (ctx, id) => { actOnCase(ctx, number(id), ctx.body); return withProblem(ctx.brand, ctx.brand.cases.get(number(id))); }],
  ['POST', '/cases/(\\d+)/notes', (ctx, id) => addNote(ctx, number(id), ctx.body)],
  ['PUT', '/cases/(\\d+)/draft', (ctx, id) => saveDraft(ctx, number(id), ctx.body)],
  ['GET', '/presence', ({ brand, staff }) => list([...brand.presence].flatMap(([case_id, here]) => [...here.values()].filter((one) => one.staff_id !== staff.id && Date.parse(one.until_at) > Date.now()).map((one) => ({ ...one, case_id }))))],
  ['PUT', '/cases/(\\d+)/presence', (ctx, id) => list(markPresence(ctx, number(id), ctx.body))],
  ['POST', '/cases/(\\d+)/check', (ctx, id) => list(checkText(ctx, number(id), ctx.body))],
  ['POST', '/cases/(\\d+)/replies', (ctx, id) => { ctx.status = 201; return createReply(ctx, number(id), ctx.body, ctx.headers['if-match'], ctx.headers['idempotency-key']); }],
  ['GET', '/replies', ({ brand, query }) => list([...brand.replies.values()].filter((one) => one.state === query.get('state')).map(publicReply))],
  ['GET', '/replies/(\\d+)', (ctx, id) => getReply(ctx, number(id))],
  ['POST', '/replies/(\\d+)/act', (ctx, id) => actOnReply(ctx, number(id), ctx.body)],
  ['POST', '/paste', (ctx) => paste(ctx, ctx.body)],
  ['GET', '/sources', ({ brand }) => list(brand.sources)],
  ['POST', '/sources', (ctx) => { need(ctx, 'admin'); if (!ctx.body.name) refuse(422, 'invalid', 'name is missing', 'name'); const one = { id: ctx.brand.nextId++, url: null, own_handle: null, out_url: null, out_lookup: null, out_from: null, is_paused: false, next_poll_at: null, last_ok_at: null, failures: 0, last_error: null, created_at: iso(Date.now()), ...pick(ctx.body, sourceFields) }; ctx.brand.sources.push(one); settingsChanged(ctx, 'source.create', 'source', one.id); return one; }],
  ['PUT', '/sources/(\\d+)', (ctx, id) => { need(ctx, 'admin'); const one = ctx.brand.sources.find((s) => s.id === number(id)) ?? refuse(404, 'not_found', 'no such source'); Object.assign(one, pick(ctx.body, sourceFields)); settingsChanged(ctx, 'source.update', 'source', one.id); return one; }],
  ['GET', '/words', ({ brand }) => list(brand.words)],
  ['POST', '/words', (ctx) => { need(ctx, 'admin'); const one = { id: ctx.brand.nextId++, kind: ctx.body.kind, text: ctx.body.text, created_at: iso(Date.now()) }; ctx.brand.words.push(one); settingsChanged(ctx, 'word.add', 'word', one.id); return one; }],
  ['DELETE', '/words/(\\d+)', (ctx, id) => { need(ctx, 'admin'); ctx.brand.words = ctx.brand.words.filter((one) => one.id !== number(id)); settingsChanged(ctx, 'word.remove', 'word', number(id)); }],
  ['GET', '/departments', departments],
  ['GET', '/departments/contacts', ({ brand }) => list([...new Set(Object.values(brand.departments).filter(Boolean))].map((department) => ({ department, name: null, address: null, staff_id: null, staff_name: null, due_after: 28800, due_at: iso(Date.now() + 28800_000), mail: null })))],
  ['GET', '/cases/(\\d+)/referrals', () => list([])],
  ['GET', '/referrals', () => list([])],
  ['GET', '/cases/(\\d+)/demands', () => list([])],
  ['GET', '/demands', () => list([])],
  ['GET', '/demands/counts', () => ({ demands: [], problems: null, limit: 50000 })],
  ['GET', '/solutions', () => list([])],
  ['GET', '/knowledge', () => list([])],
  ['PUT', '/departments', (ctx) => {
    need(ctx, 'admin');
    for (const one of ctx.body.subjects) if (!subjects.includes(one.subject)) refuse(422, 'invalid', 'unknown subject', 'subject');
    for (const one of ctx.body.subjects) ctx.brand.departments[one.subject] = one.department || null;
    settingsChanged(ctx, 'department.set', 'department');
    return departments(ctx);
  }],
  ...problemRoutes,
  ...preparedRoutes,
  ...statementRoutes,
  ...guardRoutes,
  ['GET', '/people', ({ brand, state }) => list([...brand.people].map(personOf(state, brand)))],
  ['POST', '/people/invite', (ctx) => { need(ctx, 'admin'); settingsChanged(ctx, 'staff.invite', 'staff'); return { link: `/join?token=${token()}` }; }],
  ['PUT', '/people/(\\d+)/role', (ctx, id) => { need(ctx, 'admin'); ctx.brand.people.set(number(id), ctx.body.role); settingsChanged(ctx, 'staff.role', 'staff', number(id)); return personOf(ctx.state, ctx.brand)([number(id), ctx.body.role]); }],
  ['POST', '/people/(\\d+)/end', (ctx, id) => { need(ctx, 'owner'); ctx.state.staff.get(number(id)).ended_at = iso(Date.now()); settingsChanged(ctx, 'staff.end', 'staff', number(id)); return personOf(ctx.state, ctx.brand)([number(id), 'none']); }],
  ['GET', '/policy', ({ brand }) => brand.policy],
  ['GET', '/policy/clauses', () => ({ items: clauses, next: null })],
  ['GET', '/policy/signers', ({ brand, staff }) => ({ items: [{ staff_id: staff.id, staff_name: staff.name, role: 'owner', version: brand.policy.policy_version, at: iso(Date.now()) }], next: null })],
  ['GET', '/policy/versions', ({ brand }) => ({ items: [{ version: brand.policy.policy_version, at: iso(Date.now()), staff_id: null, staff_name: null, signatures: 1 }], next: null })],
  ['PUT', '/policy', (ctx) => { need(ctx, 'admin'); if (ctx.body.policy_version !== ctx.brand.policy.policy_version) refuse(409, 'conflict', 'newer policy'); ctx.brand.policy = { ...ctx.body, policy_version: ctx.body.policy_version + 1 }; settingsChanged(ctx, 'policy.change', 'policy'); return ctx.brand.policy; }],
  ['GET', '/alarm/ladder', ({ brand }) => ({ steps: brand.ladder })],
  ['PUT', '/alarm/ladder', (ctx) => { need(ctx, 'admin'); ctx.brand.ladder = ctx.body.steps.map(({ secret: _, ...step }) => ({ ...step, id: step.id ?? ctx.brand.nextId++ })); settingsChanged(ctx, 'alarm.set', 'alarm'); return { steps: ctx.brand.ladder }; }],
  ['GET', '/notices', () => list([])],
  ['GET', '/own-posts', () => list([])],
  ['POST', '/alarm/test', testAlarm],
  ['GET', '/alarm/tests', ({ brand }) => list([...brand.incidents.values()].filter((one) => one.is_test).reverse().map((one) => testOf(brand, one)))],
  ['GET', '/alarm/holding', ({ brand }) => ({ text: brand.holding ?? null, own: 'Halo {sapaan} {nama}, kami cek dulu. – {admin}' })],
  ['PUT', '/alarm/holding', (ctx) => { need(ctx, 'admin'); ctx.brand.holding = ctx.body.text; settingsChanged(ctx, 'alarm.holding', 'alarm'); return { text: ctx.brand.holding, own: 'Halo {sapaan} {nama}, kami cek dulu. – {admin}' }; }],
  ['GET', '/roster', (ctx) => rosterOf(ctx)],
  ['PUT', '/roster', (ctx) => { need(ctx, 'admin'); ctx.brand.roster = ctx.body.people; settingsChanged(ctx, 'roster.set', 'alarm'); return rosterOf(ctx); }],
  ['GET', '/incidents/(\\d+)', ({ brand }, id) => ({ ...(brand.incidents.get(number(id)) ?? refuse(404, 'not_found', 'no such incident')), messages: negativeSince(brand, 0).length })],
  ['GET', '/incidents/(\\d+)/calls', ({ brand }, id) => list(brand.calls.filter((one) => one.incident_id === number(id)))],
  ['POST', '/incidents/(\\d+)/act', (ctx, id) => actOnIncident(ctx, number(id), ctx.body)],
  ['GET', '/audit', (ctx) => { need(ctx, 'admin'); return audit(ctx); }],
  ['POST', '/audit/verify', (ctx) => { need(ctx, 'admin'); return verify(ctx.brand); }],
  ['GET', '/imports', ({ brand }) => list(brand.imports)], ['GET', '/halts', () => list([])], ['GET', '/mass', () => list([])],
  ['DELETE', '/sample', (ctx) => { need(ctx, 'owner'); if (!ctx.brand.is_sample) refuse(403, 'denied', 'not the sample'); ctx.state.brands.delete(ctx.brand.id); }],
  ['POST', '/sample/persona', (ctx) => {
    const id = ctx.body.staff_id, one = ctx.state.staff.get(id);
    if (id && !one?.is_sample) refuse(403, 'denied', 'only invented people');
    ctx.session.persona = id || null;
    log(ctx, 'session.act_as', 'staff', id || null);
  }],
];

const testOf = (brand, one) => {
  const calls = brand.calls.filter((call) => call.incident_id === one.id);
  return { id: one.id, opened_at: one.opened_at, is_monthly: false, calls: calls.length, reached: calls.filter((call) => call.state === 'called').length, failed: calls.filter((call) => call.state === 'failed').length };
};
/** Nobody is ever on duty here: one gap of a week, or the night of Saturday once there are people. */
function rosterOf({ brand, state }) {
  const people = (brand.roster ?? []).map((one) => ({ ...one, name: state.staff.get(one.staff_id).name, ways: null, is_on_duty: false }));
  const midnight = Math.floor(Date.now() / 86400_000) * 86400_000 + 3 * 86400_000;
  const gaps = people.length ? [{ from_at: iso(midnight + 15 * 3600_000), to_at: iso(midnight + 23 * 3600_000) }] : [{ from_at: iso(Date.now()), to_at: iso(Date.now() + 7 * 86400_000) }];
  return { people, gaps, stand_in: people[0]?.name ?? null };
}

/** Only of the mock: what the tests need to make happen. */
export const trickRoutes = {
  rows(state, { brand: id, n }) {
    const brand = state.brands.get(number(id)), source = brand.sources[0];
    for (let i = 0; i < number(n); i++)
      receive(brand, { source, at: Date.now() - (i % 3000) * 1000, author: `plg ${i}`, handle: `@banyak${i}`, text: `pesanan ke-${i} kok belum sampai, kecewa`, class: 'complaint' });
    emit(brand, 'many', 0);
  },
  update(state, { brand: id, n }) {
    const brand = state.brands.get(number(id)), waiting = [...brand.cases.values()].filter((it) => it.queue === 'waiting');
    for (let i = 0; i < number(n); i++) { const it = waiting[(i * 7) % waiting.length]; it.message_count++; it.version++; emit(brand, 'case', it.id); }
  },
  message(state, { brand: id, text, author, handle, reach, link }) {
    const brand = state.brands.get(number(id));
    const it = receive(brand, { source: brand.sources[0], at: Date.now(), author, handle: handle ?? `@${author}`, text, reach: number(reach) || null, link });
    emit(brand, 'case', it.id);
    return { id: it.id };
  },
  reply(state, { brand: id, case: caseId, staff }) {
    const brand = state.brands.get(number(id)), it = brand.cases.get(number(caseId)), ctx = { brand, state, staff: state.staff.get(number(staff)), role: 'owner' };
    return createReply(ctx, it.id, { text: 'Sudah kami cek ya Kak, kabar berikutnya pukul 20.00.', is_public: true }, `"v${it.version}"`, token()) && actOnCase(ctx, it.id, { act: 'take', version: it.version });
  },
  presence(state, { brand: id, case: caseId, staff, typing }) { const brand = state.brands.get(number(id)); markPresence({ brand, staff: state.staff.get(number(staff)) }, number(caseId), { is_typing: typing === '1' }); },
  edit(state, { brand: id, case: caseId }) {
    const brand = state.brands.get(number(id)), message = brand.messages.get(number(caseId))[0];
    (brand.versions ??= []).push({ id: brand.nextId++, message_id: message.id, title: null, text: message.text, until_at: iso(Date.now()) });
    Object.assign(message, { state: 'edited', text: `${message.text} (sudah saya ubah)` });
    emit(brand, 'case', number(caseId));
  },
  draft(state, { brand: id, case: caseId, staff, text }) {
    const brand = state.brands.get(number(id)), key = `${staff}:${caseId}`, old = brand.drafts.get(key);
    brand.drafts.set(key, { case_id: number(caseId), text, revision: (old?.revision ?? 0) + 1, updated_at: iso(Date.now()) });
    emit(brand, 'draft', number(caseId));
  },
  expire(state) { state.sessions.clear(); },
  cut(state, { brand: id }) { const brand = state.brands.get(number(id)); brand.isCut = true; for (const stream of brand.streams) stream.end(); },
};
