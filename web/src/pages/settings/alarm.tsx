/** The ladder of people to wake, and the test that shows each hop as it happens. */
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { post, put } from '../../api';
import { Empty, Loaded } from '../../components/bits';
import { Confirm } from '../../components/dialog';
import { Icon } from '../../components/icons';
import { useGet } from '../../data';
import { t } from '../../dict';
import { when } from '../../format';
import { brandPath, can } from '../../session';
import { failed, toast } from '../../toast';
import type { AlarmCall, AlarmStep, Incident, Overview, Page } from '../../types';

type Ladder = { steps: AlarmStep[] };
const fresh = (position: number): AlarmStep => ({ id: null, position, name: '', way: 'mail', address: '', wait: position > 1 ? 300 : 0 });
const bodyOf = (steps: AlarmStep[]) => ({
  steps: steps.map((step, i) => ({ ...(step.id ? { id: step.id } : {}), name: step.name.trim(), way: step.way, address: step.address.trim(), wait: i ? step.wait : 0, ...(step.secret ? { secret: step.secret } : {}) })),
});

function StepRow({ step, at, last, isOff, set, move, remove }: {
  step: AlarmStep; at: number; last: boolean; isOff: boolean; set: (part: Partial<AlarmStep>) => void; move: (by: 1 | -1) => void; remove: () => void;
}) {
  const words = t.value.alarm, name = words.step(at + 1);
  const label = (what: string) => `${name}: ${what}`;
  return (
    <li class="ladder-step">
      <span class="step-number" aria-hidden="true">{at + 1}</span>
      <div class="step-fields">
        <label><span>{words.name}</span><input type="text" required disabled={isOff} aria-label={label(words.name)} value={step.name} onInput={(e) => set({ name: e.currentTarget.value })} /></label>
        <label><span>{words.way}</span><select disabled={isOff} aria-label={label(words.way)} value={step.way} onChange={(e) => set({ way: e.currentTarget.value as AlarmStep['way'] })}><option value="mail">{words.wayName.mail}</option><option value="hook">{words.wayName.hook}</option></select></label>
        <label class="wide"><span>{words.address}</span><input type={(step.way === 'mail' ? 'email' : 'url') as 'email'} required disabled={isOff} aria-label={label(words.address)} value={step.address} onInput={(e) => set({ address: e.currentTarget.value })} /></label>
        {step.way === 'hook' && !isOff && <label><span>{words.secret}</span><input type="password" autocomplete="new-password" aria-label={label(words.secret)} value={step.secret ?? ''} onInput={(e) => set({ secret: e.currentTarget.value })} /></label>}
        <label><span>{words.wait}</span>{at === 0 ? <span class="fixed">{words.first}</span> : <span class="with-unit"><input type="number" min={1} max={240} required disabled={isOff} aria-label={label(`${words.wait} (${words.minutes})`)} value={Math.round(step.wait / 60)} onInput={(e) => set({ wait: Math.max(1, Number(e.currentTarget.value)) * 60 })} /> {words.minutes}</span>}</label>
      </div>
      {!isOff && <div class="actions step-acts">
        <button type="button" class="quiet square" aria-label={label(words.up)} disabled={at === 0} onClick={() => move(-1)}><Icon name="up" /></button>
        <button type="button" class="quiet square" aria-label={label(words.down)} disabled={last} onClick={() => move(1)}><Icon name="down" /></button>
        <button type="button" class="quiet square" aria-label={words.removeStep(at + 1)} onClick={remove}><Icon name="close" /></button>
      </div>}
    </li>
  );
}

function TestResult({ incident }: { incident: Incident }) {
  const words = t.value.alarm;
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
        <ol class="hops">{page.items.map((call) => (
          <li key={call.id} class={`hop is-${call.state}`}><span class="hop-dot" aria-hidden="true" /><strong>{call.name}</strong><span class="hint">{words.wayName[call.way]} · {call.address}</span>
            <span class="hop-state">{call.opened_at ? words.openedAt(when(call.opened_at)) : call.called_at ? words.calledAt(when(call.called_at)) : words.call[call.state]}{call.failure && <q dir="auto">{call.failure}</q>}</span></li>
        ))}</ol>
      )}</Loaded>
      {!open && <p class={failures ? 'hint is-error' : 'good'}>{failures ? words.bad(failures) : words.good}</p>}
    </section>
  );
}

function LadderForm({ stored, reload }: { stored: AlarmStep[]; reload: () => void }) {
  const words = t.value.alarm, isOff = !can.manage.value;
  const [steps, setSteps] = useState(stored);
  const [isAsking, setAsking] = useState(false);
  const [test, setTest] = useState<Incident | null>(null);
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
        {steps.length === 0 && <Empty title={words.empty} />}
        <ol class="ladder">{steps.map((step, i) => <StepRow key={`${step.id ?? 'new'}-${i}`} step={step} at={i} last={i === steps.length - 1} isOff={isOff} set={set(i)} move={move(i)} remove={() => setSteps(steps.filter((_, at) => at !== i))} />)}</ol>
        {!isOff && <div class="actions"><button type="button" onClick={() => setSteps([...steps, fresh(steps.length + 1)])}>{words.add}</button><button type="submit" class="primary" disabled={!isChanged}>{words.save}</button>{isChanged && <span class="hint" role="status">{words.unsaved}</span>}</div>}
      </form>
      <section class="card"><h3>{words.test}</h3>
        <p>{overview.data?.alarm_ok_at ? words.lastGood(when(overview.data.alarm_ok_at)) : words.never} <span class="hint">{words.testHelp}</span></p>
        {!isOff && <button type="button" disabled={isChanged || !steps.length} onClick={() => setAsking(true)}>{words.test}</button>}
        {test && <TestResult incident={test} />}
      </section>
      {isAsking && <Confirm title={words.testTitle} text={words.testHelp} action={words.testDo} onClose={() => setAsking(false)} onDo={async () => { setTest(await post<Incident>(`${brandPath.value}/alarm/test`)); }} />}
    </>
  );
}

export function AlarmTab() {
  const ladder = useGet<Ladder>(`${brandPath.value}/alarm/ladder`, ['settings']);
  return <Loaded of={ladder}>{(stored) => <LadderForm stored={stored.steps ?? []} reload={ladder.reload} />}</Loaded>;
}
