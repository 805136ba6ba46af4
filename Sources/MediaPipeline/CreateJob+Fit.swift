internal import DICOMFileSet
internal import DiscMastering

extension CreateJob {
  /// How many times smaller images may become, when something may be lost.
  private static let ratios: [Double] = [4, 6, 8, 10, 12, 15, 20, 25, 30]

  /// The set compressed until it fits one medium, as far as that is asked for and allowed.
  func fitted(
    _ prepared: PreparedSet, _ files: [InputFile], _ shop: Workshop
  ) async throws -> PreparedSet {
    guard options.fits, let capacity = prepared.target.medium?.capacity,
      try !prepared.isUnsplit()
    else { return prepared }
    let target = prepared.target
    let lossless = try await prepare(files, target, shop, .lossless)
    if try lossless.isUnsplit() {
      return lossless.noting("the set is compressed without loss, to fit the medium")
    }
    // Sizes that a ratio cannot reach are not tried.
    let need = Double(try prepared.sizeWithoutLimit()) / Double(max(1, capacity))
    var isTried = false
    if options.permission != .none {
      for ratio in Self.ratios where ratio >= need {
        isTried = true
        let lossy = try await prepare(files, target, shop, .ratio(ratio))
        if try lossy.isUnsplit() {
          return lossy.noting(
            "images are compressed with loss, as far as --allow-lossy permits, to a ratio of"
              + " \(Int(ratio)), to fit the medium")
        }
      }
    }
    // Nothing is lost in vain.
    let result = isTried ? try await prepare(files, target, shop, .lossless) : lossless
    let volumes = result.plan.volumes.count
    return result.noting(
      "even compressed the set does not fit one medium; it is on \(volumes) volumes, compressed"
        + " without loss" + (options.permission == .none ? " (--allow-lossy permits more)" : ""))
  }
}

extension PreparedSet {
  /// Its parts, if there are any, are not those of a medium that is too small.
  fileprivate func isUnsplit() throws -> Bool {
    try plan.tooLarge.isEmpty
      && (plan.volumes.count <= 1 || plan.volumes.count <= volumesWithoutLimit())
  }

  fileprivate func noting(_ text: String) -> PreparedSet {
    var result = self
    result.ingest.findings.append(Finding(.note, text))
    return result
  }
}
