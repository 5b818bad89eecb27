// libqrencode, opened when the first record has a code: building needs neither it nor its header (qrencode.h, "QRcode").
#include <dlfcn.h>
#include <stddef.h>

typedef struct cqrencode_code {
    int version;
    int width;
    // width × width bytes, row by row: the lowest bit is 1 for a dark square.
    unsigned char *data;
} cqrencode_code;

static inline void *cqrencode_library(void) {
    static void *library;
    void *known = __atomic_load_n(&library, __ATOMIC_ACQUIRE);
    if (known) return known;
    static const char *const names[] = {"libqrencode.so.4", "libqrencode.so", "libqrencode.4.dylib", "libqrencode.dylib"};
    for (size_t i = 0; !known && i < sizeof names / sizeof *names; i++) known = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    __atomic_store_n(&library, known, __ATOMIC_RELEASE);
    return known;
}

// NULL where there is no library, or the bytes are too many for a code. Level 1: a seventh of it may be unreadable.
static inline cqrencode_code *cqrencode_encode(const unsigned char *bytes, int count) {
    if (!cqrencode_library()) return NULL;
    cqrencode_code *(*encode)(int, const unsigned char *, int, int) = dlsym(cqrencode_library(), "QRcode_encodeData");
    return encode ? encode(count, bytes, 0, 1) : NULL;
}
static inline void cqrencode_free(cqrencode_code *code) {
    void (*release)(cqrencode_code *) = dlsym(cqrencode_library(), "QRcode_free");
    if (release) release(code);
}
