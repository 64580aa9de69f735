/** The words of Pemeriksaan orang. */
import { computed } from '@preact/signals';
import { language } from './index';

const id = {
  title: 'Pemeriksaan orang', intro: 'Sebelum seseorang menulis atas nama usaha, lihat dulu caranya memperlakukan orang lain di halaman publiknya.',
  rule: 'Hanya pemilik yang melihat catatan ini. Tidak ada isi halaman yang disalin atau difoto. Orangnya diberi tahu, dan catatannya dihapus bila ia meminta.',
  on: 'Kebijakan mewajibkannya: yang belum diperiksa tidak bisa mengirim.', off: 'Kebijakan belum mewajibkannya. Nyalakan di Pengaturan, bagian Kebijakan.',
  none: 'Belum ada catatan', noneHelp: 'Mulai dari orang yang akan memegang akun usaha.', more: 'Tampilkan lagi', add: 'Periksa orang', whom: 'Siapa', candidate: 'Calon, belum punya akun di sini', name: 'Nama calon', begin: 'Mulai',
  verdict: { open: 'Belum diputuskan', fit: 'Boleh', unfit: 'Belum boleh' }, over: 'Sudah lewat setahun, periksa lagi', until: (at: string) => `Berlaku sampai ${at}`, decided: (who: string, at: string) => `Diputuskan ${who}, ${at}`,
  edit: 'Buka', of: (name: string) => `Pemeriksaan ${name}`, person: 'Akun di sini', nobody: 'belum ada',
  tell: 'Pemberitahuan untuk orangnya', tellHelp: 'Salin, lalu kirim sendiri lewat jalur yang biasa.', copy: 'Salin', told: 'Sudah diberi tahu pada',
  text: (name: string, brand: string) => `Halo ${name}, sebelum memegang akun ${brand}, kami akan melihat halaman publik media sosial Anda: bagaimana Anda bersikap kepada orang lain di sana. Kami hanya mencatat alamat yang dilihat, jawaban atas enam pertanyaan, dan keputusannya. Kami tidak menyalin isinya. Catatan ini berlaku setahun dan hanya dibaca pemilik. Anda boleh bertanya, menyanggah, atau meminta catatannya dihapus.`,
  addresses: 'Halaman publik yang dilihat', addressesHelp: 'Satu alamat setiap baris. Bila tidak punya halaman publik, tulis di catatan.', looked: (who: string, at: string) => `dilihat ${who}, ${at}`,
  questions: { polite: 'Santun saat dibantah', insults: 'Menghina orang', rumours: 'Menyebar kabar yang belum pasti', discloses: 'Membuka urusan pelanggan atau pekerjaan', calm: 'Kepala dingin saat ramai', hate: 'Merendahkan suku, agama, ras, atau golongan' } as Record<string, string>,
  seen: { yes: 'Ya', no: 'Tidak', unseen: 'Tidak terlihat' } as Record<string, string>,
  note: 'Catatan', noteHelp: 'Singkat. Jangan menyalin kata-kata orangnya.', decide: 'Keputusan', save: 'Simpan', saved: 'Tersimpan', review: 'Menyimpan dengan keputusan berarti sudah dilihat lagi: berlaku setahun dari hari ini.',
  remove: 'Hapus catatan', removeTitle: 'Hapus catatan ini?', removeText: 'Catatan hilang selamanya. Log hanya mencatat bahwa ada yang dihapus. Bila kebijakan mewajibkan pemeriksaan, orang ini tidak bisa mengirim lagi.', removed: 'Catatan dihapus',
};
const en: typeof id = {
  title: 'Vetting of people', intro: 'Before somebody writes in the name of the business, look at how they treat others on their public pages.',
  rule: 'Only owners see these records. Nothing of the pages is copied or photographed. The person is told, and the record is deleted when they ask.',
  on: 'The policy asks for it: who was not vetted cannot send.', off: 'The policy does not ask for it yet. Turn it on in Settings, under Policy.',
  none: 'No record yet', noneHelp: 'Begin with who will hold the account of the business.', more: 'Show more', add: 'Vet somebody', whom: 'Who', candidate: 'A candidate without an account here', name: 'Name of the candidate', begin: 'Begin',
  verdict: { open: 'Not decided', fit: 'Fit', unfit: 'Not fit yet' }, over: 'A year has passed, look again', until: (at) => `Valid until ${at}`, decided: (who, at) => `Decided by ${who}, ${at}`,
  edit: 'Open', of: (name) => `Vetting of ${name}`, person: 'Account here', nobody: 'none yet',
  tell: 'What the person is told', tellHelp: 'Copy it and send it yourself, the usual way.', copy: 'Copy', told: 'Was told on',
  text: (name, brand) => `Hello ${name}, before you hold the account of ${brand}, we will look at your public pages on social media: how you treat others there. We only write down the addresses we looked at, answers to six questions, and the verdict. We copy nothing. The record is valid for a year and only owners read it. You may ask about it, object to it, or have it deleted.`,
  addresses: 'Public pages that were looked at', addressesHelp: 'One address a line. Without a public page say so in the note.', looked: (who, at) => `looked at by ${who}, ${at}`,
  questions: { polite: 'Polite when contradicted', insults: 'Insults people', rumours: 'Spreads what is not certain', discloses: 'Tells of customers or of work', calm: 'Cool head when it gets loud', hate: 'Belittles a people, religion, race or group' },
  seen: { yes: 'Yes', no: 'No', unseen: 'Not seen' },
  note: 'Note', noteHelp: 'Short. Do not copy the person’s words.', decide: 'Verdict', save: 'Save', saved: 'Saved', review: 'Saving with a verdict means it was looked at again: valid for a year from today.',
  remove: 'Delete the record', removeTitle: 'Delete this record?', removeText: 'The record is gone for good. The log only keeps that one was deleted. If the policy asks for it, this person cannot send any more.', removed: 'Record deleted',
};
export const vettingWords = computed(() => (language.value === 'id' ? id : en));
