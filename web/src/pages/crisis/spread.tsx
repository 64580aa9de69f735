/** Jejak asal dan sebaran: where it began, over which channels it went, as far as the desk saw. */
import '../../app'; // as in parts/team.ts
import { useState } from 'preact/hooks';
import { ChannelName, Loaded, Time } from '../../components/bits';
import { Icon } from '../../components/icons';
import { useGet } from '../../data';
import { t } from '../../dict';
import { spreadWords } from '../../dict/crisis-spread';
import { tp } from '../../dict/later';
import { number, when } from '../../format';
import { keepFile } from '../../proof';
import { stepsByMessage } from '../../trace';
import { roomId, roomPath, toRoom } from '../../room';
import { route, toCase } from '../../router';
import { can } from '../../session';
import { failed, toast } from '../../toast';
import type { Channel, Time as At, Trace, TraceStep } from '../../types';
import { SpreadGraph } from './spread-graph';
import { HoldCard } from './spread-hold';

type Gap = keyof typeof spreadWords.value.gap;
export interface Spread {
  crisis_id: number; trace: Trace; is_named: boolean; trust: 'weak' | 'fair' | 'strong'; room_source_id: number | null; room_source_name: string | null;
  origin: { source_id: number | null; source_name: string | null; channel: Channel; agree: number; of: number; at: At | null };
  gaps: { kind: Gap; count: number }[]; channels: { channel: Channel; first_at: At; messages: number; people: number }[];
  step: number; cells: { channel: Channel; at: At; messages: number }[]; links: { kind: TraceStep['kind']; from_at: At; at: At; from_channel: Channel; channel: Channel }[];
  people: number; reach_least: number; reach_most: number; reach_unknown: number; expires_at: At | null;
}
export { learnProof } from '../../dict/later';

function Began({ of, room }: { of: Spread; room: number }) {
  const words = spreadWords.value, o = of.origin;
  if (!o.source_id) return <p>{words.originNone}</p>;
  const said = !of.room_source_id ? words.roomNone : of.room_source_id === o.source_id ? words.roomSame : words.roomOther(of.room_source_name ?? '');
  return (
    <>
      <p class="next-line"><ChannelName of={o.channel} /> <span class="chip">{words.trust[of.trust]}</span></p>
      <p dir="auto">{words.agree(number(o.agree), number(o.of), o.source_name ?? '')} {words.earliest(t.value.channel[of.trace.origin], when(of.trace.from))}</p>
      <p class={of.room_source_id === o.source_id ? 'hint' : 'notice'}><span>{said} {of.room_source_id !== o.source_id && <a href={toRoom(room)}>{words.back}</a>}</span></p>
    </>
  );
}

function Gaps({ of }: { of: Spread }) {
  const words = spreadWords.value;
  return (
    <section class="card" aria-labelledby="gaps"><h2 id="gaps">{words.gaps}</h2>
      <ul class="stack">{of.gaps.map((one) => <li key={one.kind}>{words.gap[one.kind](number(one.count))}</li>)}</ul>
      <p class="hint">{words.heard(number(of.trace.messages), number(of.trace.sources))}</p>
    </section>
  );
}

function Channels({ of }: { of: Spread }) {
  const words = spreadWords.value;
  return (
    <section class="card" aria-labelledby="graph"><h2 id="graph">{words.graph}</h2>
      <SpreadGraph of={of} />
      <table class="factors"><caption class="visually-hidden">{words.channelTable}</caption>
        <thead><tr>{[words.channel, words.first, words.messages, words.people].map((one) => <th key={one} scope="col">{one}</th>)}</tr></thead>
        <tbody>{of.channels.map((one) => <tr key={one.channel}><th scope="row"><ChannelName of={one.channel} /></th><td data-name={words.first}><Time at={one.first_at} /></td><td data-name={words.messages}>{number(one.messages)}</td><td data-name={words.people}>{number(one.people)}</td></tr>)}</tbody>
      </table>
    </section>
  );
}

