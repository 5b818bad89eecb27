/* Places or segments looked up by libgeos through its C API: an STRtree of prepared polygons, one question after the other.
 * usage: strtree POLYGONS PLACES ANSWERS ROUNDS [segments]
 * POLYGONS: for each one a 32-bit length and its WKB. PLACES: 64-bit numbers, all x, then all y; of segments then all x and all y of their
 * other ends. ANSWERS: 32-bit indices of a polygon that is met, -1 for none. Prints the processor seconds of every round as JSON. */
#define _GNU_SOURCE
#define GEOS_USE_ONLY_R_API
#include <geos_c.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static GEOSContextHandle_t context;

struct entry { const GEOSPreparedGeometry *shape; int32_t number; };
struct question { const GEOSGeometry *place; int32_t answer; };

static GEOSGeometry *shape_of(const double *places, size_t count, size_t at, int is_segment) {
    if (!is_segment) return GEOSGeom_createPointFromXY_r(context, places[at], places[count + at]);
    GEOSCoordSequence *ends = GEOSCoordSeq_create_r(context, 2, 2);
    GEOSCoordSeq_setXY_r(context, ends, 0, places[at], places[count + at]);
    GEOSCoordSeq_setXY_r(context, ends, 1, places[2 * count + at], places[3 * count + at]);
    return GEOSGeom_createLineString_r(context, ends);
}

static void ask(void *item, void *data) {
    struct entry *entry = item;
    struct question *question = data;
    if (question->answer < 0 && GEOSPreparedIntersects_r(context, entry->shape, question->place)) question->answer = entry->number;
}

static unsigned char *contents(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    if (!file) { perror(path); exit(66); }
    fseek(file, 0, SEEK_END);
    *size = (size_t)ftell(file);
    rewind(file);
    unsigned char *bytes = malloc(*size + 1);
    if (!bytes || fread(bytes, 1, *size, file) != *size) { perror(path); exit(74); }
    fclose(file);
    return bytes;
}

static double processor_seconds(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

int main(int argc, char **argv) {
    if (argc != 5 && argc != 6) return 64;
    int is_segment = argc == 6;
    context = GEOS_init_r();
    size_t size, places_size;
    unsigned char *bytes = contents(argv[1], &size);
    double *places = (double *)contents(argv[2], &places_size);
    size_t count = places_size / (is_segment ? 32 : 16);
    GEOSSTRtree *tree = GEOSSTRtree_create_r(context, 10);
    int32_t number = 0;
    for (size_t at = 0; at < size; number++) {
        uint32_t length;
        __builtin_memcpy(&length, bytes + at, 4);
        GEOSGeometry *shape = GEOSGeomFromWKB_buf_r(context, bytes + at + 4, length);
        struct entry *entry = malloc(sizeof *entry);
        if (!shape || !entry) return 65;
        *entry = (struct entry){GEOSPrepare_r(context, shape), number};
        GEOSSTRtree_insert_r(context, tree, shape, entry);
        at += 4 + length;
    }
    int32_t *answers = malloc(count * sizeof *answers + 1);
    if (!answers) return 70;
    printf("[");
    for (int round = 0, rounds = atoi(argv[4]); round < rounds; round++) {
        double start = processor_seconds();
        for (size_t place = 0; place < count; place++) {
            GEOSGeometry *point = shape_of(places, count, place, is_segment);
            struct question question = {point, -1};
            GEOSSTRtree_query_r(context, tree, point, ask, &question);
            answers[place] = question.answer;
            GEOSGeom_destroy_r(context, point);
        }
        printf("%s%.9f", round ? "," : "", processor_seconds() - start);
    }
    printf("]\n");
    FILE *file = fopen(argv[3], "wb");
    if (!file || fwrite(answers, sizeof *answers, count, file) != count || fclose(file)) { perror(argv[3]); return 74; }
    return 0;
}
