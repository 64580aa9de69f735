/** One problem: its name, where it came from, its cases, and what people may say of them. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Failure, post, put, statusOf } from '../api';
import { excerptOf, nameOf } from '../case-acts';
import { ChannelName, ClassMark, Deadline, Empty, Field, Loaded, Loading, Problem as Failed, SeverityMark, Time } from '../components/bits';
import { Confirm } from '../components/dialog';
import { Icon } from '../components/icons';
import { Demands, FirstSeen, Growth, Marks, ProblemName } from '../components/problem-bits';
import { ProblemChoice } from '../components/problem-choice';
import { MoodMark } from '../components/reading-chips';
import { load, put as keep, useGet, usePaged } from '../data';
import { t } from '../dict';
import { problemWords } from '../dict/problems';
import { brief, count, full } from '../format';
import { afterRender, stepThrough, useKeys } from '../keys';
import { Later } from '../later';
import { beginMass } from '../masses';
import { referring } from '../referrals';
import { isLongName, moveCase, problemName, problemPath, wordsOf } from '../problems';
import { go, route, toCase, toNewStatement, toProblem, toProblems } from '../router';
import { can } from '../session';
import { failed, toast } from '../toast';
import type { CaseRow, Problem } from '../types';

const kinds = ['problem', 'case', 'reply'] as const;
/** The server takes so many cases at once. */
const splitMost = 200;

async function change(of: Problem, next: Partial<Pick<Problem, 'name' | 'is_over'>>): Promise<Problem> {
  const path = problemPath(of.id), saved = await put<Problem>(path, { name: of.name, is_over: of.is_over, ...next });
  keep(path, () => saved);
  return saved;
}

