#!/usr/bin/env python3
"""Check sample/messages.jsonl and print a summary.

usage: check_sample.py [FILE]     exit 0: fine, 1: something to repair, 2: cannot read
"""
import collections
import json
import pathlib
import re
import sys

FIELDS = ("offset", "source", "id", "parent", "post", "author", "handle", "title",
          "text", "link", "reach", "class", "outcome", "reply")
SOURCES = ("instagram", "whatsapp", "tiktok", "google", "marketplace", "email")
CLASSES = ("keluhan", "kritik", "pertanyaan", "menekan", "luapan", "troll", "spam",
           "hoaks", "berisiko", "pujian", "lainnya")
OUTCOMES = ("answered", "ignored", "spam", "closed", "open")
ADMINS = ("Rasti", "Dimas", "Ayu")

MONTH, LIVE, DAY = 2592000, 900, 86400
CRISIS = 10800
# what a count may be: (name, least, most)
TOTAL = (580, 640)
LIVE_COUNT = (35, 50)
REPLIES = (210, 260)
CRISIS_COUNT = (80, 125)
NEGLECTED = (3, 12)             # still open after 72 hours
SHARE = {"pertanyaan": (.20, .32), "pujian": (.15, .25), "keluhan": (.15, .25)}
HUMAN_COPIES = 3                # one person may paste the same complaint this often
NEAR = .6                       # word trigrams shared by two texts that count as one

FAKE_PHONE = re.compile(r"^\+62 800-0000-01\d\d$")
PHONE = re.compile(r"(?:\+\d|\b62[ -]?8|\b08)[\d .()-]{6,}\d")
LONG_NUMBER = re.compile(r"\b\d{9,}\b")     # account, identity or telephone number
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
URL = re.compile(r"(?:https?://|www\.)\S+", re.I)
DOMAIN = re.compile(r"(?<![@\w.])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|net|org|id|io|co|me|ly|info|xyz|site|shop|store|link|vip)\b",
                    re.I)
MENTION = re.compile(r"@[\w.*-]+")
LINK = re.compile(r"^https://contoh\.example/[\w./-]+$")

problems = []


def bad(where, what, remedy):
    problems.append(f"{where}: {what}. Remedy: {remedy}.")


def is_int(value):
    return isinstance(value, int) and not isinstance(value, bool)


def no_twice(pairs):
    keys = [k for k, _ in pairs]
    if len(keys) != len(set(keys)):
        raise ValueError("a field stands twice")
    return dict(pairs)


def no_constant(name):
    raise ValueError(f"{name} is not JSON")


def read(path):
    rows = []
    try:
        raw = path.read_bytes()
    except OSError as error:
        print(f"cannot read {path}: {error.strerror}. Remedy: give the file as argument.", file=sys.stderr)
        sys.exit(2)
    if not raw.endswith(b"\n"):
        bad("end of file", "the last line has no newline", "add one")
    for number, line in enumerate(raw.split(b"\n")[:-1] if raw.endswith(b"\n") else raw.split(b"\n"), 1):
        try:
            row = json.loads(line.decode("utf-8"), object_pairs_hook=no_twice, parse_constant=no_constant)
        except ValueError as error:
            bad(f"line {number}", f"not strict UTF-8 JSON ({error})", "write one JSON object per line")
            continue
        names = set(row) - {"rating"} if isinstance(row, dict) else set()
        if names != set(FIELDS):
            bad(f"line {number}", f"fields differ: {sorted(names ^ set(FIELDS))}", "use exactly the fields of README.md")
            continue
        row["_line"] = number
        rows.append(row)
    return rows


def check_types(row, where):
    before = len(problems)
    for name in ("source", "id", "author", "handle", "text", "class", "outcome"):
        if not isinstance(row[name], str) or not row[name].strip():
            bad(where, f"{name} must be a text that is not empty", f"fill in {name}")
    for name in ("parent", "post", "title", "link"):
        if row[name] is not None and (not isinstance(row[name], str) or not row[name].strip()):
            bad(where, f"{name} must be a text or null", "write null where there is none")
    for name in ("offset", "reach"):
        if not is_int(row[name]):
            bad(where, f"{name} must be a whole number", "write it without quotes and decimals")
    return len(problems) == before


