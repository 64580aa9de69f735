/** How long we have been silent while others guess, and where it began as far as we see. */
import { serverNow } from '../api';
import { ChannelName, Loaded, Time } from '../components/bits';
import { useGet } from '../data';
import { t } from '../dict';
import { tp } from '../dict/later';
import { clock, length, number } from '../format';
import { newestVerdict, useVerdict } from '../reasons';
import { route, toCase } from '../router';
import { brandPath, can } from '../session';
import { stepsByMessage } from '../trace';
import type { Trace, TraceStep, VerdictPage } from '../types';

const dayLong = 86400_000;

export function MeterCard() {
  const page = useVerdict();
  return page.data ? <Meter of={page.data} /> : null;
}
function Meter({ of }: { of: VerdictPage }) {
  const words = tp.value, meter = of.meter;
  const until = of.is_newest ? serverNow() : Date.parse(of.verdict.at!);
  const silent = meter.last_word_at ? until - Date.parse(meter.last_word_at) : 0;
  const isDay = !meter.last_word_at || silent > dayLong;
  const most = Math.max(1, ...meter.hours.map((one) => Math.max(one.negative, one.guesses)));
  const since = isDay ? words.sinceDay : words.since;
  return (
    <section class="card" aria-labelledby="meter"><h2 id="meter">{words.meter}</h2>
      <p>{meter.last_word_at ? words.silent(length(silent / 1000)) : words.neverSpoke} {since(number(meter.negative_since), number(meter.guesses_since))}</p>
      {of.verdict.shown !== 'normal' && meter.guesses_since > 0 && <p class="hint">{words.suggest}</p>}
      <table class="hours">
        <caption class="visually-hidden">{words.meterTable}</caption>
        <thead><tr><th scope="col">{words.hour}</th><th scope="col">{words.negative}</th><th scope="col">{words.guesses}</th></tr></thead>
        <tbody>{meter.hours.map((one) => (
          <tr key={one.at}><th scope="row">{clock(Date.parse(one.at))}</th>
            {([['negative', one.negative], ['guesses', one.guesses]] as const).map(([kind, n]) => (
              <td key={kind}><span class="bar-cell"><i class={`bar is-${kind}`} style={{ width: `${(n / most) * 100}%` }} /><span>{n}</span></span></td>
            ))}</tr>
        ))}</tbody>
      </table>
    </section>
  );
}

function Step({ all }: { all: [TraceStep, ...TraceStep[]] }) {
  const words = tp.value, of = all.find((one) => one.people > 0) ?? all[0];
  return (
    <li>
      <p><Time at={of.at} /> · <ChannelName of={of.channel} /> <strong>{all.map((one) => words.step[one.kind]).join(' · ')}</strong>{of.is_together && <span class="chip">{words.together}</span>}</p>
      <p><a class="problem-link" href={toCase(route.value.brand, of.case_id)} dir="auto">{of.text || t.value.case.number(of.case_id)}</a></p>
      <p class="hint">{[of.people > 0 && words.same(of.people, of.minutes), of.people === 0 && of.author_name, of.reach > 0 && words.followers(number(of.reach))].filter(Boolean).join(' · ')}</p>
    </li>
  );
}

export function TraceCard() {
  const words = tp.value, id = route.value.id || newestVerdict();
  const trace = useGet<Trace>(`${brandPath.value}/verdicts/${id}/trace`);
  return (
    <section class="card" aria-labelledby="trace"><h2 id="trace">{words.trace}</h2>
      <Loaded of={trace}>{(of) => (
        <>
          {of.steps.length ? <p>{words.origin(t.value.channel[of.origin])}</p> : <p>{words.traceNone}</p>}
          <p class="hint">{words.traceHelp(number(of.messages), number(of.sources))} {of.is_cut && words.traceCut} {!can.manage.value && words.traceNames}</p>
          <ol class="trace">{stepsByMessage(of.steps).map((all) => <Step key={all[0].message_id} all={all} />)}</ol>
        </>
      )}</Loaded>
    </section>
  );
}
