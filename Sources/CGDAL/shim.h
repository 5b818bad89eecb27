// libgdal, opened when the first file needs it and not when the program starts: it brings a hundred libraries along. Building needs neither it
// nor its headers: the few functions that are called stand here as gdal.h, ogr_api.h, ogr_srs_api.h and cpl_error.h of GDAL 3 declare them.
#include <dlfcn.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

typedef struct CGDALDataset CGDALDataset;
typedef struct CGDALDriver CGDALDriver;
typedef struct CGDALLayer CGDALLayer;
typedef struct CGDALDefinition CGDALDefinition;
typedef struct CGDALField CGDALField;
typedef struct CGDALFeature CGDALFeature;
typedef struct CGDALGeometry CGDALGeometry;
typedef struct CGDALSystem CGDALSystem;
// Class (2 a warning, 3 a failure), number, words.
typedef void (*CGDALErrorHandler)(int, int, const char *);

static inline void *cgdal_library(void) {
    static void *library;
    void *known = __atomic_load_n(&library, __ATOMIC_ACQUIRE);
    if (known) return known;
    // GDAL 3.0 is libgdal.so.26, 3.6 is 32; the newest that is there, then whatever is there for developers.
    char name[32];
    for (int number = 45; !known && number >= 26; number--) {
        snprintf(name, sizeof name, "libgdal.so.%d", number);
        known = dlopen(name, RTLD_NOW | RTLD_LOCAL);
    }
    static const char *const others[] = {"libgdal.so", "libgdal.dylib"};
    for (size_t i = 0; !known && i < sizeof others / sizeof *others; i++) known = dlopen(others[i], RTLD_NOW | RTLD_LOCAL);
    __atomic_store_n(&library, known, __ATOMIC_RELEASE);
    return known;
}

// A function of the library: its result, its name, the types of what it takes. Only after cgdal_is_available() has said yes.
#define CGDAL_FUNCTION(result, name, ...) ((result(*)(__VA_ARGS__))dlsym(cgdal_library(), #name))

// Whether there is a libgdal of version 3 or later.
static inline int cgdal_is_available(void) {
    if (!cgdal_library()) return 0;
    const char *(*version)(const char *) = CGDAL_FUNCTION(const char *, GDALVersionInfo, const char *);
    const char *number = version ? version("VERSION_NUM") : NULL;
    return number && number[0] >= '3' && number[0] <= '9';
}
// "3.6.2".
static inline const char *cgdal_version(void) { return CGDAL_FUNCTION(const char *, GDALVersionInfo, const char *)("RELEASE_NAME"); }

static inline void cgdal_register_all(void) { CGDAL_FUNCTION(void, GDALAllRegister, void)(); }
// For the whole process, its worker threads as well.
static inline void cgdal_set_option(const char *key, const char *value) {
    CGDAL_FUNCTION(void, CPLSetConfigOption, const char *, const char *)(key, value);
}
// Threads that have no handler of their own say nothing.
static inline void cgdal_be_quiet(void) {
    CGDALErrorHandler quiet = CGDAL_FUNCTION(void, CPLQuietErrorHandler, int, int, const char *);
    CGDAL_FUNCTION(CGDALErrorHandler, CPLSetErrorHandler, CGDALErrorHandler)(quiet);
}
// Of this thread, until it is popped.
static inline void cgdal_push_error_handler(CGDALErrorHandler handler, void *data) {
    CGDAL_FUNCTION(void, CPLPushErrorHandlerEx, CGDALErrorHandler, void *)(handler, data);
}
static inline void cgdal_pop_error_handler(void) { CGDAL_FUNCTION(void, CPLPopErrorHandler, void)(); }
static inline void *cgdal_error_handler_data(void) { return CGDAL_FUNCTION(void *, CPLGetErrorHandlerUserData, void)(); }
static inline void cgdal_free(void *memory) { CGDAL_FUNCTION(void, VSIFree, void *)(memory); }

