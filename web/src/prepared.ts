/** Prepared texts for customers. They are in Indonesian whatever the desk speaks; what stands in
 *  braces and is not known stays for the writer to fill, and the sentence checker asks for it. */
export interface Prepared { title: string; text: string }

const texts: Prepared[] = [
  { title: 'Tanggapan sementara', text: 'Halo {sapaan} {nama}, terima kasih sudah memberi tahu kami. Mohon menunggu, kami sedang mengecek kejadian ini. Kabar berikutnya kami sampaikan paling lambat pukul {jam} {zona}. – {admin}' },
  { title: 'Penyebab belum diketahui', text: 'Kami sudah mengetahui kejadian di {tempat} pada {tanggal}. Penyebabnya belum kami pastikan, jadi kami belum mau menduga. Kabar berikutnya pukul {jam} {zona} di akun ini.' },
  { title: 'Lanjut ke jalur pribadi', text: 'Agar datanya aman, boleh kami lanjutkan lewat DM? Hasilnya nanti kami kabarkan juga di sini.' },
  { title: 'Maaf baru terbalas', text: 'Maaf {sapaan}, pesan ini baru kami balas setelah {lama}. Itu kelalaian kami. Apakah masih bisa kami bantu?' },
  { title: 'Jawaban untuk banyak orang', text: 'Beberapa dari Kakak mengeluhkan {masalah}. Benar, ini terjadi pada {rentang}. Yang kami lakukan: {tindakan}. Yang bisa Kakak lakukan: {langkah}. Kabar berikutnya pukul {jam} {zona}.' },
  { title: 'Maaf tulus', text: 'Halo {sapaan} {nama}. Yang terjadi: {kejadian}. Kami minta maaf kepada {sapaan} atas {kerugian}. Kami {tindakan} paling lambat {waktu}. Bila ada yang lain, hubungi kami di {jalur}. – {admin}' },
  { title: 'Pamit sopan', text: 'Kami sudah {upaya}. Bila suatu saat {sapaan} ingin melanjutkan, hubungi {jalur}, sebutkan nomor {kasus}.' },
];

export interface Known { name: string | null; admin: string; zone: string; caseId: number }

export function prepared(known: Known): Prepared[] {
  const values: Record<string, string> = { sapaan: 'Kak', admin: known.admin, zona: known.zone, kasus: String(known.caseId) };
  if (known.name) values.nama = known.name;
  return texts.map(({ title, text }) => ({ title, text: text.replace(/\{(\w+)\}/g, (all, word: string) => values[word] ?? all) }));
}
