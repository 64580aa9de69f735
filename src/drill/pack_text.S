/* packs/, as they are, one behind the other, inside the program. */
    .section .rodata
    .global drill_pack_text
    .global drill_pack_text_end
drill_pack_text:
    .incbin "common.txt"
    .incbin "food.txt"
    .incbin "rude.txt"
    .incbin "summons.txt"
    .incbin "dress.txt"
    .incbin "parcels.txt"
    .incbin "wrongaccount.txt"
    .incbin "halal.txt"
    .incbin "stars.txt"
    .incbin "leak.txt"
    .incbin "hoax.txt"
    .incbin "quake.txt"
    .incbin "insider.txt"
    .incbin "praise.txt"
    .incbin "campaign.txt"
drill_pack_text_end:
    .byte 0
    .section .note.GNU-stack, "", @progbits
