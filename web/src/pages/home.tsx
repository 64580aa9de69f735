/** Beranda: is it an ordinary day, what waits, and would someone be woken. */
import { useState } from 'preact/hooks';
import { post, serverNow } from '../api';
import { excerptOf, nameOf } from '../case-acts';
import { Pulse } from '../charts/pulse';
import { Ago, Deadline, Empty, Field, LevelMark, Loaded, SeverityMark } from '../components/bits';
import { Confirm } from '../components/dialog';
import { Icon, Shape } from '../components/icons';
import { LevelRow } from '../components/level-row';
import { PasteDialog } from '../components/paste-later';
import { OpenRoom } from '../components/open-room';
import { useGet } from '../data';
import { t } from '../dict';
import { count, length, when } from '../format';
import { LaterBeside } from '../later';
import { isGraveAlone, reasonSentence, tellingReasons } from '../reasons';
import { route, toApprovals, toCase, toGuard, toInbox, toSettings, toVerdict } from '../router';
import { brandPath, can } from '../session';
import { failed, toast } from '../toast';
import { rank, type Incident, type Level, type Overview, type Page, type PulsePoint, type VerdictRow } from '../types';

const monthOld = 31 * 86400_000;

function IncidentBanner({ incident, now, reload }: { incident: Incident; now: Level; reload: () => void }) {
  const words = t.value.home;
  const [isEnding, setEnding] = useState(false);
  const [reason, setReason] = useState('');
  const hasFallen = rank(now) < rank(incident.level), level = t.value.level;
  const act = async (what: 'take' | 'watch' | 'end', said: string) => {
    await post(`${brandPath.value}/incidents/${incident.id}/act`, { act: what, reason: what === 'end' ? reason : undefined });
    toast(said);
    reload();
  };
  return (
    <section class={`incident is-${incident.level} state-${incident.state}`} aria-labelledby="incident">
      <Shape of={incident.level} />
      <div class="incident-text">
        <h2 id="incident">{incident.is_test ? words.incidentTest : hasFallen ? words.incidentFell(level[now], level[incident.level]) : words.incident(level[incident.level])}</h2>
        {!incident.is_test && <p>{words.incidentText(incident.messages, when(incident.counted_from))}</p>}
        {incident.state === 'open' && incident.silent_at && <p role="alert">{words.incidentSilent}</p>}
        {incident.state === 'taken' && incident.taken_until && <p>{words.incidentTaken(incident.taken_name ?? '', when(incident.taken_until))}</p>}
        {incident.state === 'watched' && incident.taken_until && <p>{words.incidentWatched(when(incident.taken_until))}</p>}
      </div>
      <div class="actions">
        {can.write.value && incident.state !== 'taken' && <button type="button" class="primary" title={words.takeHelp} onClick={() => act('take', words.taken).catch(failed)}>{words.take}</button>}
        {can.write.value && incident.state !== 'watched' && <button type="button" onClick={() => act('watch', words.watching).catch(failed)}>{words.watch}</button>}
        {can.write.value && incident.state !== 'open' && <button type="button" onClick={() => setEnding(true)}>{words.end}</button>}
        {!incident.is_test && <OpenRoom />}
        {!incident.is_test && <a class="button" href={toInbox(route.value.brand, new URLSearchParams({ severity: 'grave' }))}>{words.seeMessages}</a>}
      </div>
      {isEnding && (
        <Confirm title={words.endTitle} text={words.endText} action={words.end.replace('…', '')} isGrave isReady={reason.trim().length > 2} onDo={() => act('end', words.ended)} onClose={() => setEnding(false)}>
          <Field label={words.endReason}>{(id) => <textarea id={id} rows={3} value={reason} onInput={(e) => setReason(e.currentTarget.value)} />}</Field>
        </Confirm>
      )}
    </section>
  );
}

function Numbers({ of }: { of: Overview }) {
  const words = t.value.home, b = route.value.brand;
  const figures: [string, string, string, string | null, string?][] = [
    [words.waiting, count(of.waiting), words.waitingHelp, toInbox(b)],
    [words.late, count(of.late), of.neglected ? words.neglected(count(of.neglected)) : words.lateHelp, of.neglected ? toInbox(b, new URLSearchParams({ queue: 'neglected' })) : toInbox(b), of.late ? 'is-late' : ''],
    [words.median, of.median_answer ? length(of.median_answer) : words.noData, words.medianHelp, null],
    [words.answered, count(of.answered_today), of.posted_today ? words.byPost(count(of.posted_today)) : words.answeredHelp, toInbox(b, new URLSearchParams({ queue: 'customer' }))],
  ];
  return (
    <section aria-labelledby="numbers">
      <h2 id="numbers" class="visually-hidden">{words.numbers}</h2>
      <dl class="figures">{figures.map(([name, value, help, href, kind]) => (
        <div key={name} class={`figure ${kind ?? ''}`}>
          <dt>{name}</dt>
          <dd class="value">{href ? <a href={href} aria-label={`${name}: ${value}`}>{value}</a> : value}</dd>
          <dd class="hint">{help}</dd>
        </div>
      ))}</dl>
    </section>
  );
}

