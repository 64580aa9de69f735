/* A progress update as people paste it into each channel, and where they did. */
#include "base/limits.h"
#include "crisis/trace.h"
#include "crisis/update_part.h"
#include "desk/audit.h"
#include "desk/brand.h"
#include "desk/event.h"
#include "desk/link.h"
#include "desk/source.h"

static const Field copy_fields[] = {
    FIELD(UpdateCopy, channel),
    FIELD(UpdateCopy, text),
    FIELD(UpdateCopy, length, .doc = "As this channel counts"),
    FIELD(UpdateCopy, most, .doc = "0: any length"),
    FIELD(UpdateCopy, is_short, .doc = "The whole did not fit"),
};
const Model update_copy_model = MODEL(UpdateCopy, copy_fields);

static const Field post_fields[] = {
    FIELD(UpdatePost, id),
    FIELD(UpdatePost, number),
    FIELD(UpdatePost, channel),
    FIELD(UpdatePost, link),
    FIELD(UpdatePost, staff_id),
    FIELD(UpdatePost, staff_name, .flags = FIELD_OPTIONAL),
    FIELD_TIME_OF(UpdatePost, at),
};
const Model update_post_model = MODEL(UpdatePost, post_fields);

static const Field post_form_fields[] = {
    FIELD(UpdatePostForm, channel, .flags = FIELD_REQUIRED, .max = 40),
    FIELD(UpdatePostForm, link, .flags = FIELD_REQUIRED, .max = LIMIT_MESSAGE_LINK),
};
const Model update_post_form_model = MODEL(UpdatePostForm, post_form_fields);

static const Channel public_channels[] = { CHANNEL_INSTAGRAM, CHANNEL_FACEBOOK, CHANNEL_TIKTOK,
                                           CHANNEL_X,         CHANNEL_YOUTUBE,  CHANNEL_WHATSAPP,
                                           CHANNEL_MARKETPLACE, CHANNEL_BLOG };

static const char *const stage_words[] = { "Sedang diperiksa", "Penyebab ditemukan", "Diperbaiki",
                                           "Dipantau", "Selesai" };
static_assert(COUNT(stage_words) == UPDATE_STAGE__COUNT, "one word per stage");

typedef struct Copying {
    const Update *u;
    Str address, clock; /* clock: when the next word comes; empty: none is owed */
} Copying;

static void put_end(Buf *b, const Copying *c) {
    if (c->clock.n)
        buf_printf(b, "\n\nKabar berikutnya: " STR_FMT ".", STR_ARG(c->clock));
    if (c->address.n)
        buf_printf(b, "\n" STR_FMT, STR_ARG(c->address));
}

static Str whole(Arena *a, const Copying *c) {
    Buf b = buf_new(a, 4 * UPDATE_TEXT_MOST);
    const Update *u = c->u;
    buf_printf(&b, "Kabar %lld: %s\n\nYang kami ketahui: " STR_FMT, (long long)u->number,
               stage_words[u->stage], STR_ARG(u->known));
    if (u->unknown.n)
        buf_printf(&b, "\n\nYang belum kami ketahui: " STR_FMT, STR_ARG(u->unknown));
    buf_printf(&b, "\n\nYang sedang kami kerjakan: " STR_FMT, STR_ARG(u->doing));
    put_end(&b, c);
    return str_dup(a, buf_str(&b));
}

/* What we know, as far as there is room, then the next word and the address. */
static Str shortened(Arena *a, const Copying *c, Channel channel) {
    size_t most = (size_t)channel_max(channel), cut;
    Buf end = buf_new(a, 2000), b = buf_new(a, 2 * UPDATE_TEXT_MOST);
    put_end(&end, c);
    size_t room = length_of(buf_str(&end), channel_length_rule(channel), most, NULL);
    if (room + 1 >= most)
        return (Str){ 0 };
    bool is_cut = length_of(c->u->known, channel_length_rule(channel), most - room - 1, &cut) >
                  most - room - 1;
    buf_put(&b, str_trim(str_slice(c->u->known, 0, cut)));
    if (is_cut)
        buf_put(&b, S("…"));
    buf_put(&b, buf_str(&end));
    return str_dup(a, buf_str(&b));
}

static UpdateCopy copy_for(Arena *a, const Copying *c, Channel channel) {
    int64_t most = channel_max(channel);
    UpdateCopy out = { .channel = str_c(channel_names[channel]), .text = whole(a, c),
                       .most = most };
    out.length = (int64_t)length_of(out.text, channel_length_rule(channel), (size_t)most, NULL);
    if (most && out.length > most) {
        out.is_short = true;
        out.text = shortened(a, c, channel);
        out.length = (int64_t)length_of(out.text, channel_length_rule(channel), (size_t)most, NULL);
    }
    return out;
}

Err update_copies(Db *db, Arena *a, const Caller *by, int64_t id, Str address, List *out,
                  Error *e) {
    Update u = { 0 };
    Brand brand = { 0 };
    TRY(update_get(db, a, by, id, &u, e));
    TRY(brand_get(db, a, by->brand_id, &brand, e));
    Copying c = { &u, address,
                  u.next_at ? time_local(a, u.next_at, (int)brand.zone) : (Str){ 0 } };
    UpdateCopy *copies = arena_make(a, UpdateCopy, COUNT(public_channels));
    for (size_t i = 0; i < COUNT(public_channels); i++)
        copies[i] = copy_for(a, &c, public_channels[i]);
    *out = (List){ copies, COUNT(public_channels) };
    return ERR_OK;
}

Err update_heard(Db *db, const Caller *by, int64_t crisis_id, Error *e) {
    int64_t changed;
    TRY(db_run(db, Q_CRISIS_WORD_HEARD,
               DB_ARGS(DB_V(by->brand_id), DB_V(crisis_id), DB_V(by->now)), &changed, e));
    if (changed == 0)
        return ERR_OK;
    return crisis_tell(db, by, crisis_id,
                       &(CrisisTrace){ .act = "first_word", .detail = S("update") }, e);
}

Err update_posted(Db *db, Arena *a, const Caller *by, int64_t id, const UpdatePostForm *form,
                  UpdatePost *out, Error *e) {
    Update u = { 0 };
    int64_t made;
    TRY(update_get(db, a, by, id, &u, e));
    if (u.state != UPDATE_PUBLISHED)
        FAIL(e, ERR_CONFLICT, "publish this update first, then post it");
    if (names_find(channel_names, form->channel) < 0)
        FAIL_FIELD(e, "channel", "knows no such channel: %.40s", str_z(a, form->channel));
    TRY(link_check(form->link, "link", e));
    TRY(db_i64(db, Q_POST_INSERT,
               DB_ARGS(DB_V(by->brand_id), DB_V(u.crisis_id), DB_V(u.number), DB_V(form->channel),
                       DB_V(form->link), DB_V(by->staff_id), DB_V(by->now)),
               &made, e));
    TRY(update_log(db, by, &u, "posted", form->link, e));
    TRY(update_heard(db, by, u.crisis_id, e));
    *out = (UpdatePost){ .id = made, .number = u.number, .channel = form->channel,
                         .link = form->link, .staff_id = by->staff_id, .at = by->now };
    return ERR_OK;
}

Err update_posts(Db *db, Arena *a, int64_t brand_id, int64_t crisis_id, List *out, Error *e) {
    return db_list(db, a, Q_POST_LIST, DB_ARGS(DB_V(brand_id), DB_V(crisis_id)),
                   &update_post_model, out, e);
}
