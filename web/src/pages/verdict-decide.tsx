/** What a person makes of a verdict: accept, watch first, raise, no crisis; and the cause. */
import { useState } from 'preact/hooks';
import { post, put, serverNow } from '../api';
import { Field } from '../components/bits';
import { Confirm } from '../components/dialog';
import { OpenRoom } from '../components/open-room';
import { t } from '../dict';
import { tp } from '../dict/later';
import { when } from '../format';
import { useVerdict } from '../reasons';
import { brandPath, can } from '../session';
import { toast } from '../toast';
import { levels, rank, type Decision, type DecisionAct, type Level, type VerdictPage } from '../types';

const hour = 3600_000;
interface Props { of: VerdictPage; reload: () => void }

/** Which acts make sense now. */
function actsOf({ verdict: v, danger }: VerdictPage): { act: DecisionAct; isOff: boolean }[] {
  return [
    { act: 'accept', isOff: false },
    ...(rank(v.shown) > 0 ? [{ act: 'lower' as const, isOff: danger && rank(v.shown) <= rank(v.level) }] : []),
    ...(v.shown !== 'crisis' ? [{ act: 'raise' as const, isOff: false }] : []),
    ...(v.shown !== 'normal' ? [{ act: 'dismiss' as const, isOff: danger && v.level !== 'normal' }] : []),
  ];
}
/** The levels an act may lead to, the mildest change first. */
const choices = (act: DecisionAct, { verdict: v, danger }: VerdictPage): Level[] =>
  act === 'raise' ? levels.slice(rank(v.shown) + 1) : act === 'lower' ? levels.slice(danger ? rank(v.level) : 0, rank(v.shown)).reverse() : [];

function DecideDialog({ act, of, onDone, onClose }: { act: DecisionAct; of: VerdictPage; onDone: () => void; onClose: () => void }) {
  const words = tp.value, open = choices(act, of);
  const [level, setLevel] = useState<Level>((act === 'lower' && open.includes('watch') ? 'watch' : open[0]) ?? 'normal');
  const [reason, setReason] = useState('');
  const [hours, setHours] = useState(3);
  const times: [number, string][] = [[1, words.in1h], [3, words.in3h], [8, words.in8h], [24, words.in24h]];
  const run = async () => {
    /* A little less than a day: the server refuses more, and its clock goes on. */
    const review_at = act === 'lower' ? new Date(serverNow() + hours * hour - 60_000).toISOString().replace(/\.\d+/, '') : undefined;
    await post<Decision>(`${brandPath.value}/verdicts/${of.verdict.id}/decide`, { act, reason: reason.trim(), level: open.length ? level : undefined, review_at });
    toast(words.saved);
    onDone();
  };
  return (
    <Confirm title={words.actTitle[act]} text={words.actText[act]} action={words.save} isGrave={act === 'raise'} isReady={reason.trim().length > 2} onDo={run} onClose={onClose}>
      {open.length > 0 && <Field label={words.level}>{(id) => <select id={id} value={level} onChange={(e) => setLevel(e.currentTarget.value as Level)}>{open.map((one) => <option key={one} value={one}>{t.value.level[one]}</option>)}</select>}</Field>}
      {act === 'lower' && <Field label={words.review}>{(id) => <select id={id} value={String(hours)} onChange={(e) => setHours(Number(e.currentTarget.value))}>{times.map(([n, name]) => <option key={n} value={String(n)}>{name}</option>)}</select>}</Field>}
      <Field label={words.reason} help={words.reasonHelp}>{(id, help) => <textarea id={id} rows={3} aria-describedby={help} value={reason} onInput={(e) => setReason(e.currentTarget.value)} />}</Field>
    </Confirm>
  );
}

function Made({ of }: { of: Decision }) {
  const words = tp.value;
  return (
    <>
      <strong>{of.act === 'accept' || of.act === 'dismiss' ? words.made[of.act] : words.madeTo(words.made[of.act], t.value.level[of.level])}</strong>{' '}
      <span class="hint">{words.holds(of.staff_name, when(of.at))} {of.ended_at ? words.end[of.ended_by] : of.review_at ? words.until(when(of.review_at)) : ''}</span>
      <q class="reason-text" dir="auto">{of.reason}</q>
    </>
  );
}

function Decisions({ of, reload }: Props) {
  const words = tp.value;
  const [act, setAct] = useState<DecisionAct | null>(null);
  const past = of.decisions.filter((one) => one.id !== of.decision.id);
  const isDanger = of.danger && actsOf(of).some((one) => one.isOff);
  return (
    <section class="card" aria-labelledby="decide"><h2 id="decide">{words.decide}</h2>
      {of.decision.id > 0 ? <p class="decision"><Made of={of.decision} /></p> : <p>{words.noDecision}</p>}
      {can.write.value && (
        <>
          <div class="actions">{actsOf(of).map((one) => <button key={one.act} type="button" disabled={one.isOff} aria-describedby={one.isOff ? 'danger' : undefined} onClick={() => setAct(one.act)}>{words.act[one.act]}</button>)}</div>
          {isDanger && <p id="danger" class="hint">{words.danger}</p>}
          <p class="hint">{words.decideHelp}</p>
          {of.is_newest && of.verdict.shown === 'crisis' && <div class="actions"><OpenRoom /></div>}
        </>
      )}
      {past.length > 0 && <details><summary>{words.decisions}</summary><ol class="decisions">{past.map((one) => <li key={one.id}><Made of={one} /></li>)}</ol></details>}
      {act && <DecideDialog act={act} of={of} onDone={reload} onClose={() => setAct(null)} />}
    </section>
  );
}

function CauseCard({ of, reload }: Props) {
  const words = tp.value;
  const [isWriting, setWriting] = useState(false);
  const [text, setText] = useState('');
  const save = async () => {
    await put(`${brandPath.value}/cause`, { text: text.trim() });
    toast(words.causeSaved);
    reload();
  };
  return (
    <section class="card" aria-labelledby="cause"><h2 id="cause">{words.cause}</h2>
      {of.cause.id > 0 ? <p><q class="reason-text" dir="auto">{of.cause.text}</q><span class="hint">{words.causeKnown(of.cause.staff_name ?? '', when(of.cause.at))}</span></p> : <p>{words.causeNone}</p>}
      {can.write.value && <div class="actions"><button type="button" onClick={() => { setText(of.cause.text ?? ''); setWriting(true); }}>{of.cause.id > 0 ? words.causeChange : words.causeWrite}</button></div>}
      {isWriting && (
        <Confirm title={words.cause} text={words.causeHelp} action={t.value.common.save} isReady={text.trim().length > 2} onDo={save} onClose={() => setWriting(false)}>
          <Field label={words.causeText}>{(id) => <textarea id={id} rows={3} value={text} onInput={(e) => setText(e.currentTarget.value)} />}</Field>
        </Confirm>
      )}
    </section>
  );
}

/** About the verdict that the page shows. */
export function Deciding() {
  const page = useVerdict();
  return page.data ? <><Decisions of={page.data} reload={page.reload} /><CauseCard of={page.data} reload={page.reload} /></> : null;
}
