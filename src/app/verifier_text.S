/* verifier/tanggap-verify.c, as it is, inside the program. */
    .section .rodata
    .global verifier_text
    .global verifier_text_end
verifier_text:
    .incbin VERIFIER_FILE
verifier_text_end:
    .byte 0
    .section .note.GNU-stack, "", @progbits
