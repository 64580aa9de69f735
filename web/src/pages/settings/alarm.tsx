/** The ladder of people to wake, and the test that shows each hop as it happens. */
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { post, put } from '../../api';
import { Empty, Loaded, Trouble } from '../../components/bits';
import { Confirm } from '../../components/dialog';
import { Icon } from '../../components/icons';
import { useGet } from '../../data';
import { t } from '../../dict';
import { alarmWords } from '../../dict/alarm';
import { clock, when } from '../../format';
import { route, toCrisis, toSettings } from '../../router';
import { brandPath, can } from '../../session';
import { failed, toast } from '../../toast';
import { stepWays, type AlarmCall, type AlarmStep, type AlarmTest, type HoldingText, type Incident, type NoticeRow, type Overview, type Page, type Policy, type Roster, type Staff, type StepWay } from '../../types';

type Ladder = { steps: AlarmStep[] };
const hasAddress = (way: StepWay) => way === 'mail' || way === 'hook';
const fresh = (position: number): AlarmStep => ({ id: null, position, name: '', way: 'mail', address: '', wait: position > 1 ? 300 : 0, staff_id: null });
const bodyOf = (steps: AlarmStep[]) => ({
  steps: steps.map((step, i) => ({
    ...(step.id ? { id: step.id } : {}), way: step.way, wait: i ? step.wait : 0, ...(step.way === 'person' ? { staff_id: step.staff_id ?? 0 } : {}),
    ...(hasAddress(step.way) ? { name: step.name?.trim() ?? '', address: step.address?.trim() ?? '', ...(step.secret ? { secret: step.secret } : {}) } : {}),
  })),
});

interface StepProps { step: AlarmStep; at: number; last: boolean; isOff: boolean; people: Staff[]; set: (part: Partial<AlarmStep>) => void; move: (by: 1 | -1) => void; remove: () => void }
function StepRow({ step, at, last, isOff, people, set, move, remove }: StepProps) {
  const words = alarmWords.value, name = words.step(at + 1);
  const label = (what: string) => `${name}: ${what}`;
  return (
    <li class="ladder-step">
      <span class="step-number" aria-hidden="true">{at + 1}</span>
      <div class="step-fields">
        <label><span>{words.whom}</span><select disabled={isOff} aria-label={label(words.whom)} value={step.way} onChange={(e) => set({ way: e.currentTarget.value as StepWay })}>{stepWays.map((way) => <option key={way} value={way}>{words.stepName[way]}</option>)}</select></label>
        {step.way === 'person' && <label><span>{words.name}</span><select required disabled={isOff} aria-label={label(words.name)} value={step.staff_id ?? ''} onChange={(e) => set({ staff_id: Number(e.currentTarget.value) || null })}><option value="">{words.choose}</option>{people.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}</select></label>}
        {hasAddress(step.way) && <><label><span>{words.name}</span><input type="text" required disabled={isOff} aria-label={label(words.name)} value={step.name ?? ''} onInput={(e) => set({ name: e.currentTarget.value })} /></label>
          <label class="wide"><span>{t.value.alarm.address}</span><input type={(step.way === 'mail' ? 'email' : 'url') as 'email'} required disabled={isOff} aria-label={label(t.value.alarm.address)} value={step.address ?? ''} onInput={(e) => set({ address: e.currentTarget.value })} /></label></>}
        {step.way === 'hook' && !isOff && <label><span>{t.value.alarm.secret}</span><input type="password" autocomplete="new-password" aria-label={label(t.value.alarm.secret)} value={step.secret ?? ''} onInput={(e) => set({ secret: e.currentTarget.value })} /></label>}
        {!hasAddress(step.way) && step.way !== 'person' && <p class="hint step-help">{words.stepHelp[step.way as 'duty']}</p>}
        <label><span>{words.wait}</span>{at === 0 ? <span class="fixed">{words.first}</span> : <span class="with-unit"><input type="number" min={1} max={240} required disabled={isOff} aria-label={label(`${words.wait} (${words.minutes})`)} value={Math.round(step.wait / 60)} onInput={(e) => set({ wait: Math.max(1, Number(e.currentTarget.value)) * 60 })} /> {words.minutes}</span>}</label>
      </div>
      {!isOff && <div class="actions step-acts">
        <button type="button" class="quiet square" aria-label={label(t.value.alarm.up)} disabled={at === 0} onClick={() => move(-1)}><Icon name="up" /></button>
        <button type="button" class="quiet square" aria-label={label(t.value.alarm.down)} disabled={last} onClick={() => move(1)}><Icon name="down" /></button>
        <button type="button" class="quiet square" aria-label={words.removeStep(at + 1)} onClick={remove}><Icon name="close" /></button>
      </div>}
    </li>
  );
}

