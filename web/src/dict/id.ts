/** Every word the interface shows. This is the source: en.ts must have the same keys. */
import type {
  AlarmWay,
  CaseAct, CaseState, Channel, Demand, DraftRule, Level, MessageClass, Mood, Queue, ReasonKind, ReplyState,
  ModelAnswer, Role, Severity, SignalName, SourceKind, Subject, WayOut, WordKind,
} from '../types';

type Names<K extends string> = Record<K, string>;

const channel: Names<Channel> = {
  instagram: 'Instagram', facebook: 'Facebook', tiktok: 'TikTok', x: 'X', youtube: 'YouTube',
  whatsapp: 'WhatsApp', google: 'Google', marketplace: 'Lokapasar', email: 'Email', blog: 'Blog',
  forum: 'Forum', phone: 'Telepon', visit: 'Kunjungan', other: 'Lainnya',
};
const messageClass: Names<MessageClass> = {
  complaint: 'Keluhan', criticism: 'Kritik', question: 'Pertanyaan', pressing: 'Menekan',
  venting: 'Luapan', troll: 'Troll', spam: 'Spam', rumour: 'Hoaks', at_risk: 'Berisiko',
  praise: 'Pujian', other: 'Obrolan',
};
const classHelp: Names<MessageClass> = {
  complaint: 'Keluhan nyata. Jawab terbuka, selesaikan, lalu lanjut ke jalur pribadi.',
  criticism: 'Kritik membangun. Ucapkan terima kasih, tanyakan, lalu bertindak.',
  question: 'Pertanyaan. Jawab.',
  pressing: 'Menekan atau menuntut. Catat tuntutannya, segera ajak ke jalur pribadi.',
  venting: 'Luapan perasaan. Satu jawaban ramah, lalu lepaskan.',
  troll: 'Cari ribut. Jangan dibalas panas; paling banyak satu jawaban.',
  spam: 'Spam atau penipuan. Singkirkan dan laporkan.',
  rumour: 'Hoaks atau simpang siur. Jawab dengan fakta yang sudah pasti saja.',
  at_risk: 'Orang ini mungkin dalam bahaya. Jawab sebagai manusia, ajak orang kedua.',
  praise: 'Pujian atau pembela. Ucapkan terima kasih.',
  other: 'Obrolan biasa. Boleh tidak dijawab.',
};
const severity: Names<Severity> = { low: 'Rendah', medium: 'Sedang', high: 'Tinggi', grave: 'Gawat' };
const level: Names<Level> = { normal: 'Biasa', watch: 'Pantau', issue: 'Isu', crisis: 'Krisis' };
const queue: Names<Queue> = {
  waiting: 'Menunggu', customer: 'Menunggu pelanggan', watch: 'Dipantau', ignored: 'Diabaikan', talk: 'Obrolan',
  spam: 'Spam', done: 'Selesai',
};
const caseState: Names<CaseState> = {
  new: 'Baru', classified: 'Digolongkan', answered: 'Ditanggapi', watched: 'Dipantau',
  snoozed: 'Ditunda', ignored: 'Diabaikan', spam: 'Spam', done: 'Selesai', follow_up: 'Tindak lanjut', referred: 'Didisposisikan',
};
const signal: Names<SignalName> = {
  safety: 'keamanan produk', health: 'kesehatan', halal: 'halal', fraud: 'penipuan',
  data_leak: 'data bocor', staff: 'sikap karyawan', legal: 'hukum', money: 'uang',
  crowd: 'ajakan ramai-ramai', media: 'media', hate: 'SARA', threat: 'ancaman',
};
const mood: Names<Mood> = { negative: 'negatif', neutral: 'netral', positive: 'positif' };
/** What a message asks for. */
const demand: Names<Demand> = {
  refund: 'minta uang kembali', replacement: 'minta ganti barang', apology: 'menuntut maaf',
  explanation: 'minta penjelasan', deadline: 'memberi batas waktu', call_back: 'minta dihubungi',
  takedown: 'minta unggahan dihapus', compensation: 'minta ganti rugi',
};
/** How it hurts, or what it sells. */
const answer: Names<ModelAnswer> = {
  insult: 'hinaan', sexual: 'kata cabul', self_harm: 'mungkin melukai diri', gambling: 'judi', scam: 'penipuan', promotion: 'jualan orang lain',
};
/** What it is about. Narrow places show what stands before "&" or "/". */
const subject: Names<Subject> = {
  delivery: 'Pengiriman', packaging: 'Kemasan', quality: 'Kualitas barang', wrong_item: 'Barang salah/kurang', price: 'Harga & promo',
  payment: 'Pembayaran & refund', service: 'Pelayanan & karyawan', app: 'Aplikasi/situs', place: 'Tempat & jam buka', other: 'Lainnya',
};
const role: Names<Role> = {
  none: 'Tanpa akses', reader: 'Pembaca', writer: 'Penjawab', approver: 'Penyetuju',
  admin: 'Admin', owner: 'Pemilik',
};
const roleHelp: Names<Role> = {
  none: 'Tidak bisa masuk ke usaha ini.',
  reader: 'Membaca kasus, tidak menulis.',
  writer: 'Menggolongkan, mencatat, dan menulis balasan.',
  approver: 'Seperti Penjawab, ditambah menyetujui balasan orang lain.',
  admin: 'Seperti Penyetuju, ditambah mengatur sumber, kebijakan, dan alarm.',
  owner: 'Semua, termasuk mengatur orang dan menghapus contoh.',
};
const replyState: Names<ReplyState> = {
  waiting: 'Menunggu persetujuan', returned: 'Dikembalikan', held: 'Ditahan sebentar',
  by_hand: 'Kirim sendiri', sending: 'Sedang dikirim', sent: 'Terkirim', confirmed: 'Terkirim, sudah dipastikan',
  unknown: 'Belum pasti terkirim', failed: 'Gagal', cancelled: 'Dibatalkan',
};
const act: Names<CaseAct> = {
  classify: 'Golongkan', take: 'Ambil', release: 'Lepas', ignore: 'Abaikan', watch: 'Pantau dulu',
  snooze: 'Tunda', spam: 'Tandai spam', done: 'Selesai', reopen: 'Buka lagi',
};
const acted: Names<CaseAct> = {
  classify: 'Golongan diubah', take: 'Kasus ini Anda ambil', release: 'Kasus dilepas',
  ignore: 'Diabaikan, alasannya tercatat', watch: 'Dipantau', snooze: 'Ditunda',
  spam: 'Ditandai spam', done: 'Selesai', reopen: 'Dibuka lagi',
};
const way: Names<WayOut> = {
  browser: 'Anda kirim sendiri lewat browser', hook: 'dikirim otomatis', mail: 'dikirim lewat email',
  sample: 'contoh, tidak keluar ke mana pun',
};
const sourceKind: Names<SourceKind> = {
  hand: 'Ditempel sendiri', file: 'Berkas', hook: 'Kiriman otomatis (webhook)', feed: 'Umpan (RSS/Atom)',
};
const wordKind: Names<WordKind> = {
  brand: 'Nama usaha', product: 'Produk', rival: 'Pesaing', watch: 'Kata pantauan',
};
const rule: Names<DraftRule> = {
  insult: 'Terdengar menghina. Ganti dengan kata yang netral.',
  hate: 'Menyerang suku, agama, ras, atau golongan. Hapus bagian ini.',
  threat: 'Terbaca sebagai ancaman. Sebut langkah Anda, tanpa mengancam.',
  blame: 'Terdengar menyalahkan pelanggan. Mulai dari kejadiannya.',
  sarcasm: 'Bisa terbaca menyindir. Tulis apa adanya.',
  empty: 'Belum ada isinya. Sebut apa yang Anda lakukan dan kapan kabar berikutnya.',
  no_help: 'Belum menawarkan bantuan. Beri langkah, ajukan pertanyaan, atau sebut waktu kabar berikutnya.',
  over_apology: 'Maafnya terlalu banyak. Sekali cukup, lalu sebut tindakan.',
  admission: 'Mengaku salah sebelum faktanya pasti. Tanya pemilik dulu.',
  promise: 'Ini janji. Janjikan waktu kabar berikutnya saja, bukan hasilnya.',
  personal_data: 'Ada data pribadi. Pindahkan ke jalur pribadi. Bila ini kontak usaha sendiri, daftarkan di Pengaturan, Kata dan kontak.',
  shouting: 'Huruf besar semua terasa berteriak. Pakai huruf biasa.',
  english: 'Pelanggan ini menulis bahasa Indonesia. Balas dalam bahasa Indonesia.',
  too_long: 'Terlalu panjang untuk kanal ini. Pendekkan.',
  placeholder: 'Masih ada isian kosong. Isi dulu.', contradiction: 'Lain dari pernyataan yang berlaku. Tulis yang benar.',
  conditional_apology: 'Maaf dengan “jika” terasa tidak tulus. Sebut kejadiannya: “Maaf, pesanan Kakak terlambat.”',
  unverified: 'Ini dugaan, belum tentu benar. Tulis yang sudah pasti, atau “sedang kami cek”.',
  register: 'Terlalu santai untuk pelanggan. Ganti kata gaulnya dengan bahasa sopan.',
  honorific: 'Sapaannya lain dari biasanya. Pakai sapaan yang dikenal pelanggan ini.',
  personal_post: 'Terbaca seperti kiriman pribadi. Cek akunnya, lalu hapus bagian ini.',
  near_identical: 'Hampir sama dengan balasan ke orang lain. Tambah hal dari pesan pelanggan ini.',
};

