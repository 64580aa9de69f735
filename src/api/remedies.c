/* What is wrong with an input, as a word that stays and in Indonesian. A row names a sentence of
 * the layers below by the format it was raised with, so that no place that raises one knows of
 * this table; tools/lint.py compares them. {0}, {1} are what the format was filled with. */
#include "api/remedies.h"

#include <inttypes.h>
#include <string.h>

static const struct Remedy {
    const char *format, *code, *text;
} remedies[] = {
    { "is not a known field; leave it out", "unknown_field",
      "Isian ini tidak dikenal. Hilangkan." },
    { "is set by the server; leave it out", "set_by_server",
      "Isian ini diisi oleh server. Hilangkan." },
    { "is required", "required", "Wajib diisi." },
    { "is needed: what it is about, in a few words", "name_needed",
      "Wajib diisi: tentang apa ini, dalam beberapa kata." },
    { "must be 15, 30 or 60", "drill_length", "Pilih 15, 30, atau 60 menit." },
    { "must be 1, 2 or 4", "drill_speed", "Pilih kecepatan 1, 2, atau 4 kali." },
    { "is none of the packs there are", "drill_pack",
      "Skenario itu tidak ada. Pilih dari daftar." },
    { "must be one of: %s, ...", "one_of_many", "Pilih salah satu: {0}, …" },
    { "must be one of: %s", "one_of", "Pilih salah satu: {0}." },
    { "must be a time between the years 1601 and 9999", "time_out_of_range",
      "Waktunya harus antara tahun 1601 dan 9999." },
    { "must be at most %zu bytes long", "too_long", "Terlalu panjang: paling banyak {0} bita." },
    { "must be UTF-8 text without NUL characters", "not_text",
      "Ada karakter yang tidak dapat dibaca. Ketik ulang teksnya." },
    { "must not be null", "not_null", "Tidak boleh kosong." },
    { "must have at most %zu items", "too_many", "Terlalu banyak: paling banyak {0}." },
    { "is given twice", "given_twice", "Ditulis dua kali. Cukup sekali." },
    { "is given twice in one object", "given_twice_inside", "Ditulis dua kali. Cukup sekali." },
    { "must be a list", "not_list", "Harus berupa daftar." },
    { "must not be an object or a list", "not_single", "Harus satu nilai saja." },
    { "is too short: at least %d characters", "secret_short",
      "Terlalu pendek: paling sedikit {0} karakter." },
    { "is too short: at least %d characters, best made by a program", "secret_weak",
      "Terlalu pendek: paling sedikit {0} karakter, sebaiknya dibuat oleh program." },
    { "is not the start code of this installation", "start_code",
      "Kode awal salah. Lihat di layar tempat Tanggap dijalankan." },
    { "is needed as a header: the version of the case you saw", "version_needed",
      "Versi kasus belum disebut. Muat ulang halaman." },
    { "is not a version of a case: \"v\" and its number", "version_wrong",
      "Versi kasus tidak dikenal. Muat ulang halaman." },
    { "is not one this list gave", "cursor", "Daftarnya sudah berubah. Muat ulang halaman." },
    { "is empty: give the business a name", "business_name", "Nama usaha masih kosong." },
    { "must be later than the start of the working day", "hours_order",
      "Jam tutup harus sesudah jam buka." },
    { "the public closing note needs the customer's yes: ask first", "note_unasked",
      "Catatan penutup di publik perlu izin pelanggan. Tanyakan dulu." },
    { "this solution is offered by others: ask the %s", "solution_role",
      "Penyelesaian ini ditawarkan oleh peran lain. Minta {0}." },
    { "this amount is above what your role may give in one case", "above_limit",
      "Jumlah ini di atas batas wewenang Anda untuk satu kasus." },
    { "this case has an open promise: keep it, or drop it with a reason, first", "promise_open",
      "Masih ada janji terbuka di kasus ini. Tepati dulu, atau lepaskan dengan alasan." },
    { "says sorry without an act and its time: say what you do and by when", "apology_bare",
      "Maaf saja belum cukup. Sebut apa yang kami lakukan dan paling lambat kapan." },
    { "read and sign the policy first", "unsigned",
      "Baca dan tandatangani kebijakannya dulu, di Pengaturan, bagian Kebijakan." },
    { "say first what the message is: confirm or change its class", "unclassified",
      "Pastikan dulu golongan pesan ini, lalu balas." },
    { "somebody who may be in danger is never ignored", "at_risk",
      "Orang yang mungkin dalam bahaya tidak boleh diabaikan. Jawablah dengan lembut." },
    { "a private message is never ignored: answer it or close it", "private_ignored",
      "Pesan pribadi tidak diabaikan. Jawab, atau tandai selesai dengan alasan." },
    { "this class is not one that may be ignored: change the class first if it is wrong",
      "class_ignored", "Golongan ini harus dijawab. Bila golongannya keliru, ubah dulu." },
    { "a grave message is never ignored", "grave_ignored", "Pesan gawat tidak boleh diabaikan." },
    { "a matter of this kind (%s) cannot wait: answer", "not_watched",
      "Hal seperti ini tidak bisa sekadar dipantau. Jawab sekarang." },
    { "admitting a fault needs the word of a higher role: %s", "admission_role",
      "Pengakuan salah harus dikirim oleh peran yang lebih tinggi. Minta pemilik membacanya." },
    { "is more than %lld hours later: divide the turn", "shift_long",
      "Satu giliran paling lama {0} jam. Bagi gilirannya." },
    { "a trace is shown for %lld days only", "trace_old",
      "Jejak asal hanya ditampilkan sampai {0} hari ke belakang." },
    { "must be later than the start of the Friday break", "friday_order",
      "Istirahat Jumat harus selesai sesudah mulai." },
    { "knows no such name: %.40s", "name_unknown", "Nama ini tidak dikenal: {0}." },
    { "knows no such rule: %.40s", "rule_unknown", "Aturan ini tidak dikenal: {0}." },
    { "knows no such channel: %.40s", "channel_unknown", "Kanal ini tidak dikenal: {0}." },
    { "%.20s is no day: write 2026-12-25", "day_wrong",
      "{0} bukan tanggal. Tulis seperti 2026-12-25." },
    { "%.40s always blocks: it cannot be made softer", "rule_fixed",
      "Aturan {0} selalu menahan dan tidak dapat dilunakkan." },
    { "must rise with the role: writer, approver, admin", "limits_order",
      "Batasnya harus naik menurut peran: penulis, pemeriksa, admin." },
    { "must be approver, admin or owner", "role_high",
      "Pilih pemeriksa, admin, atau pemilik." },
    { "cannot hold %s: such a message gets an answer", "class_answered",
      "Golongan {0} selalu harus dijawab, jadi tidak boleh diabaikan." },
    { "is not one that is known: delivery, packaging, quality, ...", "subject_unknown",
      "Topik ini tidak dikenal. Pilih dari daftar." },
    { "is not one that is known: refund, replacement, apology, ...", "demand_unknown",
      "Tuntutan ini tidak dikenal. Pilih dari daftar." },
    { "is empty: write what colleagues should know", "note_empty",
      "Catatannya masih kosong. Tulis yang perlu diketahui rekan." },
    { "is needed: one sentence that explains it later", "reason_needed",
      "Tulis alasannya dalam satu kalimat, supaya nanti jelas." },
    { "must be a time within the next %lld hours", "time_within",
      "Pilih waktu dalam {0} jam ke depan." },
    { "is needed: how did this complaint end?", "outcome_needed",
      "Pilih bagaimana keluhan ini berakhir." },
    { "are needed: what was tried, one a line", "attempts_needed",
      "Tulis apa saja yang sudah diupayakan, satu per baris." },
    { "is needed: this was said in public and nobody answered in public", "reason_not_public",
      "Keluhan ini ditulis di depan umum dan belum dijawab di sana. Tulis alasannya." },
    { "has no place: this customer wrote in private", "note_no_place",
      "Pelanggan ini menulis lewat jalur pribadi, jadi tidak ada tempat untuk kabar publik." },
    { "is empty: write what was promised", "promise_empty", "Tulis apa yang dijanjikan." },
    { "is needed: until when was it promised?", "promise_when",
      "Isi sampai kapan janjinya." },
    { "must be a time still to come, within a year", "promise_time",
      "Pilih waktu yang belum lewat, paling lama setahun." },
    { "is written like 2026-11", "month_wrong", "Tulis bulannya seperti 2026-11." },
    { "is needed to close a case that nobody answered", "reason_unanswered",
      "Kasus ini belum dijawab. Tulis alasan menutupnya." },
    { "stands there twice: " STR_FMT, "subject_twice", "Topik ini tertulis dua kali: {0}." },
    { "must be one line of text", "one_line", "Tulis dalam satu baris saja." },
    { "is needed: one sentence that explains the end later", "end_reason",
      "Tulis mengapa krisis ini berakhir, satu kalimat." },
    { "is empty: every message needs an id of its source", "message_id_empty",
      "Setiap pesan butuh nomor dari sumbernya." },
    { "is empty: paste what was said", "paste_empty",
      "Pesannya masih kosong. Tempelkan apa yang ditulis orangnya." },
    { "must begin with https:// or http://", "link_start",
      "Tautan harus diawali https:// atau http://." },
    { "is empty: write who is woken", "woken_name", "Tulis siapa yang dibangunkan." },
    { "must be one mail address", "one_mail", "Isi satu alamat e-mail." },
    { "must begin with https://", "https_only", "Alamat harus diawali https://." },
    { "is needed: calls to a program are signed with it", "call_secret",
      "Kunci rahasia wajib diisi: panggilan ke program ditandatangani dengannya." },
    { "has more than %d people", "ladder_long", "Terlalu banyak orang: paling banyak {0}." },
    { "are missing: say first who is to be woken", "ladder_empty",
      "Belum ada yang dibangunkan. Isi dulu tangga alarm." },
    { "is too short: at least %d characters, a sentence is best", "password_short",
      "Kata sandi terlalu pendek: paling sedikit {0} karakter. Sebuah kalimat paling baik." },
    { "is too long: at most %d bytes", "password_long",
      "Kata sandi terlalu panjang: paling banyak {0} bita." },
    { "is not valid text", "password_text", "Ada karakter yang tidak dapat dibaca. Ketik ulang." },
    { "is one of the most common: choose a sentence of your own", "password_common",
      "Kata sandi ini terlalu umum. Pakai kalimat Anda sendiri." },
    { "is made of your own name: choose something strangers cannot guess", "password_name",
      "Kata sandi ini memuat nama Anda. Pilih yang tidak dapat ditebak orang lain." },
    { "is empty: write what the department should do or answer", "question_empty",
      "Pertanyaannya masih kosong. Tulis apa yang perlu dijawab atau dikerjakan bagian itu." },
    { "is none of this shop: choose one of the list", "department_unknown",
      "Bagian ini tidak ada. Pilih dari daftar." },
    { "is empty: name the department", "department_empty", "Isi nama bagiannya." },
    { "is empty: write with whom you spoke", "talk_who", "Tulis dengan siapa Anda bicara." },
    { "is empty: write what was said", "talk_said", "Tulis apa yang dibicarakan." },
    { "must not be in the future", "time_past", "Waktunya tidak boleh di masa depan." },
    { "is empty: write what people ask", "knowledge_question",
      "Tulis pertanyaan yang sering muncul." },
    { "is needed: fulfil, partial or decline", "decision_needed",
      "Pilih dulu: penuhi, sebagian, atau tolak." },
    { "is for what is given: leave it out to decline", "amount_declined",
      "Kalau ditolak, jangan isi nilai atau penyelesaian." },
    { "is not in the menu any more: choose another one", "solution_gone",
      "Penyelesaian ini sudah tidak ada. Pilih yang lain." },
    { "is empty: give it a short name, such as ganti barang", "solution_name",
      "Beri nama singkat, misalnya ganti barang." },
    { "is empty: write what the customer reads", "solution_text",
      "Tulis kalimat yang dibaca pelanggan." },
    { "must be writer, approver, admin or owner", "role_writer",
      "Pilih penulis, pemeriksa, admin, atau pemilik." },
    { "is no problem of this brand", "problem_unknown", "Masalah ini tidak ada di usaha ini." },
    { "is settled: open it again first", "problem_settled",
      "Masalah ini sudah selesai. Buka lagi dulu." },
    { "is the same problem: choose another one", "problem_same",
      "Ini masalah yang sama. Pilih yang lain." },
    { "case %lld is not in this problem", "case_elsewhere",
      "Kasus {0} tidak ada dalam masalah ini." },
    { "is empty: choose the cases that are about something else", "cases_empty",
      "Pilih dulu kasus yang membahas hal lain." },
    { "are all of them: leave at least one, or rename the problem", "cases_all",
      "Sisakan paling sedikit satu kasus, atau ganti nama masalahnya." },
    { "is empty: write an answer", "answer_empty", "Jawabannya masih kosong. Tulis dulu." },
    { "cannot leave like this (%s): \"%.40s\"", "draft_stops",
      "Belum bisa dikirim. Ubah dulu bagian ini: “{1}”." },
    { "the checker asks about this (%s): \"%.40s\"", "draft_asks",
      "Periksa bagian ini: “{1}”. Ubah, atau kirim tetap seperti itu." },
    { "is empty: give the text a name to find it by", "prepared_name",
      "Beri nama, supaya kalimatnya mudah dicari." },
    { "has nobody to belong to: this message names no writer", "honorific_nobody",
      "Penulis pesan ini tidak diketahui, jadi sapaannya tidak dapat diingat." },
    { "must be a name: letters, spaces and dots", "sign_name_wrong",
      "Isi nama saja: huruf, spasi, dan titik." },
    { "contradicts the statement in force: \"%.40s\"; it says %.80s", "draft_contradicts",
      "Ini bertentangan dengan pernyataan yang berlaku: “{0}”. Pernyataan {1}." },
    { "is empty: name the matter in a few words", "statement_name",
      "Beri nama perkaranya dengan beberapa kata." },
    { "stays as it was approved: make a statement of its own", "statement_scope",
      "Cakupannya sudah disetujui dan tidak bisa diganti. Buat pernyataan tersendiri." },
    { "a second person reads it: nobody approves the statement they wrote", "statement_second",
      "Pernyataan dibaca orang kedua. Minta rekan yang menyetujuinya." },
    { "you are alone: read it once more, and approve it in %lld seconds", "statement_pause",
      "Anda sendirian: baca sekali lagi, lalu setujui {0} detik lagi." },
    { "is empty: write the official wording", "statement_text",
      "Kalimat untuk publik masih kosong. Tulis dulu." },
    { "contradicts its own facts: \"%.40s\"", "statement_self",
      "Kalimat untuk publik bertentangan dengan faktanya sendiri: “{0}”." },
    { "must be a time within the next %d days", "days_within",
      "Pilih waktu dalam {0} hari ke depan." },
    { "holds a value that is too long: at most %d bytes", "fact_long",
      "Ada isi yang terlalu panjang. Paling banyak {0} huruf." },
    { "holds an empty fact (%s): write it or take it out", "fact_empty",
      "Ada fakta yang belum diisi. Isi atau hapus." },
    { "is not a message of this case", "message_elsewhere",
      "Pesan ini bukan bagian dari kasus ini." },
    { "is needed as a header: 8 to 100 characters, new for each reply", "key_needed",
      "Kunci permintaan belum ada. Muat ulang halaman." },
    { "is needed: the text you saw, edited or not", "text_seen",
      "Teks yang Anda lihat harus ikut dikirim. Muat ulang halaman." },
    { "a message of this class (%s) is never held against a person", "opinion",
      "Keluhan, kritik, pertanyaan, tuntutan, dan pujian tidak pernah menjadi teguran atau blokir. "
      "Yang ditegur perilakunya, bukan pendapatnya." },
    { "you changed the class of this message yourself: let a colleague look at it", "own_class",
      "Anda sendiri yang mengubah golongan pesan ini. Minta rekan melihatnya dulu." },
    { "is not one of behaviour: choose another one", "reason_behaviour",
      "Alasan ini bukan soal perilaku orangnya. Pilih yang lain." },
    { "cannot be done on this channel: choose another way", "platform_limit",
      "Kanal ini tidak menyediakannya. Pilih cara lain." },
    { "the words of somebody who may be in danger are never hidden", "at_risk_hidden",
      "Kata-kata orang yang mungkin dalam bahaya tidak disembunyikan. Jawab dengan lembut." },
    { "a message of this class (%s) is answered, not hidden", "class_hidden",
      "Pesan seperti ini dijawab, bukan disembunyikan atau dihapus." },
    { "this business hides and deletes nothing of its customers", "hides_nothing",
      "Di usaha ini komentar pelanggan tidak disembunyikan dan tidak dihapus." },
    { "this business hides, but never deletes", "hides_only",
      "Di usaha ini komentar boleh disembunyikan, tetapi tidak dihapus." },
    { "does not allow it for a message of this class", "reason_class",
      "Alasan ini tidak cukup untuk pesan dari golongan ini." },
    { "is needed: read first what hiding and deleting do", "warning_needed",
      "Baca dulu peringatannya, lalu beri tanda." },
    { "is needed: say why hiding is not enough", "why_delete",
      "Tulis mengapa menyembunyikan saja tidak cukup." },
    { "fewer strikes than a ban needs: an owner has to say why", "strikes_few",
      "Tegurannya belum cukup untuk blokir. Pakai Minta persetujuan: pemilik yang memutuskan." },
    { "is needed: say why it cannot wait for the strikes", "why_early",
      "Tulis mengapa tidak bisa menunggu tegurannya cukup." },
    { "fewer strikes than a ban needs: only an owner can confirm it", "strikes_owner",
      "Tegurannya belum cukup. Hanya pemilik yang boleh menyetujui, dengan alasan." },
    { "the cool-off is not over: look at it again in %lld minutes", "cool_off",
      "Jedanya belum lewat. Lihat lagi {0} menit lagi; mungkin Anda berubah pikiran." },
    { "is no month: write 2026-11", "month", "Tulis bulannya seperti 2026-11." },
    { "is this person already", "link_known", "Akun ini sudah tercatat sebagai orang yang sama." },
    { "is needed: say how you know that it is the same person", "link_how",
      "Tulis dari mana Anda tahu ini orang yang sama." },
    { "is needed, or the number of a case of that person", "link_whom",
      "Pilih akunnya, atau isi nomor kasusnya." },
    { "is no case whose writer is known", "link_case",
      "Kasus itu tidak ada, atau penulisnya tidak diketahui." },
    { "is nobody who wrote to this brand", "link_nobody",
      "Akun ini belum pernah menulis ke usaha ini." },
    { "is one word: the account as it stands behind the @", "rival_word",
      "Tulis satu kata saja: nama akun di belakang @." },
    { "is empty: write the account of the competitor", "rival_empty",
      "Tulis akun pesaingnya, misalnya @tokosebelah." },
    { "is a competitor in the list already", "rival_taken",
      "Akun ini sudah ada di daftar pesaing." },
    { "nothing leaves from a phone: save the draft and send it from a computer", "phone_drafts",
      "Dari HP hanya boleh menulis draf. Draf tersimpan; kirim dari komputer." },
    { "only the holding answer leaves from a phone: send the rest from a computer",
      "phone_holding",
      "Dari HP hanya tanggapan sementara yang boleh terkirim. Kirim yang lain dari komputer." },
    { "is needed: tell the author what to change", "remark_needed",
      "Tulis apa yang perlu diubah, supaya penulisnya tahu." },
    { "are none: choose whom to answer", "mass_empty", "Belum ada yang dipilih untuk dijawab." },
    { "is empty: write the post that all can read", "post_empty",
      "Unggahannya masih kosong. Tulis dulu." },
    { "is no link: copy it from the browser", "link_wrong",
      "Ini bukan tautan. Salin dari bilah alamat peramban." },
    { "is needed: why everything stops, in a few words", "halt_reason",
      "Tulis singkat mengapa semua dihentikan." },
    { "is for a whole channel: leave it out, or leave source_id out", "halt_scope",
      "Pilih satu saja: satu akun atau satu kanal." },
    { "holds no word to look for", "search_empty",
      "Tidak ada kata yang dapat dicari. Tulis paling sedikit satu kata." },
    { "is not an invented colleague of the sample shop", "persona_unknown",
      "Pilih salah satu rekan rekaan toko contoh." },
    { "is empty: name the account, such as Instagram toko", "source_name",
      "Beri nama akunnya, misalnya Instagram toko." },
    { "is needed for a feed: the address of the RSS or Atom file", "feed_url",
      "Isi alamat umpan RSS atau Atom." },
    { "is needed: both sides sign with it, at least 16 characters", "hook_secret",
      "Isi kunci rahasia, paling sedikit 16 karakter: kedua pihak menandatangani dengannya." },
    { "is needed to send answers to a program", "out_url",
      "Isi alamat program yang menerima jawaban." },
    { "is needed: answers are signed with it", "out_secret",
      "Isi kunci rahasia: jawaban ditandatangani dengannya." },
    { "is needed: the address answers come from", "out_from",
      "Isi alamat e-mail pengirim jawaban." },
    { "is taken by another source: choose another name", "source_taken",
      "Nama ini sudah dipakai sumber lain. Pilih nama lain." },
    { "is not an e-mail address: write it like nama@toko.id", "email_wrong",
      "Alamat e-mail belum benar. Contoh: nama@toko.id" },
    { "is empty: give a name that colleagues know", "person_name", "Isi nama yang dikenal rekan." },
    { "belongs to somebody already: invite them into the brand instead", "email_taken",
      "Alamat ini sudah dipakai seseorang. Undang orangnya ke usaha ini." },
    { "must be one of reader, writer, approver, admin, owner", "role_unknown",
      "Pilih peran dari daftar." },
    { "this invitation is used or too old: ask for a new one", "invitation_old",
      "Undangan ini sudah dipakai atau kedaluwarsa. Minta yang baru." },
    { "is not the present password", "password_wrong", "Kata sandi sekarang salah." },
    { "must be id or en", "language", "Pilih Indonesia atau Inggris." },
    { "must be between 1 and %d", "between_one", "Isi antara 1 dan {0}." },
    { "is empty: write a word or a phrase of up to four words", "word_empty",
      "Tulis satu kata, atau frasa paling panjang empat kata." },
    { "is in the list already", "word_taken", "Kata ini sudah ada di daftar." },
    { "must be the address that the browser gave", "push_address",
      "Alamat dari peramban tidak dikenal. Aktifkan lagi di perangkat ini." },
    { "would be stopped by the sentence checker: write it without promises, blame or open braces, "
      "and say what comes next",
      "holding_stopped",
      "Kalimat ini akan ditahan pemeriksa. Tulis tanpa janji, tanpa menyalahkan, tanpa kurung "
      "kurawal, dan sebutkan langkah berikutnya." },
    { "is needed: choose who is woken", "woken_needed", "Pilih siapa yang dibangunkan." },
    { "is nobody of this brand: invite them first", "nobody_here",
      "Orang ini belum ada di usaha ini. Undang dulu." },
    { "has no case in this problem any more, or was joined with it more than %d days ago: split "
      "its cases off instead",
      "merge_old",
      "Penggabungan ini tidak dapat dibatalkan lagi (lebih dari {0} hari, atau kasusnya sudah "
      "pindah). Pisahkan saja kasusnya." },
    { "is for a new problem: leave it out, or leave problem_id out", "problem_or_name",
      "Pilih masalah yang ada, atau beri nama untuk yang baru; jangan keduanya." },
    { "stands there twice", "stands_twice", "Tertulis dua kali. Cukup sekali." },
    { "must be 25200 (WIB), 28800 (WITA) or 32400 (WIT)", "zone", "Pilih WIB, WITA, atau WIT." },
    { "must be a date like 2026-12-25", "date", "Tulis tanggal seperti 2026-12-25." },
    { "is empty: call it something, like HP toko", "way_name",
      "Beri nama, misalnya HP toko." },
    { "must be at most %d bytes", "too_many_bytes", "Terlalu panjang: paling banyak {0} bita." },
    { "is no public key of a browser: subscribe anew", "push_key",
      "Kunci peramban tidak sah. Aktifkan lagi di perangkat ini." },
    { "is no secret of a browser: subscribe anew", "push_secret",
      "Rahasia peramban tidak sah. Aktifkan lagi di perangkat ini." },
    { "is needed: say when it is looked at again, within 24 hours", "review_needed",
      "Tulis kapan dilihat lagi, dalam 24 jam." },
    { "must be a time within the next 24 hours", "within_day",
      "Pilih waktu dalam 24 jam ke depan." },
    { "must be lower than %s, which the program says", "level_lower",
      "Pilih tingkat yang lebih rendah dari penilaian program." },
    { "must be higher than %s, which holds now", "level_higher",
      "Pilih tingkat yang lebih tinggi dari yang berlaku sekarang." },
    { "there is nothing to dismiss: it is an ordinary day already", "level_ordinary",
      "Tidak ada yang perlu diabaikan: hari ini sudah biasa." },
    { "is needed: in one sentence, why", "why_needed", "Tulis alasannya dalam satu kalimat." },
    { "is not allowed while somebody who speaks of danger, health, a data leak or the law waits: "
      "answer them first",
      "grave_waits",
      "Belum boleh: ada yang menunggu dan bicara soal bahaya, kesehatan, kebocoran data, atau "
      "hukum. Jawab mereka dulu." },
    { "is empty: write what is known of the cause", "cause_empty",
      "Masih kosong. Tulis yang sudah diketahui tentang sebabnya." },
    { "is none that this verdict names", "signal_unnamed", "Penilaian ini tidak menyebut itu." },
    { "is about no messages: open its numbers instead", "signal_numbers",
      "Ini bukan tentang pesan. Buka angkanya saja." },
    { "must be from %" PRId64 " to %" PRId64, "from_to", "Isi dari {0} sampai {1}." },
};

