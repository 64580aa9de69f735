/** The words of Persetujuan: they come with its part, not with the first load. */
import { computed } from '@preact/signals';
import { language } from './index';

const id = {
  seeMany: 'Semua jawab banyak', title: 'Persetujuan', intro: 'Empat mata: balasan dibaca orang kedua sebelum terkirim.', empty: 'Tidak ada balasan yang menunggu.',
  waiting: 'Menunggu persetujuan', unknown: 'Belum pasti terkirim', byHand: 'Kirim sendiri', returned: 'Dikembalikan',
  asks: (name: string) => `${name} minta persetujuan`, customer: 'Pesan pelanggan', answer: 'Balasan', edited: 'Perubahan Anda',
  approve: 'Setujui', editApprove: 'Ubah lalu setujui', approveEdited: 'Setujui dengan perubahan', return: 'Kembalikan', remark: 'Catatan untuk penulis',
  remarkHelp: 'Sebut apa yang perlu diubah.', own: 'Ini tulisan Anda; orang lain yang menyetujui.', noRight: 'Peran Anda belum bisa menyetujui.',
  approved: 'Disetujui', returnedDone: 'Dikembalikan kepada penulis', tryPersona: 'Data contoh: jadilah orang kedua untuk mencobanya.',
  findings: 'Temuan pemeriksa kalimat',
};
const en: typeof id = {
  seeMany: 'All answers to many', title: 'Approvals', intro: 'Four eyes: a second person reads a reply before it leaves.', empty: 'No reply waits.', waiting: 'Waiting for approval', unknown: 'Not certain', byHand: 'Send yourself', returned: 'Returned', asks: (name) => `${name} asks for approval`, customer: 'Message of the customer', answer: 'Reply', edited: 'Your changes',
  approve: 'Approve', editApprove: 'Edit, then approve', approveEdited: 'Approve with changes', return: 'Return', remark: 'Remark for the writer', remarkHelp: 'Say what should change.', own: 'You wrote this; someone else approves it.', noRight: 'Your role cannot approve.', approved: 'Approved', returnedDone: 'Returned to the writer', tryPersona: 'Sample: be the second person to try it.',
  findings: 'Findings of the sentence checker',
};
export const approvalWords = computed(() => (language.value === 'en' ? en : id));
