/* sample/messages.jsonl, as it is, inside the program. */
    .section .rodata
    .global sample_text
    .global sample_text_end
sample_text:
    .incbin SAMPLE_FILE
sample_text_end:
    .byte 0
    .section .note.GNU-stack, "", @progbits
