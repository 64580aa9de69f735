/** Vonis: the level, why, what is missing, what would change it; the evidence; what a person decides. */
import { useEffect, useState } from 'preact/hooks';
import { get, statusOf } from '../api';
import { Pulse } from '../charts/pulse';
import { Ago, Empty, LevelMark, Loaded, Time } from '../components/bits';
import { VerdictSigns } from '../components/case-plan';
import { Icon } from '../components/icons';
import { LevelRow } from '../components/level-row';
import { useGet } from '../data';
import { t } from '../dict';
import { tv } from '../dict/later';
import { number, when } from '../format';
import { Later } from '../later';
import { graveCount, isGraveAlone, reasonSentence, tellingReasons, useVerdict } from '../reasons';
import { route, toAccuracy, toHome, toVerdict } from '../router';
import { brandPath } from '../session';
import { failed } from '../toast';
import { rank, type Page, type PulsePoint, type VerdictAgain, type VerdictPage as Record, type VerdictRow } from '../types';
import { Factors } from './verdict-factors';

/** Parts of a sentence, the first with a capital letter. */
function joined(parts: string[]): string {
  const text = parts.join(', ');
  return text && `${text[0]!.toUpperCase()}${text.slice(1)}.`;
}

/** What would raise it and what would lower it; what a person decided holds until its time first. */
function changeSentence({ verdict: v, decision, is_newest }: Record): string {
  const words = tv.value, grave = graveCount(v);
  if (v.shown !== v.level) return joined([is_newest && decision.review_at ? words.decidedUntil(when(decision.review_at)) : words.decided]);
  if (v.level === 'crisis') return joined([v.more_needed ? words.down(v.more_needed) : words.topped]);
  const parts = v.more_needed ? [words.up(v.more_needed)] : [];
  if (v.level !== 'issue') parts.push(words.upGrave, words.upReach);
  const up = joined(parts.length || v.level === 'issue' ? parts : [words.upGrave.replace(/^(atau|or) /, '')]);
  return v.level === 'issue' && grave > 0 ? `${up} ${joined([isGraveAlone(v) ? words.downGrave : words.downBoth])}`.trim() : up;
}

const lateCount = (row: VerdictRow) => row.reasons?.find((one) => one.kind === 'late')?.value ?? 0;
/** It fell because of what came in late: that changes what was usual, or what was said in that time. */
function fellByLate(v: VerdictRow, rows: VerdictRow[]): number {
  const before = rows[rows.findIndex((one) => one.id === v.id) + 1];
  const more = before && rank(v.level) < rank(before.level) ? lateCount(v) - lateCount(before) : 0;
  return Math.max(more, 0);
}

function Head({ of, rows }: { of: Record; rows: VerdictRow[] }) {
  const words = tv.value, v = of.verdict, b = route.value.brand, late = fellByLate(v, rows);
  const why = tellingReasons(v).slice(0, 3).map(reasonSentence).join(' ');
  return (
    <section class={`card verdict is-${v.shown}`} aria-labelledby="level">
      <header class="card-head">
        <p id="level" class="verdict-level"><span class="visually-hidden">{of.is_newest ? t.value.home.verdictNow(t.value.level[v.shown]) : words.at(t.value.level[v.shown])}</span><span aria-hidden="true"><LevelMark of={v.shown} /></span></p>
        <span class="hint">{of.is_newest ? <>{t.value.home.judgedAt('')}<Ago at={v.at!} /></> : <Time at={v.at} />}</span>
      </header>
      {!of.is_newest && <p class="notice">{words.old} <a href={toVerdict(b)}>{words.newest}</a></p>}
      {v.shown !== v.level && <p>{words.byProgram(t.value.level[v.level])}</p>}
      <dl class="three">
        <div><dt>{words.why}</dt><dd>{late > 0 && `${words.fellLate(number(late))} `}{why} {v.shown !== 'normal' && of.onset_at !== v.at && !isGraveAlone(v) && words.onset(when(of.onset_at))}</dd></div>
        <div><dt>{words.missing}</dt><dd>{of.missing.length ? joined(of.missing.map((one) => words.gap[one])) : words.nothingMissing}</dd></div>
        <div><dt>{words.change}</dt><dd>{changeSentence(of)}</dd></div>
      </dl>
      <Again id={v.id} />
    </section>
  );
}

