/** Why something did not get through, for people who run a shop, not a server. A row names a sentence of
 *  the program, with * where it says something of its own; {1} is what stood there. The first row that fits
 *  holds. tools/lints/troubles.py compares the rows with the sources. */
import { language } from './index';

const serverKeeper = 'Minta pengelola server';
const rows: [sentence: string, id: string, en: string][] = [
  // Between us and any address.
  ['this address could not be reached', 'Alamatnya tidak bisa dihubungi. Periksa tulisannya, lalu coba buka sendiri.', 'Its address could not be reached. Check how it is written, then open it yourself.'],
  ['the other side took too long to answer', 'Terlalu lama tidak ada jawaban dari sana.', 'No answer came from there in time.'],
  ['the connection broke before the answer was complete', 'Sambungannya putus sebelum jawabannya lengkap.', 'The connection broke before the answer was complete.'],
  ['the answer is too large', 'Jawaban dari sana terlalu besar untuk dibaca.', 'The answer from there is too large to be read.'],
  ['a header contains a line break', `Ada pengaturan yang berisi ganti baris. ${serverKeeper} memeriksanya.`, 'A setting holds a line break: whoever runs the server should look at it.'],
  ['a stored secret does not open with this key file; put the old key file back or enter the secret again', `Kuncinya tidak bisa dibuka lagi. Isi ulang di tempatnya, atau ${serverKeeper.toLowerCase()} mengembalikan berkas kuncinya.`, 'Its secret does not open any more. Enter it again where it stands, or have whoever runs the server put the old key file back.'],
  // Feeds.
  ['the feed says it is gone for good (410)', 'Umpan ini sudah ditutup selamanya (kode 410). Isi alamat barunya.', 'This feed is closed for good (code 410). Enter its new address.'],
  ['the feed answered with status 404', 'Tidak ada umpan di alamat itu (kode 404). Periksa alamatnya.', 'There is no feed at that address (code 404). Check the address.'],
  ['the feed answered with status 401', 'Umpan itu tidak boleh dibaca umum (kode 401). Pakai alamat yang terbuka.', 'That feed is not open to the public (code 401). Use an open address.'],
  ['the feed answered with status 403', 'Umpan itu tidak boleh dibaca umum (kode 403). Pakai alamat yang terbuka.', 'That feed is not open to the public (code 403). Use an open address.'],
  ['the feed answered with status *', 'Situs umpan itu sedang bermasalah (kode {1}). Nanti dicoba lagi.', 'The site of that feed has trouble (code {1}). It is tried again later.'],
  ['this is no feed but <*>: look for the address of its RSS or Atom feed', 'Alamat itu halaman biasa, bukan umpan. Cari alamat RSS atau Atom di situsnya.', 'That address is an ordinary page, not a feed. Look for the RSS or Atom address of the site.'],
  ['this is neither XML nor JSON', 'Isi alamat itu bukan umpan RSS, Atom, atau JSON.', 'What stands at that address is no RSS, Atom or JSON feed.'],
  ['this is JSON, but no JSON Feed: version and items are missing', 'Isi alamat itu JSON, tetapi bukan umpan.', 'What stands at that address is JSON, but no feed.'],
  ['the document is empty', 'Umpan itu kosong.', 'That feed is empty.'],
  ['the feed is broken in line *', 'Umpan itu rusak di baris {1}. Beri tahu pemilik situsnya.', 'That feed is broken in line {1}. Tell whoever runs the site.'],
  ['the feed is longer than * MB', 'Umpan itu lebih besar dari {1} MB.', 'That feed is larger than {1} MB.'],
  ['more than * items in one feed', 'Umpan itu berisi lebih dari {1} pesan sekaligus.', 'That feed holds more than {1} messages at once.'],
  ['the document declares its own entities, which no feed needs', 'Umpan itu memakai bentuk yang bisa disalahgunakan, jadi tidak dibaca.', 'That feed uses a form that can be abused, so it is not read.'],
  ['an element has more than * attributes', 'Umpan itu memakai bentuk yang bisa disalahgunakan, jadi tidak dibaca.', 'That feed uses a form that can be abused, so it is not read.'],
  // Mail.
  ['no mail server is configured: set smtp_url and smtp_from', `Email belum bisa dikirim. ${serverKeeper} mengisi smtp_url dan smtp_from.`, 'No mail can be sent yet: whoever runs the server sets smtp_url and smtp_from.'],
  ['the mail server could not be reached', `Server email tidak bisa dihubungi. ${serverKeeper} memeriksa smtp_url.`, 'The mail server could not be reached: whoever runs the server should check smtp_url.'],
  ['the mail server does not accept the user name and password', `Server email menolak nama atau sandinya. ${serverKeeper} memeriksa smtp_user dan smtp_password.`, 'The mail server refuses the name or the password: whoever runs the server should check smtp_user and smtp_password.'],
  ['the mail server offers no encryption', `Server email tidak memakai sambungan aman, jadi tidak dipakai. ${serverKeeper} memeriksanya.`, 'The mail server offers no safe connection, so it is not used: whoever runs the server should look at it.'],
  ['the mail server refused the message (code *)', 'Server email menolak surat ini (kode {1}). Periksa alamat tujuannya.', 'The mail server refused this letter (code {1}). Check the address it goes to.'],
  ['the connection to the mail server broke; the message may have been sent', 'Sambungan ke server email putus. Suratnya mungkin sudah terkirim.', 'The connection to the mail server broke. The letter may have been sent.'],
  ['the mail is too long', 'Suratnya terlalu panjang untuk dikirim.', 'The letter is too long to be sent.'],
  // Telegram.
  ['no Telegram bot is configured: set telegram_token', `Belum ada bot Telegram. ${serverKeeper} mengisi telegram_token.`, 'There is no Telegram bot yet: whoever runs the server sets telegram_token.'],
  ['Telegram refused (403): *', 'Bot diblokir atau belum pernah disapa di Telegram. Buka bot itu, lalu tekan Mulai.', 'The bot is blocked in Telegram, or nobody has greeted it. Open it there and press Start.'],
  ['Telegram refused (401): *', `Telegram tidak mengenal bot ini. ${serverKeeper} memeriksa telegram_token.`, 'Telegram does not know this bot: whoever runs the server should check telegram_token.'],
  ['Telegram refused (429): *', 'Telegram minta menunggu sebentar. Nanti dicoba lagi.', 'Telegram asks to wait for a moment. It is tried again.'],
  ['Telegram refused (*): *', 'Telegram menolak (kode {1}): “{2}”', 'Telegram refused (code {1}): “{2}”'],
  ['Telegram gave status * and no answer of its own', 'Telegram sedang bermasalah (kode {1}).', 'Telegram has trouble (code {1}).'],
  ['an update of Telegram has no number', 'Telegram menjawab dengan cara yang tidak kami kenal.', 'Telegram answered in a way we do not know.'],
  ['Telegram did not say which message it made', 'Telegram tidak memastikan pesannya sampai.', 'Telegram did not confirm the message.'],
  ['the message is too long for Telegram', 'Pesannya terlalu panjang untuk Telegram.', 'The message is too long for Telegram.'],
  ['the message in Telegram can be changed no more', 'Pesan lama di Telegram tidak bisa diubah lagi.', 'The earlier message in Telegram can be changed no more.'],
  // Browsers and programs of other people.
  ['this browser does not take notifications any more', 'Browser itu tidak menerima pemberitahuan lagi. Nyalakan lagi dari perangkatnya.', 'That browser takes no notifications any more. Turn them on again on the device.'],
  ['the push service answered with status *', 'Layanan pemberitahuan browser itu sedang bermasalah (kode {1}).', 'The notification service of that browser has trouble (code {1}).'],
  ['the hook answered with status *', 'Webhook itu menolak (kode {1}). Periksa alamat dan programnya.', 'That webhook refused (code {1}). Check its address and its program.'],
  // Replies.
  ['the delivery program answered with status 401', 'Program pengirim tidak mengenal kami (kode 401). Samakan Kunci keluar di Pengaturan ▸ Sumber.', 'The delivery program does not know us (code 401). Make the secret the same in Settings ▸ Sources.'],
  ['the delivery program answered with status 408', 'Program pengirim tidak memastikan balasan ini terbit (kode 408). Lihat dulu di kanalnya.', 'The delivery program does not say whether this reply was published (code 408). Look at the channel first.'],
  ['the delivery program answered with status 409', 'Program pengirim tidak memastikan balasan ini terbit (kode 409). Lihat dulu di kanalnya.', 'The delivery program does not say whether this reply was published (code 409). Look at the channel first.'],
  ['the delivery program answered with status 425', 'Program pengirim tidak memastikan balasan ini terbit (kode 425). Lihat dulu di kanalnya.', 'The delivery program does not say whether this reply was published (code 425). Look at the channel first.'],
  ['the delivery program answered with status 429', 'Program pengirim sedang sibuk (kode 429). Nanti dicoba lagi.', 'The delivery program is busy (code 429). It is tried again.'],
  ['the delivery program answered with status 503', 'Program pengirim sedang sibuk (kode 503). Nanti dicoba lagi.', 'The delivery program is busy (code 503). It is tried again.'],
  ['the delivery program answered with status 4*', 'Program pengirim menolak balasan ini (kode 4{1}). Periksa alamat kirimnya di Pengaturan ▸ Sumber, atau kirim sendiri.', 'The delivery program refused this reply (code 4{1}). Check its address in Settings ▸ Sources, or send it yourself.'],
  ['the delivery program answered with status *', 'Program pengirim sedang bermasalah (kode {1}).', 'The delivery program has trouble (code {1}).'],
  ['asked whether it was published, the delivery program answered with status 404', 'Menurut program pengirim, balasan ini belum terbit.', 'As the delivery program says, this reply was not published.'],
  ['asked whether it was published, the delivery program answered with status *', 'Program pengirim tidak bisa memastikan balasan ini sudah terbit (kode {1}).', 'The delivery program cannot say whether this reply was published (code {1}).'],
  ['this source has no way to send', 'Sumber ini belum punya cara mengirim balasan. Pilih caranya di Pengaturan ▸ Sumber.', 'This source has no way to send replies yet. Choose one in Settings ▸ Sources.'],
  ['a person looked: it did not arrive', 'Sudah dilihat orang: balasannya tidak sampai.', 'A person looked: it did not arrive.'],
  ['a rehearsal: nothing leaves', 'Ini latihan: tidak ada yang keluar.', 'This is a rehearsal: nothing leaves.'],
  ['the sender stopped before the end', 'Tanggap berhenti di tengah pengiriman.', 'Tanggap stopped while sending.'],
  // In a rehearsal, and what people changed meanwhile.
  ['a rehearsal: nobody is called', 'Ini latihan: tidak ada yang dipanggil.', 'This is a rehearsal: nobody is called.'],
  ['the person removed this way meanwhile', 'Pemilik cara ini sudah menghapusnya.', 'The person removed this way meanwhile.'],
];

const readers = rows.map(([sentence, id, en]) => ({
  fits: new RegExp(`^${sentence.split('*').map((part) => part.replace(/[.?+^$()[\]{}|\\]/g, '\\$&')).join('(.*?)')}$`, 's'), id, en,
}));

/** null: there are no words for it. */
export function troubleWords(sentence: string): string | null {
  for (const one of readers) {
    const found = one.fits.exec(sentence);
    if (found) return one[language.value].replace(/\{(\d)\}/g, (_, which: string) => found[Number(which)] ?? '');
  }
  return null;
}
