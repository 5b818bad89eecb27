// libgeos, opened when its first function is called and not when the program starts: its symbols take a millisecond to bind, and a place that is
// looked up in a map needs none of them. A program that is linked with it, as libnoisezone.so is, uses what it is linked with.
// Only the reentrant functions (…_r): every call names its context. Types come from GEOS's own header.
#define GEOS_USE_ONLY_R_API
#include <dlfcn.h>
#include <geos_c.h>
#include <stddef.h>
#include <stdlib.h>

#define CGEOS_EACH(f) \
    f(GEOS_init_r) f(GEOS_finish_r) f(GEOSContext_setErrorMessageHandler_r) f(GEOSversion) f(GEOSFree_r) \
    f(GEOSCoordSeq_copyFromBuffer_r) f(GEOSCoordSeq_copyToBuffer_r) f(GEOSCoordSeq_getSize_r) f(GEOSGeom_getCoordSeq_r) \
    f(GEOSGeom_createLineString_r) f(GEOSGeom_createLinearRing_r) f(GEOSGeom_createPolygon_r) f(GEOSGeom_createCollection_r) \
    f(GEOSGeom_destroy_r) f(GEOSGeomTypeId_r) f(GEOSisEmpty_r) f(GEOSGetExteriorRing_r) f(GEOSGetNumInteriorRings_r) \
    f(GEOSGetInteriorRingN_r) f(GEOSGetNumGeometries_r) f(GEOSGetGeometryN_r) f(GEOSGeomGetX_r) f(GEOSGeomGetY_r) \
    f(GEOSisValidDetail_r) f(GEOSMakeValid_r) f(GEOSUnaryUnionPrec_r) f(GEOSIntersectionPrec_r) f(GEOSDifferencePrec_r) \
    f(GEOSPolygonize_r)

// Null where nothing is linked that has them.
#define CGEOS_WEAK(name) extern __typeof__(name) name __attribute__((weak));
CGEOS_EACH(CGEOS_WEAK)

// The functions, each with the type that the header gives it.
#define CGEOS_MEMBER(name) __typeof__(&name) name;
typedef struct { CGEOS_EACH(CGEOS_MEMBER) } CGEOSCalls;

// Null where GEOS is not installed, or lacks one of them.
static inline const CGEOSCalls *cgeos_calls(void) {
    static CGEOSCalls *known;
    CGEOSCalls *calls = __atomic_load_n(&known, __ATOMIC_ACQUIRE);
    if (calls) return calls;
    void *library = NULL;
    // That of GEOS 3.x, whatever is there for developers.
    static const char *const names[] = {"libgeos_c.so.1", "libgeos_c.so", "libgeos_c.dylib"};
    for (size_t i = 0; !GEOS_init_r && !library && i < sizeof names / sizeof *names; i++) library = dlopen(names[i], RTLD_LAZY | RTLD_LOCAL);
    if (!GEOS_init_r && !library) return NULL;
    calls = malloc(sizeof *calls);
    if (!calls) return NULL;
    int whole = 1;
#define CGEOS_FIND(name) \
    calls->name = name ? &name : (__typeof__(&name))dlsym(library, #name); \
    whole &= calls->name != NULL;
    CGEOS_EACH(CGEOS_FIND)
    // Of two tasks that come here at once, the first is heard.
    CGEOSCalls *before = NULL;
    if (whole && __atomic_compare_exchange_n(&known, &before, calls, 0, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE)) return calls;
    free(calls);
    return before;
}
