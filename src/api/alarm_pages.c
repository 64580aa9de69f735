/* The page behind the link of a call: no sign-in, no JavaScript. */
#include "api/html_page.h"
#include "base/link.h"
#include "base/time.h"
#include "desk/alarm.h"
#include "desk/channel_words.h"
#include "text/personal.h"

static const Words2 level_words[] = {
    [VERDICT_NORMAL] = { "Biasa", "Normal" },
    [VERDICT_WATCH] = { "Pantau", "Watch" },
    [VERDICT_ISSUE] = { "Isu", "Issue" },
    [VERDICT_CRISIS] = { "Kemungkinan krisis", "Possible crisis" },
};
static_assert(COUNT(level_words) == VERDICT_LEVEL__COUNT, "words for every level");

/* A tenth counts below ten alone. */
static Str rough(Arena *a, double value, PageLanguage l) {
    long long tenths = (long long)(value * 10 + 0.5);
    if (value >= 10 || tenths % 10 == 0)
        return str_fmt(a, "%.0f", value);
    return str_fmt(a, "%lld%c%lld", tenths / 10, l == PAGE_EN ? '.' : ',', tenths % 10);
}

/* One number against what is usual. */
static void put_numbers(Request *r, PageLanguage l, const VerdictRow *v) {
    static const Words2 negative = { "keluhan", "complaints" }, any = { "pesan", "messages" };
    const VerdictReason *reasons = v->reasons.items;
    for (size_t i = 0; i < v->reasons.count; i++) {
        const VerdictReason *x = &reasons[i];
        if (x->kind != REASON_SUDDENNESS && x->kind != REASON_RATE)
            continue;
        Str what = words2(x->kind == REASON_SUDDENNESS ? negative : any, l);
        Str span = l == PAGE_EN ? time_length(r->arena, x->window * MINUTE, "h", "min")
                                : time_length(r->arena, x->window * MINUTE, "jam", "menit");
        page_paragraph(r, "number",
                  str_fmt(r->arena,
                          l == PAGE_EN ? "%.0f " STR_FMT " in " STR_FMT ", usually " STR_FMT
                                       : "%.0f " STR_FMT " dalam " STR_FMT ", biasanya " STR_FMT,
                          x->value, STR_ARG(what), STR_ARG(span),
                          STR_ARG(rough(r->arena, x->normal, l))));
        return;
    }
}

static void put_messages(Request *r, PageLanguage l, const List *messages) {
    const CaseRow *rows = messages->items;
    if (messages->count == 0)
        return;
    page_put(r, "<ul class=\"quotes\">");
    for (size_t i = 0; i < messages->count; i++) {
        page_put(r, "<li>");
        page_text(r, personal_mask(r->arena, rows[i].excerpt)); /* no sign-in: no numbers */
        page_put(r, " <span class=\"hint\">");
        page_text(r, str_c(channel_word(rows[i].channel, l == PAGE_EN)));
        page_put(r, "</span></li>");
    }
    page_put(r, "</ul>");
}

static void put_next(Request *r, PageLanguage l, const AlarmPage *p) {
    static const Words2 none = { "Setelah Anda tidak ada orang lain di putaran ini.",
                                 "Nobody else is called after you in this round." };
    const AlarmCall *calls = p->calls.items;
    for (size_t i = 0; i < p->calls.count; i++)
        if (calls[i].state == CALL_DUE) {
            page_paragraph(r, "hint",
                      str_fmt(r->arena,
                              l == PAGE_EN ? "If nobody acts: " STR_FMT ", " STR_FMT
                                           : "Jika diam: " STR_FMT ", " STR_FMT,
                              STR_ARG(calls[i].name),
                              STR_ARG(time_local(r->arena, calls[i].due_at, (int)p->zone))));
            return;
        }
    if (p->incident.state == INCIDENT_OPEN)
        page_paragraph(r, "hint", words2(none, l));
}

static void put_state(Request *r, PageLanguage l, const AlarmPage *p) {
    const Incident *i = &p->incident;
    static const Words2 taken = { "Sudah ditangani. Panggilan berhenti 30 menit.",
                                  "Taken. Calls stop for 30 minutes." };
    static const Words2 watched = { "Dipantau. Dinilai lagi dalam satu jam.",
                                    "Watched. Judged again within the hour." };
    static const Words2 over = { "Sudah selesai.", "It is over." };
    static const Words2 nothing = { "Belum ada yang dikirim.", "Nothing has been sent." };
    const Words2 *w = i->state == INCIDENT_TAKEN     ? &taken
                      : i->state == INCIDENT_WATCHED ? &watched
                      : i->state == INCIDENT_OVER    ? &over
                                                     : &nothing;
    page_paragraph(r, "state", words2(*w, l));
}

