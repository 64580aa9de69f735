/** Line icons of our own, 20 units wide; always beside a word or hidden from readers. */
import type { Level, Severity } from '../types';

const paths = {
  home: 'M3 9.5 10 3l7 6.5V17h-5v-5H8v5H3z',
  inbox: 'M3 11l2.5-7h9L17 11v5.5H3zM3 11h4.2l1.2 2.2h3.2l1.2-2.2H17',
  crisis: 'M10 2.5c1 3 4.5 5 4.5 9a4.5 4.5 0 0 1-9 0c0-2 1-3 2-4 .3 1.5 1 2 1.7 2.3C9 7 9 5 10 2.5z',
  promise: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM10 6v4l3 2',
  approvals: 'M4 10.5l4 4 8-9',
  problems: 'M3 3.5h10v7H8.5L6 13v-2.5H3zM13 7h4v6.5h-2V16l-2.5-2.5H9',
  statements: 'M3 8v4h3l7 4V4L6 8zM16 8v4M6 12v4h2.5',
  settings: 'M3 6h8M15 6h2M3 14h2M9 14h8M13 4v4M7 12v4',
  audit: 'M5 3h10v14H5zM8 7h4M8 10h4M8 13h3',
  search: 'M8.5 3a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM13 13l4 4',
  close: 'M5 5l10 10M15 5L5 15', halt: 'M7 3h6l4 4v6l-4 4H7l-4-4V7zM8 8v4M12 8v4',
  back: 'M12 4l-6 6 6 6',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  plus: 'M10 4v12M4 10h12',
  up: 'M10 16V4M5 9l5-5 5 5',
  down: 'M10 4v12M5 11l5 5 5-5',
  out: 'M8 4H4v12h12v-4M11 4h5v5M16 4l-7 7',
  person: 'M10 3a3.2 3.2 0 1 1 0 6.4A3.2 3.2 0 0 1 10 3zM3.5 17c.6-3.6 3-5.4 6.5-5.4s5.9 1.8 6.5 5.4',
  filter: 'M3 5h14M6 10h8M8.5 15h3',
  moon: 'M16 12.5A6.8 6.8 0 0 1 7.5 4a6.6 6.6 0 1 0 8.5 8.5z',
  info: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM10 9v5M10 6.2h.01',
  lock: 'M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  globe: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM3 10h14M10 3c4 4 4 10 0 14-4-4-4-10 0-14z',
  pen: 'M4 16l.8-3.6L13.5 3.7l2.8 2.8L7.6 15.2zM12 5.2l2.8 2.8',
  command: 'M6 8l-3 2 3 2M9 14h8',
  negative: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM7 14c1-2 5-2 6 0M7.5 8v.5M12.5 8v.5',
  positive: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM7 12c1 2 5 2 6 0M7.5 8v.5M12.5 8v.5',
  alarm: 'M10 3.5c3 0 4.5 2 4.5 5 0 3.5 1.5 4.5 1.5 5.5H4c0-1 1.5-2 1.5-5.5 0-3 1.5-5 4.5-5zM8.5 16.5h3',
} as const;
export type IconName = keyof typeof paths;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}

/** ○ ◐ ▲ ⬢: told apart without colour. */
export function Shape({ of }: { of: Severity | Level }) {
  const rank = { low: 0, normal: 0, medium: 1, watch: 1, high: 2, issue: 2, grave: 3, crisis: 3 }[of];
  return (
    <svg class={`shape rank-${rank}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {rank === 0 && <circle cx="8" cy="8" r="5.2" class="line" />}
      {rank === 1 && <><circle cx="8" cy="8" r="5.2" class="line" /><path d="M8 2.8a5.2 5.2 0 0 1 0 10.4z" /></>}
      {rank === 2 && <path d="M8 1.8 15 14H1z" />}
      {rank === 3 && <path d="M8 1l6.1 3.5v7L8 15l-6.1-3.5v-7z" />}
    </svg>
  );
}
