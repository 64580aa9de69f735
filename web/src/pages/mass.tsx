/** One answer to many: written, previewed as each will read it, approved, sent at its pace, proved. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { Failure, me, post, put, serverNow, statusOf } from '../api';
import { toUnits } from '../bytes';
import { ChannelName, Empty, Field, Loaded, Loading, Outside, Problem, Time } from '../components/bits';
import { Confirm } from '../components/dialog';
import { Diff } from '../components/diff';
import { Icon } from '../components/icons';
import { FindingRow, FindingText } from '../components/marked-text';
import { copy } from '../clipboard';
import { load, put as keep, useGet, usePaged } from '../data';
import { t } from '../dict';
import { tm } from '../dict/later';
import { asking, asksReason } from '../drafts';
import { count, secondsUntil, when } from '../format';
import { useKeys } from '../keys';
import { Later } from '../later';
import { massPath } from '../masses';
import { route, toCase, toMass, toProblem } from '../router';
import { can } from '../session';
import { dismiss, failed, toast } from '../toast';
import type { Mass, MassAct, MassItem, MassMode, MassPage as Whole, MassPreview, MassReason, MassStand } from '../types';

const saveAfter = 700;
const modes: MassMode[] = ['replies', 'post', 'both'];
const fields = ['nama', 'sapaan', 'kasus', 'kanal', 'jam', 'zona', 'admin'] as const;

async function act(of: Mass, what: MassAct, more: { text?: string; post_text?: string; remark?: string; link?: string; overrides?: boolean; first_reason?: string } = {}) {
  try { return await post<Mass>(`${massPath(of.id)}/act`, { act: what, version: of.version, ...more }); } finally { void load(massPath(of.id)); }
}
/** Elsewhere than where a crisis began it asks for a reason, once for all. */
async function withReason(send: (more: { first_reason?: string }) => Promise<void>) {
  try { await send({}); } catch (error) {
    if (!asksReason(error, (first_reason) => send({ first_reason }))) throw error;
  }
}
/** As long as nothing has left, `z` takes all of it back. */
function tellCounting(of: Mass, said: string) {
  if (of.state !== 'counting' || !of.start_at) { toast(said); return; }
  const until = Date.parse(of.start_at);
  const id = toast(said, { until, lasts: Math.max(4000, until - serverNow()), undo: async () => { dismiss(id); await act(of, 'undo'); toast(tm.value.undone); } });
}

/* ---- who gets it, who does not ---- */

function Items({ of, query, action }: { of: Mass; query: string; action?: (item: MassItem) => void }) {
  const words = tm.value, list = usePaged<MassItem>(`${massPath(of.id)}/items?${query}`, ['mass', 'reply']);
  if (!list.items) return list.error ? <Problem error={list.error} onRetry={list.reload} /> : <Loading />;
  return (
    <>
      <ul class="rows">{list.items.map((item) => (
        <li key={item.id}>
          <span class="row-main"><a class="of-case" href={toCase(route.value.brand, item.case_id)}>{words.seeCase(item.case_id)}</a> <strong dir="auto">{item.author_name ?? t.value.common.anonymous}</strong> <ChannelName of={item.channel} />{item.sent_at && <span class="hint"><Time at={item.sent_at} /></span>}</span>
          {action && item.reason === 'by_person' && <button type="button" onClick={() => action(item)}>{words.putBack}</button>}
        </li>
      ))}</ul>
      {list.next && <div class="actions"><button type="button" disabled={list.isLoading} onClick={() => void list.more()}>{words.more}</button></div>}
    </>
  );
}
/** What stands behind a number is fetched when somebody opens it. */
function Behind({ name, children }: { name: string; children: () => preact.ComponentChildren }) {
  const [isOpen, setOpen] = useState(false);
  return <details onToggle={(event) => setOpen(event.currentTarget.open)}><summary>{name}</summary>{isOpen && children()}</details>;
}