/** Sentences behind a verdict; `n`, `usual` and `span` come formatted, `topic` is a subject. */
const reason: Record<ReasonKind, (n: string, usual: string, span: string, topic: string) => string> = {
  suddenness: (n, usual, span) => `${n} pesan bernada negatif dalam ${span}; biasanya sekitar ${usual}.`,
  speed: (n) => (n === '0' ? 'Jumlahnya tidak sedang berlipat.' : `Jumlahnya berlipat dua kira-kira tiap ${n} menit.`),
  channels: (n) => `Muncul di ${n} kanal.`,
  reach: (n) => (n === '0' ? 'Pengikut para penulisnya tidak diketahui.' : `Para penulisnya punya sekitar ${n} pengikut, sejauh yang diketahui.`),
  gravity: (n) => (n === '0' ? 'Tidak ada hal gawat yang menunggu.' : `${n} kasus menyangkut hal gawat dan belum ditangani.`),
  cause: (n) => (n === '0' ? 'Tidak ada yang menduga-duga.' : `${n} pesan masih menduga-duga; sebabnya belum ditulis.`),
  business: (n) => `${n} pesan negatif menuntut uang kembali, mengajak orang menolak, atau menyebut pihak berwenang.`,
  history: (n) => `${n} kejadian dalam 90 hari terakhir.`,
  responsibility: (n) => `${n}% pesan negatif menyangkut yang Anda kerjakan sendiri: produk, kemasan, layanan, harga.`,
  mind: (n, usual) => `${n}% pesan bernada negatif; biasanya ${usual}%.`,
  people: (n, _, span) => `${n} orang yang berbeda menulis dengan nada negatif dalam ${span}.`,
  rate: (n, usual, span) => `${n} pesan masuk dalam ${span}; biasanya sekitar ${usual}.`,
  subject: (n, usual, _, topic) => `${n} pesan negatif tentang ${topic.toLowerCase()} dalam dua jam; biasanya sekitar ${usual}.`,
  no_history: (n) => `Riwayat baru ${n} hari, jadi perbandingannya belum kuat.`,
  spam: (n) => `${n} pesan spam tidak ikut dihitung.`,
  gap: (n) => `${n} jam tanpa satu pesan pun, padahal biasanya ada. Periksa sumbernya.`,
  late: (n) => `${n} pesan datang lebih dari setengah jam setelah ditulis.`,
  calm: () => 'Tidak ada yang di luar kebiasaan.',
};

