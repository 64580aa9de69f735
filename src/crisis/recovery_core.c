#include "crisis/recovery_core.h"

DbVal db_text(Str text) {
    Str plain = str_trim(text);
    return plain.n ? db_val_text(plain) : db_null();
}
