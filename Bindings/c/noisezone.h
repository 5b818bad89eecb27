/*
 * noisezone.h: noise classes and limits of places, out of an index (.nzi) that `noisezone index` has written.
 *
 * Link with -lnoisezone. Examples: example.c beside this file. Words: Sources/NoiseZoning/NoiseZoning.docc/TheCLibrary.md.
 *
 * Places     are longitude and latitude in degrees, WGS 84 or CGCS2000, as doubles.
 * Limits     are dB(A), equivalent sound level, one for each period of the day.
 * Texts      are UTF-8 and end in a zero byte. None is the caller's to free: those of an index live until nz_close, those of a fault until
 *            nz_fault_free, that of nz_version for ever.
 * Threads    There is no state beside what a handle holds. Any number of threads may ask one index at once. nz_close must come after the
 *            last call with that index has returned.
 * Errors     A call returns NZ_OK or says why not. A file that is missing, cut, altered or of another version is a fault, never a crash.
 *            A pointer that leads nowhere, or to less memory than is said, cannot be noticed.
 */
#ifndef NOISEZONE_H
#define NOISEZONE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* An index that is open. It does not change: what is asked of it twice is answered alike. */
typedef struct nz_index nz_index;

/* Why an index could not be opened. */
typedef struct nz_fault nz_fault;

/* What a call returns. */
enum {
    NZ_OK = 0,       /* done */
    NZ_FAULT = 1,    /* the file is at fault: the fault says how */
    NZ_ARGUMENT = 2  /* a pointer is NULL that must not be, or n is more than can be in memory; nothing was done */
};

/* The label of a place within some 2 mm of a line, or where the map disagrees with itself. The index does not answer there: ask the map,
 * by `noisezone query --map`. */
#define NZ_UNDECIDED ((uint32_t)0x3FFFFFFF)

/*
 * Opens the index at `path` (UTF-8; a regular file).
 *
 * NZ_OK: *index is to be closed by nz_close, *fault is NULL. NZ_FAULT: *index is NULL, *fault is to be freed by nz_fault_free.
 * NZ_ARGUMENT: `path` or `index` is NULL. `fault` may be NULL for one who does not want to know.
 *
 * Time and memory: linear in the bytes of the file, each of which is read and checked. The file is not needed afterwards.
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
 * NZ_OK or NZ_ARGUMENT. Time: linear in n, some 20 ns a place. Memory: 20 KB of the stack.
 */
int nz_labels(const nz_index *index, const double *lon, const double *lat, size_t n, uint32_t *out);

/* How many labels there are; 0 for NULL. */
size_t nz_label_count(const nz_index *index);

/*
 * What a label means, as JSON on one line; NULL for NZ_UNDECIDED, for what is no label, and where `index` is NULL. Time: constant.
 *
 *   {"schema": "noisezone.label/1", "label": 3, "status": "inside", "class": "4a", "limits": {"day": 70, "night": 55},
 *    "limits_class": "4a", "zone": {"id": "201", "name": "...", "class": "2"}, "on_boundary": false, "on_carriageway": false,
 *    "candidates": ["4a"]}
 *
 * Members mean what they mean in noisezone.finding/1, and are what `noisezone query --input` adds to the row of such a place. "status" is
 * inside, outside or unzoned; "class", "limits", "limits_class" and "zone" may be null, and so may a limit of a period. More than one
 * candidate: storeys that are not known decide between them. An index holds no reasons, no distances and no accuracy of the data.
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
