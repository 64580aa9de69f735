/** Words of the page Pernyataan resmi. Loaded with it. */
import type { ContradictionState, FactKind, StatementState } from '../types';

/** `help` and the examples stand in the fields, so that nobody faces an empty one. */
interface FactWords { name: string; ask: string; right: string; wrong: string }

export const words = {
  intro: 'Satu kebenaran untuk semua jawaban. Yang berlaku di sini diperiksa pada setiap balasan sebelum terkirim.',
  empty: 'Belum ada pernyataan', emptyHelp: 'Buat satu saat banyak orang menanyakan hal yang sama, supaya semua admin menjawab sama.',
  first: 'Buat pernyataan pertama', make: 'Buat pernyataan', example: 'Isi dengan contoh', more: 'Tampilkan lagi', back: 'Semua pernyataan', gone: 'Pernyataan tidak ditemukan', goneHelp: 'Mungkin alamatnya salah, atau pernyataan ini ada di usaha lain.',
  list: 'Pernyataan', number: (n: number) => `Pernyataan ${n}`, version: (n: number) => `v${n}`,
  state: { draft: 'Draf', approved: 'Disetujui', in_force: 'Berlaku', replaced: 'Digantikan', withdrawn: 'Dicabut' } as Record<StatementState, string>,
  none: 'Tidak ada yang berlaku', inForce: (n: number) => `v${n} berlaku`, open: (n: number, state: string) => `v${n} ${state.toLowerCase()}`, planned: (at: string) => `mulai ${at}`,
  since: (at: string) => `sejak ${at}`, allCases: 'Untuk semua kasus', ofProblem: (name: string) => `Untuk kasus ${name}`,
  wrong: (n: number) => `${n} jawaban perlu koreksi`, correcting: (n: number) => `${n} sedang dikoreksi`, ended: (n: number) => `${n} selesai`,
  reading: (done: string, total: string) => `Jawaban 30 hari terakhir sedang dibaca ulang: ${done} dari ${total}`, readingName: 'Baca ulang jawaban', read: (n: string) => `${n} jawaban 30 hari terakhir sudah dibaca ulang.`,
  name: 'Nama perkara', nameHelp: 'Untuk rekan Anda, tidak tampil ke pelanggan.', nameExample: 'Rendang kemasan bocor',
  scope: 'Berlaku untuk', scopeHelp: 'Kalau hanya soal satu masalah, pilih masalahnya. Kasus lain tidak ikut diperiksa. Setelah disetujui, pilihan ini tetap.',
  newTitle: 'Pernyataan baru', newDo: 'Simpan sebagai draf', saved: 'Draf pernyataan tersimpan', save: 'Simpan draf', unsaved: 'Ada perubahan yang belum disimpan.', throwAway: 'Buang perubahan',
  text: 'Kalimat untuk publik', textHelp: 'Kalimat resmi yang boleh disisipkan admin ke balasan. Tulis seperti bicara, tanpa janji yang belum pasti.', textExample: 'Halo Kak, sebagian rendang produksi 10–12 November kemasannya bocor karena mesin segel rusak. Kakak boleh pilih refund penuh atau ganti barang, selesai dalam 3 hari kerja.',
  facts: 'Fakta yang dikunci', factsHelp: 'Isi yang Anda ketahui saja. Satu kalimat per baris; cara menulis lain yang artinya sama dikenali sendiri, seperti “3 hr kerja” dan “tiga hari kerja”.', factNone: 'Belum ada fakta. Tambahkan dari pilihan di bawah.',
  right: 'Yang benar sekarang', wrongField: 'Pernah beredar, sekarang salah', note: 'Catatan untuk rekan', add: 'Tambah fakta', remove: (name: string) => `Hapus fakta ${name}`,
  fact: {
    remedy: { name: 'Penyelesaian', ask: 'Apa yang didapat pelanggan?', right: 'refund penuh\nganti barang', wrong: 'voucher' },
    deadline: { name: 'Batas waktu', ask: 'Berapa lama penyelesaiannya? Isi juga fakta Penyelesaian supaya jelas ini waktu untuk apa.', right: '3 hari kerja', wrong: '2 hari' },
    cause: { name: 'Penyebab', ask: 'Apa sebabnya? Kalau belum pasti, tulis “belum diketahui”.', right: 'kemasan bocor karena mesin segel rusak', wrong: 'bahan basi' },
    fault: { name: 'Tanggung jawab', ask: 'Ini kesalahan siapa? “kesalahan kami”, “bukan kesalahan kami”, atau “belum diketahui”.', right: 'kesalahan kami', wrong: 'kesalahan ekspedisi' },
    dates: { name: 'Tanggal', ask: 'Tanggal berapa kejadian atau produksinya?', right: '10 sampai 12 November 2026', wrong: '8 sampai 12 November 2026' },
    batch: { name: 'Kode produksi', ask: 'Batch atau kode mana yang kena?', right: '1121', wrong: '1119' },
    amount: { name: 'Jumlah', ask: 'Berapa uang yang dikembalikan atau dibayar?', right: 'Rp25.000', wrong: 'Rp20.000' },
    contact: { name: 'Kontak resmi', ask: 'Ke mana pelanggan menghubungi?', right: 'WA 0812-3456-7890', wrong: '0812-3456-7809' },
    place: { name: 'Tempat', ask: 'Cabang, toko, atau kota mana?', right: 'cabang Dinoyo', wrong: 'cabang Suhat' },
  } as Record<FactKind, FactWords>,
  tryTitle: 'Coba kalimat', tryHelp: 'Tulis contoh balasan. Pemeriksa menjawab seolah-olah fakta di atas sudah berlaku.', tryExample: 'Refundnya kami proses dalam 2 hari ya kak.', tryDo: 'Coba', tryFine: 'Tidak ada yang bertentangan.', tryWrong: (what: string) => `Seharusnya: ${what}`, tryOld: 'Ini tidak benar lagi.',
  approve: 'Setujui…', approveTitle: (n: number) => `Setujui v${n}?`, approveText: 'Baca sekali lagi. Yang Anda setujui persis tulisan ini; belum berlaku sampai diberlakukan.', approveDo: 'Setujui', approved: 'Pernyataan disetujui. Berlakukan bila sudah waktunya.',
  enforce: 'Berlakukan…', enforceTitle: (n: number) => `Berlakukan v${n}?`, enforceText: 'Semua balasan diperiksa dengan pernyataan ini. Balasan yang masih menunggu atau ditahan dan bertentangan dikembalikan ke penulisnya. Jawaban 30 hari terakhir dibaca ulang.', enforceDo: 'Berlakukan', enforced: (n: number) => `v${n} berlaku`, enforcePlanned: (at: string) => `Akan berlaku ${at}`,
  now: 'Sekarang', later: 'Nanti', from: 'Mulai',
  reopen: 'Ubah lagi', reopened: 'Kembali menjadi draf; perlu disetujui ulang.', discard: 'Buang draf…', discardTitle: (n: number) => `Buang draf v${n}?`, discardText: 'Draf ini tidak bisa dipakai lagi. Versi yang berlaku tetap berlaku.', discardDo: 'Buang draf', discarded: 'Draf dibuang',
  withdraw: 'Cabut…', withdrawTitle: (n: number) => `Cabut v${n}?`, withdrawText: 'Setelah dicabut, balasan tidak lagi diperiksa dengan pernyataan ini.', withdrawDo: 'Cabut pernyataan', withdrawn: 'Pernyataan dicabut', reason: 'Alasan', next: 'Buat versi baru',
  waitsFor: 'Menunggu orang kedua: yang menulis tidak menyetujui sendiri.', writtenBy: (who: string, at: string) => `ditulis ${who}, ${at}`, approvedBy: (who: string) => `disetujui ${who}`, endedBy: (who: string, at: string) => `dicabut ${who}, ${at}`, program: 'program',
  used: 'Dipakai', usedHelp: 'jawaban terkirim sejak berlaku', holds: 'Yang berlaku', writing: 'Sedang ditulis', ready: 'Siap diberlakukan', insertHelp: 'Di halaman kasus, tekan P untuk menyisipkan kalimat ini.', oldShort: (what: string) => `bukan: ${what}`,
  wrongTitle: 'Jawaban yang bertentangan', contradictions: { open: 'Perlu koreksi', correcting: 'Sedang dikoreksi', done: 'Sudah dikoreksi', dismissed: 'Tidak perlu', recalled: 'Dikembalikan', outdated: 'Tidak berlaku lagi' } as Record<ContradictionState, string>,
  wrongNone: { open: 'Tidak ada jawaban yang bertentangan.', correcting: 'Tidak ada koreksi yang sedang ditulis.', done: 'Belum ada koreksi yang terkirim.', dismissed: 'Belum ada.', recalled: 'Tidak ada balasan yang dikembalikan ke penulisnya.', outdated: 'Tidak ada.' } as Record<ContradictionState, string>,
  wrote: (who: string, at: string) => `${who} ${at} menulis`, says: (n: number) => `pernyataan v${n}:`, notRight: 'tidak benar lagi', to: (who: string) => `kepada ${who}`, someone: 'Admin',
  correct: 'Kirim koreksi', correctAgain: 'Lanjutkan koreksi', corrected: 'Koreksi disiapkan. Baca dulu, lalu kirim seperti biasa.', draftThere: 'Anda sedang menulis balasan lain di kasus itu. Kirim atau kosongkan dulu.', openCase: 'Buka kasus',
  dismiss: 'Tidak perlu…', dismissTitle: 'Mengapa tidak perlu dikoreksi?', dismissDo: 'Simpan alasan', dismissed: 'Dicatat, tidak perlu koreksi', begunBy: (who: string) => `oleh ${who}`,
  progress: (ended: string, all: string) => `${ended} dari ${all} selesai`, progressName: 'Koreksi selesai',
  history: 'Riwayat versi', changed: (n: number) => `Yang berubah dari v${n}`, firstVersion: 'Versi pertama',
};
export type StatementWords = typeof words;
