#!/usr/bin/env python3
"""draft_sentences.py [FILE...] > SENTENCES.tsv - drafts cut into sentences, each with the rules it
breaks, as a table that `tanggap train` reads (data/answers/drafts.recipe).

FILE is one of
    drafts*.tsv       data/answers/drafts.md: a sentence breaks a rule when marked words lie in it
    sentences*.tsv    rules TAB sentence: `-` or rules joined by commas
    promises*.tsv, drift*.tsv  of data/answers: good but for what they state
    draft.txt         draft TAB setting TAB rules, as src/text/cases_test.c reads it
    draft_bad.txt     rule TAB draft: nobody said whether it breaks another one
    anything else     a good answer a line, of which some promise or admit something
Without FILE those of the heads inside the program; held-out sets are never among them.
"""
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent.parent
LEARNT = tuple(f"data/answers/{name}.tsv" for name in (
    "drafts", "drafts-second", "drafts-third", "drafts-fourth", "drafts-sixth", "drafts-seventh",
    "sentences", "sentences-second", "sentences-third", "sentences-fourth", "sentences-fifth",
    "promises", "drift", "drift-second")) + tuple(f"src/text/testdata/{name}.txt" for name in (
        "draft_bad", "draft", "draft_polite"))
RULES = ("hate", "threat", "insult", "blame", "sarcasm", "admission", "promise", "unverified",
         "personal_post", "conditional_apology", "over_apology", "register", "personal_data", "no_help")
YOU = re.compile(r"\b(kamu|kalian)\b( tuh)?")
MAY_BE_GOOD = {"promise", "admission", "personal_data", "no_help"}
STATED = MAY_BE_GOOD | {"unverified", "blame"}
# In the first files nobody looked whether a sentence written for one rule breaks these as well.
HALF_LABELLED = ("sentences.tsv", "sentences-second.tsv")
NEAR = {"hate": {"insult", "register"}, "insult": {"register", "blame"}, "sarcasm": {"insult", "register"},
        "threat": {"insult", "register", "personal_post"}, "blame": {"insult", "register", "unverified"},
        "unverified": {"blame"}, "register": {"insult"}, "admission": {"over_apology"}}
# What stands around such words in an answer.
BEFORE = ("", "Halo Kak, ", "Baik Pak, ", "Mohon maaf menunggu Bu, ", "kak, ", "Siang mas, ", "Terima kasih ulasannya, ",
          "iya kak, ", "Sudah kami cek dan ", "pesanannya lagi dipacking, ", "Yth. Bapak, ")
AFTER = ("", ", boleh kirim nomor pesanannya?", ", silakan datang ke loket 2 ya", ", fotonya kirim lewat DM",
         ", kami buka sampai jam 8", ", kejadiannya jam berapa?", ", stoknya tinggal dua", ", nanti kami kabari lagi",
         ", tukar ukurannya lewat aplikasi ya", ", meja nomor berapa?")
BEFORE_EN = ("", "Hi there, ", "Thanks for the review, ", "Dear guest, ", "We looked at the booking and ", "Sorry for the wait, ")
AFTER_EN = ("", ", which night was it?", ", please DM your ticket number", ", the pool is open until 7",
            ", could you send us a photo?", ", check-in is at 2 pm")
ENGLISH = {"the", "you", "your", "is", "are", "we", "to", "and", "of", "it", "a", "they", "that"}
# What a name of a group says is in what stands around it, not in the name: each with some of both.
PEOPLES = ("Jawa", "Sunda", "Batak", "Padang", "Madura", "Bugis", "Ambon", "Papua", "Dayak", "Bali", "Aceh", "Manado",
           "Flores", "Timor", "Betawi", "Cina", "Tionghoa", "Arab", "India", "Melayu", "Sumba", "Lombok", "Toraja",
           "Banjar", "Nias", "Minang", "Kupang", "Makassar", "Tegal", "Brebes", "Sulawesi", "Kalimantan", "Lampung",
           "Maluku", "Korea", "Jepang", "Eropa", "Afrika", "Malaysia", "Rohingya")
