/** What one writes is never lost: kept in this browser on every keystroke, at the server after a
 *  pause, and told apart when another device was here meanwhile. */
import { signal, type Signal } from '@preact/signals';
import { Failure, get, me, newKey, put, serverNow, statusOf } from './api';
import { local } from './prefs';
import type { CasePage, Draft } from './types';

export type DraftState = 'empty' | 'local' | 'saving' | 'saved' | 'newer';
interface Kept { text: string; revision: number; at: number; isPublic?: boolean; dirty: boolean; queued?: Queued }
/** In a crisis the first public word stands where it began. Elsewhere the server asks why: what it says, and how to send it again. */
export const asking = signal<{ said: string; send: (reason: string) => Promise<void> } | null>(null);
export const asksReason = (error: unknown, send: (reason: string) => Promise<void>) => error instanceof Failure && error.field === 'first_reason' && !!(asking.value = { said: error.message, send });
/** A reply that waits for the network; the key makes sending it twice harmless. */
export interface Queued { key: string; version: number; text: string; isPublic: boolean; overrides: boolean; preparedId?: number; firstReason?: string }

const serverPause = 3000, keepFor = 7 * 86400_000;

export class DraftKeeper {
  readonly text: Signal<string>;
  readonly state = signal<DraftState>('empty');
  readonly savedAt = signal<number | null>(null);
  readonly newer = signal<Draft | null>(null);
  readonly queued: Signal<Queued | null>;
  isPublic: boolean | undefined;
  private revision = 0;
  private dirty = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private saving: Promise<void> | null = null;

  constructor(private readonly path: string, private readonly caseId: number) {
    const kept = this.read();
    this.text = signal(kept?.text ?? '');
    this.queued = signal(kept?.queued ?? null);
    this.isPublic = kept?.isPublic;
    this.revision = kept?.revision ?? 0;
    this.dirty = kept?.dirty ?? false;
    if (kept?.text) this.state.value = kept.dirty ? 'local' : 'saved';
  }

  private get key() { return `draft:${me.value?.staff.id}:${this.path}/cases/${this.caseId}`; }
  private read(): Kept | null {
    try { return JSON.parse(local.get(this.key) ?? 'null') as Kept | null; } catch { return null; }
  }
  private keep() {
    const { text, queued } = this;
    if (!text.value && !queued.value && !this.dirty) return local.set(this.key, null);
    const kept: Kept = { text: text.value, revision: this.revision, at: Date.now(), dirty: this.dirty };
    if (this.isPublic !== undefined) kept.isPublic = this.isPublic;
    if (queued.value) kept.queued = queued.value;
    local.set(this.key, JSON.stringify(kept));
  }

  /** The server's copy arrived: taken on opening when nothing was written here, else offered when
   *  it is newer. An editor in use is never changed. */
  meet(remote: Draft | null, isOpening: boolean, wasRefused = false) {
    const theirs = remote && remote.revision > 0 ? remote : null;
    if (!theirs || theirs.revision === this.revision) {
      if (!theirs && !this.dirty) this.revision = 0;
      if (this.dirty) this.plan();
      return;
    }
    if (this.saving && !wasRefused) return;
    if (isOpening && !this.dirty && !this.timer) this.adopt(theirs);
    else if ((theirs.text ?? '') === this.text.value) { this.revision = theirs.revision; this.dirty = false; this.keep(); }
    else if (theirs.revision > this.revision) { this.newer.value = theirs; this.state.value = 'newer'; }
  }
  private adopt(draft: Draft) {
    this.revision = draft.revision;
    this.text.value = draft.text ?? '';
    this.dirty = false;
    this.savedAt.value = draft.updated_at ? Date.parse(draft.updated_at) : null;
    this.state.value = this.text.value ? 'saved' : 'empty';
    this.keep();
  }
  useNewer() {
    if (this.newer.value) this.adopt(this.newer.value);
    this.newer.value = null;
  }
  keepMine() {
    if (this.newer.value) this.revision = this.newer.value.revision;
    this.newer.value = null;
    this.dirty = true;
    this.keep();
    this.plan(0);
  }

  write(text: string) {
    if (text === this.text.value) return;
    this.text.value = text;
    this.dirty = true;
    this.state.value = 'local';
    this.keep();
    this.plan();
  }
  setPublic(isPublic: boolean) { this.isPublic = isPublic; this.keep(); }
  setQueued(queued: Queued | null) { this.queued.value = queued; this.keep(); }

  private plan(pause = serverPause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => { this.timer = undefined; void this.save(); }, pause);
  }
  async save(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.saving) { await this.saving; if (this.dirty && !this.newer.value) return this.save(); return; }
    if (!this.dirty || this.newer.value) return;
    this.saving = this.push().finally(() => { this.saving = null; });
    return this.saving;
  }
  private async push() {
    const sent = this.text.value;
    this.state.value = 'saving';
    try {
      const saved = await put<Draft>(`${this.path}/cases/${this.caseId}/draft`, { text: sent, revision: this.revision });
      this.revision = saved.revision;
      this.dirty = this.text.value !== sent;
      this.savedAt.value = saved.updated_at ? Date.parse(saved.updated_at) : serverNow();
      this.state.value = this.dirty ? 'local' : sent ? 'saved' : 'empty';
      this.keep();
      if (this.dirty) this.plan();
    } catch (error) {
      this.state.value = 'local';
      if (statusOf(error) === 409) await this.askNewer();
      else if (statusOf(error) <= 0 || statusOf(error) >= 500) this.plan(10_000);
    }
  }
  private async askNewer() {
    const page = await get<CasePage>(`${this.path}/cases/${this.caseId}`).catch(() => null);
    if (page?.draft && page.draft.revision > 0) this.meet(page.draft, false, true);
    else { this.revision = 0; this.plan(); }
  }

  /** The reply was handed in; the server has removed its copy. */
  clear() {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.revision = 0;
    this.dirty = false;
    this.queued.value = null;
    this.text.value = '';
    this.state.value = 'empty';
    this.newer.value = null;
    this.keep();
  }
  close() { void this.save(); }
}

const keepers = new Map<string, DraftKeeper>();
/** One keeper per case for the life of the page, so that leaving a case loses nothing. */
export function draftOf(path: string, caseId: number): DraftKeeper {
  const key = `${me.value?.staff.id}:${path}/${caseId}`;
  let found = keepers.get(key);
  if (!found) keepers.set(key, found = new DraftKeeper(path, caseId));
  return found;
}
export const queuedOf = (version: number, text: string, isPublic: boolean, overrides: boolean): Queued =>
  ({ key: newKey(), version, text, isPublic, overrides });

/** Old drafts of this browser go after a week. */
export function pruneDrafts() {
  for (const key of local.keys('draft:')) {
    try {
      const kept = JSON.parse(local.get(key) ?? 'null') as Kept | null;
      if (!kept || Date.now() - kept.at > keepFor) local.set(key, null);
    } catch { local.set(key, null); }
  }
}