/* ---- the holding answer ---- */

static const Words2 hold_words[] = {
    [HOLD_STRANGER] = { "Tanggapan sementara hanya bisa dikirim atas nama seseorang. Masuk untuk "
                        "membalas.",
                        "A holding answer needs a person as its author. Sign in to reply." },
    [HOLD_DENIED] = { "Peran Anda tidak boleh membalas. Minta Penjawab mengirim tanggapan "
                      "sementara.",
                      "Your role may not answer. Ask a responder to send a holding answer." },
    [HOLD_BLOCKED] = { "Tanggapan sementara perlu dibaca dulu oleh orang. Masuk untuk membalas.",
                       "The holding answer wants to be read by a person first. Sign in to reply." },
};

/* What became of it, in the words of the desk. */
static Words2 reply_words(ReplyState s) {
    static const Words2 words[REPLY_STATE__COUNT] = {
        [REPLY_WAITING] = { "Tanggapan sementara menunggu dibaca orang kedua (empat mata). Belum "
                            "terkirim.",
                            "The holding answer waits for a second person to read it. It is not "
                            "sent yet." },
        [REPLY_HELD] = { "Tanggapan sementara segera terkirim.",
                         "The holding answer leaves in a moment." },
        [REPLY_BY_HAND] = { "Pesan ini belum terkirim. Salin, lalu kirim sendiri.",
                            "This message has not been sent. Copy it and post it yourself." },
        [REPLY_SENDING] = { "Tanggapan sementara sedang dikirim.",
                            "The holding answer is leaving." },
        [REPLY_SENT] = { "Tanggapan sementara terkirim.", "The holding answer was sent." },
        [REPLY_CONFIRMED] = { "Tanggapan sementara terkirim.", "The holding answer was sent." },
    };
    static const Words2 other = { "Tanggapan sementara tidak terkirim. Lihat di Tanggap.",
                                  "The holding answer did not leave. Look in Tanggap." };
    return words[s].id ? words[s] : other;
}

/* A place the program does not reach: the words to copy, and where they go. */
static void put_by_hand(Request *r, PageLanguage l, const AlarmPage *p) {
    Str place = str_c(channel_word(p->hold_channel, l == PAGE_EN));
    page_put(r, "<blockquote lang=\"id\">");
    page_text(r, personal_mask(r->arena, p->hold_text));
    page_put(r, "</blockquote>");
    if (!link_is_web(p->hold_link)) {
        page_paragraph(r, "hint", str_fmt(r->arena,
                                          l == PAGE_EN ? "Post it on " STR_FMT "."
                                                       : "Kirim di " STR_FMT ".",
                                          STR_ARG(place)));
        return;
    }
    page_put(r, "<p class=\"actions\"><a class=\"button\" rel=\"noreferrer\"");
    html_attr(&r->out, "href", p->hold_link);
    page_put(r, ">");
    page_text(r, str_fmt(r->arena, l == PAGE_EN ? "Open the post on " STR_FMT
                                                : "Buka unggahannya di " STR_FMT,
                         STR_ARG(place)));
    page_put(r, "</a></p>");
}

/* Said before anybody presses: nothing leaves by itself. */
static void put_by_hand_note(Request *r, PageLanguage l, const AlarmPage *p) {
    Str place = str_c(channel_word(p->hold_channel, l == PAGE_EN));
    page_paragraph(r, "hint",
                   str_fmt(r->arena,
                           l == PAGE_EN ? "Tanggap cannot post on " STR_FMT
                                          " by itself: you copy this text and post it there."
                                        : "Tanggap tidak bisa mengirim sendiri ke " STR_FMT
                                          ": teks ini Anda salin dan kirim di sana.",
                           STR_ARG(place)));
}

