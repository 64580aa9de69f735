/** One rehearsal: while it runs, its turns; afterwards what became of it and the three questions. */
import { useState } from 'preact/hooks';
import { loadSession, post, put } from '../../api';
import { ChannelName, Field, LevelMark, Loaded, Time } from '../../components/bits';
import { Confirm } from '../../components/dialog';
import { Newer } from '../../components/newer';
import { put as keep, useGet } from '../../data';
import { language, t } from '../../dict';
import { drillWords, type DrillQuestion } from '../../dict/drill';
import { useHeld } from '../../held';
import { go, toCase, toHome } from '../../router';
import { brandPath, can } from '../../session';
import { failed, toast } from '../../toast';
import type { Drill, DrillActRow, DrillDebrief } from '../../types';
import { crisisIds } from './index';
import { drillTitle } from './drills';

const passFrom = 60, beatsAMinute = 3;
/** Nobody is told to stop what they did not do. */
const faults = ['empty_words', 'heated_words', 'contradictions', 'hidings'];
const questions: DrillQuestion[] = ['went_well', 'to_change', 'next_step'];

function Turns({ of, onDone }: { of: Drill; onDone: () => void }) {
  const words = drillWords.value;
  const [isEnding, setEnding] = useState(false);
  const turn = async (act: string) => {
    await post(`${brandPath.value}/drills/${of.id}/act`, { act, version: of.version });
    onDone();
  };
  const join = async () => {
    if (can.write.value) await turn('join');
    await loadSession();
    go(toHome(of.stage_id!));
  };
  return (
    <section class="card">
      <h2>{of.state === 'paused' ? words.paused : words.running}</h2>
      <p>{words.at(Math.ceil(of.beat / beatsAMinute), of.minutes)} <progress max={of.minutes * beatsAMinute} value={of.beat} aria-label={words.line} /></p>
      <p class="hint">{words.hidden}</p>
      <div class="actions">
        {of.stage_id && <button type="button" class="primary" onClick={() => void join().catch(failed)}>{words.join}</button>}
        {can.write.value && <>
          <button type="button" onClick={() => void turn(of.state === 'paused' ? 'go_on' : 'pause').catch(failed)}>{of.state === 'paused' ? words.goOn : words.pause}</button>
          <button type="button" onClick={() => setEnding(true)}>{words.end}</button>
        </>}
      </div>
      {isEnding && <Confirm title={words.endTitle} text={words.endText} action={words.end} onDo={() => turn('end')} onClose={() => setEnding(false)} />}
    </section>
  );
}

