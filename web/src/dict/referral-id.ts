/** Words of Disposisi: Indonesian first. Loaded with it. */
import type { ReferralState } from '../types';

export const words = {
  title: 'Disposisi', intro: 'Pertanyaan kepada bagian lain. Yang lewat waktu ada di atas.', open: 'Menunggu jawaban', closed: 'Sudah selesai',
  noneOpen: 'Tidak ada yang menunggu jawaban bagian.', noneClosed: 'Belum ada disposisi yang selesai.', more: 'Muat lagi', all: 'Semua disposisi',
  refer: 'Disposisikan…', ask: 'Disposisikan ke bagian', askMany: (n: string) => `Disposisikan ${n} kasus terbuka`,
  askHelp: 'Bagian itu mendapat tautan untuk menjawab, tanpa masuk. Data pribadi pelanggan disamarkan.',
  department: 'Bagian', noDepartment: 'Belum ada bagian. Isi dulu di Pengaturan, Bagian.', toSettings: 'Buka pengaturan bagian',
  reachedBy: (name: string) => `Dikirim lewat email ke ${name}.`, byHand: 'Belum ada alamat emailnya: tautannya Anda kirim sendiri, misalnya lewat WhatsApp.',
  question: 'Yang ditanyakan', usual: 'Mohon dicek: apa yang terjadi, dan apa yang bisa kita lakukan untuk pelanggan ini?',
  usualMany: 'Mohon dicek: apa yang terjadi, dan apa yang bisa kita lakukan untuk para pelanggan ini?',
  due: 'Dijawab sebelum', usually: 'Biasanya', in1h: '1 jam lagi', in3h: '3 jam lagi', tomorrow: 'Besok pagi', noMail: 'Jangan kirim email, saya kirim tautannya sendiri',
  send: 'Disposisikan', sent: (d: string) => `Diteruskan ke bagian ${d}`, withdrawn: 'Disposisi ditarik',
  linkTitle: (d: string) => `Tautan untuk bagian ${d}`, linkHelp: 'Kirim ke orang bagian itu. Berlaku sampai dijawab, paling lama 14 hari. Siapa pun yang memegangnya dapat menjawab.',
  copyLink: 'Salin tautan', whatsapp: 'Kirim lewat WhatsApp', done: 'Selesai',
  message: (d: string, q: string, link: string) => `Halo bagian ${d}, mohon dibantu: ${q}\n\nJawab di sini: ${link}`,
  state: { asked: 'Menunggu jawaban', taken: 'Sedang dikerjakan', answered: 'Dijawab', returned: 'Dikembalikan', withdrawn: 'Ditarik' } as Record<ReferralState, string>,
  mail: { none: '', due: 'Email segera dikirim', sending: 'Email sedang dikirim', sent: 'Email terkirim', failed: 'Email tidak terkirim. Kirim tautannya sendiri.' },
  by: (name: string) => `oleh ${name}`, reminded: 'Sudah diingatkan', remind: 'Ingatkan', remindDone: 'Pengingat dikirim', record: 'Catat jawaban…', recordTitle: 'Catat jawaban bagian', recordHelp: 'Untuk jawaban yang datang lewat telepon atau WhatsApp.',
  answer: 'Jawaban', who: 'Dari siapa', save: 'Simpan jawaban', recorded: 'Jawaban tersimpan di kasus', withdraw: 'Tarik',
  tell: 'Kabari pelanggan', toldIn: 'Kalimatnya sudah di kotak balasan. Baca dulu sebelum mengirim.',
  sentence: (d: string, at: string) => `Pertanyaan ini sudah kami teruskan ke bagian ${d} dan sedang dicek. Kabar berikutnya kami sampaikan paling lambat ${at}.`,
  cases: (n: string) => `${n} kasus`, caseNumber: (n: number) => `Kasus ${n}`, problem: 'Lihat masalahnya',
  talk: 'Catat telepon atau kunjungan', talkNew: 'Buka kasus dari telepon atau kunjungan', phone: 'Telepon', visit: 'Kunjungan', withWhom: 'Dengan siapa', number: 'Nomor telepon', numberHelp: 'Supaya kasus lain dari orang ini ikut terlihat.',
  said: 'Yang dibicarakan', agreed: 'Yang disepakati', agreedHelp: 'Tercetak di slip untuk pelanggan.', talkAt: 'Kapan', answers: 'Pelanggan sudah dapat jawaban lewat ini', saveTalk: 'Simpan', talkSaved: 'Tercatat di kasus', talkOpened: (n: number) => `Kasus ${n} dibuka`,
  people: 'Orang bagian', peopleIntro: 'Kepada siapa pertanyaan dikirim, dan berapa lama biasanya mereka menjawab (jam kerja).', person: 'Nama', email: 'Email', staff: 'Rekan di Tanggap', nobody: 'Bukan rekan di Tanggap',
  hours: 'Dijawab dalam (jam kerja)', savePerson: 'Simpan', personSaved: 'Tersimpan', noPeople: 'Isi dulu nama bagian di atas.',
};
export type ReferralWords = typeof words;