/** Each station of a call with the second it was reached. */
function Stations({ call }: { call: AlarmCall }) {
  const words = alarmWords.value;
  const exact = (at: string) => `${clock(Date.parse(at))}${words.second}${String(new Date(at).getUTCSeconds()).padStart(2, '0')}`;
  const stations = ([['began', call.began_at], ['called', call.called_at], ['received', call.received_at], ['opened', call.opened_at]] as const).filter(([, at]) => at);
  if (!stations.length || call.state === 'failed') return <span class="hop-state">{words.call[call.state]}{call.began_at && call.state === 'failed' ? ` ${exact(call.began_at)}` : ''}{call.failure && <Trouble of={call.failure} />}</span>;
  return <span class="hop-state">{stations.map(([name, at]) => <span key={name} class="station">{words.station[name]} <time dateTime={at!}>{exact(at!)}</time></span>)}</span>;
}

function TestResult({ incident }: { incident: Incident }) {
  const words = alarmWords.value;
  const calls = useGet<Page<AlarmCall>>(`${brandPath.value}/incidents/${incident.id}/calls`, ['incident']);
  const open = calls.data?.items.some((call) => call.state === 'due' || call.state === 'calling') ?? true;
  useEffect(() => {
    if (!open) return;
    const timer = setInterval(calls.reload, 2000);
    return () => clearInterval(timer);
  }, [open]);
  const failures = calls.data?.items.filter((call) => call.state === 'failed').length ?? 0;
  return (
    <section class="test-result" aria-live="polite"><h3>{open ? words.testing : words.result}</h3>
      <Loaded of={calls}>{(page) => (
        <ol class="hops">{page.items.filter((call) => !call.is_report).map((call) => (
          <li key={call.id} class={`hop is-${call.state}`}><span class="hop-dot" aria-hidden="true" /><strong>{call.name}</strong><span class="hint">{t.value.alarm.wayName[call.way]} · {call.address}</span>
            <Stations call={call} /></li>
        ))}</ol>
      )}</Loaded>
      {!open && <p class={failures ? 'hint is-error' : 'good'}>{failures ? words.bad(failures) : words.good}</p>}
    </section>
  );
}

/** What the tests of the last months found. */
function Tests() {
  const words = alarmWords.value, tests = useGet<Page<AlarmTest>>(`${brandPath.value}/alarm/tests`, ['incident']);
  const shown = tests.data?.items.filter((one) => one.calls > 0) ?? [];
  if (!shown.length) return null;
  return (
    <details><summary>{words.tests}</summary><ul class="rows">{shown.map((one) => (
      <li key={one.id}><div class="row-main"><strong>{one.is_monthly ? words.monthly : words.byHand}</strong><span class="hint">{when(one.opened_at)}</span></div>
        <span class={one.failed ? 'hint is-error' : 'hint'}>{words.outcome(one.reached, one.calls)}{one.failed ? `, ${words.outcomeFailed(one.failed)}` : ''}</span></li>))}</ul></details>
  );
}

/** Who was told of deadlines lately, and how that went. */
function Notices() {
  const words = alarmWords.value, list = useGet<Page<NoticeRow>>(`${brandPath.value}/notices`, ['settings']), policy = useGet<Policy>(`${brandPath.value}/policy`, ['settings']);
  const said = (one: NoticeRow) => [one.posts && words.posts(one.posts), one.past && words.past(one.past), one.soon && words.soon(one.soon), one.access && words.access(one.access), one.is_grave_only && words.graveOnly].filter(Boolean).join(', ');
  return (
    <section class="card stack"><h3>{words.notices}</h3>
      <p class="hint">{words.noticesHelp} <a href={toSettings(route.value.brand, 'kebijakan')}>{words.noticesRule}</a></p>
      {policy.data && !policy.data.notices && <p class="notice">{words.noticesOff}</p>}
      <Loaded of={list}>{(page) => (page.items.length
        ? <ul class="rows">{page.items.slice(0, 10).map((one) => (
          <li key={one.id}><div class="row-main"><strong>{one.staff_name}</strong><span class="hint">{when(one.made_at)} · {said(one)}</span></div>
            <span class={one.state === 'failed' ? 'hint is-error' : 'hint'}>{words.call[one.state]}{one.way && one.state === 'called' ? ` · ${t.value.alarm.wayName[one.way]}` : ''}{one.failure && <> <Trouble of={one.failure} /></>}</span></li>
        ))}</ul>
        : <p class="hint">{words.noticesNone}</p>)}</Loaded>
    </section>
  );
}

