// What the desk does: acts on cases, replies with hold and four eyes, drafts, alarms, log.
import { createHash, randomBytes } from 'node:crypto';
import { iso, judge, place, receive } from './data.mjs';
import { check } from './rules.mjs';

export class Refusal extends Error {
  constructor(status, error, message, field = null) { super(message); Object.assign(this, { status, error, field }); }
}
const refuse = (status, error, message, field) => { throw new Refusal(status, error, message, field); };
const roles = ['none', 'reader', 'writer', 'approver', 'admin', 'owner'];
export const need = (ctx, least) => { if (roles.indexOf(ctx.role) < roles.indexOf(least)) refuse(403, 'denied', 'not allowed'); };

export function emit(brand, kind, objectId) {
  const event = { seq: (brand.events.at(-1)?.seq ?? 0) + 1, kind, object_id: objectId, at: iso(Date.now()) };
  brand.events.push(event);
  for (const stream of brand.streams) stream.send(event);
}
export function log(ctx, act, object, objectId, detail = '') {
  const { brand } = ctx, before = brand.audit[0]?.hash ?? '0'.repeat(64), seq = brand.audit.length + 1;
  const row = { seq, at: iso(Date.now()), staff_id: ctx.staff?.id ?? null, staff_name: ctx.staff?.name ?? null, act, object, object_id: objectId, detail: detail || null, commitment: null };
  brand.audit.unshift({ ...row, hash: createHash('sha256').update(before + JSON.stringify(row)).digest('hex') });
}
export const verify = (brand) => {
  let before = '0'.repeat(64);
  for (const { hash, ...row } of [...brand.audit].reverse()) {
    if (createHash('sha256').update(before + JSON.stringify(row)).digest('hex') !== hash) return { brand_id: brand.id, rows: brand.audit.length, bad_seq: row.seq, why: 'hash' };
    before = hash;
  }
  return { brand_id: brand.id, rows: brand.audit.length, bad_seq: null, why: null };
};

export const caseOf = (brand, id) => brand.cases.get(id) ?? refuse(404, 'not_found', 'no such case');
const replyOf = (brand, id) => brand.replies.get(id) ?? refuse(404, 'not_found', 'no such reply');
const channelMax = (it) => ({ x: 280, instagram: 2200, tiktok: 150, youtube: 10000 })[it.channel] ?? null;

export function casePage(ctx, id) {
  const { brand, staff } = ctx, it = caseOf(brand, id), now = Date.now();
  return {
    case: view(it), messages: brand.messages.get(id).slice(-200), replies: [...brand.replies.values()].filter((one) => one.case_id === id).map(publicReply), notes: brand.notes.filter((one) => one.case_id === id).map(({ case_id: _, ...note }) => note),
    history: [...brand.cases.values()].filter((one) => one.author_id === it.author_id && one.id !== id).reverse().map(rowOf),
    draft: brand.drafts.get(`${staff.id}:${id}`) ?? { case_id: id, text: null, revision: 0, updated_at: null },
    presence: [...(brand.presence.get(id)?.values() ?? [])].filter((one) => one.staff_id !== staff.id && Date.parse(one.until_at) > now), channel_max: channelMax(it),
  };
}
export const view = ({ deadline: _, outcome: __, ...it }) => it;
export const rowOf = (it) => Object.fromEntries(['id', 'channel', 'author_name', 'state', 'queue', 'sort_at', 'deadline_at', 'class', 'class_by', 'severity', 'mood', 'subjects', 'demands', 'excerpt', 'message_count', 'owner_id', 'last_at', 'late_by'].map((name) => [name, it[name]]));

