#include "text/drift.h"

#include "test_cases.h"

#include <string.h>

enum { SLOTS_MOST = 8, VALUES_MOST = 3 };

/* A statement as a table; the first empty kind ends it. */
typedef struct Said {
    DriftKind kind;
    const char *values[VALUES_MOST], *old[VALUES_MOST];
} Said;

static const struct Statement {
    const char *id;
    Said slots[SLOTS_MOST];
    size_t count;
} statements[] = {
    { "sambal", {
        { DRIFT_CAUSE, { "kemasan bocor karena mesin segel rusak" },
          { "bahan basi", "daging busuk" } },
        { DRIFT_BATCH, { "1121" }, { "1119" } },
        { DRIFT_DATES, { "10 sampai 12 November 2026" }, { "8 sampai 12 November 2026" } },
        { DRIFT_REMEDY, { "refund penuh", "ganti barang" }, { "voucher" } },
        { DRIFT_DEADLINE, { "3 hari kerja" }, { "2 hari" } },
        { DRIFT_CONTACT, { "wa 0812-3456-7890", "halo@sambal.id" }, { "0812-3456-7809" } },
        { DRIFT_FAULT, { "kesalahan kami" }, { "kesalahan ekspedisi" } },
      }, 7 },
    { "lemari", {
        { DRIFT_CAUSE, { "pesanan lima kali lipat", "gudang kewalahan" },
          { "kurir mogok", "stok habis" } },
        { DRIFT_PLACE, { "gudang Cikarang" }, { "gudang Tangerang" } },
        { DRIFT_DATES, { "11 sampai 13 Desember 2026" }, { "12 sampai 14 Desember 2026" } },
        { DRIFT_DEADLINE, { "20 Desember 2026" }, { "18 Desember 2026" } },
        { DRIFT_REMEDY, { "voucher ongkir", "pembatalan dengan refund penuh" }, { "cashback" } },
        { DRIFT_AMOUNT, { "Rp15.000" }, { "Rp25.000" } },
        { DRIFT_FAULT, { "kesalahan kami" }, { "kesalahan ekspedisi" } },
      }, 7 },
    { "toner", {
        { DRIFT_CAUSE, { "tutup botol retak" }, { "dibanting kurir", "isi toner berubah" } },
        { DRIFT_BATCH, { "GT-0926A", "GT-0926B" }, { "GT-0826" } },
        { DRIFT_DATES, { "14 sampai 28 September 2026" }, { "1 sampai 28 September 2026" } },
        { DRIFT_REMEDY, { "kirim botol baru" }, { "diskon 50%" } },
        { DRIFT_DEADLINE, { "5 hari kerja" }, { "7 hari kerja" } },
        { DRIFT_CONTACT, { "dm @toner.care", "wa 0821-9000-4545" }, { "@toner.official" } },
        { DRIFT_FAULT, { "tanggung jawab kami" }, { "kesalahan kurir" } },
      }, 7 },
    { "data", {
        { DRIFT_CAUSE, { "belum diketahui", "masih diselidiki" },
          { "orang dalam", "vendor diretas" } },
        { DRIFT_FAULT, { "belum diketahui" }, { "kesalahan kami" } },
        { DRIFT_DATES, { "1 Juni sampai 31 Juli 2026" }, { "sejak Januari 2026" } },
        { DRIFT_AMOUNT, { "12.400 akun" }, { "50.000 akun" } },
        { DRIFT_REMEDY, { "pemantauan identitas gratis 6 bulan", "reset kata sandi" },
          { "uang ganti rugi" } },
        { DRIFT_DEADLINE, { "14 hari" }, { "7 hari" } },
      }, 6 },
    { "kasir", {
        { DRIFT_CAUSE, { "kasir membentak pelanggan soal uang kembalian" },
          { "kasir menolak pelanggan berkursi roda" } },
        { DRIFT_PLACE, { "cabang Dinoyo" }, { "cabang Suhat", "cabang Batu" } },
        { DRIFT_DATES, { "12 September 2026" }, { "11 September 2026" } },
        { DRIFT_FAULT, { "kesalahan kami" }, { "pelanggan yang mulai" } },
        { DRIFT_REMEDY, { "permintaan maaf langsung", "kasir dilatih ulang" },
          { "kasir dipecat" } },
        { DRIFT_DEADLINE, { "2 hari" }, { "24 jam" } },
      }, 6 },
    { "harga", {
        { DRIFT_CAUSE, { "salah input harga" }, { "akun diretas", "bug aplikasi marketplace" } },
        { DRIFT_AMOUNT, { "Rp1.499.000", "Rp50.000" }, { "Rp149.900", "Rp100.000" } },
        { DRIFT_REMEDY, { "refund penuh", "voucher" }, { "barang tetap dikirim" } },
        { DRIFT_DEADLINE, { "2 hari kerja" }, { "7 hari kerja" } },
        { DRIFT_CONTACT, { "wa 0811-700-1500" }, { "0811-700-1600" } },
        { DRIFT_FAULT, { "kesalahan kami" }, { "kesalahan marketplace" } },
      }, 6 },
    { "bocor", {
        { DRIFT_CAUSE, { "kemasan bocor" }, { "bahan basi" } },
        { DRIFT_REMEDY, { "refund penuh" }, { "voucher 50 ribu" } },
        { DRIFT_DEADLINE, { "3 hari kerja" }, { "7 hari kerja" } },
      }, 3 },
    { "kabel", {
        { DRIFT_CAUSE, { "masih diselidiki" }, { "kabel korslet" } },
        { DRIFT_REMEDY, { "refund" }, { NULL } },
      }, 2 },
    { "bus", {
        { DRIFT_CAUSE, { "masih diselidiki" }, { "rem blong" } },
        { DRIFT_AMOUNT, { "9 penumpang luka", "tidak ada yang meninggal" },
          { "15 penumpang luka" } },
        { DRIFT_PLACE, { "tol Cipali" }, { "tol Cipularang" } },
        { DRIFT_REMEDY, { "biaya rumah sakit ditanggung penuh", "harga tiket dikembalikan" },
          { "santunan" } },
        { DRIFT_DEADLINE, { "20 Desember 2026" }, { "10 Desember 2026" } },
        { DRIFT_CONTACT, { "1500-881" }, { "1500-818" } },
      }, 6 },
    { "klinik", {
        { DRIFT_CAUSE, { "pompa air rusak" }, { "listrik padam" } },
        { DRIFT_BATCH, { "PK-2207" }, { "PK-2270" } },
        { DRIFT_PLACE, { "kelas Bintang" }, { "kelas Bulan" } },
        { DRIFT_DATES, { "30 November sampai 5 Desember 2026" }, { NULL } },
        { DRIFT_REMEDY, { "kampas diganti gratis", "uang kembali" }, { "bayar ongkos pasang" } },
        { DRIFT_FAULT, { "kesalahan kami" }, { NULL } },
      }, 6 },
};

