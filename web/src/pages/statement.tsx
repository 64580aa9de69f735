/** One statement: what holds, what is being written, which answers contradict it, what it said before. */
import { useEffect, useState } from 'preact/hooks';
import { me, messageOf, post, put, statusOf } from '../api';
import { Field, Loaded, Time } from '../components/bits';
import { Confirm } from '../components/dialog';
import { Diff } from '../components/diff';
import { Icon } from '../components/icons';
import { load, useGet } from '../data';
import { ts } from '../dict/later';
import { count, fromField, toField, tomorrowAt, when, zoneName } from '../format';
import { route, toStatements } from '../router';
import { brandPath, can } from '../session';
import { failed, toast } from '../toast';
import type { Statement, StatementPage as Data, StatementVersion } from '../types';
import { Contradictions } from './statement-wrong';
import { editingOf, kept, StatementFields, Try, wireOf } from './statement-editor';
import { Marks, scopeOf } from './statements';

type Act = 'approve' | 'reopen' | 'enforce' | 'discard' | 'withdraw';
const pathOf = (id: number) => `${brandPath.value}/statements/${id}`;
const versionPath = (of: StatementVersion) => `${pathOf(of.statement_id)}/versions/${of.number}`;

async function act(of: StatementVersion, what: Act, more: { from?: string; reason?: string } = {}) {
  try {
    return await post<StatementVersion>(`${versionPath(of)}/act`, { act: what, version: of.version, ...more });
  } finally { await load(pathOf(of.statement_id)); }
}

/** All of a version as text, for reading and for the difference between two. */
function told(of: Pick<StatementVersion, 'slots' | 'text'>): string {
  const words = ts.value;
  return [...of.slots.map((one) => `${words.fact[one.kind].name}: ${one.values.join(' / ') || '–'}${one.old.length ? ` (${words.oldShort(one.old.join(' / '))})` : ''}`), '', of.text].join('\n');
}

function Facts({ of }: { of: StatementVersion }) {
  const words = ts.value;
  return (
    <dl class="facts">{of.slots.map((one, i) => (
      <div key={i}><dt>{words.fact[one.kind].name}</dt><dd dir="auto">{one.values.join(' / ') || '–'}
        {one.old.length > 0 && <span class="hint"> {words.oldShort(one.old.join(' / '))}</span>}{one.note && <span class="hint"> · {one.note}</span>}</dd></div>
    ))}</dl>
  );
}

function People({ of }: { of: StatementVersion }) {
  const words = ts.value;
  const parts = [words.writtenBy(of.author_name ?? words.program, when(of.changed_at))];
  if (of.approver_name) parts.push(words.approvedBy(of.approver_name));
  if (of.ended_at && of.state === 'withdrawn') parts.push(words.endedBy(of.ended_name ?? words.program, when(of.ended_at)));
  return <p class="hint" dir="auto">{parts.join(' · ')}{of.reason && <> · {words.reason}: {of.reason}</>}</p>;
}

function EnforceDialog({ of, onClose }: { of: StatementVersion; onClose: () => void }) {
  const words = ts.value;
  const [isLater, setLater] = useState(false);
  const [from, setFrom] = useState(toField(tomorrowAt(8 * 3600)));
  const run = async () => {
    const now = await act(of, 'enforce', isLater ? { from: fromField(from) } : {});
    toast(now.state === 'in_force' ? words.enforced(of.number) : words.enforcePlanned(when(now.from_at)));
  };
  return (
    <Confirm title={words.enforceTitle(of.number)} text={words.enforceText} action={words.enforceDo} isReady={!isLater || !!from} onDo={run} onClose={onClose}>
      <fieldset class="segments"><legend class="visually-hidden">{words.from}</legend>
        {[false, true].map((value) => <label key={String(value)}><input type="radio" name="from" checked={isLater === value} onChange={() => setLater(value)} /><span>{value ? words.later : words.now}</span></label>)}
      </fieldset>
      {isLater && <Field label={`${words.from} (${zoneName()})`}>{(id) => <input id={id} type="datetime-local" required value={from} onInput={(e) => setFrom(e.currentTarget.value)} />}</Field>}
    </Confirm>
  );
}

