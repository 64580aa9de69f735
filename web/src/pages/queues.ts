/** The lists of the inbox and what the address says about the one shown. */
import { useGet } from '../data';
import { t } from '../dict';
import { me } from '../api';
import { route, toInbox } from '../router';
import { queues, type Page, type Queue, type QueueCount } from '../types';

export type QueueKey = Queue | 'mine';
const order: QueueKey[] = ['waiting', 'mine', 'customer', 'watch', 'talk', 'spam', 'done'];

export const useCounts = (path: string | null) => useGet<Page<QueueCount>>(path && `${path}/cases/counts`, ['case', 'reply']);

export function currentQueue(): QueueKey {
  const named = route.value.query.get('queue');
  if (named === 'mine') return 'mine';
  return queues.find((queue) => queue === named) ?? 'waiting';
}
export const queueName = (key: QueueKey) => (key === 'mine' ? t.value.inbox.mine : t.value.queue[key]);

export interface QueueLink { key: QueueKey; name: string; href: string; count: number | null; isCurrent: boolean }
export function queueLinks(counts: Page<QueueCount> | null): QueueLink[] {
  const current = currentQueue();
  return order.map((key) => ({
    key, name: queueName(key), isCurrent: key === current && !route.value.query.get('search'),
    href: toInbox(route.value.brand, key === 'waiting' ? undefined : new URLSearchParams({ queue: key })),
    count: key === 'mine' ? null : counts?.items.find((one) => one.queue === key)?.count ?? (counts ? 0 : null),
  }));
}

export const filterNames = ['channel', 'class', 'severity'] as const;
/** The question to the server that this address stands for. */
export function listQuery(): string {
  const { query } = route.value, asked = new URLSearchParams(), queue = currentQueue(), search = query.get('search');
  asked.set('queue', queue === 'mine' ? 'waiting' : queue);
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
