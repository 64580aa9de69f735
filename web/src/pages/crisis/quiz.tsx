/** Kuis kebijakan: one's own try; for who leads, everybody's results and whose right to send alone is paused. */
import '../../app'; // as in parts/team.ts: it is loaded by itself
import { useEffect, useState } from 'preact/hooks';
import { post, serverNow } from '../../api';
import { Field, Loaded } from '../../components/bits';
import { Confirm } from '../../components/dialog';
import { useGet } from '../../data';
import { t } from '../../dict';
import { quizWords } from '../../dict/crisis-quiz';
import { tPolicy } from '../../dict/later';
import { clock, full, lengthLong, rupiah } from '../../format';
import { brandPath, can } from '../../session';
import { failed, toast } from '../../toast';
import type { Page, Role } from '../../types';

export { learnPolicy } from '../../dict/later';

interface Question { name: string; clause: string; number: number; choices: string[] }
interface Quiz { id: number | null; policy_version: number; passed_version: number; next_at: string | null; is_asked: boolean; questions: Question[] }
interface Result { correct: number; of: number; is_passed: boolean; next_at: string | null; wrong: Question[] }
interface Person { staff_id: number; staff_name: string; role: Role; passed_version: number; passed_at: string | null; tries: number }
interface Pause { id: number; staff_id: number; staff_name: string; overrides: number; at: string; lifted_at: string | null; lifted_name: string | null; reason: string | null }

/** A value as people read it, by what the question is about. */
function told(name: string, value: string): string {
  const words = quizWords.value, own = tPolicy.value, n = Number(value);
  if (value === 'true' || value === 'false') return value === 'true' ? words.yes : words.no;
  if (name === 'wall_hours') return words.hours(n);
  if (name === 'strikes') return words.times(n);
  if (name === 'ban_days') return words.days(n);
  if (name.startsWith('limit_')) return rupiah(n);
  if (name === 'phone') return own.phone[value as keyof typeof own.phone];
  if (name === 'delete_rule') return own.delete_rule[value as keyof typeof own.delete_rule];
  if (name === 'admission_role') return t.value.role[value as Role];
  return words.choice[value] ?? lengthLong(n);
}

function Questions({ of, onResult }: { of: Quiz; onResult: (result: Result) => void }) {
  const words = quizWords.value;
  const [chosen, setChosen] = useState<Record<number, string>>({});
  const isReady = of.questions.every((_, i) => chosen[i] !== undefined);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (!isReady) return;
    try { onResult(await post<Result>(`${brandPath.value}/quiz/${of.id}/answers`, { choices: of.questions.map((_, i) => chosen[i]) })); } catch (error) { failed(error); }
  };
  return (
    <form class="stack" onSubmit={submit}>
      {of.questions.map((question, i) => (
        <fieldset key={question.name} class="choices"><legend>{i + 1}. {words.ask[question.name] ?? question.name}</legend>
          {question.choices.map((value) => <button key={value} type="button" class="chip-button" aria-pressed={chosen[i] === value} onClick={() => setChosen({ ...chosen, [i]: value })}>{told(question.name, value)}</button>)}
        </fieldset>
      ))}
      <div class="actions"><button type="submit" class="primary" disabled={!isReady}>{words.send}</button>{!isReady && <span class="hint">{words.missing}</span>}</div>
    </form>
  );
}

function Outcome({ of }: { of: Result }) {
  const words = quizWords.value;
  return (
    <div class={`notice ${of.is_passed ? '' : 'is-problem'}`} role="status">
      <div>
        <p><strong>{(of.is_passed ? words.good : words.bad)(of.correct, of.of)}</strong></p>
        {of.wrong.length > 0 && <><p>{words.read}</p><ul>{of.wrong.map((one) => <li key={one.name}>{tPolicy.value.clauses[one.clause]?.title} ({words.clause(one.number)}): {words.ask[one.name]}</li>)}</ul></>}
      </div>
    </div>
  );
}

