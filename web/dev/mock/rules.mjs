// Stand-ins for the readers of messages and drafts: a handful of words, byte positions as the server counts.
const bytes = (text) => Buffer.byteLength(text);
const signals = ['safety', 'health', 'halal', 'fraud', 'data_leak', 'staff', 'legal', 'money', 'crowd', 'media', 'hate', 'threat'];
const sets = {
  subjects: ['delivery', 'packaging', 'quality', 'wrong_item', 'price', 'payment', 'service', 'app', 'place', 'other'],
  demands: ['refund', 'replacement', 'apology', 'explanation', 'deadline', 'call_back', 'takedown', 'compensation'], harm: ['insult', 'hate', 'threat', 'sexual', 'self_harm'],
};
const words = [
  ['signals', 'health', /\b(mual|muntah|sakit perut|keracunan|diare|gatal)\b/gi], ['signals', 'safety', /\b(bocor|basi|jamur(an)?|belatung|apek|kadaluarsa)\b/gi],
  ['signals', 'money', /\b(refund|balikin uang|uang kembali|ganti rugi)\b/gi], ['signals', 'crowd', /\b(viralin|viralkan|viral)\b/gi], ['signals', 'legal', /\b(bpom|somasi|lapor|ylki)\b/gi],
  ['signals', 'media', /\b(konfirmasi|redaksi|wartawan)\b/gi], ['class', 'complaint', /\b(kecewa|parah|rusak|zonk|kapok|gak sesuai|telat)\b/gi], ['class', 'question', /\b(kapan|berapa|gimana|caranya|apakah)\b/gi],
  ['mood', 'negative', /\b(kecewa|parah|kapok)\b/gi], ['model', 'delivery', /\b(paket|kirim|dikirim|resi|kurir)\b/gi], ['model', 'packaging', /\b(bocor|penyok|sobek|kemasan(nya)?)\b/gi], ['model', 'quality', /\b(apek|tengik|melempem|basi|rusak|mual)\b/gi],
  ['model', 'price', /\b(harga|promo|ongkir)\b/gi], ['model', 'payment', /\b(refund|transfer|uang)\b/gi], ['model', 'service', /\b(admin|kasir|dibalas|jutek)\b/gi], ['model', 'refund', /\b(refund|balikin uang|uang kembali)\b/gi],
  ['model', 'replacement', /\b(ganti|tukar)\b/gi], ['model', 'insult', /\b(tolol|goblok)\b/gi],
];

/** Times and places a message names: two words of each. */
export function said(text, written) {
  const found = (pattern) => [...text.matchAll(pattern)].map((one) => ({ words: one[0], name: one[1], from: bytes(text.slice(0, one.index)), to: bytes(text.slice(0, one.index)) + bytes(one[0]) }));
  const midnight = Math.floor((new Date(written).getTime() + 25200e3) / 86400e3) * 86400e3 - 25200e3, time = (ms) => new Date(ms).toISOString().replace('.000', '');
  return {
    times: found(/\b(kemarin|beberapa hari lalu)\b/gi).map(({ words: w, from, to }) => ({ from, to, begins: /^kemarin$/i.test(w) ? time(midnight - 86400e3) : null, ends: /^kemarin$/i.test(w) ? time(midnight) : null })),
    places: found(/\bcab(?:ang|\.) (\p{L}+)/giu).map(({ name, from, to }) => ({ kind: 'branch', name, from, to })),
  };
}
export const bit = (set, name) => 1 << sets[set].indexOf(name);
export const { subjects } = sets;
export function read(text, known) {
  const evidence = [];
  for (const [stage, says, pattern] of words)
    for (const found of text.matchAll(pattern)) {
      const from = bytes(text.slice(0, found.index));
      evidence.push({ stage, says, from, to: from + bytes(found[0]) });
    }
  const named = (name) => evidence.some((one) => one.says === name);
  const cls = known ?? (named('complaint') || named('safety') || named('health') ? 'complaint' : named('question') || text.includes('?') ? 'question' : 'other');
  const isNegative = ['complaint', 'pressing', 'rumour', 'at_risk', 'troll', 'venting', 'criticism'].includes(cls);
  const severity = isNegative && named('health') ? 'grave' : cls === 'at_risk' ? 'grave' : cls === 'pressing' || cls === 'rumour' || (isNegative && (named('safety') || named('crowd'))) ? 'high' : isNegative ? 'medium' : 'low';
  return {
    class: cls, severity, mood: isNegative ? 'negative' : cls === 'praise' ? 'positive' : 'neutral', certainty: evidence.length ? 0.82 : 0.55,
    signals: evidence.filter((one) => one.stage === 'signals').reduce((bits, one) => bits | (1 << signals.indexOf(one.says)), 0), evidence: evidence.slice(0, 32),
    ...Object.fromEntries(Object.entries(sets).map(([name, all]) => [name, evidence.filter((one) => one.stage === 'model' && all.includes(one.says)).reduce((bits, one) => bits | (1 << all.indexOf(one.says)), 0)])),
  };
}

const draftRules = [
  ['insult', 'ask', /\b(bodoh|tolol|goblok)\b/gi], ['hate', 'block', /\b(dasar (cina|jawa|batak))\b/gi], ['blame', 'ask', /\b(salah (kakak|anda) sendiri)\b/gi],
  ['promise', 'ask', /\b(pasti|dijamin|janji)\b/gi], ['personal_data', 'ask', /\+?62[\d -]{8,}|\b08\d{8,}\b/g], ['shouting', 'hint', /\b[A-Z]{4,}(?:\s+[A-Z]{3,})+\b/g],
  ['english', 'hint', /\b(please|sorry|customer)\b/gi], ['placeholder', 'ask', /\{\w+\}/g], ['admission', 'ask', /\b(kesalahan kami|kami bersalah)\b/gi],
];
export function check(text, channelMax) {
  const found = [];
  for (const [rule, level, pattern] of draftRules)
    for (const one of text.matchAll(pattern)) {
      const from = bytes(text.slice(0, one.index));
      found.push({ rule, level, from, to: from + bytes(one[0]), words: one[0] });
    }
  if (text.trim().length > 0 && text.trim().length < 12) found.push({ rule: 'empty', level: 'hint', from: 0, to: 0, words: null });
  if (channelMax && [...text].length > channelMax) found.push({ rule: 'too_long', level: 'block', from: 0, to: 0, words: null });
  return found.sort((a, b) => a.from - b.from);
}
