/** A list of any length with rows of one height: only those in sight exist, and two more: the one that
 *  holds the focus, so that scrolling never throws the keyboard back to the top of the page, and the
 *  current one, so that a key can put the focus there at once. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

interface Props {
  ids: number[]; label: string;
  /** Row height in rem; the style sheet uses the same. */
  rowHeight: number;
  /** How many there are in all, -1 when nobody knows. */
  total: number;
  current: number;
  row: (id: number) => ComponentChildren;
  onEnd: () => void;
  onWindow: (ids: number[]) => void;
  onTop: (isAtTop: boolean) => void;
  /** Told in rem. */
  onWidth: (width: number) => void;
}
const overscan = 8;

export function WindowList({ ids, label, rowHeight, total, current, row, onEnd, onWindow, onTop, onWidth }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const top = useSignal(0);
  const height = useSignal(600);
  const focused = useSignal(0);
  const unit = useSignal(16);
  const size = rowHeight * unit.value;

  useLayoutEffect(() => {
    const element = box.current!;
    const measure = () => {
      height.value = element.clientHeight || 600;
      unit.value = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
      onWidth(element.clientWidth / unit.value);
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => watch.disconnect();
  }, []);

  const index = ids.indexOf(current);
  useLayoutEffect(() => {
    const element = box.current!;
    if (index < 0) return;
    const from = index * size;
    if (from < element.scrollTop) element.scrollTop = from;
    else if (from + size > element.scrollTop + element.clientHeight) element.scrollTop = from + size - element.clientHeight;
  }, [current, index < 0]);

  const first = Math.max(0, Math.floor(top.value / size) - overscan);
  const last = Math.min(ids.length, Math.ceil((top.value + height.value) / size) + overscan);
  const shown = ids.slice(first, last).map((id, i) => [id, first + i] as const);
  const pin = (id: number) => {
    const at = ids.indexOf(id);
    if (at >= 0 && !shown.some(([one]) => one === id)) shown.push([id, at]);
  };
  pin(focused.value);
  pin(current);

  useEffect(() => {
    onWindow(shown.map(([id]) => id));
    if (last >= ids.length - overscan) onEnd();
  }, [first, last, ids]);

  const scroll = () => {
    const at = box.current!.scrollTop;
    top.value = at;
    onTop(at < size / 2);
  };
  const idOf = (target: EventTarget | null) => Number((target as Element | null)?.closest?.('li')?.dataset.id ?? 0);
  return (
    <div class="window" ref={box} onScroll={scroll}
      onFocusIn={(event) => { focused.value = idOf(event.target); }}
      onFocusOut={(event) => { if (!box.current?.contains(event.relatedTarget as Node | null)) focused.value = 0; }}>
      <ul aria-label={label} style={{ height: `${ids.length * size}px` }}>
        {shown.map(([id, at]) => (
          <li key={id} data-id={id} aria-setsize={total} aria-posinset={at + 1} style={{ transform: `translateY(${at * size}px)` }}>{row(id)}</li>
        ))}
      </ul>
    </div>
  );
}
