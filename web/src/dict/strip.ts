/** The few words of the strips above every page of a rehearsal and in a crisis, by themselves: they come
 *  with the first load of any page, what the pages of crises say does not. */
import { computed } from '@preact/signals';
import { language } from './index';

const id = {
  drill: 'LATIHAN', drillText: 'Semua pesan di sini rekaan. Tidak ada yang keluar.', toDrill: 'Lihat latihannya',
  drillState: { running: 'Berjalan', paused: 'Dijeda', over: 'Selesai' }, drillAt: (minute: number, of: number) => `Menit ${minute} dari ${of}`,
  crisis: 'Krisis berjalan', late: 'ada yang terlambat', toRoom: 'Ke ruang krisis',
  phase: { preparation: 'Persiapan', response: 'Tanggap', reassurance: 'Menenangkan', recovery: 'Pemulihan', closed: 'Selesai' },
};
const en: typeof id = {
  drill: 'DRILL', drillText: 'Every message here is invented. Nothing leaves.', toDrill: 'See the drill',
  drillState: { running: 'Running', paused: 'Paused', over: 'Over' }, drillAt: (minute, of) => `Minute ${minute} of ${of}`,
  crisis: 'A crisis runs', late: 'something is late', toRoom: 'To the crisis room',
  phase: { preparation: 'Preparation', response: 'Response', reassurance: 'Reassurance', recovery: 'Recovery', closed: 'Closed' },
};
export const stripIn = { id, en };
export const stripWords = computed(() => stripIn[language.value]);
