// Kalimat siap and greetings: two texts instead of a set, filled in as the server fills them.
import { caseOf, emit, need } from './desk.mjs';

const texts = [
  { id: 1, kind: 'holding', name: 'Tanggapan sementara', text: 'Halo {sapaan} {nama}, terima kasih sudah memberi tahu kami. Mohon menunggu, kami sedang mengecek kejadian ini. Kabar berikutnya kami sampaikan paling lambat pukul {jam} {zona}. – {admin}' },
  { id: 2, kind: 'holding_unknown_cause', name: 'Penyebab belum diketahui', text: 'Halo {sapaan} {nama}, laporan tentang kejadian di {tempat} sudah kami terima. Penyebabnya belum kami pastikan, jadi kami belum mau menduga. Kabar berikutnya pukul {jam} {zona} di akun ini. – {admin}' },
].map((one) => ({ ...one, language: 'id', last_day: null, is_expired: false, owner_id: null, owner_name: null, used_at: null, times: 0, version: 1 }));
const greetingOf = (brand, it) => brand.greetings?.get(it.author_id ?? it.author_name) ?? 'unknown';
const said = { unknown: 'Kak', none: '', kak: 'Kak', bapak: 'Bapak', ibu: 'Ibu', mas: 'Mas', mbak: 'Mbak' };
const fill = (text, values) => text.replace(/ ?\{(\w+)\}/g, (all, name) => (name in values ? values[name] && all.replace(/\{.*/, values[name]) : all));

function offers(ctx, id) {
  const it = caseOf(ctx.brand, id), hour = new Date(Date.now() + 9 * 3600_000).getUTCHours();
  const values = { sapaan: said[greetingOf(ctx.brand, it)], nama: it.author_name ?? '', jam: `${String(hour).padStart(2, '0')}.00`, zona: 'WIB', admin: ctx.staff.sign_name ?? ctx.staff.name.split(' ')[0] };
  return texts.map(({ id: own, kind, language, name, text }) => { const filled = fill(text, values); return { id: own, kind, language, name, text: filled, is_complete: !filled.includes('{'), clause: null }; });
}
function greet(ctx, id) {
  need(ctx, 'writer');
  const it = caseOf(ctx.brand, id);
  (ctx.brand.greetings ??= new Map()).set(it.author_id ?? it.author_name, ctx.body.honorific);
  emit(ctx.brand, 'case', id);
  return greeting(ctx, id);
}
const greeting = (ctx, id) => ({ honorific: greetingOf(ctx.brand, caseOf(ctx.brand, id)), suggested: 'unknown', because: null });

export const preparedRoutes = [
  ['GET', '/prepared', () => ({ items: texts, next: null })],
  ['GET', '/cases/(\\d+)/prepared', (ctx, id) => ({ items: offers(ctx, Number(id)), next: null })],
  ['GET', '/cases/(\\d+)/greeting', (ctx, id) => greeting(ctx, Number(id))],
  ['PUT', '/cases/(\\d+)/greeting', (ctx, id) => greet(ctx, Number(id))],
];
