/** One EventSource per brand, shared by everyone who listens. The browser's own source gives up
 *  after an answer other than 200, so this one starts it anew with back-off and asks for what
 *  was missed by number. */
import type { EventKind, LiveEvent } from './types';

export type StreamNews =
  | { type: 'event'; brand: number; event: LiveEvent }
  /** `gap`: events may have been missed, everything on screen is to be fetched again. So at the start:
   *  what was asked for before the stream stood may be older than the first event that comes by it. */
  | { type: 'live'; brand: number; gap: boolean }
  | { type: 'lost'; brand: number; denied: boolean };
export type Listener = (news: StreamNews) => void;

const kinds: EventKind[] = ['case', 'reply', 'draft', 'presence', 'verdict', 'incident', 'settings', 'problem', 'mass', 'halt', 'statement', 'care', 'crisis', 'many'];
const firstWait = 500, longestWait = 15_000;
/** Heartbeats come every 15 s but as comments, which a page cannot see; a stream that said nothing
 *  for this long is opened anew, by number, so nothing is lost or doubled. */
const silenceLimit = 10 * 60_000;

class BrandStream {
  private source: EventSource | null = null;
  private seen = 0;
  private wait = firstWait;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private silence: ReturnType<typeof setTimeout> | undefined;
  live = false;
  readonly listeners = new Set<Listener>();

  constructor(private readonly brand: number) { this.open(); }

  private tell(news: StreamNews) { for (const listener of this.listeners) listener(news); }

  private open() {
    clearTimeout(this.retry);
    this.source?.close();
    const source = new EventSource(`/api/brands/${this.brand}/events${this.seen ? `?since=${this.seen}` : ''}`);
    this.source = source;
    source.onopen = () => {
      const gap = this.seen === 0;
      this.live = true;
      this.wait = firstWait;
      this.watchSilence();
      this.tell({ type: 'live', brand: this.brand, gap });
    };
    for (const kind of kinds) source.addEventListener(kind, (message) => this.take(kind, message));
    source.addEventListener('reset', (message) => this.reset(message));
    source.onerror = () => this.lost();
  }

  private watchSilence() {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.open(), silenceLimit);
  }

  private take(kind: EventKind, message: MessageEvent<string>) {
    this.watchSilence();
    const told = parse(message.data);
    const seq = Number(message.lastEventId) || told.seq || 0;
    if (seq && seq <= this.seen) return;
    if (seq) this.seen = seq;
    this.tell({ type: 'event', brand: this.brand, event: { seq, kind, object_id: told.object_id ?? 0, at: told.at ?? '' } });
  }

  private reset(message: MessageEvent<string>) {
    this.seen = Number(message.lastEventId) || parse(message.data).seq || 0;
    this.tell({ type: 'live', brand: this.brand, gap: true });
  }

  private lost() {
    this.source?.close();
    this.source = null;
    this.live = false;
    clearTimeout(this.silence);
    this.tell({ type: 'lost', brand: this.brand, denied: false });
    clearTimeout(this.retry);
    this.retry = setTimeout(() => void this.tryAgain(), this.wait * (0.75 + Math.random() / 2));
    this.wait = Math.min(this.wait * 2, longestWait);
  }

  /** An event source does not tell why it failed; a plain question does. */
  private async tryAgain() {
    try {
      const answer = await fetch('/api/session', { credentials: 'same-origin', cache: 'no-store' });
      if (answer.status === 401) this.tell({ type: 'lost', brand: this.brand, denied: true });
      if (!answer.ok) return this.lost();
    } catch {
      return this.lost();
    }
    this.open();
  }

  again() {
    this.wait = firstWait;
    this.seen = 0;
    this.open();
  }

  close() {
    clearTimeout(this.retry);
    clearTimeout(this.silence);
    this.source?.close();
  }
}

function parse(text: string): Partial<LiveEvent> {
  try { return (JSON.parse(text) ?? {}) as Partial<LiveEvent>; } catch { return {}; }
}

const streams = new Map<number, BrandStream>();

export function listen(brand: number, listener: Listener): () => void {
  let stream = streams.get(brand);
  if (!stream) streams.set(brand, stream = new BrandStream(brand));
  stream.listeners.add(listener);
  if (stream.live) listener({ type: 'live', brand, gap: true });
  return () => {
    stream.listeners.delete(listener);
    if (stream.listeners.size || streams.get(brand) !== stream) return;
    stream.close();
    streams.delete(brand);
  };
}
/** Another person is signed in: start over with their rights. */
export function restart(brand: number) { streams.get(brand)?.again(); }