const isBeforeEnd = (of: Mass) => !['done', 'stopped', 'dropped'].includes(of.state);
async function takeOut(of: Mass, item: MassItem, isOut: boolean) {
  await put(`${massPath(of.id)}/items/${item.id}`, { is_out: isOut });
  void load(massPath(of.id));
}

function Accounts({ of }: { of: Whole }) {
  const words = tm.value, accounts = (of.accounts ?? []).filter((one) => one.planned > 0);
  const single = accounts.reduce((sum, one) => sum + one.planned, 0), covered = of.planned - single;
  return (
    <section class="stack" aria-labelledby="mass-sends">
      <h2 id="mass-sends">{words.sends(count(of.planned))}</h2>
      <ul class="mass-list">
        {accounts.map((one) => (
          <li key={`${one.source_id}${one.is_public}`}><strong>{words.account(count(one.planned), t.value.channel[one.channel], one.is_public)}</strong> <span class="hint">{words.as(one.source_name)}, {words.minutes(one.minutes)}{one.way === 'browser' && `, ${words.byHand}`}</span></li>
        ))}
        {covered > 0 && <li><strong>{words.covered(count(covered))}</strong></li>}
      </ul>
      {accounts.length > 0 && <p class="hint">{words.pace}</p>}
    </section>
  );
}

function LeftOut({ of }: { of: Whole }) {
  const words = tm.value, groups = of.left_out ?? [];
  const back = (item: MassItem) => { void takeOut(of.mass, item, false).catch(failed); };
  const query = (reason: MassReason) => `reason=${reason}`;
  return (
    <section class="stack" aria-labelledby="mass-leaves">
      <h2 id="mass-leaves">{groups.length ? words.leaves(count(groups.reduce((sum, one) => sum + one.count, 0))) : words.leavesNone}</h2>
      {groups.map((one) => <Behind key={one.reason} name={`${words.reason[one.reason]}: ${count(one.count)}`}>{() => <Items of={of.mass} query={query(one.reason)} {...(can.write.value && of.mass.state === 'draft' ? { action: back } : {})} />}</Behind>)}
    </section>
  );
}

/** What each will read, one after the other, by `j` and `k`. */
function Preview({ of, all }: { of: Mass; all: number }) {
  const words = tm.value;
  const [n, setN] = useState(0);
  const at = Math.min(n, Math.max(0, all - 1));
  const seen = useGet<MassPreview>(all ? `${massPath(of.id)}/preview?n=${at}` : null, ['mass']);
  useEffect(() => { seen.reload(); }, [of.version]);
  const step = (by: 1 | -1) => setN(Math.min(all - 1, Math.max(0, at + by)));
  useKeys({ j: () => step(1), k: () => step(-1) });
  if (!all) return <Empty title={words.nobody} />;
  const leave = async (item: MassItem) => {
    await takeOut(of, item, true);
    toast(words.tookOut, of.state === 'draft' ? { undo: () => takeOut(of, item, false) } : {});
  };
  return (
    <section class="card" aria-labelledby="mass-preview">
      <header class="card-head">
        <h2 id="mass-preview">{words.preview} <span class="hint" role="status">{words.previewOf(count(at + 1), count(all))}</span></h2>
        <span class="actions">
          <button type="button" disabled={at === 0} onClick={() => step(-1)}>{words.previous}</button>
          <button type="button" disabled={at >= all - 1} onClick={() => step(1)}>{words.next}</button>
        </span>
      </header>
      <Loaded of={seen}>{({ item, excerpt, text, findings }) => {
        const marks = toUnits(text, findings ?? []);
        return (
          <>
            <p class="case-line"><strong dir="auto">{item.author_name ?? t.value.common.anonymous}</strong> <ChannelName of={item.channel} /> <span class="hint">{words.as(item.source_name)}, {item.is_public ? t.value.reply.public : t.value.reply.private}</span> <a class="of-case" href={toCase(route.value.brand, item.case_id)}>{words.seeCase(item.case_id)}</a></p>
            <h3>{words.says}</h3><p class="excerpt" dir="auto">{excerpt}</p>
            <h3>{words.reads}</h3><FindingText text={text} findings={marks} />
            {!!findings?.length && <ul class="findings-list">{findings.map((one, i) => <FindingRow key={i} of={one} />)}</ul>}
            <p class="hint">{words.previewHelp}</p>
            {can.write.value && isBeforeEnd(of) && <button type="button" onClick={() => void leave(item).catch(failed)}>{words.takeOut}</button>}
          </>
        );
      }}</Loaded>
    </section>
  );
}

