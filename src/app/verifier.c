#include "app/verifier.h"

extern const char verifier_text[], verifier_text_end[];

Str verifier_source(void) {
    return (Str){ verifier_text, (size_t)(verifier_text_end - verifier_text) };
}
