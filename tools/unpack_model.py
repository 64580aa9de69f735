#!/usr/bin/env python3
"""unpack_model.py NAME IN.xz OUT.bin OUT.h OUT.S - a trained model as the program carries it.

OUT.bin is the model itself, checked; OUT.S puts it into the program as text_NAME_bytes; OUT.h
tells where its parts begin (src/text/model.h has the layout), the kind of its features, the numbers of its
outputs and its heads, so that nothing is read at the start. src/text/model.c takes only the kind it reads with; the
version of the features is left to text_test, for the next model is trained by a program built with the last.
"""
import hashlib
import lzma
import pathlib
import struct
import sys

HEADER = struct.Struct("<8s4IQ24s")
OUTPUT = struct.Struct("<24s32sI5f")
BLOCKS, BLOCK, ROW = (1 << 18) // 64, 16, 64

KIND_AT = 16  # MODEL_KIND_AT
NUMBERS = 5  # of each output, the last of OUTPUT
OUTPUTS_MOST = 64

ASSEMBLY = """/* Made by tools/unpack_model.py. Checksum {digest}. */
    .section .rodata
    .balign 64
    .global text_{name}_bytes
text_{name}_bytes:
    .incbin "{path}"
    .section .note.GNU-stack, "", @progbits
"""


def numbers(content, outputs):
    """The numbers of all outputs side by side, as model.c has them of a file."""
    rows = [OUTPUT.unpack_from(content, HEADER.size + i * OUTPUT.size)[-NUMBERS:]
            for i in range(outputs)]
    rows += [(0.0,) * NUMBERS] * (OUTPUTS_MOST - outputs)
    return ", ".join("{ " + ", ".join(x.hex() + "f" for x in column) + " }"
                     for column in zip(*rows))


def heads(content, outputs):
    """The first output of each head, the one behind its last, and the kind."""
    rows = [OUTPUT.unpack_from(content, HEADER.size + i * OUTPUT.size) for i in range(outputs)]
    starts = [i for i in range(outputs) if i == 0 or rows[i][0] != rows[i - 1][0]]
    return ", ".join(f"{{ {first}, {end}, {rows[first][2]} }}"
                     for first, end in zip(starts, starts[1:] + [outputs]))


def main(name, source, out_bin, out_h, out_s):
    content = lzma.decompress(pathlib.Path(source).read_bytes())
    magic, features, outputs, rows, _, size, digest = HEADER.unpack_from(content)
    if magic != b"TGPGMDL2" or size != len(content):
        sys.exit(f"{source}: not a whole model")
    if hashlib.sha256(content[HEADER.size:]).digest()[:24] != digest:
        sys.exit(f"{source}: its checksum differs")
    blocks = (HEADER.size + outputs * OUTPUT.size + ROW - 1) // ROW * ROW
    first_row = blocks + BLOCKS * BLOCK
    if first_row + rows * ROW != size:
        sys.exit(f"{source}: made for another layout")
    pathlib.Path(out_bin).write_bytes(content)
    pathlib.Path(out_h).write_text(
        "/* Made by tools/unpack_model.py: where the parts of the model begin, and its FeatureKind. */\n"
        f"enum {{ {name.upper()}_OUTPUTS_AT = {HEADER.size}, {name.upper()}_BLOCKS_AT = {blocks}, "
        f"{name.upper()}_ROWS_AT = {first_row}, {name.upper()}_KIND = {features >> KIND_AT} }};\n"
        f"#define {name.upper()}_NUMBERS {{ {numbers(content, outputs)} }}\n"
        f"#define {name.upper()}_HEADS {{ {heads(content, outputs)} }}\n")
    pathlib.Path(out_s).write_text(
        ASSEMBLY.format(name=name, digest=digest.hex(), path=pathlib.Path(out_bin).absolute()))


if __name__ == "__main__":
    main(*sys.argv[1:])
