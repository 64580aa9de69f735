/** The words of what was prepared, where it is shown beside a case or a verdict. */
import { computed } from '@preact/signals';
import { language } from './index';

const id = {
  signTitle: 'Tanda ancaman', sign: (name: string) => `Tanda ancaman: ${name}`, signBy: (what: string) => `Terbaca dari: ${what}`, signMessages: (n: string) => `di ${n} pesan`, signNewest: 'Lihat yang terbaru', toPlaybook: 'Buku langkah',
  inForce: 'Baris yang berlaku', orAbove: (role: string) => `${role} atau di atasnya`, within: (n: number) => `paling lambat ${n < 120 ? `${n} menit` : `${Math.round(n / 60)} jam`}`, toMatrix: 'Matriks penanganan',
};
const en: typeof id = {
  signTitle: 'Signs of threats', sign: (name) => `Sign of a threat: ${name}`, signBy: (what) => `Read from: ${what}`, signMessages: (n) => `in ${n} messages`, signNewest: 'See the newest', toPlaybook: 'Playbook',
  inForce: 'The row that holds', orAbove: (role) => `${role} or above`, within: (n) => `within ${n < 120 ? `${n} minutes` : `${Math.round(n / 60)} hours`}`, toMatrix: 'Handling matrix',
};
export const signWords = computed(() => (language.value === 'id' ? id : en));
