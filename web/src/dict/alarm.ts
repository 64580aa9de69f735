/** The words of the alarm path: they come with their part, not with the first load. */
import { computed } from '@preact/signals';
import type { StepWay } from '../types';
import { language } from './index';

const id = {
  intro: 'Siapa yang dibangunkan, berurutan, bila keadaan mencapai tingkat alarm. Berhenti begitu ada yang menjawab “Saya tangani”.', empty: 'Jalur masih kosong. Tambahkan minimal dua orang.', whom: 'Siapa yang dipanggil', choose: 'Pilih orang',
  stepName: { duty: 'Yang sedang jaga', next: 'Penjaga berikutnya', owner: 'Pemilik', person: 'Satu orang', mail: 'Alamat email', hook: 'Webhook' } satisfies Record<StepWay, string>,
  stepHelp: { duty: 'Semua yang bertugas saat itu. Bila tidak ada, penjaga berikutnya.', next: 'Orang yang giliran jaganya paling dekat.', owner: 'Semua pemilik usaha ini.' },
  defaultPath: 'Belum ada jalur sendiri, jadi dipakai urutan bawaan: yang sedang jaga, 5 menit kemudian penjaga berikutnya, lalu pemilik.',
  notices: 'Pengingat', noticesHelp: 'Pesan tenang kepada orang yang bersangkutan saat tenggat hampir atau sudah lewat, dan sekali sebulan saat akses akun resmi perlu dipastikan. Paling sering sekali dalam 15 menit, dan berhenti begitu dijawab.', noticesNone: 'Belum ada yang perlu diingatkan.', noticesOff: 'Sedang dimatikan di kebijakan.', noticesRule: 'Ubah waktunya di Kebijakan', past: (n: number) => `${n} lewat tenggat`, soon: (n: number) => `${n} hampir lewat`, posts: (n: number) => `${n} unggahan tak dikenal`, access: (n: number) => `${n} akses akun resmi`, graveOnly: 'hanya yang gawat',
  levels: 'Penanggung jawab tingkat yang berlaku ikut dipanggil pada langkah pertama, walaupun tidak ada di jalur ini.', toLevels: 'Tangga eskalasi',
  name: 'Siapa', way: 'Lewat', wait: 'Tunggu', first: 'langsung',
  add: 'Tambah langkah', removeStep: (n: number) => `Hapus langkah ${n}`, step: (n: number) => `Langkah ${n}`,
  save: 'Simpan jalur', saved: 'Jalur tersimpan', test: 'Uji alarm', testHelp: 'Semua langkah dan penanggung jawab tingkat dipanggil sekarang, dengan tanda UJI.', testing: 'Uji sedang berjalan', testTitle: 'Panggil semua yang akan dibangunkan sekarang?',
  testDo: 'Ya, uji sekarang', lastGood: (s: string) => `Terakhir terbukti berfungsi ${s}`, never: 'Jalur belum pernah terbukti berfungsi.', result: 'Hasil uji', 
  call: { due: 'menunggu giliran', calling: 'sedang dipanggil', called: 'terkirim', failed: 'gagal', cancelled: 'dibatalkan', quiet: 'jam tenang, tidak dibangunkan' }, second: '.',
  station: { began: 'dipanggil', called: 'terkirim', received: 'diterima perangkat', opened: 'dibuka' },
  monthlyHelp: 'Sebulan sekali Tanggap menguji sendiri setiap cara setiap penjaga dan penanggung jawab tingkat, pada jam kerja. Bila ada yang gagal, pemilik diberi tahu.',
  tests: 'Hasil uji terakhir', monthly: 'Uji bulanan', byHand: 'Uji alarm', outcome: (n: number, all: number) => `${n} dari ${all} terkirim`, outcomeFailed: (n: number) => `${n} gagal`,
  holding: 'Tanggapan sementara', holdingHelp: 'Jawaban siap pakai di halaman alarm, untuk keluhan yang paling banyak dilihat. Diisi otomatis: {sapaan}, {nama}, {jam}, {zona}, {admin}. Orang kedua tidak perlu membacanya, kecuali kebijakan berkata lain.',
  holdingSave: 'Simpan tanggapan', holdingSaved: 'Tanggapan sementara tersimpan', holdingOwn: 'Pakai kalimat bawaan',
  good: 'Semua langkah terkirim.', bad: (n: number) => `${n} langkah gagal. Periksa alamatnya.`, minutes: 'menit',
};
const en: typeof id = {
  intro: 'Who is woken, in order, when the alarm level is reached. It stops as soon as someone answers “I take it”.', empty: 'The path is empty. Add at least two people.', whom: 'Whom', choose: 'Choose a person',
  stepName: { duty: 'Who is on duty', next: 'Next in line', owner: 'Owners', person: 'One person', mail: 'Email address', hook: 'Webhook' },
  stepHelp: { duty: 'Everybody on duty then. If nobody is, the next in line.', next: 'The person whose turn comes next.', owner: 'All owners of this business.' },
  defaultPath: 'There is no path of your own yet, so the usual order applies: who is on duty, 5 minutes later the next in line, then the owners.', notices: 'Reminders', noticesHelp: 'Calm messages to whom it concerns when a deadline is about to pass or passed, and once a month when sign-ins of official accounts are to be confirmed. At most one in 15 minutes, and they stop once answered.', noticesNone: 'Nobody had to be reminded yet.', noticesOff: 'Turned off in the policy.', noticesRule: 'Change the times in the policy', past: (n) => `${n} past the deadline`, soon: (n) => `${n} about to pass`, posts: (n) => `${n} unknown ${n === 1 ? 'post' : 'posts'}`, access: (n) => `${n} ${n === 1 ? 'sign-in' : 'sign-ins'} of official accounts`, graveOnly: 'only what is grave',
  levels: 'Who owns the level in force is called with the first step, even when they are not on this path.', toLevels: 'Escalation ladder',
  name: 'Who', way: 'By', wait: 'Wait', first: 'at once', add: 'Add a step', 
  removeStep: (n) => `Remove step ${n}`, step: (n) => `Step ${n}`, save: 'Save the path', saved: 'Path saved', test: 'Test the alarm', testHelp: 'Every step and whoever owns a level is called now, marked as a TEST.', testing: 'The test is running', testTitle: 'Call everybody who would be woken now?', testDo: 'Yes, test now', lastGood: (s) => `The path was proven ${s}`, never: 'The path was never proven.', result: 'Result of the test', 
  call: { due: 'waiting', calling: 'being called', called: 'delivered', failed: 'failed', cancelled: 'cancelled', quiet: 'quiet hours, not woken' }, second: ':',
  station: { began: 'called', called: 'delivered', received: 'received by the device', opened: 'opened' },
  monthlyHelp: 'Once a month Tanggap tests every way of everybody on duty, and of whoever owns a level, by itself, in working hours. If one fails, the owners are told.',
  tests: 'Latest tests', monthly: 'Monthly test', byHand: 'Alarm test', outcome: (n, all) => `${n} of ${all} delivered`, outcomeFailed: (n) => `${n} failed`,
  holding: 'Holding answer', holdingHelp: 'A ready answer on the alarm page, for the complaint most people see. Filled in by itself: {sapaan}, {nama}, {jam}, {zona}, {admin}. No second person need read it, unless the policy says so.',
  holdingSave: 'Save the answer', holdingSaved: 'Holding answer saved', holdingOwn: 'Use the usual sentence', good: 'Every step was delivered.', bad: (n) => `${n === 1 ? 'One step' : `${n} steps`} failed. Check the address.`, minutes: 'minutes',
};
export const alarmWords = computed(() => (language.value === 'en' ? en : id));
