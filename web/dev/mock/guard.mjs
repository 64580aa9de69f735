// Penjagaan: enough for the page of a case to be whole; rights and states are the server's own tests.
import { need } from './desk.mjs';

const list = (items) => ({ items, next: null });
const nobody = { authors: null, links: null, hints: null, cases: null, strikes: null, requests: null, rivals: null, live_strikes: 0, strikes_needed: 3, limit: { hides: true, deletes: true, reports: true, blocks: true }, may_hide: true, may_delete: true };

export const guardRoutes = [
  ['GET', '/cases/(\\d+)/person', ({ brand }, id) => {
    const it = brand.cases.get(Number(id));
    return it ? { ...nobody, authors: [{ id: it.author_id ?? it.id, channel: it.channel, handle: it.author_handle ?? it.author_name, name: it.author_name, first_at: it.first_at }] } : nobody;
  }],
  ['GET', '/guards', () => list([])],
  ['GET', '/guards/month', (ctx) => { need(ctx, 'admin'); return { month: '2026-11', hidden: 0, deleted: 0, reported: 0, banned: 0, passed: 0, items: null }; }],
  ['GET', '/rivals', () => list([])],
];
