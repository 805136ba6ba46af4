import DICOMFileSet
import DiscMastering
import MediaPipeline

/// The profiles that the user names.
enum Profiles {
  /// - Returns: an empty list for `none`.
  static func named(_ names: [String]) throws -> [ApplicationProfile] {
    if names == ["none"] { return [] }
    if names.contains("none") {
      throw PipelineError.usage("--profile none stands alone: leave out the other profiles")
    }
    return try names.flatMap { name in
      if name.lowercased().hasSuffix(".json") { return try load(name) }
      guard let profile = ApplicationProfile.named(name) else {
        throw PipelineError.usage(
          "\(name) is no application profile of PS3.11; augmented and private ones are FILE.json")
      }
      return [profile]
    }
  }

  private static func load(_ path: String) throws -> [ApplicationProfile] {
    let limit = 16_777_216
    do {
      let source = try FileSource(path: path)
      guard source.count <= limit else {
        throw PipelineError.usage("\(path): too large for a profile")
      }
      return try ApplicationProfile.load(json: source.read(0..<source.count))
    } catch let error as PipelineError {
      throw error
    } catch {
      throw PipelineError.usage("\(path): \(error)")
    }
  }
}
