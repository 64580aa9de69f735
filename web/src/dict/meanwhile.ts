/** The words of what stands beside a reply that has not left: they come with their part. */
import { computed } from '@preact/signals';
import { language } from './index';

const id = {
  since: 'Sejak balasan ini ditulis:', wrote: 'Pelanggan menulis lagi', ownWrote: 'Akun kita menulis di sana', edited: 'Pelanggan mengubah pesannya',
  other: (who: string, state: string) => `Balasan lain dari ${who}, ${state.toLowerCase()}`, ended: (state: string) => `Kasus ini sekarang: ${state}`,
  halted: 'Ditahan tombol darurat: tidak ada yang dikirim dari akun ini sekarang.', haltedByHand: 'Jangan kirim dulu. Kalau sudah telanjur terkirim, isi tautannya lalu tandai.',
  callBack: 'Batal dan tulis ulang', notPosted: 'Ternyata belum saya kirim', waitsAgain: 'Balasan menunggu dikirim lagi. Jam tanggapnya berjalan terus.',
};
const en: typeof id = {
  since: 'Since this reply was written:', wrote: 'The customer wrote again', ownWrote: 'Our account wrote there', edited: 'The customer changed their message',
  other: (who, state) => `Another reply by ${who}, ${state.toLowerCase()}`, ended: (state) => `This case is now: ${state}`,
  halted: 'Held by the emergency stop: nothing leaves from this account now.', haltedByHand: 'Do not post it yet. If it stands there already, give its link and mark it.',
  callBack: 'Cancel and rewrite', notPosted: 'I did not post it after all', waitsAgain: 'The reply waits to be posted again. Its response clock runs on.',
};
export const meanwhileWords = computed(() => (language.value === 'id' ? id : en));