const openStates = ['new', 'classified', 'answered'];
const acts = {
  classify: { from: null, run: (it, ctx, body) => { it.class = body.class ?? refuse(422, 'invalid', 'class is missing', 'class'); it.class_by = ctx.staff.id; if (it.state === 'new') it.state = 'classified'; } },
  take: { from: null, run: (it, ctx) => { it.owner_id = ctx.staff.id; it.owner_name = ctx.staff.name; } },
  release: { from: null, run: (it) => { it.owner_id = it.owner_name = null; } },
  ignore: { from: openStates, reason: true, until: true, run: (it) => { it.state = 'ignored'; it.decision = 'ignore'; } },
  watch: { from: openStates, reason: true, until: true, run: (it) => { it.state = 'watched'; it.decision = 'watch'; } },
  snooze: { from: openStates, until: true, run: (it) => { it.state = 'snoozed'; } },
  spam: { from: openStates, reason: true, run: (it) => { it.state = 'spam'; it.decision = 'spam'; } },
  done: { from: openStates, run: (it) => { it.state = 'done'; } },
  reopen: { from: null, run: (it) => { it.state = it.class_by ? 'classified' : 'new'; it.review_at = null; } },
};
export function actOnCase(ctx, id, body) {
  need(ctx, 'writer');
  const it = caseOf(ctx.brand, id), act = acts[body.act] ?? refuse(422, 'invalid', 'unknown act', 'act');
  if (body.version !== it.version) refuse(409, 'conflict', 'the case has changed');
  if (act.from && !act.from.includes(it.state)) refuse(409, 'conflict', 'not in this state');
  if (act.reason && !body.reason) refuse(422, 'invalid', 'reason is missing', 'reason');
  if (act.until && !body.until) refuse(422, 'invalid', 'until is missing', 'until');
  if (body.act === 'ignore' && (it.is_direct || ['complaint', 'question', 'at_risk', 'pressing'].includes(it.class))) refuse(403, 'denied', 'never ignored');
  if (body.act === 'done' && !it.answered_at && !body.reason) refuse(422, 'invalid', 'reason is missing', 'reason');
  act.run(it, ctx, body);
  if (body.reason) it.reason = body.reason;
  if (body.until) it.review_at = body.until;
  touch(ctx, it);
  log(ctx, `case.${body.act}`, 'case', id, body.class ?? '');
  return view(it);
}
function touch(ctx, it) {
  it.version++;
  place(it);
  emit(ctx.brand, 'case', it.id);
}

export function addNote(ctx, id, body) {
  need(ctx, 'writer');
  const note = { id: ctx.brand.nextId++, kind: 'note', who: null, agreed: null, case_id: id, staff_id: ctx.staff.id, staff_name: ctx.staff.name, text: body.text, at: iso(Date.now()) };
  ctx.brand.notes.push(note);
  log(ctx, 'case.note', 'case', id);
  emit(ctx.brand, 'case', id);
  return note;
}
export function saveDraft(ctx, id, body) {
  need(ctx, 'writer');
  const key = `${ctx.staff.id}:${id}`, old = ctx.brand.drafts.get(key);
  if ((old?.revision ?? 0) !== body.revision) refuse(409, 'conflict', 'another device was here');
  if (!body.text) { ctx.brand.drafts.delete(key); return { case_id: id, text: null, revision: 0, updated_at: null }; }
  const draft = { case_id: id, text: body.text, revision: body.revision + 1, updated_at: iso(Date.now()) };
  ctx.brand.drafts.set(key, draft);
  return draft;
}
export function markPresence(ctx, id, body) {
  const here = ctx.brand.presence.get(id) ?? ctx.brand.presence.set(id, new Map()).get(id);
  const before = here.get(ctx.staff.id), now = Date.now();
  const isNews = !before || before.is_typing !== body.is_typing || Date.parse(before.until_at) < now;
  here.set(ctx.staff.id, { staff_id: ctx.staff.id, staff_name: ctx.staff.name, is_typing: !!body.is_typing, until_at: iso(now + 20_000) });
  if (isNews) emit(ctx.brand, 'presence', id);
  return [...here.values()].filter((one) => one.staff_id !== ctx.staff.id && Date.parse(one.until_at) > now);
}