function Own() {
  const words = quizWords.value, quiz = useGet<Quiz>(`${brandPath.value}/quiz`, ['settings']);
  const [result, setResult] = useState<Result | null>(null);
  const [isOpen, setOpen] = useState(false);
  const begin = async () => {
    try { await post(`${brandPath.value}/quiz`); setResult(null); setOpen(true); quiz.reload(); } catch (error) { failed(error); }
  };
  const next = quiz.data?.next_at ?? null;
  useEffect(() => {
    if (!next) return;
    const timer = setTimeout(quiz.reload, Math.max(1000, Date.parse(next) - serverNow() + 1000));
    return () => clearTimeout(timer);
  }, [next]);
  return (
    <Loaded of={quiz}>{(of) => (
      <>
        <p class="hint">{of.is_asked ? words.asked : words.free}</p>
        <p>{!of.passed_version ? words.never : of.passed_version === of.policy_version ? words.passed(of.passed_version) : words.passedOld(of.passed_version, of.policy_version)}</p>
        {result && <Outcome of={result} />}
        {of.id && isOpen ? <Questions key={of.id} of={of} onResult={(got) => { setResult(got); setOpen(false); quiz.reload(); }} />
          : of.next_at ? <p>{words.wait(clock(Date.parse(of.next_at)))}</p>
            : <div class="actions"><button type="button" class="primary" onClick={() => void begin()}>{of.id ? words.resume : result || of.passed_version ? words.again : words.begin}</button></div>}
      </>
    )}</Loaded>
  );
}

function PauseRow({ of, onDone }: { of: Pause; onDone: () => void }) {
  const words = quizWords.value;
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  return (
    <li class="card">
      <p><strong dir="auto">{of.staff_name}</strong></p>
      <p class="hint">{words.paused(of.overrides, full(of.at))}</p>
      {of.lifted_at ? <p class="hint" dir="auto">{words.lifted(of.lifted_name ?? '', full(of.lifted_at), of.reason ?? '')}</p>
        : <div class="actions"><button type="button" onClick={() => setAsking(true)}>{words.lift}<span class="visually-hidden"> {of.staff_name}</span></button></div>}
      {isAsking && (
        <Confirm title={words.lift} action={words.lift} isReady={!!reason.trim()} onClose={() => setAsking(false)}
          onDo={async () => { await post(`${brandPath.value}/rights-pauses/${of.id}/lift`, { reason }); toast(words.liftDone); onDone(); }}>
          <Field label={words.liftReason}>{(id) => <textarea id={id} rows={2} maxLength={450} value={reason} onInput={(e) => setReason(e.currentTarget.value)} />}</Field>
        </Confirm>
      )}
    </li>
  );
}

function Pauses() {
  const words = quizWords.value, list = useGet<Page<Pause>>(`${brandPath.value}/rights-pauses`, ['settings']);
  return (
    <section class="stack">
      <h2>{words.pauses}</h2>
      <p class="hint">{words.pausesIntro}</p>
      <Loaded of={list}>{({ items }) => (items.length ? <ul class="cards">{items.map((one) => <PauseRow key={one.id} of={one} onDone={list.reload} />)}</ul> : <p>{words.noPause}</p>)}</Loaded>
    </section>
  );
}

function Results() {
  const words = quizWords.value, list = useGet<Page<Person>>(`${brandPath.value}/quiz/results`, ['settings']);
  return (
    <section class="stack">
      <h2>{words.results}</h2>
      <Loaded of={list}>{({ items }) => (
        <ul class="cards">{items.map((one) => (
          <li key={one.staff_id} class="card"><p><strong dir="auto">{one.staff_name}</strong> <span class="hint">{t.value.role[one.role]}</span></p>
            <p class="hint">{one.passed_version ? words.resultPassed(one.passed_version, full(one.passed_at ?? '')) : words.resultNever}{one.tries > 0 && `, ${words.tries(one.tries)}`}</p></li>
        ))}</ul>
      )}</Loaded>
    </section>
  );
}

export function QuizPage() {
  const words = quizWords.value;
  return (
    <div class="page narrow stack">
      <h1 tabIndex={-1}>{words.title}</h1>
      <p>{words.intro}</p>
      <Own />
      {can.approve.value && <Pauses />}
      {can.manage.value && <Results />}
    </div>
  );
}
