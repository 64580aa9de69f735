/** The words of Masalah serupa: they come with its part, not with the first load. */
import { computed } from '@preact/signals';
import { language, t } from './index';

const many = (n: number | string, one: string) => `${n} ${one}${String(n) === '1' ? '' : 's'}`;
const id = {
  intro: 'Kasus yang menceritakan hal yang sama, dikumpulkan program. Anda bisa memberi nama, menggabungkan, dan memisahkannya.', open: 'Masih berjalan', over: 'Sudah selesai',
  updated: 'Diperbarui', updating: 'Memperbarui…', empty: 'Belum ada masalah yang berulang.',
  emptyHelp: 'Program membandingkan keluhan, pesan bernada negatif, dan kabar simpang siur dari sekitar sebulan terakhir. Bila beberapa di antaranya menceritakan hal yang sama, semuanya tampil di sini sebagai satu masalah.',
  emptyOver: 'Belum ada masalah yang ditandai selesai.', count: (n: string) => `${n} kasus`, growth: (n: string) => `${n} dalam 24 jam`,
  before: (n: string) => `24 jam sebelumnya ${n}`, rising: 'naik', falling: 'turun', steady: 'tetap', still: 'tidak ada kasus baru dalam 48 jam',
  waiting: (n: string) => `${n} menunggu jawaban`, noneWaiting: 'tidak ada yang menunggu', asks: 'Yang diminta orang', words: 'Kata penanda', byProgram: 'ditemukan program',
  byPerson: 'dibuat tim', unnamed: 'belum diberi nama', first: 'Sumber awal', firstHelp: 'Pesan pertama yang masuk ke sini. Di luar sana bisa saja ada yang lebih dulu.',
  firstBy: (name: string) => `Pertama masuk dari ${name}`, last: 'Terbaru', openFirst: 'Buka kasusnya', noText: 'tanpa teks', back: 'Semua masalah', rename: 'Ubah nama',
  give: 'Beri nama', name: 'Nama masalah', nameHelp: 'Singkat dan netral, misalnya “Kemasan bocor batch 12”. Dikosongkan: kembali ke kata penanda.',
  nameLong: 'Terlalu panjang. Pendekkan.', renamed: 'Nama diubah', unname: 'Kembali ke kata penanda', end: 'Tandai selesai', reopen: 'Buka lagi',
  ended: 'Ditandai selesai. Kasus baru tidak masuk lagi ke masalah ini.', reopened: 'Dibuka lagi', isOver: 'Selesai',
  overHelp: 'Masalah ini sudah selesai: kasus baru tidak dimasukkan lagi ke sini.', merge: 'Gabungkan ke…', mergeTitle: 'Gabungkan ke masalah lain', mergeFind: 'Cari masalah',
  mergeInto: 'Gabungkan ke', mergePick: 'Pilih dulu tujuannya.', mergeDo: 'Gabungkan', mergeNone: 'Belum ada masalah lain yang masih berjalan.',
  mergeNoMatch: 'Tidak ada yang cocok.', mergeText: (n: string, to: string) => `${n} kasus pindah ke “${to}”, dan masalah ini hilang dari daftar. Bisa dibatalkan.`,
  merged: (n: string) => `${n} kasus digabungkan ke sini`, growthName: 'Kasus baru', waitingName: 'Menunggu jawaban', cases: 'Kasus',
  pick: (n: number, who: string) => `Pilih kasus ${n}, ${who}`, pickAll: 'Pilih semua yang tampil', pickAllShort: 'Semua', takeOutShort: 'Keluarkan',
  picked: (n: number) => `${n} dipilih`, clear: 'Kosongkan pilihan', noCases: 'Tidak ada kasus lagi di masalah ini.', answerAll: 'Jawab semua',
  split: 'Pisahkan jadi masalah sendiri', splitTitle: (n: number) => `Pisahkan ${n} kasus?`,
  splitText: 'Kasus yang dipilih menjadi masalah sendiri. Program tidak akan menyatukan keduanya lagi.', splitAll: 'Sisakan minimal satu kasus, atau ubah saja namanya.',
  splitDo: 'Pisahkan', splitted: (n: number) => `${n} kasus dipisahkan`, takeOut: 'Keluarkan dari masalah ini', takenOut: (n: number) => `${n} kasus dikeluarkan`,
  takenOutSome: (n: number, all: number) => `Baru ${n} dari ${all} kasus yang berhasil.`, putTitle: 'Kasus ini tentang masalah apa?', putInto: 'Pilih masalahnya', putDo: 'Masukkan',
  putNew: 'Masalah baru', putNewHelp: 'Singkat dan netral, misalnya “Kemasan bocor batch 12”.', putDone: (name: string) => `Kasus dimasukkan ke “${name}”`,
  gone: 'Masalah ini sudah tidak ada', goneHelp: 'Mungkin sudah digabungkan ke masalah lain.',
};
const en: typeof id = {
  intro: 'Cases that tell of the same thing, gathered by the program. You can name, join and split them.', open: 'Going on', over: 'Settled', updated: 'Updated',
  updating: 'Updating…', empty: 'No problem comes up again and again yet.',
  emptyHelp: 'The program compares the complaints and the angry and guessing messages of about a month. When several tell of the same thing, they are shown here as one problem.',
  emptyOver: 'No problem is marked as settled yet.', count: (n) => many(n, 'case'), growth: (n) => `${n} in 24 hours`, before: (n) => `${n} in the 24 hours before`, rising: 'rising',
  falling: 'falling', steady: 'steady', still: 'no new case in 48 hours', waiting: (n) => `${n} waiting for an answer`, noneWaiting: 'none waits', asks: 'What people ask for',
  words: 'Words that mark it', byProgram: 'found by the program', byPerson: 'made by the team', unnamed: 'without a name', first: 'First source',
  firstHelp: 'The first message that came in here. Elsewhere somebody may have been earlier.', firstBy: (name) => `First came in from ${name}`, last: 'Latest',
  openFirst: 'Open the case', noText: 'no text', back: 'All problems', rename: 'Rename', give: 'Give a name', name: 'Name of the problem',
  nameHelp: 'Short and neutral, like “Leaking packs of batch 12”. Left empty: the words that mark it again.', nameLong: 'Too long. Make it shorter.', renamed: 'Renamed',
  unname: 'Back to the words that mark it', end: 'Mark as settled', reopen: 'Open again', ended: 'Marked as settled. New cases no longer join this problem.',
  reopened: 'Opened again', isOver: 'Settled', overHelp: 'This problem is settled: new cases no longer join it.', merge: 'Join with…', mergeTitle: 'Join with another problem',
  mergeFind: 'Find a problem', mergeInto: 'Join with', mergePick: 'Choose with which one first.', mergeDo: 'Join', mergeNone: 'There is no other problem going on.',
  mergeNoMatch: 'None matches.', mergeText: (n, to) => `${many(n, 'case')} will move to “${to}”, and this problem leaves the list. It can be undone.`,
  merged: (n) => `${many(n, 'case')} joined this problem`, growthName: 'New cases', waitingName: 'Waiting for an answer', cases: 'Cases', pick: (n, who) => `Choose case ${n}, ${who}`,
  pickAll: 'Choose all that are shown', pickAllShort: 'All', takeOutShort: 'Take out', picked: (n) => `${n} chosen`, clear: 'Choose none',
  noCases: 'There is no case left in this problem.', answerAll: 'Answer all', split: 'Make it a problem of its own', splitTitle: (n) => `Split off ${many(n, 'case')}?`,
  splitText: 'The chosen cases become a problem of their own. The program will never join the two again.', splitAll: 'Leave at least one case, or just rename it.',
  splitDo: 'Split off', splitted: (n) => `${many(n, 'case')} split off`, takeOut: 'Take out of this problem', takenOut: (n) => `${many(n, 'case')} taken out`,
  takenOutSome: (n, all) => `Only ${n} of ${all} cases so far.`, putTitle: 'Which problem is this case about?', putInto: 'Choose the problem', putDo: 'Put there',
  putNew: 'A new problem', putNewHelp: 'Short and neutral, like “Leaking packs of batch 12”.', putDone: (name) => `Case put into “${name}”`, gone: 'This problem is no longer there',
  goneHelp: 'It may have become part of another one.',
};
export const problemWords = computed(() => ({ ...t.value.problem, ...(language.value === 'en' ? en : id) }));
