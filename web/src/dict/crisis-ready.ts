/** The words of the readiness page: a part and its steps by the names of src/crisis/readiness.c. */
import { computed } from '@preact/signals';
import { language } from './index';

const id = {
  title: 'Kesiapan', intro: 'Disiapkan sedikit demi sedikit: setiap langkah di bawah ini kira-kira sepuluh menit.',
  score: (n: number) => `Nilai kesiapan ${n} dari 100`, ready: 'Anda siap. Jaga supaya tetap begitu.', notReady: 'Belum siap', almost: 'Hampir siap', lacking: (part: string) => `Yang paling kurang: ${part}.`,
  done: (n: number, of: number) => `${n} dari ${of} bagian beres`, next: 'Langkah berikutnya, 10 menit', points: (n: number, most: number) => `${n}/${most}`, allDone: 'Semua bagian beres.',
  state: { missing: 'belum ada', partly: 'sebagian', stale: 'sudah lama', done: 'beres' }, needed: 'wajib', vouch: 'Baru saja saya lakukan', vouched: 'Dicatat', vouchedBy: (who: string) => `Menurut ${who},`, never: 'Belum pernah dicatat', evidence: (have: number, need: number) => `${have} dari ${need}`,
  part: {
    threats: { name: 'Ancaman dari dalam dan dari luar', of: 'Paling sedikit tiga dari tiap sisi.' },
    playbooks: { name: 'Buku langkah untuk ancaman berat', of: 'Ada langkah, tanggapan sementara, pernyataan, dan penyetuju.' },
    roster: { name: 'Jadwal jaga tanpa waktu kosong', of: 'Jam yang ada penjaganya dalam tujuh hari ke depan.' },
    ways: { name: 'Cara dibangunkan sudah diuji', of: 'Orang yang panggilannya diuji dalam 35 hari terakhir.' },
    signatures: { name: 'Kebijakan ditandatangani', of: 'Orang yang menandatangani versi terbaru.' },
    backup: { name: 'Cadangan data', of: 'Dibuat dalam tujuh hari terakhir dan disimpan di tempat lain.' },
    restore: { name: 'Cadangan pernah dicoba dipulihkan', of: 'Dalam enam bulan terakhir.' },
    reviews: { name: 'Daftar ancaman ditinjau', of: 'Semua ditinjau dalam enam bulan terakhir.' },
    sources: { name: 'Kanal yang dipantau', of: 'Paling sedikit dua sumber.' },
    escalation: { name: 'Penanggung jawab tingkat Isu dan Krisis', of: 'Ada orangnya di tangga eskalasi, jadi ikut dipanggil alarm.' },
    contacts: { name: 'Pohon kontak', of: 'Orang yang bisa dihubungi.' },
    access: { name: 'Akses akun resmi', of: 'Siapa yang bisa masuk ke akun usaha, dipastikan dalam 30 hari terakhir.' },
    drill: { name: 'Latihan krisis', of: 'Sekali dalam enam bulan terakhir.' },
    vetting: { name: 'Orang sudah diperiksa', of: 'Yang boleh mengirim, selain pemilik.' },
    quiz: { name: 'Kuis kebijakan', of: 'Orang yang lulus kuis versi terbaru.' },
  } as Record<string, { name: string; of: string }>,
  step: {
    take_over: 'Ambil daftar awal ancaman', add_inside: 'Tambah satu ancaman dari dalam', add_outside: 'Tambah satu ancaman dari luar', add_more: 'Tambah satu ancaman lagi', review: 'Tinjau ancaman yang paling lama',
    grade: 'Nilai kemungkinan dan akibat ancaman', finish_playbook: 'Lengkapi buku langkah', make_playbook: 'Buat buku langkah', sign: 'Minta tanda tangan', make_roster: 'Susun jadwal jaga', fill_gap: 'Isi waktu kosong di jadwal jaga', test_alarm: 'Uji alarm',
    backup: 'Buat cadangan, lalu catat di sini', restore: 'Coba pulihkan cadangan di komputer lain, lalu catat di sini', add_source: 'Tambah satu sumber',
    name_owner: 'Tentukan penanggung jawab Isu dan Krisis', add_contact: 'Isi pohon kontak', reach_contact: 'Lengkapi nomor atau alamat kontak', add_account: 'Catat akun resmi usaha', add_sign_in: 'Catat siapa yang bisa masuk ke akun', confirm_access: 'Pastikan siapa yang masih memegang akun', drill: 'Mulai latihan 15 menit', vet: 'Periksa satu orang', quiz: 'Kerjakan kuis kebijakan',
  } as Record<string, string>,
  gapFrom: 'Waktu kosong pertama:',
};
const en: typeof id = {
  title: 'Readiness', intro: 'Prepared little by little: each step below takes about ten minutes.',
  score: (n) => `Readiness ${n} of 100`, ready: 'You are ready. Keep it that way.', notReady: 'Not ready yet', almost: 'Nearly ready', lacking: (part) => `What lacks most: ${part}.`,
  done: (n, of) => `${n} of ${of} parts done`, next: 'The next step, 10 minutes', points: (n, most) => `${n}/${most}`, allDone: 'All parts are done.',
  state: { missing: 'missing', partly: 'partly', stale: 'long ago', done: 'done' }, needed: 'needed', vouch: 'I have just done it', vouched: 'Noted', vouchedBy: (who) => `Says ${who},`, never: 'Never noted', evidence: (have, need) => `${have} of ${need}`,
  part: {
    threats: { name: 'Threats from inside and outside', of: 'At least three of either side.' },
    playbooks: { name: 'Playbooks for grave threats', of: 'With steps, holding answer, statement and who approves.' },
    roster: { name: 'Duty without gaps', of: 'Hours somebody is on duty in the next seven days.' },
    ways: { name: 'Ways to be woken are tested', of: 'People whose call was tested within 35 days.' },
    signatures: { name: 'Policy signed', of: 'People who signed the newest version.' },
    backup: { name: 'Backup', of: 'Made within seven days and kept elsewhere.' },
    restore: { name: 'A backup was restored once', of: 'Within the last six months.' },
    reviews: { name: 'Threats reviewed', of: 'All reviewed within six months.' },
    sources: { name: 'Channels listened to', of: 'At least two sources.' },
    escalation: { name: 'Owners of the levels Issue and Crisis', of: 'Named on the escalation ladder, so the alarm calls them.' },
    contacts: { name: 'Contact tree', of: 'People who can be reached.' },
    access: { name: 'Sign-ins of official accounts', of: 'Who can sign in to the accounts of the business, confirmed within 30 days.' },
    drill: { name: 'Crisis drill', of: 'Once in six months.' },
    vetting: { name: 'People vetted', of: 'Who may send, owners aside.' },
    quiz: { name: 'Policy quiz', of: 'People who passed the newest version.' },
  },
  step: {
    take_over: 'Take over the starter list of threats', add_inside: 'Add a threat from inside', add_outside: 'Add a threat from outside', add_more: 'Add one more threat', review: 'Review the oldest threat',
    grade: 'Grade likelihood and effect of threats', finish_playbook: 'Complete the playbook', make_playbook: 'Write a playbook', sign: 'Ask for signatures', make_roster: 'Make a duty roster', fill_gap: 'Fill the gap', test_alarm: 'Test the alarm',
    backup: 'Make a backup, then note it here', restore: 'Try to restore a backup on another machine, then note it here', add_source: 'Add a source',
    name_owner: 'Choose an owner for Issue and Crisis', add_contact: 'Fill in the contact tree', reach_contact: 'Add a number or address to a contact', add_account: 'Write down an official account', add_sign_in: 'Write down who can sign in', confirm_access: 'Confirm who still holds the account', drill: 'Start a drill of 15 minutes', vet: 'Vet one person', quiz: 'Take the policy quiz',
  },
  gapFrom: 'First gap:',
};
export const readyPartWords = computed(() => (language.value === 'id' ? id : en));
