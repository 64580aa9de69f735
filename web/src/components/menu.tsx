/** A button with a short list of actions under it. */
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';

export interface MenuItem { name: string; help?: string | undefined; isCurrent?: boolean; run: () => void }
interface Props { label: ComponentChildren; title?: string; items: MenuItem[]; class?: string; isOpen?: boolean; onToggle?: (isOpen: boolean) => void; side?: 'left' | 'right'; isUp?: boolean }

export function Menu({ label, title, items, isOpen: wanted, onToggle, side = 'left', isUp, ...rest }: Props) {
  const [own, setOwn] = useState(false);
  const isOpen = wanted ?? own, set = onToggle ?? setOwn;
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    if (!isOpen) return;
    box.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    const outside = (event: Event) => { if (!box.current?.contains(event.target as Node)) set(false); };
    addEventListener('pointerdown', outside);
    return () => removeEventListener('pointerdown', outside);
  }, [isOpen]);
  const close = () => { set(false); box.current?.querySelector<HTMLElement>('button')?.focus(); };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') { event.stopPropagation(); event.preventDefault(); return close(); }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const all = [...box.current!.querySelectorAll<HTMLElement>('[role=menuitem]')];
    all[(all.indexOf(document.activeElement as HTMLElement) + step + all.length) % all.length]?.focus();
  };
  return (
    <div class={`menu ${side} ${isUp ? 'up' : ''}`} ref={box} onKeyDown={isOpen ? press : undefined}>
      <button type="button" class={rest.class} title={title} aria-haspopup="menu" aria-expanded={isOpen} aria-controls={isOpen ? id : undefined} onClick={() => set(!isOpen)}>{label}</button>
      {isOpen && (
        <ul role="menu" id={id} aria-label={title}>
          {items.map((item) => (
            <li key={item.name} role="none">
              <button type="button" role="menuitem" tabIndex={-1} aria-current={item.isCurrent ? 'true' : undefined} onClick={() => { close(); item.run(); }}>
                <span>{item.name}</span>{item.help && <span class="hint">{item.help}</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
