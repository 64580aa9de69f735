/** The words of Akun resmi: they come with their part, not with the first load. */
import { computed } from '@preact/signals';
import { language } from './index';

const id = {
  intro: 'Akun yang berbicara atas nama usaha, dan siapa yang masih bisa masuk ke sana, di perangkat mana. Dipastikan sekali sebulan. Kata sandi tidak pernah ditulis di sini.',
  none: 'Belum ada akun yang dicatat', noneHelp: 'Catat akun Instagram, TikTok, WhatsApp, atau toko online milik usaha. Saat ada yang berhenti bekerja, Anda langsung tahu akun mana yang masih ia pegang.',
  gone: 'Masih memegang akun', goneHelp: 'Mereka sudah tidak bekerja di sini, tetapi belum tercatat keluar. Keluarkan perangkatnya atau ganti kata sandi di akun itu, lalu tandai di sini.', goneTag: 'sudah berhenti', goneHolds: 'dipegang yang sudah berhenti',
  offers: 'Belum tercatat', offersHelp: 'Akun ini ada di Sumber, tetapi belum dicatat di sini.', offer: (handle: string, channel: string) => `Tambahkan ${handle} dari ${channel}`, added: (handle: string) => `${handle} ditambahkan. Catat siapa saja yang bisa masuk.`,
  dueCount: (n: number) => `${n} akses perlu dipastikan.`, due: 'perlu dipastikan', confirmed: 'Dipastikan', by: (who: string) => `oleh ${who}`, reviewed: 'Semuanya dipastikan',
  owner: 'Penanggung jawab', ownerHelp: 'Diingatkan sekali sebulan. Bila kosong, pemilik dan admin yang diingatkan.', nobody: 'Belum ada',
  channel: 'Kanal', handle: 'Nama akun', source: 'Sumber pesan', noSource: 'Tidak ada', recovery: 'Pemulihan ke', recoveryHelp: 'Ke mana kode pemulihan dikirim, misalnya “email toko” atau “HP Bu Rasti”. Jangan tulis kata sandi. Hanya terlihat oleh pemilik, admin, dan penanggung jawabnya.',
  twoStep: 'Login dua langkah', twoStepIs: { unknown: 'Belum tahu', yes: 'Aktif', no: 'Belum aktif' }, twoStepAsk: 'Sebaiknya diaktifkan: kata sandi saja mudah bocor.',
  holders: (n: number) => (n ? `${n} orang atau perangkat bisa masuk` : 'Belum tercatat siapa yang bisa masuk'), personal: 'milik pribadi', since: (day: string) => `sejak ${day}`,
  still: 'Masih benar', stillAll: 'Semua masih benar', stillNone: 'Memang tidak ada', end: 'Sudah dikeluarkan', add: 'Tambah akun', addHolder: 'Catat siapa yang bisa masuk', edit: 'Ubah', history: 'Yang sudah dikeluarkan', noHistory: 'Belum ada yang dikeluarkan.', endedAt: 'Dikeluarkan',
  stillDone: (who: string) => `${who}: dicatat masih benar`, stillAllDone: 'Dicatat: semua masih benar', endDone: (who: string) => `${who}: dicatat sudah dikeluarkan`, undone: 'Dibatalkan', saved: 'Tersimpan',
  addTitle: 'Tambah akun', editTitle: (handle: string) => `Ubah ${handle}`, holderTitle: (handle: string) => `Siapa yang bisa masuk ke ${handle}`,
  who: 'Siapa', other: 'Orang lain, tanpa akun di Tanggap', name: 'Namanya', nameHelp: 'Misalnya agensi lama, admin sebelumnya, atau keluarga.', hasLeft: 'Sudah tidak bekerja dengan kami', device: 'Perangkat', deviceHelp: 'Supaya mudah dikenali, misalnya “HP Dewi” atau “laptop kasir”.', isPersonal: 'Perangkat milik pribadi, bukan milik toko', sinceField: 'Sejak kapan',
  conflict: 'Orang lain mengubahnya sementara Anda mengisi.', takeTheirs: 'Muat yang terbaru', keepMine: 'Simpan punya saya', choose: 'Pilih orangnya',
  retire: 'Tidak dipakai lagi', retired: (n: number) => `Akun yang tidak dipakai lagi (${n})`, retireDone: (handle: string) => `${handle}: dicatat tidak dipakai lagi`, restore: 'Pakai lagi',
};
const en: typeof id = {
  intro: 'The accounts that speak for the business, and who can still sign in to them, on which device. Confirmed once a month. No password is ever written down here.',
  none: 'No account is written down yet', noneHelp: 'Write down the Instagram, TikTok, WhatsApp or marketplace accounts of the business. When somebody leaves, you see at once which accounts they still hold.',
  gone: 'Still hold an account', goneHelp: 'They no longer work here, but nobody noted that they were signed out. Sign their device out or change the password of that account, then mark it here.', goneTag: 'has left', goneHolds: 'held by who has left',
  offers: 'Not written down yet', offersHelp: 'These accounts stand in Sources, but not here yet.', offer: (handle, channel) => `Add ${handle} from ${channel}`, added: (handle) => `${handle} was added. Write down who can sign in.`,
  dueCount: (n) => `${n} ${n === 1 ? 'sign-in is' : 'sign-ins are'} to be confirmed.`, due: 'to be confirmed', confirmed: 'Confirmed', by: (who) => `by ${who}`, reviewed: 'All of it confirmed',
  owner: 'Looked after by', ownerHelp: 'Reminded once a month. If nobody, owners and admins are.', nobody: 'Nobody yet',
  channel: 'Channel', handle: 'Account name', source: 'Source of messages', noSource: 'None', recovery: 'Recovery goes to', recoveryHelp: 'Where a recovery code is sent, such as “the shop’s email” or “Rasti’s phone”. Never write a password. Only owners, admins and whoever looks after it see this.',
  twoStep: 'Two-step sign-in', twoStepIs: { unknown: 'Not known', yes: 'On', no: 'Off' }, twoStepAsk: 'Better turn it on: a password alone leaks easily.',
  holders: (n) => (n ? `${n} ${n === 1 ? 'person or device' : 'people or devices'} can sign in` : 'Nobody wrote down who can sign in'), personal: 'their own', since: (day) => `since ${day}`,
  still: 'True still', stillAll: 'All true still', stillNone: 'Indeed nobody', end: 'Signed out', add: 'Add an account', addHolder: 'Write down who can sign in', edit: 'Edit', history: 'Signed out before', noHistory: 'Nobody was signed out yet.', endedAt: 'Signed out',
  stillDone: (who) => `${who}: noted as true still`, stillAllDone: 'Noted: all true still', endDone: (who) => `${who}: noted as signed out`, undone: 'Undone', saved: 'Saved',
  addTitle: 'Add an account', editTitle: (handle) => `Edit ${handle}`, holderTitle: (handle) => `Who can sign in to ${handle}`,
  who: 'Who', other: 'Somebody without an account in Tanggap', name: 'Their name', nameHelp: 'Such as a former agency, a former admin, or family.', hasLeft: 'No longer works with us', device: 'Device', deviceHelp: 'To tell it apart, such as “Dewi’s phone” or “till laptop”.', isPersonal: 'Their own device, not the shop’s', sinceField: 'Since when',
  conflict: 'Somebody changed it while you were writing.', takeTheirs: 'Load the newest', keepMine: 'Save mine', choose: 'Choose a person',
  retire: 'No longer used', retired: (n) => `Accounts no longer used (${n})`, retireDone: (handle) => `${handle}: noted as no longer used`, restore: 'Use again',
};
export const accessWords = computed(() => (language.value === 'en' ? en : id));
