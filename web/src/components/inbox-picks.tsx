/** Choosing several cases of the inbox: by `x`, `Shift+x` and `*`, or by their boxes; then one answer to all. */
import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { t } from '../dict';
import { number } from '../format';
import { useKeys } from '../keys';
import type { CaseList } from '../list';
import { beginMass } from '../masses';
import { listQuery } from '../pages/queues';
import { route } from '../router';
import { can } from '../session';
import { failed } from '../toast';

const isPicking = signal(false), isAll = signal(false);
const picked = signal<ReadonlySet<number>>(new Set());
let last = 0;
/** The rows that are here, when one of all is taken out again. */
let loaded: () => number[] = () => [];

function pick(id: number, isOn = !isAll.value && !picked.value.has(id)) {
  const next = new Set(isAll.value ? loaded() : picked.value);
  if (isOn) next.add(id); else next.delete(id);
  picked.value = next;
  isAll.value = false;
  last = id;
}
function clear() { isPicking.value = isAll.value = false; picked.value = new Set(); last = 0; }
function start() { isPicking.value = true; }

/** A row with its box, once somebody began to choose. */
export function Pickable({ id, who, children }: { id: number; who: string; children: ComponentChildren }) {
  if (!isPicking.value) return <>{children}</>;
  const isOn = isAll.value || picked.value.has(id);
  return (
    <div class={`pick-row ${isOn ? 'is-picked' : ''}`}>
      <label class="pick"><input type="checkbox" checked={isOn} aria-label={t.value.inbox.pickRow(who)} onChange={(event) => pick(id, event.currentTarget.checked)} /></label>
      {children}
    </div>
  );
}
export function PickButton() {
  if (!can.write.value) return null;
  return <button type="button" class="quiet filter-button" aria-pressed={isPicking.value} onClick={() => (isPicking.value ? clear() : start())}>{t.value.inbox.pickMode}</button>;
}

/** The case under the keyboard: of the focus, else the open one. */
const current = () => Number(document.activeElement?.closest<HTMLElement>('.window li')?.dataset.id ?? route.value.id);

export function PickBar({ list, total }: { list: CaseList; total: number }) {
  const words = t.value.inbox, asked = listQuery();
  useEffect(clear, [asked]);
  loaded = () => list.order.peek();
  const toHere = () => {
    const order = list.order.peek(), from = order.indexOf(last), to = order.indexOf(current());
    if (to < 0) return;
    start();
    for (const id of order.slice(Math.min(from < 0 ? to : from, to), Math.max(from, to) + 1)) pick(id, true);
  };
  const all = () => { start(); isAll.value = true; };
  useKeys(can.write.value ? {
    x: () => { const id = current(); if (id) { start(); pick(id); } }, X: toHere, '*': all,
    ...(isPicking.value ? { Escape: clear } : {}),
  } : {});
  if (!isPicking.value) return null;
  const count = picked.value.size;
  const filter = () => Object.fromEntries([...new URLSearchParams(asked)].map(([name, value]) => [name, name === 'owner_id' ? Number(value) : value]));
  const answer = async () => {
    await beginMass(isAll.value ? { scope: 'list', filter: filter() } : { scope: 'cases', cases: [...picked.value].map((id) => ({ id })) });
    clear();
  };
  return (
    <div class="pick-bar" role="group" aria-label={words.pickMode}>
      <span role="status">{isAll.value ? words.allPicked : words.picked(number(count))}</span>
      <button type="button" class="quiet" onClick={clear}>{words.pickNone}</button>
      <div class="actions">
        <button type="button" class="primary" disabled={!count && !isAll.value} onClick={() => void answer().catch(failed)}>{words.answerMany}</button>
        {!isAll.value && <button type="button" onClick={all}>{words.pickAll(total > 0 ? number(total) : '')}</button>}
      </div>
    </div>
  );
}