/* The end of the conversion that begins at the '%'. */
static const char *conversion_end(const char *p) {
    static const char ends[] = "dsuifc";
    while (*p && !strchr(ends, *p))
        p++;
    return *p ? p + 1 : p;
}

/* Where the plain text `next` follows in msg; the last text of a format ends the message, whatever
 * fills it looks like. */
static ptrdiff_t find_next(Str msg, Str next, bool is_last) {
    if (!is_last)
        return str_find(msg, next);
    Str end = str_slice(msg, msg.n < next.n ? 0 : msg.n - next.n, msg.n);
    return str_eq(end, next) ? (ptrdiff_t)(msg.n - next.n) : -1;
}

/* What stands in `msg` where `format` has conversions; false when they do not belong together. */
static bool find_params(Str msg, const char *format, Str params[REMEDY_PARAMS], size_t *count) {
    *count = 0;
    for (const char *p = format;;) {
        size_t plain = strcspn(p, "%");
        if (!str_starts(msg, (Str){ p, plain }))
            return false;
        msg = str_slice(msg, plain, msg.n);
        p += plain;
        if (*p == '\0')
            return msg.n == 0;
        p = conversion_end(p);
        size_t next = strcspn(p, "%");
        ptrdiff_t at = find_next(msg, (Str){ p, next }, p[next] == '\0');
        if (at < 0 || *count == REMEDY_PARAMS)
            return false;
        params[(*count)++] = str_slice(msg, 0, (size_t)at);
        msg = str_slice(msg, (size_t)at, msg.n);
    }
}

static Str fill(Arena *a, const char *text, const Str *params, size_t count) {
    Buf b = buf_new(a, REMEDY_TEXT);
    for (const char *p = text; *p; p++) {
        size_t which = p[0] == '{' && p[1] ? (size_t)(p[1] - '0') : count;
        if (which >= count || p[2] != '}') {
            buf_putc(&b, *p);
            continue;
        }
        buf_put(&b, params[which]);
        p += 2;
    }
    return buf_str(&b);
}

bool api_remedy(Arena *a, const Error *e, ErrorRemedy *out) {
    *out = (ErrorRemedy){ 0 };
    for (size_t i = 0; e->format && i < COUNT(remedies); i++) {
        const struct Remedy *r = &remedies[i];
        size_t count;
        if (strcmp(r->format, e->format) != 0)
            continue;
        Str *params = arena_make(a, Str, REMEDY_PARAMS);
        if (!find_params(str_c(e->msg), r->format, params, &count))
            return false;
        for (size_t k = 0; k < count; k++)
            params[k] = str_dup(a, params[k]); /* the message goes sooner */
        *out = (ErrorRemedy){ .code = str_c(r->code), .params = { params, count },
                              .text = fill(a, r->text, params, count) };
        return true;
    }
    return false;
}