function WithdrawDialog({ of, onClose }: { of: StatementVersion; onClose: () => void }) {
  const words = ts.value;
  const [reason, setReason] = useState('');
  const run = async () => { await act(of, 'withdraw', { reason: reason.trim() }); toast(words.withdrawn); };
  return (
    <Confirm title={words.withdrawTitle(of.number)} text={words.withdrawText} action={words.withdrawDo} isGrave isReady={reason.trim().length > 2} onDo={run} onClose={onClose}>
      <Field label={words.reason}>{(id) => <textarea id={id} rows={2} value={reason} onInput={(e) => setReason(e.currentTarget.value)} />}</Field>
    </Confirm>
  );
}

function Acts({ of, isAlone }: { of: StatementVersion; isAlone?: boolean | undefined }) {
  const words = ts.value, waits = of.state === 'draft' && of.author_id === me.value?.staff.id && !isAlone;
  const [asked, setAsked] = useState<Act | null>(null);
  const close = () => setAsked(null);
  const approve = async () => { await act(of, 'approve'); toast(words.approved); };
  const discard = async () => { await act(of, 'discard'); toast(words.discarded); };
  const reopen = async () => { await act(of, 'reopen'); toast(words.reopened); };
  return (
    <>
      <div class="actions">
        {of.state === 'draft' && can.approve.value && !waits && <button type="button" class="primary" onClick={() => setAsked('approve')}>{words.approve}</button>}
        {of.state === 'approved' && can.approve.value && <button type="button" class="primary" onClick={() => setAsked('enforce')}>{words.enforce}</button>}
        {of.state === 'approved' && can.write.value && <button type="button" onClick={() => void reopen().catch(failed)}>{words.reopen}</button>}
        {of.state === 'draft' && can.write.value && <button type="button" class="quiet" onClick={() => setAsked('discard')}>{words.discard}</button>}
        {(of.state === 'in_force' || of.state === 'approved') && can.approve.value && <button type="button" class="quiet" onClick={() => setAsked('withdraw')}>{words.withdraw}</button>}
      </div>
      {waits && <p class="hint">{words.waitsFor}</p>}
      {asked === 'approve' && <Confirm title={words.approveTitle(of.number)} text={words.approveText} action={words.approveDo} onDo={approve} onClose={close}><p class="said" dir="auto">{told(of)}</p></Confirm>}
      {asked === 'discard' && <Confirm title={words.discardTitle(of.number)} text={words.discardText} action={words.discardDo} isGrave onDo={discard} onClose={close} />}
      {asked === 'enforce' && <EnforceDialog of={of} onClose={close} />}
      {asked === 'withdraw' && <WithdrawDialog of={of} onClose={close} />}
    </>
  );
}

/** What is typed is kept on this device until it is saved; a version that changed meanwhile is told. */
function Editor({ of, isAlone }: { of: StatementVersion; isAlone: boolean }) {
  const words = ts.value, store = kept(versionPath(of)), stored = JSON.stringify(editingOf(of));
  const [it, setIt] = useState(() => store.get() ?? editingOf(of));
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const isChanged = JSON.stringify(it) !== stored;
  useEffect(() => { if (!store.get()) setIt(editingOf(of)); }, [stored]);
  const set = (next: typeof it) => { setIt(next); store.set(JSON.stringify(next) === stored ? null : next); };
  const save = async () => {
    setBusy(true);
    setError(null);
    try {
      const saved = await put<StatementVersion>(versionPath(of), { version: of.version, ...wireOf(it) });
      store.set(null);
      setIt(editingOf(saved));
      toast(words.saved);
    } catch (failure) { setError(messageOf(failure)); }
    await load(pathOf(of.statement_id));
    setBusy(false);
  };
  return (
    <>
      <StatementFields of={it} onChange={set} />
      <Try of={it} />
      {error && <p class="notice is-problem" role="alert">{error}</p>}
      {isChanged ? (
        <div class="actions">
          <button type="button" class="primary" disabled={isBusy} onClick={() => void save()}>{words.save}</button>
          <button type="button" onClick={() => { store.set(null); setIt(editingOf(of)); }}>{words.throwAway}</button>
          <span class="hint" role="status">{words.unsaved}</span>
        </div>
      ) : <Acts of={of} isAlone={isAlone} />}
    </>
  );
}

