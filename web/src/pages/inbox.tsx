/** Kotak masuk: list, case and context beside each other; one at a time on a phone. */
import { signal } from '@preact/signals';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ChannelName, ClassMark, Deadline, Empty, Field, Loading, Problem } from '../components/bits';
import { Dialog } from '../components/dialog';
import { Icon, Shape } from '../components/icons';
import { Pickable, PickBar, PickButton } from '../components/inbox-picks';
import { PasteDialog } from '../components/paste-later';
import { MoodMark } from '../components/reading-chips';
import { WindowList } from '../components/window-list';
import { me } from '../api';
import { calm } from '../prefs';
import { t } from '../dict';
import { brief, full, shortCount } from '../format';
import { afterRender, useKeys } from '../keys';
import { CaseList } from '../list';
import { go, route, toCase, toInbox } from '../router';
import { brandPath, can } from '../session';
import { useEverybody } from '../presence';
import { briefly, capital, fitting } from '../reading';
import type { CaseRow, Presence } from '../types';
import { CaseView } from './case';
import { Later } from '../later';
import { talking } from '../referrals';
import { excerptOf, nameOf } from '../case-acts';
import { changed, currentQueue, filterNames, filtersOn, filterWords, listQuery, queueLinks, queueName, toUnfiltered, useCounts, type FilterName } from './queues';

/** In rem; .row in inbox.css has the same. */
const rowHeight = 5.25;
/** In rem, of the list; and of its row what are not names, and a letter of one. */
const paneWidth = signal(20), rowFrame = 6, letter = 0.45;

const firstName = (name: string) => name.split(' ')[0]!;

/** One line of what it is about and what is asked for; what finds no room is counted. */
function Topics({ of, beside }: { of: CaseRow; beside: number }) {
  const names = briefly(of), fit = fitting(names, (paneWidth.value - rowFrame) / letter - beside), rest = names.slice(fit);
  return (
    <>
      {names.slice(0, fit).map((name) => <span key={name} class="chip set topic" title={name}>{name}</span>)}
      {rest.length > 0 && <span class="chip rest" title={rest.join(', ')}><span aria-hidden="true">+{rest.length}</span><span class="visually-hidden">{rest.join(', ')}</span></span>}
    </>
  );
}

function Row({ list, id, query, who }: { list: CaseList; id: number; query: URLSearchParams; who: Presence | undefined }) {
  const row = list.rows.get(id)?.value;
  if (!row) return null;
  const words = t.value, isCurrent = route.value.id === id, isMine = row.owner_id === me.value?.staff.id, isFollowUp = row.state === 'follow_up';
  return (
    <Pickable id={id} who={row.author_name ?? words.common.anonymous}>
    <a class={`row is-${row.severity} ${row.hasMoved ? 'has-moved' : ''} ${row.state === 'new' ? 'is-new' : ''}`} href={toCase(route.value.brand, id, query)} aria-current={isCurrent ? 'true' : undefined}>
      <span class="row-top">
        <span class={`severity is-${row.severity}`} title={words.severity[row.severity]}><Shape of={row.severity} /><span class={row.severity === 'low' ? 'visually-hidden' : ''}>{words.severity[row.severity]}</span></span>
        <strong dir="auto">{nameOf(row)}</strong>
        {row.message_count > 1 && <span class="hint" aria-label={words.inbox.messages(row.message_count)}>{row.message_count}</span>}
        <span class="row-time">{row.hasMoved ? words.inbox.moved : isFollowUp ? <span class="deadline near">{words.caseState.follow_up}</span> : row.queue === 'waiting' && row.deadline_at ? <Deadline of={row} /> : (row.queue === 'ignored' || row.queue === 'watch') && row.sort_at ? <time dateTime={row.sort_at} title={`${words.case.review} ${full(row.sort_at)}`}>→ {brief(row.sort_at)}</time> : <time dateTime={row.last_at} title={full(row.last_at)}>{brief(row.last_at)}</time>}</span>
      </span>
      <span class="row-middle">
        <ChannelName of={row.channel} /><ClassMark of={row.class} by={row.class_by} /><MoodMark of={row.mood} />
        {row.queue !== 'waiting' && row.late_by && !isFollowUp ? <Deadline of={row} /> : null}
        {row.state === 'referred' && <span class="chip mine">{words.caseState.referred}</span>}
        {isMine && <span class="chip mine">{words.inbox.mine}</span>}
        {who && <span class="chip mine" title={who.is_typing ? words.case.typing(who.staff_name) : words.case.here(who.staff_name)}><Icon name={who.is_typing ? 'pen' : 'person'} /><span class="visually-hidden">{who.is_typing ? words.case.typing(who.staff_name) : words.case.here(who.staff_name)}</span><span aria-hidden="true">{firstName(who.staff_name)}</span></span>}
        <Topics of={row} beside={words.channel[row.channel].length + words.class[row.class].length + (isMine ? words.inbox.mine.length + 3 : 0) + (who ? firstName(who.staff_name).length + 6 : 0) + (row.state === 'referred' ? words.caseState.referred.length + 3 : 0) + (row.queue !== 'waiting' && row.late_by && !isFollowUp ? 17 : 0)} />
      </span>
      <span class="row-text" dir="auto">{excerptOf(row)}</span>
    </a>
    </Pickable>
  );
}

