/** What was read from the server, kept by address: shown at once, then refreshed. */
import { signal, type Signal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { get, serverNow } from './api';
import { concerns, onEvents } from './stream';
import type { EventKind, Page } from './types';

export interface Entry<T> { data: T | null; error: unknown; isLoading: boolean }

const cache = new Map<string, Signal<Entry<unknown>>>();
const loading = new Map<string, { again: boolean; isOld: boolean }>();
const cacheLimit = 60;

export function entry<T>(path: string): Signal<Entry<T>> {
  let found = cache.get(path);
  if (found) cache.delete(path);
  else found = signal<Entry<unknown>>({ data: null, error: null, isLoading: false });
  cache.set(path, found);
  if (cache.size > cacheLimit)
    for (const old of cache.keys()) {
      if (cache.size <= cacheLimit) break;
      if (!inUse.has(old)) cache.delete(old);
    }
  return found as Signal<Entry<T>>;
}
const inUse = new Map<string, number>();

/** One request per address at a time; a wish during it becomes exactly one more. */
export async function load<T>(path: string): Promise<void> {
  const running = loading.get(path);
  if (running) { running.again = true; return; }
  const mine = { again: false, isOld: false };
  loading.set(path, mine);
  const slot = entry<T>(path);
  slot.value = { ...slot.peek(), isLoading: true };
  try {
    const data = await get<T>(path);
    if (!mine.isOld) slot.value = { data, error: null, isLoading: false };
  } catch (error) {
    slot.value = { ...slot.peek(), error, isLoading: false };
  } finally {
    loading.delete(path);
  }
  if (mine.again) await load(path);
}
/** What an act answered is shown at once; a copy that was asked for before the act is not. */
export function put<T>(path: string, change: (old: T) => T) {
  const running = loading.get(path);
  if (running) running.again = running.isOld = true;
  const slot = cache.get(path) as Signal<Entry<T>> | undefined;
  if (slot?.peek().data) slot.value = { ...slot.peek(), data: change(slot.peek().data!) };
}
export function resetCache() {
  for (const path of cache.keys())
    if (inUse.has(path)) void load(path);
    else cache.delete(path);
}

/** Runs `work` at most once in `gap` ms, the last call included. */
export function paced(work: () => void, gap: number) {
  let last = 0, timer: ReturnType<typeof setTimeout> | undefined;
  const run = () => { timer = undefined; last = Date.now(); work(); };
  return {
    call() { timer ??= setTimeout(run, Math.max(0, last + gap - Date.now())); },
    stop() { clearTimeout(timer); timer = undefined; },
  };
}

const nothing = signal<Entry<never>>({ data: null, error: null, isLoading: false });

/** The record at `path`, fetched now and again whenever events of these kinds arrive; with an
 *  `objectId`, events about other cases do not count. */
export function useGet<T>(path: string | null, kinds: readonly EventKind[] = [], objectId = 0) {
  const slot = path ? entry<T>(path) : (nothing as Signal<Entry<T>>);
  useEffect(() => {
    if (!path) return;
    inUse.set(path, (inUse.get(path) ?? 0) + 1);
    void load(path);
    const pace = paced(() => void load(path), 1000);
    const stop = onEvents((events) => { 
      const about = objectId ? events.filter((e) => (e.kind !== 'case' && e.kind !== 'care') || e.object_id === objectId) : events;
      if (concerns(about, kinds)) pace.call();
    });
    return () => {
      stop();
      pace.stop();
      const left = inUse.get(path)! - 1;
      if (left) inUse.set(path, left);
      else inUse.delete(path);
    };
  }, [path]);
  return { ...slot.value, reload: () => { if (path) void load(path); } };
}

export interface Paged<T> { items: T[] | null; next: string | null; error: unknown; isLoading: boolean; at: number; more: () => Promise<void>; reload: () => Promise<void> }
/** A list that comes in pages: `more` takes one more, and events of these kinds fetch again as many as
 *  there are, so that what moved between two pages is there once. */
export function usePaged<T extends { id: number | null }>(path: string, kinds: readonly EventKind[]): Paged<T>;
export function usePaged<T>(path: string, kinds: readonly EventKind[], keyOf: (one: T) => number | string | null): Paged<T>;
export function usePaged<T>(path: string, kinds: readonly EventKind[], keyOf = (one: T): number | string | null => (one as { id: number | null }).id): Paged<T> {
  const [state, setState] = useState<Omit<Paged<T>, 'more' | 'reload'>>({ items: null, next: null, error: null, isLoading: true, at: 0 });
  const held = useRef({ pages: 1, round: 0 });
  const fetchPages = async (count: number) => {
    const round = ++held.current.round, isOld = () => round !== held.current.round;
    held.current.pages = count;
    setState((was) => ({ ...was, isLoading: true }));
    try {
      const items = new Map<number | string | null, T>();
      let next: string | null = null;
      for (let i = 0; i < count && (i === 0 || next !== null); i++) {
        const page: Page<T> = await get<Page<T>>(next === null ? path : `${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(next)}`);
        if (isOld()) return;
        for (const one of page.items) if (!items.has(keyOf(one))) items.set(keyOf(one), one);
        next = page.next;
      }
      setState({ items: [...items.values()], next, error: null, isLoading: false, at: serverNow() });
    } catch (error) {
      if (!isOld()) setState((was) => ({ ...was, error, isLoading: false }));
    }
  };
  useEffect(() => {
    setState({ items: null, next: null, error: null, isLoading: true, at: 0 });
    void fetchPages(1);
    const pace = paced(() => void fetchPages(held.current.pages), 1000);
    const stop = onEvents((events) => { if (concerns(events, kinds)) pace.call(); });
    return () => { held.current.round++; stop(); pace.stop(); };
  }, [path]);
  return { ...state, more: () => fetchPages(held.current.pages + 1), reload: () => fetchPages(held.current.pages) };
}
