/** Words of the prepared texts, of greetings and of a cool head: Indonesian first. Loaded with them. */
import type { Honorific, PreparedKind, PreparedLanguage } from '../types';

type Names<K extends string> = Record<K, string>;

export const words = {
  kind: {
    holding: 'Tanggapan sementara', holding_unknown_cause: 'Penyebab belum diketahui', to_private: 'Lanjut ke jalur pribadi', late: 'Maaf baru terbalas', many: 'Jawaban untuk banyak orang',
    apology: 'Permintaan maaf', farewell: 'Pamit sopan', thanks: 'Terima kasih', question: 'Jawaban pertanyaan', waiting_time: 'Masih antre', at_risk: 'Untuk yang sedang berat', other: 'Lainnya',
  } as Names<PreparedKind>,
  language: { id: 'Bahasa Indonesia', en: 'Bahasa Inggris' } as Names<PreparedLanguage>,
  // the list in the composer
  pick: 'Kalimat siap', find: 'Cari kalimat', none: 'Belum ada kalimat siap.', noMatch: 'Tidak ada yang cocok.', manage: 'Atur kalimat siap', gaps: 'ada yang perlu Anda isi', clause: (n: number) => `didahulukan oleh kebijakan butir ${n}`, free: 'tanpa orang kedua',
  // greetings
  greeting: 'Sapaan', honorific: { kak: 'Kak', bapak: 'Bapak', ibu: 'Ibu', mas: 'Mas', mbak: 'Mbak', none: 'Tanpa sapaan' } as Names<Exclude<Honorific, 'unknown'>>,
  because: (s: string) => `Usulan, dari “${s}”.`, greeted: (s: string) => `Disapa ${s} mulai sekarang`, greetedNone: 'Disapa dengan nama saja', forgot: 'Sapaan dilupakan', greetingHelp: 'Diingat untuk semua kasus orang ini.',
  // a cool head
  rude: (s: string) => `Pesan ini kasar. Balasan ditahan ${s}; boleh dioper ke rekan.`, rudeOnly: 'Pesan ini kasar. Boleh dioper ke rekan.', handOver: 'Oper ke rekan',
  handNote: (name: string) => `${name} mengoper kasus ini: pesannya kasar. Siapa yang bisa melanjutkan?`, handed: 'Dioper. Rekan melihatnya di catatan.', rest: (n: number) => `Sudah ${n} kasus kasar dalam satu jam. Istirahat sebentar, minum dulu. Rekan bisa melanjutkan.`, rested: 'Sudah, lanjut',
  late: 'Jawaban ini terlambat. Mulai dengan',
  // settings
  intro: 'Kalimat yang siap dipakai saat membalas. Yang di dalam kurung kurawal diisi otomatis.', add: 'Tambah kalimat', edit: 'Ubah', copy: 'Gandakan', remove: 'Hapus', search: 'Cari', empty: 'Belum ada kalimat dalam bahasa ini.',
  title: { add: 'Tambah kalimat siap', edit: 'Ubah kalimat siap' }, kindLabel: 'Jenis', languageLabel: 'Bahasa', name: 'Nama', text: 'Kalimat', lastDay: 'Berlaku sampai', lastDayHelp: 'Setelah hari itu kalimat ini dicoret dan tidak ditawarkan. Kosong: seterusnya.',
  fields: 'Sisipkan isian', fieldName: { sapaan: 'sapaan', nama: 'nama', kasus: 'nomor kasus', kanal: 'kanal', jam: 'jam kabar berikutnya', zona: 'zona waktu', admin: 'nama Anda', tanggal: 'tanggal pesan', tempat: 'tempat', lama: 'lama menunggu' },
  fieldsHelp: 'Isian lain dalam kurung kurawal, misalnya {tindakan}, Anda isi sendiri saat membalas.', preview: 'Begini jadinya', previewing: 'Memeriksa…', fine: 'Pemeriksa kalimat tidak menemukan apa-apa.',
  holdingHelp: 'Bila dikirim persis seperti ini, tanggapan sementara tidak perlu orang kedua.',
  save: 'Simpan', saved: 'Kalimat tersimpan', removed: (name: string) => `“${name}” dihapus`, copyOf: (name: string) => `${name} (salinan)`, expired: (day: string) => `berakhir ${day}`, until: (day: string) => `sampai ${day}`,
  used: (n: number) => `dipakai ${n} kali`, lastUsed: 'terakhir', neverUsed: 'belum pernah dipakai', by: (name: string) => `oleh ${name}`, byProgram: 'bawaan Tanggap',
};
export type ReadyWords = typeof words;
