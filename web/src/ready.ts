/** What the composer lends to the parts that come later (components/ready-pick.tsx, ready-beside.tsx). */
import { signal } from '@preact/signals';
import type { CasePage } from './types';

export interface Writing {
  page: CasePage; isEmpty: boolean;
  /** Puts a prepared text where the caret is. */
  insert: (text: string, id: number) => void;
}
export const writing = signal<Writing | null>(null);
/** The list of prepared texts is open. */
export const picking = signal(false);
