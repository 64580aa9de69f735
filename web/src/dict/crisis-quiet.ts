/** The words of what is not to be posted: days and words. */
import { computed } from '@preact/signals';
import { language } from './index';

const id = {
  title: 'Jangan unggah', help: 'Hari duka, tanggal yang peka, atau kata yang pernah jadi masalah. Unggahan terencana yang kena akan ditandai.', none: 'Belum ada.',
  add: 'Tambah', addTitle: 'Jangan unggah', save: 'Simpan', saved: 'Tersimpan.', remove: 'Hapus', removed: 'Dihapus.', back: 'Dikembalikan.',
  words: 'Kata atau kalimat', wordsHelp: 'Pisahkan dengan koma, misalnya: anti bocor, segel ganda. Kosong: tidak mengunggah apa pun pada hari itu.',
  from: 'Dari tanggal', to: 'Sampai tanggal', fromHelp: 'Kosong: berlaku setiap hari.', yearly: 'Berulang tiap tahun', why: 'Mengapa',
  always: 'Setiap hari', eachYear: (days: string) => `${days}, tiap tahun`, anything: 'jangan unggah apa pun', say: (words: string) => `jangan unggah “${words}”`,
  fromLesson: 'dari pelajaran', ofLesson: 'Jangan unggah:', toPlan: 'Tambah ke Jangan unggah',
};
const en: typeof id = {
  title: 'Do not post', help: 'Days of mourning, dates that hurt, or words that made trouble before. Planned posts that meet one are marked.', none: 'None yet.',
  add: 'Add', addTitle: 'Do not post', save: 'Save', saved: 'Saved.', remove: 'Remove', removed: 'Removed.', back: 'Put back.',
  words: 'Words or phrases', wordsHelp: 'Parted by commas, like: leak-proof, double seal. Empty: nothing at all is posted on these days.',
  from: 'From', to: 'To', fromHelp: 'Empty: every day.', yearly: 'Again each year', why: 'Why',
  always: 'Every day', eachYear: (days) => `${days}, each year`, anything: 'post nothing', say: (words) => `do not post “${words}”`,
  fromLesson: 'from a lesson', ofLesson: 'Do not post:', toPlan: 'Add to Do not post',
};
export const quietWords = computed(() => (language.value === 'en' ? en : id));
