// libsqlite3, opened when the first GeoPackage is: most runs of the library and many of the program read none. Types come from SQLite's header.
#include <dlfcn.h>
#include <sqlite3.h>
#include <stddef.h>

static inline void *csqlite_library(void) {
    static void *library;
    void *known = __atomic_load_n(&library, __ATOMIC_ACQUIRE);
    if (known) return known;
    static const char *const names[] = {"libsqlite3.so.0", "libsqlite3.so", "libsqlite3.dylib"};
    for (size_t i = 0; !known && i < sizeof names / sizeof *names; i++) known = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    __atomic_store_n(&library, known, __ATOMIC_RELEASE);
    return known;
}

// Nothing below may be called before it has said yes.
static inline int csqlite_is_available(void) { return csqlite_library() != NULL; }

// csqlite_NAME with the type that the header gives sqlite3_NAME. It is looked up once: some of them are called for every value of a file.
#define CSQLITE_FUNCTION(name)                                                                \
    static inline __typeof__(&sqlite3_##name) csqlite_find_##name(void) {                     \
        static __typeof__(&sqlite3_##name) known;                                             \
        __typeof__(&sqlite3_##name) found = __atomic_load_n(&known, __ATOMIC_RELAXED);        \
        if (found) return found;                                                              \
        found = (__typeof__(&sqlite3_##name))dlsym(csqlite_library(), "sqlite3_" #name);      \
        __atomic_store_n(&known, found, __ATOMIC_RELAXED);                                    \
        return found;                                                                         \
    }

CSQLITE_FUNCTION(bind_blob)
CSQLITE_FUNCTION(bind_double)
CSQLITE_FUNCTION(bind_int64)
CSQLITE_FUNCTION(bind_null)
CSQLITE_FUNCTION(bind_text)
CSQLITE_FUNCTION(close_v2)
CSQLITE_FUNCTION(column_blob)
CSQLITE_FUNCTION(column_bytes)
CSQLITE_FUNCTION(column_double)
CSQLITE_FUNCTION(column_int64)
CSQLITE_FUNCTION(column_text)
CSQLITE_FUNCTION(column_type)
CSQLITE_FUNCTION(errcode)
CSQLITE_FUNCTION(errmsg)
CSQLITE_FUNCTION(exec)
CSQLITE_FUNCTION(finalize)
CSQLITE_FUNCTION(limit)
CSQLITE_FUNCTION(open_v2)
CSQLITE_FUNCTION(prepare_v2)
CSQLITE_FUNCTION(progress_handler)
CSQLITE_FUNCTION(reset)
CSQLITE_FUNCTION(step)
CSQLITE_FUNCTION(system_errno)
CSQLITE_FUNCTION(vfs_find)

static inline int csqlite_bind_blob(sqlite3_stmt *s, int place, const void *bytes, int count, void (*done)(void *)) {
    return csqlite_find_bind_blob()(s, place, bytes, count, done);
}
static inline int csqlite_bind_double(sqlite3_stmt *s, int place, double value) { return csqlite_find_bind_double()(s, place, value); }
static inline int csqlite_bind_int64(sqlite3_stmt *s, int place, sqlite3_int64 value) { return csqlite_find_bind_int64()(s, place, value); }
static inline int csqlite_bind_null(sqlite3_stmt *s, int place) { return csqlite_find_bind_null()(s, place); }
static inline int csqlite_bind_text(sqlite3_stmt *s, int place, const char *text, int count, void (*done)(void *)) {
    return csqlite_find_bind_text()(s, place, text, count, done);
}
static inline int csqlite_close_v2(sqlite3 *connection) { return csqlite_find_close_v2()(connection); }
static inline const void *csqlite_column_blob(sqlite3_stmt *s, int column) { return csqlite_find_column_blob()(s, column); }
static inline int csqlite_column_bytes(sqlite3_stmt *s, int column) { return csqlite_find_column_bytes()(s, column); }
static inline double csqlite_column_double(sqlite3_stmt *s, int column) { return csqlite_find_column_double()(s, column); }
static inline sqlite3_int64 csqlite_column_int64(sqlite3_stmt *s, int column) { return csqlite_find_column_int64()(s, column); }
static inline const unsigned char *csqlite_column_text(sqlite3_stmt *s, int column) { return csqlite_find_column_text()(s, column); }
static inline int csqlite_column_type(sqlite3_stmt *s, int column) { return csqlite_find_column_type()(s, column); }
static inline int csqlite_errcode(sqlite3 *connection) { return csqlite_find_errcode()(connection); }
static inline const char *csqlite_errmsg(sqlite3 *connection) { return csqlite_find_errmsg()(connection); }
static inline int csqlite_exec(sqlite3 *connection, const char *sql) { return csqlite_find_exec()(connection, sql, NULL, NULL, NULL); }
static inline int csqlite_finalize(sqlite3_stmt *s) { return csqlite_find_finalize()(s); }
static inline int csqlite_limit(sqlite3 *connection, int which, int value) { return csqlite_find_limit()(connection, which, value); }
static inline int csqlite_open_v2(const char *name, sqlite3 **connection, int flags, const char *system) {
    return csqlite_find_open_v2()(name, connection, flags, system);
}
static inline int csqlite_prepare_v2(sqlite3 *connection, const char *sql, sqlite3_stmt **s) {
    return csqlite_find_prepare_v2()(connection, sql, -1, s, NULL);
}
static inline void csqlite_progress_handler(sqlite3 *connection, int steps, int (*handler)(void *), void *context) {
    csqlite_find_progress_handler()(connection, steps, handler, context);
}
static inline int csqlite_reset(sqlite3_stmt *s) { return csqlite_find_reset()(s); }
static inline int csqlite_step(sqlite3_stmt *s) { return csqlite_find_step()(s); }
static inline int csqlite_system_errno(sqlite3 *connection) { return csqlite_find_system_errno()(connection); }
static inline sqlite3_vfs *csqlite_vfs_find(const char *name) { return csqlite_find_vfs_find()(name); }