static size_t list_of(Arena *a, const char *const *texts, const Str **out) {
    Str *list = arena_make(a, Str, VALUES_MOST);
    size_t count = 0;
    for (; count < VALUES_MOST && texts[count]; count++)
        list[count] = str_c(texts[count]);
    *out = list;
    return count;
}

static DriftSlot *slots_of(Arena *a, const struct Statement *s) {
    DriftSlot *slots = arena_make(a, DriftSlot, SLOTS_MOST);
    for (size_t i = 0; i < s->count; i++) {
        slots[i].kind = s->slots[i].kind;
        slots[i].value_count = list_of(a, s->slots[i].values, &slots[i].values);
        slots[i].old_count = list_of(a, s->slots[i].old, &slots[i].old);
    }
    return slots;
}

static const struct Statement *statement_of(Str id) {
    for (size_t i = 0; i < COUNT(statements); i++)
        if (str_eq(id, str_c(statements[i].id)))
            return &statements[i];
    return NULL;
}

static void check(Arena *a, const struct Statement *s, Str text, DriftFinding **out,
                  size_t *count) {
    drift_check(a, &(DriftInput){ .text = text, .at = INT64_C(1796230800), .zone = ZONE_WIB,
                                  .slots = slots_of(a, s), .slot_count = s->count }, out, count);
}