/** The program is made to show that it says the same of the same. */
function Again({ id }: { id: number }) {
  const words = tv.value;
  const [said, say] = useState('');
  useEffect(() => say(''), [id]);
  const run = async () => {
    try {
      const again = await get<VerdictAgain>(`${brandPath.value}/verdicts/${id}/again`);
      say(again.agrees ? words.againAgrees : again.counts_moved ? words.againMoved : words.againDiffers(t.value.level[again.level]));
    } catch (error) { if (statusOf(error) === 404) say(words.againNone); else failed(error); }
  };
  return <p class="again"><button type="button" onClick={() => void run()}>{words.again}</button> <span role="status" class="hint">{said}</span></p>;
}

function Levels({ now, rows }: { now: number; rows: VerdictRow[] }) {
  const words = tv.value, b = route.value.brand;
  return (
    <section class="card" aria-labelledby="levels"><h2 id="levels">{words.levels}</h2>
      <ol class="history">{rows.slice(0, 30).map((row) => (
        <li key={row.id}><a href={toVerdict(b, row.id)} aria-current={row.id === now ? 'true' : undefined}><Time at={row.at} /></a> <LevelMark of={row.shown} />
          <span class="hint">{row.shown !== row.level ? words.byProgram(t.value.level[row.level]) : tellingReasons(row).slice(0, 1).map(reasonSentence)}</span></li>
      ))}</ol>
    </section>
  );
}

function One({ id, rows }: { id: number; rows: VerdictRow[] }) {
  const words = tv.value, path = brandPath.value;
  const page = useVerdict();
  const pulse = useGet<Page<PulsePoint>>(`${path}/pulse?hours=24`, ['verdict']);
  return (
    <Loaded of={page}>{(of) => (
      <>
        <div class="home-grid verdict-grid">
          <Head of={of} rows={rows} />
          <div class="stack">{of.is_newest && <Later name="deciding" />}</div>
        </div>
        {of.is_newest && <LevelRow level={of.verdict.shown} isCard />}
        <VerdictSigns verdictId={id} />
        <Factors of={of} />
        <div class="home-grid verdict-grid">
          <div class="stack">
            <section class="card" aria-labelledby="band"><h2 id="band">{words.band}</h2>
              {of.verdict.usual_high > 0 && <p>{words.usual(number(of.verdict.usual_low), number(of.verdict.usual_high))}</p>}
              <Loaded of={pulse}>{(points) => <Pulse points={points.items} />}</Loaded>
            </section>
            <Later key={`trace-${id}`} name="trace" />
          </div>
          <div class="stack"><Later key={`meter-${id}`} name="meter" /><Levels now={id} rows={rows} /></div>
        </div>
      </>
    )}</Loaded>
  );
}

export function VerdictPage() {
  const words = tv.value, { id, brand } = route.value;
  const past = useGet<Page<VerdictRow>>(`${brandPath.value}/verdicts`, ['verdict']);
  return (
    <div class="page verdict-page">
      <p class="problem-back"><a href={toHome(brand)}><Icon name="back" /> {words.back}</a> <a href={toAccuracy(brand)}>{t.value.home.accuracy}</a></p>
      <h1 tabIndex={-1}>{t.value.home.verdict}</h1>
      <Loaded of={past}>{({ items }) => {
        const shown = id || items[0]?.id;
        return shown ? <One key={id || 'newest'} id={shown} rows={items} /> : <Empty title={t.value.home.noHistory} />;
      }}</Loaded>
    </div>
  );
}
