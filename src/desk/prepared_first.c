/* The set every brand begins with: what a shop says most, in the order of a conversation. Each is
 * one thing said like a person, promises the next word and no more, admits nothing before it is
 * known, and passes the sentence checker (prepared_test.c). */
#include "desk/prepared.h"

const PreparedFirst prepared_first[] = {
    { PREPARED_HOLDING,
      { "Tanggapan sementara", "Holding answer" },
      { "Halo {sapaan} {nama}, terima kasih sudah memberi tahu kami. Mohon menunggu, kami sedang "
        "mengecek kejadian ini. Kabar berikutnya kami sampaikan paling lambat pukul {jam} {zona}. "
        "– {admin}",
        "Hello {nama}, thank you for telling us. We are checking what happened and will write "
        "again here by {jam} {zona}. – {admin}" } },
    { PREPARED_HOLDING_UNKNOWN_CAUSE,
      { "Penyebab belum diketahui", "Cause not known yet" },
      { "Halo {sapaan} {nama}, laporan tanggal {tanggal} tentang kejadian di {tempat} sudah kami "
        "terima. Penyebabnya belum kami pastikan, jadi kami belum mau menduga. Kabar berikutnya "
        "pukul {jam} {zona} di akun ini. – {admin}",
        "Hello {nama}, we have your report of {tanggal} about {tempat}. We do not know the cause "
        "yet and would rather not guess. We will write again here by {jam} {zona}. – {admin}" } },
    { PREPARED_TO_PRIVATE,
      { "Lanjut ke jalur pribadi", "Move to private" },
      { "Halo {sapaan} {nama}, agar datanya aman, boleh kami lanjutkan lewat DM? Hasilnya nanti "
        "kami kabarkan juga di sini. – {admin}",
        "Hello {nama}, to keep your details safe, may we continue in a private message? We will "
        "write the outcome here, too. – {admin}" } },
    { PREPARED_LATE,
      { "Maaf baru terbalas", "Sorry for the late answer" },
      { "Maaf {sapaan} {nama}, pesan ini baru kami balas setelah {lama}. Seharusnya kami menjawab "
        "lebih cepat. Apakah masih bisa kami bantu? – {admin}",
        "Sorry {nama}, it took us {lama} to answer you. It should have been faster. Can we still "
        "help? – {admin}" } },
    { PREPARED_MANY,
      { "Jawaban untuk banyak orang", "Answer to many" },
      { "Beberapa dari Kakak mengeluhkan {masalah}. Benar, ini terjadi pada {rentang}. Yang kami "
        "lakukan: {tindakan}. Yang bisa Kakak lakukan: {langkah}. Kabar berikutnya pukul {jam} "
        "{zona}. – {admin}",
        "Several of you told us about {masalah}. It is true, it happened {rentang}. What we do: "
        "{tindakan}. What you can do: {langkah}. We will write again by {jam} {zona}. "
        "– {admin}" } },
    { PREPARED_APOLOGY,
      { "Maaf tulus", "A sincere apology" },
      { "Halo {sapaan} {nama}. Yang terjadi: {kejadian}. Kami minta maaf atas {kerugian}. Kami "
        "{tindakan} paling lambat {waktu}. Bila ada yang lain, hubungi kami di {jalur}. – {admin}",
        "Hello {nama}. What happened: {kejadian}. We are sorry for {kerugian}. We {tindakan} by "
        "{waktu}. If there is anything else, contact us at {jalur}. – {admin}" } },
    { PREPARED_FAREWELL,
      { "Pamit sopan", "A polite farewell" },
      { "Kami sudah {upaya}. Bila suatu saat ingin dilanjutkan, hubungi {jalur} dan sebutkan "
        "nomor {kasus}. – {admin}",
        "We have {upaya}. If you would like to go on some day, write to {jalur} and mention "
        "number {kasus}. – {admin}" } },
    { PREPARED_THANKS,
      { "Terima kasih", "Thank you" },
      { "Terima kasih banyak {sapaan} {nama}, kata-katanya menyemangati kami. Kami sampaikan ke "
        "teman-teman yang melayani. – {admin}",
        "Thank you, {nama}, your words cheer us up. We will pass them on to the people who served "
        "you. – {admin}" } },
    { PREPARED_QUESTION,
      { "Jawaban pertanyaan", "Answer to a question" },
      { "Halo {sapaan} {nama}, terima kasih sudah bertanya. {jawaban} Kalau ada yang kurang jelas, "
        "tanyakan saja di sini. – {admin}",
        "Hello {nama}, thank you for asking. {jawaban} If something is not clear, just ask here. "
        "– {admin}" } },
    { PREPARED_WAITING_TIME,
      { "Masih antre", "Still in the queue" },
      { "Halo {sapaan} {nama}, maaf menunggu. Pesan yang masuk sedang banyak dan kami jawab satu "
        "per satu. Kami balas kira-kira pukul {jam} {zona}. – {admin}",
        "Hello {nama}, sorry for the wait. Many people are writing and we answer one by one. Your "
        "turn comes at about {jam} {zona}. – {admin}" } },
    { PREPARED_AT_RISK,
      { "Untuk yang sedang berat", "For somebody in distress" },
      { "Halo {sapaan} {nama}, terima kasih sudah bercerita. Kami ikut khawatir. Apakah sekarang "
        "aman? Boleh kami hubungi lewat pesan pribadi? Kalau keadaannya mendesak, mohon hubungi "
        "112 atau orang terdekat. – {admin}",
        "Hello {nama}, thank you for telling us. We are worried and would like to know that you "
        "are safe. May we write to you privately now? If it is urgent, please call 112 or "
        "somebody close to you. – {admin}" } },
    { PREPARED_OTHER,
      { "Tawaran bantuan", "Offer of help" },
      { "Halo {sapaan} {nama}, ada yang bisa kami bantu? Ceritakan saja kejadiannya dan kapan, "
        "nanti kami cek dan kabari lagi di sini. – {admin}",
        "Hello {nama}, can we help? Tell us what happened and when; we will check and write again "
        "here. – {admin}" } },
};
const size_t prepared_first_count = COUNT(prepared_first);