static void put_hold_form(Request *r, PageLanguage l, const AlarmPage *p) {
    page_put(r, "<form method=\"post\" class=\"alarm hold\"><h2>");
    page_text(r, words2((Words2){ "Tanggapan sementara", "Holding answer" }, l));
    page_put(r, "</h2><p class=\"hint\">");
    page_text(r, words2((Words2){ "Untuk: ", "To: " }, l));
    page_put(r, "<q>");
    page_text(r, personal_mask(r->arena, p->hold_excerpt));
    page_put(r, "</q></p><blockquote lang=\"id\">");
    page_text(r, personal_mask(r->arena, p->hold_text));
    page_put(r, "</blockquote>");
    page_hidden(r, "case_id", str_fmt(r->arena, "%lld", (long long)p->hold_case));
    page_hidden(r, "version", str_fmt(r->arena, "%lld", (long long)p->hold_version));
    if (p->hold_by_hand)
        put_by_hand_note(r, l, p);
    page_act(r, "hold", "second",
             words2(p->hold_by_hand
                        ? (Words2){ "Siapkan untuk dikirim sendiri", "Prepare it for posting" }
                        : (Words2){ "Kirim tanggapan sementara", "Send the holding answer" },
                    l));
    page_put(r, "</form>");
}

static void put_hold(Request *r, PageLanguage l, const AlarmPage *p) {
    if (p->hold == HOLD_NONE || p->is_report)
        return;
    if (p->hold == HOLD_READY)
        put_hold_form(r, l, p);
    else
        page_paragraph(
            r, "hint",
            words2(p->hold == HOLD_DONE ? reply_words(p->hold_reply) : hold_words[p->hold], l));
    if (p->hold == HOLD_DONE && p->hold_reply == REPLY_BY_HAND)
        put_by_hand(r, l, p);
}

/* ---- the whole page ---- */

static void put_report(Request *r, PageLanguage l) {
    static const Words2 text = {
        "Ada panggilan uji yang tidak sampai. Masuk, lalu buka Pengaturan, Jalur alarm.",
        "A test call did not arrive. Sign in, then open Settings, Alarm path."
    };
    page_paragraph(r, "state", words2(text, l));
    page_way_in(r, l);
}

/* Why it cannot be merely watched, and what to do instead. */
static const Words2 danger_words = {
    "“Pantau dulu” belum bisa dipakai: ada hal yang menurut kebijakan tidak boleh sekadar dipantau "
    "dan belum dijawab. Tekan “Saya tangani”, lalu masuk dan jawab pesan itu.",
    "“Watch first” cannot be used yet: a matter that the policy keeps from being merely watched "
    "has no answer. Press “I take it”, then sign in and answer it."
};

static void put_acts(Request *r, PageLanguage l, const AlarmPage *p) {
    page_put(r, "<form method=\"post\" class=\"alarm\">");
    if (!(p->used & ALARM_USE_TAKE))
        page_act(r, incident_act_names[INCIDENT_ACT_TAKE], "primary big",
                   words2((Words2){ "Saya tangani", "I take it" }, l));
    if (!(p->used & ALARM_USE_WATCH) && !p->danger)
        page_act(r, incident_act_names[INCIDENT_ACT_WATCH], "second",
                   words2((Words2){ "Pantau dulu (1 jam)", "Watch first (1 hour)" }, l));
    page_put(r, "</form>");
    if (p->danger)
        page_paragraph(r, "hint", words2(danger_words, l));
}

/* The incident keeps the highest level it had; the title says what holds now. */
static VerdictLevel level_now(const AlarmPage *p) {
    bool has_fallen = p->verdict.id && p->verdict.shown < p->incident.level;
    return has_fallen ? p->verdict.shown : p->incident.level;
}

static Err show(Request *r, const AlarmPage *p, Words2 notice) {
    PageLanguage l = page_language(r);
    static const Words2 test = { "Uji alarm", "Alarm test" };
    static const Words2 report = { "Uji alarm bulanan", "Monthly alarm test" };
    page_begin(r, l,
               words2(p->is_report          ? report
                      : p->incident.is_test ? test
                                            : level_words[level_now(p)],
                      l));
    if (notice.id)
        page_error(r, words2(notice, l));
    page_paragraph(r, "hint",
              str_fmt(r->arena, STR_FMT " · " STR_FMT, STR_ARG(p->brand_name),
                      STR_ARG(time_local(r->arena, p->incident.opened_at, (int)p->zone))));
    if (!p->incident.is_test) {
        put_numbers(r, l, &p->verdict);
        put_messages(r, l, &p->messages);
    }
    if (p->is_report)
        put_report(r, l);
    else
        put_state(r, l, p);
    if (p->incident.state != INCIDENT_OVER && !p->is_report) {
        put_acts(r, l, p);
        put_next(r, l, p);
        put_hold(r, l, p);
    }
    page_end(r);
    return ERR_OK;
}

