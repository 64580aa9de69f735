/** Words of Tuntutan: Indonesian first. Loaded with it. */
import type { DemandDecision, DemandState } from '../types';

export const words = {
  title: 'Tuntutan', intro: 'Apa yang diminta pelanggan, apa yang kita putuskan, dan siapa yang harus menyetujui.',
  tabs: { open: 'Belum diputuskan', waiting: 'Menunggu persetujuan', decided: 'Sudah diputuskan', done: 'Selesai', menu: 'Pilihan penyelesaian' },
  none: { open: 'Semua tuntutan sudah diputuskan.', waiting: 'Tidak ada yang menunggu persetujuan.', decided: 'Belum ada keputusan yang menunggu dilaksanakan.', done: 'Belum ada yang selesai dilaksanakan.' },
  more: 'Muat lagi', all: 'Semua tuntutan', caseNumber: (n: number) => `Kasus ${n}`, noneHere: 'Tidak ada tuntutan yang terbaca.', add: 'Tambah tuntutan…',
  counts: 'Jumlah', demand: 'Tuntutan', open: 'Belum diputuskan', waiting: 'Menunggu', fulfilled: 'Dipenuhi', partly: 'Sebagian', declined: 'Ditolak', given: 'Diberikan',
  byProblem: 'Paling banyak diminta, per masalah', problem: 'Masalah',
  state: { open: 'Belum diputuskan', waiting: 'Menunggu persetujuan', decided: 'Diputuskan', returned: 'Dikembalikan', done: 'Selesai' } as Record<DemandState, string>,
  decision: { none: '', fulfil: 'Penuhi', partial: 'Sebagian', decline: 'Tolak' } as Record<DemandDecision, string>,
  decide: 'Putuskan…', again: 'Ubah keputusan…', decideTitle: 'Putuskan tuntutan', which: 'Yang diminta', choose: 'Keputusan',
  solution: 'Penyelesaian', noSolution: 'Tanpa pilihan dari daftar', amount: 'Nilai (Rp)', due: 'Selesai sebelum', reason: 'Alasan', reasonHelp: 'Dibaca tim, dan jadi kalimat untuk pelanggan.',
  limit: (rp: string) => `Batas Anda ${rp} untuk satu kasus. Yang lebih besar menunggu persetujuan.`, over: 'Melewati batas Anda: akan menunggu persetujuan.', noLimit: 'Anda boleh memutuskan nilai berapa pun.',
  save: 'Simpan keputusan', ask: 'Minta persetujuan', saved: 'Keputusan tersimpan', asked: 'Menunggu yang berwenang menyetujui',
  offer: 'Pakai kalimatnya', offered: 'Kalimatnya sudah di kotak balasan. Baca dulu sebelum mengirim.',
  approve: 'Setujui', approved: 'Disetujui', giveBack: 'Kembalikan…', giveBackTitle: 'Kembalikan ke yang mengusulkan', remark: 'Yang perlu diubah', returned: 'Dikembalikan',
  done: 'Sudah dilaksanakan', doneSaid: 'Dicatat sebagai selesai', by: (name: string) => `oleh ${name}`, until: 'sebelum', cannot: 'Nilainya di atas batas peran Anda.',
  declineSentence: (reason: string) => `Mohon maaf, untuk permintaan itu kami belum bisa memenuhinya: ${reason}. Apakah ada hal lain yang bisa kami bantu?`,
  menuIntro: 'Yang boleh ditawarkan toko. Kalimatnya masuk ke kotak balasan dengan satu ketukan.', menuNone: 'Belum ada pilihan. Mulai dari yang paling sering Anda berikan.', menuAdd: 'Tambah pilihan', menuEdit: 'Ubah', menuRemove: 'Hapus',
  name: 'Nama', namePlaceholder: 'Ganti barang', text: 'Kalimat untuk pelanggan', textPlaceholder: 'Kami kirim gantinya paling lambat {waktu}, ongkirnya kami yang tanggung.', cost: 'Biaya (Rp)', who: 'Boleh ditawarkan oleh', orAbove: (role: string) => `${role} ke atas`,
  saveMenu: 'Simpan', menuSaved: 'Tersimpan', removeTitle: 'Hapus pilihan ini?', removeText: 'Keputusan yang sudah memakainya tetap ada.', removed: 'Dihapus',
};
export type DemandWords = typeof words;