function Holding() {
  const words = alarmWords.value, path = `${brandPath.value}/alarm/holding`, isOff = !can.manage.value;
  const stored = useGet<HoldingText>(path, ['settings']);
  const [text, setText] = useState<string | null>(null);
  const now = stored.data ? stored.data.text ?? stored.data.own : '';
  const save = async (event: Event) => {
    event.preventDefault();
    const value = (text ?? now).trim();
    try { await put(path, { text: value && value !== stored.data?.own ? value : null }); toast(words.holdingSaved); setText(null); stored.reload(); } catch (error) { failed(error); }
  };
  return (
    <form class="card stack" onSubmit={save}><h3>{words.holding}</h3>
      <p class="hint" id="holding-help">{words.holdingHelp}</p>
      <Loaded of={stored}>{() => <textarea rows={4} lang="id" maxLength={1500} disabled={isOff} aria-label={words.holding} aria-describedby="holding-help" value={text ?? now} onInput={(e) => setText(e.currentTarget.value)} />}</Loaded>
      {!isOff && <div class="actions"><button type="submit" disabled={text === null || text === now}>{words.holdingSave}</button>{stored.data?.text && <button type="button" class="quiet" onClick={() => setText(stored.data!.own)}>{words.holdingOwn}</button>}</div>}
    </form>
  );
}

function LadderForm({ stored, reload }: { stored: AlarmStep[]; reload: () => void }) {
  const words = alarmWords.value, isOff = !can.manage.value;
  const [steps, setSteps] = useState(stored);
  const [isAsking, setAsking] = useState(false);
  const [test, setTest] = useState<Incident | null>(null);
  const roster = useGet<Roster>(`${brandPath.value}/roster`, ['settings']), people = useGet<Page<Staff>>(`${brandPath.value}/people`, ['settings']);
  const hasRoster = !!roster.data?.people?.length;
  const overview = useGet<Overview>(`${brandPath.value}/overview`, ['incident']);
  const print = JSON.stringify(bodyOf(stored)), isChanged = JSON.stringify(bodyOf(steps)) !== print;
  useLayoutEffect(() => setSteps(stored), [print]);
  const set = (at: number) => (part: Partial<AlarmStep>) => setSteps(steps.map((step, i) => (i === at ? { ...step, ...part } : step)));
  const move = (at: number) => (by: 1 | -1) => {
    const next = [...steps];
    [next[at], next[at + by]] = [next[at + by]!, next[at]!];
    setSteps(next.map((step, i) => ({ ...step, wait: i ? step.wait || 300 : 0 })));
  };
  const save = async (event: Event) => {
    event.preventDefault();
    try { await put(`${brandPath.value}/alarm/ladder`, bodyOf(steps)); toast(words.saved); reload(); } catch (error) { failed(error); }
  };
  return (
    <>
      <form class="stack" onSubmit={save}>
        <p class="hint">{words.intro}</p>
        <p class="hint">{words.levels} <a href={toCrisis(route.value.brand, 'tangga')}>{words.toLevels}</a></p>
        {steps.length === 0 && (hasRoster ? <p class="notice">{words.defaultPath}</p> : <Empty title={words.empty} />)}
        <ol class="ladder">{steps.map((step, i) => <StepRow key={`${step.id ?? 'new'}-${i}`} step={step} at={i} last={i === steps.length - 1} isOff={isOff} people={people.data?.items.filter((one) => !one.ended_at) ?? []} set={set(i)} move={move(i)} remove={() => setSteps(steps.filter((_, at) => at !== i))} />)}</ol>
        {!isOff && <div class="actions"><button type="button" onClick={() => setSteps([...steps, fresh(steps.length + 1)])}>{words.add}</button><button type="submit" class="primary" disabled={!isChanged}>{words.save}</button>{isChanged && <span class="hint" role="status">{t.value.alarm.unsaved}</span>}</div>}
      </form>
      <section class="card"><h3>{words.test}</h3>
        <p>{overview.data?.alarm_ok_at ? words.lastGood(when(overview.data.alarm_ok_at)) : words.never} <span class="hint">{words.testHelp}</span></p>
        {!isOff && <button type="button" disabled={isChanged || !(steps.length || hasRoster)} onClick={() => setAsking(true)}>{words.test}</button>}
        {test && <TestResult incident={test} />}
        <p class="hint">{words.monthlyHelp}</p>
        <Tests />
      </section>
      <Notices />
      <Holding />
      {isAsking && <Confirm title={words.testTitle} text={words.testHelp} action={words.testDo} onClose={() => setAsking(false)} onDo={async () => { setTest(await post<Incident>(`${brandPath.value}/alarm/test`)); }} />}
    </>
  );
}

export function AlarmTab() {
  const ladder = useGet<Ladder>(`${brandPath.value}/alarm/ladder`, ['settings']);
  return <Loaded of={ladder}>{(stored) => <LadderForm stored={stored.steps ?? []} reload={ladder.reload} />}</Loaded>;
}
