/** Words of Jawab banyak and of the emergency stop. */
import type { MassMode, MassReason, MassStand, MassState } from '../types';

type Names<K extends string> = Record<K, string>;

export const words = {
  title: 'Jawab banyak', intro: 'Satu jawaban untuk banyak orang, tetap dengan nama dan kanal masing-masing.', none: 'Belum ada jawaban untuk banyak orang.', noneHelp: 'Buka satu masalah serupa lalu tekan “Jawab semua”, atau pilih beberapa kasus di kotak masuk.', back: 'Semua jawab banyak',
  number: (n: number) => `Jawab banyak ${n}`, to: (n: string) => `Jawab ${n} kasus`, chosen: 'Kasus pilihan', by: (name: string, at: string) => `${name}, ${at}`, gone: 'Jawaban ini tidak ada', toProblem: 'Lihat masalahnya',
  state: {
    draft: 'Draf', waiting: 'Menunggu pemeriksa', posting: 'Menunggu tautan unggahan', counting: 'Segera dikirim', running: 'Sedang dikirim',
    paused: 'Dijeda', done: 'Selesai', stopped: 'Dihentikan', dropped: 'Dibuang',
  } as Names<MassState>,
  mode: { replies: 'Jawab satu per satu', post: 'Satu unggahan untuk semua', both: 'Unggahan dulu, lalu satu per satu' } as Names<MassMode>, how: 'Caranya',
  modeHelp: { replies: 'Setiap orang mendapat balasan sendiri di kanalnya.', post: 'Kasusnya ditandai “terjawab lewat unggahan” dan menampilkan tautannya.', both: 'Yang bisa dibalas mendapat balasan; yang lain terjawab lewat unggahan.' } as Names<MassMode>,
  text: 'Jawaban', fields: 'Sisipkan', fieldHelp: 'Diisi sendiri untuk setiap orang.', postText: 'Teks unggahan', postLink: 'Tautan unggahan', postLinkHelp: 'Sudah diunggah? Tempel tautannya. Kalau belum, kosongkan; nanti diminta.',
  field: { sapaan: 'sapaan', nama: 'nama', kasus: 'nomor kasus', kanal: 'kanal', admin: 'nama Anda', jam: 'jam kabar', zona: 'zona waktu', tautan: 'tautan unggahan' },
  start: 'Halo {sapaan} {nama}, terima kasih sudah memberi tahu. Kami sedang mengecek; kabar berikutnya pukul {jam} {zona}. – {admin}',
  sends: (n: string) => `Dijawab: ${n}`, account: (n: string, channel: string, isPublic: boolean) => `${channel}, ${isPublic ? 'publik' : 'pribadi'}: ${n}`, minutes: (n: number) => (n < 60 ? `± ${n} menit` : `± ${Math.floor(n / 60)} jam ${n % 60} menit`), byHand: 'dikirim sendiri oleh orang', as: (name: string) => `lewat ${name}`, pace: 'Diberi jarak supaya tidak melewati batas kanal.', covered: (n: string) => `Lewat unggahan: ${n}`,
  leaves: (n: string) => `Dilewati: ${n}`, leavesNone: 'Tidak ada yang dilewati.', seeCase: (n: number) => `Kasus ${n}`, showAll: 'Tampilkan', more: 'Muat lagi', putBack: 'Masukkan lagi', takeOut: 'Keluarkan yang ini', tookOut: 'Dikeluarkan dari daftar',
  reason: {
    none: '', answered: 'sudah dijawab', closed: 'sudah ditutup', spam: 'spam atau troll', at_risk: 'penulisnya mungkin dalam bahaya', personal: 'ada kerugian atau tuntutan sendiri: jawab secara pribadi',
    busy: 'sedang dijawab rekan, atau ada balasan yang belum keluar', unreachable: 'tidak ada jalan untuk membalas', unclassed: 'golongannya belum dipastikan', text: 'teksnya ditahan pemeriksa kalimat',
    asks_else: 'menanyakan hal lain sesudah daftar dibuat', moved: 'penulis atau akunnya berubah', left: 'sudah bukan masalah ini', by_person: 'dikeluarkan orang', stopped: 'pengiriman dihentikan', refused: 'balasannya tidak bisa dibuat', wrote_again: 'menulis lagi sesudah dijawab: teruskan sendiri',
  } as Names<MassReason>,
  stand: {
    planned: 'Akan dijawab', waiting: 'Menunggu pemeriksa', held: 'Ditahan sebentar', underway: 'Dalam perjalanan', by_hand: 'Perlu dikirim sendiri', direct: 'Dijawab langsung', by_post: 'Lewat unggahan',
    unsure: 'Belum pasti terkirim', failed: 'Gagal', skipped: 'Dilewati', taken_out: 'Dikeluarkan',
  } as Names<MassStand>,
  preview: 'Pratinjau', previewOf: (n: string, all: string) => `${n} dari ${all}`, previous: 'Sebelumnya', next: 'Berikutnya', previewHelp: 'Persis seperti yang akan dibaca orangnya.', says: 'Yang ia tulis', reads: 'Yang ia baca', nobody: 'Tidak ada yang akan dijawab.',
  send: (n: string) => `Kirim ${n} jawaban`, sendPost: (n: string) => `Pakai untuk ${n} kasus`, ask: 'Minta pemeriksa', askHelp: 'Dibaca orang kedua dulu. Sesudah itu ada 60 detik untuk membatalkan.', sendHelp: 'Ada 60 detik untuk membatalkan semuanya.', drop: 'Buang', dropped: 'Konsep dibuang', saved: 'Tersimpan', handed: 'Dikirim ke pemeriksa', counting: 'Semua dikirim sebentar lagi',
  sure: 'Pemeriksa kalimat bertanya', sureDo: 'Sudah saya baca, kirim', sureText: 'Ini berlaku untuk semua jawaban dan dicatat atas nama Anda.',
  returned: (name: string) => `Dikembalikan${name && ` oleh ${name}`}:`, stands: 'Berhenti sendiri: penulisnya tidak lagi boleh mengirim. Orang lain bisa melanjutkan dengan jawaban baru.',
  approve: (n: string) => `Setujui ${n} jawaban`, edit: 'Ubah dulu', return: 'Kembalikan', remark: 'Apa yang perlu diubah?', approved: 'Disetujui', returnedDone: 'Dikembalikan ke penulisnya', own: 'Jawaban sendiri diperiksa orang lain.', undo: 'Tarik kembali', undone: 'Ditarik kembali; tidak ada yang terkirim',
  posting: 'Unggah teksnya, lalu tempel tautannya di sini.', copy: 'Salin teks', posted: 'Sudah diunggah',
  cancelAll: 'Batalkan semua', inSeconds: (s: number) => `Mulai dalam ${s} detik`, pause: 'Jeda', resume: 'Lanjutkan', stop: 'Hentikan', stopLate: 'Cukup sampai di sini', stopTitle: 'Hentikan pengiriman?', stopText: 'Yang belum keluar ditarik dan tidak akan dikirim. Yang sudah keluar tetap.', paused: 'Dijeda; yang menunggu keluar ikut ditahan', stopped: 'Dihentikan', resumed: 'Dilanjutkan',
  nobodyAnswered: 'Tidak ada yang dijawab', nobodyHelp: 'Semua kasusnya dilewati dan tetap menunggu. Alasannya ada di bawah.',
  progress: (done: string, all: string) => `${done} dari ${all} sudah ditangani`, late: (n: string) => `${n} menyusul belakangan`, lateUntil: (at: string) => `Yang menyusul sampai ${at} mendapat jawaban yang sama.`,
  proof: 'Bukti', people: (n: string) => `${n} orang`, proofPart: { direct: 'dijawab langsung', by_post: 'lewat unggahan', underway: 'dalam perjalanan', by_hand: 'perlu dikirim sendiri', unsure: 'belum pasti', failed: 'gagal', planned: 'belum', skipped: 'dilewati', taken_out: 'dikeluarkan' }, csv: 'Unduh CSV',
  versions: 'Yang diubah pemeriksa', versionBy: (name: string, at: string) => `${name}, ${at}`, seePost: 'Lihat unggahan',
  last: 'Jawab banyak terakhir',
  halt: {
    title: 'Hentikan semua kiriman', text: 'Berlaku seketika: balasan yang ditahan tetap ditahan sampai pemeriksa membukanya lagi.', what: 'Yang dihentikan', all: 'Semuanya', channel: 'Satu kanal', account: 'Satu akun', reason: 'Mengapa?', reasonHelp: 'Singkat saja; semua rekan membacanya.', do: 'Hentikan sekarang', done: 'Kiriman dihentikan',
    everything: 'Semua kiriman dihentikan', of: (name: string) => `Kiriman ${name} dihentikan`, since: (name: string, at: string) => `${name}, ${at}`, end: 'Buka lagi', endTitle: 'Buka lagi kiriman?', endText: 'Balasan yang ditahan akan keluar.', ended: 'Kiriman dibuka lagi', endHelp: 'Hanya pemeriksa yang bisa membuka lagi.',
  },
};
export type MassWords = typeof words;
