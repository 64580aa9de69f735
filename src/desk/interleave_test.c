/* Two people and the sender on one case, in a thousand random orders. What must hold whatever the
 * order: no text that was taken is lost, no answer leaves twice, nothing happens outside the
 * tables of test_acts.h. */
#include "desk/closing.h"
#include "desk/compose.h"
#include "desk/message.h"
#include "desk/outbox.h"
#include "desk/reply.h"
#include "desk/staff.h"

#include "test_acts.h"
#include "test_shop.h"

static Error e;

enum { RUNS = 1000, RUNS_PGSQL = 40, STEPS = 80, REPLIES = 24, NOW = SHOP_MONDAY + 10 * HOUR };

typedef struct Sending {
    Outgoing out;
    bool is_running;
} Sending;

typedef struct World {
    TestShop *s;
    int64_t case_id, other_id;
    int64_t now;
    uint64_t seed;
    int texts, replies;
    int64_t ids[REPLIES];
    Str taken[REPLIES]; /* the text as it was handed in */
    int times_sent[REPLIES];
    Str drafts[2]; /* what each person's last successful save said; n = 0: none */
    Sending sending;
} World;

static uint64_t roll(World *w, uint64_t n) {
    w->seed ^= w->seed << 13;
    w->seed ^= w->seed >> 7;
    w->seed ^= w->seed << 17;
    return w->seed % n;
}

static Caller person(World *w, int who) {
    Caller by = shop_person(w->s, w->now);
    if (who == 1) {
        by.staff_id = w->other_id;
        by.role = ROLE_APPROVER;
        by.rights = role_rights(ROLE_APPROVER);
    }
    return by;
}

static Case the_case(World *w) {
    Case c = { 0 };
    CHECK_OK(case_get(w->s->db, w->s->arena, w->s->brand_id, w->case_id, &c, &e));
    return c;
}

static Str new_text(World *w) {
    return str_fmt(w->s->arena, "Halo Kak, teks %d: kami cek dulu ya. Boleh kirim fotonya?",
                   ++w->texts);
}

/* What somebody has on the screen: mostly what is stored, sometimes what was. */
static int64_t seen(World *w, int64_t version) {
    return version > 1 && roll(w, 5) == 0 ? version - 1 : version;
}

static Draft draft_of(World *w, int who) {
    Draft d = { 0 };
    Caller by = person(w, who);
    Err found = draft_get(w->s->db, w->s->arena, &by, w->case_id, &d, &e);
    CHECK(found == ERR_OK || found == ERR_NOT_FOUND);
    return d;
}

static void save_draft(World *w, int who) {
    Draft d = draft_of(w, who), out = { 0 };
    Caller by = person(w, who);
    Draft in = { .case_id = w->case_id, .text = new_text(w), .revision = seen(w, d.revision) };
    Err got = draft_save(w->s->db, w->s->arena, &by, &in, &out, &e);
    CHECK(got == ERR_OK || got == ERR_CONFLICT);
    CHECK((got == ERR_OK) == (in.revision == d.revision));
    if (got == ERR_OK)
        w->drafts[who] = in.text;
}

static void hand_in(World *w, int who) {
    if (w->replies == REPLIES)
        return;
    Case c = the_case(w);
    Caller by = person(w, who);
    Reply r = { 0 };
    ReplyForm form = { .case_version = seen(w, c.version), .text = new_text(w), .is_public = true,
                       .request_key = str_fmt(w->s->arena, "request-%lld-%d",
                                               (long long)w->case_id, w->replies) };
    Err got = reply_create(w->s->db, w->s->arena, &by, w->case_id, &form, &r, &e);
    bool is_kept_in = c.state == CASE_WATCHED && form.case_version == c.version;
    CHECK(got == ERR_OK || got == (is_kept_in ? ERR_DENIED : ERR_CONFLICT));
    CHECK((got == ERR_OK) == (form.case_version == c.version && !is_kept_in));
    if (got != ERR_OK)
        return;
    w->drafts[who] = (Str){ 0 }; /* it became the reply, or the person let it go for this text */
    w->ids[w->replies] = r.id;
    w->taken[w->replies++] = form.text;
    int64_t id = r.id; /* the same request again, as a flaky network repeats it */
    CHECK_OK(reply_create(w->s->db, w->s->arena, &by, w->case_id, &form, &r, &e));
    CHECK(r.id == id);
}

