/** The words of the list of keys: they come with it, not with the first load. */
import { computed } from '@preact/signals';
import { language } from './index';

const id = {
  title: 'Tombol pintas', off: 'Tombol satu huruf sedang mati. Nyalakan di Akun saya.', groups: { move: 'Berpindah', case: 'Kasus', general: 'Umum' },
  pick: 'Pilih kasus', pickTo: 'Pilih sampai sini', pickMatching: 'Pilih semua yang cocok', next: 'Kasus berikutnya', previous: 'Kasus sebelumnya', open: 'Buka kasus', reply: 'Balas', note: 'Catatan', take: 'Ambil', done: 'Selesai', snooze: 'Tunda', refer: 'Disposisikan', prepared: 'Kalimat siap', search: 'Cari', undo: 'Batalkan yang terakhir',
  help: 'Daftar tombol', commands: 'Perintah', send: 'Kirim balasan', leave: 'Keluar dari kolom', goHome: 'Ke Beranda', goInbox: 'Ke Kotak masuk', goApprovals: 'Ke Persetujuan', goProblems: 'Ke Masalah serupa', goStatements: 'Ke Pernyataan resmi', goSettings: 'Ke Pengaturan', goAudit: 'Ke Log audit',     toggleTheme: 'Ganti terang/gelap',
};
const en: typeof id = {
  title: 'Keys', off: 'Single-letter keys are off. Switch them on under My account.', groups: { move: 'Moving', case: 'Case', general: 'General' }, pick: 'Select a case', pickTo: 'Select up to here', pickMatching: 'Select all that match', next: 'Next case', previous: 'Previous case', open: 'Open the case', reply: 'Reply', note: 'Note', take: 'Take', done: 'Done', snooze: 'Snooze', refer: 'Hand to a department', prepared: 'Prepared texts', search: 'Search', undo: 'Undo the last act',
  help: 'This list', commands: 'Commands', send: 'Send the reply', leave: 'Leave the field', goHome: 'Home', goInbox: 'Inbox', goApprovals: 'Approvals', goProblems: 'Similar problems', goStatements: 'Official statement', goSettings: 'Settings', goAudit: 'Audit log', toggleTheme: 'Switch light/dark',
};

export const keyWords = computed(() => (language.value === 'en' ? en : id));
