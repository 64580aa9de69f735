/** Words of who is told on a bad day: contact tree, audiences, broadcast to staff. Both languages. */
import { computed } from '@preact/signals';
import { language } from './index';

const id = {
  room: 'Kembali ke ruang krisis', save: 'Simpan', saved: 'Tersimpan', edit: 'Ubah', remove: 'Hapus', removed: 'Dihapus', print: 'Cetak', none: 'tidak ada', changed: 'Baru saja diubah orang lain. Tutup, lihat lagi, lalu ulangi.',
  tree: {
    title: 'Pohon kontak', intro: 'Siapa menelepon siapa di hari yang buruk, punya akun atau tidak. Simpan juga cetakannya: kalau listrik atau internet mati, kertas ini yang dipakai.',
    empty: 'Belum ada kontak', emptyHelp: 'Mulai dari orang yang sudah punya akun, lalu tambah yang lain: kasir, dapur, kurir.', add: 'Tambah kontak', join: 'Ambil yang punya akun', joined: (n: number) => (n ? `${n} orang ditambahkan` : 'Semua yang punya akun sudah ada di sini.'),
    export: 'Unduh CSV', import: 'Ambil dari CSV', importHelp: 'Kolomnya: nama, peran, kelompok, telepon, email, telegram, ditelepon_oleh, urutan. Nama yang sama diperbarui, nama baru ditambahkan. Kalau satu baris salah, tidak ada yang berubah.',
    file: 'Berkas CSV', take: 'Ambil', taken: (added: number, changed: number) => `${added} ditambahkan, ${changed} diperbarui`, choose: 'Pilih berkasnya dulu.',
    name: 'Nama', role: 'Peran di usaha', rolePlaceholder: 'Kasir', team: 'Kelompok', teamPlaceholder: 'Dapur', phone: 'Telepon', mail: 'Email', mailHelp: 'Kosong: pakai email akunnya, kalau ada.',
    telegram: 'Nomor obrolan Telegram', telegramHelp: 'Angka dari bot. Kosong: pakai yang tersambung di akunnya.', account: 'Akun', noAccount: 'tidak punya akun', caller: 'Ditelepon oleh', noCaller: 'Paling atas: tidak ditelepon siapa pun', position: 'Urutan',
    calls: (names: string) => `Menelepon: ${names}`, removeTitle: (name: string) => `Hapus ${name}?`, removeText: 'Nomor dan alamatnya ikut hilang. Orang yang biasa ia telepon dialihkan ke peneleponnya.', total: (n: number) => `${n} kontak`,
    readOnly: 'Nomor telepon hanya terlihat oleh yang boleh menjawab. Daftar ini hanya bisa diubah pemilik dan admin.',
  },
  audience: {
    title: 'Peta pihak', intro: 'Siapa saja yang harus mendengar dari kita, lewat apa, oleh siapa, dan urutannya. Siapkan sekarang, saat tenang.', empty: 'Peta masih kosong', emptyHelp: 'Daftar awal berisi tujuh pihak yang hampir selalu ada. Sesudah itu sesuaikan.', start: 'Pakai daftar awal', add: 'Tambah pihak',
    name: 'Pihak', namePlaceholder: 'Tetangga toko', channel: 'Lewat apa', channelPlaceholder: 'Telepon, grup WhatsApp, unggahan', teller: 'Siapa yang menyampaikan', words: 'Kata-katanya', wordsHelp: 'Bahan singkat. Saat krisis, isinya diambil dari pernyataan yang berlaku.', position: 'Urutan',
    removeTitle: (name: string) => `Keluarkan “${name}” dari peta?`, removeText: 'Catatan di krisis yang lalu tetap ada.',
    card: 'Pihak yang perlu diberi tahu', toldCount: (done: number, all: number) => `${done} dari ${all} sudah diberi tahu`, all: 'Buka semua pihak', map: 'Ubah petanya', tell: 'Catat sudah disampaikan', again: 'Catat lagi', said: 'Apa yang disampaikan', how: 'Lewat apa', told: 'Tercatat', saidBy: (name: string, way: string) => `oleh ${name}${way && ` · ${way}`}`,
    old: 'Masih versi lama', not: 'Belum', next: 'Berikutnya', noMap: 'Belum ada peta pihak.', by: (name: string) => `disampaikan ${name}`, pageTitle: 'Beri tahu semua pihak',
  },
  staff: {
    title: 'Kabari semua staf', intro: 'Satu arahan untuk semua orang, dengan atau tanpa akun. Setiap orang menandai “Sudah baca”.', go: 'Kabari semua staf', open: 'Lihat siapa yang belum baca', none: 'Staf belum dikabari.',
    read: (done: number, all: number) => `${done} dari ${all} sudah baca`, allRead: 'Semua sudah baca', unread: (n: number) => `Belum baca (${n})`, hasRead: (n: number) => `Sudah baca (${n})`,
    late: 'Sudah 30 menit dan masih ada yang belum baca. Telepon mereka.', outdated: 'Pernyataan sudah berganti. Arahan ini tidak dikirim lagi, dan halamannya memberi tahu staf untuk tidak memakainya.',
    again: (version: string) => `Kabari lagi sekarang${version}`, version: (name: string, n: number) => `${name} v${n}`, noStatement: 'Belum ada pernyataan yang berlaku. Tulis hanya yang sudah pasti.', from: (of: string) => `Teks diambil dari pernyataan ${of}. Boleh diperjelas, jangan diubah maknanya.`, wrong: (n: number) => `${n} balasan terkirim dengan versi lama`, wrongHelp: 'Lihat dan koreksi',
    by: (name: string) => `oleh ${name},`, of: (n: number) => `pernyataan v${n}`, text: 'Apa yang terjadi dan apa yang berlaku', textPlaceholder: 'Ada laporan kemasan bocor di batch 12. Kami sedang mengecek. Pembeli boleh minta ganti.', say: 'Boleh dikatakan', avoid: 'Jangan dikatakan', sendTo: 'Kalau ada yang bertanya, arahkan ke', lines: 'Satu baris satu hal.',
    sayPlaceholder: 'Kami sudah tahu dan sedang mengecek', avoidPlaceholder: 'Menebak penyebab\nMenyalahkan orang\nMembalas dari akun pribadi', sendPlaceholder: 'DM akun toko, atau telepon pimpinan',
    noPost: 'Jangan kirim email dan Telegram, tautannya saya bagikan sendiri', send: 'Kabari semua staf', sent: 'Arahan sudah berlaku. Yang punya email atau Telegram dikirimi, sisanya bagikan tautannya.', anew: 'Tulis arahan baru', anewHelp: 'Arahan yang sekarang langsung diganti dan semua orang perlu menandai lagi.',
    mine: 'Anda belum menandai arahan ini.', mineRead: 'Saya sudah baca', remind: 'Ingatkan yang belum baca', reminded: (n: number) => (n ? `${n} pengingat dikirim` : 'Tidak ada yang punya email atau Telegram. Telepon, atau bagikan tautannya.'), soon: 'Baru saja diingatkan. Tunggu 10 menit, atau telepon mereka.',
    paste: 'Salin teks untuk WhatsApp', poster: 'Cetak kertas A5', link: 'Tautannya', linkTitle: (name: string) => `Tautan untuk ${name}`, linkHelp: 'Tautan ini milik satu orang. Sekali dibuka dan ditandai, namanya hilang dari daftar belum baca.', copyLink: 'Salin tautan', copyText: 'Salin teks dan tautan', whatsapp: 'Kirim lewat WhatsApp', done: 'Selesai',
    told: 'Sudah diberi tahu', away: 'Tidak bertugas', how: { none: '', link: 'lewat tautannya', sheet: 'lewat kertas', desk: 'di Tanggap', told: 'diberi tahu', away: 'tidak bertugas' }, saidBy: (name: string) => `kata ${name}`, sheetOnly: 'lewat kertas, tidak ada di daftar',
    mail: { due: 'email menunggu', sending: 'email dikirim', sent: 'email terkirim', failed: 'email gagal', none: 'email dibatalkan' }, telegram: { due: 'Telegram menunggu', sending: 'Telegram dikirim', sent: 'Telegram terkirim', failed: 'Telegram gagal', none: 'Telegram dibatalkan' }, noWay: 'tidak dikirimi, bagikan tautannya',
    before: 'Arahan sebelumnya', replaced: 'diganti', noPeople: 'Pohon kontak masih kosong, jadi hanya yang punya akun yang dikabari.', toTree: 'Isi pohon kontak', changed: 'Pernyataan baru saja berganti. Baca teks yang baru dulu.', takeNew: 'Pakai teks yang baru',
    message: (text: string, link: string) => `*Arahan untuk semua staf*\n\n${text}\n\nSudah baca? Buka ini, lalu tekan Sudah baca:\n${link}`,
  },
};
const en: typeof id = {
  room: 'Back to the crisis room', save: 'Save', saved: 'Saved', edit: 'Change', remove: 'Remove', removed: 'Removed', print: 'Print', none: 'none', changed: 'Somebody else has just changed it. Close, look again, and repeat.',
  tree: {
    title: 'Contact tree', intro: 'Who calls whom on a bad day, with or without an account. Keep it printed, too: when power or the network is down, this paper is what is used.',
    empty: 'No contacts yet', emptyHelp: 'Begin with those who have an account, then add the others: counter, kitchen, courier.', add: 'Add a contact', join: 'Take those with an account', joined: (n) => (n ? `${n} people added` : 'All who have an account are here already.'),
    export: 'Download CSV', import: 'Take from CSV', importHelp: 'Columns: name, role, team, phone, mail, telegram, called_by, position. A known name is updated, a new one added. If one line is wrong, nothing changes.',
    file: 'CSV file', take: 'Take', taken: (added, changed) => `${added} added, ${changed} updated`, choose: 'Choose the file first.',
    name: 'Name', role: 'Role in the shop', rolePlaceholder: 'Counter', team: 'Group', teamPlaceholder: 'Kitchen', phone: 'Telephone', mail: 'Mail', mailHelp: 'Empty: that of the account, if there is one.',
    telegram: 'Number of the Telegram chat', telegramHelp: 'Digits from the bot. Empty: the one linked to the account.', account: 'Account', noAccount: 'has no account', caller: 'Called by', noCaller: 'A branch begins here: called by nobody', position: 'Order',
    calls: (names) => `Calls: ${names}`, removeTitle: (name) => `Remove ${name}?`, removeText: 'Number and addresses go, too. Whom they call is called by who calls them.', total: (n) => `${n} contacts`,
    readOnly: 'Telephone numbers are shown to those who may answer. Owners and admins change this list.',
  },
  audience: {
    title: 'Audience map', intro: 'Who must hear it from us, by which way, from whom, in which order. Prepare it now, while it is calm.', empty: 'The map is empty', emptyHelp: 'The starter list has the seven that nearly every shop has. Fit it to yours afterwards.', start: 'Use the starter list', add: 'Add an audience',
    name: 'Audience', namePlaceholder: 'Neighbours of the shop', channel: 'By which way', channelPlaceholder: 'A call, a WhatsApp group, a post', teller: 'Who tells them', words: 'The words', wordsHelp: 'Short material. In a crisis the content comes from the statement in force.', position: 'Order',
    removeTitle: (name) => `Take “${name}” off the map?`, removeText: 'What past crises noted stays.',
    card: 'Who must be told', toldCount: (done, all) => `${done} of ${all} were told`, all: 'Open all audiences', map: 'Change the map', tell: 'Note as told', again: 'Note once more', said: 'What they were told', how: 'By which way', told: 'Noted', saidBy: (name, way) => `by ${name}${way && ` · ${way}`}`,
    old: 'Before the present version', not: 'Not yet', next: 'Next', noMap: 'There is no audience map yet.', by: (name) => `told by ${name}`, pageTitle: 'Tell every audience',
  },
  staff: {
    title: 'Broadcast to staff', intro: 'One text for everybody, with or without an account. Each marks “I have read it”.', go: 'Broadcast to staff', open: 'See who has not read it', none: 'The staff were not told yet.',
    read: (done, all) => `${done} of ${all} have read it`, allRead: 'All have read it', unread: (n) => `Not read yet (${n})`, hasRead: (n) => `Read (${n})`,
    late: 'Half an hour is over and some have not read it. Call them.', outdated: 'The statement changed. This text is sent no more, and its page tells the staff not to use it.',
    again: (version) => `Tell them again now${version}`, version: (name, n) => `${name} v${n}`, noStatement: 'No statement is in force yet. Write only what is certain.', from: (of) => `The text comes from the statement ${of}. Make it clearer, but do not change what it says.`, wrong: (n) => `${n} answers left with an older version`, wrongHelp: 'Look and correct',
    by: (name) => `by ${name},`, of: (n) => `statement v${n}`, text: 'What happened and what holds', textPlaceholder: 'There are reports of leaking packs in batch 12. We are checking. Buyers may ask for a new one.', say: 'You may say', avoid: 'Do not say', sendTo: 'When somebody asks, send them to', lines: 'One thing a line.',
    sayPlaceholder: 'We know of it and are checking', avoidPlaceholder: 'Guess the cause\nBlame somebody\nAnswer from a private account', sendPlaceholder: 'A message to the shop, or call the lead',
    noPost: 'Send no mail and no Telegram, I hand out the links myself', send: 'Tell all staff', sent: 'It holds now. Who has mail or Telegram is sent it; hand the others their links.', anew: 'Write a new one', anewHelp: 'The present one is replaced at once and everybody marks anew.',
    mine: 'You have not marked this one yet.', mineRead: 'I have read it', remind: 'Remind who has not read it', reminded: (n) => (n ? `${n} reminders sent` : 'None of them has mail or Telegram. Call them, or hand out the links.'), soon: 'They were reminded a moment ago. Wait 10 minutes, or call them.',
    paste: 'Copy the text for WhatsApp', poster: 'Print the A5 sheet', link: 'Their link', linkTitle: (name) => `Link for ${name}`, linkHelp: 'This link belongs to one person. Once it is opened and marked, they leave the list of who has not read it.', copyLink: 'Copy the link', copyText: 'Copy text and link', whatsapp: 'Send by WhatsApp', done: 'Done',
    told: 'Was told', away: 'Not at work', how: { none: '', link: 'by their link', sheet: 'by the sheet', desk: 'in Tanggap', told: 'was told', away: 'not at work' }, saidBy: (name) => `says ${name}`, sheetOnly: 'by the sheet, in no list',
    mail: { due: 'mail waits', sending: 'mail on its way', sent: 'mail sent', failed: 'mail failed', none: 'mail called off' }, telegram: { due: 'Telegram waits', sending: 'Telegram on its way', sent: 'Telegram sent', failed: 'Telegram failed', none: 'Telegram called off' }, noWay: 'not sent by itself: hand out the link',
    before: 'What they were told before', replaced: 'replaced', noPeople: 'The contact tree is empty: only those with an account are told.', toTree: 'Fill the contact tree', changed: 'The statement has just changed. Read the new text first.', takeNew: 'Take the new text',
    message: (text, link) => `*For all staff*\n\n${text}\n\nRead it? Open this and press the button:\n${link}`,
  },
};
export const staffWords = computed(() => (language.value === 'id' ? id : en));
