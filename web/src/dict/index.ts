/** One language is loaded at a time; each dictionary is a file of its own. */
import { computed, signal } from '@preact/signals';
import type { Dict } from './id';

declare const ID_URL: string, EN_URL: string;

export type Language = 'id' | 'en';
const words = signal<Dict | null>(null);
export const language = signal<Language>('id');
/** The words; there are some before anything is shown. */
export const t = computed<Dict>(() => words.value!);

export async function speak(next: Language): Promise<void> {
  if (words.value && next === language.value) return;
  const loaded = next === 'en' ? ((await import(EN_URL)) as { en: Dict }).en : ((await import(ID_URL)) as { id: Dict }).id;
  words.value = loaded;
  language.value = next;
  document.documentElement.lang = next;
}
