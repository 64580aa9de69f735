/** Short words at the edge of the screen; an undo stays reachable by `z` as long as it is shown. */
import { signal } from '@preact/signals';
import { messageOf } from './api';

export interface Toast {
  id: number; text: string; isError: boolean;
  undo?: () => void | Promise<void>;
  /** Counts down to this moment of the server's clock. */
  until?: number;
  /** Sentences to read once more. */
  again?: string[];
}
export const toasts = signal<Toast[]>([]);
let lastId = 0;
const shownFor = 6000, shownWithUndo = 10_000, atMost = 3;

export function toast(text: string, options: Partial<Pick<Toast, 'isError' | 'undo' | 'until' | 'again'>> & { lasts?: number } = {}): number {
  const id = ++lastId;
  const shown: Toast = { id, text, isError: options.isError ?? false };
  if (options.undo) shown.undo = options.undo;
  if (options.until) shown.until = options.until;
  if (options.again) shown.again = options.again;
  toasts.value = [...toasts.value.slice(1 - atMost), shown];
  setTimeout(() => dismiss(id), options.lasts ?? (options.undo ? shownWithUndo : shownFor));
  return id;
}
export function dismiss(id: number) { toasts.value = toasts.value.filter((one) => one.id !== id); }
export function failed(error: unknown) { toast(messageOf(error), { isError: true }); }

export function undo(id?: number) {
  const found = id === undefined ? toasts.value.filter((one) => one.undo).at(-1) : toasts.value.find((one) => one.id === id);
  if (!found?.undo) return;
  dismiss(found.id);
  Promise.resolve(found.undo()).catch(failed);
}
