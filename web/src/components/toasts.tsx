import { t } from '../dict';
import { length, tick } from '../format';
import { dismiss, toasts, undo, type Toast } from '../toast';
import { Icon } from './icons';

function One({ of }: { of: Toast }) {
  const left = of.until ? Math.max(0, (of.until - tick.value) / 1000) : 0;
  return (
    <div class={`toast ${of.isError ? 'is-error' : ''}`}>
      <div class="toast-text"><p>{of.until ? t.value.compose.held(length(left)) : of.text}</p>
        {of.again && <><strong>{t.value.compose.again}</strong><ul dir="auto">{of.again.map((one) => <li key={one}>{one}</li>)}</ul></>}</div>
      {of.undo && <button type="button" onClick={() => undo(of.id)}>{t.value.common.undoKey}</button>}
      <button type="button" class="quiet square" aria-label={t.value.common.close} onClick={() => dismiss(of.id)}><Icon name="close" /></button>
    </div>
  );
}
export function Toasts() {
  const shown = toasts.value;
  const said = shown.at(-1);
  return (
    <div class="toasts">
      <div class="visually-hidden" role="status" aria-live="polite">{said && !said.isError ? said.text : ''}</div>
      <div class="visually-hidden" role="alert">{said?.isError ? said.text : ''}</div>
      <section aria-label={t.value.common.undo} hidden={!shown.length}>{shown.map((one) => <One key={one.id} of={one} />)}</section>
    </div>
  );
}
