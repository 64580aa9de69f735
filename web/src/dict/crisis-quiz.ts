/** The words of Kuis kebijakan and of pauses of the right to send alone. */
import { computed } from '@preact/signals';
import { language } from './index';

const id = {
  title: 'Kuis kebijakan', intro: 'Delapan pertanyaan dari kebijakan yang berlaku sekarang. Lulus bila tujuh benar.',
  asked: 'Kebijakan mewajibkannya: yang belum lulus tidak bisa mengirim.', free: 'Kebijakan belum mewajibkannya, tetapi boleh dicoba.',
  passed: (version: number) => `Anda sudah lulus kuis versi ${version}, kebijakan yang berlaku sekarang.`, passedOld: (version: number, now: number) => `Anda lulus kuis versi ${version}. Sekarang berlaku versi ${now}.`, never: 'Anda belum pernah lulus.',
  begin: 'Mulai kuis', again: 'Coba lagi', resume: 'Lanjutkan kuis', wait: (at: string) => `Baca kebijakannya dulu. Kuis berikutnya bisa dimulai ${at}.`, send: 'Kirim jawaban', missing: 'Jawab semua pertanyaan dulu.',
  good: (right: number, of: number) => `Lulus: ${right} dari ${of} benar.`, bad: (right: number, of: number) => `Belum lulus: ${right} dari ${of} benar.`, read: 'Baca lagi butir ini:', clause: (n: number) => `butir ${n}`,
  yes: 'Ya', no: 'Tidak', hours: (n: number) => `${n} jam`, times: (n: number) => `${n} kali`, days: (n: number) => `${n} hari`,
  ask: {
    never_leaves: 'Mana yang tidak boleh keluar, lewat jalan apa pun?', never_strike: 'Mana yang tidak boleh menjadi alasan teguran?', wall_hours: 'Berapa lama setelah lewat tenggat sebuah pesan masuk daftar Terbengkalai?',
    clock_comment: 'Komentar dijawab paling lambat dalam…', clock_chat: 'Chat dan DM dijawab paling lambat dalam…', clock_marketplace: 'Chat lokapasar dijawab paling lambat dalam…', clock_review: 'Ulasan dijawab paling lambat dalam…', clock_mail: 'Email dijawab paling lambat dalam…',
    clock_grave: 'Pesan gawat dijawab paling lambat dalam…', watch_most: '“Pantau dulu” paling lama…', limit_writer: 'Penjawab boleh memberi seorang pelanggan sampai…', limit_approver: 'Penyetuju boleh memberi seorang pelanggan sampai…',
    strikes: 'Blokir baru boleh diminta sesudah berapa teguran?', ban_days: 'Blokir berlaku berapa lama?', four_eyes: 'Apakah balasan publik dibaca orang kedua sebelum terkirim?', holding_free: 'Bolehkah tanggapan sementara yang sudah disiapkan keluar tanpa orang kedua?',
    next_word_only: 'Apakah janji tentang hasil harus dibaca penyetuju?', decline_reason: 'Apakah tuntutan yang ditolak harus disertai alasan untuk pelanggan?', promises_bind: 'Apakah kasus tidak bisa ditutup selama masih ada janji terbuka?',
    phone: 'Apa yang boleh dikirim dari HP?', delete_rule: 'Apa yang boleh dilakukan terhadap komentar pelanggan?', admission_role: 'Peran terendah mana yang boleh mengakui kesalahan?',
  } as Record<string, string>,
  choice: {
    hate: 'Kata yang menyerang suku, agama, ras, atau golongan', holding_answer: 'Tanggapan sementara yang sudah disiapkan', late_answer: 'Balasan yang terlambat', next_word: 'Janji waktu kabar berikutnya',
    criticism: 'Kritik dan keluhan', insult: 'Hinaan', threat: 'Ancaman', spam: 'Spam',
  } as Record<string, string>,
  results: 'Hasil semua orang', resultPassed: (version: number, at: string) => `lulus versi ${version}, ${at}`, resultNever: 'belum lulus', tries: (n: number) => `${n} kali mencoba`,
  pauses: 'Jeda hak kirim', pausesIntro: 'Balasan dari yang terlalu sering mengesampingkan kebijakan dibaca orang kedua dulu, sampai jedanya dicabut.', noPause: 'Tidak ada yang dijeda.',
  paused: (n: number, at: string) => `${n} kali mengesampingkan kebijakan dalam tujuh hari, ${at}`, lift: 'Cabut jeda', liftReason: 'Mengapa boleh mengirim sendiri lagi', lifted: (who: string, at: string, why: string) => `Dicabut ${who}, ${at}: ${why}`, liftDone: 'Jeda dicabut',
};
const en: typeof id = {
  title: 'Policy quiz', intro: 'Eight questions from the policy in force. Seven right answers pass.',
  asked: 'The policy asks for it: who has not passed cannot send.', free: 'The policy does not ask for it yet; a try does no harm.',
  passed: (version) => `You passed the quiz of version ${version}, the policy in force.`, passedOld: (version, now) => `You passed the quiz of version ${version}. Version ${now} is in force.`, never: 'You have not passed yet.',
  begin: 'Begin the quiz', again: 'Try again', resume: 'Go on with the quiz', wait: (at) => `Read the policy first. The next quiz can begin ${at}.`, send: 'Hand in', missing: 'Answer every question first.',
  good: (right, of) => `Passed: ${right} of ${of} right.`, bad: (right, of) => `Not passed: ${right} of ${of} right.`, read: 'Read these clauses again:', clause: (n) => `clause ${n}`,
  yes: 'Yes', no: 'No', hours: (n) => `${n} hours`, times: (n) => `${n} times`, days: (n) => `${n} days`,
  ask: {
    never_leaves: 'What may never leave, on no way out?', never_strike: 'What never gives a strike?', wall_hours: 'How long past its deadline does a message get into the list of the neglected?',
    clock_comment: 'A comment is answered within…', clock_chat: 'Chats and DMs are answered within…', clock_marketplace: 'A marketplace chat is answered within…', clock_review: 'A review is answered within…', clock_mail: 'A mail is answered within…',
    clock_grave: 'A grave message is answered within…', watch_most: '“Watch first” lasts at most…', limit_writer: 'A writer may give a customer up to…', limit_approver: 'An approver may give a customer up to…',
    strikes: 'After how many strikes may a ban be asked for?', ban_days: 'How long does a ban last?', four_eyes: 'Is a public answer read by a second person before it leaves?', holding_free: 'May a prepared holding answer leave without a second person?',
    next_word_only: 'Must a promise of the outcome be read by an approver?', decline_reason: 'Must a declined demand come with a reason for the customer?', promises_bind: 'Is a case held open while a promise is open?',
    phone: 'What may be sent from a phone?', delete_rule: 'What about comments of customers?', admission_role: 'Which is the lowest role that may admit a fault?',
  },
  choice: {
    hate: 'Words against a people, religion, race or group', holding_answer: 'A prepared holding answer', late_answer: 'An answer that is late', next_word: 'A promise of when the next word comes',
    criticism: 'Criticism and complaints', insult: 'An insult', threat: 'A threat', spam: 'Spam',
  },
  results: 'Everybody’s results', resultPassed: (version, at) => `passed version ${version}, ${at}`, resultNever: 'not passed', tries: (n) => `${n} tries`,
  pauses: 'Pauses of the right to send', pausesIntro: 'Who passed the policy too often: their answers are read by a second person until the pause is lifted.', noPause: 'Nobody is paused.',
  paused: (n, at) => `passed the policy ${n} times in seven days, ${at}`, lift: 'Lift the pause', liftReason: 'Why they may send alone again', lifted: (who, at, why) => `Lifted by ${who}, ${at}: ${why}`, liftDone: 'Pause lifted',
};
export const quizWords = computed(() => (language.value === 'id' ? id : en));