/* An old link is opened at night as well: it says so in the reader's words and leads on. */
static Err show_gone(Request *r) {
    PageLanguage l = page_language(r);
    static const Words2 title = { "Tautan ini sudah tidak berlaku", "This link has run out" };
    static const Words2 text = {
        "Waktunya habis, atau alarmnya sudah selesai. Masuk untuk melihat keadaan sekarang.",
        "Its time is over, or the alarm has ended. Sign in to see how things stand."
    };
    page_begin(r, l, words2(title, l));
    page_paragraph(r, "state", words2(text, l));
    page_way_in(r, l);
    page_end(r);
    r->status = 404;
    return ERR_OK;
}

static const Words2 no_notice;

static NODISCARD Err open_page(Request *r, AlarmPage *page, Error *e) {
    API_WRITE(x); /* opening is written down: it is the receipt of the call */
    TRY(api_write(r, &x, e));
    TRY(alarm_page(x.db, r->arena, r->params[0], r->now, page, e));
    return api_commit(r, &x, e);
}

Err alarm_page_show(Request *r, Error *e) {
    AlarmPage page = { 0 };
    Err found = open_page(r, &page, e);
    if (found == ERR_NOT_FOUND)
        return show_gone(r);
    TRY(found);
    return show(r, &page, no_notice);
}

typedef enum PageAct { PAGE_TAKE, PAGE_WATCH, PAGE_HOLD, PAGE_ACT__COUNT } PageAct;
static const char *const page_act_names[] = { "take", "watch", "hold", NULL };
static_assert(COUNT(page_act_names) == PAGE_ACT__COUNT + 1, "one name per act");

typedef struct ActForm {
    PageAct act;
    int64_t case_id, version;
} ActForm;
static const Field act_fields[] = {
    FIELD_ENUM_OF(ActForm, act, page_act_names, .flags = FIELD_REQUIRED),
    FIELD(ActForm, case_id, .flags = FIELD_OPTIONAL, .doc = "hold: which case was shown"),
    FIELD(ActForm, version, .flags = FIELD_OPTIONAL, .doc = "hold: as it was shown"),
};
const Model alarm_act_model = MODEL(ActForm, act_fields);

static NODISCARD Err do_act(Request *r, AlarmPage *page, Error *e) {
    const ActForm *form = r->body;
    HoldForm hold = { .case_id = form->case_id, .version = form->version };
    Str token = r->params[0];
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    if (form->act == PAGE_HOLD)
        TRY(alarm_page_hold(x.db, r->arena, token, &hold, r->now, page, e));
    else
        TRY(alarm_page_act(x.db, r->arena, token,
                           form->act == PAGE_TAKE ? INCIDENT_ACT_TAKE : INCIDENT_ACT_WATCH, r->now,
                           page, e));
    return api_commit(r, &x, e);
}

Err alarm_page_post(Request *r, Error *e) {
    static const Words2 changed = {
        "Percakapan ini baru saja berubah, jadi belum dikirim. Baca lagi sebelum mengirim.",
        "This conversation has just changed, so nothing was sent. Read it again before sending."
    };
    AlarmPage page = { 0 };
    Words2 notice = no_notice;
    Err done = do_act(r, &page, e);
    bool is_urgent = done == ERR_INVALID && ((const ActForm *)r->body)->act == PAGE_WATCH;
    if (done == ERR_CONFLICT || is_urgent) {
        notice = is_urgent ? danger_words : changed;
        done = open_page(r, &page, e);
    }
    if (done == ERR_NOT_FOUND)
        return show_gone(r);
    TRY(done);
    if (api_of(r)->hub)
        stream_publish(api_of(r)->hub, page.brand_id);
    return show(r, &page, notice);
}

Err alarm_received_post(Request *r, Error *e) {
    int64_t brand_id;
    API_WRITE(x);
    TRY(api_write(r, &x, e));
    TRY(alarm_received(x.db, r->arena, r->params[0], r->now, &brand_id, e));
    TRY(api_commit(r, &x, e));
    if (api_of(r)->hub)
        stream_publish(api_of(r)->hub, brand_id);
    return api_no_content(r);
}