static void act_on_reply(World *w, int who) {
    if (w->replies == 0)
        return;
    int n = roll(w, 2) ? w->replies - 1 : (int)roll(w, (uint64_t)w->replies);
    Reply was = { 0 }, is = { 0 };
    Caller by = person(w, who);
    CHECK_OK(reply_get(w->s->db, w->s->arena, w->s->brand_id, w->ids[n], &was, &e));
    ReplyAct act = (ReplyAct)roll(w, REPLY_ACT__COUNT);
    if (was.state == REPLY_WAITING && roll(w, 2)) /* else hardly any would leave */
        act = REPLY_ACT_APPROVE;
    ReplyChange c = { .act = act, .version = seen(w, was.version),
                      .text = roll(w, 2) ? was.text : new_text(w), .remark = S("lebih ramah"),
                      .meanwhile = roll(w, 4) ? was.meanwhile : S("") };
    Err got = reply_act(w->s->db, w->s->arena, &by, was.id, &c, &is, &e);
    bool may = (test_reply_acts[c.act].from & AT(was.state)) && c.version == was.version;
    if (c.act == REPLY_ACT_APPROVE && was.author_id == by.staff_id)
        may = false;
    if (c.act == REPLY_ACT_NOT_SENT && was.state == REPLY_SENT)
        may = false; /* none here was sent by hand */
    bool lets_go = c.act == REPLY_ACT_APPROVE || c.act == REPLY_ACT_RETRY;
    if (lets_go && (!str_eq(c.meanwhile, was.meanwhile) || the_case(w).state == CASE_WATCHED))
        may = false; /* what happened since was not read, or stands in the way */
    CHECK((got == ERR_OK) == may);
    if (got != ERR_OK)
        return;
    if (c.act == REPLY_ACT_MARK_SENT)
        w->times_sent[n]++;
    if (c.act == REPLY_ACT_CANCEL && w->drafts[who].n == 0)
        w->drafts[who] = was.text; /* it goes back to the desk of who called it back */
    int author = was.author_id == w->other_id;
    if (c.act == REPLY_ACT_RETURN && w->drafts[author].n == 0)
        w->drafts[author] = was.text;
}

static void act_on_case(World *w, int who) {
    Case was = the_case(w), is = { 0 };
    Caller by = person(w, who);
    CaseChange c = { .act = (CaseAct)roll(w, ACT__COUNT), .version = seen(w, was.version),
                     .class = roll(w, 3) ? CLASS_COMPLAINT : CLASS_VENTING,
                     .reason = S("sudah dibicarakan"), .until = w->now + HOUR };
    Err got = case_act(w->s->db, w->s->arena, &by, w->case_id, &c, &is, &e);
    bool may = (test_case_acts[c.act].from & AT(was.state)) && c.version == was.version;
    if (c.act == ACT_IGNORE && was.class != CLASS_VENTING)
        may = false; /* the policy's clause */
    if (c.act == ACT_DONE && closing_needs_outcome(&was))
        may = false; /* how a complaint ended is said in its own act */
    CHECK((got == ERR_OK) == may);
    CHECK(got == ERR_OK || the_case(w).version == was.version);
}

static void send(World *w) {
    if (!w->sending.is_running) {
        w->sending.out = (Outgoing){ 0 };
        Err got = outbox_claim(w->s->db, w->s->arena, w->now, NULL, &w->sending.out, &e);
        CHECK(got == ERR_OK || got == ERR_NOT_FOUND);
        w->sending.is_running = got == ERR_OK;
        return;
    }
    static const TryOutcome ends[] = { TRY_SENT, TRY_SENT, TRY_REFUSED, TRY_NOT_SENT,
                                       TRY_UNKNOWN };
    TryEnd end = { .outcome = ends[roll(w, COUNT(ends))], .detail = S("test"), .now = w->now };
    if (w->sending.out.is_lookup)
        end.outcome = roll(w, 2) ? TRY_FOUND : TRY_NOT_FOUND;
    Err got = outbox_finish(w->s->db, w->s->arena, &w->sending.out, &end, &e);
    CHECK(got == ERR_OK || got == ERR_CONFLICT);
    w->sending.is_running = false;
    for (int i = 0; got == ERR_OK && i < w->replies; i++)
        if (w->ids[i] == w->sending.out.reply_id)
            w->times_sent[i] += end.outcome == TRY_SENT || end.outcome == TRY_FOUND;
}

