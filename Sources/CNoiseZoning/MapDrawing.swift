import Dispatch
import FeatureIO
import NoiseZoning
import Synchronization
import ZoningModel

/// Draws a map for a caller that waits: tasks of ours share the work, and its thread sleeps until they are done.
enum MapDrawing {
    /// - Returns: what makes one look again at the pack.
    static func draw(_ pack: String, to path: String, _ drawing: CallOptions.Drawing) throws(Failure) -> [Diagnostic] {
        let output = try MapOutput(path, overwrite: drawing.overwrites, reading: MapSource.pack(pack).files)
        let (map, warnings) = try waited { () async throws(Failure) in
            try await Zoning.build(packAt: pack, on: drawing.occasion, crs: drawing.system)
        }
        try output.write(map, language: drawing.language)
        return warnings + (map.meta.doubt.map { [$0] } ?? [])
    }

    /// What comes of work that awaits. A lock, as the thread that waits is none of the language's and cannot await: it is taken once by each
    /// side, and the semaphore between them says when.
    private static func waited<Value: Sendable>(_ work: @escaping @Sendable () async throws(Failure) -> Value) throws(Failure) -> Value {
        let (done, came) = (DispatchSemaphore(value: 0), Came<Value>())
        Task.detached {
            let outcome: Result<Value, Failure>
            do throws(Failure) { outcome = .success(try await work()) } catch { outcome = .failure(error) }
            came.outcome.withLock { $0 = outcome }
            done.signal()
        }
        done.wait()
        guard let outcome = came.outcome.withLock({ $0 }) else { preconditionFailure("the work has ended") }
        return try outcome.get()
    }

    private final class Came<Value: Sendable>: Sendable {
        let outcome = Mutex<Result<Value, Failure>?>(nil)
    }
}
