/** Opened by few, so the list does without it. */
import { comes } from '../later';

export const PasteDialog = comes<{ onClose: () => void }>(() => import('./paste').then((part) => part.PasteDialog), { isSoon: true });
