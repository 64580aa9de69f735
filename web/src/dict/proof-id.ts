/** Words of what stands behind a verdict, of deciding on it and of Ketepatan vonis. */
import type { DecisionAct, Outcome, TraceStep } from '../types';

type Names<K extends string> = Record<K, string>;

export const words = {
  behind: (f: string) => `Pesan di balik “${f}”`, behindHelp: 'Pesan berulang dari orang yang sama dan teks yang hampir sama ikut ditampilkan, tetapi dihitung sekali.', behindGrave: 'Satu pesan tergawat dari setiap kasus yang menunggu. Kasus rahasia tidak ditampilkan.', behindNone: 'Tidak ada pesan yang tersimpan untuk faktor ini.', more: 'Muat lagi', followers: (n: string) => `${n} pengikut`,
  decide: 'Keputusan Anda', decideHelp: 'Tanggap hanya menilai; orang yang memutuskan. Alasannya dicatat dengan nama dan waktu.',
  act: { accept: 'Terima', lower: 'Pantau dulu', raise: 'Naikkan', dismiss: 'Bukan krisis' } as Names<DecisionAct>,
  actTitle: { accept: 'Terima vonis ini', lower: 'Pantau dulu', raise: 'Naikkan tingkatnya', dismiss: 'Bukan krisis' } as Names<DecisionAct>,
  actText: {
    accept: 'Anda sependapat. Tingkatnya tetap mengikuti penilaian Tanggap.', lower: 'Tingkat diturunkan sampai waktu yang Anda pilih. Jika memburuk sebelum itu, Tanggap menaikkannya lagi.',
    raise: 'Tingkat dinaikkan, dan orang di jalur alarm dibangunkan bila perlu.', dismiss: 'Tingkat kembali ke biasa dan kejadian yang berjalan diakhiri sebagai alarm palsu.',
  } as Names<DecisionAct>,
  level: 'Tingkat', reason: 'Alasan', reasonHelp: 'Satu kalimat cukup.', review: 'Dilihat lagi', in1h: '1 jam lagi', in3h: '3 jam lagi', in8h: '8 jam lagi', in24h: '24 jam lagi', save: 'Putuskan', saved: 'Keputusan dicatat',
  danger: 'Belum bisa diturunkan: ada hal yang menurut kebijakan tidak boleh sekadar dipantau dan belum dijawab. Jawab dulu.',
  made: { accept: 'Diterima', lower: 'Diturunkan', raise: 'Dinaikkan', dismiss: 'Dinyatakan bukan krisis' } as Names<DecisionAct>, madeTo: (act: string, level: string) => `${act} ke ${level}`,
  holds: (name: string, at: string) => `oleh ${name} ${at}.`, until: (s: string) => `Berlaku sampai ${s}.`, decisions: 'Keputusan sebelumnya', noDecision: 'Belum ada yang memutuskan.',
  end: { holds: 'berlaku', review: 'sampai waktunya', risen: 'keadaan memburuk', danger: 'ada bahaya', calm: 'sudah tenang', replaced: 'diganti' },
  cause: 'Sebab', causeHelp: 'Tulis hanya yang sudah pasti. Sesudah ini, dugaan orang tidak lagi memberatkan vonis.', causeKnown: (name: string, at: string) => `Ditulis ${name} ${at}`, causeNone: 'Belum ada yang menulis sebabnya.', causeWrite: 'Sebab diketahui…', causeChange: 'Ubah…', causeText: 'Sebabnya', causeSaved: 'Sebab dicatat',
  meter: 'Jam diam dan dugaan', silent: (s: string) => `Sudah ${s} tanpa kabar terbuka dari kita.`, neverSpoke: 'Belum ada kabar terbuka dari kita yang tercatat.',
  since: (n: string, g: string) => `Sejak itu ${n} pesan negatif dan ${g} dugaan.`, sinceDay: (n: string, g: string) => `Dalam 24 jam terakhir ${n} pesan negatif dan ${g} dugaan.`, suggest: 'Pertimbangkan satu orang memberi kabar pendek, walau baru “sedang kami cek”.',
  meterTable: 'Per jam', hour: 'Jam', negative: 'Negatif', guesses: 'Dugaan',
  trace: 'Jejak asal', traceHelp: (n: string, s: string) => `Dari ${n} pesan di ${s} sumber yang kita dengar. Yang di luar itu tidak terlihat.`, traceCut: 'Pesannya lebih banyak; yang ditampilkan yang paling awal.', traceNames: 'Nama penulis hanya untuk pemilik dan admin.', traceNone: 'Belum ada jejak untuk ditampilkan.', origin: (c: string) => `Kanal asal, menurut pesan-pesan pertama sejak naik: ${c}. Jawab di sana dulu.`,
  step: { earliest: 'Tertua yang kami temukan', channel: 'Pertama di kanal ini', early: 'Menyusul', same_text: 'Teks yang sama', same_link: 'Tautan yang sama', reach: 'Banyak pengikut' } as Names<TraceStep['kind']>,
  same: (people: number, minutes: number) => `${people} orang dalam ${minutes} menit`, together: 'pola serempak',
  accuracyIntro: 'Setiap alarm dibandingkan dengan keputusan orang sesudahnya.', promise: (n: number, p: number) => (n <= p ? `Sesuai janji: paling banyak ${p} dalam 30 hari.` : `Lebih dari janji: paling banyak ${p} dalam 30 hari.`),
  falseAlarms: 'Alarm palsu, 30 hari', missed: 'Terlewat, 30 hari', missedHelp: 'Dinaikkan orang sebelum Tanggap melihatnya.', median: 'Dari pesan pertama ke alarm', medianHelp: 'Nilai tengah semua alarm.', noAlarm: 'belum ada',
  month: 'Bulan', alarms: 'Alarm', outcome: { none: 'Belum diputuskan', accepted: 'Diterima', lowered: 'Pantau dulu', dismissed: 'Bukan krisis', ended: 'Diakhiri', missed: 'Terlewat' } as Names<Outcome>,
  monthly: 'Per bulan', past: 'Alarm yang lalu', noPast: 'Belum pernah ada alarm. Halaman ini terisi setelah alarm pertama.', opened: 'Alarm', took: 'Setelah pesan pertama', level2: 'Tingkat', result: 'Kata orang',
};
export type ProofWords = typeof words;
