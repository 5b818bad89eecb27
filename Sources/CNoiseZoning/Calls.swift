// The names are those of C.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

import CNoiseZoningHeader
import FeatureIO
import SystemIO
import Wording
import ZoneQueries
import ZoningModel

// The functions of noisezone.h, which says what they do; the compiler holds each against its declaration there.

/// Opens an index.
@c @implementation
public func nz_open(
    _ path: UnsafePointer<CChar>!, _ index: UnsafeMutablePointer<OpaquePointer?>!, _ fault: UnsafeMutablePointer<OpaquePointer?>!
) -> Int32 {
    unsafe fault?.pointee = nil
    unsafe index?.pointee = nil
    guard let path = unsafe path, let index = unsafe index else { return Status.argument }
    do throws(FileError) {
        unsafe index.pointee = retained(try IndexHandle(path: String(cString: path)))
        return Status.done
    } catch {
        if let fault = unsafe fault { unsafe fault.pointee = retained(FaultHandle(error)) }
        return Status.fault
    }
}

/// Closes an index.
@c @implementation
public func nz_close(_ index: OpaquePointer!) {
    if let index = unsafe index { unsafe Unmanaged<IndexHandle>.fromOpaque(UnsafeRawPointer(index)).release() }
}

/// The labels of many places.
@c @implementation
public func nz_labels(
    _ index: OpaquePointer!, _ lon: UnsafePointer<Double>!, _ lat: UnsafePointer<Double>!, _ n: Int, _ out: UnsafeMutablePointer<UInt32>!
) -> Int32 {
    guard let handle = unsafe IndexHandle.of(index) else { return Status.argument }
    if n == 0 { return Status.done }
    // What is more than Int.max in C is less than 0 here.
    guard n > 0, n <= Int.max / MemoryLayout<Double>.stride, let lon = unsafe lon, let lat = unsafe lat, let out = unsafe out else {
        return Status.argument
    }
    var labels = unsafe MutableSpan(_unsafeStart: out, count: n)
    unsafe handle.index.labels(
        longitudes: Span(_unsafeStart: lon, count: n), latitudes: Span(_unsafeStart: lat, count: n), into: &labels)
    return Status.done
}

/// How many labels there are.
@c @implementation
public func nz_label_count(_ index: OpaquePointer!) -> Int { unsafe IndexHandle.of(index)?.labels.count ?? 0 }

/// What a label means.
@c @implementation
public func nz_label_json(_ index: OpaquePointer!, _ label: UInt32) -> UnsafePointer<CChar>! {
    unsafe IndexHandle.of(index)?.labels[Int(label)]
}

/// What the index was made of.
@c @implementation
public func nz_about_json(_ index: OpaquePointer!) -> UnsafePointer<CChar>! { unsafe IndexHandle.of(index)?.about[0] }

/// The name of a fault.
@c @implementation
public func nz_fault_code(_ fault: OpaquePointer!) -> UnsafePointer<CChar>! { unsafe FaultHandle.of(fault)?[.code] }

/// The words of a fault.
@c @implementation
public func nz_fault_text(_ fault: OpaquePointer!, _ language: UnsafePointer<CChar>!) -> UnsafePointer<CChar>! {
    let name = unsafe language.map { unsafe String(cString: $0) }
    return unsafe FaultHandle.of(fault)?[name == Language.zh.rawValue ? .chinese : .english]
}

/// Frees a fault.
@c @implementation
public func nz_fault_free(_ fault: OpaquePointer!) {
    if let fault = unsafe fault { unsafe Unmanaged<FaultHandle>.fromOpaque(UnsafeRawPointer(fault)).release() }
}

/// The version of the library.
@c @implementation
public func nz_version() -> UnsafePointer<CChar>! { unsafe UnsafePointer(version) }

/// What a call returns.
private enum Status {
    static let done = Int32(truncatingIfNeeded: NZ_OK)
    static let fault = Int32(truncatingIfNeeded: NZ_FAULT)
    static let argument = Int32(truncatingIfNeeded: NZ_ARGUMENT)
}

/// Made at the first call, once whichever threads ask, and never written to or freed: what is read by all at once does not change.
private nonisolated(unsafe) let version = unsafe strdup(programVersion)

/// A handle as C holds it, to be released there.
private func retained(_ handle: some AnyObject) -> OpaquePointer { unsafe OpaquePointer(Unmanaged.passRetained(handle).toOpaque()) }

extension IndexHandle {
    /// Nil for NULL.
    fileprivate static func of(_ pointer: OpaquePointer?) -> IndexHandle? {
        unsafe pointer.map { unsafe Unmanaged<IndexHandle>.fromOpaque(UnsafeRawPointer($0)).takeUnretainedValue() }
    }
}

extension FaultHandle {
    /// Nil for NULL.
    fileprivate static func of(_ pointer: OpaquePointer?) -> FaultHandle? {
        unsafe pointer.map { unsafe Unmanaged<FaultHandle>.fromOpaque(UnsafeRawPointer($0)).takeUnretainedValue() }
    }
}
