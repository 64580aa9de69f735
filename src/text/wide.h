/* wide.h - the same code for processors with and without wide instructions, chosen when the program
 * starts: a WIDE function stands there twice, with what it needs as PART_OF_WIDE inside. */
#ifndef TEXT_WIDE_H
#define TEXT_WIDE_H

#if defined(__x86_64__) && defined(__gnu_linux__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__) && !defined(__clang__)
#define WIDE __attribute__((target_clones("avx2", "default"), optimize("O3")))
#else
#define WIDE
#endif
#define PART_OF_WIDE static inline __attribute__((always_inline))

#endif