// Vector data, for reading only, by one of the named drivers.
static inline CGDALDataset *cgdal_open(const char *path, const char *const *drivers) {
    const unsigned vector = 0x04, verbose = 0x40;
    return CGDAL_FUNCTION(CGDALDataset *, GDALOpenEx, const char *, unsigned, const char *const *, const char *const *, const char *const *)(
        path, vector | verbose, drivers, NULL, NULL);
}
static inline void cgdal_close(CGDALDataset *dataset) { CGDAL_FUNCTION(void, GDALClose, CGDALDataset *)(dataset); }
static inline CGDALDriver *cgdal_driver(CGDALDataset *dataset) { return CGDAL_FUNCTION(CGDALDriver *, GDALGetDatasetDriver, CGDALDataset *)(dataset); }
static inline const char *cgdal_driver_name(CGDALDriver *driver) {
    return CGDAL_FUNCTION(const char *, GDALGetDriverShortName, CGDALDriver *)(driver);
}
static inline int cgdal_layer_count(CGDALDataset *dataset) { return CGDAL_FUNCTION(int, GDALDatasetGetLayerCount, CGDALDataset *)(dataset); }
// Belongs to the dataset, as all that comes of a layer but its features.
static inline CGDALLayer *cgdal_layer(CGDALDataset *dataset, int number) {
    return CGDAL_FUNCTION(CGDALLayer *, GDALDatasetGetLayer, CGDALDataset *, int)(dataset, number);
}
static inline const char *cgdal_layer_name(CGDALLayer *layer) { return CGDAL_FUNCTION(const char *, OGR_L_GetName, CGDALLayer *)(layer); }
static inline unsigned cgdal_layer_type(CGDALLayer *layer) { return CGDAL_FUNCTION(unsigned, OGR_L_GetGeomType, CGDALLayer *)(layer); }
static inline CGDALSystem *cgdal_layer_system(CGDALLayer *layer) { return CGDAL_FUNCTION(CGDALSystem *, OGR_L_GetSpatialRef, CGDALLayer *)(layer); }
static inline CGDALDefinition *cgdal_layer_definition(CGDALLayer *layer) {
    return CGDAL_FUNCTION(CGDALDefinition *, OGR_L_GetLayerDefn, CGDALLayer *)(layer);
}
// The next feature, to be destroyed; NULL behind the last, and after a failure.
static inline CGDALFeature *cgdal_next_feature(CGDALLayer *layer) { return CGDAL_FUNCTION(CGDALFeature *, OGR_L_GetNextFeature, CGDALLayer *)(layer); }

static inline int cgdal_field_count(CGDALDefinition *definition) { return CGDAL_FUNCTION(int, OGR_FD_GetFieldCount, CGDALDefinition *)(definition); }
static inline CGDALField *cgdal_field(CGDALDefinition *definition, int number) {
    return CGDAL_FUNCTION(CGDALField *, OGR_FD_GetFieldDefn, CGDALDefinition *, int)(definition, number);
}
static inline const char *cgdal_field_name(CGDALField *field) { return CGDAL_FUNCTION(const char *, OGR_Fld_GetNameRef, CGDALField *)(field); }
static inline int cgdal_field_type(CGDALField *field) { return CGDAL_FUNCTION(int, OGR_Fld_GetType, CGDALField *)(field); }
static inline int cgdal_field_subtype(CGDALField *field) { return CGDAL_FUNCTION(int, OGR_Fld_GetSubType, CGDALField *)(field); }

