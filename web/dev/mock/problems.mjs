// Masalah serupa: a few words instead of statistics; what people do with problems is kept as the server keeps it.
import { caseOf, emit, log, need, Refusal, rowOf, view } from './desk.mjs';

const refuse = (status, error, message, field) => { throw new Refusal(status, error, message, field); };
const day = 86400_000, least = 4;
const kinds = [
  ['kemasan bocor melempem', /\b(bocor|melempem|sobek|penyok|angin)\w*/i], ['paket belum sampai resi', /\b(resi|belum sampai|kurir|nyasar)\b/i],
  ['admin balas lama', /\b(admin|dibalas|balas)\b/i], ['rasa pedas level', /\b(pedas|pedes|asin)\b/i], ['refund uang kembali', /\b(refund|uang)\b/i],
];

/** The program's look: what tells of the same thing goes together, but for what a person put somewhere. */
export function group(brand) {
  brand.problems ??= new Map();
  brand.placed ??= new Map(); // where a person put a case
  for (const [words, pattern] of kinds) {
    const found = [...brand.cases.values()].filter((it) => it.problem_id === undefined && !brand.placed.has(it.id) && it.mood === 'negative' && it.class !== 'spam' && Date.now() - Date.parse(it.first_at) < 30 * day && pattern.test(it.excerpt));
    let problem = [...brand.problems.values()].find((one) => one.words === words && !one.made_by && !one.is_over);
    if (!problem && found.length < least) continue;
    if (!problem) brand.problems.set(brand.nextId, problem = { id: brand.nextId++, name: null, words, is_over: false, made_by: null });
    for (const it of found) it.problem_id = problem.id;
  }
}
const casesOf = (brand, id) => [...brand.cases.values()].filter((it) => it.problem_id === id).sort((a, b) => Date.parse(b.first_at) - Date.parse(a.first_at) || b.id - a.id);
const problemOf = (brand, id) => brand.problems?.get(id) ?? refuse(404, 'not_found', 'no such problem');
const nameOf = (brand, id) => { const one = brand.problems?.get(id); return one ? one.name ?? one.words : null; };
export const withProblem = (brand, it) => ({ ...view(it), problem_id: it.problem_id ?? null, problem_name: nameOf(brand, it.problem_id) });
function show(brand, problem) {
  const all = casesOf(brand, problem.id), first = all.at(-1), now = Date.now(), within = (from, to) => all.filter((it) => Date.parse(it.first_at) > now - from && Date.parse(it.first_at) <= now - to).length;
  return {
    ...problem, case_count: all.length, waiting: all.filter((it) => it.queue === 'waiting').length, last_day: within(day, 0), day_before: within(2 * day, day), first_at: first?.first_at ?? null, last_at: all[0]?.first_at ?? null,
    first_case_id: first?.id ?? null, first_author: first?.author_name ?? null, first_text: first ? brand.messages.get(first.id)[0].text.slice(0, 160) : '', demands: all.reduce((bits, it) => bits | it.demands, 0),
  };
}
function page(query, all) {
  const from = Number(query.get('cursor') ?? 0), limit = Number(query.get('limit')) || 50;
  return { items: all.slice(from, from + limit), next: all.length > from + limit ? String(from + limit) : null };
}
const nameIn = (body) => (Buffer.byteLength(body.name ?? '') > 120 ? refuse(422, 'invalid', 'name is too long', 'name') : body.name || null);
function acted(ctx, act, id) { log(ctx, `problem.${act}`, 'problem', id); emit(ctx.brand, 'problem', id); }
const put = (brand, it, id) => { it.problem_id = id ?? null; brand.placed.set(it.id, true); };

