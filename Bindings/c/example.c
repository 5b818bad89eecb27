/*
 * Asks an index for places: reads "longitude latitude" line by line from standard input, and writes for each line what its place is.
 *
 *   cc example.c -lnoisezone -o example && printf '116.505 39.797\n' | ./example etown.nzi
 *
 * Exit code: 0 answered, 64 usage, 65 the index or a line is at fault.
 */
#include <stdio.h>
#include <stdlib.h>

#include "noisezone.h"

enum { BATCH = 4096 };

/* As many places at once as there are: so they are looked up fastest. */
static int answer(const nz_index *index, const double *lon, const double *lat, size_t n) {
    uint32_t labels[BATCH];
    if (nz_labels(index, lon, lat, n, labels) != NZ_OK) return 65;
    for (size_t i = 0; i < n; i++) {
        const char *json = nz_label_json(index, labels[i]);
        puts(json ? json : "{\"status\":\"undecided\"}");
    }
    return 0;
}

int main(int count, char **arguments) {
    if (count != 2) {
        fprintf(stderr, "usage: example INDEX.nzi < places (noisezone %s)\n", nz_version());
        return 64;
    }
    nz_index *index;
    nz_fault *fault;
    if (nz_open(arguments[1], &index, &fault) != NZ_OK) {
        fprintf(stderr, "%s\n", nz_fault_text(fault, getenv("NOISEZONE_LANG")));
        nz_fault_free(fault);
        return 65;
    }
    double lon[BATCH], lat[BATCH];
    size_t n = 0;
    int status = 0, fields;
    /* Numbers as C writes them: "nan" and "inf" are places too, outside. */
    while ((fields = scanf("%lf %lf", &lon[n], &lat[n])) == 2) {
        if (++n < BATCH) continue;
        if ((status = answer(index, lon, lat, n)) != 0) break;
        n = 0;
    }
    if (status == 0) status = answer(index, lon, lat, n);
    if (status == 0 && fields != EOF) {
        fprintf(stderr, "a line is no longitude and latitude\n");
        status = 65;
    }
    nz_close(index);
    return status;
}
