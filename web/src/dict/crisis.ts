/** The words of the crisis pages that all of them share; each page has a file of its own beside this one. */
import { computed } from '@preact/signals';
import { language } from './index';
import { stripIn } from './strip';

const id = {

  title: 'Krisis', intro: 'Ruang untuk hari yang buruk: siapa mengerjakan apa, apa yang boleh dikatakan, dan kapan kabar berikutnya.',
  none: 'Belum pernah ada krisis', noneHelp: 'Semoga tetap begitu. Siapkan dulu sebelum perlu.', more: 'Tampilkan lagi',
  phase: stripIn.id.phase,
  opened: (name: string) => `Dibuka ${name},`,
  open: 'Buka ruang krisis', go: stripIn.id.toRoom,
  conflict: 'Orang lain baru saja menyimpan tulisannya. Tulisan Anda di bawah tetap utuh, belum tersimpan.', theirs: 'Lihat tulisan mereka', useTheirs: 'Pakai tulisan mereka', keepMine: 'Lanjut dengan tulisan saya', unsaved: 'Tulisan Anda yang belum tersimpan', dropUnsaved: 'Buang',
  /** Exit tests, by name. */
  test: {
    fact_verified: 'Ada fakta yang sudah pasti',
    update_published: 'Kabar kemajuan sudah terbit',
    staff_told: 'Semua staf sudah membaca kabar terbaru',
    audiences_told: 'Semua pihak di peta sudah dikabari',
    queue_answered: 'Semua kasus masalah ini sudah dijawab',
    promises_kept: 'Tidak ada janji yang masih terbuka',
    lesson_learned: 'Pelajarannya sudah ditulis',
    register_changed: 'Ancaman, buku langkah, matriks, tangga eskalasi, atau kebijakan sudah diperbarui',
    team_named: 'Tim sudah ditunjuk', problem_named: 'Masalahnya sudah dipilih', origin_known: 'Asalnya sudah diketahui', steps_done: 'Semua langkah fase ini selesai atau dilewati', first_word: 'Tanggapan publik pertama sudah keluar', statement_in_force: 'Pernyataan kunci sudah berlaku', cause_known: 'Penyebabnya sudah diketahui', level_fallen: 'Vonis sudah turun di bawah Krisis', posts_thawed: 'Pembekuan unggahan sudah dicabut',
  } as Record<string, string>,
};
const en: typeof id = {

  title: 'Crises', intro: 'A room for the bad day: who does what, what may be said, and when the next word is due.',
  none: 'There was no crisis yet', noneHelp: 'May it stay so. Prepare before you need it.', more: 'Show more',
  phase: stripIn.en.phase,
  opened: (name) => `Opened by ${name},`,
  open: 'Open a crisis room', go: stripIn.en.toRoom,
  conflict: 'Somebody else has just saved. What you wrote is still here, not saved yet.', theirs: 'See what they wrote', useTheirs: 'Use theirs', keepMine: 'Go on with mine', unsaved: 'What you wrote, not saved', dropUnsaved: 'Throw away',
  test: {
    fact_verified: 'A fact is sure',
    update_published: 'A progress update is published',
    staff_told: 'All staff have read what is in force',
    audiences_told: 'Every audience on the map was told',
    queue_answered: 'All cases of this problem are answered',
    promises_kept: 'No promise is open any more',
    lesson_learned: 'The lesson is written down',
    register_changed: 'A threat, playbook, row of the matrix or ladder, or the policy was renewed',
    team_named: 'A team is appointed', problem_named: 'The problem is chosen', origin_known: 'The origin is known', steps_done: 'All steps of this phase are done or skipped', first_word: 'Our first public word is out', statement_in_force: 'A key statement is in force', cause_known: 'The cause is known', level_fallen: 'The verdict fell below Crisis', posts_thawed: 'The freeze of posts is lifted',
  },
};
export const crisisWords = computed(() => (language.value === 'id' ? id : en));