def check_private(where, text):
    if PHONE.search(text) or LONG_NUMBER.search(text):
        bad(where, "holds what may be a real number", "delete it; telephone numbers only as +62 800-0000-01xx in handle")
    for address in MAIL.findall(text):
        if not address.endswith("@contoh.example"):
            bad(where, f"holds the address {address}", "use ...@contoh.example")
    rest = MENTION.sub("", MAIL.sub("", text))
    for found in URL.findall(rest) + DOMAIN.findall(rest):
        if "contoh.example" not in found:
            bad(where, f"points to {found}", "use https://contoh.example/...")


def check_reply(row, where):
    reply = row["reply"]
    if (reply is not None) != (row["outcome"] == "answered"):
        bad(where, f"outcome is {row['outcome']} but reply is {'null' if reply is None else 'there'}",
            "answered needs a reply, every other outcome has null")
    if reply is None:
        return
    if not isinstance(reply, dict) or set(reply) != {"after", "by", "text"}:
        bad(where, "reply must hold after, by and text", "write these three")
        return
    if not is_int(reply["after"]) or reply["after"] <= 0:
        bad(where, "reply.after must be whole seconds above 0", "write the seconds until the answer")
    elif row["offset"] + reply["after"] > 0:
        bad(where, "the answer lies after the start", "make after shorter or leave the message open")
    if reply["by"] not in ADMINS:
        bad(where, f"unknown admin {reply['by']!r}", "use one of " + ", ".join(ADMINS))
    if not isinstance(reply["text"], str) or not reply["text"].endswith(f" – {reply['by']}"):
        bad(where, "the answer is not signed by its writer", "end it with ' – ' and the name in by")
    else:
        check_private(where + " (reply)", reply["text"])


def check_row(row):
    where = f"line {row['_line']} ({row['id']})"
    if not check_types(row, where):
        return
    if not (-MONTH <= row["offset"] <= 0 or 1 <= row["offset"] <= LIVE):
        bad(where, f"offset {row['offset']} is out of range", f"keep it in -{MONTH}..0 or 1..{LIVE}")
    stars = re.match(r"([1-5]) dari 5 bintang", row["title"] or "")
    if row.get("rating") != (int(stars[1]) if stars else None):
        bad(where, "rating and title differ", "write the stars of the title as rating, and none without them")
    if row["reach"] < 0:
        bad(where, "reach is negative", "write 0 or more")
    for name, known in (("source", SOURCES), ("class", CLASSES), ("outcome", OUTCOMES)):
        if row[name] not in known:
            bad(where, f"unknown {name} {row[name]!r}", "use one of " + ", ".join(known))
    handle = row["handle"]
    if row["source"] == "whatsapp":
        if not FAKE_PHONE.match(handle):
            bad(where, f"handle {handle} is not an invented number", "use +62 800-0000-01xx")
    elif row["source"] == "email":
        if not handle.endswith("@contoh.example"):
            bad(where, f"handle {handle} is not an invented address", "use ...@contoh.example")
    elif not re.match(r"^@\S+$", handle):
        bad(where, f"handle {handle} has no @", "write @name without spaces")
    if row["link"] is not None and not LINK.match(row["link"]):
        bad(where, f"link {row['link']} is not invented", "use https://contoh.example/...")
    for name in ("text", "title", "post", "author"):
        if row[name]:
            check_private(where, row[name])
    if row["offset"] > 0 and row["outcome"] != "open":
        bad(where, "a live message is already handled", "set outcome to open")
    check_reply(row, where)


def check_order(rows):
    seen = {}
    last = None
    for row in rows:
        where = f"line {row['_line']} ({row['id']})"
        if last is not None and row["offset"] < last:
            bad(where, "comes before the line above it", "sort the file by offset")
        last = row["offset"]
        if row["id"] in seen:
            bad(where, "its id stands twice", "give every message its own id")
        if row["parent"] is not None:
            parent = seen.get(row["parent"])
            if parent is None:
                bad(where, f"parent {row['parent']} is not an earlier message", "name the id of an earlier line or null")
            elif parent["source"] != row["source"]:
                bad(where, "parent is in another source", "a thread stays in one source")
        seen[row["id"]] = row


def check_numbers(rows):
    owner = {}
    for row in rows:
        if row["source"] == "whatsapp" and owner.setdefault(row["handle"], row["author"]) != row["author"]:
            bad(f"line {row['_line']} ({row['id']})", f"{row['handle']} belongs to {owner[row['handle']]}",
                "one invented number per person")


def words(text):
    return re.sub(r"[^\w]+", " ", text.lower()).split()


def trigrams(text):
    tokens = words(text)
    return {tuple(tokens[i:i + 3]) for i in range(len(tokens) - 2)}


