/** Words of Buku pintar: Indonesian first. Loaded with it. */
export const words = {
  title: 'Buku pintar', intro: 'Jawaban bagian untuk pertanyaan yang sering muncul. Yang sudah lewat masanya tidak ditawarkan lagi.',
  search: 'Cari jawaban', searchPlaceholder: 'Cari kata, misalnya ongkir', none: 'Buku pintar masih kosong. Mulai dari pertanyaan yang paling sering Anda jawab.', nothing: (q: string) => `Tidak ada yang memuat “${q}”.`,
  noneHere: 'Tidak ada yang cocok dengan kasus ini.', all: 'Buka Buku pintar', use: 'Pakai', used: 'Jawabannya sudah di kotak balasan. Baca dulu sebelum mengirim.',
  add: 'Tulis jawaban baru', edit: 'Ubah', remove: 'Hapus', removeTitle: 'Hapus dari Buku pintar?', removed: 'Dihapus', saved: 'Tersimpan di Buku pintar',
  question: 'Pertanyaan', questionPlaceholder: 'Berapa lama pengiriman ke luar Jawa?', answer: 'Jawaban', answerHelp: 'Ditulis seperti untuk pelanggan: singkat, tanpa janji yang belum pasti.', department: 'Bagian', whole: 'Seluruh usaha',
  subjects: 'Topik', owner: 'Dijaga oleh', until: 'Berlaku sampai', untilHelp: 'Kosong: berlaku terus. Sesudah tanggal ini tidak ditawarkan lagi.', save: 'Simpan', forGood: 'berlaku terus',
  expired: 'Sudah lewat masanya', keptBy: (name: string) => `dijaga ${name}`, validUntil: (day: string) => `berlaku sampai ${day}`, showMore: 'Tampilkan lagi',
};
export type KnowledgeWords = typeof words;
