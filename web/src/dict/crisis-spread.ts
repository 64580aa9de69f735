/** The words of Jejak asal of a crisis, and of evidence that is held. Evidence, never an accusation. */
import { computed } from '@preact/signals';
import { language } from './index';

const id = {
  title: 'Jejak asal dan sebaran', back: 'Kembali ke ruang krisis', intro: 'Untuk tahu di mana menjawab lebih dulu. Ini bukti dari sumber yang kita pantau, bukan daftar siapa yang salah.',
  origin: 'Bermula di mana', agree: (agree: string, of: string, source: string) => `${agree} dari ${of} kasus pertama masuk lewat ${source}.`, originNone: 'Belum ada pesan untuk ditelusuri.',
  trust: { weak: 'Keyakinan: lemah', fair: 'Keyakinan: sedang', strong: 'Keyakinan: kuat' }, earliest: (channel: string, time: string) => `Tertua yang kami temukan: ${channel}, ${time}.`,
  roomNone: 'Ruang krisis belum mencatat asalnya.', roomOther: (source: string) => `Ruang krisis mencatat asalnya di ${source}. Cocokkan, lalu ubah di sana bila perlu.`, roomSame: 'Sama dengan yang tercatat di ruang krisis: jawab dulu di sana.',
  gaps: 'Yang mungkin berbeda atau tidak kelihatan', heard: (messages: string, sources: string) => `Dari ${messages} pesan di ${sources} sumber yang kita pantau. Yang di luar itu tidak terlihat. Gambar dan kutipan tidak dibandingkan.`,
  gap: {
    few: (n: string) => `Baru ${n} kasus. Kalau sudah delapan, dugaan ini lebih kuat.`, split: (n: string) => `Kasus-kasus pertama tersebar: hanya ${n} yang dari tempat yang sama.`, near: (n: string) => `Kanal lain memuatnya lebih dulu atau dalam ${n} menit sesudahnya. Bisa jadi di sana yang lebih dulu.`,
    edge: () => 'Kita baru mulai memantau akun itu sekitar waktu tersebut. Yang sebelumnya tidak terlihat.', one_channel: () => 'Kita hanya memantau satu kanal.', cut: (n: string) => `Pesannya lebih banyak. Yang dilihat ${n} yang paling awal.`,
    deleted: (n: string) => `${n} pesan sudah dihapus di tempatnya. Dihitung, tidak ditampilkan.`, secret: (n: string) => `${n} pesan dari kasus tertutup. Dihitung, tidak ditampilkan.`,
  },
  graph: 'Sebaran menurut kanal dan waktu', graphSaid: (channels: string, messages: string, first: string) => `${messages} pesan di ${channels} kanal. Yang pertama: ${first}.`, dots: 'Makin besar titiknya, makin banyak pesan', lines: 'Teks atau tautan yang sama',
  channel: 'Kanal', first: 'Pertama terlihat', messages: 'Pesan', people: 'Akun', channelTable: 'Sebaran per kanal',
  steps: 'Yang terlihat lebih dulu', stepTable: 'Pesan menurut waktu', time: 'Waktu', account: 'Akun', found: 'Ditemukan sebagai', reach: 'Pengikut', message: 'Pesan', unknown: 'tidak diketahui', fresh: (n: string) => `${n} di antaranya akun yang belum pernah muncul sampai sehari sebelumnya`, names: 'Nama akun hanya untuk peran yang ditetapkan kebijakan.',
  reachTitle: 'Berapa orang mungkin melihatnya', reachRange: (least: string, most: string) => `Antara ${least} dan ${most} pengikut. Pengikut akun-akun itu bisa orang yang sama.`, reachNone: 'Jumlah pengikutnya tidak diketahui.', reachUnknown: (n: string) => `${n} akun tanpa angka pengikut.`,
  saying: 'Kata orang: pelanggan puas bercerita ke 3 orang, yang kecewa ke 10. Di internet menjadi 3.000 dan 10.000. Itu pepatah, bukan data.',
  csv: 'Unduh tabel (CSV)', csvHelp: 'Isinya akun, tautan, waktu, dan sidik teks. Tanpa nama dan tanpa isi pesan. Unduhan ini tercatat.', file: (n: number) => `jejak-krisis-${n}.csv`, saved: 'Tabel disimpan.', expires: (time: string) => `Jejak ini ditampilkan sampai ${time}.`,
  hold: 'Amankan bukti', holdHelp: 'Selama diamankan, tulisan dalam kasus-kasus krisis ini tidak bisa dihapus, juga atas permintaan penulisnya. Pakai hanya bila ada proses hukum.', holdNone: 'Bukti tidak sedang diamankan.', holdNow: (name: string, time: string, cases: string) => `Diamankan oleh ${name} sejak ${time}: ${cases} kasus.`, holdWas: (from: string, to: string, name: string) => `Diamankan ${from}, dicabut ${to} oleh ${name}.`,
  place: 'Amankan bukti…', placeTitle: 'Amankan bukti krisis ini?', placeReason: 'Untuk perkara apa', placeHelp: 'Misalnya nomor laporan atau surat pengacara.', placeDo: 'Amankan', placed: 'Bukti diamankan.',
  lift: 'Cabut pengamanan…', liftTitle: 'Cabut pengamanan bukti?', liftText: 'Sesudah ini tulisan orang boleh dihapus lagi atas permintaan mereka. Periksa apakah ada permintaan yang menunggu.', liftReason: 'Mengapa tidak lagi', liftDo: 'Cabut', lifted: 'Pengamanan dicabut.', owners: 'Hanya pemilik yang bisa mengamankan bukti dan mencabut pengamanannya.',
};
const en: typeof id = {
  title: 'Origin and spread', back: 'Back to the crisis room', intro: 'To know where to answer first. This is evidence from what we hear, not a list of who is guilty.',
  origin: 'Where it began', agree: (agree, of, source) => `${agree} of the first ${of} cases came in at ${source}.`, originNone: 'There is no message to trace yet.',
  trust: { weak: 'Confidence: weak', fair: 'Confidence: fair', strong: 'Confidence: strong' }, earliest: (channel, time) => `Earliest we found: ${channel}, ${time}.`,
  roomNone: 'The crisis room does not say where it began yet.', roomOther: (source) => `The crisis room says it began at ${source}. Compare, and change it there if need be.`, roomSame: 'The crisis room says the same: answer there first.',
  gaps: 'What may be otherwise or is not seen', heard: (messages, sources) => `From ${messages} messages in ${sources} sources that we hear. What is elsewhere is not seen. Pictures and quotes are not compared.`,
  gap: {
    few: (n) => `Only ${n} cases so far. With eight this guess is stronger.`, split: (n) => `The first cases are scattered: only ${n} agree.`, near: (n) => `Another channel had it earlier or within ${n} minutes after. It may have been first.`,
    edge: () => 'We began to listen there about that time. What was before was not seen.', one_channel: () => 'We listen to one channel only.', cut: (n) => `There are more messages. The earliest ${n} were looked at.`,
    deleted: (n) => `${n} messages were deleted where they stood. Counted, not shown.`, secret: (n) => `${n} messages of confidential cases. Counted, not shown.`,
  },
  graph: 'Spread over channels and time', graphSaid: (channels, messages, first) => `${messages} messages on ${channels} channels. The first: ${first}.`, dots: 'The larger the dot, the more messages', lines: 'The same text or link',
  channel: 'Channel', first: 'First seen', messages: 'Messages', people: 'Accounts', channelTable: 'Spread by channel',
  steps: 'What was seen first', stepTable: 'Messages by time', time: 'Time', account: 'Account', found: 'Found as', reach: 'Followers', message: 'Message', unknown: 'not known', fresh: (n) => `${n} accounts we had not heard of a day before`, names: 'Names of accounts are for the role that the policy says.',
  reachTitle: 'How many people may have seen it', reachRange: (least, most) => `Between ${least} and ${most} followers. Those of several accounts may be the same people.`, reachNone: 'How many followers they have is not known.', reachUnknown: (n) => `${n} accounts without a number of followers.`,
  saying: 'People say: a happy customer tells 3, an unhappy one tells 10. On the internet it becomes 3,000 and 10,000. That is a saying, not data.',
  csv: 'Download the table (CSV)', csvHelp: 'It holds accounts, links, times and digests of texts. No names and no messages. The download is logged.', file: (n) => `trace-crisis-${n}.csv`, saved: 'Table saved.', expires: (time) => `This trace is shown until ${time}.`,
  hold: 'Hold evidence', holdHelp: 'While it is held, nothing written in the cases of this crisis can be erased, not even when its author asks. Use it only for a legal matter.', holdNone: 'The evidence is not held.', holdNow: (name, time, cases) => `Held by ${name} since ${time}: ${cases} cases.`, holdWas: (from, to, name) => `Held ${from}, lifted ${to} by ${name}.`,
  place: 'Hold evidence…', placeTitle: 'Hold the evidence of this crisis?', placeReason: 'For which matter', placeHelp: 'Like the number of a report or a lawyer’s letter.', placeDo: 'Hold', placed: 'The evidence is held.',
  lift: 'Lift the hold…', liftTitle: 'Lift the hold on the evidence?', liftText: 'After this, what people wrote may be erased again when they ask. See whether a request waits.', liftReason: 'Why no longer', liftDo: 'Lift', lifted: 'The hold is lifted.', owners: 'Only owners hold and lift.',
};
export const spreadWords = computed(() => (language.value === 'id' ? id : en));
