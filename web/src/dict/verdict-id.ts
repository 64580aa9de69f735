/** Words of the page Vonis: Indonesian first. Loaded with it. */
import type { Factor, ReasonKind, VerdictGap } from '../types';

type Names<K extends string> = Record<K, string>;

export const words = {
  back: 'Beranda', at: (s: string) => `Vonis ${s}`, newest: 'Lihat vonis terbaru', old: 'Ini vonis lama. Yang berlaku sekarang mungkin lain.',
  byProgram: (l: string) => `Menurut Tanggap: ${l}.`, onset: (s: string) => `Mulai naik ${s}.`,
  why: 'Mengapa', missing: 'Yang belum ada', change: 'Yang akan mengubahnya', nothingMissing: 'Semua yang diperlukan untuk menilai sudah ada.',
  gap: {
    cause: 'sebabnya belum diketahui', word: 'belum ada kabar dari kita sejak ini mulai', history: 'riwayatnya belum cukup untuk dibandingkan', silent: 'ada jam tanpa pesan, mungkin sumbernya terputus',
    late: 'sebagian pesan datang terlambat', reach: 'jumlah pengikut penulisnya tidak diketahui', channels: 'baru satu sumber yang didengar',
  } as Names<VerdictGap>,
  up: (n: number) => `Naik tingkat bila dalam satu jam datang ${n} pesan negatif lagi`, down: (n: number) => `Turun bila ${n} pesan negatif lebih sedikit dalam satu jam`,
  upGrave: 'atau satu hal gawat yang belum dijawab', upReach: 'atau satu keluhan berat dari akun dengan lebih dari 10.000 pengikut', fellLate: (n: string) => `Tingkatnya turun setelah ${n} pesan yang terlambat ikut dihitung.`, downGrave: 'turun bila hal gawat itu dijawab atau ditutup', downBoth: 'turun bila hal gawatnya dijawab dan pesan negatif mereda',
  decided: 'ini keputusan orang', decidedUntil: (s: string) => `keputusan orang ini berlaku sampai ${s}, atau sampai ada keputusan lain`, topped: 'Ini tingkat tertinggi; turun bila pesan negatif mereda dua jam',
  usual: (low: string, high: string) => `Pada jam seperti ini biasanya ${low}–${high} pesan negatif per jam.`,
  factors: 'Sepuluh faktor', factor: 'Faktor', value: 'Sekarang', normal: 'Biasanya', weight: 'Bobot', trend: 'Arah', messages: 'Pesannya', see: 'Lihat', hide: 'Tutup',
  others: 'Keterangan lain', noNumber: 'tidak menonjol', seeOf: (f: string) => `Lihat pesan di balik ${f}`,
  name: {
    suddenness: 'Mendadak', speed: 'Kecepatan', channels: 'Lintas kanal', reach: 'Jangkauan', gravity: 'Kegawatan', cause: 'Simpang siur', business: 'Dampak usaha', history: 'Riwayat',
    responsibility: 'Tanggung jawab kita', mind: 'Publik peduli?', people: 'Orang', rate: 'Ramai', subject: 'Topik', no_history: 'Riwayat pendek', spam: 'Spam', gap: 'Jam kosong', late: 'Terlambat', calm: 'Tenang',
  } as Names<ReasonKind>,
  unit: {
    suddenness: (n: string) => `${n} negatif`, speed: (n: string) => (n === '0' ? 'tidak berlipat' : `2× tiap ${n} mnt`), channels: (n: string) => `${n} kanal`, reach: (n: string) => `${n} pengikut`, gravity: (n: string) => `${n} gawat`,
    cause: (n: string) => `${n} dugaan`, business: (n: string) => `${n} pesan`, history: (n: string) => `${n} kejadian`, responsibility: (n: string) => `${n}%`, mind: (n: string) => `${n}% negatif`,
  } as Record<Factor, (n: string) => string>,
  trends: { unknown: '–', falling: 'turun', steady: 'tetap', rising: 'naik' }, from: (n: string) => ` dari ${n}`,
  band: 'Hari ini dan kebiasaannya',
  levels: 'Riwayat tingkat', again: 'Hitung ulang', againAgrees: 'Dihitung ulang dari yang disimpan: hasilnya sama.', againMoved: 'Hasilnya lain karena ada pesan yang masuk belakangan.', againDiffers: (l: string) => `Hasilnya lain: ${l}. Cara menghitung sudah berubah.`, againNone: 'Bahan vonis ini tidak disimpan.',
};
export type VerdictWords = typeof words;