/* ---- writing it ---- */

interface Text { mode: MassMode; text: string; post_text: string; post_link: string }
const textOf = (of: Mass): Text => ({ mode: of.mode, text: of.text, post_text: of.post_text, post_link: of.post_link ?? '' });
const isSame = (a: Text, b: Text) => a.mode === b.mode && a.text === b.text && a.post_text === b.post_text && a.post_link === b.post_link;

/** Saved a moment after the last key, and before it is handed in. */
function useDraft(of: Mass) {
  const [text, setText] = useState<Text>(() => (of.text || of.post_text ? textOf(of) : { ...textOf(of), text: tm.value.start }));
  const [problem, setProblem] = useState<unknown>(null);
  const held = useRef({ mass: of, saving: Promise.resolve() as Promise<unknown> });
  if (of.version >= held.current.mass.version) held.current.mass = of;
  const latest = useRef(text);
  latest.current = text;
  const save = () => {
    held.current.saving = held.current.saving.then(async () => {
      const next = latest.current, { mass } = held.current;
      if (isSame(next, textOf(mass))) return;
      const saved = await put<Mass>(massPath(mass.id), { version: mass.version, ...next, post_link: next.post_link.trim() || null });
      held.current.mass = saved;
      keep<Whole>(massPath(mass.id), (page) => ({ ...page, mass: saved }));
      void load(massPath(mass.id));
      setProblem(null);
    });
    const done = held.current.saving;
    held.current.saving = done.catch(() => {});
    return done;
  };
  useEffect(() => {
    const timer = setTimeout(() => { save().catch(setProblem); }, saveAfter);
    return () => clearTimeout(timer);
  }, [text.mode, text.text, text.post_text, text.post_link]);
  return { text, set: (next: Partial<Text>) => setText((was) => ({ ...was, ...next })), problem, save: async () => { await save(); return held.current.mass; } };
}