export function createReply(ctx, id, body, ifMatch, key) {
  need(ctx, 'writer');
  const { brand } = ctx, it = caseOf(brand, id);
  if (!key) refuse(400, 'invalid', 'Idempotency-Key is missing');
  const same = [...brand.replies.values()].find((one) => one.key === key);
  if (same) return publicReply(same);
  const seen = Number(/^"v(\d+)"$/.exec(ifMatch ?? '')?.[1] ?? 0);
  if (seen !== it.version) refuse(409, 'conflict', 'the case has changed');
  const findings = check(body.text, channelMax(it));
  if (findings.some((one) => one.level === 'block')) refuse(422, 'invalid', 'blocked by the sentence checker', 'text');
  if (!body.overrides && findings.some((one) => one.level === 'ask')) refuse(422, 'invalid', 'the sentence checker asks', 'text');
  const source = brand.sources.find((one) => one.id === it.source_id), reply = {
    id: brand.nextId++, case_id: id, message_id: brand.messages.get(id).filter((m) => !m.is_own).at(-1)?.id ?? null, way: source.way_out, state: 'waiting', is_public: !!body.is_public, text: body.text, first_text: body.text,
    author_id: ctx.staff.id, author_name: ctx.staff.name, approver_id: null, approver_name: null, remark: null, send_at: null, sent_at: null, confirmed_at: null, tries: 0, external_id: null, failure: null, link: it.link, created_at: iso(Date.now()), version: 1, key, meanwhile: null, is_halted: false,
  };
  brand.replies.set(reply.id, reply);
  brand.drafts.delete(`${ctx.staff.id}:${id}`);
  if (!reply.is_public || !brand.policy.four_eyes) leave(ctx, reply);
  log(ctx, 'reply.create', 'reply', reply.id);
  emit(brand, 'reply', reply.id);
  return publicReply(reply);
}
export const publicReply = ({ key: _, timer: __, ...reply }) => reply;

/** Held for the undo time, or handed to the person who posts it. */
function leave(ctx, reply) {
  const { brand } = ctx;
  reply.state = reply.way === 'browser' ? 'by_hand' : 'held';
  if (reply.state === 'by_hand') return;
  const hold = reply.is_public ? brand.policy.hold_public : brand.policy.hold_private;
  reply.send_at = iso(Date.now() + hold * 1000);
  reply.timer = setTimeout(() => send(ctx, reply), hold * 1000);
  reply.timer.unref();
}
function send(ctx, reply) {
  if (reply.state !== 'held') return;
  reply.tries++;
  reply.state = reply.text.includes('#putus') ? 'unknown' : reply.text.includes('#gagal') ? 'failed' : 'sent';
  if (reply.state !== 'sent') reply.failure = reply.state === 'unknown' ? 'the connection broke before the answer was complete' : 'the delivery program answered with status 403';
  else sentNow(ctx, reply);
  reply.version++;
  emit(ctx.brand, 'reply', reply.id);
}
function sentNow(ctx, reply) {
  const { brand } = ctx, it = brand.cases.get(reply.case_id), now = Date.now();
  reply.sent_at = iso(now);
  reply.failure = null;
  if (!it.answered_at) it.late_by = it.deadline && now > Date.parse(it.deadline) ? Math.round((now - Date.parse(it.deadline)) / 1000) : null;
  Object.assign(it, { answered_at: iso(now), state: 'answered', decision: 'answer', owner_id: it.owner_id ?? reply.author_id, owner_name: it.owner_name ?? reply.author_name });
  touch(ctx, it);
}

const replyActs = {
  approve: (ctx, reply, body) => {
    need(ctx, 'approver');
    if (reply.state !== 'waiting') refuse(409, 'conflict', 'no longer waiting');
    if (reply.author_id === ctx.staff.id) refuse(403, 'denied', 'not your own');
    Object.assign(reply, { text: body.text ?? reply.text, approver_id: ctx.staff.id, approver_name: ctx.staff.name });
    leave(ctx, reply);
  },
  return: (ctx, reply, body) => {
    need(ctx, 'approver');
    if (!body.remark) refuse(422, 'invalid', 'remark is missing', 'remark');
    if (reply.state !== 'waiting') refuse(409, 'conflict', 'no longer waiting');
    Object.assign(reply, { state: 'returned', approver_id: ctx.staff.id, approver_name: ctx.staff.name, remark: body.remark });
  },
  cancel: (_, reply) => {
    if (!['waiting', 'held', 'by_hand', 'failed', 'returned'].includes(reply.state)) refuse(409, 'conflict', 'already on its way');
    clearTimeout(reply.timer);
    reply.state = 'cancelled';
  },
  mark_sent: (ctx, reply, body) => { Object.assign(reply, { state: 'sent', link: body.link ?? reply.link }); sentNow(ctx, reply); },
  not_sent: (ctx, reply) => {
    if (reply.state === 'sent') { Object.assign(reply, { state: 'by_hand', sent_at: null }); Object.assign(ctx.brand.cases.get(reply.case_id), { answered_at: null, state: 'classified' }); return; }
    reply.text = reply.text.replace('#putus', ''); leave(ctx, reply);
  },
  retry: (ctx, reply) => { reply.text = reply.text.replace('#gagal', ''); leave(ctx, reply); },
};
export function actOnReply(ctx, id, body) {
  need(ctx, 'writer');
  const reply = replyOf(ctx.brand, id), run = replyActs[body.act] ?? refuse(422, 'invalid', 'unknown act', 'act');
  if (body.version !== reply.version) refuse(409, 'conflict', 'the reply has changed');
  run(ctx, reply, body);
  reply.version++;
  log(ctx, `reply.${body.act}`, 'reply', id);
  emit(ctx.brand, 'reply', id);
  return publicReply(reply);
}
export const getReply = (ctx, id) => publicReply(replyOf(ctx.brand, id));
export const checkText = (ctx, id, body) => check(body.text ?? '', channelMax(caseOf(ctx.brand, id)));

