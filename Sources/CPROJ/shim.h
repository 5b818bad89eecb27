// libproj, opened when its first function is called and not when the program starts: with the libraries that it needs itself (curl, TLS,
// TIFF) loading it takes longer than an answer, and most runs never need it. Types come from PROJ's own header.
#include <dlfcn.h>
#include <proj.h>
#include <stddef.h>

static inline void *cproj_library(void) {
    static void *library;
    void *known = __atomic_load_n(&library, __ATOMIC_ACQUIRE);
    if (known) return known;
    // PROJ 9, PROJ 8, whatever is there for developers.
    static const char *const names[] = {"libproj.so.25", "libproj.so.22", "libproj.so"};
    for (size_t i = 0; !known && i < sizeof names / sizeof *names; i++) known = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    __atomic_store_n(&library, known, __ATOMIC_RELEASE);
    return known;
}

// A function of the library, with the type that the header gives it. Only after cproj_is_available() has said yes.
#define CPROJ_FUNCTION(name) ((__typeof__(&name))dlsym(cproj_library(), #name))

static inline int cproj_is_available(void) { return cproj_library() != NULL; }

static inline PJ_CONTEXT *cproj_context_create(void) { return CPROJ_FUNCTION(proj_context_create)(); }
static inline void cproj_context_destroy(PJ_CONTEXT *context) { CPROJ_FUNCTION(proj_context_destroy)(context); }
static inline const char *cproj_context_get_database_path(PJ_CONTEXT *context) {
    return CPROJ_FUNCTION(proj_context_get_database_path)(context);
}
static inline int cproj_context_set_enable_network(PJ_CONTEXT *context, int enabled) {
    return CPROJ_FUNCTION(proj_context_set_enable_network)(context, enabled);
}
static inline void cproj_log_func(PJ_CONTEXT *context, void *data, PJ_LOG_FUNCTION log) { CPROJ_FUNCTION(proj_log_func)(context, data, log); }
static inline PJ *cproj_create(PJ_CONTEXT *context, const char *definition) { return CPROJ_FUNCTION(proj_create)(context, definition); }
static inline PJ *cproj_create_from_wkt(PJ_CONTEXT *context, const char *wkt) {
    return CPROJ_FUNCTION(proj_create_from_wkt)(context, wkt, NULL, NULL, NULL);
}
// All operations from one system to another, the best first: none that ignores the datum, none that lacks its grid, each with its area of use.
static inline PJ_OBJ_LIST *cproj_create_operations(PJ_CONTEXT *context, const PJ *from, const PJ *to) {
    PJ_OPERATION_FACTORY_CONTEXT *wish = CPROJ_FUNCTION(proj_create_operation_factory_context)(context, NULL);
    if (!wish) return NULL;
    CPROJ_FUNCTION(proj_operation_factory_context_set_allow_ballpark_transformations)(context, wish, 0);
    CPROJ_FUNCTION(proj_operation_factory_context_set_spatial_criterion)(context, wish, PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION);
    CPROJ_FUNCTION(proj_operation_factory_context_set_grid_availability_use)
    (context, wish, PROJ_GRID_AVAILABILITY_DISCARD_OPERATION_IF_MISSING_GRID);
    PJ_OBJ_LIST *list = CPROJ_FUNCTION(proj_create_operations)(context, from, to, wish);
    CPROJ_FUNCTION(proj_operation_factory_context_destroy)(wish);
    return list;
}
// The entries of EPSG's register that a definition may be, the best first; confidence in percent, to be given back to cproj_confidence_destroy.
static inline PJ_OBJ_LIST *cproj_identify(PJ_CONTEXT *context, const PJ *crs, int **confidence) {
    return CPROJ_FUNCTION(proj_identify)(context, crs, "EPSG", NULL, confidence);
}
static inline void cproj_confidence_destroy(int *confidence) { CPROJ_FUNCTION(proj_int_list_destroy)(confidence); }
static inline int cproj_list_get_count(const PJ_OBJ_LIST *list) { return CPROJ_FUNCTION(proj_list_get_count)(list); }
static inline PJ *cproj_list_get(PJ_CONTEXT *context, const PJ_OBJ_LIST *list, int number) {
    return CPROJ_FUNCTION(proj_list_get)(context, list, number);
}
static inline void cproj_list_destroy(PJ_OBJ_LIST *list) { CPROJ_FUNCTION(proj_list_destroy)(list); }
static inline const char *cproj_get_id_code(const PJ *object) { return CPROJ_FUNCTION(proj_get_id_code)(object, 0); }
// Degrees as west, south, east, north; 0 where the object has no area. The name belongs to the object.
static inline int cproj_get_area_of_use(PJ_CONTEXT *context, const PJ *object, double *degrees, const char **name) {
    return CPROJ_FUNCTION(proj_get_area_of_use)(context, object, degrees, degrees + 1, degrees + 2, degrees + 3, name);
}
// Metres; negative where it is not known.
static inline double cproj_coordoperation_get_accuracy(PJ_CONTEXT *context, const PJ *operation) {
    return CPROJ_FUNCTION(proj_coordoperation_get_accuracy)(context, operation);
}
static inline int cproj_is_equivalent(PJ_CONTEXT *context, const PJ *a, const PJ *b) {
    return CPROJ_FUNCTION(proj_is_equivalent_to_with_ctx)(context, a, b, PJ_COMP_EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS);
}
static inline PJ *cproj_crs_get_geodetic_crs(PJ_CONTEXT *context, const PJ *crs) {
    return CPROJ_FUNCTION(proj_crs_get_geodetic_crs)(context, crs);
}
static inline PJ *cproj_normalize_for_visualization(PJ_CONTEXT *context, const PJ *operation) {
    return CPROJ_FUNCTION(proj_normalize_for_visualization)(context, operation);
}
static inline PJ *cproj_clone(PJ_CONTEXT *context, const PJ *object) { return CPROJ_FUNCTION(proj_clone)(context, object); }
static inline PJ *cproj_destroy(PJ *object) { return CPROJ_FUNCTION(proj_destroy)(object); }
static inline const char *cproj_as_wkt(PJ_CONTEXT *context, const PJ *object, PJ_WKT_TYPE type) {
    return CPROJ_FUNCTION(proj_as_wkt)(context, object, type, NULL);
}
// The text that PROJ makes an operation of when it carries the first place; it belongs to the object.
static inline const char *cproj_as_pipeline(PJ_CONTEXT *context, const PJ *object) {
    return CPROJ_FUNCTION(proj_as_proj_string)(context, object, PJ_PROJ_5, NULL);
}
static inline PJ *cproj_crs_get_coordinate_system(PJ_CONTEXT *context, const PJ *crs) {
    return CPROJ_FUNCTION(proj_crs_get_coordinate_system)(context, crs);
}
static inline PJ *cproj_crs_get_sub_crs(PJ_CONTEXT *context, const PJ *crs, int number) {
    return CPROJ_FUNCTION(proj_crs_get_sub_crs)(context, crs, number);
}
static inline PJ *cproj_get_source_crs(PJ_CONTEXT *context, const PJ *object) { return CPROJ_FUNCTION(proj_get_source_crs)(context, object); }
static inline int cproj_cs_get_axis_info(PJ_CONTEXT *context, const PJ *system, int number, const char **direction, double *factor) {
    return CPROJ_FUNCTION(proj_cs_get_axis_info)(context, system, number, NULL, NULL, direction, factor, NULL, NULL, NULL);
}
static inline const char *cproj_get_name(const PJ *object) { return CPROJ_FUNCTION(proj_get_name)(object); }
static inline PJ_TYPE cproj_get_type(const PJ *object) { return CPROJ_FUNCTION(proj_get_type)(object); }
static inline PJ_INFO cproj_info(void) { return CPROJ_FUNCTION(proj_info)(); }
// Places as pairs of doubles, in place.
static inline size_t cproj_trans(PJ *operation, PJ_DIRECTION direction, double *places, size_t count) {
    CPROJ_FUNCTION(proj_errno_reset)(operation);
    const size_t stride = 2 * sizeof(double);
    return CPROJ_FUNCTION(proj_trans_generic)(operation, direction, places, stride, count, places + 1, stride, count, NULL, 0, 0, NULL, 0, 0);
}
