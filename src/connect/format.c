#include "connect/format.h"

#include "connect/readers.h"

const Format *const format_table[] = {
    &format_jsonl, &format_csv, &format_whatsapp, &format_mbox, &format_eml, &format_feed, NULL,
};

const Format *format_find(Str name) {
    for (size_t i = 0; format_table[i] != NULL; i++)
        if (str_eq(str_c(format_table[i]->name), name))
            return format_table[i];
    return NULL;
}

const Format *format_guess(Str head, Str file_name) {
    const Format *best = NULL;
    int most = 0;
    for (size_t i = 0; format_table[i] != NULL; i++) {
        int sure = format_table[i]->guess(head, file_name);
        if (sure > most) {
            most = sure;
            best = format_table[i];
        }
    }
    return best;
}
