// The C library of the system, whichever it is: the only file that names one. What a system lacks stands behind `#if` where it is called.
#if canImport(Glibc)
    @_exported import Glibc
#elseif canImport(Musl)
    @_exported import Musl
#elseif canImport(Darwin)
    @_exported import Darwin
#endif