function Writing({ of }: { of: Whole }) {
  const words = tm.value, { mass } = of, draft = useDraft(mass), { text, set } = draft;
  const [asked, setAsked] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const hasReplies = text.mode !== 'post', hasPost = text.mode !== 'replies';
  const insert = (name: string) => {
    const box = area.current!, from = box.selectionStart, to = box.selectionEnd, put_ = `{${name}}`;
    set({ text: text.text.slice(0, from) + put_ + text.text.slice(to) });
    queueMicrotask(() => { box.focus(); box.setSelectionRange(from + put_.length, from + put_.length); });
  };
  const send = (overrides: boolean) => withReason(async (more) => {
    const saved = await draft.save(), next = await act(saved, 'hand_in', { overrides, ...more });
    tellCounting(next, next.state === 'waiting' ? words.handed : words.counting);
  });
  const submit = async () => {
    if (isBusy || !of.planned) return;
    setBusy(true);
    try { await send(false); } catch (error) {
      if (error instanceof Failure && error.field === 'overrides') setAsked(error.message);
      else failed(error);
    }
    setBusy(false);
  };
  const keys = (event: KeyboardEvent) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); void submit(); } };
  const drop = async () => { await act(await draft.save(), 'drop'); toast(words.dropped); };
  return (
    <form class="stack" onSubmit={(event) => { event.preventDefault(); void submit(); }} onKeyDown={keys}>
      {mass.remark && <p class="notice is-change"><strong>{words.returned(mass.approver_name ?? '')}</strong> {mass.remark}</p>}
      <fieldset class="stack mass-modes"><legend>{words.how}</legend>
        {modes.map((one) => <label key={one} class="check"><input type="radio" name="mode" checked={text.mode === one} onChange={() => set({ mode: one })} /><span>{words.mode[one]} <span class="hint">{words.modeHelp[one]}</span></span></label>)}
      </fieldset>
      {hasPost && (
        <>
          <Field label={words.postText}>{(id) => <textarea id={id} rows={4} value={text.post_text} onInput={(event) => set({ post_text: event.currentTarget.value })} />}</Field>
          <Field label={words.postLink} isOptional help={words.postLinkHelp}>{(id, help) => <input id={id} type="url" placeholder="https://" aria-describedby={help} value={text.post_link} onInput={(event) => set({ post_link: event.currentTarget.value })} />}</Field>
        </>
      )}
      {hasReplies && (
        <>
          <Field label={words.text}>{(id) => <textarea id={id} ref={area} rows={5} dir="auto" value={text.text} onInput={(event) => set({ text: event.currentTarget.value })} />}</Field>
          <div class="class-chips" role="group" aria-label={`${words.fields}: ${words.fieldHelp}`}>{[...fields, ...(hasPost ? ['tautan' as const] : [])].map((one) => <button key={one} type="button" class="chip-button" title={words.fieldHelp} onClick={() => insert(one)}>{words.field[one]}</button>)}</div>
        </>
      )}
      {draft.problem ? <Problem error={draft.problem} onRetry={() => { void draft.save().catch(failed); }} /> : null}
      <div class="actions">
        <button type="submit" class="primary" disabled={isBusy || !of.planned}>{of.needs_approval ? words.ask : hasReplies ? words.send(count(of.planned)) : words.sendPost(count(of.planned))}</button>
        <button type="button" class="quiet" onClick={() => void drop().catch(failed)}>{words.drop}</button>
        <span class="hint">{of.needs_approval ? words.askHelp : words.sendHelp}</span>
      </div>
      {asked && <Confirm title={words.sure} text={asked} action={words.sureDo} onDo={() => send(true)} onClose={() => setAsked(null)}><p class="hint">{words.sureText}</p></Confirm>}
    </form>
  );
}

/* ---- after it was handed in ---- */

function Said({ of }: { of: Mass }) {
  const words = tm.value;
  return (
    <section class="card" aria-label={words.text}>
      <p class="hint">{words.mode[of.mode]}</p>
      {of.mode !== 'replies' && <><h2>{words.postText}</h2><p class="said" dir="auto">{of.post_text}</p><Outside href={of.post_link}>{words.seePost}</Outside></>}
      {of.mode !== 'post' && <><h2>{words.text}</h2><p class="said" dir="auto">{of.text}</p></>}
    </section>
  );
}

function Deciding({ of }: { of: Whole }) {
  const words = tm.value, { mass } = of;
  const [mode, setMode] = useState<'look' | 'edit' | 'return'>('look');
  const before = { text: mass.text, post_text: mass.post_text };
  const [next, setNext] = useState(before);
  const [remark, setRemark] = useState('');
  const shown = (['post_text', 'text'] as const).filter((one) => mass.mode === 'both' || (one === 'text') === (mass.mode === 'replies'));
  const changed = mode === 'edit' ? Object.fromEntries(shown.filter((one) => next[one] !== before[one]).map((one) => [one, next[one]])) : {};
  const back = async () => { await act(mass, 'undo'); toast(words.undone); };
  const approve = () => withReason(async (more) => tellCounting(await act(mass, 'approve', { ...changed, ...more }), words.approved));
  const giveBack = async () => { await act(mass, 'return', { remark }); toast(words.returnedDone); };
  if ([mass.author_id, mass.writer_id].includes(me.value?.staff.id ?? 0) || !can.approve.value)
    return <div class="actions"><span class="hint">{words.own}</span>{can.write.value && <button type="button" onClick={() => void back().catch(failed)}>{words.undo}</button>}</div>;
  return (
    <div class="approval stack">
      {mode === 'edit' && shown.map((one) => (
        <div key={one} class="stack">
          <Field label={one === 'text' ? words.text : words.postText}>{(id) => <textarea id={id} rows={5} value={next[one]} onInput={(event) => setNext({ ...next, [one]: event.currentTarget.value })} />}</Field>
          {next[one] !== before[one] && <Diff before={before[one]} after={next[one]} />}
        </div>
      ))}
      {mode === 'return' && <Field label={words.remark}>{(id) => <textarea id={id} rows={3} value={remark} onInput={(event) => setRemark(event.currentTarget.value)} />}</Field>}
      <div class="actions">
        {mode !== 'return' && <button type="button" class="primary" onClick={() => void approve().catch(failed)}>{words.approve(count(of.planned))}</button>}
        {mode === 'return' && <button type="button" class="primary" disabled={remark.trim().length < 3} onClick={() => void giveBack().catch(failed)}>{words.return}</button>}
        {mode === 'look' ? <><button type="button" onClick={() => setMode('edit')}>{words.edit}</button><button type="button" onClick={() => setMode('return')}>{words.return}</button></> : <button type="button" onClick={() => { setMode('look'); setNext(before); }}>{t.value.common.cancel}</button>}
      </div>
    </div>
  );
}

