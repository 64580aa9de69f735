/** The words of the crisis pages that all of them share; each page has a file of its own beside this one. */
import { computed } from '@preact/signals';
import { language } from './index';

const id = {
  quiz: 'Kuis kebijakan', vetting: 'Pemeriksaan orang',
  title: 'Krisis', intro: 'Ruang untuk hari yang buruk: siapa mengerjakan apa, apa yang boleh dikatakan, dan kapan kabar berikutnya.',
  none: 'Belum pernah ada krisis', noneHelp: 'Semoga tetap begitu. Siapkan dulu sebelum perlu.', more: 'Tampilkan lagi',
  phase: { preparation: 'Persiapan', response: 'Tanggap', reassurance: 'Menenangkan', recovery: 'Pemulihan', closed: 'Selesai' },
  opened: (name: string) => `Dibuka ${name},`,
};
const en: typeof id = {
  quiz: 'Policy quiz', vetting: 'Vetting of people',
  title: 'Crises', intro: 'A room for the bad day: who does what, what may be said, and when the next word is due.',
  none: 'There was no crisis yet', noneHelp: 'May it stay so. Prepare before you need it.', more: 'Show more',
  phase: { preparation: 'Preparation', response: 'Response', reassurance: 'Reassurance', recovery: 'Recovery', closed: 'Closed' },
  opened: (name) => `Opened by ${name},`,
};
export const crisisWords = computed(() => (language.value === 'id' ? id : en));
