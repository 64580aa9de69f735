#!/usr/bin/env python3
"""embed.py DIST OUT.c OUT.S - the built web interface as a table of Asset (http/server.h).

DIST/manifest.json (written by web/build.mjs) names the files. Their bytes are taken in by .incbin
from copies and compressed copies beside OUT.S, which costs the compiler nothing. Without a
manifest the table is empty.
"""
import gzip
import hashlib
import json
import pathlib
import sys

def load(dist):
    manifest = dist / "manifest.json"
    if not manifest.is_file():
        return []
    files = json.loads(manifest.read_text())["files"]
    return sorted((f["path"], f["type"], f["immutable"], (dist / f["path"].lstrip("/")).read_bytes())
                  for f in files)


def main():
    dist, out_c, out_s = (pathlib.Path(a) for a in sys.argv[1:4])
    home = out_s.parent / (out_s.name + ".d")
    home.mkdir(parents=True, exist_ok=True)
    rows, labels, blobs = [], [], []
    for n, (path, kind, immutable, plain) in enumerate(load(dist)):
        packed = gzip.compress(plain, 9, mtime=0)
        if len(packed) > len(plain) * 9 // 10:  # pictures and the like
            packed = b""
        for part, content in (("plain", plain), ("gzip", packed)):
            name = f"asset_{n}_{part}"
            blob = home / name
            blob.write_bytes(content)
            blobs.append(f'    .global {name}\n{name}:\n    .incbin "{blob.resolve()}"\n    .byte 0\n')
            labels.append(f"extern const unsigned char {name}[];")
        etag = hashlib.sha256(plain).hexdigest()[:16]
        rows.append(f'    {{ .path = "{path}", .type = "{kind}", .etag = "\\"{etag}\\"",\n'
                    f"      .plain = asset_{n}_plain, .plain_size = {len(plain)},\n"
                    f"      .gzip = asset_{n}_gzip, .gzip_size = {len(packed)},\n"
                    f"      .immutable = {str(immutable).lower()} }},\n")
    out_c.write_text("/* Made by tools/embed.py; do not edit. */\n#include \"app/assets.h\"\n\n" +
                     "\n".join(labels) + "\n\nconst Asset app_assets[] = {\n" + ("".join(rows) or "    { 0 }\n") +
                     f"}};\nconst size_t app_asset_count = {len(rows)};\n")
    out_s.write_text("    .section .rodata\n" + "".join(blobs) +
                     '    .section .note.GNU-stack, "", @progbits\n')


main()