function Posting({ of }: { of: Mass }) {
  const words = tm.value;
  const [link, setLink] = useState('');
  const done = async () => tellCounting(await act(of, 'posted', { link: link.trim() }), words.counting);
  const back = async () => { await act(of, 'undo'); toast(words.undone); };
  return (
    <form class="stack" onSubmit={(event) => { event.preventDefault(); void done().catch(failed); }}>
      <p class="notice">{words.posting}</p>
      <Field label={words.postLink}>{(id) => <input id={id} type="url" required placeholder="https://" value={link} onInput={(event) => setLink(event.currentTarget.value)} />}</Field>
      <div class="actions"><button type="submit" class="primary" disabled={!link.trim()}>{words.posted}</button><button type="button" onClick={() => void copy(of.post_text)}>{words.copy}</button><button type="button" class="quiet" onClick={() => void back().catch(failed)}>{words.undo}</button></div>
    </form>
  );
}

function Progress({ of }: { of: Whole }) {
  const words = tm.value, { mass } = of;
  const [isStopping, setStopping] = useState(false);
  const all = of.planned + of.underway + of.by_hand + of.direct + of.by_post + of.unsure + of.failed, done = all - of.planned - of.underway;
  const left = mass.start_at ? Math.max(0, Math.ceil(secondsUntil(mass.start_at))) : 0;
  const run = (what: MassAct, said: string) => { void act(mass, what).then(() => toast(said), failed); };
  const isCounting = mass.state === 'counting', isNobody = mass.state === 'done' && all === 0;
  const stands = isNobody ? words.nobodyAnswered : words.progress(count(done), count(all));
  return (
    <section class="card" aria-labelledby="mass-progress">
      <h2 id="mass-progress">{isCounting ? words.inSeconds(left) : stands}</h2>
      <p class="visually-hidden" role="status">{isCounting ? words.counting : stands}</p>
      {isNobody ? <p class="notice is-change">{words.nobodyHelp}</p> : <progress aria-labelledby="mass-progress" max={isCounting ? 60 : Math.max(1, all)} value={isCounting ? 60 - Math.min(60, left) : done} />}
      {mass.state === 'paused' && mass.remark && <p class="notice is-change">{words.stands}</p>}
      {mass.late_until && mass.state === 'done' && <p class="hint">{words.lateUntil(when(mass.late_until))}</p>}
      {can.write.value && (
        <div class="actions">
          {isCounting && <button type="button" class="primary" onClick={() => run('undo', words.undone)}>{words.cancelAll}</button>}
          {mass.state === 'running' && <button type="button" onClick={() => run('pause', words.paused)}>{words.pause}</button>}
          {mass.state === 'paused' && <button type="button" class="primary" onClick={() => run('resume', words.resumed)}>{words.resume}</button>}
          {(mass.state === 'running' || mass.state === 'paused' || (mass.state === 'done' && of.underway > 0)) && <button type="button" class="grave" onClick={() => setStopping(true)}>{words.stop}</button>}
          {mass.state === 'done' && mass.late_until && !of.underway && <button type="button" onClick={() => setStopping(true)}>{words.stopLate}</button>}
        </div>
      )}
      {isStopping && <Confirm title={words.stopTitle} text={words.stopText} action={words.stop} isGrave onDo={async () => { await act(mass, 'stop'); toast(words.stopped); }} onClose={() => setStopping(false)} />}
    </section>
  );
}

