/** The words of the form for a message one has seen elsewhere: they come with it. */
import { computed } from '@preact/signals';
import { language } from './index';

const id = {
  title: 'Tempel pesan', help: 'Untuk pesan yang Anda lihat di HP dan belum masuk ke sini.', source: 'Dari sumber',
  text: 'Isi pesan', author: 'Nama penulis', handle: 'Akun atau nomor', link: 'Tautan', time: 'Ditulis pada',
  subject: 'Judul', stars: 'Bintang ulasan', submit: 'Masukkan', done: 'Pesan masuk', noSource: 'Belum ada sumber. Tambahkan satu di Pengaturan › Sumber.',
};
const en: typeof id = {
  title: 'Paste a message', help: 'For a message you see on your phone that has not come in here.', source: 'From source', text: 'Message', author: 'Name of the writer', handle: 'Account or number', link: 'Link', time: 'Written at', subject: 'Subject', stars: 'Stars of the review', submit: 'Take it in', done: 'Message taken in',
    noSource: 'No source yet. Add one under Settings › Sources.',
};
export const pasteWords = computed(() => (language.value === 'id' ? id : en));
