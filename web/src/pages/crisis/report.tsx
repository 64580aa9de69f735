/** The report of a crisis on A4: what it was, its phases, team, steps and timeline. */
import '../../app'; // as in parts/team.ts
import { useEffect, useState } from 'preact/hooks';
import { get, serverNow } from '../../api';
import { Loaded, Loading, Problem } from '../../components/bits';
import { useGet } from '../../data';
import { crisisWords } from '../../dict/crisis';
import { roomWords } from '../../dict/crisis-room';
import { length, when } from '../../format';
import { roomId, roomPath, toRoom, useRoom, phases, type RoomStep, type TeamMember, type TimelineRow } from '../../room';
import type { Page } from '../../types';
import { HoursChart } from './hours-chart';
import { TimelineLine } from './timeline';

const pagesMost = 20;
/** All of it, the oldest first. */
function useTimeline(room: number) {
  const [rows, setRows] = useState<TimelineRow[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    const read = async () => {
      const all: TimelineRow[] = [];
      let next: string | null = null;
      for (let i = 0; i < pagesMost && (i === 0 || next); i++) {
        const page: Page<TimelineRow> = await get<Page<TimelineRow>>(`${roomPath(room)}/timeline?limit=200${next ? `&cursor=${next}` : ''}`);
        all.push(...page.items);
        next = page.next;
      }
      setRows(all.reverse());
    };
    read().catch(setError);
  }, [room]);
  return { rows, error };
}

export function ReportPage() {
  const words = roomWords.value, shared = crisisWords.value, id = roomId();
  const room = useRoom(), timeline = useTimeline(id);
  const steps = useGet<Page<RoomStep>>(`${roomPath(id)}/steps`), team = useGet<Page<TeamMember>>(`${roomPath(id)}/team`);
  const isComing = !(team.data ?? team.error) || !(steps.data ?? steps.error) || !(timeline.rows ?? timeline.error);
  return (
    <div class="page narrow report">
      {isComing && <Loading />}
      <Loaded of={room}>{({ crisis: c, phases: past, meter }) => (
        <>
          <h1 tabIndex={-1} dir="auto">{words.reportTitle}: {c.name}</h1>
          <div class="actions no-print"><button type="button" class="primary" onClick={() => print()}>{words.print}</button><a class="button quiet" href={toRoom(id)}>{words.backToRoom}</a></div>
          <p class="hint">{[words.number(c.id), shared.opened(c.opened_name ?? '') + ' ' + when(c.opened_at), c.closed_at ? words.closedAt(when(c.closed_at)) : shared.phase[c.phase], words.ledBy(c.lead_name ?? ''), words.printedAt(when(new Date(serverNow()).toISOString()))].join(' · ')}</p>
          <section><h2>{words.facts}</h2><dl class="facts">
            {([[words.factProblem, c.problem_name ?? words.problemNone], [words.factOrigin, c.origin_name ?? words.factOriginNone], [words.factFirst, c.first_word_at ? when(c.first_word_at) : words.factFirstNone], [words.factEvery, length(c.word_every)], [words.factPlaybook, c.playbook_name ?? words.none], [words.closeReason, c.close_reason ?? words.none]] as const).map(([name, value]) => <div key={name}><dt>{name}</dt><dd dir="auto">{value}</dd></div>)}
          </dl></section>
          <section><h2>{words.reportPhases}</h2><ol class="decisions">{[...past].reverse().map((one) => (
            <li key={one.id}><strong>{shared.phase[one.phase]}</strong> {when(one.entered_at)}{one.left_at && <> – {when(one.left_at)}</>} {one.owner_name && <span class="hint">{words.owner}: {one.owner_name}</span>}
              {one.missing && <span class="hint"> {words.reportWithout} {one.missing.split(',').map((name) => shared.test[name] ?? name).join(', ')}</span>}{one.reason && <q class="reason-text" dir="auto">{one.reason}</q>}</li>
          ))}</ol></section>
          <section><h2>{words.reportVolume}</h2><HoursChart of={meter} /></section>
        </>
      )}</Loaded>
      {team.data && <section><h2>{words.reportTeam}</h2>{team.data.items.length ? <ul>{team.data.items.map((one) => <li key={one.id}>{one.staff_name}: {words.duty[one.duty]}, {words.fromTime(when(one.from_at))}, {words.untilTime(when(one.ended_at ?? one.until_at))}</li>)}</ul> : <p>{words.teamNone}</p>}</section>}
      {steps.data && steps.data.items.length > 0 && <section><h2>{words.reportSteps}</h2>{phases.filter((phase) => steps.data!.items.some((one) => one.phase === phase)).map((phase) => <section key={phase}><h3>{shared.phase[phase]}</h3><ul>{steps.data!.items.filter((one) => one.phase === phase).map((one) => <li key={one.id} dir="auto">{one.done_at ? '☑' : one.skipped_at ? '⊘' : '☐'} {one.text} <span class="hint">{one.done_at ? words.doneBy(one.done_name ?? '', when(one.done_at)) : one.skipped_at ? words.skipped(one.reason ?? '') : words.duty[one.duty]}</span></li>)}</ul></section>)}</section>}
      <section><h2>{words.reportTimeline}</h2>{timeline.error ? <Problem error={timeline.error} /> : timeline.rows && <ol class="timeline">{timeline.rows.map((one) => <TimelineLine key={one.seq} of={one} />)}</ol>}</section>
    </div>
  );
}
