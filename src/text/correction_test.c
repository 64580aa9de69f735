#include "test.h"
#include "text/correction.h"
#include "text/model.h"

static Reading read(Arena *a, const char *text, const CorrectionSet *set) {
    Reading r;
    reading_make(a, &(ReadingInput){ .text = str_c(text), .model = model_default(),
                                     .corrections = set }, &r);
    return r;
}

static CorrectionSet *set_of(Arena *a, const char *const *texts, size_t n, MessageClass class) {
    Correction *c = arena_make(a, Correction, n);
    for (size_t i = 0; i < n; i++)
        c[i] = (Correction){ read(a, texts[i], NULL).normal, class };
    return correction_set_new(a, c, n);
}

TEST(one_tap_settles_a_message_and_its_copies) {
    SCRATCH(a);
    static const char *const text[] = { "kripik pisangnya ready lusa ya kak" };
    CorrectionSet *set = set_of(a, text, 1, CLASS_SPAM);
    CHECK(read(a, text[0], NULL).class != CLASS_SPAM);
    Reading r = read(a, text[0], set);
    CHECK(r.class == CLASS_SPAM && r.is_corrected && !r.needs_answer && r.certainty > 0.5);
    CHECK(read(a, "Kripik pisangnya ready lusa yaa kak!!", set).class == CLASS_SPAM);
}

TEST(a_correction_says_nothing_of_other_messages) {
    SCRATCH(a);
    static const char *const wrong[] = { "paket saya belum sampai sudah seminggu" };
    CorrectionSet *set = set_of(a, wrong, 1, CLASS_PRAISE);
    static const char *const others[] = {
        "kemasan bocor semua, kecewa", "berapa harga ongkir ke medan?", "mantap kak enak banget",
        "paket data saya habis terus", "sudah sampai kak terima kasih",
    };
    for (size_t i = 0; i < COUNT(others); i++) {
        Reading without = read(a, others[i], NULL), with = read(a, others[i], set);
        CHECK(with.class == without.class && with.needs_answer == without.needs_answer);
        CHECK(!with.is_corrected);
    }
}

TEST(the_newest_word_of_people_stands) {
    SCRATCH(a);
    Str normal = read(a, "ongkirnya kok segini", NULL).normal;
    Correction both[] = { { normal, CLASS_COMPLAINT }, { normal, CLASS_SPAM } };
    CHECK(read(a, "ongkirnya kok segini", correction_set_new(a, both, 2)).class ==
          CLASS_COMPLAINT);
}

TEST(somebody_in_danger_is_not_corrected_away) {
    SCRATCH(a);
    static const char *const text[] = { "saya mau bunuh diri saja" };
    CHECK(read(a, text[0], set_of(a, text, 1, CLASS_SPAM)).class == CLASS_AT_RISK);
}

TEST(what_a_correction_decided_shows_its_words) {
    SCRATCH(a);
    static const char *const text[] = { "kapan ada kripik talas lagi min" };
    Reading r = read(a, "min kapan ada kripik talas lagi", set_of(a, text, 1, CLASS_CRITICISM));
    size_t words = 0;
    CHECK(r.class == CLASS_CRITICISM && r.needs_answer);
    for (size_t i = 0; i < r.evidence_count; i++)
        words += r.evidence[i].stage == STAGE_CLASS && str_eq(r.evidence[i].says, S("criticism"));
    CHECK(words > 0);
}

/* Ten taps that are all wrong, on messages of the kind that comes most: the rest is read as before
 * but for few. */
TEST(ten_wrong_taps_do_not_wreck_the_reading) {
    static const char *const wrong[] = {
        "paket belum sampai", "kok lama banget min", "barang rusak", "minta refund dong",
        "admin tidak balas", "kurirnya kasar", "salah kirim barang", "kecewa banget",
        "isinya kurang satu", "aplikasi error terus",
    };
    static const char *const all[] = {
        "paket saya dari senin belum sampai sampai juga kak", "lama banget kirimnya min",
        "barang datang dalam keadaan rusak", "tolong refund dong kak uang saya",
        "sudah chat admin tidak dibalas balas", "kurir yang antar kasar sekali ke ibu saya",
        "salah kirim, pesan merah datang hitam", "kecewa banget sama pelayanan cabang dago",
        "pesan tiga isinya kurang satu kak", "aplikasinya error terus tidak bisa login",
        "kemasan bocor keripik melempem", "rambut di dalam makanan, jijik",
        "uang sudah terpotong saldo tidak masuk", "kasir salah hitung kembalian",
        "baju sobek padahal baru dipakai sekali", "ongkir kemahalan tidak sesuai aplikasi",
        "janji dikirim hari ini ternyata belum juga", "anak saya mual setelah makan ini",
        "driver cancel sepihak terus", "tagihan dobel bulan ini tolong dicek",
    };
    SCRATCH(a);
    CorrectionSet *set = set_of(a, wrong, COUNT(wrong), CLASS_PRAISE);
    size_t changed = 0;
    for (size_t i = 0; i < COUNT(all); i++)
        changed += read(a, all[i], set).class != read(a, all[i], NULL).class;
    CHECK(changed <= 2);
}
