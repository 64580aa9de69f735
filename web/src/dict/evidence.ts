/** The words of evidence files, seals and erasure: they come with their parts. */
import { computed } from '@preact/signals';
import { language } from './index';

const id = {
  keep: 'Berkas bukti', kept: 'Berkas bukti disimpan. Siapa pun bisa memeriksanya tanpa Tanggap.', file: (name: string) => `berkas-bukti-${name}.html`,
  title: 'Bukti dan segel', intro: 'Buku catatan Tanggap tersegel: setiap tindakan terkunci pada yang sebelumnya. Segel di luar komputer ini membuktikan tidak ada yang diubah diam-diam.',
  how: 'Berkas bukti dibuat dari halaman kasus (bagian “Orang ini”) atau dari ruang krisis: satu berkas untuk banding di marketplace, asuransi, atau pengacara.',
  mail: 'Setiap hari sesudah pukul 08.00 segel terbaru dikirim ke email pemilik. Simpan email itu.', seals: 'Segel terbaru', none: 'Belum ada segel', noneHelp: 'Segel pertama dibuat dalam satu jam setelah ada tindakan.',
  row: (n: string) => `Baris ${n}`, hash: 'Sidik', check: 'Memeriksa seluruh buku catatan: jalankan', print: 'Cetak',
  erase: 'Hapus data atas permintaan', eraseTitle: 'Hapus semua data orang ini?', eraseText: 'Semua pesan, salinan tersegel, nama, dan tautan akun ini hilang selamanya dan tidak bisa dikembalikan. Jawaban Anda sendiri tetap ada. Buku catatan tetap utuh dan mencatat penghapusan ini.',
  eraseHandle: (handle: string) => `Ketik ${handle} untuk memastikan`, eraseReason: 'Siapa yang meminta, dan kapan', eraseDo: 'Hapus selamanya', erased: (n: string) => `${n} pesan dihapus.`,
};
const en: typeof id = {
  keep: 'Evidence file', kept: 'Evidence file saved. Anybody can check it without Tanggap.', file: (name) => `evidence-${name}.html`,
  title: 'Evidence and seals', intro: 'The log of Tanggap is sealed: each act is locked to the one before. A seal outside this computer proves that nothing was changed in silence.',
  how: 'An evidence file is made from the page of a case (“This person”) or from the crisis room: one file for an appeal at a marketplace, an insurer or a lawyer.',
  mail: 'Every day after 08.00 the newest seal goes to the owner’s mail. Keep that mail.', seals: 'Newest seals', none: 'No seal yet', noneHelp: 'The first one is made within an hour after something was done.',
  row: (n) => `Row ${n}`, hash: 'Digest', check: 'To check the whole log, run', print: 'Print',
  erase: 'Erase data on request', eraseTitle: 'Erase all data of this person?', eraseText: 'All messages, sealed copies, names and links of this account are gone for good and cannot be brought back. Your own answers stay. The log stays whole and keeps that this was done.',
  eraseHandle: (handle) => `Type ${handle} to be sure`, eraseReason: 'Who asked for it, and when', eraseDo: 'Erase for good', erased: (n) => `${n} messages erased.`,
};
export const evidenceWords = computed(() => (language.value === 'id' ? id : en));