static inline void cgdal_feature_destroy(CGDALFeature *feature) { CGDAL_FUNCTION(void, OGR_F_Destroy, CGDALFeature *)(feature); }
// Negative where it has none.
static inline int64_t cgdal_feature_id(CGDALFeature *feature) { return CGDAL_FUNCTION(int64_t, OGR_F_GetFID, CGDALFeature *)(feature); }
static inline int cgdal_has_value(CGDALFeature *feature, int field) {
    return CGDAL_FUNCTION(int, OGR_F_IsFieldSetAndNotNull, CGDALFeature *, int)(feature, field);
}
static inline int64_t cgdal_integer(CGDALFeature *feature, int field) {
    return CGDAL_FUNCTION(int64_t, OGR_F_GetFieldAsInteger64, CGDALFeature *, int)(feature, field);
}
static inline double cgdal_real(CGDALFeature *feature, int field) {
    return CGDAL_FUNCTION(double, OGR_F_GetFieldAsDouble, CGDALFeature *, int)(feature, field);
}
// Belongs to the feature, until the next call.
static inline const char *cgdal_text(CGDALFeature *feature, int field) {
    return CGDAL_FUNCTION(const char *, OGR_F_GetFieldAsString, CGDALFeature *, int)(feature, field);
}
// Belongs to the feature; NULL where it has none.
static inline CGDALGeometry *cgdal_geometry(CGDALFeature *feature) { return CGDAL_FUNCTION(CGDALGeometry *, OGR_F_GetGeometryRef, CGDALFeature *)(feature); }
static inline unsigned cgdal_geometry_type(CGDALGeometry *geometry) { return CGDAL_FUNCTION(unsigned, OGR_G_GetGeometryType, CGDALGeometry *)(geometry); }
static inline int cgdal_part_count(CGDALGeometry *geometry) { return CGDAL_FUNCTION(int, OGR_G_GetGeometryCount, CGDALGeometry *)(geometry); }
static inline CGDALGeometry *cgdal_part(CGDALGeometry *geometry, int number) {
    return CGDAL_FUNCTION(CGDALGeometry *, OGR_G_GetGeometryRef, CGDALGeometry *, int)(geometry, number);
}
static inline int cgdal_wkb_size(CGDALGeometry *geometry) { return CGDAL_FUNCTION(int, OGR_G_WkbSize, CGDALGeometry *)(geometry); }
// Little end first, the types of ISO; whether it went well. There is room for cgdal_wkb_size().
static inline int cgdal_write_wkb(CGDALGeometry *geometry, unsigned char *bytes) {
    return CGDAL_FUNCTION(int, OGR_G_ExportToIsoWkb, CGDALGeometry *, int, unsigned char *)(geometry, 1, bytes) == 0;
}

// The name and the number of the register's entry; NULL for a system that is none.
static inline const char *cgdal_authority_name(CGDALSystem *system) {
    return CGDAL_FUNCTION(const char *, OSRGetAuthorityName, CGDALSystem *, const char *)(system, NULL);
}
static inline const char *cgdal_authority_code(CGDALSystem *system) {
    return CGDAL_FUNCTION(const char *, OSRGetAuthorityCode, CGDALSystem *, const char *)(system, NULL);
}
// To be given back to cgdal_free; NULL where there is none.
static inline char *cgdal_wkt(CGDALSystem *system) {
    const char *const options[] = {"FORMAT=WKT2_2018", "MULTILINE=NO", NULL};
    char *text = NULL;
    const int failed = CGDAL_FUNCTION(int, OSRExportToWktEx, CGDALSystem *, char **, const char *const *)(system, &text, options);
    if (!failed) return text;
    cgdal_free(text);
    return NULL;
}
// Whether the first number of a place is a northing or a latitude, by the axes of the system and the order in which the data have them.
static inline int cgdal_begins_with_north(CGDALSystem *system) {
    int count = 0, direction = 0;
    const int *order = CGDAL_FUNCTION(const int *, OSRGetDataAxisToSRSAxisMapping, CGDALSystem *, int *)(system, &count);
    if (!order || count < 2) return 0;
    const int axis = (order[0] < 0 ? -order[0] : order[0]) - 1;
    const char *name = CGDAL_FUNCTION(const char *, OSRGetAxis, CGDALSystem *, const char *, int, int *)(system, NULL, axis, &direction);
    // 1 is north, 2 is south.
    return name && (direction == 1 || direction == 2);
}

