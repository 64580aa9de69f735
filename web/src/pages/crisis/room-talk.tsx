/** Komunikasi: what all say, how long we have been silent, what is held back. */
import { serverNow } from '../../api';
import { Loaded, LevelMark, Time } from '../../components/bits';
import { useGet } from '../../data';
import { roomWords } from '../../dict/crisis-room';
import { clock, length, number } from '../../format';
import { comes, IfWanted } from '../../later';
import { beginMass } from '../../masses';
import { inRoom, type RoomPage } from '../../room';
import { route, toCrisis, toDemands, toNewStatement, toProblem, toStatement, toVerdict } from '../../router';
import { brandPath, can } from '../../session';
import { failed, toast } from '../../toast';
import type { StatementPage } from '../../types';
import { HoursChart } from './hours-chart';
import { RoomLinks } from './room-links';

const RoomCards = comes(() => import('./room-cards').then((part) => part.RoomCards), { isSoon: true });

function StatementCard({ of }: { of: RoomPage }) {
  const words = roomWords.value, c = of.crisis, b = route.value.brand;
  const page = useGet<StatementPage>(c.statement_id ? `${brandPath.value}/statements/${c.statement_id}` : null, ['statement']);
  const now = page.data?.versions.find((one) => one.state === 'in_force');
  return (
    <section class="card" aria-labelledby="statement"><h2 id="statement">{words.statement}</h2>
      {!c.statement_id ? <p>{words.statementNone}</p> : (
        <Loaded of={page}>{() => (now ? <><p class="hint">{words.statementVersion(now.number)} <Time at={now.from_at} /></p><blockquote class="said" dir="auto">{now.text}</blockquote></> : <p>{words.statementNone}</p>)}</Loaded>
      )}
      <div class="actions">
        {c.statement_id ? <a class="button primary" href={toStatement(b, c.statement_id)}>{words.statementNext}</a> : can.write.value && <a class="button primary" href={toNewStatement(b, c.problem_id ?? 0)}>{words.statementNew}</a>}
        {can.write.value && c.problem_id && now ? <button type="button" onClick={() => void beginMass({ scope: 'problem', problem_id: c.problem_id! }).catch(failed)}>{words.answerAll}</button> : null}
      </div>
    </section>
  );
}

function MeterCard({ of }: { of: RoomPage }) {
  const words = roomWords.value, m = of.meter;
  return (
    <section class="card" aria-labelledby="meter"><h2 id="meter">{words.meter}</h2>
      <p>{m.last_word_at ? words.silent(length((serverNow() - Date.parse(m.last_word_at)) / 1000)) : words.neverSpoke} {words.since(number(m.negative_since), number(m.guesses_since))}</p>
      <HoursChart of={m} />
      <details><summary>{words.meterTable}</summary>
        <table class="hours"><thead><tr><th scope="col">{words.hour}</th><th scope="col">{words.negative}</th><th scope="col">{words.guesses}</th></tr></thead>
          <tbody>{m.hours.map((one) => <tr key={one.at}><th scope="row">{clock(Date.parse(one.at))}</th><td>{one.negative}</td><td>{one.guesses}</td></tr>)}</tbody></table>
      </details>
      {of.verdict.id > 0 && <p class="verdict-line"><span>{words.verdict}:</span> <LevelMark of={of.verdict.shown} /> <a href={toVerdict(route.value.brand)}>{words.verdictOpen}</a></p>}
    </section>
  );
}

function FreezeCard({ of }: { of: RoomPage }) {
  const words = roomWords.value, c = of.crisis;
  const freeze = async (act: 'begin' | 'ask_end') => { await inRoom(c.id, '/freeze', { act, version: c.version }); toast(act === 'begin' ? words.frozen : words.asked); };
  const agree = async () => { await inRoom(c.id, '/thaw', { version: c.version }); toast(words.thawed); };
  const bar = c.phase === 'closed' ? '' : words.thawBar[of.thaw_bar], isBarred = of.thaw_bar !== 'none';
  return (
    <section class="card" aria-labelledby="freeze"><h2 id="freeze">{words.posts}</h2>
      <p>{c.is_frozen ? words.postsFrozen : words.postsFree} {c.thaw_by ? words.thawAsked : ''}</p>
      {bar && <p class="hint" id="thaw-bar">{bar}</p>}
      <div class="actions">
        <a class="button" href={toCrisis(route.value.brand, 'unggahan')}>{words.posts}</a>
        {can.write.value && c.phase !== 'closed' && (!c.is_frozen ? <button type="button" class="quiet" onClick={() => void freeze('begin').catch(failed)}>{words.freezeNow}</button>
          : of.thaw_bar === 'not_recovery' ? null : !c.thaw_by ? <button type="button" disabled={isBarred} aria-describedby={bar ? 'thaw-bar' : undefined} onClick={() => void freeze('ask_end').catch(failed)}>{words.thawAsk}</button>
            : can.approve.value && <button type="button" class="primary" disabled={isBarred} aria-describedby={bar ? 'thaw-bar' : undefined} onClick={() => void agree().catch(failed)}>{words.thawAgree}</button>)}
      </div>
    </section>
  );
}

export function Talk({ of }: { of: RoomPage }) {
  const words = roomWords.value, c = of.crisis, b = route.value.brand;
  return (
    <div class="room-grid">
      <div class="stack"><IfWanted label={words.tools}><RoomCards of={c} /></IfWanted><StatementCard of={of} /><MeterCard of={of} /></div>
      <div class="stack">
        <section class="card" aria-labelledby="about"><h2 id="about">{words.facts}</h2>
          <dl class="facts">
            <div><dt>{words.factProblem}</dt><dd>{c.problem_id ? <a href={toProblem(b, c.problem_id)} dir="auto">{c.problem_name}</a> : words.problemNone}</dd></div>
            <div><dt>{words.factOrigin}</dt><dd dir="auto">{c.origin_name ?? words.factOriginNone}</dd></div>
            <div><dt>{words.factFirst}</dt><dd>{c.first_word_at ? <Time at={c.first_word_at} /> : words.factFirstNone}</dd></div>
            <div><dt>{words.factEvery}</dt><dd>{length(c.word_every)}</dd></div>
            {c.playbook_name && <div><dt>{words.factPlaybook}</dt><dd dir="auto">{c.playbook_name}</dd></div>}
            {c.threat_name && <div><dt>{words.factThreat}</dt><dd dir="auto">{c.threat_name}</dd></div>}
          </dl>
        </section>
        <RoomLinks room={c.id} to={['fakta', 'kabar', 'staf', 'pihak']} />
        <FreezeCard of={of} />
        <section class="card" aria-labelledby="links"><h2 id="links">{words.links}</h2>
          <ul class="room-links"><li><a href={toDemands(b)}>{words.demands}</a></li>{c.problem_id ? <li><a href={toProblem(b, c.problem_id)}>{words.problemCases}</a></li> : null}</ul>
        </section>
      </div>
    </div>
  );
}
