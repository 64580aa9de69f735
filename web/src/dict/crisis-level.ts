/** The words of the escalation ladder: its page, and its row where a level is shown. */
import { computed } from '@preact/signals';
import { lengthLong } from '../format';
import { language } from './index';

const id = {
  title: 'Tangga eskalasi', intro: 'Untuk setiap tingkat: kapan berlaku, siapa yang menangani, apa langkah pertamanya, siapa yang dikabari, dan paling lambat kapan. Barisnya tampil di vonis dan saat ruang krisis dibuka.',
  alarm: 'Saat alarm berbunyi, penanggung jawab tingkat itu ikut dipanggil pada langkah pertama. Kalau ia sedang dalam jam tenang atau libur, penggantinya yang dipanggil.',
  when: 'Berlaku bila', whenHelp: 'Dengan kata-kata toko Anda sendiri, supaya semua orang paham tanpa bertanya.', owner: 'Penanggung jawab', deputy: 'Pengganti', nobody: 'Belum ada', unowned: 'Belum ada. Saat alarm berbunyi, yang dipanggil hanya yang ada di jalur alarm.', unownedDeputy: 'Belum ada, jadi penggantinya yang dipanggil.',
  move: 'Langkah pertama', tell: 'Kabari', tellHelp: 'Siapa yang perlu tahu, dan lewat apa.', by: 'Paling lambat', minutesField: 'Menit sampai langkah pertama', deputyIs: (name: string) => `pengganti: ${name}`,
  minutesOf: (n: number) => lengthLong(n * 60),
  own: 'diubah', program: 'bawaan', edit: 'Ubah', save: 'Simpan', saved: 'Tersimpan', reset: 'Kembalikan ke bawaan', resetDone: 'Kembali ke bawaan', resetTitle: (level: string) => `Kembalikan ${level} ke bawaan?`, resetText: 'Tulisan, penanggung jawab, dan pengganti yang Anda isi untuk tingkat ini dihapus.',
  conflict: 'Orang lain lebih dulu menyimpan. Tulisan Anda masih ada di sini.', takeTheirs: 'Pakai yang tersimpan', keepMine: 'Simpan punya saya', choose: 'Tentukan penanggung jawab', toLadder: 'Lihat semua tingkat',
};
const en: typeof id = {
  title: 'Escalation ladder', intro: 'For each level: when it holds, who handles it, the first move, whom to tell and by when. The row is shown with a verdict and where a crisis room is opened.',
  alarm: 'When the alarm calls, the owner of that level is called with the first step. In their quiet hours or on a day off, the deputy is called instead.',
  when: 'Holds when', whenHelp: 'In your own words, so that everybody understands without asking.', owner: 'Owner', deputy: 'Deputy', nobody: 'Nobody yet', unowned: 'Nobody yet. An alarm calls only those on its path.', unownedDeputy: 'Nobody yet, so the deputy is called.',
  move: 'First move', tell: 'Tell', tellHelp: 'Who needs to know, and by what.', by: 'Within', minutesField: 'Minutes until the first move', deputyIs: (name) => `deputy: ${name}`,
  minutesOf: (n) => lengthLong(n * 60),
  own: 'changed', program: 'built in', edit: 'Edit', save: 'Save', saved: 'Saved', reset: 'Back to the built-in row', resetDone: 'The row is back', resetTitle: (level) => `Take ${level} back to the built-in row?`, resetText: 'What you wrote for this level goes, with its owner and deputy.',
  conflict: 'Somebody saved before you. What you wrote is still here.', takeTheirs: 'Use what is saved', keepMine: 'Save mine', choose: 'Choose an owner', toLadder: 'See all levels',
};
export const levelWords = computed(() => (language.value === 'id' ? id : en));
