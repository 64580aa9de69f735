// Pernyataan resmi: states as the server keeps them; contradictions only by old values that stand in a text.
import { emit, log, need, Refusal } from './desk.mjs';

const refuse = (status, error, message, field) => { throw new Refusal(status, error, message, field); };
const now = () => new Date().toISOString();
const all = (brand) => (brand.statements ??= new Map());
const one = (brand, id) => all(brand).get(Number(id)) ?? refuse(404, 'not_found', 'no such statement');
const versionOf = (of, number) => of.versions.find((v) => v.number === Number(number)) ?? refuse(404, 'not_found', 'no such version');
const list = (items) => ({ items, next: null });
const holds = (of) => of.versions.find((v) => v.state === 'in_force');
function show(brand, of) {
  const held = holds(of), open = of.versions.find((v) => v.state === 'draft' || v.state === 'approved'), problem = brand.problems?.get(of.problem_id);
  return {
    id: of.id, name: of.name, problem_id: of.problem_id, problem_name: problem ? problem.name ?? problem.words : null, made_by: 1, made_at: of.made_at, newest: of.versions[0].number,
    in_force: held?.number ?? null, from_at: held?.from_at ?? null, open_number: open?.number ?? null, open_state: open?.state ?? null, planned_at: null,
    is_reading: false, read_done: 0, read_total: 0, open_count: 0, correcting_count: 0, ended_count: 0,
  };
}
const versionFrom = (ctx, of, number, body) => ({ id: ctx.brand.nextId++, statement_id: of.id, number, state: 'draft', slots: body.slots, text: body.text, author_id: ctx.staff.id, author_name: ctx.staff.name, made_at: now(), changed_at: now(), approver_id: null, approver_name: null, approved_at: null, from_at: null, ended_at: null, ended_name: null, reason: null, is_reading: false, read_done: 0, read_total: 0, version: 1 });
function acted(ctx, of, act) { log(ctx, `statement.${act}`, 'statement', of.id); emit(ctx.brand, 'statement', of.id); }
const acts = {
  approve: ['draft', 'approved', 'approver'], reopen: ['approved', 'draft', 'writer'], enforce: ['approved', 'in_force', 'approver'], discard: ['draft', 'withdrawn', 'writer'], withdraw: ['in_force', 'withdrawn', 'approver'],
};

export const statementRoutes = [
  ['GET', '/statements', ({ brand }) => list([...all(brand).values()].reverse().map((of) => show(brand, of)))],
  ['POST', '/statements', (ctx) => {
    need(ctx, 'writer');
    if (!ctx.body.name.trim()) refuse(422, 'invalid', 'is empty', 'name');
    const of = { id: ctx.brand.nextId++, name: ctx.body.name.trim(), problem_id: ctx.body.problem_id ?? null, made_at: now(), versions: [] };
    of.versions.push(versionFrom(ctx, of, 1, ctx.body));
    all(ctx.brand).set(of.id, of);
    acted(ctx, of, 'create');
    return show(ctx.brand, of);
  }],
  ['POST', '/statements/try', ({ body }) => list(body.slots.flatMap((slot) => slot.old.filter((old) => body.text.includes(old)).map((old) => {
    const from = Buffer.byteLength(body.text.slice(0, body.text.indexOf(old)));
    return { rule: 'contradiction', level: 'block', from, to: from + Buffer.byteLength(old), words: old, expected: slot.values[0] ?? null };
  })))],
  ['GET', '/statements/(\\d+)', ({ brand }, id) => ({ statement: show(brand, one(brand, id)), versions: one(brand, id).versions, used: 0, is_alone: true })],
  ['GET', '/statements/(\\d+)/contradictions', ({ brand }, id) => list(one(brand, id) && [])],
  ['POST', '/statements/(\\d+)/versions', (ctx, id) => {
    need(ctx, 'writer');
    const of = one(ctx.brand, id), made = versionFrom(ctx, of, of.versions[0].number + 1, holds(of) ?? of.versions[0]);
    of.versions.unshift(made);
    acted(ctx, of, 'begin');
    return made;
  }],
  ['PUT', '/statements/(\\d+)/versions/(\\d+)', (ctx, id, number) => {
    need(ctx, 'writer');
    const of = one(ctx.brand, id), v = versionOf(of, number);
    if (v.version !== ctx.body.version) refuse(409, 'conflict', 'changed meanwhile');
    Object.assign(v, { slots: ctx.body.slots, text: ctx.body.text, changed_at: now(), version: v.version + 1, author_id: ctx.staff.id, author_name: ctx.staff.name });
    acted(ctx, of, 'edit');
    return v;
  }],
  ['POST', '/statements/(\\d+)/versions/(\\d+)/act', (ctx, id, number) => {
    const of = one(ctx.brand, id), v = versionOf(of, number), [from, to, role] = acts[ctx.body.act];
    need(ctx, role);
    if (v.version !== ctx.body.version || v.state !== from) refuse(409, 'conflict', 'changed meanwhile');
    if (to === 'in_force') for (const old of of.versions) if (old.state === 'in_force') Object.assign(old, { state: 'replaced', ended_at: now() });
    Object.assign(v, { state: to, version: v.version + 1 }, to === 'approved' && { approver_name: ctx.staff.name, approved_at: now() }, to === 'in_force' && { from_at: now() }, to === 'withdrawn' && { ended_at: now(), ended_name: ctx.staff.name, reason: ctx.body.reason ?? null });
    acted(ctx, of, ctx.body.act);
    return v;
  }],
  ['GET', '/cases/(\\d+)/statements', ({ brand }, id) => {
    const it = brand.cases.get(Number(id));
    return list([...all(brand).values()].flatMap((of) => { const v = holds(of); return v && (!of.problem_id || of.problem_id === it?.problem_id) ? [{ statement_id: of.id, version_id: v.id, name: of.name, number: v.number, problem_id: of.problem_id, slots: v.slots, text: v.text, from_at: v.from_at, approver_name: v.approver_name }] : []; }));
  }],
];
