#include "app/serve.h"

#include "api/api.h"
#include "app/assets.h"
#include "app/file.h"
#include "app/key.h"
#include "app/live.h"
#include "app/notify.h"
#include "app/opening.h"
#include "app/paths.h"
#include "app/server_lock.h"
#include "app/verifier.h"
#include "app/version.gen.h"
#include "base/limits.h"
#include "base/number.h"
#include "base/crypto.h"
#include "base/time.h"
#include "desk/staff.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { GRACE_MS = 10 * 1000, WORKER_READERS = 8, LOG_FD_NONE = -1 };

static const Job *const jobs[JOB__COUNT] = {
    [JOB_SENDER] = &job_sender,   [JOB_POLLER] = &job_poller, [JOB_WATCHER] = &job_watcher,
    [JOB_CALLER] = &job_caller,   [JOB_PLAYER] = &job_player, [JOB_KEEPER] = &job_keeper,
    [JOB_FOLLOWER] = &job_follower, [JOB_GROUPER] = &job_grouper,
    [JOB_LINKER] = &job_linker,   [JOB_STATEMENT] = &job_statement,
    [JOB_TESTER] = &job_tester,   [JOB_ANSWERER] = &job_answerer,
    [JOB_REFERRER] = &job_referrer,
    [JOB_BROADCASTER] = &job_broadcaster,
    [JOB_DRILL] = &job_drill,
};

/* In the order it is opened. */
typedef struct Serving {
    Arena *arena;
    const ServeInput *input;
    Program program;
    Live live;
    Api api;
    int log_fd;  /* of log_file, else LOG_FD_NONE */
    int lock_fd;
    sigset_t signals;
    void *states[JOB__COUNT];
    bool has_api, is_started;
    Str notify_socket;
    int64_t watchdog_ms; /* 0: systemd does not watch */
} Serving;

/* ---- the log ---- */

static Err open_log(Serving *s, Error *e) {
    const Config *c = s->program.config;
    int fd = STDERR_FILENO;
    if (c->log_file.n) {
        const char *path = str_z(s->arena, c->log_file);
        fd = s->log_fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0640);
        if (fd < 0)
            FAIL(e, ERR_IO, "cannot open %s: %s", path, errno_text(errno));
    }
    s->program.log = log_open(fd, c->log_level, c->log_format, clock_now);
    return ERR_OK;
}

/* The new file takes the old descriptor's place, so that no writer notices. */
static void reopen_log(Serving *s) {
    if (s->log_fd == LOG_FD_NONE)
        return;
    SCRATCH(a);
    int fd CLEANUP(fd_close) = open(str_z(a, s->program.config->log_file),
                                    O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0640);
    if (fd >= 0)
        (void)dup3(fd, s->log_fd, O_CLOEXEC); /* else the old file goes on */
}

/* ---- signals ---- */

static void block_signals(Serving *s) {
    sigemptyset(&s->signals);
    sigaddset(&s->signals, SIGTERM);
    sigaddset(&s->signals, SIGINT);
    sigaddset(&s->signals, SIGHUP);
    /* Before the first thread, so that all inherit it and only wait_for_end() gets them. */
    pthread_sigmask(SIG_BLOCK, &s->signals, NULL);
    signal(SIGPIPE, SIG_IGN);
}

static void reload(Serving *s) {
    SCRATCH(a);
    Loaded fresh;
    Error e;
    Log *log = s->program.log;
    notify_send(s->notify_socket, S("RELOADING=1"));
    reopen_log(s);
    if (config_load(a, s->input->config_input, &fresh, &e) != ERR_OK) {
        log_event(log, LOG_ERROR, "config.refused", LOG_S("why", str_c(e.msg)));
    } else {
        Config *config = &s->input->loaded->config;
        log_set_level(log, fresh.config.log_level);
        config->log_level = fresh.config.log_level;
        log_event(log, LOG_INFO, "config.reloaded",
                  LOG_S("log_level", str_c(log_level_names[config->log_level])));
    }
    notify_send(s->notify_socket, S("READY=1"));
}

static void wait_for_end(Serving *s) {
    for (;;) {
        struct timespec wait = { .tv_sec = s->watchdog_ms ? s->watchdog_ms / 2000 : 3600,
                                 .tv_nsec = s->watchdog_ms / 2 % 1000 * 1000000 };
        int number = sigtimedwait(&s->signals, NULL, &wait);
        if (number == SIGTERM || number == SIGINT)
            return;
        if (number == SIGHUP)
            reload(s);
        if (s->watchdog_ms)
            notify_send(s->notify_socket, S("WATCHDOG=1"));
    }
}

/* ---- opening ---- */

