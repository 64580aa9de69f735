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
    { "is not a message of this case", "message_elsewhere",
      "Pesan ini bukan bagian dari kasus ini." },
    { "is needed as a header: 8 to 100 characters, new for each reply", "key_needed",
      "Kunci permintaan belum ada. Muat ulang halaman." },
    { "is needed: the text you saw, edited or not", "text_seen",
      "Teks yang Anda lihat harus ikut dikirim. Muat ulang halaman." },
    { "is needed: tell the author what to change", "remark_needed",
      "Tulis apa yang perlu diubah, supaya penulisnya tahu." },
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