def check_copies(rows):
    """No text twice, except bots and the few who paste their own complaint."""
    same = collections.defaultdict(list)
    for row in rows:
        same[" ".join(words(row["text"])) or row["text"]].append(row)
    copies = 0
    for group in same.values():
        if len(group) == 1:
            continue
        copies += len(group)
        if all(row["class"] == "spam" for row in group):
            continue
        if len({row["author"] for row in group}) > 1 or len(group) > HUMAN_COPIES:
            bad(", ".join(row["id"] for row in group), "the same text", "rewrite all but one of them")
    near("text", [(row["id"], row["text"], row["author"]) for row in rows if row["class"] != "spam"])
    replies = [(row["id"] + " (reply)", row["reply"]["text"], None) for row in rows if isinstance(row["reply"], dict)]
    near("answer", replies)
    return copies


def near(kind, items):
    sets = [(name, trigrams(text), author) for name, text, author in items]
    for i, (name, left, author) in enumerate(sets):
        for other, right, writer in sets[i + 1:]:
            if author is not None and author == writer:
                continue
            if len(left) < 4 or len(right) < 4:
                continue
            if len(left & right) / len(left | right) >= NEAR:
                bad(f"{name}, {other}", f"nearly the same {kind}", "rewrite one of them in other words")


def bound(name, count, limits, remedy):
    if not limits[0] <= count <= limits[1]:
        bad("whole file", f"{name}: {count}, wanted {limits[0]}..{limits[1]}", remedy)


def check_counts(rows):
    live = [row["offset"] for row in rows if row["offset"] > 0]
    bound("messages", len(rows), TOTAL, "add or take out messages")
    bound("live messages", len(live), LIVE_COUNT, "move messages into or out of 1..900")
    bound("answers", sum(row["reply"] is not None for row in rows), REPLIES, "write or take out answers")
    bound("messages in the last three hours", sum(-CRISIS <= row["offset"] <= 0 for row in rows), CRISIS_COUNT,
          "lengthen or shorten the crisis")
    bound("open for more than 72 hours", sum(row["outcome"] == "open" and row["offset"] < -3 * DAY for row in rows),
          NEGLECTED, "close some or leave some open")
    for name, (least, most) in SHARE.items():
        share = sum(row["class"] == name for row in rows) / max(1, len(rows))
        if not least <= share <= most:
            bad("whole file", f"{share:.0%} {name}, wanted {least:.0%}..{most:.0%}", "change the mixture")
    for name in CLASSES:
        if not any(row["class"] == name for row in rows):
            bad("whole file", f"no message of class {name}", "write some")
    for name in SOURCES:
        if not any(row["source"] == name for row in rows):
            bad("whole file", f"no message from {name}", "write some")
    for before, after in zip([0] + live, live):
        least, most = (5, 10) if after <= 120 else (20, 40)
        if not least <= after - before <= most:
            bad(f"live message at {after} s", f"{after - before} s after the one before it",
                f"keep the gap in {least}..{most} s")


def table(title, counts):
    print(f"{title}: " + ", ".join(f"{name} {count}" for name, count in counts.most_common()))


def main():
    if len(sys.argv) > 2 or (len(sys.argv) == 2 and sys.argv[1] in ("-h", "--help")):
        print(__doc__.strip())
        return 0 if len(sys.argv) == 2 else 2
    default = pathlib.Path(__file__).resolve().parent.parent / "sample" / "messages.jsonl"
    rows = read(pathlib.Path(sys.argv[1]) if len(sys.argv) == 2 else default)
    for row in rows:
        check_row(row)
    copies = 0
    if not problems:            # the rest trusts the types
        check_order(rows)
        check_numbers(rows)
        copies = check_copies(rows)
        check_counts(rows)
    if problems:
        for line in problems[:40]:
            print(line, file=sys.stderr)
        if len(problems) > 40:
            print(f"... and {len(problems) - 40} more", file=sys.stderr)
        return 1
    live = sum(row["offset"] > 0 for row in rows)
    print(f"{len(rows)} messages, {live} of them live; {len({row['author'] for row in rows})} authors; "
          f"{sum(row['parent'] is not None for row in rows)} answer another; "
          f"{sum(row['reply'] is not None for row in rows)} have an answer; {copies} are pasted copies")
    table("source", collections.Counter(row["source"] for row in rows))
    table("class", collections.Counter(row["class"] for row in rows))
    table("outcome", collections.Counter(row["outcome"] for row in rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