// Writing. NULL where the library has no such driver.
static inline CGDALDriver *cgdal_driver_by_name(const char *name) { return CGDAL_FUNCTION(CGDALDriver *, GDALGetDriverByName, const char *)(name); }
// An empty file of vectors; to be closed, which writes it.
static inline CGDALDataset *cgdal_create(const char *driver, const char *path) {
    return CGDAL_FUNCTION(CGDALDataset *, GDALCreate, CGDALDriver *, const char *, int, int, int, int, const char *const *)(
        cgdal_driver_by_name(driver), path, 0, 0, 0, 0, NULL);
}
static inline CGDALLayer *cgdal_create_layer(CGDALDataset *dataset, const char *name, CGDALSystem *system, unsigned type) {
    return CGDAL_FUNCTION(CGDALLayer *, GDALDatasetCreateLayer, CGDALDataset *, const char *, CGDALSystem *, unsigned, const char *const *)(
        dataset, name, system, type, NULL);
}
// Whether it went well.
static inline int cgdal_create_field(CGDALLayer *layer, const char *name, int type, int subtype) {
    CGDALField *field = CGDAL_FUNCTION(CGDALField *, OGR_Fld_Create, const char *, int)(name, type);
    if (!field) return 0;
    CGDAL_FUNCTION(void, OGR_Fld_SetSubType, CGDALField *, int)(field, subtype);
    const int failed = CGDAL_FUNCTION(int, OGR_L_CreateField, CGDALLayer *, CGDALField *, int)(layer, field, 1);
    CGDAL_FUNCTION(void, OGR_Fld_Destroy, CGDALField *)(field);
    return failed == 0;
}
// A feature of the layer that is not in it yet.
static inline CGDALFeature *cgdal_feature_create(CGDALLayer *layer) {
    return CGDAL_FUNCTION(CGDALFeature *, OGR_F_Create, CGDALDefinition *)(cgdal_layer_definition(layer));
}
static inline int cgdal_feature_add(CGDALLayer *layer, CGDALFeature *feature) {
    return CGDAL_FUNCTION(int, OGR_L_CreateFeature, CGDALLayer *, CGDALFeature *)(layer, feature) == 0;
}
static inline void cgdal_set_null(CGDALFeature *feature, int field) { CGDAL_FUNCTION(void, OGR_F_SetFieldNull, CGDALFeature *, int)(feature, field); }
static inline void cgdal_set_integer(CGDALFeature *feature, int field, int64_t value) {
    CGDAL_FUNCTION(void, OGR_F_SetFieldInteger64, CGDALFeature *, int, int64_t)(feature, field, value);
}
static inline void cgdal_set_real(CGDALFeature *feature, int field, double value) {
    CGDAL_FUNCTION(void, OGR_F_SetFieldDouble, CGDALFeature *, int, double)(feature, field, value);
}
static inline void cgdal_set_text(CGDALFeature *feature, int field, const char *value) {
    CGDAL_FUNCTION(void, OGR_F_SetFieldString, CGDALFeature *, int, const char *)(feature, field, value);
}
// Well-known binary, copied; whether it went well.
static inline int cgdal_set_geometry(CGDALFeature *feature, const unsigned char *bytes, int size) {
    CGDALGeometry *geometry = NULL;
    if (CGDAL_FUNCTION(int, OGR_G_CreateFromWkb, const void *, CGDALSystem *, CGDALGeometry **, int)(bytes, NULL, &geometry, size) != 0) return 0;
    return CGDAL_FUNCTION(int, OGR_F_SetGeometryDirectly, CGDALFeature *, CGDALGeometry *)(feature, geometry) == 0;
}
// Of WKT, its data east or longitude first whatever its axes are; NULL for a text that is none.
static inline CGDALSystem *cgdal_system(const char *wkt) {
    CGDALSystem *system = CGDAL_FUNCTION(CGDALSystem *, OSRNewSpatialReference, const char *)(wkt);
    if (system) CGDAL_FUNCTION(void, OSRSetAxisMappingStrategy, CGDALSystem *, int)(system, 0);
    return system;
}
static inline void cgdal_forget_system(CGDALSystem *system) { CGDAL_FUNCTION(void, OSRRelease, CGDALSystem *)(system); }
// The bytes of a file in GDAL's memory, which keeps them until the file is forgotten; NULL where there is none.
static inline const unsigned char *cgdal_contents(const char *path, uint64_t *size) {
    return CGDAL_FUNCTION(unsigned char *, VSIGetMemFileBuffer, const char *, uint64_t *, int)(path, size, 0);
}
static inline void cgdal_forget(const char *path) { CGDAL_FUNCTION(int, VSIUnlink, const char *)(path); }
