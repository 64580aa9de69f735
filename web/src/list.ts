/** The inbox list: one signal per row, an order, and newcomers that wait until they are wanted. */
import { batch, signal, type Signal } from '@preact/signals';
import { get } from './api';
import { paced } from './data';
import { concerns, onEvents } from './stream';
import type { CasePage, CaseRow, LiveEvent, Page } from './types';

export interface Row extends CaseRow { hasMoved?: boolean }

const headSize = 60, pageSize = 200, singleFetches = 8;
/** Pages without a row that are read on from by themselves: a rare filter finds nothing in the first ones. */
const seekMost = 10;

export class CaseList {
  readonly rows = new Map<number, Signal<Row>>();
  readonly order = signal<number[]>([]);
  /** Newcomers at the top that have not been let in yet. */
  readonly fresh = signal(0);
  readonly error = signal<unknown>(null);
  readonly isLoading = signal(true);
  readonly isComplete = signal(false);
  /** Told by the list on screen: is anyone reading or pointing where rows would move? */
  isCalm: () => boolean = () => true;
  visible = new Set<number>();

  private next: string | null = null;
  private head: CaseRow[] | null = null;
  private readonly dirty = new Set<number>();
  private readonly pace = paced(() => void this.refresh(), 1000);
  private stop: (() => void) | null = null;
  private isClosed = false;
  private isPaging = false;

  constructor(private readonly path: string, private readonly query: string) {}

  start() {
    this.isClosed = false;
    this.stop = onEvents((events) => this.hear(events));
    void this.refresh();
  }
  close() { this.isClosed = true; this.stop?.(); this.pace.stop(); }

  private hear(events: LiveEvent[]) {
    if (!concerns(events, ['case', 'reply'])) return;
    for (const event of events) if (event.kind === 'case' && this.rows.has(event.object_id)) this.dirty.add(event.object_id);
    this.pace.call();
  }
  private url(limit: number, cursor?: string) {
    const query = new URLSearchParams(this.query);
    query.set('limit', String(limit));
    if (cursor) query.set('cursor', cursor);
    return `${this.path}/cases?${query}`;
  }
  private put(row: Row) {
    const known = this.rows.get(row.id);
    if (!known) this.rows.set(row.id, signal(row));
    else if (JSON.stringify(known.peek()) !== JSON.stringify(row)) known.value = row;
  }

  async refresh() {
    try {
      const page = await get<Page<CaseRow>>(this.url(headSize));
      if (this.isClosed) return;
      batch(() => this.takeHead(page));
      for (let i = 0; i < seekMost && !this.order.peek().length && this.next !== null && !this.isClosed; i++) await this.nextPage();
      await this.refreshDirty(new Set(page.items.map((row) => row.id)));
    } catch (error) {
      this.error.value = error;
    }
    this.isLoading.value = false;
  }
  private takeHead(page: Page<CaseRow>) {
    this.error.value = null;
    const known = new Set(this.order.peek());
    for (const row of page.items) if (known.has(row.id)) this.put(row);
    const isFirst = known.size === 0;
    if (isFirst || !page.next) this.next = isFirst ? page.next : null;
    this.head = page.items;
    if (isFirst || this.isCalm()) return this.letIn();
    this.fresh.value = page.items.filter((row) => !known.has(row.id)).length;
    this.markMoved(page);
  }
  /** Rows that stood in the refreshed stretch and are no longer there have left this queue. */
  private markMoved(page: Page<CaseRow>) {
    const here = new Set(page.items.map((row) => row.id));
    for (const id of this.coveredBy(here, page.next === null)) {
      const row = this.rows.get(id)!;
      if (!here.has(id) && !row.peek().hasMoved) row.value = { ...row.peek(), hasMoved: true };
    }
  }
  private coveredBy(head: Set<number>, isAll: boolean): number[] {
    const order = this.order.peek();
    if (isAll) return order;
    let end = order.length;
    while (end > 0 && !head.has(order[end - 1]!)) end--;
    return order.slice(0, end);
  }
  letIn() {
    const { head } = this;
    if (!head) return;
    const here = new Set(head.map((row) => row.id));
    batch(() => {
      const covered = this.order.peek().length ? new Set(this.coveredBy(here, this.next === null && head.length < headSize)) : new Set<number>();
      const rest = this.order.peek().filter((id) => !here.has(id) && !covered.has(id));
      for (const row of head) this.put(row);
      this.order.value = [...here, ...rest];
      for (const id of covered) if (!here.has(id)) this.rows.delete(id);
      this.isComplete.value = this.next === null;
      this.fresh.value = 0;
    });
  }

  async more() {
    if (!this.isLoading.peek()) await this.nextPage();
  }
  private async nextPage() {
    if (this.isPaging || this.next === null) return;
    this.isPaging = true;
    try {
      const page = await get<Page<CaseRow>>(this.url(pageSize, this.next));
      if (this.isClosed) return;
      batch(() => {
        const known = new Set(this.order.peek());
        for (const row of page.items) this.put(row);
        this.order.value = [...this.order.peek(), ...page.items.map((row) => row.id).filter((id) => !known.has(id))];
        this.next = page.next;
        this.isComplete.value = page.next === null;
        this.error.value = null;
      });
    } catch (error) {
      this.error.value = error;
    } finally {
      this.isPaging = false;
    }
  }

  /** Rows far down that are on screen right now are worth a question each; others are not. */
  private async refreshDirty(head: Set<number>) {
    const wanted = [...this.dirty].filter((id) => !head.has(id) && this.visible.has(id)).slice(0, singleFetches);
    this.dirty.clear();
    for (const id of wanted) {
      const page = await get<CasePage>(`${this.path}/cases/${id}`).catch(() => null);
      if (page && this.rows.has(id)) this.put(page.case);
    }
  }

  /** The neighbour of a row in the order shown. */
  beside(id: number, step: 1 | -1): number | null {
    const order = this.order.peek(), at = order.indexOf(id);
    if (at < 0) return order[0] ?? null;
    return order[at + step] ?? null;
  }
}
