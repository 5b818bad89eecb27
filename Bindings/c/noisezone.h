/*
 * noisezone.h: noise classes and limits of places, out of an index (.nzi) that `noisezone index` has written, or out of a map.
 *
 * Link with -lnoisezone. Examples: example.c beside this file. Words: Sources/NoiseZoning/NoiseZoning.docc/TheCLibrary.md.
 *
 * Places     are longitude and latitude in degrees, WGS 84 or CGCS2000, as doubles, but where a call takes the name of a system.
 * Limits     are dB(A), equivalent sound level, one for each period of the day.
 * Texts      are UTF-8 and end in a zero byte. Those of an index live until nz_close, those of a fault until nz_fault_free, that of
 *            nz_version for ever; only what nz_finding_json gives is the caller's, to be freed by nz_text_free.
 * Threads    There is no state beside what a handle holds. Any number of threads may ask one index at once. nz_close must come after the
 *            last call with that index has returned.
 * Errors     A call returns NZ_OK or says why not. A file that is missing, cut, altered or of another version is a fault, never a crash.
 *            A pointer that leads nowhere, or to less memory than is said, cannot be noticed.
 * Warnings   A call that is given a place for a fault puts what makes one look again there, though it returns NZ_OK.
 * Files      An index is used where it stands: put a new one in its place (write beside it, then rename), never write into it. One that is
 *            cut short while it is open ends the program that reads behind its end.
 */
#ifndef NOISEZONE_H
#define NOISEZONE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* An index or a map that is open. It does not change: what is asked of it twice is answered alike. */
typedef struct nz_index nz_index;

/* Why a call could not be done, or what makes one look again. */
typedef struct nz_fault nz_fault;

/* What a call returns. */
enum {
    NZ_OK = 0,       /* done */
    NZ_FAULT = 1,    /* it could not be done: the fault says why */
    NZ_ARGUMENT = 2, /* a pointer is NULL that must not be, or n is more than can be in memory; nothing was done */
    NZ_DAMAGED = 3   /* the bytes of the index are not those that were written: no answer of this call counts */
};

/* The label of a place within some 2 mm of a line, or where the map disagrees with itself. The index does not answer there: ask the map,
 * by `noisezone query --map`. */
#define NZ_UNDECIDED ((uint32_t)0x3FFFFFFF)

/*
 * Opens the index, or the map (.gpkg, .geojson, .geojsonl), at `path` (UTF-8; a regular file).
 *
 * NZ_OK: *index is to be closed by nz_close. NZ_FAULT: *index is NULL, *fault is to be freed by nz_fault_free. NZ_ARGUMENT: `path` or
 * `index` is NULL. `fault` may be NULL for one who does not want to know.
 *
 * An index: some 12 µs, whatever its size. It is mapped, and its memory shared by all programs that have it open; each part is held against
 * its sum when it is used for the first time. A map: it is read whole and indexed, and answers everything; a district takes some 0.1 s.
 */
int nz_open(const char *path, nz_index **index, nz_fault **fault);

/* Closes an index and frees its texts. NULL does nothing. */
void nz_close(nz_index *index);

/*
 * The labels of n places: out[i] becomes that of lon[i], lat[i].
 *
 * A label is from 0 to nz_label_count - 1, or NZ_UNDECIDED. 0 is outside the district; so are places far away, infinities and NaN. The
 * same place has the same label alone and among others. `out` must not overlap the places. For n = 0 the arrays may be NULL.
 *
 * NZ_OK, NZ_ARGUMENT or NZ_DAMAGED. Time: linear in n, some 20 ns a place; at the first use of a part of an index some 5 µs more. Memory:
 * 20 KB of the stack.
 */
int nz_labels(const nz_index *index, const double *lon, const double *lat, size_t n, uint32_t *out);

/*
 * Degrees (WGS 84) of n places of the reference system `crs`: wgs84, cgcs2000, gcj02, bd09, bd09mc, EPSG:n or WKT. x is longitude or
 * easting. lon and lat may be x and y themselves.
 *
 * A place that has none (off the area of the system, infinite, NaN) becomes NaN, of which nz_labels says that it is outside: look for it
 * before. NZ_OK, NZ_ARGUMENT or NZ_FAULT (a system that is not known; libproj, which systems but those of China need, is not there). Time:
 * linear in n, 30 ns to 1 µs a place.
 */
int nz_degrees(const char *crs, const double *x, const double *y, size_t n, double *lon, double *lat, nz_fault **fault);