static void case_drift(Arena *a, const Case *c, const char *file) {
    const struct Statement *s = statement_of(c->fields[1]);
    DriftFinding *found;
    size_t count;
    Str text = c->fields[0];
    Buf b = buf_new(a, 2000);
    CHECK(s != NULL);
    if (s == NULL)
        return;
    check(a, s, text, &found, &count);
    for (size_t i = 0; i < count; i++)
        buf_printf(&b, "%s%s=" STR_FMT, i ? ", " : "",
                   drift_kind_names[s->slots[found[i].slot].kind],
                   STR_ARG(str_slice(text, found[i].from, found[i].to)));
    case_expect(c, file, c->fields[2], b.n ? buf_str(&b) : S("-"));
}

TEST(answers_are_compared_with_the_statement) { cases_walk("drift.txt", 3, 160, case_drift); }

TEST(a_finding_says_what_stands_there_instead) {
    SCRATCH(a);
    DriftFinding *found;
    size_t count;
    Str text = S("Email ke cs@sambal.id, atau WA 0812-3456-7809.");
    check(a, statement_of(S("sambal")), text, &found, &count);
    CHECK(count == 2);
    CHECK(count == 2 && found[0].slot == 5 && found[0].value == 1 && !found[0].is_old);
    CHECK(count == 2 && found[1].slot == 5 && found[1].value == 0 && found[1].is_old);
}

/* text TAB statement TAB the words that promise TAB yes or no */
static void case_affirms(Arena *a, const Case *c, const char *file) {
    const struct Statement *s = statement_of(c->fields[1]);
    ptrdiff_t at = str_find(c->fields[0], c->fields[2]);
    CHECK(s != NULL && at >= 0);
    if (s == NULL || at < 0)
        return;
    const DriftRun *r = drift_read(a, &(DriftInput){ .text = c->fields[0],
                                                     .at = INT64_C(1796230800), .zone = ZONE_WIB,
                                                     .slots = slots_of(a, s),
                                                     .slot_count = s->count });
    bool affirms = drift_affirms(r, (size_t)at, (size_t)at + c->fields[2].n);
    case_expect(c, file, c->fields[3], affirms ? S("yes") : S("no"));
}

TEST(a_promise_is_the_one_of_the_statement_only_as_it_stands_there) {
    cases_walk("drift_affirms.txt", 4, 20, case_affirms);
}

TEST(a_statement_without_slots_is_never_contradicted) {
    SCRATCH(a);
    DriftFinding *found;
    size_t count;
    drift_check(a, &(DriftInput){ .text = S("Refund 2 hari, ini salah kurir.") }, &found, &count);
    CHECK(count == 0);
}

TEST(the_largest_sum_of_money_is_read) {
    SCRATCH(a);
    static const struct {
        const char *text;
        int64_t sum;
    } t[] = {
        { "Kami kembalikan Rp5.000.000 hari ini", 5000000 },
        { "Kami ganti 5 juta, ongkirnya 25rb", 5000000 },
        { "Refund Rp 150.000 untuk pesanan 812345678", 150000 },
        { "Kami ganti 2 botol dalam 3 hari", 0 },
        { "Sudah 25 ribu pelanggan yang kami bantu", 0 },
    };
    for (size_t i = 0; i < COUNT(t); i++)
        CHECK(drift_money(a, str_c(t[i].text)) == t[i].sum);
}

TEST(answers_without_end_take_linear_time) {
    SCRATCH(a);
    enum { SIZE = 1 << 16 };
    char *text = arena_make(a, char, SIZE);
    static const char *const patterns[] = { "kode 1119 kena, ", "karena ",
        "bocor karena ", "salah ",
        "voucher ", "Rp25.000 ", "10-12 Nov ", "2 hari ", "0812-3456-7809 ",
        "@a ", "gudang Tangerang ",
        "kasir ", "orang dalam ", "1.", "a@b.co ", "? ", "bukan ", "pemasoknya yang lelet ",
        "makanya telat ", "sepanjang Juli ", "ratusan ", "tidak kembali ", "gratis dua malam ",
        "penyebabnya belum diketahui ", "Natal ", "refundnya tidak bisa ",
        "voucher kami batalkan " };
    for (size_t i = 0; i < COUNT(patterns); i++) {
        size_t n = strlen(patterns[i]), count;
        DriftFinding *found;
        for (size_t k = 0; k < SIZE; k++)
            text[k] = patterns[i][k % n];
        check(a, &statements[i % COUNT(statements)], (Str){ text, SIZE }, &found, &count);
        CHECK(count <= DRIFTS_MAX);
    }
}
