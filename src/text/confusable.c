#include "text/confusable.h"

typedef struct Confusable {
    uint16_t rune;
    char letter;
} Confusable;

/* Sorted by code point; lower case only, since text is folded before it comes here. */
static const Confusable table[] = {
    { 0x00DF, 'b' }, { 0x00E6, 'a' }, { 0x00F0, 'd' }, { 0x00F8, 'o' }, { 0x00FE, 'p' },
    { 0x0111, 'd' }, { 0x0127, 'h' }, { 0x0131, 'i' }, { 0x0138, 'k' }, { 0x0142, 'l' },
    { 0x0153, 'o' }, { 0x0167, 't' }, { 0x017F, 's' }, { 0x0180, 'b' }, { 0x0188, 'c' },
    { 0x0199, 'k' }, { 0x01A5, 'p' }, { 0x01AD, 't' }, { 0x01B4, 'y' }, { 0x01B6, 'z' },
    { 0x01DD, 'e' }, { 0x0237, 'j' }, { 0x0250, 'a' }, { 0x0251, 'a' }, { 0x0252, 'a' },
    { 0x0253, 'b' }, { 0x0254, 'c' }, { 0x0255, 'c' }, { 0x0256, 'd' }, { 0x0257, 'd' },
    { 0x0259, 'e' }, { 0x025B, 'e' }, { 0x0260, 'g' }, { 0x0261, 'g' }, { 0x0262, 'g' },
    { 0x0265, 'h' }, { 0x0266, 'h' }, { 0x0268, 'i' }, { 0x0269, 'i' }, { 0x026A, 'i' },
    { 0x026D, 'l' }, { 0x026F, 'm' }, { 0x0271, 'm' }, { 0x0272, 'n' }, { 0x0274, 'n' },
    { 0x0275, 'o' }, { 0x0279, 'r' }, { 0x0280, 'r' }, { 0x0282, 's' }, { 0x0288, 't' },
    { 0x0289, 'u' }, { 0x028B, 'v' }, { 0x028C, 'v' }, { 0x028D, 'w' }, { 0x028E, 'y' },
    { 0x028F, 'y' }, { 0x0290, 'z' }, { 0x0299, 'b' }, { 0x029C, 'h' }, { 0x029F, 'l' },
    /* Greek */
    { 0x03B1, 'a' }, { 0x03B2, 'b' }, { 0x03B3, 'y' }, { 0x03B5, 'e' }, { 0x03B7, 'n' },
    { 0x03B9, 'i' }, { 0x03BA, 'k' }, { 0x03BC, 'u' }, { 0x03BD, 'v' }, { 0x03BF, 'o' },
    { 0x03C1, 'p' }, { 0x03C3, 'o' }, { 0x03C4, 't' }, { 0x03C5, 'u' }, { 0x03C7, 'x' },
    { 0x03C9, 'w' },
    /* Cyrillic */
    { 0x0430, 'a' }, { 0x0432, 'b' }, { 0x0435, 'e' },
    { 0x043A, 'k' }, { 0x043C, 'm' },
    { 0x043D, 'h' }, { 0x043E, 'o' }, { 0x0440, 'p' }, { 0x0441, 'c' },
    { 0x0442, 't' }, { 0x0443, 'y' }, { 0x0445, 'x' }, { 0x044C, 'b' },
    { 0x0455, 's' }, { 0x0456, 'i' }, { 0x0457, 'i' }, { 0x0458, 'j' },
    { 0x0461, 'w' }, { 0x0475, 'v' }, { 0x04AB, 'c' }, { 0x04AF, 'y' }, { 0x04BB, 'h' },
    { 0x04CF, 'l' }, { 0x0501, 'd' }, { 0x051B, 'q' }, { 0x051D, 'w' },
    /* Armenian */
    { 0x0561, 'w' }, { 0x0563, 'q' }, { 0x0566, 'q' }, { 0x0570, 'h' }, { 0x0575, 'j' },
    { 0x0578, 'n' }, { 0x057D, 'u' }, { 0x0581, 'g' }, { 0x0584, 'p' }, { 0x0585, 'o' },
    /* Cherokee, as folded */
    { 0x13A0, 'd' }, { 0x13A1, 'r' }, { 0x13A2, 't' }, { 0x13A9, 'y' }, { 0x13AA, 'a' },
    { 0x13AB, 'j' }, { 0x13AC, 'e' }, { 0x13B3, 'w' }, { 0x13B7, 'm' }, { 0x13BB, 'h' },
    { 0x13C0, 'g' }, { 0x13C3, 'z' }, { 0x13CF, 'b' }, { 0x13D4, 'w' }, { 0x13D9, 'v' },
    { 0x13DA, 's' }, { 0x13DE, 'l' }, { 0x13DF, 'c' }, { 0x13E2, 'p' }, { 0x13E6, 'k' },
    /* small capitals */
    { 0x1D00, 'a' }, { 0x1D03, 'b' }, { 0x1D04, 'c' }, { 0x1D05, 'd' }, { 0x1D07, 'e' },
    { 0x1D0A, 'j' }, { 0x1D0B, 'k' }, { 0x1D0C, 'l' }, { 0x1D0D, 'm' }, { 0x1D0F, 'o' },
    { 0x1D18, 'p' }, { 0x1D1B, 't' }, { 0x1D1C, 'u' }, { 0x1D20, 'v' }, { 0x1D21, 'w' },
    { 0x1D22, 'z' }, { 0xA730, 'f' }, { 0xA731, 's' }, { 0xA793, 'c' },
};

/* Letters in circles and squares that NFKC leaves alone: (first code point, then a to z). */
static const int32_t alphabets[] = { 0x1F150, 0x1F170 };

char confusable_letter(int32_t rune) {
    for (size_t i = 0; i < COUNT(alphabets); i++)
        if (rune >= alphabets[i] && rune < alphabets[i] + 26)
            return (char)('a' + (rune - alphabets[i]));
    size_t low = 0, high = COUNT(table);
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (table[middle].rune < rune)
            low = middle + 1;
        else
            high = middle;
    }
    return low < COUNT(table) && table[low].rune == rune ? table[low].letter : '\0';
}
