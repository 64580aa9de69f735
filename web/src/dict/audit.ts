/** The words of the audit log: they come with their part, not with the first load. */
import { computed } from '@preact/signals';
import { language } from './index';

const id = {
  title: 'Log audit', intro: 'Setiap tindakan, siapa, kapan. Baris tidak bisa diubah; setiap baris mengunci baris sebelumnya.', who: 'Siapa', object: 'Objek', number: 'Nomor', any: 'Siapa saja', anyObject: 'Semua', act: 'Tindakan', at: 'Waktu', detail: 'Rincian',
  seal: 'Segel', check: 'Periksa', checking: 'Memeriksa…', whole: (n: string) => `Utuh. ${n} baris diperiksa.`, broken: (n: number) => `Rusak mulai baris ${n}.`, csv: 'Unduh CSV', empty: 'Belum ada catatan.', chain: 'Rantai segel', unchecked: 'Belum diperiksa pada kunjungan ini.',
  objects: {
    case: 'kasus', reply: 'balasan', source: 'sumber', staff: 'orang', policy: 'kebijakan', word: 'kata', department: 'bagian', referral: 'disposisi', solution: 'penyelesaian', knowledge: 'Buku pintar', problem: 'masalah', incident: 'kejadian', verdict: 'vonis', alarm: 'alarm', brand: 'usaha', import: 'impor',
  } as Record<string, string>,
  acts: {
    'case.classify': 'menggolongkan', 'case.reread': 'koreksinya mengubah golongan kasus serupa', 'case.take': 'mengambil kasus', 'case.release': 'melepas kasus', 'case.ignore': 'mengabaikan',
    'case.watch': 'memantau', 'case.snooze': 'menunda', 'case.spam': 'menandai spam', 'case.done': 'menyelesaikan',
    'problem.change': 'mengubah masalah', 'problem.merge': 'menggabungkan masalah', 'problem.unmerge': 'membatalkan penggabungan masalah', 'problem.split': 'memisahkan masalah', 'problem.put': 'memindahkan ke/dari masalah',
    'case.reopen': 'membuka lagi', 'case.note': 'mencatat', 'reply.create': 'menyerahkan balasan', 'reply.approve': 'menyetujui balasan',
    'reply.return': 'mengembalikan balasan', 'reply.cancel': 'membatalkan balasan', 'reply.mark_sent': 'menandai terkirim', 'reply.not_sent': 'menyatakan belum terkirim',
    'reply.retry': 'mengirim lagi', 'reply.try': 'mengirim balasan', 'intake.batch': 'menerima pesan', 'import.begin': 'mulai mengimpor',
    'import.resume': 'melanjutkan impor', 'import.end': 'selesai mengimpor', 'policy.change': 'menerbitkan kebijakan', 'alarm.set': 'mengubah jalur alarm',
    'alarm.test': 'menguji alarm', 'alarm.monthly': 'memulai uji alarm bulanan', 'alarm.monthly_good': 'menyelesaikan uji alarm bulanan', 'alarm.monthly_bad': 'menemukan panggilan gagal pada uji bulanan', 'alarm.holding': 'mengubah tanggapan sementara',
    'alarm.answered': 'mengirim tanggapan sementara dari halaman alarm', 'roster.set': 'mengubah jadwal jaga', 'wake.add': 'menambah cara dibangunkan', 'wake.remove': 'menghapus cara dibangunkan', 'alarm.called': 'memanggil', 'alarm.failed': 'gagal memanggil', 'alarm.opened': 'panggilan dibuka',
    'verdict.level': 'mengubah tingkat vonis', 'verdict.decide': 'memutuskan vonis', 'verdict.decision_end': 'keputusan vonis berakhir', 'verdict.cause': 'menulis sebab', 'incident.open': 'membuka kejadian', 'incident.raise': 'menaikkan tingkat kejadian', 'incident.take': 'menangani kejadian',
    'incident.watch': 'memantau kejadian', 'incident.lapse': 'penanganan lewat waktu', 'incident.awake': 'kejadian dinilai lagi', 'incident.end': 'mengakhiri kejadian',
    'incident.over': 'kejadian mereda', 'source.create': 'menambah sumber', 'source.update': 'mengubah sumber', 'word.add': 'menambah kata',
    'word.remove': 'menghapus kata', 'department.set': 'mengatur bagian', 'staff.setup': 'menyiapkan meja', 'staff.invite': 'mengundang', 'staff.join': 'bergabung',
    'contact.set': 'mengatur orang bagian', 'knowledge.set': 'menulis di Buku pintar', 'knowledge.remove': 'menghapus dari Buku pintar', 'case.call': 'mencatat telepon', 'case.visit': 'mencatat kunjungan', 'case.close_off': 'menjadikan kasus tertutup', 'case.open_up': 'membuka kasus untuk semua', 'case.opened': 'membuka kasus tertutup', 'demand.decide': 'memutuskan tuntutan', 'demand.ask': 'minta persetujuan tuntutan', 'demand.approve': 'menyetujui tuntutan', 'demand.return': 'mengembalikan tuntutan', 'demand.carry_out': 'melaksanakan tuntutan', 'solution.set': 'mengatur pilihan penyelesaian', 'solution.remove': 'menghapus pilihan penyelesaian', 'referral.make': 'mendisposisikan', 'referral.take': 'bagian mengerjakan', 'referral.answer': 'menjawab disposisi', 'referral.return': 'bagian mengembalikan', 'referral.withdraw': 'menarik disposisi', 'referral.remind': 'mengingatkan bagian', 'referral.overdue': 'disposisi lewat waktu', 'referral.mailed': 'mengirim email ke bagian', 'referral.unmailed': 'gagal mengirim email ke bagian',
    'staff.role': 'mengubah peran', 'staff.end': 'menghentikan akses', 'staff.password': 'mengganti kata sandi', 'session.begin': 'masuk',
    'session.end': 'keluar', 'session.act_as': 'berganti peran contoh', 'brand.create': 'membuat usaha', 'brand.remove': 'menghapus usaha',
  } as Record<string, string>,
};
const en: typeof id = {
  title: 'Audit log', intro: 'Every act, who and when. Rows cannot be changed; each locks the one before.', who: 'Who', object: 'Object', number: 'Number', any: 'Anybody', anyObject: 'All', act: 'Act', at: 'Time', detail: 'Detail', seal: 'Seal', check: 'Check', checking: 'Checking…', whole: (n) => `Whole. ${n} rows checked.`, broken: (n) => `Broken from row ${n}.`, csv: 'Download CSV', empty: 'No rows yet.', chain: 'Chain of seals', unchecked: 'Not checked during this visit.',
  objects: {
    case: 'case', reply: 'reply', source: 'source', staff: 'person', policy: 'policy', word: 'word', department: 'department', referral: 'question to a department', solution: 'solution', knowledge: 'answer book', problem: 'problem', incident: 'incident', verdict: 'verdict', alarm: 'alarm', brand: 'business', import: 'import',
  },
  acts: {
    'case.classify': 'classified', 'case.reread': 'a correction changed the class of a case like it', 'case.take': 'took a case', 'case.release': 'released a case', 'case.ignore': 'ignored',
    'case.watch': 'watches', 'case.snooze': 'snoozed', 'case.spam': 'marked as spam', 'case.done': 'finished',
    'problem.change': 'changed a problem', 'problem.merge': 'joined problems', 'problem.unmerge': 'took a join of problems back', 'problem.split': 'split a problem', 'problem.put': 'moved in or out of a problem',
    'case.reopen': 'opened again', 'case.note': 'noted', 'reply.create': 'handed in a reply', 'reply.approve': 'approved a reply',
    'reply.return': 'returned a reply', 'reply.cancel': 'cancelled a reply', 'reply.mark_sent': 'marked as sent', 'reply.not_sent': 'said it was not sent',
    'reply.retry': 'sent again', 'reply.try': 'sent a reply', 'intake.batch': 'took messages in', 'import.begin': 'began an import',
    'import.resume': 'resumed an import', 'import.end': 'finished an import', 'policy.change': 'published a policy', 'alarm.set': 'changed the alarm path',
    'alarm.test': 'tested the alarm', 'alarm.monthly': 'began the monthly alarm test', 'alarm.monthly_good': 'finished the monthly alarm test', 'alarm.monthly_bad': 'found failed calls in the monthly test', 'alarm.holding': 'changed the holding answer',
    'alarm.answered': 'sent the holding answer from the alarm page', 'roster.set': 'changed the roster', 'wake.add': 'added a way to be woken', 'wake.remove': 'removed a way to be woken', 'alarm.called': 'called', 'alarm.failed': 'failed to call', 'alarm.opened': 'a call was opened',
    'verdict.level': 'changed the verdict', 'verdict.decide': 'decided on the verdict', 'verdict.decision_end': 'a decision ended', 'verdict.cause': 'wrote the cause', 'incident.open': 'opened an incident', 'incident.raise': 'raised an incident', 'incident.take': 'took an incident',
    'incident.watch': 'watches an incident', 'incident.lapse': 'the handling lapsed', 'incident.awake': 'judges an incident again', 'incident.end': 'ended an incident',
    'incident.over': 'the incident calmed down', 'source.create': 'added a source', 'source.update': 'changed a source', 'word.add': 'added a word',
    'word.remove': 'removed a word', 'department.set': 'set departments', 'staff.setup': 'set the desk up', 'staff.invite': 'invited', 'staff.join': 'joined',
    'contact.set': 'set the person of a department', 'knowledge.set': 'wrote into the answer book', 'knowledge.remove': 'removed from the answer book', 'case.call': 'wrote down a call', 'case.visit': 'wrote down a visit', 'case.close_off': 'made a case confidential', 'case.open_up': 'opened a case to all', 'case.opened': 'opened a confidential case', 'demand.decide': 'decided a demand', 'demand.ask': 'asked for approval of a demand', 'demand.approve': 'approved a demand', 'demand.return': 'returned a demand', 'demand.carry_out': 'carried a demand out', 'solution.set': 'set a solution', 'solution.remove': 'removed a solution', 'referral.make': 'handed to a department', 'referral.take': 'a department is on it', 'referral.answer': 'answered for a department', 'referral.return': 'a department gave back', 'referral.withdraw': 'withdrew a question', 'referral.remind': 'reminded a department', 'referral.overdue': 'a department is overdue', 'referral.mailed': 'mailed a department', 'referral.unmailed': 'could not mail a department',
    'staff.role': 'changed a role', 'staff.end': 'ended an access', 'staff.password': 'changed the password', 'session.begin': 'signed in',
    'session.end': 'signed out', 'session.act_as': 'changed the sample role', 'brand.create': 'made a business', 'brand.remove': 'removed a business',
  },
};

export const auditWords = computed(() => (language.value === 'en' ? en : id));