function Step({ all, isNamed }: { all: [TraceStep, ...TraceStep[]]; isNamed: boolean }) {
  const words = spreadWords.value, shared = tp.value, of = all[0], same = all.find((one) => one.people > 0);
  return (
    <tr>
      <th scope="row"><Time at={of.at} /></th>
      <td><ChannelName of={of.channel} /></td>
      {isNamed && <td data-name={words.account} dir="auto">{of.author_name || words.unknown}</td>}
      <td>{all.map((one) => shared.step[one.kind]).join(' · ')}{all.some((one) => one.is_together) && <> <span class="chip">{shared.together}</span></>}{same && <span class="hint"> {shared.same(same.people, same.minutes)}{same.fresh > 0 && `, ${words.fresh(number(same.fresh))}`}</span>}</td>
      <td data-name={words.reach}>{of.reach ? number(of.reach) : '–'}</td>
      <td><a href={toCase(route.value.brand, of.case_id)} dir="auto">{of.text || t.value.case.number(of.case_id)}</a></td>
    </tr>
  );
}

function Steps({ of }: { of: Spread }) {
  const words = spreadWords.value;
  const heads = [words.time, words.channel, ...(of.is_named ? [words.account] : []), words.found, words.reach, words.message];
  return (
    <section class="card" aria-labelledby="steps"><h2 id="steps">{words.steps}</h2>
      {!of.is_named && <p class="hint">{words.names}</p>}
      <table class="factors"><caption class="visually-hidden">{words.stepTable}</caption>
        <thead><tr>{heads.map((one) => <th key={one} scope="col">{one}</th>)}</tr></thead>
        <tbody>{stepsByMessage(of.trace.steps).map((all) => <Step key={all[0].message_id} all={all} isNamed={of.is_named} />)}</tbody>
      </table>
    </section>
  );
}

function Reach({ of }: { of: Spread }) {
  const words = spreadWords.value;
  return (
    <section class="card" aria-labelledby="reach"><h2 id="reach">{words.reachTitle}</h2>
      <p>{of.reach_most ? words.reachRange(number(of.reach_least), number(of.reach_most)) : words.reachNone} {of.reach_most > 0 && of.reach_unknown > 0 && words.reachUnknown(number(of.reach_unknown))}</p>
      <p class="hint">{words.saying}</p>
    </section>
  );
}

function Table({ of, room }: { of: Spread; room: number }) {
  const words = spreadWords.value, [isBusy, setBusy] = useState(false);
  const keep = () => {
    setBusy(true);
    void keepFile(`${roomPath(room)}/spread/csv`, words.file(room)).then(() => toast(words.saved)).catch(failed).finally(() => setBusy(false));
  };
  return (
    <div class="stack">
      <div class="actions"><button type="button" disabled={isBusy} onClick={keep}>{words.csv}</button></div>
      <p class="hint">{words.csvHelp} {of.expires_at && words.expires(when(of.expires_at))}</p>
    </div>
  );
}

export function SpreadPage() {
  const words = spreadWords.value, room = roomId();
  const spread = useGet<Spread>(`${roomPath(room)}/spread`, ['crisis']);
  return (
    <div class="page room stack">
      <p class="problem-back"><a href={toRoom(room)}><Icon name="back" /> {words.back}</a></p>
      <h1 tabIndex={-1}>{words.title}</h1>
      <p class="hint">{words.intro}</p>
      <div class="room-grid">
        <div class="stack">
          <Loaded of={spread}>{(of) => (
            <>
              <section class="card" aria-labelledby="origin"><h2 id="origin">{words.origin}</h2><Began of={of} room={room} /></section>
              {of.cells.length > 0 && <Channels of={of} />}
            </>
          )}</Loaded>
        </div>
        <div class="stack">
          {spread.data && <><Gaps of={spread.data} />{spread.data.people > 0 && <Reach of={spread.data} />}</>}
          <HoldCard room={room} />
        </div>
      </div>
      {spread.data && spread.data.trace.steps.length > 0 && <><Steps of={spread.data} />{spread.data.is_named && can.approve.value && <Table of={spread.data} room={room} />}</>}
    </div>
  );
}
