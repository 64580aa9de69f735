/** What this browser remembers: looks and keys. Storage may be forbidden; then it lasts the visit. */
import { signal, effect } from '@preact/signals';

export const local = {
  get(key: string): string | null {
    try { return localStorage.getItem(`tanggap:${key}`); } catch { return null; }
  },
  set(key: string, value: string | null) {
    try {
      if (value === null) localStorage.removeItem(`tanggap:${key}`);
      else localStorage.setItem(`tanggap:${key}`, value);
    } catch { /* full or forbidden: the value lives on in memory */ }
  },
  keys(prefix: string): string[] {
    try { return Object.keys(localStorage).filter((k) => k.startsWith(`tanggap:${prefix}`)).map((k) => k.slice(8)); } catch { return []; }
  },
};

export type Theme = 'auto' | 'light' | 'dark';
const stored = local.get('theme');
export const theme = signal<Theme>(stored === 'light' || stored === 'dark' ? stored : 'auto');
export const keysOn = signal(local.get('keys') !== 'off');

/** One case at a time, nothing in red. */
export const calm = signal(local.get('calm') === 'on');
/** Abusive words of customers stay covered until they are tapped. */
export const blurs = signal(local.get('blur') !== 'off');

export function startPrefs() {
  effect(() => {
    const value = theme.value;
    if (value === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = value;
    local.set('theme', value === 'auto' ? null : value);
  });
  effect(() => local.set('keys', keysOn.value ? null : 'off'));
  effect(() => local.set('blur', blurs.value ? null : 'off'));
  effect(() => {
    document.documentElement.toggleAttribute('data-calm', calm.value);
    local.set('calm', calm.value ? 'on' : null);
  });
}

export function isDark(): boolean {
  return theme.value === 'dark' || (theme.value === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
}
export function toggleTheme() { theme.value = isDark() ? 'light' : 'dark'; }