export const problemRoutes = [
  ['GET', '/problems', ({ brand, query }) => { group(brand); return page(query, [...brand.problems.values()].filter((one) => one.is_over === (query.get('over') === 'true')).map((one) => show(brand, one)).sort((a, b) => b.last_day - a.last_day || b.case_count - a.case_count || b.id - a.id)); }],
  ['GET', '/problems/(\\d+)', ({ brand }, id) => show(brand, problemOf(brand, Number(id)))],
  ['PUT', '/problems/(\\d+)', (ctx, id) => { need(ctx, 'writer'); const one = Object.assign(problemOf(ctx.brand, Number(id)), { name: nameIn(ctx.body), is_over: !!ctx.body.is_over }); acted(ctx, 'change', one.id); return show(ctx.brand, one); }],
  ['GET', '/problems/(\\d+)/cases', ({ brand, query }, id) => page(query, casesOf(brand, problemOf(brand, Number(id)).id).map(rowOf))],
  ['POST', '/problems/(\\d+)/merge', (ctx, id) => {
    need(ctx, 'writer');
    const one = problemOf(ctx.brand, Number(id)), into = ctx.brand.problems.get(ctx.body.into) ?? refuse(422, 'invalid', 'no such problem', 'into');
    if (one === into) refuse(422, 'invalid', 'the same problem', 'into');
    (ctx.brand.merged ??= new Map()).set(one.id, { one, into: into.id, cases: casesOf(ctx.brand, one.id) });
    for (const it of casesOf(ctx.brand, one.id)) it.problem_id = into.id;
    ctx.brand.problems.delete(one.id);
    acted(ctx, 'merge', into.id);
    return show(ctx.brand, into);
  }],
  ['POST', '/problems/(\\d+)/unmerge', (ctx, id) => {
    need(ctx, 'writer');
    const was = ctx.brand.merged?.get(ctx.body.from), back = was?.cases.filter((it) => it.problem_id === Number(id)) ?? [];
    if (was?.into !== Number(id) || !back.length) refuse(422, 'invalid', 'has no case in this problem any more', 'from');
    ctx.brand.problems.set(was.one.id, was.one);
    for (const it of back) it.problem_id = was.one.id;
    acted(ctx, 'unmerge', was.one.id);
    return show(ctx.brand, was.one);
  }],
  ['POST', '/problems/(\\d+)/split', (ctx, id) => {
    need(ctx, 'writer');
    const one = problemOf(ctx.brand, Number(id)), all = casesOf(ctx.brand, one.id), wanted = (ctx.body.cases ?? []).map(({ id: of }) => all.find((it) => it.id === of) ?? refuse(422, 'invalid', 'not in this problem', 'cases'));
    if (!wanted.length || wanted.length === all.length) refuse(422, 'invalid', 'some, not all', 'cases');
    const made = { id: ctx.brand.nextId++, name: nameIn(ctx.body), words: one.words, is_over: false, made_by: ctx.staff.id };
    ctx.brand.problems.set(made.id, made);
    for (const it of wanted) put(ctx.brand, it, made.id);
    acted(ctx, 'split', made.id);
    return show(ctx.brand, made);
  }],
  ['POST', '/cases/(\\d+)/problem', (ctx, id) => {
    need(ctx, 'writer');
    const it = caseOf(ctx.brand, Number(id)), name = nameIn(ctx.body), to = ctx.body.problem_id ?? (name && ctx.brand.nextId++);
    if (name && ctx.body.problem_id) refuse(422, 'invalid', 'is for a new problem', 'name');
    if (name) ctx.brand.problems.set(to, { id: to, name, words: name, is_over: false, made_by: ctx.staff.id });
    if (to && !ctx.brand.problems.has(to)) refuse(422, 'invalid', 'no such problem', 'problem_id');
    put(ctx.brand, it, to);
    log(ctx, 'problem.put', 'case', it.id);
    emit(ctx.brand, 'problem', to ?? 0);
    emit(ctx.brand, 'case', it.id);
    return withProblem(ctx.brand, it);
  }],
];

/** One of each sort to look at. */
export function furnish(brand) {
  group(brand);
  const [first, second] = brand.problems.values();
  if (first) first.name = 'Kemasan bocor, isinya melempem';
  if (second) brand.problems.set(brand.nextId, { id: brand.nextId++, name: 'Situs tidak bisa dibuka', words: 'situs eror dibuka', is_over: true, made_by: 1 });
}