const proofStands = ['direct', 'by_post', 'underway', 'by_hand', 'unsure', 'failed', 'planned', 'skipped', 'taken_out'] as const satisfies readonly MassStand[];
function Proof({ of }: { of: Whole }) {
  const words = tm.value, parts = proofStands.filter((one) => of[one] > 0);
  return (
    <section class="card" aria-labelledby="mass-proof">
      <header class="card-head"><h2 id="mass-proof">{words.proof}</h2>{can.write.value && <a class="button" href={`${massPath(of.mass.id)}/items.csv`} download="">{words.csv}</a>}</header>
      <p><strong>{words.people(count(of.people))}</strong>: {parts.map((one) => `${count(of[one])} ${words.proofPart[one]}`).join(', ')}{of.late > 0 && ` (${words.late(count(of.late))})`}.</p>
      {parts.filter((one) => one !== 'skipped' && one !== 'taken_out' && one !== 'planned').map((one) => <Behind key={one} name={`${words.stand[one]}: ${count(of[one])}`}>{() => <Items of={of.mass} query={`stand=${one}`} />}</Behind>)}
    </section>
  );
}

/** What the second person changed, for its author. */
function Versions({ of }: { of: Whole }) {
  const words = tm.value, [newest, before] = of.texts ?? [];
  if (!newest || !before || newest.staff_id === of.mass.author_id) return null;
  const changed = (['post_text', 'text'] as const).filter((one) => newest[one] !== before[one]);
  return <section class="card" aria-labelledby="mass-versions"><h2 id="mass-versions">{words.versions}</h2><p class="hint">{newest.staff_name}, <Time at={newest.at} /></p>{changed.map((one) => <Diff key={one} before={before[one]} after={newest[one]} />)}</section>;
}

function Body({ of }: { of: Whole }) {
  const { mass } = of, { state } = mass;
  const isPlanned = state === 'draft' || state === 'waiting' || state === 'posting' || state === 'counting';
  return (
    <>
      {state === 'draft' && can.write.value ? <Writing key={mass.id} of={of} /> : <Said of={mass} />}
      {state === 'waiting' && <Deciding key={mass.version} of={of} />}
      {state === 'posting' && can.write.value && <Posting of={mass} />}
      {(state === 'counting' || state === 'running' || state === 'paused' || state === 'done') && <Progress of={of} />}
      {!isPlanned && state !== 'dropped' && <Proof of={of} />}
      <Versions of={of} />
      {isPlanned && <Accounts of={of} />}
      <LeftOut of={of} />
      {isPlanned && <Preview of={mass} all={of.planned} />}
    </>
  );
}

export function MassPage() {
  const words = tm.value, { id, brand } = route.value;
  const page = useGet<Whole>(massPath(id), ['mass', 'reply']), of = page.data?.mass;
  const isGone = statusOf(page.error) === 404;
  return (
    <div class="page narrow mass-page">
      <p class="problem-back"><a href={toMass(brand)}><Icon name="back" /> {words.back}</a></p>
      <h1 tabIndex={-1}>{isGone ? words.gone : of ? `${words.to(count(of.item_count))}: ${of.problem_name ?? words.chosen}` : words.number(id)}</h1>
      {of && <p><span class="chip set">{words.state[of.state]}</span> <span class="hint">{of.author_name}, <Time at={of.handed_at ?? of.made_at} /></span> {of.problem_id && <a href={toProblem(brand, of.problem_id)}>{words.toProblem}</a>}</p>}
      {!isGone && <Loaded of={page}>{(whole) => <Body of={whole} />}</Loaded>}
      {asking.value && <Later name="elsewhere" isQuiet />}
    </div>
  );
}
