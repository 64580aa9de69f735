/** Penjagaan: requests that wait, what is watched, who is banned, the list of the month, competitors. */
import { useState } from 'preact/hooks';
import { del, post, serverNow } from '../api';
import { ChannelName, Empty, Field, Loaded, Loading, Problem } from '../components/bits';
import { Confirm } from '../components/dialog';
import { GuardItem } from '../components/guard-item';
import { OwnPosts } from '../components/own-posts';
import { useGet, usePaged } from '../data';
import { language, t } from '../dict';
import { tg } from '../dict/later';
import { toField } from '../format';
import { guardPath } from '../guard';
import { go, route, toGuard } from '../router';
import { brandPath, can } from '../session';
import { toast } from '../toast';
import { channels, type Channel, type GuardMonth, type GuardRequest, type Page, type Rival } from '../types';

const tabs = ['open', 'own', 'watch', 'bans', 'month', 'rivals'] as const;
type Tab = (typeof tabs)[number];

const Cards = ({ items, reload }: { items: GuardRequest[]; reload: () => void }) => (
  <ul class="cards">{items.map((one) => <li key={one.id} class="card"><GuardItem of={one} onDone={reload} /></li>)}</ul>
);

function Open() {
  const words = tg.value, list = usePaged<GuardRequest>(guardPath(), ['case']);
  if (!list.items) return list.error ? <Problem error={list.error} onRetry={list.reload} /> : <Loading />;
  return (
    <>
      {list.error ? <Problem error={list.error} onRetry={list.reload} /> : null}
      {list.items.length ? <Cards items={list.items} reload={list.reload} /> : <Empty title={words.emptyOpen} />}
      {list.next && <button type="button" disabled={list.isLoading} onClick={() => void list.more()}>{words.moreRows}</button>}
    </>
  );
}

function Watched() {
  const list = useGet<Page<GuardRequest>>(`${guardPath()}?view=watch`, ['case']);
  return <Loaded of={list}>{(page) => (page.items.length ? <Cards items={page.items} reload={list.reload} /> : <Empty title={tg.value.emptyWatch} />)}</Loaded>;
}

function Bans() {
  const words = tg.value, held = useGet<Page<GuardRequest>>(`${guardPath()}?view=bans`, ['case']), over = useGet<Page<GuardRequest>>(`${guardPath()}?view=over`, ['case']);
  const reload = () => { held.reload(); over.reload(); };
  return (
    <Loaded of={over}>{(past) => (
      <>
        {past.items.length > 0 && <Cards items={past.items} reload={reload} />}
        <Loaded of={held}>{(page) => (page.items.length ? <Cards items={page.items} reload={reload} /> : past.items.length ? null : <Empty title={words.emptyBans} />)}</Loaded>
      </>
    )}</Loaded>
  );
}

const monthName = (month: string) => new Date(`${month}-15T00:00:00Z`).toLocaleDateString(language.value, { month: 'long', year: 'numeric', timeZone: 'UTC' });
/** The month that is, and so many before it. */
function lastMonths(count: number): string[] {
  const [year, month] = toField(serverNow()).split('-').map(Number) as [number, number];
  return Array.from({ length: count }, (_, i) => new Date(Date.UTC(year, month - 1 - i, 15)).toISOString().slice(0, 7));
}
function Month() {
  const words = tg.value, months = lastMonths(24), named = route.value.query.get('bulan'), month = months.find((one) => one === named) ?? months[0]!;
  const list = useGet<GuardMonth>(`${guardPath()}/month?month=${month}`, ['case']);
  return (
    <>
      <div class="inline-form"><Field label={words.month}>{(id) => <select id={id} value={month} onChange={(event) => go(`${toGuard(route.value.brand, 'month')}&bulan=${event.currentTarget.value}`)}>{months.map((one) => <option key={one} value={one}>{monthName(one)}</option>)}</select>}</Field></div>
      <Loaded of={list}>{(data) => (
        <>
          <dl class="figures">{(['hidden', 'deleted', 'reported', 'banned', 'taken_down'] as const).map((name) => <div key={name} class="figure"><dt>{words.monthSums[name]}</dt><dd class="value">{data[name]}</dd></div>)}</dl>
          {data.passed > 0 && <p class="notice is-change">{words.monthPassed(data.passed)}</p>}
          {data.items?.length ? <Cards items={data.items} reload={list.reload} /> : <Empty title={words.emptyMonth} />}
        </>
      )}</Loaded>
    </>
  );
}

