/** The words of rehearsals. */
import { computed } from '@preact/signals';
import { language } from './index';
import { stripIn } from './strip';

const id = {
  title: 'Latihan krisis', strip: stripIn.id.drill,
  intro: 'Badai buatan di ruang terpisah. Semua tombol bekerja seperti hari sungguhan, tetapi tidak satu pun pesan keluar dan tidak ada yang ditelepon.',
  none: 'Belum pernah latihan', last: 'Latihan terakhir:', mine: 'Anda sudah lulus latihan tahun ini.', notMine: 'Anda belum lulus latihan tahun ini.', noneHelp: 'Lima belas menit dengan dua orang sudah cukup. Tidak perlu persiapan.',
  inside: 'Anda sedang di ruang latihan.', insideHelp: 'Latihan baru dimulai dari ruang toko yang sebenarnya.', toDrill: 'Ke halaman latihan',
  pack: 'Skenario', pick: 'Pilihkan dari ancaman kita', minutes: 'Lama', minute: (n: number) => `${n} menit`, speed: 'Kecepatan', speeds: { 1: 'Seperti jam biasa', 2: 'Dua kali lebih cepat', 4: 'Empat kali lebih cepat' } as Record<number, string>,
  start: 'Mulai latihan', startHelp: 'Semua orang toko boleh ikut. Alarm yang sebenarnya tetap berjalan.', starting: 'Menyiapkan ruang…',
  running: 'Sedang berjalan', paused: 'Dijeda', over: 'Selesai', state: stripIn.id.drillState,
  at: stripIn.id.drillAt, open: 'Buka', join: 'Ikut latihan', goOn: 'Lanjutkan', pause: 'Jeda', end: 'Akhiri sekarang',
  endTitle: 'Akhiri latihan?', endText: 'Badainya berhenti dan nilainya dihitung dari yang sudah dikerjakan.', began: (name: string) => `Dimulai ${name},`,
  score: (n: number) => `${n} dari 100`, passed: 'Lulus', failed: 'Belum lulus', passedHelp: 'Lulus mulai nilai 60. Berlaku setahun untuk yang ikut.', hidden: 'Penyebab dan asalnya dibuka setelah latihan selesai.',
  what: 'Yang sebenarnya terjadi', cause: 'Penyebab', trueOrigin: 'Bermula di', foundOrigin: 'Dugaan program', level: 'Tingkat tertinggi', expected: 'Tanpa tindakan', unknown: 'belum tahu', members: 'Yang ikut', nobody: 'Belum ada',
  scores: 'Nilai', points: (got: number, most: number) => `${got} dari ${most}`, evidence: 'Bukti', well: 'Yang sudah baik', change: 'Yang perlu diubah', allWell: 'Tidak ada. Pertahankan.', noneWell: 'Belum ada kali ini.',
  scoreName: { first_word: 'Tanggapan pertama yang baik', origin_first: 'Menjawab di tempat asal lebih dulu', empty_words: 'Jawaban kosong', heated_words: 'Jawaban panas', contradictions: 'Jawaban yang bertentangan', promises_made: 'Janji kabar berikutnya', promises_kept: 'Janji ditepati', hidings: 'Menyembunyikan kritik', staff_told: 'Peserta yang sudah membaca arahan staf' } as Record<string, string>,
  advice: {
    first_word: 'Kirim tanggapan sementara dalam lima menit. Tidak perlu tahu penyebabnya dulu.', origin_first: 'Jawab dulu di tempat badainya bermula. Tempat lain menyusul.', empty_words: 'Sebut apa yang dikerjakan dan kapan kabar berikutnya.',
    heated_words: 'Jangan membalas api dengan api. Minta orang kedua membaca dulu.', contradictions: 'Satu pernyataan untuk semua. Perbarui dulu, baru menjawab.', promises_made: 'Beri jam kabar berikutnya, lalu catat sebagai janji.', promises_kept: 'Tepati jamnya, walau kabarnya hanya: masih kami periksa.', hidings: 'Kritik tidak disembunyikan. Jawab.', staff_told: 'Kabari semua staf dari ruang krisis, lalu minta setiap peserta menandai sudah membaca.',
  } as Record<string, string>,
  value: (name: string, value: number) => name === 'first_word' ? (value < 0 ? 'Tidak ada' : `Menit ke-${Math.ceil(value / 60)}`) : name === 'origin_first' ? (value ? 'Ya' : 'Tidak') : `${value}`,
  line: 'Jalannya latihan', moods: 'Suasana hati orang banyak', moodHelp: 'Dihitung dari yang Anda lakukan: diam menyuburkan desas-desus, jawaban panas menggandakan kemarahan, kabar baik di tempat asal menenangkan.',
  mood: { anger: 'Kemarahan', rumours: 'Desas-desus', trust: 'Kepercayaan' } as Record<string, string>, moodAlt: (anger: number, trust: number) => `Grafik: kemarahan berakhir di ${anger} persen, kepercayaan di ${trust} persen.`,
  act: { good_word: 'Tanggapan yang baik', empty_word: 'Jawaban kosong', heated_word: 'Jawaban panas', contradiction: 'Bertentangan dengan pernyataan', hiding: 'Kritik disembunyikan', private_word: 'Jawaban pribadi' } as Record<string, string>,
  atOrigin: 'di tempat asal', noActs: 'Belum ada yang dikerjakan tim.', toCase: 'Kasusnya', levelAt: (level: string) => `Tingkat menjadi ${level}`,
  questions: 'Tiga pertanyaan', ask: { went_well: 'Apa yang berjalan baik?', to_change: 'Apa yang kita ubah?', next_step: 'Siapa mengerjakan apa sebelum latihan berikutnya?' }, save: 'Simpan', saved: 'Tersimpan',
  clear: 'Kosongkan ruang latihan', clearTitle: 'Kosongkan ruang latihan?', clearText: 'Pesan rekaannya hilang. Nilai dan jawaban Anda tetap tersimpan.', cleared: 'Ruang latihan sudah kosong', print: 'Cetak',
};
const en: typeof id = {
  title: 'Crisis drill', strip: stripIn.en.drill,
  intro: 'An invented storm in a room of its own. Every button works as on a real day, but not one message leaves and nobody is called.',
  none: 'No drill yet', last: 'Last drill:', mine: 'You passed a drill this year.', notMine: 'You have not passed a drill this year.', noneHelp: 'Fifteen minutes and two people are enough. Nothing needs preparing.',
  inside: 'You are in the drill room.', insideHelp: 'A new drill is started from the real shop.', toDrill: 'To the drill page',
  pack: 'Scenario', pick: 'Pick one for us from our threats', minutes: 'Length', minute: (n) => `${n} minutes`, speed: 'Speed', speeds: { 1: 'As the clock goes', 2: 'Twice as fast', 4: 'Four times as fast' },
  start: 'Start a drill', startHelp: 'Everybody of the shop may take part. Real alarms go on as ever.', starting: 'Preparing the room…',
  running: 'Running', paused: 'Paused', over: 'Over', state: stripIn.en.drillState,
  at: stripIn.en.drillAt, open: 'Open', join: 'Take part', goOn: 'Go on', pause: 'Pause', end: 'End now',
  endTitle: 'End the drill?', endText: 'The storm stops and the scores are counted from what was done.', began: (name) => `Started by ${name},`,
  score: (n) => `${n} of 100`, passed: 'Passed', failed: 'Not passed', passedHelp: 'Sixty is a pass. It counts for a year for those who took part.', hidden: 'Cause and origin are told once the drill is over.',
  what: 'What really happened', cause: 'Cause', trueOrigin: 'Began at', foundOrigin: 'The program says', level: 'Highest level', expected: 'Without acting', unknown: 'not known', members: 'Took part', nobody: 'Nobody yet',
  scores: 'Scores', points: (got, most) => `${got} of ${most}`, evidence: 'Evidence', well: 'What went well', change: 'What to change', allWell: 'Nothing. Keep it so.', noneWell: 'Nothing this time.',
  scoreName: { first_word: 'First good word', origin_first: 'Answered at the origin first', empty_words: 'Empty answers', heated_words: 'Heated answers', contradictions: 'Contradictions', promises_made: 'Promised the next word', promises_kept: 'Promises kept', hidings: 'Criticism hidden', staff_told: 'Participants who read the word to the staff' },
  advice: {
    first_word: 'Send the holding answer within five minutes. The cause need not be known.', origin_first: 'Answer first where the storm began. Elsewhere follows.', empty_words: 'Say what is being done and when the next word comes.',
    heated_words: 'No fire with fire. Have a second person read it.', contradictions: 'One statement for all. Update it first, then answer.', promises_made: 'Give the hour of the next word, and note it as a promise.', promises_kept: 'Keep the hour, even if the word is only: we are still checking.', hidings: 'Criticism is not hidden. Answer it.', staff_told: 'Tell all the staff from the crisis room, then have each participant mark it as read.',
  },
  value: (name, value) => name === 'first_word' ? (value < 0 ? 'None' : `Minute ${Math.ceil(value / 60)}`) : name === 'origin_first' ? (value ? 'Yes' : 'No') : `${value}`,
  line: 'How it went', moods: 'Mood of the crowd', moodHelp: 'From what you did: silence feeds rumours, a heated answer doubles the anger, a good word at the origin calms.',
  mood: { anger: 'Anger', rumours: 'Rumours', trust: 'Trust' }, moodAlt: (anger, trust) => `Chart: anger ends at ${anger} percent, trust at ${trust} percent.`,
  act: { good_word: 'A good word', empty_word: 'An empty answer', heated_word: 'A heated answer', contradiction: 'Contradicts the statement', hiding: 'Criticism hidden', private_word: 'A private answer' },
  atOrigin: 'at the origin', noActs: 'The team has not done anything yet.', toCase: 'The case', levelAt: (level) => `Level became ${level}`,
  questions: 'Three questions', ask: { went_well: 'What went well?', to_change: 'What do we change?', next_step: 'Who does what before the next drill?' }, save: 'Save', saved: 'Saved',
  clear: 'Clear the drill room', clearTitle: 'Clear the drill room?', clearText: 'The invented messages go. Scores and your answers stay.', cleared: 'The drill room is empty', print: 'Print',
};
export const drillWords = computed(() => (language.value === 'id' ? id : en));
export type DrillQuestion = keyof typeof id.ask;
