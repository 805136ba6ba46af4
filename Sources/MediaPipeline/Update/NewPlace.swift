internal import DICOMFileSet
internal import DiscMastering

/// Where a new medium is to appear, and which one it is, looked at before anything is read.
enum NewPlace {
  /// - Throws: `PipelineError` when nothing can appear there, or it is the old medium itself.
  static func check(_ old: String, _ options: CreateOptions) throws {
    try OutputTarget.checkPlace(options)
    let target = try OutputTarget(options, medium: options.medium, checksProfiles: false)
    let parent = InputWalker.resolve(Array(target.folder.utf8)) ?? []
    let new = parent + [UInt8(ascii: "/")] + Array(PathName(target.path).name.utf8)
    let source = InputWalker.resolve(Array(old.utf8)) ?? []
    if new == source || new.starts(with: source + [UInt8(ascii: "/")]) {
      throw PipelineError.usage(
        "\(target.path): the new medium cannot be the old one or lie in it; choose another name")
    }
    if !options.isDryRun { _ = try target.replaced(options.replaces) }
  }

  /// Paths, resolved, of what stands at the output now: it is no input.
  static func excluded(_ options: CreateOptions) throws -> [[UInt8]] {
    let target = try OutputTarget(options, medium: options.medium, checksProfiles: false)
    return target.existing().compactMap {
      InputWalker.resolve(Array((target.folder + "/" + $0).utf8))
    }
  }

  /// What `auto` is for an image: the smallest that holds all files, with room for their folders.
  static func medium(
    _ options: CreateOptions, old: any MediumReader, added: Int
  ) -> Medium? {
    guard case .image = options.output, options.medium == nil else { return options.medium }
    let files = old.files.filter { !$0.isHidden }
    let bytes = files.reduce(added) { total, file in
      let (sum, overflow) = total.addingReportingOverflow(file.size)
      return overflow ? .max : sum
    }
    let (room, overflow) = bytes.addingReportingOverflow(bytes / 100 + (4 << 20))
    let limits = Medium.optical.filter { medium in
      (options.profiles ?? []).allSatisfy { $0.media.contains(medium.name) }
    }
    return limits.first { !overflow && ($0.capacity ?? 0) >= room } ?? limits.last
      ?? Medium.optical.last
  }
}
