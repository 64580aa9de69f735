/* Nothing leaves a rehearsal: a thousand of them, with everything on the stage that a person could
 * set up there, against a peer that counts. */
#include "app/delivery.h"
#include "app/drill_play.h"

#include "base/time.h"
#include "crisis/drill_run.h"
#include "desk/alarm.h"
#include "desk/alarm_post.h"
#include "desk/case.h"
#include "desk/contact.h"
#include "desk/due.h"
#include "desk/outbox.h"
#include "desk/referral.h"
#include "desk/reply.h"
#include "desk/source.h"
#include "desk/watch.h"
#include "test.h"

#include <netinet/in.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

static Error e;
enum { BEGINS = 1793588400, TRIALS = 1000, ACTS_MOST = 4, FORGED = 3, WHOLE_ONE_OF = 50 };

/* ---- the peer ---- */

typedef struct Peer {
    int fd, port;
    pthread_t thread;
    _Atomic int64_t contacts;
} Peer;

static void *count_contacts(void *ctx) {
    Peer *p = ctx;
    int fd;
    while ((fd = accept(p->fd, NULL, NULL)) >= 0) {
        p->contacts++;
        close(fd);
    }
    return NULL;
}

static void peer_begin(Peer *p) {
    struct sockaddr_in at = { .sin_family = AF_INET,
                              .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    socklen_t n = sizeof at;
    p->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    CHECK(p->fd >= 0 && bind(p->fd, (struct sockaddr *)&at, n) == 0 && listen(p->fd, 64) == 0);
    CHECK(getsockname(p->fd, (struct sockaddr *)&at, &n) == 0);
    p->port = ntohs(at.sin_port);
    CHECK(pthread_create(&p->thread, NULL, count_contacts, p) == 0);
}

static void peer_end(Peer *p) {
    shutdown(p->fd, SHUT_RDWR);
    pthread_join(p->thread, NULL);
    close(p->fd);
}

/* ---- a thousand rehearsals ---- */

typedef struct Trial {
    uint64_t random;
    DrillShopPeople people;
    Drill drill;
    int64_t now, claimed, delivered, refused;
    const Program *program;
    Fetcher *fetcher;
    Str hook;
} Trial;

static int64_t below(Trial *t, int64_t n) {
    uint64_t z = t->random += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    return (int64_t)((z ^ (z >> 31)) % (uint64_t)n);
}

static Caller person(const Trial *t, int64_t brand_id) {
    return (Caller){ .staff_id = t->people.writer_id, .brand_id = brand_id, .role = ROLE_OWNER,
                     .rights = role_rights(ROLE_OWNER), .now = t->now };
}

/* What somebody who has not understood could set up on the stage. */
static Err open_ways(Db *db, Arena *a, Trial *t) {
    Caller by = person(t, t->drill.stage_id);
    List sources, steps;
    Source made = { 0 };
    TRY(source_list(db, a, by.brand_id, &sources, &e));
    const Source *of = sources.items;
    for (size_t i = 0; i < sources.count; i++) {
        Source in = of[i];
        in.way_out = below(t, 2) ? WAY_HOOK : WAY_MAIL;
        in.out_url = in.way_out == WAY_HOOK ? t->hook : S("");
        in.out_from = in.way_out == WAY_MAIL ? S("toko@contoh.example") : S("");
        in.out_secret = S("sealed");
        TRY(source_update(db, a, &by, in.id, &in, &made, &e));
    }
    Source feed = { .name = S("umpan"), .kind = SOURCE_FEED, .url = t->hook,
                    .way_out = WAY_BROWSER };
    TRY(source_create(db, a, &by, &feed, &made, &e));
    AlarmStep step[] = { { .name = S("Sari"), .way = STEP_MAIL,
                           .address = S("sari@contoh.example") },
                         { .name = S("Pos"), .way = STEP_HOOK, .address = t->hook,
                           .secret = S("sealed") } };
    return alarm_set(db, a, &by, &(AlarmLadder){ { step, COUNT(step) } }, &steps, &e);
}

static Err answer(Db *db, Arena *a, Trial *t) {
    Caller by = person(t, t->drill.stage_id);
    List waiting;
    Str next;
    Case c = { 0 };
    Reply reply = { 0 };
    CaseFilter f = { .queue = QUEUE_WAITING, .limit = 30 };
    TRY(case_list(db, a, by.brand_id, &f, &waiting, &next, &e));
    if (waiting.count == 0)
        return ERR_OK;
    const CaseRow *row = (const CaseRow *)waiting.items + below(t, (int64_t)waiting.count);
    TRY(case_get(db, a, by.brand_id, row->id, &c, &e));
    ReplyForm form = { .case_version = c.version, .is_public = below(t, 2), .overrides = true,
                       .text = S("Halo Kak, kami sedang mengecek. Kabar berikutnya pukul 11.00."),
                       .request_key = str_fmt(a, "leak-%lld", (long long)below(t, INT64_MAX)) };
    Err code = reply_create(db, a, &by, row->id, &form, &reply, &e);
    if (code == ERR_OK && reply.state == REPLY_WAITING) {
        Caller second = by;
        second.staff_id = t->people.approver_id;
        ReplyChange yes = { .act = REPLY_ACT_APPROVE, .version = reply.version,
                            .text = reply.text };
        code = reply_act(db, a, &second, reply.id, &yes, &reply, &e);
    }
    return code == ERR_DB || code == ERR_INTERNAL ? code : ERR_OK; /* a refusal is no failure */
}

static Err test_alarm(Db *db, Arena *a, Trial *t) {
    Caller by = person(t, t->drill.stage_id);
    Incident test;
    return alarm_test(db, a, &by, &test, &e);
}

/* All that a sender could get hold of, now or later. */
static Err claim_all(Db *db, Arena *a, Trial *t, int64_t at) {
    Outgoing reply = { 0 };
    CallOut call = { 0 };
    AlarmPost post = { 0 };
    ReferralMail mail = { 0 };
    List polls;
    Due due = { 0 };
    t->claimed += outbox_claim(db, a, at, NULL, &reply, &e) == ERR_OK;
    t->claimed += alarm_claim(db, a, at, &call, &e) == ERR_OK;
    t->claimed += alarm_post_claim(db, a, at, &post, &e) == ERR_OK;
    t->claimed += referral_mail_claim(db, a, at, &mail, &e) == ERR_OK;
    TRY(source_due(db, a, at, &polls, &e));
    TRY(due_times(db, &due, &e));
    t->claimed += (int64_t)polls.count + (due.reply_at != 0) + (due.call_at != 0) +
                  (due.poll_at != 0);
    return ERR_OK;
}

/* A sender that was handed such a row all the same, by each way there is. */
static Err hand_over(Db *db, Arena *a, Trial *t) {
    static const WayOut ways[FORGED] = { WAY_HOOK, WAY_MAIL, WAY_HOOK };
    Outgoing out = { 0 };
    Err code = outbox_claim_drill(db, a, t->drill.stage_id, t->now + HOUR, &out, &e);
    if (code == ERR_NOT_FOUND)
        return ERR_OK;
    TRY(code);
    for (int i = 0; i < FORGED; i++) {
        out.way = ways[i];
        out.is_lookup = i == 2;
        out.out_url = out.out_lookup = t->hook;
        out.to_address = S("pelanggan@contoh.example");
        t->refused += deliver(t->program, t->fetcher, a, &out).outcome == TRY_REFUSED;
        t->delivered++;
    }
    return ERR_OK;
}

static Err trial(Db *db, void *ctx, Error *err) {
    SCRATCH(a);
    Trial *t = ctx;
    (void)err;
    Caller by = person(t, t->people.brand_id);
    static const int64_t lengths[] = { 15, 30, 60 };
    int64_t stage;
    bool changed;
    DrillForm form = { .minutes = lengths[below(t, 3)], .speed = 1 << below(t, 3),
                       .seed = below(t, INT64_MAX), .is_bare = below(t, WHOLE_ONE_OF) != 0 };
    TRY(drill_start(db, a, &by, &form, &t->drill, &e));
    TRY(open_ways(db, a, t));
    for (int64_t left = 1 + below(t, ACTS_MOST); left > 0; left--) {
        TRY(drill_beat(db, a, &(DrillDue){ t->drill.id, by.brand_id }, t->now, &stage, &e));
        TRY(answer(db, a, t));
        if (below(t, 4) == 0)
            TRY(test_alarm(db, a, t));
        TRY(watch_judge(db, a, t->drill.stage_id, t->now, &changed, &e));
        TRY(claim_all(db, a, t, t->now + below(t, DAY)));
        t->now += DRILL_BEAT;
    }
    TRY(hand_over(db, a, t));
    by.now = t->now;
    return drill_change(db, a, &by, t->drill.id, &(DrillChange){ .act = DRILL_END, .version = 1 },
                        &t->drill, &e);
}

static Err make_shop(Db *db, void *ctx, Error *err) {
    SCRATCH(a);
    Trial *t = ctx;
    return drill_shop_make(db, a, t->now, &t->people, err);
}

static void run_trials(Store *store, Trial *t) {
    CHECK(store_transact(store, make_shop, t, &e) == ERR_OK);
    for (int i = 0; i < TRIALS; i++) {
        Err code = store_transact(store, trial, t, &e);
        if (code != ERR_OK) {
            printf("trial %d: %s\n", i, e.msg);
            CHECK(false);
            return;
        }
    }
}

TEST(a_thousand_rehearsals_send_not_one_byte) {
    SCRATCH(a);
    Peer peer = { 0 };
    peer_begin(&peer);
    Str allow = str_fmt(a, "127.0.0.1:%d", peer.port);
    Config config = { .smtp_url = str_fmt(a, "smtp://127.0.0.1:%d", peer.port),
                      .smtp_from = S("alarm@contoh.example"), .allow = allow };
    Program program = { .config = &config };
    FetchRules rules = { .allow = allow, .max_body = 1000, .timeout_ms = 2000 };
    ScratchDesk desk CLEANUP(scratch_desk_close) = { 0 };
    Trial t = { .random = 7, .now = BEGINS, .program = &program,
                .hook = str_fmt(a, "http://127.0.0.1:%d/keluar", peer.port) };
    CHECK(fetcher_new(&rules, &t.fetcher, &e) == ERR_OK);
    CHECK(scratch_desk_open(a, &desk, &e) == ERR_OK);
    run_trials(desk.store, &t);
    CHECK(t.claimed == 0);
    CHECK(t.delivered > TRIALS / 4 && t.refused == t.delivered);
    printf("    %lld rows handed over, all refused\n", (long long)t.delivered);
    CHECK(peer.contacts == 0);
    /* The peer is there: what is no rehearsal reaches it. */
    Outgoing real = { .way = WAY_MAIL, .key = S("k"), .text = S("Halo"), .brand_name = S("Toko"),
                      .to_address = S("pelanggan@contoh.example"), .title = S("Halo") };
    CHECK(deliver(&program, t.fetcher, a, &real).outcome != TRY_REFUSED || peer.contacts);
    peer_end(&peer);
    CHECK(peer.contacts > 0);
    fetcher_free(&t.fetcher);
}
