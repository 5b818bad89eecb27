// librsvg and, behind it, cairo, opened when the first picture is printed: building needs neither them nor their headers. The few functions
// that are called stand here as rsvg.h (2.46 and later), cairo.h, cairo-pdf.h (1.16 and later) and fontconfig.h declare them.
#include <dlfcn.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct crsvg_rectangle { double x, y, width, height; } crsvg_rectangle;
typedef struct crsvg_error { uint32_t domain; int code; char *message; } crsvg_error;
typedef struct crsvg_fonts { int count; int room; void **fonts; } crsvg_fonts;

// What was written: `data` belongs to the caller, who frees it. Where nothing was, `message` says why.
typedef struct crsvg_bytes { unsigned char *data; size_t count, room; char message[200]; } crsvg_bytes;

static inline void *crsvg_open(const char *const *names, size_t count) {
    void *known = NULL;
    for (size_t i = 0; !known && i < count; i++) known = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    return known;
}
static inline void *crsvg_library(void) {
    static void *library;
    void *known = __atomic_load_n(&library, __ATOMIC_ACQUIRE);
    if (known) return known;
    static const char *const names[] = {"librsvg-2.so.2", "librsvg-2.so", "librsvg-2.2.dylib", "librsvg-2.dylib"};
    known = crsvg_open(names, sizeof names / sizeof *names);
    __atomic_store_n(&library, known, __ATOMIC_RELEASE);
    return known;
}
// A function of librsvg, or of cairo and GLib that it brings along: its result, its name, the types of what it takes.
#define CRSVG_FUNCTION(result, name, ...) ((result(*)(__VA_ARGS__))dlsym(crsvg_library(), #name))

// Whether there is a librsvg that draws into a rectangle, with a cairo that writes PDF.
static inline int crsvg_is_available(void) {
    return crsvg_library() && dlsym(crsvg_library(), "rsvg_handle_render_document") && dlsym(crsvg_library(), "cairo_pdf_surface_set_metadata");
}

static inline int crsvg_append(void *closure, const unsigned char *data, unsigned length) {
    crsvg_bytes *bytes = closure;
    if (bytes->count + length > bytes->room) {
        const size_t room = (bytes->count + length) * 2;
        unsigned char *data = realloc(bytes->data, room);
        if (!data) return 1;  // CAIRO_STATUS_NO_MEMORY
        bytes->data = data;
        bytes->room = room;
    }
    memcpy(bytes->data + bytes->count, data, length);
    bytes->count += length;
    return 0;
}

// Draws the document into a rectangle of the surface; 0 where all is well.
static inline int crsvg_draw(const unsigned char *svg, size_t count, void *surface, double width, double height, crsvg_bytes *out) {
    crsvg_error *error = NULL;
    int failed = 1;
    void *context = CRSVG_FUNCTION(void *, cairo_create, void *)(surface);
    void *handle = CRSVG_FUNCTION(void *, rsvg_handle_new_from_data, const unsigned char *, size_t, crsvg_error **)(svg, count, &error);
    if (handle) {
        const crsvg_rectangle place = {0, 0, width, height};
        failed = !CRSVG_FUNCTION(int, rsvg_handle_render_document, void *, void *, const crsvg_rectangle *, crsvg_error **)(
            handle, context, &place, &error);
        CRSVG_FUNCTION(void, g_object_unref, void *)(handle);
    }
    if (error) {
        snprintf(out->message, sizeof out->message, "%s", error->message ? error->message : "");
        CRSVG_FUNCTION(void, g_error_free, crsvg_error *)(error);
    }
    if (!failed) CRSVG_FUNCTION(void, cairo_show_page, void *)(context);
    CRSVG_FUNCTION(void, cairo_destroy, void *)(context);
    return failed;
}
static inline int crsvg_finish(void *surface, int failed, crsvg_bytes *out) {
    CRSVG_FUNCTION(void, cairo_surface_finish, void *)(surface);
    const int status = CRSVG_FUNCTION(int, cairo_surface_status, void *)(surface);
    if (status && !out->message[0])
        snprintf(out->message, sizeof out->message, "%s", CRSVG_FUNCTION(const char *, cairo_status_to_string, int)(status));
    CRSVG_FUNCTION(void, cairo_surface_destroy, void *)(surface);
    return failed || status;
}

// One page of PDF, in points. `date` is ISO 8601: the clock of the machine is not asked. 0 where all is well.
static inline int crsvg_pdf(
    const unsigned char *svg, size_t count, double width, double height, const char *title, const char *date, crsvg_bytes *out) {
    void *surface = CRSVG_FUNCTION(void *, cairo_pdf_surface_create_for_stream, int (*)(void *, const unsigned char *, unsigned), void *, double, double)(
        crsvg_append, out, width, height);
    // 0 the title, 5 the day of making (cairo_pdf_metadata_t).
    CRSVG_FUNCTION(void, cairo_pdf_surface_set_metadata, void *, int, const char *)(surface, 0, title);
    CRSVG_FUNCTION(void, cairo_pdf_surface_set_metadata, void *, int, const char *)(surface, 5, date);
    return crsvg_finish(surface, crsvg_draw(svg, count, surface, width, height, out), out);
}

// A PNG of so many pixels. 0 where all is well.
static inline int crsvg_png(const unsigned char *svg, size_t count, int width, int height, crsvg_bytes *out) {
    void *surface = CRSVG_FUNCTION(void *, cairo_image_surface_create, int, int, int)(0 /* ARGB32 */, width, height);
    int failed = crsvg_draw(svg, count, surface, width, height, out);
    if (!failed)
        failed = CRSVG_FUNCTION(int, cairo_surface_write_to_png_stream, void *, int (*)(void *, const unsigned char *, unsigned), void *)(
            surface, crsvg_append, out);
    return crsvg_finish(surface, failed, out);
}

// How many fonts of this machine have a character; -1 where fontconfig, which knows, is not there.
static inline int crsvg_fonts_with(uint32_t character) {
    static const char *const names[] = {"libfontconfig.so.1", "libfontconfig.so", "libfontconfig.1.dylib"};
    void *library = crsvg_open(names, sizeof names / sizeof *names);
    if (!library) return -1;
#define CRSVG_FONTS(result, name, ...) ((result(*)(__VA_ARGS__))dlsym(library, #name))
    void *pattern = CRSVG_FONTS(void *, FcPatternCreate, void)(), *characters = CRSVG_FONTS(void *, FcCharSetCreate, void)();
    void *wanted = CRSVG_FONTS(void *, FcObjectSetCreate, void)();
    CRSVG_FONTS(int, FcCharSetAddChar, void *, uint32_t)(characters, character);
    CRSVG_FONTS(int, FcPatternAddCharSet, void *, const char *, void *)(pattern, "charset", characters);
    CRSVG_FONTS(int, FcObjectSetAdd, void *, const char *)(wanted, "family");
    crsvg_fonts *found = CRSVG_FONTS(crsvg_fonts *, FcFontList, void *, void *, void *)(NULL, pattern, wanted);
    const int count = found ? found->count : 0;
    if (found) CRSVG_FONTS(void, FcFontSetDestroy, crsvg_fonts *)(found);
    CRSVG_FONTS(void, FcObjectSetDestroy, void *)(wanted);
    CRSVG_FONTS(void, FcCharSetDestroy, void *)(characters);
    CRSVG_FONTS(void, FcPatternDestroy, void *)(pattern);
#undef CRSVG_FONTS
    return count;
}