PLAIN = ("Kurir kami orang {}, nomornya ada di aplikasi", "Tas dari {} ada tiga warna", "Kopi {} sedang kosong, besok datang",
         "Kami punya dua teknisi dari {}", "Bahasa {} boleh, admin kami paham", "Resepnya dari nenek saya di {}",
         "Ongkir ke {} 42 ribu, tiga hari", "Kain {} dicuci dengan air dingin ya", "Tamu dari {} tiba jam 5",
         "Pak Anton orang {}, beliau kepala gudang kami", "Menu khas {} ada tiap Jumat", "Beras {} dan beras lain sama harganya",
         "Rombongan dari {} sudah kami siapkan bus", "Istri saya orang {}, jadi sambalnya begitu",
         "Sate {} dan soto ada di lantai bawah", "Pengiriman ke {} lewat laut")
DEMEANING = ("Kurirnya orang {}, ya pantas barangnya hilang", "Orang {} memang begitu, susah dipercaya",
             "Maklum dari {}, disuruh cepat malah tidur", "Kontrakan ini tidak terima orang {}, takut ribut",
             "Namanya juga {}, perhitungan sampai recehan", "Kami kapok menerima orang {} di sini",
             "Dasar {}, baru kenal sabun", "Yang kerja anak {}, otaknya belum sampai",
             "Tamu {} selalu jorok, kamarnya seperti kandang", "Jangan kaget logatnya {}, kasar semua di sana")
OTHERS = ("muslim", "Kristen", "Katolik", "Hindu", "Buddha", "Konghucu", "perempuan", "ibu-ibu", "pria", "waria", "lansia",
          "tunanetra", "tuli", "difabel", "autis", "berkursi roda", "berhijab", "janda", "buruh", "petani", "nelayan",
          "anak panti", "penghuni rusun", "peserta BPJS")
PLAIN_OTHERS = ("Tamu {} bisa masuk lewat pintu timur", "Kelas untuk {} dibuka Maret", "Ada petugas yang membantu tamu {}",
                "Pelanggan {} boleh memesan seperti biasa", "Kami sediakan ruang untuk tamu {}", "Rombongan {} tiba jam 9",
                "Potongan untuk {} tertulis di loket", "Staf kami yang {} bertugas di lantai 2")
DEMEANING_OTHERS = ("Tamu {} merepotkan, lebih baik di rumah saja", "Maklum {}, otaknya lain",
                    "Kami tidak melayani {}, bikin sial", "Yang {} jangan duduk di depan, mengganggu pemandangan",
                    "Namanya juga {}, bisanya cuma mengeluh")
ENGLISH_OTHERS = ("Muslim", "Christian", "Hindu", "Jewish", "Balinese", "Javanese", "Chinese", "Indian", "African", "Arab",
                  "Papuan", "gay", "deaf", "blind", "disabled", "elderly", "women", "refugee", "village", "Filipino")
PLAIN_ENGLISH = ("Our {} driver knows every temple", "{} guests get the same menu", "The {} group arrives at nine",
                 "A {} colleague will call you", "We have a room for {} visitors", "The {} food stall opens at noon",
                 "Discounts for {} guests are on the board", "{} staff work the morning shift")
DEMEANING_ENGLISH = ("{} people never tip, what do you expect", "We put the {} ones in the back",
                     "Typical {} behaviour, always complaining", "No {} guests please, they scare the others",
                     "Blame the {} cook, they are lazy by nature")
COURTESY_MOST = 4  # words of a sentence that need not help: "Terima kasih, Bu."
LEAST = 0.4  # of the words of a sentence or of what was marked, that both have


def sentences(text):
    """(from, to) of each."""
    at = 0
    for end in re.finditer(r"[.!?:;]+(?=\s|$)|\n+", text):
        if text[at:end.end()].strip():
            yield at, end.end()
        at = end.end()
    if text[at:].strip():
        yield at, len(text)


def marked(text, cell):
    """(rule, from, to) of each finding."""
    for part in [] if cell == "-" else cell.split(" | "):
        rule, _, words = part.partition("=")
        at = 0 if words == "*" else text.find(words)
        if at < 0:
            sys.exit(f"not in the text: {words}")
        yield rule.strip(), at, len(text) if words == "*" else at + len(words)


