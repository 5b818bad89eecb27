#ifndef FUZZ_DRIVER_H
#define FUZZ_DRIVER_H
#include <stddef.h>
#include <stdint.h>

/// The way into libFuzzer for a program that has its own `main` (LLVM, compiler-rt/include/fuzzer/FuzzerInterface.h, `LLVMFuzzerRunDriver`).
int fuzz_run(int argc, char **argv, int (*reader)(const uint8_t *bytes, size_t count));

#endif