function Open({ of, isAlone }: { of: StatementVersion; isAlone: boolean }) {
  const words = ts.value;
  return (
    <section class="stack" aria-labelledby="writing">
      <h2 id="writing">{of.state === 'approved' ? words.ready : words.writing}: {words.version(of.number)} <span class="chip guess">{words.state[of.state]}{of.from_at && `, ${words.planned(when(of.from_at))}`}</span></h2>
      <People of={of} />
      {of.state === 'draft' && can.write.value ? <Editor key={of.number} of={of} isAlone={isAlone} /> : <div class="card stack"><Facts of={of} /><p class="said" dir="auto">{of.text}</p><Acts of={of} isAlone={isAlone} /></div>}
    </section>
  );
}

function Holds({ of, used }: { of: StatementVersion; used: number }) {
  const words = ts.value;
  return (
    <section class="card stack" aria-labelledby="holds">
      <div class="card-head"><h2 id="holds">{words.holds}: {words.version(of.number)}</h2><span class="hint">{words.since('')}<Time at={of.from_at} /></span></div>
      <p class="said" dir="auto">{of.text}</p>
      <p class="hint">{words.insertHelp}</p>
      <Facts of={of} />
      <People of={of} />
      <p><strong>{count(used)}</strong> {words.usedHelp}</p>
      <Acts of={of} />
    </section>
  );
}

function History({ of }: { of: StatementVersion[] }) {
  const words = ts.value;
  return (
    <section class="stack" aria-labelledby="versions">
      <h2 id="versions">{words.history}</h2>
      {of.map((one, i) => {
        const before = of[i + 1];
        return (
          <details key={one.number} class="card">
            <summary><strong>{words.version(one.number)}</strong> <span class="chip">{words.state[one.state]}</span> <span class="hint"><Time at={one.from_at ?? one.changed_at} /></span></summary>
            <People of={one} />
            <p class="hint">{before ? words.changed(before.number) : words.firstVersion}</p>
            {before ? <Diff before={told(before)} after={told(one)} /> : <p class="said" dir="auto">{told(one)}</p>}
          </details>
        );
      })}
    </section>
  );
}

function Reading({ of }: { of: Statement }) {
  const words = ts.value;
  if (!of.is_reading) return of.in_force && of.read_total ? <p class="hint">{words.read(count(of.read_total))}</p> : null;
  return <p role="status"><progress aria-label={words.readingName} max={Math.max(1, of.read_total)} value={of.read_done} /> {words.reading(count(of.read_done), count(of.read_total))}</p>;
}

function Body({ of }: { of: Data }) {
  const words = ts.value, it = of.statement;
  const open = of.versions.find((one) => one.state === 'draft' || one.state === 'approved'), holds = of.versions.find((one) => one.state === 'in_force');
  const begin = async () => { await post(`${pathOf(it.id)}/versions`); await load(pathOf(it.id)); };
  return (
    <>
      <p class="problem-head"><Marks of={it} /><span class="hint" dir="auto">{scopeOf(it)}</span></p>
      <Reading of={it} />
      {holds && <Holds of={holds} used={of.used} />}
      {(holds || it.open_count + it.correcting_count + it.ended_count > 0) && <Contradictions of={it} />}
      {open && <Open of={open} isAlone={of.is_alone} />}
      {!open && can.write.value && <div class="actions"><button type="button" class={holds ? '' : 'primary'} onClick={() => void begin().catch(failed)}>{words.next}</button></div>}
      <History of={of.versions} />
    </>
  );
}

export function StatementPage() {
  const words = ts.value, { id, brand } = route.value;
  const page = useGet<Data>(pathOf(id), ['statement']);
  const isGone = statusOf(page.error) === 404;
  return (
    <div class="page narrow problem-page">
      <p class="problem-back"><a href={toStatements(brand)}><Icon name="back" /> {words.back}</a></p>
      <h1 tabIndex={-1} dir="auto">{isGone ? words.gone : page.data?.statement.name ?? words.number(id)}</h1>
      {isGone ? <p>{words.goneHelp}</p> : <Loaded of={page}>{(of) => <Body of={of} />}</Loaded>}
    </div>
  );
}
