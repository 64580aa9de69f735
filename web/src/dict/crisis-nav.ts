/** The ways from the list of crises to what was prepared and what was kept. */
import { computed } from '@preact/signals';
import { language } from './index';

const id = { nav: 'Persiapan dan catatan', pages: { kesiapan: 'Kesiapan', kontak: 'Kontak', pihak: 'Peta pihak', latihan: 'Latihan', unggahan: 'Unggahan', pelajaran: 'Pelajaran', bukti: 'Bukti', kuis: 'Kuis kebijakan', pemeriksaan: 'Pemeriksaan orang' } };
const en: typeof id = { nav: 'Preparation and records', pages: { kesiapan: 'Readiness', kontak: 'Contacts', pihak: 'Audience map', latihan: 'Drill', unggahan: 'Posts', pelajaran: 'Lessons', bukti: 'Evidence', kuis: 'Policy quiz', pemeriksaan: 'Vetting of people' } };
export const crisisNav = computed(() => (language.value === 'id' ? id : en));
