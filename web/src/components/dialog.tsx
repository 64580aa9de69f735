/** The browser's own modal dialog: focus is kept inside and given back. */
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../dict';
import { failed } from '../toast';
import { Icon } from './icons';

interface Props {
  title: string; onClose: () => void; children: ComponentChildren;
  /** Cannot be dismissed: something must happen first. */
  isFirm?: boolean; size?: 'small' | 'wide'; class?: string;
  /** Of the button it belongs to: where there is room, it opens under it. */
  at?: DOMRect;
}
export function Dialog({ title, onClose, children, isFirm, size = 'small', at, ...rest }: Props) {
  const box = useRef<HTMLDialogElement>(null);
  const heading = useId();
  /* Before the next key, not after the paint: what is typed at once belongs in here. */
  useLayoutEffect(() => {
    const element = box.current!;
    const before = document.activeElement as HTMLElement | null;
    if (at) for (const [name, place] of [['--left', at.left], ['--top', at.bottom]] as const) element.style.setProperty(name, `${place}px`);
    element.showModal();
    element.querySelector<HTMLElement>('input:not([readonly]), textarea, select, .choices button')?.focus();
    return () => {
      element.close();
      if (document.activeElement === document.body && before?.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog ref={box} class={`dialog ${size} ${rest.class ?? ''}`} aria-labelledby={heading}
      onCancel={(event) => { event.preventDefault(); if (!isFirm) onClose(); }}
      onMouseDown={(event) => { if (event.target === box.current && !isFirm) onClose(); }}>
      <div class="dialog-box">
        <header class="dialog-head">
          <h2 id={heading}>{title}</h2>
          {!isFirm && <button type="button" class="quiet square" aria-label={t.value.common.close} onClick={onClose}><Icon name="close" /></button>}
        </header>
        {children}
      </div>
    </dialog>
  );
}

interface ConfirmProps {
  title: string; text?: string; action: string; isGrave?: boolean; isReady?: boolean;
  onDo: () => Promise<unknown> | unknown; onClose: () => void; children?: ComponentChildren;
}
/** A second look before what cannot be one click. */
export function Confirm({ title, text, action, isGrave, isReady = true, onDo, onClose, children }: ConfirmProps) {
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isBusy || !isReady) return;
    setBusy(true);
    try { await onDo(); onClose(); } catch (error) { failed(error); setBusy(false); }
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={submit} class="stack">
        {text && <p>{text}</p>}
        {children}
        <div class="actions end">
          <button type="button" onClick={onClose}>{t.value.common.cancel}</button>
          <button type="submit" class={isGrave ? 'grave' : 'primary'} disabled={isBusy || !isReady}>{action}</button>
        </div>
      </form>
    </Dialog>
  );
}
