/** The words of the settings: they come with their parts, not with the first load. */
import { computed } from '@preact/signals';
import type { ListedWord } from '../types';
import { language } from './index';

const id = {
  sources: {
    intro: 'Dari mana pesan datang, dan lewat mana balasan keluar.', add: 'Tambah sumber', edit: 'Ubah sumber', name: 'Nama', channel: 'Kanal', kind: 'Cara masuk',
    url: 'Alamat umpan', handle: 'Akun toko di sana', way: 'Balasan keluar lewat', outUrl: 'Alamat kirim', outLookup: 'Alamat cek kiriman', outFrom: 'Alamat pengirim',
    secret: 'Kunci masuk', outSecret: 'Kunci keluar', secretHelp: 'Disimpan tersegel, tidak ditampilkan lagi. Kosongkan bila tidak berubah.',
    paused: 'Dijeda', pause: 'Jeda', resume: 'Lanjutkan', ok: (s: string) => `Terakhir berhasil ${s}`, never: 'Belum pernah terhubung', failing: (n: number) => `Gagal ${n} kali berturut-turut`,
    next: (s: string) => `Dicek lagi ${s}`, empty: 'Belum ada sumber.', saved: 'Sumber tersimpan', quiet: (s: string) => `Tidak ada pesan sejak ${s}. Masih dipakai?`, neverBrought: 'Belum pernah membawa pesan. Masih dipakai?', unanswered: (s: string) => `Ada pesan, tetapi tidak dijawab sejak ${s}.`, neverAnswered: 'Ada pesan, tetapi belum pernah dijawab.', imports: 'Impor berkas', hookPath: 'Alamat masuk',
    importRow: (taken: string, known: string, bad: string) => `${taken} masuk, ${known} sudah ada, ${bad} rusak`,
    importState: { running: 'berjalan', stopped: 'berhenti', done: 'selesai' },
    wayName: { browser: 'Kirim sendiri lewat browser', hook: 'Webhook', mail: 'Email', sample: 'Contoh (tidak keluar)' },
  },
  account: {
    intro: 'Hanya untuk Anda, tidak memengaruhi orang lain.', language: 'Bahasa', theme: 'Tampilan', themes: { auto: 'Ikuti perangkat', light: 'Terang', dark: 'Gelap' }, keyboard: 'Tombol pintas satu huruf',
    keyboardHelp: 'Matikan bila huruf tak sengaja menjalankan sesuatu.', password: 'Ganti kata sandi', oldPassword: 'Kata sandi sekarang', newPassword: 'Kata sandi baru', passwordHelp: 'Minimal 10 huruf. Kalimat pendek lebih mudah diingat.',
    passwordSave: 'Ganti kata sandi', passwordSaved: 'Kata sandi diganti. Sesi lain berakhir.', show: 'Tampilkan', sessions: 'Perangkat yang masuk', current: 'perangkat ini', seen: (s: string) => `terakhir ${s}`, endSession: 'Keluarkan', sessionEnded: 'Perangkat dikeluarkan',
    unknownDevice: 'Perangkat tak dikenal', on: 'Nyala', off: 'Mati',
    signName: 'Nama di bawah balasan', signHelp: 'Mengisi {admin} di kalimat siap. Kosong: kata pertama nama Anda.', signSave: 'Simpan nama', signSaved: 'Nama tersimpan',
    calm: 'Mode tenang', calmHelp: 'Satu kasus dulu, tanpa angka dan warna merah. Hanya di perangkat ini.', blur: 'Buramkan kata kasar', blurHelp: 'Kata kasar pelanggan ditutup sampai Anda mengetuknya. Hanya di perangkat ini.',
  },
  people: {
    intro: 'Siapa yang boleh apa di usaha ini.', name: 'Nama', email: 'Email', role: 'Peran', since: 'Sejak', invite: 'Undang orang',
    inviteHelp: 'Tautannya berlaku tiga hari dan sekali pakai. Kirim lewat jalur yang Anda percaya.', inviteMake: 'Buat tautan undangan',
    inviteReady: 'Tautan undangan', inviteOnce: 'Tautan ini hanya tampil sekali.', roleChanged: 'Peran diubah', end: 'Hentikan akses…',
    endTitle: (name: string) => `Hentikan akses ${name}?`, endText: 'Semua sesinya di Tanggap berakhir saat ini juga. Catatan kerjanya tetap ada. Akun usaha yang masih bisa ia masuki tampil di Akun resmi.', endDo: 'Hentikan akses', ended: 'Akses dihentikan',
    roleTitle: (name: string, r: string) => `Jadikan ${name} ${r}?`, roleDo: 'Ubah peran', sample: 'rekaan', out: (s: string) => `keluar ${s}`,
  },
  sampleTab: {
    intro: 'Toko contoh berisi ratusan pesan rekaan supaya Anda bisa mencoba semuanya tanpa risiko.', persona: 'Jadi orang kedua', personaHelp: 'Empat mata butuh dua orang. Jadilah rekan rekaan, setujui balasan Anda sendiri, lalu kembali.',
    become: (name: string) => `Jadi ${name}`, remove: 'Hapus data contoh…', removeHelp: 'Seluruh toko contoh hilang. Usaha Anda sendiri tidak tersentuh.', removeTitle: 'Hapus toko contoh?', removeText: 'Semua pesan, kasus, dan balasan rekaan dihapus dan tidak bisa dikembalikan.',
    removeWord: 'HAPUS', removeType: 'Ketik HAPUS untuk melanjutkan', removeDo: 'Hapus toko contoh', removed: 'Data contoh dihapus', nobody: 'Tidak ada rekan rekaan.',
  },
  words: {
    intro: 'Kata yang dikenali program, dan kontak usaha sendiri. Berlaku saat itu juga untuk pesan berikutnya.', add: 'Tambah', text: 'Kata atau frasa', textHelp: 'Satu sampai empat kata.',
    kind: 'Jenis', empty: 'Belum ada kata.', removed: (w: string) => `“${w}” dihapus`, added: (w: string) => `“${w}” ditambahkan`, remove: (w: string) => `Hapus ${w}`,
    contact: 'Kontak usaha', contactText: 'Nomor telepon atau email', contactHelp: 'Satu nomor atau satu alamat, misalnya 0812 3456 7890.',
    kindHelp: {
      brand: 'Cara orang menyebut usaha Anda, termasuk salah ketik yang sering.', product: 'Nama barang dan jasa Anda.', rival: 'Usaha lain yang sering disebut bersama Anda.',
      watch: 'Kata yang ingin selalu Anda ketahui.', contact: 'Nomor dan email usaha sendiri. Boleh ditulis di jawaban publik; nomor lain tetap dijaga sebagai data pribadi.',
    } as Record<ListedWord, string>,
  },
  departments: {
    intro: 'Siapa mengurus apa. Nama bagian tampil di samping topiknya pada setiap kasus, supaya jelas ke siapa diteruskan. Tulis bagiannya, bukan nama orangnya.',
    empty: 'Belum ada yang mengurus', save: 'Simpan bagian', saved: 'Bagian tersimpan', tooLong: 'Terlalu panjang. Cukup nama pendeknya.',
  },
};
const en: typeof id = {
  sources: {
    intro: 'Where messages come from and how replies leave.', add: 'Add a source', edit: 'Edit the source', name: 'Name', channel: 'Channel', kind: 'How it comes in', url: 'Feed address', handle: 'Account of the shop there', way: 'Replies leave by', outUrl: 'Address to send to', outLookup: 'Address to check', outFrom: 'Sender address', secret: 'Key for incoming', outSecret: 'Key for outgoing',
    secretHelp: 'Kept sealed and never shown again. Leave empty to keep it.', paused: 'Paused', pause: 'Pause', resume: 'Resume', ok: (s) => `Last good ${s}`, never: 'Never connected', failing: (n) => `Failed ${n} times in a row`, next: (s) => `Next try ${s}`, empty: 'No source yet.', saved: 'Source saved', quiet: (s) => `No message since ${s}. Still in use?`, neverBrought: 'It has never brought a message. Still in use?', unanswered: (s) => `Messages come, but none was answered since ${s}.`, neverAnswered: 'Messages come, but none was ever answered.', imports: 'File imports', hookPath: 'Incoming address',
    importRow: (taken, known, bad) => `${taken} taken, ${known} known, ${bad} broken`, importState: { running: 'running', stopped: 'stopped', done: 'done' }, wayName: { browser: 'Send it yourself in the browser', hook: 'Webhook', mail: 'Email', sample: 'Sample (nothing leaves)' },
  },
  account: {
    intro: 'Only for you; others are not affected.', language: 'Language', theme: 'Theme', themes: { auto: 'As the device', light: 'Light', dark: 'Dark' }, keyboard: 'Single-letter keys', keyboardHelp: 'Switch them off if letters do things by accident.', password: 'Change the password', oldPassword: 'Password now', newPassword: 'New password', passwordHelp: 'At least 10 characters. A short sentence is easy to remember.',
    passwordSave: 'Change the password', passwordSaved: 'Password changed. Other sessions have ended.', show: 'Show', sessions: 'Signed-in devices', current: 'this device', seen: (s) => `last ${s}`, endSession: 'Sign out', sessionEnded: 'Device signed out', unknownDevice: 'Unknown device', on: 'On', off: 'Off',
    signName: 'Name below your answers', signHelp: 'Fills {admin} in prepared texts. Empty: the first word of your name.', signSave: 'Save the name', signSaved: 'Name saved',
    calm: 'Calm mode', calmHelp: 'One case at a time, without counters and red. On this device only.', blur: 'Blur abusive words', blurHelp: 'Abusive words of customers are covered until you tap. On this device only.',
  },
  people: {
    intro: 'Who may do what in this business.', name: 'Name', email: 'Email', role: 'Role', since: 'Since', invite: 'Invite someone', inviteHelp: 'The link is good for three days and one use. Send it on a way you trust.', inviteMake: 'Make an invitation link', inviteReady: 'Invitation link', inviteOnce: 'This link is shown only once.', roleChanged: 'Role changed', end: 'End access…',
    endTitle: (name) => `End the access of ${name}?`, endText: 'All sessions in Tanggap end at once. What they did stays on record. Accounts of the business that they can still sign in to show in Official accounts.', endDo: 'End access', ended: 'Access ended', roleTitle: (name, r) => `Make ${name} ${r}?`, roleDo: 'Change the role', sample: 'invented', out: (s) => `left ${s}`,
  },
  sampleTab: {
    intro: 'The sample shop holds hundreds of invented messages so that you can try everything without risk.', persona: 'Be the second person', personaHelp: 'Four eyes need two people. Be an invented colleague, approve your own reply, then come back.', become: (name) => `Be ${name}`, remove: 'Remove the sample…', removeHelp: 'The whole sample shop goes. Your own business is not touched.', removeTitle: 'Remove the sample shop?',
    removeText: 'All invented messages, cases and replies are deleted for good.', removeWord: 'REMOVE', removeType: 'Type REMOVE to go on', removeDo: 'Remove the sample shop', removed: 'Sample removed', nobody: 'No invented colleagues.',
  },
  words: {
    intro: 'Words the program knows, and how the business is reached. They count at once for the next message.', add: 'Add', text: 'Word or phrase', textHelp: 'One to four words.', kind: 'Kind', empty: 'No words yet.', removed: (w) => `“${w}” removed`, added: (w) => `“${w}” added`, remove: (w) => `Remove ${w}`,
    contact: 'Own contact', contactText: 'Telephone number or mail address', contactHelp: 'One number or one address, such as 0812 3456 7890.',
    kindHelp: {
      brand: 'How people call your business, common misspellings too.', product: 'Names of your goods and services.', rival: 'Other businesses often named beside yours.',
      watch: 'Words you always want to know about.', contact: 'Numbers and addresses of the business itself. They may stand in public answers; any other number stays personal data.',
    },
  },
  departments: {
    intro: 'Who looks after what. The name stands beside the subject in every case, so that everybody knows where to pass it on. Name the department, not the person.',
    empty: 'Nobody yet', save: 'Save departments', saved: 'Departments saved', tooLong: 'Too long. A short name will do.',
  },
};

export const settingsWords = computed(() => (language.value === 'en' ? en : id));