function AddRival({ onAdded }: { onAdded: () => void }) {
  const words = tg.value;
  const [channel, setChannel] = useState<Channel>('instagram');
  const [handle, setHandle] = useState('');
  const [name, setName] = useState('');
  const [isOpen, setOpen] = useState(false);
  const run = async () => {
    await post(`${brandPath.value}/rivals`, { channel, handle: handle.trim(), ...(name.trim() ? { name: name.trim() } : {}) });
    toast(words.rivalAdded);
    setHandle('');
    setName('');
    onAdded();
  };
  return (
    <>
      <p><button type="button" onClick={() => setOpen(true)}>{words.rivalAdd}…</button></p>
      {isOpen && (
        <Confirm title={words.rivalAdd} action={words.rivalAdd} isReady={!!handle.trim()} onDo={run} onClose={() => setOpen(false)}>
          <Field label={words.rivalHandle} help={words.rivalHelp}>{(id, about) => <input id={id} type="text" autocomplete="off" autocapitalize="none" aria-describedby={about} value={handle} onInput={(event) => setHandle(event.currentTarget.value)} />}</Field>
          <Field label={t.value.inbox.channel}>{(id) => <select id={id} value={channel} onChange={(event) => setChannel(event.currentTarget.value as Channel)}>{channels.map((one) => <option key={one} value={one}>{t.value.channel[one]}</option>)}</select>}</Field>
          <Field label={words.rivalName} isOptional>{(id) => <input id={id} type="text" autocomplete="off" value={name} onInput={(event) => setName(event.currentTarget.value)} />}</Field>
        </Confirm>
      )}
    </>
  );
}

function Rivals() {
  const words = tg.value, list = useGet<Page<Rival>>(`${brandPath.value}/rivals`, ['settings']);
  const [going, setGoing] = useState<Rival | null>(null);
  const run = async () => {
    const was = going!;
    await del(`${brandPath.value}/rivals/${was.id}`);
    list.reload();
    toast(words.rivalRemoved, { undo: async () => { await post(`${brandPath.value}/rivals`, { channel: was.channel, handle: was.handle, name: was.name }); list.reload(); } });
  };
  return (
    <>
      <p class="hint">{words.rivalsIntro}</p>
      <Loaded of={list}>{(page) => (page.items.length
        ? <ul class="rows">{page.items.map((one) => <li key={one.id}><span class="row-main"><strong>@{one.handle}</strong> <ChannelName of={one.channel} />{one.name && one.name !== one.handle && <span class="hint">{one.name}</span>}</span>{can.manage.value && <button type="button" class="chip-button" aria-label={`${words.rivalDo}: @${one.handle}`} onClick={() => setGoing(one)}>{words.rivalDo}</button>}</li>)}</ul>
        : <Empty title={words.rivalNone} />)}</Loaded>
      {can.manage.value && <AddRival onAdded={list.reload} />}
      {going && <Confirm title={words.rivalRemove(`@${going.handle}`)} action={words.rivalDo} onDo={run} onClose={() => setGoing(null)} />}
    </>
  );
}

const bodies = { open: Open, own: OwnPosts, watch: Watched, bans: Bans, month: Month, rivals: Rivals } as const;

export function GuardPage() {
  const words = tg.value, named = route.value.query.get('bagian');
  const shown = tabs.filter((one) => one !== 'month' || can.manage.value);
  const tab: Tab = shown.find((one) => one === named) ?? 'open', Body = bodies[tab];
  return (
    <div class="page narrow">
      <h1 tabIndex={-1}>{words.title}</h1>
      <p class="hint">{words.intro}</p>
      <nav class="tabs" aria-label={words.title}><ul>{shown.map((one) => <li key={one}><a href={toGuard(route.value.brand, one)} aria-current={one === tab ? 'page' : undefined}>{words.tabs[one]}</a></li>)}</ul></nav>
      <Body key={tab} />
    </div>
  );
}
