/** In a crisis: which audience was told what, and who is next. A card for the room, and a page with all. */
import '../../app'; // as in parts/team.ts
import { useState } from 'preact/hooks';
import { Failure, post } from '../../api';
import { Field, Loaded, Time } from '../../components/bits';
import { Dialog } from '../../components/dialog';
import { useGet } from '../../data';
import { t } from '../../dict';
import { staffWords } from '../../dict/crisis-staff';
import { route, toCrisis } from '../../router';
import { brandPath, can } from '../../session';
import { failed, toast } from '../../toast';
import type { Page } from '../../types';
import { crisisIds } from './index';
import type { AudienceTold } from './staff-types';

const path = (crisis: number) => `${brandPath.value}/crises/${crisis}/audiences`;
const useAudiences = (crisis: number) => useGet<Page<AudienceTold>>(path(crisis), ['crisis', 'statement']);
const toldOf = (items: AudienceTold[]) => items.filter((one) => one.told_at);

function TellDialog({ crisis, of, onDone, onClose }: { crisis: number; of: AudienceTold; onDone: () => void; onClose: () => void }) {
  const said = staffWords.value.audience;
  const [text, setText] = useState(of.words ?? '');
  const [channel, setChannel] = useState(of.channel ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: Event) => {
    event.preventDefault();
    try {
      await post(`${path(crisis)}/${of.id}`, { said: text, channel: channel.trim() || null });
      toast(said.told);
      onDone();
      onClose();
    } catch (error) {
      if (error instanceof Failure && error.field === 'said') setProblem(error.message);
      else failed(error);
    }
  };
  return (
    <Dialog title={of.name} size="wide" onClose={onClose}>
      <form class="stack" onSubmit={submit}>
        <Field label={said.said} error={problem}>{(id, help) => <textarea id={id} rows={4} required maxLength={1900} aria-describedby={help} value={text} onInput={(event) => { setText(event.currentTarget.value); setProblem(null); }} />}</Field>
        <Field label={said.how} isOptional>{(id) => <input id={id} type="text" maxLength={180} autocomplete="off" value={channel} onInput={(event) => setChannel(event.currentTarget.value)} />}</Field>
        <div class="actions end"><button type="button" onClick={onClose}>{t.value.common.cancel}</button><button type="submit" class="primary">{said.tell}</button></div>
      </form>
    </Dialog>
  );
}

function Row({ crisis, of, onTell }: { crisis: number; of: AudienceTold; onTell: (one: AudienceTold) => void }) {
  const said = staffWords.value.audience;
  return (
    <li>
      <div class="row-main">
        <strong dir="auto">{of.name}</strong>
        <span class={`chip ${of.told_at && !of.is_old ? 'mine' : of.is_old ? 'guess' : 'set'}`}>{of.told_at ? (of.is_old ? said.old : <Time at={of.told_at} />) : said.not}</span>
        <span class="hint" dir="auto">{of.told_at ? <>{of.said} · {said.saidBy(of.told_by ?? '', of.told_by_way ?? '')}</> : [of.channel, of.teller && said.by(of.teller)].filter(Boolean).join(' · ')}</span>
      </div>
      {of.starter === 'staff' ? <a class="button chip-button" href={toCrisis(route.value.brand, `${crisis}/staf`)}>{staffWords.value.staff.go}</a> : can.write.value && <button type="button" class="chip-button" aria-label={`${of.told_at ? said.again : said.tell}: ${of.name}`} onClick={() => onTell(of)}>{of.told_at ? said.again : said.tell}</button>}
    </li>
  );
}

function Rows({ crisis, items, onDone }: { crisis: number; items: AudienceTold[]; onDone: () => void }) {
  const [telling, setTelling] = useState<AudienceTold | null>(null);
  return (
    <>
      <ol class="rows">{items.map((one) => <Row key={one.id} crisis={crisis} of={one} onTell={setTelling} />)}</ol>
      {telling && <TellDialog crisis={crisis} of={telling} onDone={onDone} onClose={() => setTelling(null)} />}
    </>
  );
}

/** For the room: how many were told, and the next ones. */
export function AudienceCard({ crisis }: { crisis: number }) {
  const said = staffWords.value.audience, list = useAudiences(crisis), shown = 3;
  return (
    <section class="card" aria-label={said.card}>
      <Loaded of={list}>{({ items }) => {
        const open = items.filter((one) => !one.told_at || one.is_old);
        return (
          <>
            <header class="card-head"><h2>{said.card}</h2>{items.length > 0 && <span class="count">{said.toldCount(toldOf(items).length, items.length)}</span>}</header>
            {items.length === 0 && <p>{said.noMap} <a href={toCrisis(route.value.brand, 'pihak')}>{said.start}</a></p>}
            {open.length > 0 && <Rows crisis={crisis} items={open.slice(0, shown)} onDone={list.reload} />}
            {items.length > 0 && <p><a href={toCrisis(route.value.brand, `${crisis}/pihak`)}>{said.all}</a></p>}
          </>
        );
      }}</Loaded>
    </section>
  );
}

export function CrisisAudiencesPage() {
  const words = staffWords.value, said = words.audience, [crisis = 0] = crisisIds(), list = useAudiences(crisis);
  return (
    <div class="page narrow">
      <p><a href={toCrisis(route.value.brand, crisis)}>{words.room}</a></p>
      <h1 tabIndex={-1}>{said.pageTitle}</h1>
      <Loaded of={list}>{({ items }) => (!items.length ? <p>{said.noMap}</p> : (
        <>
          <p class="hint" role="status">{said.toldCount(toldOf(items).length, items.length)}</p>
          <Rows crisis={crisis} items={items} onDone={list.reload} />
        </>
      ))}</Loaded>
      <p><a href={toCrisis(route.value.brand, 'pihak')}>{said.map}</a></p>
    </div>
  );
}