function Search() {
  const words = t.value.inbox, asked = route.value.query.get('search') ?? '';
  const [text, setText] = useState(asked);
  useLayoutEffect(() => setText(asked), [asked]);
  const submit = (value: string) => go(toInbox(route.value.brand, changed('search', value.trim())));
  return (
    <form class="search" role="search" onSubmit={(event) => { event.preventDefault(); submit(text); }}>
      <label class="visually-hidden" for="search">{words.search}</label>
      <Icon name="search" />
      <input id="search" type="search" placeholder={words.searchPlaceholder} value={text} autocomplete="off"
        onInput={(event) => { setText(event.currentTarget.value); if (!event.currentTarget.value && asked) submit(''); }} />
    </form>
  );
}

/** What narrows the list stands in the address: one step back from a visit to this box undoes all of it. */
function FilterBox({ at, onClose }: { at: DOMRect; onClose: () => void }) {
  const words = t.value.inbox, { query, brand } = route.value;
  const hasChanged = useRef(false);
  const set = (name: FilterName, value: string) => { go(toInbox(brand, changed(name, value)), hasChanged.current); hasChanged.current = true; };
  return (
    <Dialog title={words.filters} class="filter-box" at={at} onClose={onClose}>
      <div class="fields">
        {filterNames.map((name) => (
          <Field key={name} label={words[name]}>{(id) => (
            <select id={id} name={name} value={query.get(name) ?? ''} onChange={(event) => set(name, event.currentTarget.value)}>
              <option value="">{words.any}</option>
              {Object.entries(filterWords(name)).map(([value, said]) => <option key={value} value={value}>{capital(said)}</option>)}
            </select>
          )}</Field>
        ))}
      </div>
      <div class="actions end">
        <button type="button" class="quiet" disabled={!filtersOn().length} onClick={() => go(toUnfiltered())}>{words.clearFilters}</button>
        <button type="button" class="primary" onClick={onClose}>{words.showFiltered}</button>
      </div>
    </Dialog>
  );
}

function Filters({ list }: { list: CaseList }) {
  const words = t.value.inbox, on = filtersOn();
  const [at, setAt] = useState<DOMRect | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const drop = (path: string) => { go(path); button.current?.focus(); };
  useKeys({ f: () => { button.current?.focus(); if (document.activeElement === button.current) button.current?.click(); } }); // not where it is hidden
  return (
    <div class="filters">
      <button type="button" ref={button} class="quiet filter-button" aria-haspopup="dialog" onClick={(event) => setAt(event.currentTarget.getBoundingClientRect())}><Icon name="filter" />{on.length ? words.filterCount(on.length) : words.filters}</button>
      <PickButton />
      {list.fresh.value > 0 && <button type="button" class="fresh" onClick={() => { list.letIn(); document.querySelector('.window')?.scrollTo(0, 0); }}>{words.newRows(list.fresh.value)}</button>}
      {on.length > 0 && (
        <ul class="filters-on" aria-label={words.filtered}>
          {on.map(({ name, says }) => <li key={name}><button type="button" class="chip-button is-set" aria-label={words.unfilter(says)} title={words.unfilter(says)} onClick={() => drop(toInbox(route.value.brand, changed(name, '')))}>{says}<Icon name="close" /></button></li>)}
        </ul>
      )}
      {at && <FilterBox at={at} onClose={() => setAt(null)} />}
    </div>
  );
}

function ListBody({ list, total }: { list: CaseList; total: number }) {
  const everybody = useEverybody(brandPath.value);
  const words = t.value.inbox, { query } = route.value, queue = currentQueue();
  const order = list.order.value, error = list.error.value;
  const on = filtersOn(), isFiltered = on.length > 0 || query.get('search');
  const narrowed = [...(query.get('search') ? [`“${query.get('search')}”`] : []), ...on.map((one) => one.says)].join(', ');
  if (!order.length && list.isLoading.value) return <Loading />;
  if (!order.length && error) return <Problem error={error} onRetry={() => void list.refresh()} />;
  if (!order.length) return (
    <Empty title={isFiltered ? words.empty.filteredBy(narrowed) : words.empty[queue]}>
      {!list.isComplete.value && <button type="button" onClick={() => void list.more()}>{t.value.common.older}</button>}
      {on.length > 0 && <a class="button" href={toUnfiltered()}>{words.clearFilters}</a>}
    </Empty>
  );
  return (
    <div class="list-body">
      {error ? <Problem error={error} onRetry={() => void list.refresh()} /> : null}
      <div class="visually-hidden" role="status">{list.fresh.value ? words.newRowsSay(list.fresh.value) : ''}</div>
      <WindowList ids={order} label={on.length ? `${words.list}, ${narrowed}` : words.list} rowHeight={rowHeight} current={route.value.id} total={list.isComplete.value ? order.length : isFiltered || queue === 'mine' ? -1 : Math.max(total, order.length)}
        row={(id) => <Row list={list} id={id} query={query} who={everybody.get(id)} />} onEnd={() => void list.more()}
        onWindow={(ids) => { list.visible = new Set(ids); }} onTop={() => {}} onWidth={(rem) => { paneWidth.value = rem; }} />
    </div>
  );
}