export const id = {
  locale: 'id-ID',
  languageName: { id: 'Bahasa Indonesia', en: 'English' },
  channel, class: messageClass, classHelp, severity, level, queue, caseState, signal, mood, demand, answer, subject, role,
  roleHelp, replyState, act, acted, way, sourceKind, wordKind, rule, reason,

  common: {
    skip: 'Langsung ke isi', show: 'Tampilkan', save: 'Simpan', cancel: 'Batal', close: 'Tutup',
    undo: 'Batalkan', undoKey: 'Batalkan (Z)', retry: 'Coba lagi', back: 'Kembali',     edit: 'Ubah', loading: 'Memuat…',     copy: 'Salin', copied: 'Tersalin', optional: 'boleh kosong',
    you: 'Anda', program: 'Tanggap', nobody: 'Belum diambil', anonymous: 'Tanpa nama',     older: 'Muat yang lebih lama', newTab: 'buka di tab baru',   },
  nav: {
    label: 'Menu utama', home: 'Beranda', inbox: 'Kotak masuk', inboxShort: 'Masuk',
    guard: 'Penjagaan', approvals: 'Persetujuan', approvalsShort: 'Setujui', settings: 'Pengaturan', settingsShort: 'Atur',
    problems: 'Masalah serupa', problemsShort: 'Masalah', statements: 'Pernyataan resmi', statementsShort: 'Resmi', promises: 'Buku janji', crisis: 'Krisis', audit: 'Log audit', auditShort: 'Log', referrals: 'Disposisi', demands: 'Tuntutan', knowledge: 'Buku pintar', brand: 'Usaha', account: 'Akun saya', signOut: 'Keluar',
    commands: 'Perintah', masses: 'Jawab banyak', halt: 'Tombol darurat',   },
  live: {
    on: 'Langsung', off: 'Terputus', onHelp: 'Layar ini mengikuti kejadian saat itu juga.',
    offHelp: 'Mencoba tersambung lagi. Draf Anda aman.',
    offline: 'Tidak ada jaringan. Yang sudah terbuka tetap bisa dibaca; draf Anda aman di perangkat ini.',
  },
  sample: {
    strip: 'DATA CONTOH', text: 'Toko rekaan. Tidak ada yang benar-benar terkirim.',
    acting: (name: string, r: string) => `Anda sedang menjadi ${name} (${r}).`,
    back: 'Kembali jadi saya', tryPersona: 'Coba sebagai orang lain', remove: 'Hapus data contoh',
  },
  time: {
    at: 'pukul', now: 'baru saja', yesterday: 'kemarin',
    ago: (s: string) => `${s} lalu`, left: (s: string) => `${s} lagi`, over: (s: string) => `lewat ${s}`,
    late: (s: string) => `terlambat ${s}`, seconds: (n: number) => `${n} dtk`, minutes: (n: number) => `${n} mnt`,
    hours: (n: number) => `${n} jam`, days: (n: number) => `${n} hari`,
    minutesLong: (n: number) => `${n} menit`, hoursLong: (n: number) => `${n} jam`, secondsLong: (n: number) => `${n} detik`,
    deadline: 'Tenggat', unitSecond: 'detik', unitMinute: 'menit', unitHour: 'jam',
  },
  errors: {
    title: 'Ada yang tidak beres', network: 'Server tidak terjangkau. Periksa jaringan, lalu coba lagi.',
    server: 'Server sedang bermasalah. Coba lagi sebentar lagi.', notFound: 'Tidak ditemukan. Mungkin sudah dihapus, atau Anda tidak punya akses.',
    denied: 'Peran Anda belum boleh melakukan ini.', conflict: 'Sudah diubah orang lain. Lihat yang terbaru, lalu ulangi.',
    limit: 'Terlalu banyak percobaan. Tunggu sebentar.', invalid: 'Isiannya belum pas. Periksa lagi.', pageMissing: 'Halaman ini tidak ada.', goHome: 'Ke Beranda',
    part: 'Bagian ini belum bisa dimuat. Periksa jaringan, lalu coba lagi.', crash: 'Bagian ini gagal tampil. Muat ulang halaman; draf Anda aman.', reload: 'Muat ulang',
  },
  home: {
    title: 'Beranda', numbers: 'Angka hari ini',
    waiting: 'Menunggu jawaban', waitingHelp: 'Kasus yang menunggu tindakan tim.',
    late: 'Lewat tenggat', lateHelp: 'Sudah melewati jam tanggap menurut kebijakan Anda.',
    median: 'Lama menjawab', medianHelp: 'Nilai tengah 7 hari terakhir: separuh dijawab lebih cepat dari ini.',
    answered: 'Dijawab hari ini', answeredHelp: 'Kasus yang sudah Anda dan tim jawab sejak tengah malam.', byPost: (n: string) => `Kasus sejak tengah malam; ${n} di antaranya lewat unggahan.`,
    noData: 'belum ada', neglected: (n: string) => `${n} terbengkalai lebih dari 72 jam`,
        verdict: 'Vonis', verdictNow: (l: string) => `Keadaan sekarang: ${l}`, why: 'Mengapa',
    moreNeeded: (n: number) => `Naik tingkat bila dalam satu jam datang ${n} pesan negatif lagi.`,
    judgedAt: (s: string) => `Dinilai ${s}`, openVerdict: 'Lihat alasan dan buktinya', accuracy: 'Ketepatan vonis', decided: (l: string) => `Diputuskan orang; menurut Tanggap: ${l}.`, noHistory: 'Belum ada penilaian.',
    levelHelp: {
      normal: 'Hari biasa. Kerjakan kotak masuk seperti biasa.',
      watch: 'Sedikit di luar kebiasaan. Perhatikan, jangan panik.',
      issue: 'Ada masalah yang membesar. Pastikan ada yang memegang.',
      crisis: 'Jauh di luar kebiasaan. Satu orang memimpin, jawab seragam.',
    },
    volume: 'Pesan masuk, 24 jam terakhir', volumeUnit: 'pesan per 30 menit', total: 'Semua pesan', negative: 'Negatif',
    usual: 'Kebiasaan pada jam yang sama', table: 'Lihat angkanya', hour: 'Jam',
    chartSummary: (total: number, negative: number, peak: number, at: string) =>
      total ? `${total} pesan, ${negative} negatif. Tertinggi ${peak} pada ${at}.` : 'Belum ada pesan dalam 24 jam terakhir.',
    todo: 'Yang perlu Anda lakukan', todoEmpty: 'Tenang. Tidak ada yang menunggu Anda.',
    ownPosts: (n: number) => `${n} unggahan tak dikenal di akun sendiri`, toApprove: (n: number) => `${n} balasan menunggu persetujuan`, unknown: (n: number) => `${n} balasan belum pasti terkirim`,
    byHand: (n: number) => `${n} balasan menunggu Anda kirim sendiri`, openInbox: 'Buka kotak masuk',
    alarm: 'Jalur alarm', alarmOk: (s: string) => `Berfungsi. Terakhir terbukti ${s}.`, alarmNever: 'Belum pernah diuji.',
    alarmOld: (s: string) => `Terakhir terbukti ${s}. Sebaiknya uji lagi.`, alarmEmpty: 'Belum ada yang dibangunkan bila terjadi krisis.',
    alarmSteps: (n: number) => `${n} orang di jalur`, alarmSet: 'Atur jalur', alarmTest: 'Uji alarm',
    emptyTitle: 'Belum ada pesan', emptyText: 'Tempel satu pesan dari HP Anda, atau sambungkan sumber. Sepuluh menit cukup.',
    connect: 'Sambungkan sumber', paste: 'Tempel pesan',
    incident: (l: string) => `Kemungkinan ${l.toLowerCase()}`, incidentFell: (now: string, most: string) => `${now} sekarang, sempat ${most.toLowerCase()}`,
    incidentSilent: 'Belum ada yang bisa dibangunkan: jalur alarm kosong, atau semua orangnya sedang jam tenang.', issueGrave: 'Ada hal gawat yang belum dijawab. Pastikan ada yang memegang.', incidentTest: 'Uji alarm sedang berjalan',
    incidentText: (n: number, since: string) => `${n ? `${n} pesan negatif` : 'Berlangsung'} sejak ${since}. Tidak ada yang dikirim otomatis.`,
    incidentTaken: (name: string, until: string) => `Ditangani ${name} sampai ${until}.`,
    incidentWatched: (until: string) => `Dipantau sampai ${until}.`,
    take: 'Saya tangani', takeHelp: 'Menghentikan panggilan alarm selama 30 menit.', watch: 'Pantau dulu', end: 'Akhiri…',
    taken: 'Anda menangani kejadian ini', watching: 'Dipantau satu jam, lalu dinilai lagi', ended: 'Kejadian diakhiri',
    endTitle: 'Akhiri kejadian ini?', endText: 'Alarm berhenti. Tulis alasannya supaya tim mengerti kelak.', endReason: 'Alasan',
    seeMessages: 'Lihat pesannya',
  },
  inbox: {
    title: 'Kotak masuk', queues: 'Daftar', mine: 'Milik saya', neglected: 'Terbengkalai', list: 'Daftar kasus', search: 'Cari',
    searchPlaceholder: 'Cari kata atau nomor resi', filters: 'Saring',
    filterCount: (n: number) => `Saring (${n})`, channel: 'Kanal', class: 'Golongan', severity: 'Tingkat', mood: 'Nada', subject: 'Topik', demand: 'Tuntutan', any: 'Semua',
    filtered: 'Saringan aktif', showFiltered: 'Lihat daftarnya', unfilter: (s: string) => `Hapus saringan ${s}`,
    clearFilters: 'Hapus saringan', paste: 'Tempel pesan', newRows: (n: number) => `${n} baru ↑`,
    newRowsSay: (n: number) => `${n} kasus baru`, messages: (n: number) => `${n} pesan`, suggested: 'usulan',
    moved: 'Sudah pindah', results: (s: string) => `Hasil pencarian “${s}”`, pickRow: (who: string) => `Pilih kasus ${who}`, picked: (n: string) => `${n} dipilih`, pickMode: 'Pilih', pickAll: (n: string) => `Semua yang cocok${n && ` (${n})`}`, allPicked: 'Semua yang cocok dipilih', pickNone: 'Batal pilih', answerMany: 'Jawab banyak', pick: 'Pilih kasus di daftar',
    pickHelp: 'J dan K untuk naik turun, R untuk membalas.', calm: 'Satu per satu', calmHelp: 'Mode tenang: satu kasus dulu, yang lain menunggu.', calmStart: 'Buka kasus pertama', calmOff: 'Tampilkan daftar',     empty: {
      waiting: 'Tenang. Tidak ada yang menunggu jawaban.', customer: 'Tidak ada yang sedang ditunggu dari pelanggan.',
      watch: 'Tidak ada yang dipantau.', ignored: 'Tidak ada yang diabaikan.', talk: 'Tidak ada obrolan.', spam: 'Tidak ada spam.', done: 'Belum ada yang selesai.',
      mine: 'Tidak ada kasus yang Anda pegang.', neglected: 'Tidak ada yang terbengkalai. Semua yang lewat 72 jam sudah diurus.', filtered: 'Tidak ada kasus yang cocok.', filteredBy: (s: string) => `Tidak ada kasus yang cocok dengan ${s}.`,
    },
  },
  case: {
    mass: { part: 'Bagian dari jawab banyak', byPost: 'Terjawab lewat unggahan', seePost: 'Lihat unggahan' }, number: (n: number) => `Kasus ${n}`, back: 'Kembali ke daftar', context: 'Konteks', thread: 'Percakapan',
    public: 'publik', direct: 'pribadi', original: 'Lihat asli', take: 'Ambil', release: 'Lepas', owner: 'Penanggung jawab',
    changeClass: 'Ubah golongan',
    confirmClass: 'Benar', classUndo: 'Golongan diubah', why: 'Mengapa?', whyTitle: 'Kata yang membuat program berpendapat begitu',
    says: (words: string, says: string) => `“${words}” → ${says}`, against: (says: string) => `bukan ${says.toLowerCase()}`, signals: 'Tanda', reading: 'Yang terbaca dari pesan ini', certainty: (p: number) => `keyakinan ${p}%`,
    reach: (n: string) => `dilihat sekitar ${n} orang`, edited: 'diubah penulis', deleted: 'Pesan ini sudah dihapus penulisnya.',
    erased: 'Isi pesan ini sudah dihapus atas permintaan.', versions: 'Lihat versi lama', versionUntil: (s: string) => `Sampai ${s}`,
    own: 'dari toko', showRude: 'Tampilkan kata kasar', nextCase: 'Berikutnya', older: 'Muat pesan sebelumnya', messages: (n: number) => `${n} pesan`,
    deadline: 'Tenggat', first: 'Pertama masuk', last: 'Pesan terakhir', answered: 'Dijawab', review: 'Ditinjau lagi',
    decision: 'Keputusan', reason: 'Alasan', person: 'Orang ini', history: 'Kasus lain dari orang ini',
    noHistory: 'Belum pernah menghubungi sebelumnya.', policy: 'Kebijakan yang berlaku', notes: 'Catatan tim',
    noteAdd: 'Tambah catatan', notePlaceholder: 'Hanya tim yang membaca ini', noteSave: 'Simpan catatan', noteSaved: 'Catatan tersimpan',
    note: 'Catatan', noteKind: { note: 'Catatan', answer: 'Jawaban bagian', returned: 'Dikembalikan bagian', call: 'Telepon', visit: 'Kunjungan' }, agreed: 'Disepakati',
    secret: 'Kasus tertutup', secretHelp: 'Hanya penanggung jawab dan pemeriksa yang dapat membacanya.', closeOff: 'Jadikan kasus tertutup', openUp: 'Buka untuk semua rekan', talk: 'Catat telepon/kunjungan…', slip: 'Cetak slip', refer: 'Disposisikan…', reply: 'Balasan', here: (name: string) => `${name} sedang membuka kasus ini`, typing: (name: string) => `${name} sedang membalas`,
    more: 'Tindakan lain',
    reasonTitle: {
      ignore: 'Abaikan kasus ini?', watch: 'Pantau dulu', snooze: 'Tunda sampai', spam: 'Tandai sebagai spam?', done: 'Tandai selesai?',
    },
    reasonHelp: {
      ignore: 'Hanya untuk luapan dan troll di ruang publik. Alasannya dibaca tim dan pemilik. Pada waktunya kasus kembali ke Menunggu.',
      watch: 'Belum dibalas, tetapi dilihat lagi pada waktu yang Anda pilih.',
      snooze: 'Kasus kembali ke Menunggu pada waktu itu.', spam: 'Kasus keluar dari hitungan vonis.', done: 'Tulis singkat bagaimana akhirnya.',
    },
    reasonLabel: 'Alasan', until: 'Sampai', in1h: '1 jam lagi', in3h: '3 jam lagi', tomorrow: 'Besok pagi',     conflict: 'Kasus ini berubah sejak Anda membukanya.', conflictMore: 'Teks Anda aman. Lihat dulu yang baru, lalu kirim lagi.',
    conflictSaw: 'Sudah saya baca', conflictSend: 'Kirim sebagai tambahan',
    conflictReply: (name: string) => `${name} baru saja membalas`, conflictMessages: (n: number) => `${n} pesan baru`, conflictState: (s: string) => `Sekarang: ${s}`,
    decisions: { answer: 'Dijawab', private: 'Dijawab pribadi', mass: 'Dijawab bersama', post: 'Lewat unggahan', ignore: 'Diabaikan', watch: 'Dipantau', spam: 'Spam', talk: 'Masuk Obrolan', closed: 'Ditutup tanpa jawaban', none: 'Belum diputuskan' } as Record<string, string>,
    firstMove: 'Langkah pertama', saidTime: 'Waktu yang disebut', placeKind: { branch: 'Cabang', street: 'Jalan', area: 'Daerah' },
  },
  statement: { inForce: (n: number) => `Pernyataan v${n} berlaku`, insert: 'Sisipkan', says: (what: string) => `Pernyataan ${what}` },
  compose: {
    title: 'Balas', as: (who: string, ch: string, how: string) => `Balas sebagai ${who} (${ch}, ${how})`, placeholder: 'Tulis balasan…',
    public: 'Publik', private: 'Pribadi (DM)', audience: 'Siapa yang membaca',     send: 'Kirim', sendAsk: 'Minta persetujuan', sendAnyway: 'Tetap kirim', sendKey: 'Ctrl+Enter', sending: 'Mengirim…',
    draftSaved: (at: string) => `Draf tersimpan ${at}`, draftLocal: 'Draf tersimpan di perangkat ini', draftSaving: 'Menyimpan draf…',
    newer: (at: string) => `Ada draf lebih baru dari perangkat lain (${at}).`, useNewer: 'Pakai', keepMine: 'Tetap pakai ini',
    findings: 'Pemeriksa kalimat', asks: 'Ada yang perlu dilihat. Tekan sekali lagi untuk tetap mengirim.',
    blocked: 'Belum bisa dikirim. Perbaiki dulu bagian yang ditandai.', finding: { hint: 'Saran', ask: 'Periksa', block: 'Harus diubah' },
    left: (n: number) => `${n} huruf lagi`, tooLong: (n: number) => `kelebihan ${n} huruf`,
    prepared: 'Kalimat siap', holding: 'Tanggapan sementara', noHolding: 'Belum ada tanggapan sementara yang terisi penuh untuk kasus ini.', again: 'Baca sekali lagi', held: (s: string) => `Terkirim dalam ${s}`, waiting: 'Diserahkan. Menunggu orang kedua.', byHand: 'Siap. Kirim sendiri lewat tautannya.',
    undone: 'Batal dikirim. Teksnya kembali ke sini.', offline: 'Menunggu jaringan. Dikirim begitu tersambung.', offlineCancel: 'Jangan kirim',
    phone: { holding: 'Dari HP hanya tanggapan sementara yang langsung terkirim; yang lain dibaca orang kedua.', drafts: 'Dari HP hanya menulis draf. Kirim dari komputer.' } as Record<string, string>, readOnly: 'Peran Anda membaca saja.', empty: 'Tulis dulu balasannya.', take: 'Kasus ini ikut Anda ambil.',   },
  reply: {
    approvedBy: (name: string) => `disetujui ${name}`, returnedBy: (name: string) => `Dikembalikan ${name}`,
    openLink: 'Buka tautan', copyText: 'Salin teks', markSent: 'Tandai terkirim', sentLink: 'Tautan balasan Anda', markedSent: 'Ditandai terkirim',
    byHandHelp: 'Salin teksnya, buka tautannya, tempel di sana, lalu tandai.', sentQuestion: 'Sudah terkirim?',
    unknownHelp: 'Sambungan putus saat mengirim. Lihat di kanalnya, lalu beri tahu kami.', yesSent: 'Ya, sudah', notSent: 'Belum, kirim lagi',
    retry: 'Kirim lagi', cancel: 'Batal kirim', rewrite: 'Tulis ulang', in: (s: string) => `terkirim dalam ${s}`, failure: 'Sebab',
    changedText: 'Diubah oleh orang kedua', tries: (n: number) => `${n} kali dicoba`, seeCase: 'Buka kasus', showDiff: 'Lihat perubahan', public: 'Publik', private: 'Pribadi',
  },
  approvals: {
    seeMany: 'Semua jawab banyak', title: 'Persetujuan', intro: 'Empat mata: balasan dibaca orang kedua sebelum terkirim.', empty: 'Tidak ada balasan yang menunggu.',
    waiting: 'Menunggu persetujuan', unknown: 'Belum pasti terkirim', byHand: 'Kirim sendiri', returned: 'Dikembalikan',
    asks: (name: string) => `${name} minta persetujuan`, customer: 'Pesan pelanggan', answer: 'Balasan', edited: 'Perubahan Anda',
    approve: 'Setujui', editApprove: 'Ubah lalu setujui', approveEdited: 'Setujui dengan perubahan', return: 'Kembalikan', remark: 'Catatan untuk penulis',
    remarkHelp: 'Sebut apa yang perlu diubah.', own: 'Ini tulisan Anda; orang lain yang menyetujui.', noRight: 'Peran Anda belum bisa menyetujui.',
    approved: 'Disetujui', returnedDone: 'Dikembalikan kepada penulis', tryPersona: 'Data contoh: jadilah orang kedua untuk mencobanya.',
    findings: 'Temuan pemeriksa kalimat', removedWord: 'dihapus', addedWord: 'ditambah',
  },
  problem: { // what other pages say of one; its own have dict/problems.ts
    title: 'Masalah serupa', number: (n: number) => `Masalah ${n}`, more: 'Tampilkan lagi', notThis: 'Bukan masalah ini', tookOut: 'Kasus dikeluarkan dari masalah ini', putIn: 'Masukkan ke masalah…', move: 'Pindahkan…',
  },
  settings: {
    title: 'Pengaturan', tabs: {
      people: 'Orang', sources: 'Sumber', access: 'Akun resmi', words: 'Kata dan kontak', prepared: 'Kalimat siap', departments: 'Bagian', policy: 'Kebijakan', roster: 'Jadwal jaga', alarm: 'Jalur alarm', ways: 'Panggilan saya', account: 'Akun saya', sample: 'Data contoh',
    },
    readOnly: 'Peran Anda hanya boleh melihat bagian ini.',
  },
  alarm: {
    wayName: { mail: 'Email', hook: 'Webhook', telegram: 'Telegram', push: 'Notifikasi browser' } satisfies Names<AlarmWay>,
    address: 'Alamat', secret: 'Kunci', up: 'Naikkan', down: 'Turunkan', unsaved: 'Ada perubahan yang belum disimpan.',
  },
  policy: { // of the case page; the page itself has dict/policy-id.ts
    version: (n: number) => `Kebijakan versi ${n}`, clause: (n: number) => `butir ${n}`, cite: (v: number, n: number) => `(Kebijakan v${v}, butir ${n})`, fourEyesOn: 'Balasan publik dibaca orang kedua sebelum terkirim.',
    clockComment: ['Komentar dijawab paling lambat dalam', '.'], clockChat: ['Chat dan DM dijawab paling lambat dalam', '.'], clockMarketplace: ['Chat lokapasar dijawab paling lambat dalam', '.'],
    clockReview: ['Ulasan dijawab paling lambat dalam', '.'], clockMail: ['Email dijawab paling lambat dalam', '.'],
    readAgain: ['Anda sendirian: balasan ditahan', ' untuk dibaca ulang.'], clockGrave: ['Pesan gawat dijawab paling lambat dalam', ', dari kanal mana pun.'], hours: ['Jam kerja kami dari', 'sampai', '.'],
  },
  login: {
    title: 'Masuk lagi', text: 'Sesi Anda berakhir. Masuk di sini; yang Anda tulis tetap aman.', email: 'Email', password: 'Kata sandi', submit: 'Masuk', wrong: 'Email atau kata sandi salah.', other: 'Masuk sebagai orang lain',
  },
  palette: { title: 'Perintah', placeholder: 'Ketik perintah atau nomor kasus', empty: 'Tidak ada yang cocok.', goCase: (n: string) => `Buka kasus ${n}`, },
  keys: { help: 'Daftar tombol', toggleTheme: 'Ganti terang/gelap' },
};

export type Dict = typeof id;
