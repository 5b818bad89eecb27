// zlib, opened where a client takes answers packed: every system has the library, few have its header, so the little that is called is
// declared here. The layout of z_stream is part of zlib's ABI and has not changed since 1.0 (zlib.h, "z_stream").
#include <dlfcn.h>
#include <stddef.h>

typedef struct czlib_stream {
    const unsigned char *next_in;
    unsigned int avail_in;
    unsigned long total_in;
    unsigned char *next_out;
    unsigned int avail_out;
    unsigned long total_out;
    const char *msg;
    void *state;
    void *zalloc;
    void *zfree;
    void *opaque;
    int data_type;
    unsigned long adler;
    unsigned long reserved;
} czlib_stream;

static inline void *czlib_library(void) {
    static void *library;
    void *known = __atomic_load_n(&library, __ATOMIC_ACQUIRE);
    if (known) return known;
    static const char *const names[] = {"libz.so.1", "libz.so", "libz.dylib"};
    for (size_t i = 0; !known && i < sizeof names / sizeof *names; i++) known = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    __atomic_store_n(&library, known, __ATOMIC_RELEASE);
    return known;
}

static inline int czlib_is_available(void) { return czlib_library() != NULL; }

// 0 where all is well. 31: a window of 32 KiB with the head and tail of gzip; 8 is the usual memory, 0 the usual strategy.
static inline int czlib_begin_gzip(czlib_stream *stream, int level) {
    int (*begin)(czlib_stream *, int, int, int, int, int, const char *, int) = dlsym(czlib_library(), "deflateInit2_");
    return begin ? begin(stream, level, 8, 31, 8, 0, "1.2.0", (int)sizeof *stream) : -1;
}
// 0 or 1 (the end) where all is well; `flush` is 0 for more to come, 2 for what is there to be sent, 4 for the end.
static inline int czlib_go_on(czlib_stream *stream, int flush) {
    int (*go_on)(czlib_stream *, int) = dlsym(czlib_library(), "deflate");
    return go_on ? go_on(stream, flush) : -1;
}
static inline void czlib_end(czlib_stream *stream) {
    int (*end)(czlib_stream *) = dlsym(czlib_library(), "deflateEnd");
    if (end) end(stream);
}