static Err open_database(Serving *s, bool *is_new, bool *database_failed, Error *e) {
    const Config *c = s->program.config;
    Str file = database_file(c);
    StoreOptions options = store_options(s->arena, c, (int)c->threads + WORKER_READERS);
    TRY(lend_model(s->arena, c, &options, e));
    *database_failed = true;
    *is_new = file.n && !file_exists(str_z(s->arena, file));
    if (*is_new)
        TRY(folder_make(str_z(s->arena, path_folder(file)), 0700, e));
    TRY(server_lock_take(c, &s->lock_fd, e));
    TRY(store_open(&options, &s->program.store, e));
    return store_upgrade(s->program.store, e);
}

static Err open_key(Serving *s, bool database_is_new, Error *e) {
    bool made;
    TRY(key_load_or_make(s->program.config, &s->program.key, &made, e));
    TRY(push_pair(&s->program.key, &s->program.push, e));
    if (made)
        log_event(s->program.log, database_is_new ? LOG_INFO : LOG_WARN, "key.made",
                  LOG_S("file", s->program.config->key_file));
    return ERR_OK;
}

/* Cookies may go without TLS where nobody can listen: on this machine. */
static bool is_plain(const Config *c) {
    Str rest = c->public_url, http = S("http://");
    if (c->plain_http)
        return true;
    if (!str_starts(rest, http))
        return false;
    rest = str_slice(rest, http.n, rest.n);
    return address_is_loopback(rest.n && rest.p[0] == '[' ? str_slice(rest, 1, 4) : rest) ||
           str_starts(rest, S("localhost"));
}

/* Resident memory; 0 where the kernel does not tell. */
static int64_t resident_bytes(void) {
    long long total, resident = 0;
    FILE *f = fopen("/proc/self/statm", "re");
    if (f == NULL)
        return 0;
    if (fscanf(f, "%lld %lld", &total, &resident) != 2)
        resident = 0;
    (void)fclose(f);
    return (int64_t)resident * sysconf(_SC_PAGESIZE);
}

static Err open_live(Serving *s, Error *e) {
    Program *p = &s->program;
    const Config *c = p->config;
    s->live.store = p->store;
    TRY(live_start(&s->live, p->log, &p->hub, e));
    s->api = (Api){ .store = p->store, .hub = p->hub, .log = p->log, .key = &p->key,
                    .assets = app_assets, .asset_count = app_asset_count,
                    .allow_plain = is_plain(c), .public_url = c->public_url,
                    .telegram_bot = c->telegram_bot, .has_telegram = c->telegram_token.n > 0,
                    .verifier = verifier_source(),
                    .push_key = base64_url(s->arena, (Str){ (const char *)p->push.public_key,
                                                            P256_PUBLIC }),
                    .setup_code = setup_code(s->arena, &p->key), .wake = program_wake_all,
                    .wake_ctx = p, .started_at = clock_now(), .resident_bytes = resident_bytes };
    api_init(&s->api);
    s->has_api = true;
    return ERR_OK;
}

static Err open_server(Serving *s, Error *e) {
    const Config *c = s->program.config;
    ServerOptions options = { .address = str_z(s->arena, c->listen), .port = (int)c->port,
                              .threads = (int)c->threads, .routes = api_table(),
                              .assets = app_assets, .asset_count = app_asset_count,
                              .page = api_page, .fail_words = &api_fail_words, .app = &s->api,
                              .log = s->program.log,
                              .secure = str_starts(c->public_url, S("https://")),
                              .trusted_proxy = c->trusted_proxy };
    return server_start(&options, &s->api.server, e);
}

static Err start_jobs(Serving *s, Error *e) {
    Program *p = &s->program;
    for (size_t i = 0; i < JOB__COUNT; i++)
        if (jobs[i]->parts & p->parts)
            TRY(jobs[i]->open(p, s->arena, &s->states[i], e));
    for (size_t i = 0; i < JOB__COUNT; i++) {
        WorkerOptions options = { jobs[i]->name, jobs[i]->run, s->states[i], p->log };
        for (int k = 0; (jobs[i]->parts & p->parts) && k < jobs[i]->threads; k++)
            TRY(worker_start(&options, &p->workers[i][k], e));
    }
    return ERR_OK;
}

static Str environment_value(char *const *environment, const char *name) {
    size_t n = strlen(name);
    for (; environment && *environment; environment++)
        if (strncmp(*environment, name, n) == 0 && (*environment)[n] == '=')
            return str_c(*environment + n + 1);
    return (Str){ 0 };
}

static void find_service_manager(Serving *s) {
    int64_t microseconds;
    s->notify_socket = environment_value(s->input->environment, "NOTIFY_SOCKET");
    Str watchdog = environment_value(s->input->environment, "WATCHDOG_USEC");
    if (parse_i64(watchdog, 1000, INT64_MAX, &microseconds))
        s->watchdog_ms = microseconds / 1000;
}

