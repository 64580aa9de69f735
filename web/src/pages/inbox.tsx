/** Kotak masuk: list, case and context beside each other; one at a time on a phone. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ChannelName, ClassMark, Deadline, Empty, Loading, Problem } from '../components/bits';
import { Icon, Shape } from '../components/icons';
import { PasteDialog } from '../components/paste';
import { WindowList } from '../components/window-list';
import { me } from '../api';
import { t } from '../dict';
import { brief, full, shortCount } from '../format';
import { afterRender, useKeys } from '../keys';
import { CaseList } from '../list';
import { go, route, toCase, toInbox } from '../router';
import { brandPath, can } from '../session';
import { channels, classes, severities } from '../types';
import { CaseView } from './case';
import { changed, currentQueue, filterNames, listQuery, queueLinks, queueName, useCounts } from './queues';

/** In rem; .row in inbox.css has the same. */
const rowHeight = 5.25;

function Row({ list, id, query }: { list: CaseList; id: number; query: URLSearchParams }) {
  const row = list.rows.get(id)?.value;
  if (!row) return null;
  const words = t.value, isCurrent = route.value.id === id;
  return (
    <a class={`row is-${row.severity} ${row.hasMoved ? 'has-moved' : ''} ${row.state === 'new' ? 'is-new' : ''}`} href={toCase(route.value.brand, id, query)} aria-current={isCurrent ? 'true' : undefined}>
      <span class="row-top">
        <span class={`severity is-${row.severity}`} title={words.severity[row.severity]}><Shape of={row.severity} /><span class="visually-hidden">{words.severity[row.severity]}</span></span>
        <strong dir="auto">{row.author_name ?? words.common.anonymous}</strong>
        {row.message_count > 1 && <span class="hint" aria-label={words.inbox.messages(row.message_count)}>{row.message_count}</span>}
        <span class="row-time">{row.hasMoved ? words.inbox.moved : row.queue === 'waiting' && row.deadline_at ? <Deadline of={row} /> : <time dateTime={row.last_at} title={full(row.last_at)}>{brief(row.last_at)}</time>}</span>
      </span>
      <span class="row-middle">
        <ChannelName of={row.channel} /><ClassMark of={row.class} by={row.class_by} />
        {row.queue !== 'waiting' && row.late_by ? <Deadline of={row} /> : null}
        {row.owner_id === me.value?.staff.id && <span class="chip mine">{words.inbox.mine}</span>}
      </span>
      <span class="row-text" dir="auto">{row.excerpt}</span>
    </a>
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

function Filters() {
  const words = t.value.inbox, { query, brand } = route.value;
  const count = filterNames.filter((name) => query.get(name)).length;
  const options = { channel: [channels, t.value.channel], class: [classes, t.value.class], severity: [severities, t.value.severity] } as const;
  const clear = () => {
    const rest = new URLSearchParams(query);
    for (const name of filterNames) rest.delete(name);
    go(toInbox(brand, rest));
  };
  return (
    <details class="filters" open={count > 0 || undefined}>
      <summary><Icon name="filter" />{count ? words.filterCount(count) : words.filters}</summary>
      <div class="filter-fields">
        {filterNames.map((name) => {
          const [values, names] = options[name];
          return (
            <label key={name}><span>{words[name]}</span>
              <select value={query.get(name) ?? ''} onChange={(event) => go(toInbox(brand, changed(name, event.currentTarget.value)), true)}>
                <option value="">{words.any}</option>
                {values.map((value) => <option key={value} value={value}>{(names as Record<string, string>)[value]}</option>)}
              </select>
            </label>
          );
        })}
        {count > 0 && <button type="button" class="quiet" onClick={clear}>{words.clearFilters}</button>}
      </div>
    </details>
  );
}

function ListBody({ list, total }: { list: CaseList; total: number }) {
  const words = t.value.inbox, { query } = route.value, queue = currentQueue();
  const order = list.order.value, error = list.error.value;
  const isFiltered = filterNames.some((name) => query.get(name)) || query.get('search');
  if (!order.length && list.isLoading.value) return <Loading />;
  if (!order.length && error) return <Problem error={error} onRetry={() => void list.refresh()} />;
  if (!order.length) return <Empty title={isFiltered ? words.empty.filtered : words.empty[queue]} />;
  return (
    <>
      {error ? <Problem error={error} onRetry={() => void list.refresh()} /> : null}
      {list.fresh.value > 0 && <button type="button" class="fresh" onClick={() => { list.letIn(); document.querySelector('.window')?.scrollTo(0, 0); }}>{words.newRows(list.fresh.value)}</button>}
      <div class="visually-hidden" role="status">{list.fresh.value ? words.newRowsSay(list.fresh.value) : ''}</div>
      <WindowList ids={order} label={words.list} rowHeight={rowHeight} current={route.value.id} total={list.isComplete.value ? order.length : isFiltered || queue === 'mine' ? -1 : Math.max(total, order.length)}
        row={(id) => <Row list={list} id={id} query={query} />} onEnd={() => void list.more()}
        onWindow={(ids) => { list.visible = new Set(ids); }} onTop={() => {}} />
    </>
  );
}

function ListPane({ list }: { list: CaseList }) {
  const words = t.value.inbox, b = route.value.brand;
  const counts = useCounts(brandPath.value);
  const [isPasting, setPasting] = useState(false);
  const pane = useRef<HTMLElement>(null);
  const queue = currentQueue(), search = route.value.query.get('search');
  const total = counts.data?.items.find((one) => one.queue === queue)?.count ?? 0;
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
        <Filters />
      </header>
      <ListBody list={list} total={total} />
      {isPasting && <PasteDialog onClose={() => setPasting(false)} />}
    </section>
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
  useKeys({
    j: () => move(1), k: () => move(-1),
    o: () => document.querySelector<HTMLElement>('.case-head h2')?.focus(),
    '/': () => document.getElementById('search')?.focus(),
  });
  return (
    <div class="inbox">
      <h1 class="visually-hidden" tabIndex={-1}>{t.value.inbox.title}</h1>
      <ListPane list={list} />
      {id ? <CaseView key={id} id={id} /> : <div class="nothing-picked"><p class="empty-title">{t.value.inbox.pick}</p><p class="hint">{t.value.inbox.pickHelp}</p></div>}
    </div>
  );
}