export function paste(ctx, body) {
  need(ctx, 'writer');
  if (!body.text?.trim()) refuse(422, 'invalid', 'text is missing', 'text');
  if (body.link && !/^https?:\/\//.test(body.link)) refuse(422, 'invalid', 'link must start with https://', 'link');
  const source = ctx.brand.sources.find((one) => one.id === body.source_id) ?? refuse(422, 'invalid', 'no such source', 'source_id');
  const it = receive(ctx.brand, { source, at: body.time ? Date.parse(body.time) : Date.now(), author: body.author, handle: body.handle, text: body.text, title: body.title, link: body.link });
  log(ctx, 'intake.batch', 'source', it.id);
  emit(ctx.brand, 'case', it.id);
  judge(ctx.brand);
  return view(it);
}

export function actOnIncident(ctx, id, body) {
  need(ctx, 'writer');
  const one = ctx.brand.incidents.get(id) ?? refuse(404, 'not_found', 'no such incident'), now = Date.now();
  if (body.act === 'end' && !body.reason) refuse(422, 'invalid', 'reason is missing', 'reason');
  const length = { take: 1800, watch: 3600 }[body.act];
  Object.assign(one, { state: { take: 'taken', watch: 'watched', end: 'over' }[body.act], changed_at: iso(now), taken_by: ctx.staff.id, taken_name: ctx.staff.name, taken_until: length ? iso(now + length * 1000) : null, reason: body.reason ?? null, over_at: body.act === 'end' ? iso(now) : null });
  log(ctx, `incident.${body.act}`, 'incident', id);
  emit(ctx.brand, 'incident', id);
  return one;
}
export function testAlarm(ctx) {
  need(ctx, 'admin');
  const { brand } = ctx, id = brand.nextId++, now = Date.now();
  const incident = { id, level: 'issue', state: 'over', opened_at: iso(now), changed_at: iso(now), over_at: iso(now), taken_by: null, taken_name: null, taken_until: null, reason: null, messages: 0, is_test: true };
  brand.incidents.set(id, incident);
  for (const [i, step] of brand.ladder.entries()) {
    const call = { id: brand.nextId++, incident_id: id, round: 1, position: step.position, name: step.name, way: step.way, address: `${step.address.slice(0, 4)}…`, state: 'due', due_at: iso(now), called_at: null, opened_at: null, failure: null };
    brand.calls.push(call);
    setTimeout(() => { call.state = 'calling'; emit(brand, 'incident', id); }, 300 + i * 600).unref();
    setTimeout(() => { Object.assign(call, step.address.includes('rusak') ? { state: 'failed', failure: 'HTTP 502' } : { state: 'called', called_at: iso(Date.now()) }); brand.alarmOk = Date.now(); emit(brand, 'incident', id); }, 900 + i * 600).unref();
  }
  log(ctx, 'alarm.test', 'incident', id);
  emit(brand, 'incident', id);
  return incident;
}
export const token = () => randomBytes(24).toString('base64url');