static Err read_any_staff(Db *db, void *ctx, Error *e) { return staff_any(db, ctx, e); }

/* For whoever started it by hand; a service manager reads the log. */
static void greet(const Serving *s) {
    const Program *p = &s->program;
    bool any = true;
    Error ignored;
    if (s->notify_socket.n || s->api.server == NULL)
        return;
    fprintf(s->input->out, "Tanggap is ready: open " STR_FMT, STR_ARG(p->config->public_url));
    if (p->config->port == 0)
        fprintf(s->input->out, " (port %d)", server_port(s->api.server));
    fputs(" in a browser. Ctrl-C stops it.\n", s->input->out);
    if (program_read(p, read_any_staff, &any, &ignored) == ERR_OK && !any)
        fprintf(s->input->out, "The first visit sets up the desk; from another machine it asks "
                "for the code " STR_FMT ".\n", STR_ARG(s->api.setup_code));
    fflush(s->input->out);
}

static void warn(const Serving *s) {
    const Config *c = s->program.config;
    if (c->allow.n)
        log_event(s->program.log, LOG_WARN, "config.allow", LOG_S("pairs", c->allow));
    if (c->plain_http)
        log_event(s->program.log, LOG_WARN, "config.plain_http", LOG_S("listen", c->listen));
}

static Err open_all(Serving *s, bool *database_failed, Error *e) {
    Program *p = &s->program;
    bool is_new;
    TRY(parts_read(p->config->role, &p->parts, e));
    TRY(open_log(s, e));
    TRY(open_database(s, &is_new, database_failed, e));
    *database_failed = false;
    TRY(open_key(s, is_new, e));
    if (p->parts & PART_WEB)
        TRY(open_live(s, e));
    TRY(start_jobs(s, e));
    if (p->parts & PART_WEB) /* last: a request may wake any job */
        TRY(open_server(s, e));
    s->is_started = true;
    warn(s);
    log_event(p->log, LOG_INFO, "program.started", LOG_S("version", S(TANGGAP_VERSION)),
              LOG_S("role", p->config->role),
              LOG_S("model", p->config->model.n ? p->config->model : S("inside")));
    return ERR_OK;
}

/* ---- closing ---- */

static void stop_jobs(Program *p) {
    Worker **all = p->workers[0];
    for (size_t i = 0; i < JOB__COUNT * JOB_THREADS_MOST; i++)
        worker_ask_to_stop(all[i]);
    for (size_t i = 0; i < JOB__COUNT * JOB_THREADS_MOST; i++)
        worker_join(all[i]);
}

static void free_jobs(Serving *s) {
    for (size_t i = 0; i < JOB__COUNT; i++) {
        for (size_t k = 0; k < JOB_THREADS_MOST; k++)
            worker_stop(&s->program.workers[i][k]);
        if (s->states[i] && jobs[i]->close)
            jobs[i]->close(s->states[i]);
    }
}

/* Requests that still run wake jobs and publish events: what they call stays until the server
 * has ended, but does nothing any more. */
static void close_all(Serving *s) {
    Program *p = &s->program;
    Error e = { 0 };
    stop_jobs(p);
    if (p->hub)
        stream_hub_close(p->hub);
    server_stop(&s->api.server, GRACE_MS);
    stream_hub_stop(&p->hub);
    free_jobs(s);
    if (s->is_started && (p->parts & PART_WORK) && program_seal(p, &e) != ERR_OK)
        log_event(p->log, LOG_WARN, "seal.failed", LOG_S("why", str_c(e.msg)));
    store_close(&p->store);
    if (s->is_started)
        log_event(p->log, LOG_INFO, "program.stopped", LOG_S("role", p->config->role));
    log_close(&p->log);
    if (s->has_api)
        sem_destroy(&s->api.hashing);
    fd_close(&s->lock_fd);
    fd_close(&s->log_fd);
}

Err serve(Arena *a, const ServeInput *in, bool *database_failed, Error *e) {
    Serving *s = arena_make(a, Serving, 1);
    *s = (Serving){ .arena = a, .input = in, .log_fd = LOG_FD_NONE, .lock_fd = -1,
                    .program = { .config = &in->loaded->config } };
    block_signals(s);
    find_service_manager(s);
    *database_failed = false;
    Err code = open_all(s, database_failed, e);
    if (code == ERR_OK) {
        greet(s);
        notify_send(s->notify_socket, S("READY=1"));
        wait_for_end(s);
        notify_send(s->notify_socket, S("STOPPING=1"));
        log_event(s->program.log, LOG_INFO, "program.stopping",
                  LOG_S("role", s->program.config->role));
    }
    close_all(s);
    return code;
}
