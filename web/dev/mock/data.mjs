// The state of the mock: invented people, sources, and the messages of the sample shop as cases.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { read, said } from './rules.mjs';

const sampleFile = fileURLToPath(new URL('../../../sample/messages.jsonl', import.meta.url));
const classes = {
  keluhan: 'complaint', kritik: 'criticism', pertanyaan: 'question', menekan: 'pressing', luapan: 'venting', troll: 'troll',
  spam: 'spam', hoaks: 'rumour', berisiko: 'at_risk', pujian: 'praise', lainnya: 'other',
};
const hour = 3600_000, day = 24 * hour;
export const iso = (ms) => (ms ? new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z') : null);

/** A few clauses as the server tells them (src/desk/clause.c has all). */
export const clauses = [
  ['clocks', 8, 'C02', 'clocks', ['clock_comment', 'clock_chat', 'clock_marketplace', 'clock_review', 'clock_mail', 'channels']], ['four_eyes', 14, 'C02', 'send', ['four_eyes', 'solo_delay']],
  ['hold', 16, null, 'send', ['hold_public', 'hold_private', 'channels']], ['hate', 21, null, 'words', []], ['alarm', 36, 'C08', 'alarm', ['alarm_level']],
].map(([name, number, setting, group, fields]) => ({ name, number, setting, source: 'S0-01', group, force: 'system', fields, overrides: 0 }));
export const policy = () => ({
  four_eyes: true, hold_public: 30, hold_private: 10, clock_comment: 3600, clock_chat: 900, clock_marketplace: 1800,
  clock_review: 86400, clock_mail: 14400, clock_grave: 900, hours_from: 28800, hours_to: 72000, alarm_level: 'issue', quiet_days: 7,
  mode: 'team', sign_first: false, class_first: false, holding_free: true, solo_delay: 120, cool_down: 60, channels: [], checker: [], locked_facts: true, friday_from: 0, friday_to: 0, holidays: [],
  ignore_classes: ['venting', 'troll'], ignore_public_only: true, ignore_most: 30 * 86400, at_risk_care: true, watch_most: 86400, watch_forbidden: ['health'], apology_needs_action: true, admission_role: 'owner', phone: 'approved', shift_most: 43200,
  handoff_after: 1800, public_turns: 3, close_note: true, limit_writer: 50000, limit_approver: 200000, limit_admin: 1000000, decline_reason: true, next_word_only: true, promises_bind: true,
  follow_first: 86400, follow_second: 259200, follow_third: 604800, late_apology: true, personal_from: 'high', latecomers: true, origin_first: true, strikes: 3, ban_days: 90, delete_rule: 'guarded', delete_cool: 600, trace_role: 'owner', trace_days: 90, notices: true, notice_before: 600, notice_after: 1800, own_posts: 'public', takedown_owner: true, policy_version: 3,
});
const clockOf = (rules, it) => {
  if (it.severity === 'grave') return rules.clock_grave;
  if (it.channel === 'marketplace') return rules.clock_marketplace;
  if (it.channel === 'google') return rules.clock_review;
  if (it.channel === 'email') return rules.clock_mail;
  return it.is_direct ? rules.clock_chat : rules.clock_comment;
};

function staff(id, name, role, isSample, email = null) {
  return { id, email, name, language: 'id', role, is_sample: isSample, created_at: iso(Date.now() - 40 * day), ended_at: null };
}
function emptyBrand(id, name, isSample) {
  return {
    id, name, zone: 25200, is_sample: isSample, created_at: iso(Date.now() - 40 * day), people: new Map(), sources: [], words: [], departments: {}, policy: policy(),
    ladder: [], cases: new Map(), messages: new Map(), replies: new Map(), notes: [], drafts: new Map(), presence: new Map(), audit: [],
    events: [], incidents: new Map(), calls: [], verdicts: [], imports: [], alarmOk: null, streams: new Set(), nextId: 1000, isCut: false,
  };
}

export function makeState() {
  const owner = { ...staff(1, 'Rasti Wulandari', 'owner', false, 'rasti@contoh.example'), password: 'rahasia-contoh' };
  const second = { ...staff(2, 'Bagus Prasetyo', 'approver', false, 'bagus@contoh.example'), password: 'rahasia-contoh' };
  const colleagues = [staff(11, 'Ayu Lestari', 'writer', true), staff(12, 'Dimas Saputra', 'approver', true), staff(13, 'Bu Ningsih', 'reader', true)];
  const sample = emptyBrand(1, 'Dapur Singgah', true), own = emptyBrand(2, 'Toko Rasa', false);
  const state = { staff: new Map([owner, second, ...colleagues].map((one) => [one.id, one])), brands: new Map([[1, sample], [2, own]]), sessions: new Map(), nextSession: 1 };
  for (const one of state.staff.values()) sample.people.set(one.id, one.role);
  own.people.set(1, 'owner').set(2, 'approver');
  fillSample(state, sample);
  own.sources.push(source(901, 'Instagram toko', 'instagram', 'hand', 'browser', '@tokorasa'));
  return state;
}

function source(id, name, channel, kind, way, handle) {
  return {
    id, name, channel, kind, url: null, own_handle: handle, way_out: way, out_url: null, out_lookup: null, out_from: null, is_paused: false,
    next_poll_at: null, last_ok_at: iso(Date.now() - 4 * 60_000), failures: 0, last_error: null, created_at: iso(Date.now() - 40 * day),
  };
}

function fillSample(state, brand) {
  brand.sources.push(
    source(21, 'instagram', 'instagram', 'file', 'sample', '@dapursinggah'), source(22, 'whatsapp', 'whatsapp', 'file', 'sample', '+62 800-0000-0001'),
    source(23, 'marketplace', 'marketplace', 'file', 'sample', 'Dapur Singgah'), source(24, 'tiktok', 'tiktok', 'file', 'browser', '@dapursinggah'),
    source(25, 'google', 'google', 'file', 'sample', 'Dapur Singgah'), source(26, 'email', 'email', 'file', 'mail', 'halo@dapursinggah.example'),
    { ...source(27, 'Blog kuliner', 'blog', 'feed', 'browser', null), url: 'https://kuliner.example/umpan.xml', failures: 3, last_error: 'the feed answered with status 503', next_poll_at: iso(Date.now() + 9 * 60_000) },
  );
  for (const [i, [kind, text]] of [['brand', 'dapur singgah'], ['brand', 'dapursinggah'], ['product', 'basreng'], ['product', 'keripik tempe'], ['product', 'singkong balado'], ['rival', 'kriuk jaya'], ['watch', 'keracunan'], ['watch', 'batch 12'], ['watch', 'viralin']].entries())
    brand.words.push({ id: 50 + i, kind, text, created_at: iso(Date.now() - 30 * day) });
  brand.departments = { delivery: 'Gudang', packaging: 'Gudang', quality: 'Dapur', payment: 'Kasir' };
  brand.ladder = [
    { id: 61, position: 1, name: 'Dimas (sedang jaga)', way: 'mail', address: 'dimas@contoh.example', wait: 0 },
    { id: 62, position: 2, name: 'Rasti (pemilik)', way: 'mail', address: 'rasti@contoh.example', wait: 300 },
    { id: 63, position: 3, name: 'Grup jaga', way: 'hook', address: 'https://hooks.contoh.example/jaga', wait: 600 },
  ];
  brand.alarmOk = Date.now() - 3 * day;
  brand.imports.push({ id: 71, source_id: 21, file: 'messages.jsonl', state: 'done', at_byte: 251045, taken: 599, known: 0, bad: 0, started_at: iso(Date.now() - hour), ended_at: iso(Date.now() - hour + 4000) });
  for (const line of sampleLines()) takeLine(state, brand, line);
  for (const it of brand.cases.values()) settle(brand, it);
  judge(brand, true);
}

function sampleLines() {
  if (!existsSync(sampleFile)) return [{ offset: -600, source: 'instagram', id: 'x1', author: 'Sari', handle: '@sari', title: null, text: 'kok basrengnya bocor kak, bau apek', link: null, reach: 40, class: 'keluhan', outcome: 'open', reply: null }];
  return readFileSync(sampleFile, 'utf8').trim().split('\n').map((line) => JSON.parse(line)).filter((line) => line.offset <= 0);
}

function takeLine(state, brand, line) {
  const at = Date.now() + line.offset * 1000;
  const it = receive(brand, {
    source: brand.sources.find((one) => one.name === line.source), at, author: line.author, handle: line.handle, title: line.title, text: line.text,
    link: line.link ?? (line.source === 'instagram' ? `https://instagram.example/p/${line.id}` : null), reach: line.reach, class: classes[line.class], outcome: line.outcome,
  });
  it.outcome = line.outcome;
  if (!line.reply) return;
  const by = [...state.staff.values()].find((one) => one.name.startsWith(line.reply.by)) ?? state.staff.get(11);
  const sent = at + line.reply.after * 1000;
  if (sent > Date.now()) return;
  const id = brand.nextId++;
  brand.messages.get(it.id).push({ ...blankMessage(id, sent), author_name: brand.name, text: line.reply.text, is_own: true, is_direct: it.is_direct });
  it.message_count++;
  if (!it.answered_at) {
    it.answered_at = iso(sent);
    it.late_by = Math.max(0, Math.round((sent - Date.parse(it.deadline)) / 1000)) || null;
  }
  it.owner_id = by.id;
  it.owner_name = by.name;
}

const blankMessage = (id, at) => ({
  id, external_id: `x-${id}`, author_name: null, author_handle: null, written_at: iso(at), seen_at: iso(at), title: null, text: '', link: null, state: 'live', language: 'id',
  mood: 'neutral', class: 'other', certainty: 0.5, severity: 'low', signals: 0, subjects: 0, demands: 0, harm: 0, reach: null, is_own: false, is_direct: false, reply_id: null, evidence: [], times: [], places: [],
});

/** A message comes in: it finds its case or makes one. */
export function receive(brand, item) {
  const isDirect = ['whatsapp', 'email'].includes(item.source.channel);
  const reading = read(item.text, item.class);
  let it = [...brand.cases.values()].reverse().find((one) => one.source_id === item.source.id && one.author_handle === item.handle && item.handle && item.at - Date.parse(one.last_at) < 2 * day);
  if (!it) {
    const id = brand.nextId++;
    it = {
      id, source_id: item.source.id, source_name: item.source.name, channel: item.source.channel, author_id: hash(item.handle ?? item.author ?? ''), author_name: item.author ?? null,
      author_handle: item.handle ?? null, state: 'new', queue: 'waiting', sort_at: null, deadline_at: null, class: reading.class, class_by: null, severity: reading.severity, mood: reading.mood,
      signals: 0, subjects: 0, demands: 0, harm: 0, is_direct: isDirect, title: item.title ?? null, excerpt: '', link: item.link ?? null, reach: item.reach || null, message_count: 0, owner_id: null, owner_name: null,
      decision: null, reason: null, review_at: null, first_at: iso(item.at), last_at: iso(item.at), answered_at: null, late_by: null, version: 1,
    };
    brand.cases.set(id, it);
    brand.messages.set(id, []);
  }
  const message = { ...blankMessage(brand.nextId++, item.at), author_name: item.author ?? null, author_handle: item.handle ?? null, title: item.title ?? null, text: item.text, link: item.link ?? null, reach: item.reach || null, is_direct: isDirect, ...reading, ...said(item.text, item.at) };
  brand.messages.get(it.id).push(message);
  const ranks = ['low', 'medium', 'high', 'grave'];
  if (ranks.indexOf(reading.severity) > ranks.indexOf(it.severity)) it.severity = reading.severity;
  if (!it.class_by && (it.class === 'other' || reading.class !== 'other')) it.class = reading.class;
  for (const set of ['signals', 'subjects', 'demands', 'harm']) it[set] |= reading[set];
  it.mood = reading.mood;
  it.excerpt = item.text.replace(/\s+/g, ' ').slice(0, 140);
  it.last_at = iso(item.at);
  it.message_count++;
  it.version++;
  it.answered_at = null;
  if (!['new', 'classified'].includes(it.state)) it.state = it.class_by ? 'classified' : 'new';
  it.deadline = iso(item.at + clockOf(brand.policy, it) * 1000);
  place(it);
  return it;
}

/** Where the case stands, from its state. */
export function place(it) {
  const open = it.state === 'new' || it.state === 'classified';
  const isTalk = it.class === 'other' || it.class === 'praise';
  it.queue = it.state === 'spam' || (open && it.class === 'spam') ? 'spam' : it.state === 'ignored' && it.review_at ? 'ignored' : it.state === 'done' || it.state === 'ignored' ? 'done'
    : it.state === 'watched' || it.state === 'snoozed' ? 'watch' : it.state === 'answered' ? 'customer' : isTalk ? 'talk' : 'waiting';
  it.deadline_at = it.queue === 'waiting' ? it.deadline : null;
  it.sort_at = it.queue === 'waiting' ? it.deadline_at : it.queue === 'watch' || it.queue === 'ignored' ? it.review_at : it.last_at;
}

/** What became of an old case of the sample. */
function settle(brand, it) {
  const isOld = Date.now() - Date.parse(it.last_at) > 5 * day;
  if (it.outcome === 'answered' || it.answered_at) it.state = isOld ? 'done' : 'answered';
  if (it.outcome === 'closed') it.state = 'done';
  if (it.outcome === 'ignored') Object.assign(it, { state: 'ignored', decision: 'ignore', reason: 'Luapan, tidak ada yang bisa diperbaiki' });
  if (it.outcome === 'watched') Object.assign(it, { state: 'watched', decision: 'watch', review_at: iso(Date.now() + 2 * hour), reason: 'Belum jelas, ditunggu perkembangannya' });
  if (it.class === 'spam') it.state = 'spam';
  if (it.state !== 'new') it.class_by = 11;
  if (it.outcome === 'open' && it.queue === 'waiting' && Date.now() - Date.parse(it.last_at) > 3 * hour && it.severity !== 'grave') it.state = 'answered';
  place(it);
}

export const negativeSince = (brand, since) => [...brand.messages.values()].flat().filter((m) => !m.is_own && m.mood === 'negative' && Date.parse(m.written_at) >= since);

/** A verdict good enough to look at: the numbers are real, the statistics are not. */
export function judge(brand, isFirst = false) {
  const now = Date.now(), within = (ms) => [...brand.messages.values()].flat().filter((m) => !m.is_own && Date.parse(m.written_at) > now - ms);
  const recent = within(2 * hour), negative = recent.filter((m) => m.mood === 'negative');
  const usual = Math.max(0.4, within(28 * day).length / (28 * 12));
  const grave = [...brand.cases.values()].filter((it) => it.severity === 'grave' && it.queue === 'waiting').length;
  const level = negative.length > usual * 8 ? 'crisis' : negative.length > usual * 4 ? 'issue' : negative.length > usual * 2 || grave ? 'watch' : 'normal';
  const reasons = level === 'normal' ? [{ kind: 'calm', value: 0, normal: 0, window: 120, weight: 1 }] : [
    { kind: 'rate', value: recent.length, normal: usual, window: 120, weight: 0.4 }, { kind: 'suddenness', value: negative.length, normal: usual * 0.3, window: 120, weight: 0.3 },
    { kind: 'people', value: new Set(negative.map((m) => m.author_handle)).size, normal: 0, window: 120, weight: 0.15 }, ...(grave ? [{ kind: 'gravity', value: grave, normal: 0, window: 1440, weight: 0.1 }] : []),
  ];
  const row = { id: brand.nextId++, at: iso(now), level, shown: level, decision_id: null, score: 7.2, surprise: 5, excess: 10, usual_low: 0, usual_high: 4, more_needed: level === 'crisis' ? null : 4, reasons };
  if (!isFirst && brand.verdicts[0]?.level === level) return;
  brand.verdicts.unshift(row);
  if (isFirst) brand.verdicts.push({ ...row, id: brand.nextId++, level: 'watch', shown: 'watch', at: iso(now - 2 * hour) }, { ...row, id: brand.nextId++, level: 'normal', shown: 'normal', at: iso(now - 9 * hour), reasons: [{ kind: 'calm', value: 0, normal: 0, window: 120, weight: 1 }] });
  if ((level === 'issue' || level === 'crisis') && ![...brand.incidents.values()].some((one) => one.state !== 'over'))
    brand.incidents.set(brand.nextId, { id: brand.nextId++, level, state: 'open', opened_at: iso(now - 40 * 60_000), changed_at: iso(now), over_at: null, taken_by: null, taken_name: null, taken_until: null, reason: null, messages: negative.length, is_test: false });
}

function hash(text) { let h = 7; for (const c of text) h = (h * 31 + c.codePointAt(0)) % 1_000_003; return h + 1; }