/*
 * Which class and limits apply at a place, and why: JSON on one line in the schema noisezone.finding/1 (or /2), as `noisezone query --at`
 * gives it. Of a map only: an index holds no reasons (fault `index-no-reasons`).
 *
 * `options` is NULL or a JSON object; all members may be left out:
 *   {"crs": "gcj02", "date": "2026-11-20", "time": "22:30", "accuracy_m": 10, "floor": 3, "height_m": 9}
 * crs: the system of the place, wgs84 if none is said. date: today on the spot if none is said. floor or height_m: of a façade.
 *
 * NZ_OK: *text is to be freed by nz_text_free. NZ_FAULT or NZ_ARGUMENT: *text is NULL. Time: some 0.1 ms.
 */
int nz_finding_json(
    const nz_index *index, double lon, double lat, const char *options, const char **text, nz_fault **fault);

/* Frees a text of nz_finding_json. NULL does nothing. */
void nz_text_free(const char *text);

/*
 * Draws the map of the data pack in the folder `pack`, and writes it to `map`, whose ending says the format (.gpkg, .geojson …): whole, or
 * not at all.
 *
 * `options` is NULL or a JSON object; all members may be left out:
 *   {"date": "2026-11-20", "as_built": true, "mend": true, "readings": {"width_by": "fronting"}, "crs": "EPSG:4548", "overwrite": true,
 *    "lang": "zh"}
 * NZ_OK, NZ_ARGUMENT or NZ_FAULT. Uses all processors; a call waits until it is done.
 */
int nz_build(const char *pack, const char *map, const char *options, nz_fault **fault);

/*
 * Holds every byte of an index against the sums and the SHA-256 that it was written with; of a map, which was read whole, nothing.
 *
 * NZ_OK, NZ_ARGUMENT or NZ_FAULT. Time: linear in the bytes, some 4 ns each.
 */
int nz_check(const nz_index *index, nz_fault **fault);

/* How many labels there are; 0 for NULL. */
size_t nz_label_count(const nz_index *index);

/*
 * What a label means, as JSON on one line; NULL for NZ_UNDECIDED, for what is no label, where `index` is NULL, and where the text is
 * damaged. Time: linear in the text.
 *
 *   {"schema": "noisezone.label/1", "label": 3, "status": "inside", "class": "4a", "limits": {"day": 70, "night": 55},
 *    "limits_class": "4a", "zone": {"id": "201", "name": "...", "class": "2"}, "on_boundary": false, "on_carriageway": false,
 *    "candidates": ["4a"], "heights_unknown": false, "possibilities": [...], "because": [{"reading": "W5", "clause": "..."}]}
 *
 * Members mean what they mean in noisezone.finding/1, and are what `noisezone query --input` adds to the row of such a place. "status" is
 * inside, outside or unzoned; "class", "limits", "limits_class" and "zone" may be null, and so may a limit of a period. More than one
 * candidate: storeys that are not known decide between them; "possibilities" are then all of them with their limits. "because" holds the
 * readings and clauses that decide for the label, of all pieces of the map that have it; what is measured, only nz_finding_json says.
 */
const char *nz_label_json(const nz_index *index, uint32_t label);

/*
 * What the index was made of, as JSON on one line; NULL where `index` is NULL. Time: constant.
 *
 *   {"schema": "noisezone.about/1", "map": "<SHA-256>", "ruleset": "...", "valid_from": "2025-04-29", "valid_until": null,
 *    "as_built": false, "periods": ["day", "night"], "labels": 17, "attribution": ["..."]}
 *
 * "valid_until" is the first day for which the map does not hold, null if there is none. "attribution" is left out where it is empty;
 * where it is not, the licences of the data want it shown beside the answers.
 */
const char *nz_about_json(const nz_index *index);

/* The fixed name of a fault, for programs: "index-damaged", "file-not-found". NULL for NULL. */
const char *nz_fault_code(const nz_fault *fault);

/* What is wrong and how to mend it, for people: in Chinese where `language` is "zh", otherwise, also for NULL, in English. NULL where
 * `fault` is NULL. */
const char *nz_fault_text(const nz_fault *fault, const char *language);

/* Frees a fault and its texts. NULL does nothing. */
void nz_fault_free(nz_fault *fault);

/* The version of the library: "0.1.0". */
const char *nz_version(void);

#ifdef __cplusplus
}
#endif

#endif