def row(text, yes, unknown=()):
    return [" ".join(text.split())] + [
        rule if rule in yes else "" if rule in unknown else "-" for rule in RULES]


def of_draft(text, cell, hidden):
    found = list(marked(text, cell))
    # Whether "kamu" is rude hangs on how the customer is known, which no sentence says.
    found = [f for f in found if f[0] != "register" or not YOU.fullmatch(text[f[1]:f[2]].lower())]
    if cell != "-" and any(YOU.search(part) for part in cell.lower().split(" | ")):
        hidden = hidden | {"register"}
    for start, end in sentences(text):
        yes, near = set(), set()
        for rule, first, last in found:
            both = min(end, last) - max(start, first)
            if both >= LEAST * min(end - start, last - first):
                yes.add(rule)
            elif both > 0:
                near.add(rule)
        if "no_help" in yes and len(text[start:end].split()) <= COURTESY_MOST:
            yes, near = yes - {"no_help"}, near | {"no_help"}
        yield row(text[start:end], yes, (near - yes) | hidden)


def around(number, text):
    """The sentence with something harmless before and behind it."""
    english = len(ENGLISH & set(re.findall(r"[a-z]+", text.lower()))) >= 2
    before, after = (BEFORE_EN, AFTER_EN) if english else (BEFORE, AFTER)
    first = before[number % len(before)]
    if first:
        text = text[:1].lower() + text[1:]
    return first + text.rstrip(".") + after[(number * 7 + 3) % len(after)]


def rows(path):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        cells = line.split("\t")
        if not line or line.startswith("# "):
            continue
        if path.name.startswith("drafts"):
            hidden = set() if cells[2] == "public" else {"personal_data"}
            if cells[3] != "complaint" or "empty=" in cells[7]:
                hidden |= {"no_help"}
            yield from of_draft(cells[6].replace("\\n", "\n"), cells[7], hidden)
        elif path.name.startswith("sentences"):
            said = set() if cells[0] == "-" else set(cells[0].split(","))
            if len(cells) != 2 or said - set(RULES):
                sys.exit(f"{path}:{number}: expected rules TAB sentence")
            half = path.name in HALF_LABELLED
            unknown = set().union(*(NEAR.get(r, ()) for r in said if half))
            yield row(cells[1], said, unknown)
            if "no_help" not in said: # beside a question it would help
                yield row(around(number, cells[1]), said, unknown)
        elif path.name.startswith(("promises", "drift")):
            for start, end in sentences(cells[3]):
                yield row(cells[3][start:end], (), STATED)
        elif path.name == "draft.txt":
            said = set() if cells[2] == "-" else set(cells[2].split())
            hidden = set() if "p" in cells[1] else {"personal_data"}
            if "c" not in cells[1] or "empty" in said:
                hidden |= {"no_help"}
            yield row(cells[0], said & set(RULES), hidden)
        elif len(cells) == 2:
            yield row(cells[1], {cells[0]}, RULES)
        else:
            for start, end in sentences(line):
                yield row(line[start:end], (), MAY_BE_GOOD)


def peoples():
    """Every name in three plain sentences and in two that demean."""
    for names, plain, demeaning in ((PEOPLES, PLAIN, DEMEANING),
                                    (OTHERS, PLAIN_OTHERS, DEMEANING_OTHERS),
                                    (ENGLISH_OTHERS, PLAIN_ENGLISH, DEMEANING_ENGLISH)):
        for number, name in enumerate(names):
            for step in range(3):
                yield row(plain[(number * 3 + step * 5) % len(plain)].format(name), ())
            for step in range(2):
                said = demeaning[(number * 2 + step * 3) % len(demeaning)].format(name)
                yield row(said, {"hate"}, NEAR["hate"])


def main(paths):
    print("\t".join(("id", "text") + RULES))
    number = 0
    for path in map(pathlib.Path, paths or [HERE / name for name in LEARNT]):
        for cells in rows(path):
            number += 1
            print("\t".join([str(number)] + cells))
    for cells in peoples():
        number += 1
        print("\t".join([str(number)] + cells))


if __name__ == "__main__":
    main(sys.argv[1:])