function VerdictCard({ verdict }: { verdict: VerdictRow | null }) {
  const words = t.value.home;
  if (!verdict?.at) return <section class="card"><h2>{words.verdict}</h2><p>{words.noHistory}</p></section>;
  const reasons = tellingReasons(verdict);
  return (
    <section class={`card verdict is-${verdict.shown}`} aria-labelledby="verdict">
      <header class="card-head"><h2 id="verdict">{words.verdict}</h2><span class="hint">{words.judgedAt('')}<Ago at={verdict.at} /></span></header>
      <p class="verdict-level"><span class="visually-hidden">{words.verdictNow(t.value.level[verdict.shown])}</span><span aria-hidden="true"><LevelMark of={verdict.shown} /></span></p>
      <p>{verdict.shown === 'issue' && isGraveAlone(verdict) ? words.issueGrave : words.levelHelp[verdict.shown]}</p>
      {verdict.shown !== verdict.level && <p class="hint">{words.decided(t.value.level[verdict.level])}</p>}
      <h3>{words.why}</h3>
      <ul class="reasons">{reasons.slice(0, 4).map((reason) => <li key={reason.kind}>{reasonSentence(reason)}</li>)}</ul>
      {verdict.more_needed && verdict.shown === verdict.level ? <p class="hint">{words.moreNeeded(verdict.more_needed)}</p> : null}
      {verdict.shown !== 'normal' && <LevelRow level={verdict.shown} />}
      <a class="more" href={toVerdict(route.value.brand)}>{words.openVerdict}</a>
    </section>
  );
}

function Todo({ of, onPaste }: { of: Overview; onPaste: () => void }) {
  const words = t.value.home, b = route.value.brand, rows = of.todo ?? [];
  const notes = [
    of.own_posts ? [words.ownPosts(of.own_posts), toGuard(b, 'own')] : null,
    of.to_approve && can.approve.value ? [words.toApprove(of.to_approve), toApprovals(b)] : null,
    of.unknown ? [words.unknown(of.unknown), `${toApprovals(b)}?state=unknown`] : null,
    of.by_hand ? [words.byHand(of.by_hand), `${toApprovals(b)}?state=by_hand`] : null,
  ].filter((note): note is [string, string] => note !== null);
  const isEmpty = !rows.length && !notes.length;
  return (
    <section class="card" aria-labelledby="todo">
      <header class="card-head"><h2 id="todo">{words.todo}</h2>{can.write.value && <button type="button" class="quiet" onClick={onPaste}>{words.paste}</button>}</header>
      {isEmpty && <Empty title={words.todoEmpty} />}
      <ol class="todo">
        {notes.map(([text, href]) => <li key={href}><a class="todo-row" href={href}><Icon name="approvals" /><span class="todo-text"><strong>{text}</strong></span></a></li>)}
        {rows.slice(0, 5 - notes.length).map((row) => (
          <li key={row.id}><a class="todo-row" href={toCase(b, row.id)}>
            <SeverityMark of={row.severity} /><span class="todo-text"><strong>{nameOf(row)}</strong> · {t.value.channel[row.channel]}<span class="excerpt" dir="auto">{excerptOf(row)}</span></span><Deadline of={row} />
          </a></li>
        ))}
      </ol>
      {rows.length > 0 && <a class="more" href={toInbox(b)}>{words.openInbox}</a>}
    </section>
  );
}

function AlarmCard({ of }: { of: Overview }) {
  const words = t.value.home, b = route.value.brand;
  const isOld = of.alarm_ok_at !== null && serverNow() - Date.parse(of.alarm_ok_at) > monthOld;
  const isGood = of.alarm_steps > 0 && of.alarm_ok_at && !isOld;
  return (
    <section class={`card alarm-card ${isGood ? 'is-good' : 'is-open'}`} aria-labelledby="alarm">
      <header class="card-head"><h2 id="alarm">{words.alarm}</h2>{of.alarm_steps > 0 && <span class="hint">{words.alarmSteps(of.alarm_steps)}</span>}</header>
      <p>{of.alarm_steps === 0 ? words.alarmEmpty : !of.alarm_ok_at ? words.alarmNever : isOld ? words.alarmOld(when(of.alarm_ok_at)) : words.alarmOk(when(of.alarm_ok_at))}</p>
      <a class="button" href={toSettings(b, 'alarm')}>{of.alarm_steps === 0 ? words.alarmSet : words.alarmTest}</a>
    </section>
  );
}

export function HomePage() {
  const words = t.value.home, path = brandPath.value;
  const overview = useGet<Overview>(`${path}/overview`, ['case', 'reply', 'verdict', 'incident', 'settings']);
  const pulse = useGet<Page<PulsePoint>>(`${path}/pulse?hours=24`, ['case', 'verdict']);
  const [isPasting, setPasting] = useState(false);
  return (
    <div class="page">
      <h1 tabIndex={-1}>{words.title}</h1>
      <Loaded of={overview}>{(of) => {
        const isNew = !of.waiting && !of.answered_today && !of.median_answer && !of.todo?.length && !(pulse.data?.items ?? []).some((p) => p.total);
        return (
          <>
            {of.incident && of.incident.id > 0 && of.incident.state !== 'over' && <IncidentBanner incident={of.incident} now={of.verdict?.shown ?? of.incident.level} reload={overview.reload} />}
            {isNew && (
              <div class="card welcome"><Empty title={words.emptyTitle}><p>{words.emptyText}</p>
                <div class="actions"><button type="button" class="primary" onClick={() => setPasting(true)}>{words.paste}</button><a class="button" href={toSettings(route.value.brand, 'sumber')}>{words.connect}</a></div>
              </Empty></div>
            )}
            <Numbers of={of} />
            <div class="home-grid">
              <div class="stack">
                <VerdictCard verdict={of.verdict} />
                <section class="card" aria-labelledby="volume"><h2 id="volume">{words.volume}</h2><Loaded of={pulse}>{(page) => <Pulse points={page.items} />}</Loaded></section>
              </div>
              <div class="stack"><Todo of={of} onPaste={() => setPasting(true)} /><LaterBeside name="careHome" label={t.value.nav.promises} isQuiet /><AlarmCard of={of} /></div>
            </div>
          </>
        );
      }}</Loaded>
      {isPasting && <PasteDialog onClose={() => setPasting(false)} />}
    </div>
  );
}