static void pass_time(World *w) {
    int64_t count;
    w->now += 5 + (int64_t)roll(w, 300);
    CHECK_OK(outbox_recover(w->s->db, w->s->arena, w->now, &count, &e));
}

static void step(World *w) {
    int who = (int)roll(w, 2);
    switch (roll(w, 8)) {
    case 0: save_draft(w, who); break;
    case 1: hand_in(w, who); break;
    case 2:
    case 3: act_on_reply(w, who); break;
    case 4: act_on_case(w, who); break;
    case 5: pass_time(w); break;
    default: send(w); break;
    }
}

static void check_world(World *w) {
    List thread;
    CHECK_OK(message_list(w->s->db, w->s->arena, w->s->brand_id, w->case_id, 0, &thread, &e));
    const Message *m = thread.items;
    for (int i = 0; i < w->replies; i++) {
        Reply r = { 0 };
        int shown = 0;
        CHECK_OK(reply_get(w->s->db, w->s->arena, w->s->brand_id, w->ids[i], &r, &e));
        CHECK(str_eq(r.first_text, w->taken[i]));
        CHECK(w->times_sent[i] <= 1);
        CHECK((r.sent_at != 0) == (w->times_sent[i] == 1));
        for (size_t k = 0; k < thread.count; k++)
            shown += m[k].reply_id == r.id;
        CHECK(shown == w->times_sent[i]);
    }
    for (int who = 0; who < 2; who++)
        if (w->drafts[who].n)
            CHECK(str_eq(draft_of(w, who).text, w->drafts[who]));
}

static void make_hook(TestShop *s) {
    Source out = { 0 };
    Caller by = shop_person(s, NOW);
    CHECK_OK(source_update(s->db, s->arena, &by, s->sources[0],
                           &(Source){ .name = S("instagram"), .channel = CHANNEL_INSTAGRAM,
                                      .kind = SOURCE_FILE, .way_out = WAY_HOOK,
                                      .out_url = S("https://contoh.example/out"),
                                      .out_lookup = S("https://contoh.example/ask"),
                                      .out_secret = S("sealed") },
                           &out, &e));
}

TEST(two_people_on_one_case_in_any_order_lose_nothing_and_send_nothing_twice) {
    TEST_SHOP(s);
    Staff second = { 0 };
    make_hook(&s);
    CHECK_OK(staff_create(s.db, s.arena,
                          &(NewStaff){ .email = S("dimas@toko.example"), .name = S("Dimas"),
                                       .password_hash = S("-"), .brand_id = s.brand_id,
                                       .role = ROLE_APPROVER, .now = 1000 },
                          &second, &e));
    /* The order of acts is the same on both engines; round trips are not. */
    int before = test_failures, runs = db_engine(s.db) == DB_SQLITE ? RUNS : RUNS_PGSQL;
    for (int run = 1; run <= runs && test_failures == before; run++) {
        Arena *all = s.arena;
        s.arena = arena_new(64 * 1024);
        World w = { .s = &s, .other_id = second.id, .now = NOW + run * DAY,
                    .seed = (uint64_t)run * UINT64_C(0x9E3779B97F4A7C15) };
        w.case_id = shop_message(&s, &(TestMessage){ .at = w.now, .who = "@sari",
                                                     .text = "paket saya belum sampai",
                                                     .mood = MOOD_NEGATIVE,
                                                     .class = CLASS_COMPLAINT });
        for (int i = 0; i < STEPS; i++)
            step(&w);
        while (w.sending.is_running) /* nothing of this run is left over for the next */
            send(&w);
        check_world(&w);
        if (test_failures != before)
            printf("in run %d\n", run);
        arena_free(&s.arena);
        s.arena = all;
    }
}