function Happened({ of, members }: { of: Drill; members: DrillDebrief['members'] }) {
  const words = drillWords.value, rows: [string, preact.ComponentChildren][] = [
    [words.cause, (language.value === 'id' ? of.cause : of.cause_en) ?? '–'],
    [words.trueOrigin, of.true_origin ? <ChannelName of={of.true_origin} /> : '–'],
    [words.foundOrigin, of.origin ? <ChannelName of={of.origin} /> : words.unknown],
    [words.level, <LevelMark of={of.level} />],
    [words.expected, of.expected ? <LevelMark of={of.expected} /> : '–'],
    [words.members, members.map((one) => one.staff_name).join(', ') || words.nobody],
  ];
  return <section class="card"><h2>{words.what}</h2><dl class="facts">{rows.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl></section>;
}

function Scores({ of, scores, acts }: { of: Drill; scores: DrillDebrief['scores']; acts: DrillActRow[] }) {
  const words = drillWords.value, isPassed = of.score >= passFrom;
  const full = scores.filter((one) => one.points === one.most), less = scores.filter((one) => one.points < one.most && (one.value > 0 || !faults.includes(one.name)));
  return (
    <>
      <section class="card">
        <header class="card-head"><h2>{words.scores}: {words.score(of.score)}</h2><span class={`chip ${isPassed ? 'set' : 'guess'}`}>{isPassed ? words.passed : words.failed}</span></header>
        <p class="hint">{words.passedHelp}</p>
        <ul class="rows">{scores.map((one) => {
          const act = acts.find((it) => it.id === one.act_id);
          return (
            <li key={one.name}>
              <div class="row-main"><strong>{words.scoreName[one.name]}: {words.value(one.name, one.value)}</strong>
                {act && <span class="hint">{words.evidence}: {act.text} {of.stage_id && act.case_id && <a href={toCase(of.stage_id, act.case_id)}>{words.toCase}</a>}</span>}</div>
              <span>{words.points(one.points, one.most)}</span>
            </li>
          );
        })}</ul>
      </section>
      <section class="card"><h2>{words.well}</h2>{full.length ? <ul>{full.map((one) => <li key={one.name}>{words.scoreName[one.name]}: {words.value(one.name, one.value)}</li>)}</ul> : <p>{words.noneWell}</p>}
        <h2>{words.change}</h2>{less.length ? <ul>{less.map((one) => <li key={one.name}>{words.advice[one.name]}</li>)}</ul> : <p>{words.allWell}</p>}</section>
    </>
  );
}

const lines = [['anger', undefined], ['rumours', '6 4'], ['trust', '2 4']] as const;
function Moods({ moods }: { moods: DrillDebrief['moods'] }) {
  const words = drillWords.value, last = moods[moods.length - 1];
  if (!last || moods.length < 2) return null;
  const step = 600 / (moods.length - 1), percent = (n: number) => Math.round(n / 10);
  return (
    <section class="card"><h2>{words.moods}</h2><p class="hint">{words.moodHelp}</p>
      <svg viewBox="0 0 600 130" role="img" aria-label={words.moodAlt(percent(last.mood.anger), percent(last.mood.trust))}>
        <path d="M0 125H600M0 5H600" stroke="currentColor" stroke-opacity=".25" />
        {lines.map(([name, dashes]) => <polyline key={name} fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray={dashes} points={moods.map((one, i) => `${(i * step).toFixed(1)},${(125 - one.mood[name] * 0.12).toFixed(1)}`).join(' ')} />)}
      </svg>
      <ul class="hint">{lines.map(([name, dashes]) => <li key={name}><svg width="36" height="8" aria-hidden="true"><path d="M0 4H36" stroke="currentColor" stroke-width="2" stroke-dasharray={dashes} /></svg> {words.mood[name]} {percent(last.mood[name])} %</li>)}</ul>
    </section>
  );
}

function Line({ of, all }: { of: Drill; all: DrillDebrief }) {
  const words = drillWords.value;
  const levels = all.levels.filter((one, i) => one.level !== (all.levels[i - 1]?.level ?? 'normal'));
  const steps = [
    ...all.acts.map((one) => ({ at: one.at, key: `a${one.id}`, head: `${words.act[one.kind] ?? one.kind}${one.is_at_origin ? `, ${words.atOrigin}` : ''}`, text: [one.staff_name, one.text].filter(Boolean).join(': '), caseId: one.case_id })),
    ...levels.map((one) => ({ at: one.at, key: `l${one.at}${one.level}`, head: words.levelAt(t.value.level[one.level]), text: '', caseId: null })),
  ].sort((x, y) => (x.at < y.at ? -1 : 1));
  return (
    <section class="card"><h2>{words.line}</h2>
      {steps.length ? <ul class="rows">{steps.map((one) => (
        <li key={one.key}><div class="row-main"><strong>{one.head}</strong>{one.text && <span class="hint">{one.text}</span>}</div>
          <span><Time at={one.at} /> {of.stage_id && one.caseId && <a href={toCase(of.stage_id, one.caseId)}>{words.toCase}</a>}</span></li>
      ))}</ul> : <p>{words.noActs}</p>}
    </section>
  );
}

const saidOf = (of: Drill | null) => ({ went_well: of?.went_well ?? '', to_change: of?.to_change ?? '', next_step: of?.next_step ?? '' });
function Questions({ of, onDone }: { of: Drill; onDone: () => void }) {
  const words = drillWords.value;
  const held = useHeld<Drill, Record<DrillQuestion, string>>(of, saidOf), { it: said, base } = held;
  const [isClearing, setClearing] = useState(false);
  const save = async (event: Event) => {
    event.preventDefault();
    try {
      const told = await put<Drill>(`${brandPath.value}/drills/${of.id}/told`, { ...said, version: base!.version });
      held.take(told);
      keep<Drill>(`${brandPath.value}/drills/${of.id}`, () => told);
      toast(words.saved);
    } catch (error) { failed(error); }
    onDone();
  };
  const clear = async () => { await post(`${brandPath.value}/drills/${of.id}/act`, { act: 'clear', version: of.version }); await loadSession(); toast(words.cleared); onDone(); };
  return (
    <form class="card" onSubmit={(event) => void save(event)}><h2>{words.questions}</h2>
      <Newer of={held} live={of}><dl class="facts">{questions.map((name) => <div key={name}><dt>{words.ask[name]}</dt><dd class="said" dir="auto">{of[name]}</dd></div>)}</dl></Newer>
      {questions.map((name) => <Field key={name} label={words.ask[name]}>{(id) => <textarea id={id} rows={3} maxLength={1800} readOnly={!can.write.value} value={said[name]} onInput={(event) => held.set({ [name]: event.currentTarget.value })} />}</Field>)}
      <div class="actions">
        {can.write.value && <button type="submit" class="primary" disabled={held.isStale}>{words.save}</button>}
        <button type="button" onClick={() => print()}>{words.print}</button>
        {of.stage_id && can.write.value && <button type="button" onClick={() => setClearing(true)}>{words.clear}</button>}
      </div>
      {isClearing && <Confirm title={words.clearTitle} text={words.clearText} action={words.clear} onDo={clear} onClose={() => setClearing(false)} />}
    </form>
  );
}

export function DrillPage() {
  const words = drillWords.value, id = crisisIds()[0], path = `${brandPath.value}/drills/${id}`;
  const one = useGet<Drill>(path, ['crisis']), debrief = useGet<DrillDebrief>(`${path}/debrief`, ['crisis']);
  const reload = () => { one.reload(); debrief.reload(); };
  return (
    <div class="page narrow">
      <h1 tabIndex={-1}>{words.strip}: {one.data ? drillTitle(one.data) : words.title}</h1>
      <Loaded of={one}>{(of) => (
        <>
          <p class="hint">{words.began(of.began_name ?? 'Tanggap')} <Time at={of.began_at} /> · {words.minute(of.minutes)}</p>
          {of.state !== 'over' && <Turns of={of} onDone={reload} />}
          <Loaded of={debrief}>{(all) => (
            <>
              {of.state === 'over' && <><Happened of={of} members={all.members} /><Scores of={of} scores={all.scores} acts={all.acts} /><Moods moods={all.moods} /></>}
              <Line of={of} all={all} />
              {of.state === 'over' && <Questions of={of} onDone={reload} />}
            </>
          )}</Loaded>
        </>
      )}</Loaded>
    </div>
  );
}
