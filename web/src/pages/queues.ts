/** The lists of the inbox and what the address says about the one shown. */
import { useGet } from '../data';
import { t } from '../dict';
import { me } from '../api';
import { capital } from '../reading';
import { route, toInbox } from '../router';
import { queues, type Page, type Queue, type QueueCount } from '../types';

/** Two that are no queue of the server: what is one's own, and what waits behind the 72-hour wall. */
export type QueueKey = Queue | 'mine' | 'neglected';
const order: QueueKey[] = ['waiting', 'mine', 'neglected', 'customer', 'watch', 'ignored', 'talk', 'spam', 'done'];

export const useCounts = (path: string | null) => useGet<Page<QueueCount>>(path && `${path}/cases/counts`, ['case', 'reply']);

export function currentQueue(): QueueKey {
  const named = route.value.query.get('queue');
  if (named === 'mine' || named === 'neglected') return named;
  return queues.find((queue) => queue === named) ?? 'waiting';
}
export const queueName = (key: QueueKey) => (key === 'mine' || key === 'neglected' ? t.value.inbox[key] : t.value.queue[key]);

export interface QueueLink { key: QueueKey; name: string; href: string; count: number | null; isCurrent: boolean }
export function queueLinks(counts: Page<QueueCount> | null): QueueLink[] {
  const current = currentQueue();
  return order.map((key) => ({
    key, name: queueName(key), isCurrent: key === current && !route.value.query.get('search'),
    href: toInbox(route.value.brand, key === 'waiting' ? undefined : new URLSearchParams({ queue: key })),
    count: counts && counts.items.reduce((sum, one) => sum + (key === 'mine' || key === 'neglected' ? one[key] : one.queue === key ? one.count : 0), 0),
  }));
}

export const filterNames = ['class', 'mood', 'severity', 'subject', 'demand', 'channel'] as const;
export type FilterName = (typeof filterNames)[number];
/** What the address narrows the list to, in words: "Nada: Negatif". */
export function filtersOn(): { name: FilterName; says: string }[] {
  return filterNames.flatMap((name) => {
    const value = route.value.query.get(name);
    return value ? [{ name, says: `${t.value.inbox[name]}: ${capital(filterWords(name)[value] ?? value)}` }] : [];
  });
}
/** What it may be narrowed to. */
export const filterWords = (name: FilterName): Record<string, string> => t.value[name];
export function toUnfiltered() {
  const rest = new URLSearchParams(route.value.query);
  for (const name of filterNames) rest.delete(name);
  return toInbox(route.value.brand, rest);
}
/** The question to the server that this address stands for. */
export function listQuery(): string {
  const { query } = route.value, asked = new URLSearchParams(), queue = currentQueue(), search = query.get('search');
  asked.set('queue', queue === 'mine' || queue === 'neglected' ? 'waiting' : queue);
  if (queue === 'neglected') asked.set('neglected', 'true');
  if (queue === 'mine') asked.set('owner_id', String(me.value?.staff.id ?? 0));
  for (const name of filterNames) if (query.get(name)) asked.set(name, query.get(name)!);
  if (search) asked.set('search', search);
  return asked.toString();
}
/** The same address with one part changed. */
export function changed(name: string, value: string): URLSearchParams {
  const query = new URLSearchParams(route.value.query);
  if (value) query.set(name, value);
  else query.delete(name);
  return query;
}
