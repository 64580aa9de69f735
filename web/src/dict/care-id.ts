/** Words of Buku janji, of follow-ups, of closing and of the way from public to private. */
import type { CaseOutcome, FollowAct, PromiseAct, PromiseState } from '../types';

type Names<K extends string> = Record<K, string>;
type Asked = 'confirm' | 'move' | 'break' | 'drop';

export const words = {
  mine: 'Janji dan tindak lanjut Anda', foundOnes: (n: number) => `${n}${n >= 5 ? '+' : ''} janji di balasan Anda belum dicatat`,
  intro: 'Semua yang kita janjikan kepada pelanggan, yang paling dekat waktunya di atas. Janji yang lewat 24 jam tanpa ditepati tercatat ingkar.',
  filter: { mine: 'Janji saya', all: 'Semua', past: 'Yang lalu', found: 'Belum dicatat' },
  empty: { mine: 'Tidak ada janji Anda yang terbuka.', all: 'Tidak ada janji yang terbuka.', past: 'Belum ada janji yang selesai.', found: 'Semua janji di balasan Anda sudah dicatat.' },
  emptyHelp: 'Janji ditemukan sendiri di balasan yang terkirim, atau dicatat dari halaman kasusnya.',
  state: { found: 'Ditemukan', open: 'Terbuka', kept: 'Ditepati', late: 'Terlambat', broken: 'Ingkar', dropped: 'Dibatalkan' } as Names<PromiseState>,
  act: { confirm: 'Catat', drop: 'Batalkan janji', keep: 'Ditepati', break: 'Catat ingkar', move: 'Ubah waktu', resume: 'Kembalikan' } as Names<PromiseAct>,
  ask: { move: 'Ubah waktu…', break: 'Ingkar…', drop: 'Batalkan…' },
  did: { confirm: 'Janji dicatat', drop: 'Bukan janji lagi', keep: 'Ditepati', break: 'Dicatat ingkar', move: 'Waktu diubah. Beri tahu pelanggan.', resume: 'Dikembalikan' } as Names<PromiseAct>,
  title: { confirm: 'Sampai kapan janjinya?', move: 'Ubah waktu janji', break: 'Janji ini tidak ditepati', drop: 'Batalkan janji ini' } as Names<Asked>,
  help: {
    confirm: 'Kalimatnya tidak menyebut waktu yang pasti, atau waktunya lain. Pilih waktunya.', move: 'Pelanggan harus tahu waktu yang baru. Kasusnya mengingatkan sampai Anda mengabari.',
    break: 'Catat apa adanya, supaya tim bisa belajar.', drop: 'Untuk janji yang tidak berlaku lagi, misalnya karena pelanggan memilih cara lain.',
  } as Names<Asked>,
  otherTime: 'Waktu lain…', notOne: 'Bukan janji', more: 'Pilihan lain', until: 'Paling lambat', latest: 'paling lambat', noTime: 'tanpa waktu', notLeft: 'balasannya belum terkirim', mustTell: 'beri tahu pelanggan waktu barunya',
  in2h: '2 jam lagi', tomorrow: 'Besok', in3d: '3 hari lagi',
  by: (who: string, whom: string) => `${who} kepada ${whom}`, moved: (n: number) => `${n}× diundur`,
  rates: (month: string) => `Ditepati per orang, ${month}`, who: 'Nama', rate: 'Tepat waktu', noRates: 'Belum ada janji yang selesai di bulan ini.',
  strip: 'Yang perlu dirawat', youPromise: 'Anda menjanjikan:', ofPost: 'dari unggahan untuk banyak orang; satu ketukan berlaku untuk semuanya', none: 'Tidak ada janji di kasus ini.', add: '+ Catat janji', addTitle: 'Catat janji', addHelp: 'Untuk janji lewat telepon atau di toko.', what: 'Apa yang dijanjikan',
  followHelp: 'Tanyakan kepada pelanggan apakah masalahnya sudah beres.',
  follow: { asked: 'Sudah saya tanyakan', needless: 'Tidak perlu lagi', reopen: 'Buka lagi' } as Names<FollowAct>,
  followed: { asked: 'Dicatat: sudah ditanyakan', needless: 'Tindak lanjut dihentikan', reopen: 'Kasus dibuka lagi' } as Names<FollowAct>,
  publicDone: 'Sudah dibalas di publik', publicFirst: 'Balas dulu di tempat keluhannya.', byPost: 'Terjawab lewat unggahan.', goOn: 'Lanjutkan ke jalur pribadi.', isPrivate: 'Sudah lanjut ke jalur pribadi', toPrivate: 'Lanjut ke DM', movedOn: 'Sudah pindah',
  privateIn: (s: string) => `Lanjutkan ke jalur pribadi dalam ${s}`, privateLate: (s: string) => `Seharusnya sudah lanjut ke jalur pribadi ${s} lalu`, turns: (n: number) => `Sudah ${n}× dibalas di publik: sebaiknya lewat DM.`,
  closeTitle: 'Bagaimana keluhan ini berakhir?', closeHelp: 'Tindak lanjut dijadwalkan sendiri setelah kasus ditutup.', howEnded: 'Hasilnya', stillOpen: 'Masih ada janji yang terbuka. Tepati atau batalkan dulu:',
  outcome: { accepted: 'Diterima pelanggan', best_effort: 'Sudah maksimal', no_reply: 'Tanpa jawaban', fair: 'Belum puas, tetapi ditangani dengan adil' } as Names<CaseOutcome>,
  outcomeHelp: { accepted: 'Pelanggan bilang sudah beres.', best_effort: 'Semua sudah diupayakan. Ini bukan kegagalan.', no_reply: 'Pelanggan tidak membalas lagi.', fair: 'Pelanggan tahu alasan keputusan kita.' } as Names<CaseOutcome>,
  attempts: 'Yang sudah diupayakan', attemptsHelp: 'Satu per baris.', questions: 'Apakah pelanggan bisa melihatnya?',
  ticks: { regretted: 'Penyesalan disampaikan', offered: 'Bantuan ditawarkan', responded: 'Pelanggan menanggapi' },
  noteAgreed: 'Pelanggan setuju hasilnya dikabarkan di publik', noteFree: 'Kabarkan hasilnya di publik', note: 'Kabar penutup di publik', noteText: 'Terima kasih sudah memberi tahu kami, Kak. Masalahnya sudah kami selesaikan bersama.', noteAnyway: 'Tetap kirim walau pemeriksa kalimat bertanya', notPublic: 'Keluhan ini ditulis di depan umum dan belum dijawab di sana. Tulis alasannya.',
  ended: 'Berakhir',
};
export type CareWords = typeof words;