/** In the place of the title: Enter saves, Esc leaves it as it was. */
function Rename({ of, onClose }: { of: Problem; onClose: () => void }) {
  const words = problemWords.value, field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(of.name ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  useLayoutEffect(() => field.current?.select(), []);
  const save = async (event: Event) => {
    event.preventDefault();
    const name = text.trim() || null;
    if (isBusy || isLongName(text)) return;
    if (name === of.name) return onClose();
    setBusy(true);
    try {
      const saved = await change(of, { name });
      toast(name ? words.renamed : words.unname, { undo: () => change(saved, { name: of.name }).then(() => {}) });
      onClose();
    } catch (error) {
      setBusy(false);
      if (error instanceof Failure && error.field === 'name') setProblem(error.message);
      else failed(error);
    }
  };
  return (
    <form class="rename" onSubmit={save} onKeyDown={(event) => { if (event.key === 'Escape') { event.stopPropagation(); onClose(); } }}>
      <Field label={words.name} help={words.nameHelp} error={isLongName(text) ? words.nameLong : problem}>{(id, help) => (
        <input ref={field} id={id} type="text" autocomplete="off" placeholder={wordsOf(of)} aria-describedby={help} aria-invalid={isLongName(text) || !!problem} value={text} onInput={(event) => { setText(event.currentTarget.value); setProblem(null); }} />
      )}</Field>
      <div class="actions"><button type="submit" class="primary" disabled={isBusy || isLongName(text)}>{t.value.common.save}</button><button type="button" onClick={onClose}>{t.value.common.cancel}</button></div>
    </form>
  );
}

function MergeDialog({ of, onClose }: { of: Problem; onClose: () => void }) {
  const words = problemWords.value, b = route.value.brand;
  const [target, setTarget] = useState<Problem | null>(null);
  const run = async () => {
    const into = target!.id, now = await post<Problem>(`${problemPath(of.id)}/merge`, { into });
    keep(problemPath(into), () => now);
    go(toProblem(b, into), true);
    const apart = async () => { await post(`${problemPath(into)}/unmerge`, { from: of.id }); go(toProblem(b, of.id), true); };
    toast(words.merged(count(of.case_count)), { undo: apart });
  };
  return (
    <Confirm title={words.mergeTitle} action={words.mergeDo} isReady={!!target} onDo={run} onClose={onClose}>
      <ProblemChoice but={of.id} legend={words.mergeInto} none={words.mergeNone} chosen={target} onPick={setTarget} />
      <p role="status">{target ? words.mergeText(count(of.case_count), problemName(target)) : <span class="hint">{words.mergePick}</span>}</p>
    </Confirm>
  );
}

function SplitDialog({ of, ids, onDone, onClose }: { of: Problem; ids: number[]; onDone: () => void; onClose: () => void }) {
  const words = problemWords.value, b = route.value.brand;
  const [name, setName] = useState('');
  const run = async () => {
    const made = await post<Problem>(`${problemPath(of.id)}/split`, { name: name.trim() || null, cases: ids.map((id) => ({ id })) });
    onDone();
    void load(problemPath(of.id));
    go(toProblem(b, made.id));
    toast(words.splitted(ids.length), { undo: async () => { await post(`${problemPath(made.id)}/merge`, { into: of.id }); go(toProblem(b, of.id), true); } });
  };
  return (
    <Confirm title={words.splitTitle(ids.length)} text={words.splitText} action={words.splitDo} isReady={!isLongName(name)} onDo={run} onClose={onClose}>
      <Field label={words.name} isOptional error={isLongName(name) ? words.nameLong : null}>{(id, help) => <input id={id} type="text" autocomplete="off" aria-describedby={help} value={name} onInput={(event) => setName(event.currentTarget.value)} />}</Field>
    </Confirm>
  );
}

function Head({ of, isNaming, setNaming }: { of: Problem; isNaming: boolean; setNaming: (isNaming: boolean) => void }) {
  const words = problemWords.value;
  const [isMerging, setMerging] = useState(false);
  const renameButton = useRef<HTMLButtonElement>(null);
  const settle = async () => {
    const saved = await change(of, { is_over: !of.is_over });
    toast(saved.is_over ? words.ended : words.reopened, { undo: () => change(saved, { is_over: of.is_over }).then(() => {}) });
  };
  const close = () => { setNaming(false); afterRender(() => renameButton.current?.focus()); };
  return (
    <div class="stack problem-title">
      {isNaming ? <Rename of={of} onClose={close} /> : <p class="problem-head">{of.name && <span class="hint">{words.words}: <span dir="auto">{wordsOf(of)}</span></span>}<Marks of={of} /></p>}
      {of.is_over && <p class="hint">{words.overHelp}</p>}
      {can.write.value && !isNaming && (
        <div class="actions">
          {!of.is_over && of.case_count > 0 && <button type="button" class="primary" onClick={() => void beginMass({ scope: 'problem', problem_id: of.id }).catch(failed)}>{words.answerAll}</button>}
          <button type="button" ref={renameButton} onClick={() => setNaming(true)}><Icon name="pen" />{of.name ? words.rename : words.give}</button>
          <button type="button" onClick={() => void settle().catch(failed)}>{of.is_over ? words.reopen : words.end}</button>
          <button type="button" onClick={() => setMerging(true)}>{words.merge}</button>
          <a class="button" href={toNewStatement(route.value.brand, of.id)}>{t.value.nav.statements}</a>
          {!of.is_over && <button type="button" onClick={() => { referring.value = { caseId: 0, problemId: of.id, subjects: 0, count: of.case_count }; }}>{t.value.case.refer}</button>}
        </div>
      )}
      {referring.value?.problemId === of.id && <Later name="refer" />}
      {isMerging && <MergeDialog of={of} onClose={() => setMerging(false)} />}
    </div>
  );
}

function Row({ of }: { of: CaseRow }) {
  const words = t.value;
  return (
    <a class={`row is-${of.severity} ${of.state === 'new' ? 'is-new' : ''}`} href={toCase(route.value.brand, of.id)}>
      <span class="row-top">
        <SeverityMark of={of.severity} /><strong dir="auto">{nameOf(of)}</strong>
        {of.message_count > 1 && <span class="hint" aria-label={words.inbox.messages(of.message_count)}>{of.message_count}</span>}
        <span class="row-time">{of.queue === 'waiting' && of.deadline_at ? <Deadline of={of} /> : <time dateTime={of.last_at} title={full(of.last_at)}>{brief(of.last_at)}</time>}</span>
      </span>
      <span class="row-middle"><ChannelName of={of.channel} /><ClassMark of={of.class} by={of.class_by} /><MoodMark of={of.mood} /><span class="chip topic">{words.queue[of.queue]}</span></span>
      <span class="row-text" dir="auto">{excerptOf(of)}</span>
    </a>
  );
}

/** The whole name, of which a narrow screen shows less. */
const Sized = ({ long, short }: { long: string; short: string }) => <><span class="long">{long}</span><span class="short" aria-hidden="true">{short}</span></>;

function Cases({ of }: { of: Problem }) {
  const words = problemWords.value;
  const list = usePaged<CaseRow>(`${problemPath(of.id)}/cases`, kinds);
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const [isSplitting, setSplitting] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const rows = list.items ?? [], picked = rows.filter((row) => ticked.has(row.id)).map((row) => row.id);
  const tick = (id: number, isOn: boolean) => setTicked((was) => { const next = new Set(was); if (isOn) next.add(id); else next.delete(id); return next; });
  const none = () => setTicked(new Set());
  const isAll = picked.length >= of.case_count;
  const tickFocused = () => { document.activeElement?.closest('.pick-row')?.querySelector<HTMLElement>('input')?.click(); };
  useKeys({ j: () => stepThrough('.pick-row .row', 1), k: () => stepThrough('.pick-row .row', -1), ...(can.write.value ? { x: tickFocused } : {}) });
  /** One by one, as the server takes them; told is what was done. */
  const moveAll = async (ids: number[], to: number | null) => {
    const done: number[] = [];
    try { for (const id of ids) { await moveCase(id, to); done.push(id); } } catch (error) { if (!done.length) throw error; }
    list.reload();
    void load(problemPath(of.id));
    return done;
  };
  const takeOut = async () => {
    setBusy(true);
    try {
      const done = await moveAll(picked, null);
      none();
      toast(done.length === picked.length ? words.takenOut(done.length) : words.takenOutSome(done.length, picked.length), { undo: () => moveAll(done, of.id).then(() => {}) });
    } catch (error) { failed(error); }
    setBusy(false);
  };
  return (
    <section class="stack" aria-labelledby="cases">
      <h2 id="cases">{words.cases} <span class="count">{count(of.case_count)}</span></h2>
      {list.error ? <Failed error={list.error} onRetry={list.reload} /> : null}
      {!list.items ? (list.error ? null : <Loading />) : !rows.length ? <Empty title={words.noCases} /> : (
        <>
          {can.write.value && (
            <div class="pick-bar">
              <label class="check"><input type="checkbox" checked={picked.length === rows.length} ref={(box) => { if (box) box.indeterminate = picked.length > 0 && picked.length < rows.length; }} onChange={(event) => setTicked(new Set(event.currentTarget.checked ? rows.map((row) => row.id) : []))} /><Sized long={words.pickAll} short={words.pickAllShort} /></label>
              <span class="hint" role="status">{picked.length ? words.picked(picked.length) : ''}</span>
              <div class="actions">
                <button type="button" disabled={!picked.length || isAll || picked.length > splitMost} title={isAll ? words.splitAll : undefined} onClick={() => setSplitting(true)}><Sized long={words.split} short={words.splitDo} /></button>
                <button type="button" disabled={!picked.length || isBusy} onClick={() => void takeOut()}><Sized long={words.takeOut} short={words.takeOutShort} /></button>
              </div>
              {isAll && <p class="hint">{words.splitAll}</p>}
            </div>
          )}
          <ul class="picks" aria-label={words.cases}>
            {rows.map((row) => (
              <li key={row.id} class={`pick-row ${ticked.has(row.id) ? 'is-picked' : ''}`}>
                {can.write.value && <label class="pick"><input type="checkbox" checked={ticked.has(row.id)} aria-label={words.pick(row.id, row.author_name ?? t.value.common.anonymous)} onChange={(event) => tick(row.id, event.currentTarget.checked)} /></label>}
                <Row of={row} />
              </li>
            ))}
          </ul>
          {list.next && <div class="actions"><button type="button" disabled={list.isLoading} onClick={() => void list.more()}>{words.more}</button></div>}
        </>
      )}
      {isSplitting && <SplitDialog of={of} ids={picked} onDone={none} onClose={() => setSplitting(false)} />}
    </section>
  );
}

export function ProblemPage() {
  const words = problemWords.value, { id, brand } = route.value;
  const problem = useGet<Problem>(problemPath(id), kinds);
  const [isNaming, setNaming] = useState(false);
  const isGone = statusOf(problem.error) === 404;
  /* One title for all states: it has the focus from the start and keeps it. */
  return (
    <div class="page narrow problem-page">
      <p class="problem-back"><a href={toProblems(brand, problem.data?.is_over)}><Icon name="back" /> {words.back}</a></p>
      <h1 tabIndex={-1} class={isNaming ? 'visually-hidden' : ''}>{isGone ? words.gone : problem.data ? <ProblemName of={problem.data} /> : words.number(id)}</h1>
      {isGone ? <p>{words.goneHelp}</p> : <Loaded of={problem}>{(of) => (
        <>
          <Head of={of} isNaming={isNaming} setNaming={setNaming} />
          <dl class="figures problem-figures">
            <div class="figure"><dt>{words.cases}</dt><dd class="value">{count(of.case_count)}</dd>{of.last_at && <dd class="hint">{words.last}: <Time at={of.last_at} /></dd>}</div>
            <div class="figure"><dt>{words.growthName}</dt><dd class="problem-growth"><Growth of={of} /></dd></div>
            <div class="figure"><dt>{words.waitingName}</dt><dd class="value">{count(of.waiting)}</dd></div>
          </dl>
          <div class="problem-about">
            {of.first_case_id && <section class="card" aria-labelledby="first"><h2 id="first">{words.first}</h2><FirstSeen of={of} /><p class="hint">{words.firstHelp}</p></section>}
            {of.demands > 0 && <section class="card" aria-labelledby="asks"><h2 id="asks">{words.asks}</h2><Demands of={of} /></section>}
          </div>
          <Later name="massOf" />
          <Cases of={of} />
        </>
      )}</Loaded>}
    </div>
  );
}
