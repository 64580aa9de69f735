"""books.py - compares what people were told with what is in the database and at the platform.

Every function returns a list of sentences, one for each broken promise; [] is what we want."""
import json


def messages(desk, source, told):
    """Nothing acknowledged is missing, nothing is there twice, nothing came from nowhere."""
    kept = [row[0] for row in desk.sql(
        "SELECT external_id FROM message WHERE source_id = ? AND is_own = 0", source)]
    wrong = [f"message {i} was acknowledged and is gone" for i in told.messages - set(kept)]
    wrong += [f"message {i} was never sent" for i in set(kept) - told.sent_messages]
    if len(kept) != len(set(kept)):
        wrong.append(f"{len(kept) - len(set(kept))} messages are stored twice")
    return wrong


def imports(desk, importer):
    kept = [row[0] for row in desk.sql(
        "SELECT m.external_id FROM message m JOIN source s ON s.id = m.source_id"
        " WHERE s.name = 'berkas'")]
    wrong = [f"line {i} was imported and is gone" for i in importer.imported - set(kept)]
    return wrong + (["lines are stored twice"] if len(kept) != len(set(kept)) else [])


def replies(desk, told):
    rows = {key: (number, text, state) for key, number, text, state in desk.sql(
        "SELECT request_key, id, text, state FROM reply")}
    wrong = []
    for key, number in told.replies.items():
        if rows.get(key, (None, None))[:2] != (number, told.reply_texts[key]):
            wrong.append(f"reply {number} ({key}) was acknowledged and is {rows.get(key)}")
    states = {number: state for number, _, state in rows.values()}
    wrong += [f"reply {i} was approved and is {states.get(i)}" for i in told.approved
              if states.get(i) in (None, "waiting", "returned")]
    return wrong


def drafts(desk, told, staff):
    wrong = []
    for case, (revision, text) in told.drafts.items():
        kept = desk.sql("SELECT revision, text FROM draft WHERE case_id = ? AND staff_id = ?",
                        case, staff)
        if not kept or kept[0][0] < revision or (kept[0][0] == revision and kept[0][1] != text):
            wrong.append(f"draft of case {case}: saved {(revision, text)}, kept {kept}")
    return wrong


def publications(desk, platform):
    """One publication for each reply at most; every state says what really happened."""
    rows = {key: (number, state, text) for key, number, state, text in desk.sql(
        "SELECT key, id, state, text FROM reply WHERE way = 'hook'")}
    times, wrong = {}, []
    for key, body in platform.published:
        times[key] = times.get(key, 0) + 1
        if key not in rows:
            wrong.append(f"the platform published {key}, which the desk does not know")
        elif rows[key][2] != body["text"]:
            wrong.append(f"reply {rows[key][0]} was published with another text")
    wrong += [f"reply {rows[k][0]} was published {n} times" for k, n in times.items()
              if n > 1 and k in rows]
    for key, (number, state, _) in rows.items():
        if state in ("sent", "confirmed") and key not in times:
            wrong.append(f"reply {number} is {state}, but was never published")
        if state in ("failed", "waiting", "cancelled", "returned") and key in times:
            wrong.append(f"reply {number} is {state}, but was published")
        if state in ("held", "sending"):
            wrong.append(f"reply {number} is still {state}")
    return wrong


def own_messages(desk):
    """The answer stands in its case exactly once."""
    count = dict(desk.sql("SELECT reply_id, count(*) FROM message WHERE reply_id IS NOT NULL"
                          " GROUP BY reply_id"))
    sent = [r[0] for r in desk.sql("SELECT id FROM reply WHERE state IN ('sent', 'confirmed')")]
    return [f"the answer of reply {i} stands {count.get(i, 0)} times in its case" for i in sent
            if count.get(i, 0) != 1]


def events(desk):
    wrong = []
    for brand, least, most, count in desk.sql(
            "SELECT brand_id, min(seq), max(seq), count(*) FROM event GROUP BY brand_id"):
        head = desk.sql("SELECT event_seq FROM brand WHERE id = ?", brand)[0][0]
        if most - least + 1 != count or head != most:
            wrong.append(f"events of brand {brand}: {least}..{most}, {count} rows, head {head}")
    return wrong


def structure(desk):
    """The program's own check, and SQLite's, which is none of ours."""
    status, out, err = desk.run("verify", "--json")
    wrong = [] if status == 0 else [f"verify: status {status}: {err}"]
    if status == 0 and not json.loads(out):
        wrong.append("verify saw no log at all")
    check = desk.sql("PRAGMA integrity_check")
    if check != [("ok",)]:
        wrong.append(f"integrity_check: {check[:5]}")
    broken = desk.sql("PRAGMA foreign_key_check")
    if broken:
        wrong.append(f"foreign_key_check: {broken[:5]}")
    return wrong


def state_counts(desk):
    return dict(desk.sql("SELECT state, count(*) FROM reply GROUP BY state"))


def let_time_pass(desk, at_least=2):
    """The server is stopped: leases of senders run out and waits are over, as if hours had gone
    by. Only tries begun `at_least` seconds ago, which is longer than the platform ever takes."""
    desk.sql("UPDATE reply SET lease_until = 1 WHERE state = 'sending' AND id IN (SELECT reply_id"
             " FROM reply_try WHERE outcome = 'running' AND began_at <= unixepoch() - ?)", at_least)
    desk.sql("UPDATE reply SET send_at = unixepoch() WHERE state = 'held'")
