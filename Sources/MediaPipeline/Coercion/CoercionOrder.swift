public import DICOMConversion
internal import DiscMastering
internal import Glibc

/// Rules that a run is given, and where its new UIDs come from.
public struct CoercionOrder: Sendable {
  public let rules: CoercionRuleSet
  /// Of new UIDs, where the rules have no key of their own.
  let seed: [UInt8]
  let time: Int64
  /// Nil where every run makes UIDs of its own.
  private let isStable: Bool

  /// - Parameters:
  ///   - path: of a JSON file; the tables that it names are looked for beside it.
  ///   - epoch: seconds since 1970 when SOURCE_DATE_EPOCH is set.
  ///   - isStable: the same instances are given the same UIDs in every run.
  /// - Throws: `PipelineError.usage` with the place in the file and the reason.
  public init(path: String, epoch: Int64?, isStable: Bool = false) throws {
    let name = PathName(path)
    let bytes = try Self.bytes(path)
    do {
      rules = try CoercionRuleSet(json: bytes, name: name.name) { table in
        if table.hasPrefix("/") { return try Self.bytes(table) }
        return try Self.bytes(name.parent + "/" + table)
      }
    } catch {
      throw PipelineError.usage("\(error)")
    }
    self.isStable = isStable || epoch != nil || rules.hasKey
    time = epoch ?? Int64(Glibc.time(nil))
    if let epoch {
      seed = Array("SOURCE_DATE_EPOCH \(epoch)".utf8)
    } else if isStable {
      seed = Array("stable".utf8)
    } else {
      var generator = SystemRandomNumberGenerator()
      seed = (0..<32).map { _ in UInt8.random(in: 0...(.max), using: &generator) }
    }
  }

  /// - Parameter seed: in the place of a random one, for a run that may be taken up again.
  func session(seed other: [UInt8]? = nil) -> CoercionSession {
    CoercionSession(rules, key: isStable ? seed : other ?? seed, time: time) { bytes in
      Self.digest(bytes).bytes
    }
  }

  /// Of everything that the rules say.
  var fingerprint: String { Self.digest(rules.content).hex }

  private static func digest(_ bytes: [UInt8]) -> SHA256Sum {
    var hasher = SHA256Hasher()
    hasher.update(bytes)
    return hasher.finish()
  }

  private static func bytes(_ path: String) throws -> [UInt8] {
    do {
      let source = try OpenedFile(path: path)
      guard source.count <= 64 << 20 else {
        throw FileError(path: path, reason: "it is larger than 64 MiB")
      }
      return try source.read(0..<source.count)
    } catch let error as FileError {
      throw PipelineError.usage("\(path): cannot be read (\(error.reason))")
    }
  }
}
