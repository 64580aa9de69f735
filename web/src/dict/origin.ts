/** The words of answering elsewhere than where a crisis began. */
import { computed } from '@preact/signals';
import { language } from './index';

const id = { title: 'Bukan di asalnya?', reason: 'Mengapa di sini dulu', help: 'Satu kalimat. Alasan ini tercatat di linimasa krisis.', send: 'Kirim di sini' };
const en: typeof id = { title: 'Not where it began?', reason: 'Why here first', help: 'One sentence. It is kept in the timeline of the crisis.', send: 'Send it here' };
export const originWords = computed(() => (language.value === 'id' ? id : en));
