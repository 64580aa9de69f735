/** What happens elsewhere reaches this page here: queued, and handed out once per frame. */
import { batch, signal } from '@preact/signals';
import { checkSession } from './api';
import { listen, restart, type StreamNews } from './stream-core';
import type { Ask } from './stream.worker';
import type { EventKind, LiveEvent } from './types';
import { workerUrl } from './worker-url';

export const live = signal(false);

type Taker = (events: LiveEvent[]) => void;
const takers = new Set<Taker>();
export function onEvents(taker: Taker): () => void {
  takers.add(taker);
  return () => { takers.delete(taker); };
}
export const concerns = (events: LiveEvent[], kinds: readonly EventKind[]) =>
  events.some((e) => e.kind === 'reset' || e.kind === 'many' || kinds.includes(e.kind));

let queue: LiveEvent[] = [];
let planned = false;
function enqueue(event: LiveEvent) {
  queue.push(event);
  if (planned) return;
  planned = true;
  if (document.hidden) setTimeout(flush, 250);
  else requestAnimationFrame(flush);
}
function flush() {
  planned = false;
  const events = queue;
  queue = [];
  batch(() => { for (const taker of takers) taker(events); });
}

let current = 0;
function take(news: StreamNews) {
  if (news.brand !== current) return;
  if (news.type === 'event') enqueue(news.event);
  else if (news.type === 'live') {
    live.value = true;
    if (news.gap) enqueue({ seq: 0, kind: 'reset', object_id: 0, at: '' });
  } else {
    live.value = false;
    if (news.denied) void checkSession();
  }
}

let ask: ((what: Ask) => void) | null = null;
function connectWorker(): boolean {
  if (typeof SharedWorker === 'undefined') return false;
  try {
    const worker = new SharedWorker(workerUrl('stream'), { name: 'tanggap', type: 'module' });
    worker.port.onmessage = (message: MessageEvent<StreamNews>) => take(message.data);
    worker.onerror = () => { ask = null; if (current) listenHere(current); };
    ask = (what) => worker.port.postMessage(what);
    setInterval(() => ask?.({ type: 'alive' }), 40_000);
    addEventListener('pagehide', () => ask?.({ type: 'stop' }));
    addEventListener('pageshow', (event) => { if (event.persisted && current) ask?.({ type: 'listen', brand: current }); });
    return true;
  } catch {
    return false;
  }
}

/** Without a shared worker each tab has its own stream; a hidden tab gives it back after a minute. */
let stopHere: (() => void) | null = null;
function listenHere(brand: number) {
  stopHere?.();
  stopHere = listen(brand, take);
}
function sleepWhenHidden() {
  let timer: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener('visibilitychange', () => {
    clearTimeout(timer);
    if (ask || !current) return;
    if (document.hidden) timer = setTimeout(() => { stopHere?.(); stopHere = null; live.value = false; }, 60_000);
    else if (!stopHere) {
      listenHere(current);
      enqueue({ seq: 0, kind: 'reset', object_id: 0, at: '' });
    }
  });
}

let started = false;
export function follow(brand: number) {
  if (brand === current) return;
  if (!started) {
    started = true;
    if (!connectWorker()) sleepWhenHidden();
  }
  current = brand;
  live.value = false;
  if (!brand) { ask?.({ type: 'stop' }); stopHere?.(); stopHere = null; }
  else if (ask) ask({ type: 'listen', brand });
  else listenHere(brand);
}
export function refollow() {
  if (!current) return;
  if (ask) ask({ type: 'restart', brand: current });
  else restart(current);
}
