// The names are those of C.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

import CNoiseZoningHeader
import FeatureIO
import Geometry
import NoiseZoning
import Projection
import SystemIO
import Wording
import ZoneQueries
import ZoningModel

// The functions of noisezone.h, which says what they do; the compiler holds each against its declaration there.

/// Opens an index or a map.
@c @implementation
public func nz_open(
    _ path: UnsafePointer<CChar>!, _ index: UnsafeMutablePointer<OpaquePointer?>!, _ fault: UnsafeMutablePointer<OpaquePointer?>!
) -> Int32 {
    unsafe fault?.pointee = nil
    unsafe index?.pointee = nil
    guard let path = unsafe path, let index = unsafe index else { return Status.argument }
    do throws(Failure) {
        let handle = try IndexHandle(path: unsafe String(cString: path))
        unsafe index.pointee = retained(handle)
        return unsafe Status.done(handle.doubts, fault)
    } catch { return unsafe Status.fault(error, fault) }
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
    do throws(FileError) {
        try unsafe handle.labels(
            longitudes: Span(_unsafeStart: lon, count: n), latitudes: Span(_unsafeStart: lat, count: n), into: &labels)
        return Status.done
    } catch { return Status.damaged }
}

/// Degrees of many places of another reference system.
@c @implementation
public func nz_degrees(
    _ crs: UnsafePointer<CChar>!, _ x: UnsafePointer<Double>!, _ y: UnsafePointer<Double>!, _ n: Int, _ lon: UnsafeMutablePointer<Double>!,
    _ lat: UnsafeMutablePointer<Double>!, _ fault: UnsafeMutablePointer<OpaquePointer?>!
) -> Int32 {
    unsafe fault?.pointee = nil
    guard let crs = unsafe crs, n >= 0, n <= Int.max / MemoryLayout<Coordinate>.stride else { return Status.argument }
    do throws(ProjectionError) {
        let mover = try Mover(from: CoordinateReferenceSystem(namedInFile: unsafe String(cString: crs)), to: .wgs84)
        if n == 0 { return Status.done }
        guard let x = unsafe x, let y = unsafe y, let lon = unsafe lon, let lat = unsafe lat else { return Status.argument }
        // Some at a time: what is carried stays beside the processor.
        let most = 4096
        var places: [Coordinate] = []
        for start in stride(from: 0, to: n, by: most) {
            let range = start..<min(start + most, n)
            places.removeAll(keepingCapacity: true)
            for place in range { places.append(unsafe Coordinate(x: x[place], y: y[place])) }
            // One without a place becomes NaN.
            mover.move(&places) { _, _ in }
            for place in range { unsafe (lon[place], lat[place]) = (places[place - start].x, places[place - start].y) }
        }
        return Status.done
    } catch { return unsafe Status.fault(Failure(error, .usage), fault) }
}

/// Which class and limits apply at a place, and why.
@c @implementation
public func nz_finding_json(
    _ index: OpaquePointer!, _ lon: Double, _ lat: Double, _ options: UnsafePointer<CChar>!,
    _ text: UnsafeMutablePointer<UnsafePointer<CChar>?>!, _ fault: UnsafeMutablePointer<OpaquePointer?>!
) -> Int32 {
    unsafe fault?.pointee = nil
    unsafe text?.pointee = nil
    guard let handle = unsafe IndexHandle.of(index), let text = unsafe text else { return Status.argument }
    do throws(Failure) {
        let map = try handle.map()
        let (question, occasion) = try CallOptions.question(
            unsafe options.map { unsafe String(cString: $0) }, longitude: lon, latitude: lat)
        let reply = try Session(map, on: occasion).answer(question)
        unsafe text.pointee = unsafe UnsafePointer(strdup(reply.answer.json(pretty: false)))
        return unsafe Status.done(reply.hint.map { [$0] } ?? [], fault)
    } catch { return unsafe Status.fault(error, fault) }
}

/// Frees a text of the caller's.
@c @implementation
public func nz_text_free(_ text: UnsafePointer<CChar>!) { unsafe free(UnsafeMutablePointer(mutating: text)) }

/// Draws the map of a data pack.
@c @implementation
public func nz_build(
    _ pack: UnsafePointer<CChar>!, _ map: UnsafePointer<CChar>!, _ options: UnsafePointer<CChar>!,
    _ fault: UnsafeMutablePointer<OpaquePointer?>!
) -> Int32 {
    unsafe fault?.pointee = nil
    guard let pack = unsafe pack, let map = unsafe map else { return Status.argument }
    do throws(Failure) {
        let (pack, map) = unsafe (String(cString: pack), String(cString: map))
        let doubts = try MapDrawing.draw(pack, to: map, try CallOptions.drawing(unsafe options.map { unsafe String(cString: $0) }))
        return unsafe Status.done(doubts, fault)
    } catch { return unsafe Status.fault(error, fault) }
}

/// Looks at every byte of an index.
@c @implementation
public func nz_check(_ index: OpaquePointer!, _ fault: UnsafeMutablePointer<OpaquePointer?>!) -> Int32 {
    unsafe fault?.pointee = nil
    guard let handle = unsafe IndexHandle.of(index) else { return Status.argument }
    do throws(FileError) { try handle.check() } catch { return unsafe Status.fault(Failure(error), fault) }
    return Status.done
}

/// How many labels there are.
@c @implementation
public func nz_label_count(_ index: OpaquePointer!) -> Int { unsafe IndexHandle.of(index)?.labelCount ?? 0 }

/// What a label means.
@c @implementation
public func nz_label_json(_ index: OpaquePointer!, _ label: UInt32) -> UnsafePointer<CChar>! {
    unsafe IndexHandle.of(index)?.text(of: label)
}

/// What the index was made of.
@c @implementation
public func nz_about_json(_ index: OpaquePointer!) -> UnsafePointer<CChar>! { unsafe IndexHandle.of(index)?.about }

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
    static let damaged = Int32(truncatingIfNeeded: NZ_DAMAGED)

    /// Done, with what makes one look again, if anything does.
    static func done(_ doubts: [Diagnostic], _ place: UnsafeMutablePointer<OpaquePointer?>?) -> Int32 {
        if !doubts.isEmpty { unsafe place?.pointee = retained(FaultHandle(doubts)) }
        return done
    }

    static func fault(_ failure: Failure, _ place: UnsafeMutablePointer<OpaquePointer?>?) -> Int32 {
        unsafe place?.pointee = retained(FaultHandle(failure))
        return fault
    }
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
