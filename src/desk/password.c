#include "desk/password.h"

#include "base/limits.h"
#include "base/utf8.h"

/* Common passwords of at least LIMIT_PASSWORD_LEAST letters, lower case, and words that people
 * here lengthen with digits. Shorter ones fall by their length. */
static const char *const common[] = {
    "1234567890",   "12345678910",  "0123456789",    "0987654321",      "1q2w3e4r5t",
    "1qaz2wsx3edc", "qwertyuiop",   "qwerty12345",   "qwerty123456",    "asdfghjkl1",
    "asdfghjkl123", "zxcvbnm123",   "password12",    "password123",     "password1234",
    "passw0rd123",  "p@ssw0rd123",  "admin12345",    "admin123456",     "administrator",
    "iloveyou123",  "welcome123",   "indonesia1",    "indonesia123",    "indonesia45",
    "bismillah1",   "bismillah123", "alhamdulillah", "assalamualaikum", "sayangku123",
    "rahasia123",   "rahasia1234",  "katasandi1",    "katasandi123",    "akucintakamu",
    "cintaku123",   "merdeka1945",  "garuda12345",   "tanggap123",      "tanggap1234",
    "tokoonline",   "tokoonline1",  "tokoku12345",   "aaaaaaaaaa",      "1111111111",
    "0000000000",   "1111122222",   "1212121212",    "abcdefghij",      "abcd123456",
    "abc1234567",   "abc123abc123", "qazwsxedcr",    "letmein1234",
};

static bool is_made_of(Str password, Str word) {
    return word.n >= 4 && str_find(password, word) >= 0 && password.n < word.n + 7;
}

Err password_check(Str password, Str own, Str business, Error *e) {
    SCRATCH(a);
    if (password.n < LIMIT_PASSWORD_LEAST)
        FAIL_FIELD(e, "password", "is too short: at least %d characters, a sentence is best",
                   LIMIT_PASSWORD_LEAST);
    if (password.n > LIMIT_PASSWORD)
        FAIL_FIELD(e, "password", "is too long: at most %d bytes", LIMIT_PASSWORD);
    if (!utf8_is_valid(password))
        FAIL_FIELD(e, "password", "is not valid text");
    Str lower = str_lower_ascii(a, password);
    for (size_t i = 0; i < COUNT(common); i++)
        if (str_eq(lower, str_c(common[i])))
            FAIL_FIELD(e, "password", "is one of the most common: choose a sentence of your own");
    Str mail = str_lower_ascii(a, own), local = mail, shop = str_lower_ascii(a, business);
    (void)str_cut(&mail, '@', &local);
    if (is_made_of(lower, local) || is_made_of(lower, shop))
        FAIL_FIELD(e, "password",
                   "is made of your own name: choose something strangers cannot guess");
    return ERR_OK;
}
