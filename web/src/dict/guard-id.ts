/** Words of Penjagaan: strikes, bans, guarded hiding, linked persons, competitors. */
import type { GuardKind, GuardReason, GuardRequest, LinkEvidence, Strike } from '../types';

type Names<K extends string> = Record<K, string>;

export const words = {
  title: 'Penjagaan', intro: 'Sembunyikan, hapus, lapor, dan blokir: selalu dengan alasan, orang kedua, dan salinan pesannya. Tanggap tidak bisa melakukannya sendiri; Anda yang melakukannya di kanalnya.',
  tabs: { open: 'Menunggu', own: 'Unggahan tak dikenal', watch: 'Dipantau', bans: 'Blokir', month: 'Per bulan', rivals: 'Pesaing' },
  kind: { hide: 'Sembunyikan', delete: 'Hapus', report: 'Laporkan ke kanal', ban: 'Blokir', takedown: 'Tarik unggahan sendiri' } as Names<GuardKind>,
  kindHelp: { hide: 'Tidak terlihat orang lain; bisa ditampilkan lagi. Pilih ini dulu.', delete: 'Hilang untuk selamanya.', report: 'Kanal yang memutuskan.', ban: '', takedown: '' } as Names<GuardKind>,
  reason: {
    spam: 'Spam', hate: 'SARA, ujaran kebencian', threat: 'Ancaman', scam: 'Penipuan', insult: 'Hinaan kepada orang', personal_data: 'Data pribadi orang lain', obscene: 'Pornografi atau judi', not_public: 'Bukan untuk umum', wrong_account: 'Salah akun: unggahan pribadi', wrong_fact: 'Isinya tidak benar', hurtful: 'Menyinggung, atau waktunya tidak tepat',
  } as Names<GuardReason>,
  state: { asked: 'Menunggu orang kedua', approved: 'Disetujui, tinggal dilakukan', refused: 'Ditolak', withdrawn: 'Ditarik', done: 'Sudah dilakukan', lifted: 'Dicabut', ended: 'Sudah dikembalikan' } as Names<GuardRequest['state']>,
  why: 'Alasan', whyPick: 'Pilih alasannya', whichMessage: 'Pesan yang mana', note: 'Catatan', noteHelp: 'Satu kalimat untuk orang kedua.', noteDelete: 'Mengapa menyembunyikan saja tidak cukup?', cancel: 'Batal',
  warning: 'Satu-satunya yang lebih buruk daripada mengabaikan adalah menghapus: pelanggan makin marah dan bercerita ke teman-temannya. Bila ada yang memotretnya, toko terlihat menutupi sesuatu.',
  warningRead: 'Saya sudah membaca ini', askDo: 'Minta persetujuan', asked: 'Diminta. Orang kedua memeriksanya di Penjagaan.',
  opinion: (c: string) => `Pesan ini ${c.toLowerCase()}. Pendapat dijawab, bukan ditegur, disembunyikan, atau diblokir. Bila golongannya keliru, ubah dulu; rekan lain yang menegur.`,
  notHidden: (c: string) => `Pesan ini ${c.toLowerCase()}: dijawab atau dibiarkan, bukan disembunyikan.`, noReason: 'Tidak ada alasan yang berlaku untuk pesan ini.',
  onlyPublic: 'Pesan pribadi tidak terlihat orang lain, jadi tidak perlu disembunyikan.', policyNever: 'Menurut kebijakan, komentar pelanggan di usaha ini tidak disembunyikan dan tidak dihapus.',
  limits: (ch: string) => `Di ${ch}`, limitHide: 'bisa disembunyikan', limitDelete: 'bisa dihapus', limitReport: 'bisa dilaporkan', limitNone: 'tidak bisa disembunyikan atau dihapus, hanya dilaporkan', limitLook: 'Lihat dulu di kanalnya: menunya bisa berubah.',
  // on the page of a case
  strikes: (n: number, of: number) => `Teguran: ${n} dari ${of}`, strikesNone: 'Belum ada teguran.', strikeGive: 'Beri teguran…', remove: 'Sembunyikan…', banAsk: 'Blokir…', linkAsk: 'Sambungkan akun…', more: 'Tindakan',
  strikeTitle: 'Beri teguran', strikeText: (days: string) => `Untuk perilaku, bukan pendapat. Isi pesannya disimpan sebagai bukti. Berlaku ${days} dan orangnya boleh mengajukan keberatan.`, strikeDo: 'Beri teguran', strikeDone: 'Teguran dicatat',
  strikeState: { given: 'berlaku', appealed: 'keberatan', kept: 'tetap berlaku', lifted: 'dicabut' } as Names<Strike['state']>, strikeOver: 'sudah lewat', by: (name: string) => `oleh ${name}`, until: (s: string) => `sampai ${s}`,
  appeal: 'Catat keberatan…', keep: 'Tetapkan…', lift: 'Cabut…', appealTitle: 'Catat keberatan', appealHelp: 'Tulis apa kata orangnya.', keepTitle: 'Teguran tetap berlaku', liftTitle: 'Cabut teguran', remark: 'Catatan', remarkHelp: 'Satu kalimat yang nanti menjelaskan.', appealed: (s: string) => `Kata orangnya: ${s}`, saved: 'Dicatat', ownStrike: 'Teguran ini Anda yang memberi; orang lain yang mencabut.',
  removeTitle: 'Sembunyikan atau hapus', way: 'Cara',
  banTitle: 'Blokir orang ini', banText: (n: number, of: number, days: string) => `Tegurannya ${n} dari ${of}. Blokir berlaku ${days}, disetujui orang kedua, lalu Anda lakukan sendiri di kanalnya.`, banShort: 'Tegurannya belum cukup: hanya pemilik yang boleh menyetujui, dengan alasan.', banDo: 'Blokir', banWhy: 'Mengapa tidak menunggu tegurannya cukup?',
  banned: (s: string) => `Diblokir sampai ${s}. Pesannya tetap masuk, tercatat di daftar spam, dan tidak membangunkan siapa pun.`,
  rivalWrote: (name: string) => `Pesaing ikut menulis di kasus ini: ${name}. Karena itu kasus ini didahulukan.`, rivalNamed: (name: string) => `Pesan di kasus ini menyebut pesaing: ${name}. Karena itu kasus ini didahulukan.`,
  accounts: 'Akun lain orang ini', alsoHere: (n: string) => `Riwayat dari semua akunnya (${n})`, unlink: 'Lepas', unlinked: 'Sambungan dilepas', linked: 'Disambungkan',
  linkTitle: 'Orang yang sama', linkText: 'Riwayat dan teguran digabung. Balasan tetap terkirim ke akun kasus ini sendiri; tidak ada tujuan yang berubah.', linkWho: 'Siapa', linkCase: 'Akun dari kasus lain', linkCaseNo: 'Nomor kasus', linkEvidence: 'Buktinya', linkDo: 'Sambungkan', linkHow: 'Dari mana Anda tahu?',
  evidence: { phone: 'Nomor telepon sama', mail: 'Email sama', order: 'Nomor pesanan sama', name: 'Nama sama', other: 'Hal lain' } as Names<LinkEvidence>,
  hint: 'Mungkin orang yang sama',
  // requests
  asks: (name: string, what: string) => `${name} minta: ${what.toLowerCase()}`, atCase: (n: number) => `Kasus ${n}`, original: 'Buka di kanal', copy: 'Salinan pesan', whole: 'utuh', notWhole: 'SALINAN BERUBAH', written: 'ditulis', shortBan: (n: number) => `Baru ${n} teguran: perlu persetujuan pemilik.`, passed: 'Pemilik mengizinkan sebelum tegurannya cukup.',
  approve: 'Setujui…', approveTitle: (what: string) => `Setujui: ${what.toLowerCase()}?`, approveText: 'Baca lagi pesannya. Apakah ini benar bukan kritik?', approveDo: 'Setujui', approved: 'Disetujui', refuse: 'Tolak…', refuseTitle: 'Tolak permintaan ini', refused: 'Ditolak', withdraw: 'Tarik permintaan', withdrawn: 'Permintaan ditarik',
  done: { hide: 'Sudah saya sembunyikan', delete: 'Sudah saya hapus', report: 'Sudah saya laporkan', ban: 'Sudah saya blokir', takedown: 'Sudah saya tarik' } as Names<GuardKind>, doneTitle: 'Sudah dilakukan di kanalnya?', doneText: 'Tandai hanya bila benar sudah. Sesudah ini Tanggap memantau reaksinya selama 72 jam.', doneBan: 'Tandai hanya bila benar sudah.', doneSaved: 'Dicatat',
  undone: { hide: 'Sudah saya tampilkan lagi', ban: 'Sudah saya buka blokirnya' } as Record<string, string>, undoneTitle: 'Sudah dikembalikan di kanalnya?',
  liftBan: 'Cabut blokir…', liftBanTitle: 'Cabut blokir', ownAsk: 'Ini permintaan Anda; orang lain yang memutuskan.', wait: (s: string) => `Jeda untuk berpikir lagi: bisa dilakukan ${s}.`,
  steps: {
    hide: ['Buka pesannya di kanal.', 'Pilih menu pesan, lalu sembunyikan.', 'Kembali ke sini dan tandai.'], delete: ['Buka pesannya di kanal.', 'Pilih menu pesan, lalu hapus.', 'Kembali ke sini dan tandai.'],
    report: ['Buka pesannya di kanal.', 'Pilih laporkan, dengan alasan yang sama.', 'Kembali ke sini dan tandai.'], ban: ['Buka profil orangnya di kanal.', 'Pilih blokir.', 'Kembali ke sini dan tandai.'], takedown: ['Buka unggahannya di kanal.', 'Hapus unggahannya, lalu pasang kalimat koreksinya.', 'Kembali ke sini dan tandai.'],
  } as Record<GuardKind, string[]>, stepsTitle: 'Cara melakukannya',
  watching: (s: string) => `Dipantau sampai ${s}`, watched: 'Pemantauan 72 jam selesai', ofAuthor: (n: number) => `${n} pesan marah baru dari orangnya`, ofProblem: (n: number) => `${n} pesan marah baru tentang masalah yang sama`, calm: 'Belum ada reaksi.',
  over: 'Masa blokirnya habis: buka blokirnya di kanal.', overTitle: 'Masanya habis', inForce: 'Berlaku',
  emptyOpen: 'Tidak ada yang menunggu.', emptyWatch: 'Tidak ada yang dipantau.', emptyBans: 'Tidak ada yang diblokir.', emptyMonth: 'Tidak ada yang disembunyikan, dihapus, atau diblokir pada bulan itu.', moreRows: 'Muat lagi',
  month: 'Bulan', monthSums: { hidden: 'Disembunyikan', deleted: 'Dihapus', reported: 'Dilaporkan', banned: 'Diblokir', taken_down: 'Unggahan sendiri ditarik' }, monthPassed: (n: number) => `${n} blokir sebelum tegurannya cukup, atas izin pemilik.`, monthOwner: 'Daftar bulanan dilihat pemilik dan admin.',
  rivalsIntro: 'Bila salah satu akun ini menulis di bawah keluhan kepada kita, atau disebut dalam keluhan, kasusnya didahulukan.', rivalHandle: 'Akun', rivalHelp: 'Misalnya @tokosebelah', rivalName: 'Nama', rivalAdd: 'Tambah pesaing', rivalNone: 'Belum ada akun pesaing.', rivalAdded: 'Pesaing ditambah', rivalRemove: (s: string) => `Hapus ${s}`, rivalRemoved: 'Pesaing dihapus', rivalDo: 'Hapus dari daftar',
  // our own posts
  takedown: 'Tarik…', takedownAsk: 'Tarik unggahan kita…', takedownTitle: 'Tarik unggahan sendiri', takedownApprove: 'Baca unggahan dan kalimat koreksinya. Apakah kalimat itu jujur dan cukup?',
  takedownWarning: 'Orang mungkin sudah memotretnya. Ditarik diam-diam, usaha terlihat menutupi sesuatu. Katakan apa yang terjadi, lalu tarik.',
  correction: 'Kalimat koreksi', correctionHelp: 'Satu kalimat jujur yang tampil sebagai gantinya.', correctionWrite: 'Tulis di kasusnya',
  honest: { wrong_account: 'Mohon maaf, unggahan tadi bersifat pribadi dan terpasang di akun ini karena keliru. Sudah kami tarik.', wrong_fact: 'Unggahan kami tadi memuat keterangan yang keliru. Sudah kami tarik dan keterangan yang benar kami sampaikan di sini.', hurtful: 'Unggahan kami tadi menyinggung dan tidak pantas. Sudah kami tarik. Kami mohon maaf.', hate: 'Unggahan tadi menyakiti orang dan bukan sikap kami. Sudah kami tarik. Kami mohon maaf.', threat: 'Unggahan tadi tidak pantas dan bukan sikap kami. Sudah kami tarik. Kami mohon maaf.', insult: 'Kata-kata kami tadi tidak pantas. Sudah kami tarik. Kami mohon maaf.', personal_data: 'Unggahan tadi memuat data pribadi orang lain. Sudah kami tarik. Kami mohon maaf kepada yang bersangkutan.', not_public: 'Unggahan tadi belum untuk umum dan sudah kami tarik. Kabar resminya menyusul.' } as Partial<Record<GuardReason, string>>,
  ownIntro: 'Yang tampil di akun kita dan tidak dikirim dari Tanggap. Mungkin unggahan pribadi yang terselip, atau akun dipakai orang lain.', ownFound: 'Tidak dikirim dari sini', ownNone: 'Tidak ada unggahan tak dikenal.', ownPast: 'Yang sudah diputuskan', ownSecret: 'Bagian dari kasus tertutup.',
  ownOurs: 'Ini memang kami', ownOursTitle: 'Unggahan ini memang dari kita?', ownOursText: 'Tandai hanya bila Anda tahu siapa yang memasangnya.', ownOursHelp: 'Misalnya siapa yang mengunggah, dan dari mana.', ownOursDone: 'Dicatat sebagai unggahan kita', ownAsked: 'Sudah diminta ditarik, lihat di', ownWasOurs: 'Memang dari kita', ownTaken: 'Ditarik',
  approvalsLink: 'Sembunyikan, hapus, blokir', days: (n: number) => `${n} hari`,
};
export type GuardWords = typeof words;