function ListPane({ list }: { list: CaseList }) {
  const words = t.value.inbox, b = route.value.brand;
  const counts = useCounts(brandPath.value);
  const [isPasting, setPasting] = useState(false);
  const pane = useRef<HTMLElement>(null);
  const queue = currentQueue(), search = route.value.query.get('search');
  const total = counts.data?.items.find((one) => one.queue === (queue === 'neglected' ? 'waiting' : queue))?.[queue === 'neglected' ? 'neglected' : 'count'] ?? 0;
  useEffect(() => {
    list.isCalm = () => {
      const box = pane.current?.querySelector('.window');
      return !box || (box.scrollTop < 20 && !box.matches(':hover') && !box.contains(document.activeElement));
    };
  }, [list]);
  return (
    <section class="list-pane" ref={pane} aria-labelledby="inbox-title">
      <header class="list-head">
        <div class="list-title">
          <h2 id="inbox-title">{search ? words.results(search) : queueName(queue)}</h2>
          {can.write.value && <button type="button" class="quiet" onClick={() => setPasting(true)}><Icon name="plus" />{words.paste}</button>}
        </div>
        <label class="queue-select"><span class="visually-hidden">{words.queues}</span>
          <select value={queue} onChange={(event) => go(event.currentTarget.value === 'waiting' ? toInbox(b) : toInbox(b, new URLSearchParams({ queue: event.currentTarget.value })))}>
            {queueLinks(counts.data).map((one) => <option key={one.key} value={one.key}>{one.name}{one.count === null ? '' : ` (${shortCount(one.count)})`}</option>)}
          </select>
        </label>
        <Search />
        <Filters list={list} />
      </header>
      <PickBar list={list} total={search || filtersOn().length ? 0 : total} />
      <ListBody list={list} total={total} />
      {talking.value?.caseId === 0 && <Later name="talk" />}
      {isPasting && <PasteDialog onClose={() => setPasting(false)} />}
    </section>
  );
}

/** Instead of the list: the next one, and nothing that counts. */
function CalmStart({ list, onStart }: { list: CaseList; onStart: () => void }) {
  const words = t.value.inbox, hasAny = list.order.value.length > 0;
  if (!hasAny && list.isLoading.value) return <Loading />;
  return (
    <div class="nothing-picked">
      <p class="empty-title">{hasAny ? words.calm : words.empty[currentQueue()]}</p><p class="hint">{words.calmHelp}</p>
      {hasAny && <button type="button" class="primary" onClick={onStart}>{words.calmStart}</button>}
      <button type="button" class="quiet" onClick={() => { calm.value = false; }}>{words.calmOff}</button>
    </div>
  );
}

export function InboxPage() {
  const { brand, id, query } = route.value, asked = listQuery(), path = brandPath.value;
  const list = useMemo(() => new CaseList(path, asked), [path, asked]);
  useEffect(() => { list.start(); return () => list.close(); }, [list]);
  const move = (step: 1 | -1) => {
    const to = list.beside(id, step);
    if (to === null) return;
    go(toCase(brand, to, query), id !== 0);
    afterRender(() => document.querySelector<HTMLElement>(`.window li[data-id="${to}"] a`)?.focus({ preventScroll: true }));
  };
  const onNext = calm.value ? () => { if (list.beside(id, 1) === null) go(toInbox(brand, query)); else move(1); } : undefined;
  useKeys({
    j: () => move(1), k: () => move(-1),
    o: () => document.querySelector<HTMLElement>('.case-head h2')?.focus(),
    '/': () => document.getElementById('search')?.focus(),
  });
  return (
    <div class={`inbox ${calm.value ? 'is-calm' : ''}`}>
      <h1 class="visually-hidden" tabIndex={-1}>{t.value.inbox.title}</h1>
      <ListPane list={list} />
      {id ? <CaseView key={id} id={id} onNext={onNext} /> : calm.value ? <CalmStart list={list} onStart={() => move(1)} /> : <div class="nothing-picked"><p class="empty-title">{t.value.inbox.pick}</p><p class="hint">{t.value.inbox.pickHelp}</p></div>}
    </div>
  );
}
