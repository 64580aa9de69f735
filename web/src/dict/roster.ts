/** The words of the duty roster: they come with their part, not with the first load. */
import { computed } from '@preact/signals';
import { language } from './index';

const id = {
  intro: 'Urutan orang menentukan siapa berikutnya bila tidak ada yang jaga. Jam memakai zona tiap orang.', empty: 'Belum ada jadwal jaga.', emptyHelp: 'Tambahkan orang yang bisa dibangunkan, lalu atur jam jaganya.',
  now: 'Jaga sekarang', onDuty: (who: string) => `Sedang jaga: ${who}.`, nobody: 'Sekarang tidak ada yang bertugas.', standIn: (who: string) => `Bila ada alarm, ${who} yang dipanggil.`,
  noGaps: 'Tujuh hari ke depan selalu ada yang bertugas.', gap: (s: string) => `Tidak ada yang bertugas ${s}`, gapWeek: 'Tidak ada yang bertugas tujuh hari ke depan', moreGaps: (n: number) => `dan ${n} waktu kosong lagi`,
  gapHelp: 'Pada waktu kosong, alarm memanggil penjaga berikutnya.', wokenBy: 'Dibangunkan lewat', mailOnly: 'email akunnya saja', zone: 'Zona', noHours: 'Belum punya jam jaga: hanya dipanggil sebagai penjaga berikutnya.',
  days: 'hari jaga', from: 'mulai', to: 'sampai', nextDay: 'keesokan hari', tooLong: 'lebih dari 8 jam: lebih baik bergantian', removeHours: 'Hapus jam jaga', addHours: 'Tambah jam jaga', dates: 'Tanggal khusus', date: 'tanggal', dateWhat: 'libur atau jam lain', off: 'Libur', otherHours: 'Jam lain',
  addDate: 'Tambah tanggal khusus', removeDate: 'Hapus tanggal khusus', quiet: 'Jam tenang', quietBut: 'tetap bangunkan mulai tingkat', takeOut: 'Keluarkan dari jadwal', add: 'Tambah orang', save: 'Simpan jadwal', saved: 'Jadwal jaga tersimpan',
};
const en: typeof id = {
  intro: 'The order says who is next when nobody is on duty. Hours are in the zone of each person.', empty: 'There is no roster yet.', emptyHelp: 'Add people who may be woken, then set their hours.',
  now: 'On duty now', onDuty: (who) => `On duty: ${who}.`, nobody: 'Nobody is on duty now.', standIn: (who) => `An alarm would call ${who}.`,
  noGaps: 'Somebody is on duty all the next seven days.', gap: (s) => `Nobody is on duty ${s}`, gapWeek: 'Nobody is on duty in the next seven days', moreGaps: (n) => `and ${n} more gaps`,
  gapHelp: 'In a gap the alarm calls the next in line.', wokenBy: 'Woken by', mailOnly: 'the email of the account alone', zone: 'Zone', noHours: 'No hours yet: called only as the next in line.',
  days: 'days', from: 'from', to: 'to', nextDay: 'the next day', tooLong: 'more than 8 hours: better take turns', removeHours: 'Remove hours', addHours: 'Add hours', dates: 'Special dates', date: 'date', dateWhat: 'off or other hours', off: 'Off', otherHours: 'Other hours',
  addDate: 'Add a special date', removeDate: 'Remove a special date', quiet: 'Quiet hours', quietBut: 'wake all the same from level', takeOut: 'Take off the roster', add: 'Add a person', save: 'Save the roster', saved: 'Roster saved',
};
export const rosterWords = computed(() => (language.value === 'en' ? en : id));
