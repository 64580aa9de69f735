/** The words of the page on how one is woken: they come with their part, not with the first load. */
import { computed } from '@preact/signals';
import { language } from './index';

const id = {
  intro: 'Bagaimana Anda dibangunkan saat alarm, untuk semua usaha yang Anda ikuti. Hanya Anda yang melihat halaman ini.', none: 'Belum ada cara. Sementara ini Anda dipanggil lewat email akun.',
  push: 'Browser ini', pushHelp: 'Notifikasi muncul walau Tanggap tidak sedang dibuka, selama browser berjalan.', pushName: 'Nama perangkat', pushDo: 'Bangunkan saya lewat browser ini', pushNo: 'Browser belum mengizinkan notifikasi. Izinkan lewat pengaturan situs, lalu coba lagi.',
  pushProblem: { insecure: 'Notifikasi browser butuh alamat https. Buka Tanggap lewat https, lalu kembali ke sini.', unsupported: 'Browser ini tidak mendukung notifikasi. Di iPhone, tambahkan Tanggap ke Layar Utama dulu.', denied: 'Notifikasi diblokir untuk situs ini. Izinkan lewat pengaturan situs di browser.' },
  thisBrowser: 'browser ini', telegram: 'Telegram', telegramOff: 'Belum ada bot Telegram di pemasangan ini. Pengelola server dapat mengisi telegram_token.', telegramHelp: 'Hubungkan satu obrolan dengan kode sekali pakai.', telegramDo: 'Buat kode',
  telegramBot: 'bot Telegram usaha ini', telegramSend: (bot: string) => `Kirim ke ${bot}:`, telegramUntil: 'Kode berlaku sampai', telegramWaiting: 'Menunggu pesan Anda …', telegramOpen: 'Buka Telegram',
  others: 'Cara lain', othersHelp: 'Email lain, atau program yang menerima panggilan bertanda tangan.', addMail: 'Tambah email', addHook: 'Tambah webhook', addTitle: { mail: 'Tambah email', hook: 'Tambah webhook' }, add: 'Tambah', added: 'Cara ditambahkan',
  name: 'Nama', nameHelp: 'Supaya mudah dikenali, misalnya “HP toko”.', secretHelp: 'Minimal 16 huruf. Panggilan ditandatangani dengan kunci ini.', remove: 'Hapus', removeTitle: (name: string) => `Hapus “${name}”?`, removeText: 'Anda tidak lagi dibangunkan lewat cara ini.', removed: 'Cara dihapus',
  lastOk: 'terakhir sampai', lastFailed: 'gagal', neverUsed: 'belum pernah dipakai',
};
const en: typeof id = {
  intro: 'How you are woken by an alarm, for every business you belong to. Only you see this page.', none: 'No way yet. Until then you are called by the email of your account.',
  push: 'This browser', pushHelp: 'Notifications appear even when Tanggap is not open, as long as the browser runs.', pushName: 'Name of the device', pushDo: 'Wake me in this browser', pushNo: 'The browser does not allow notifications yet. Allow them in the settings of the site and try again.',
  pushProblem: { insecure: 'Browser notifications need an https address. Open Tanggap by https and come back.', unsupported: 'This browser has no notifications. On an iPhone, add Tanggap to the home screen first.', denied: 'Notifications are blocked for this site. Allow them in the settings of the site.' },
  thisBrowser: 'this browser', telegram: 'Telegram', telegramOff: 'This installation has no Telegram bot yet. Whoever runs the server can set telegram_token.', telegramHelp: 'Link one chat by a one-time code.', telegramDo: 'Make a code',
  telegramBot: 'the bot of this business', telegramSend: (bot) => `Send to ${bot}:`, telegramUntil: 'The code is good until', telegramWaiting: 'Waiting for your message …', telegramOpen: 'Open Telegram',
  others: 'Other ways', othersHelp: 'Another email, or a program that takes signed calls.', addMail: 'Add an email', addHook: 'Add a webhook', addTitle: { mail: 'Add an email', hook: 'Add a webhook' }, add: 'Add', added: 'Way added',
  name: 'Name', nameHelp: 'To tell it apart, such as “shop phone”.', secretHelp: 'At least 16 characters. Calls are signed with this key.', remove: 'Remove', removeTitle: (name) => `Remove “${name}”?`, removeText: 'You are no longer woken by this way.', removed: 'Way removed',
  lastOk: 'last delivered', lastFailed: 'failed', neverUsed: 'never used',
};
export const waysWords = computed(() => (language.value === 'en' ? en : id));
