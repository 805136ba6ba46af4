import Foundation

/// The sets of files that are measured, made where they are missing.
struct Corpus {
  /// How the files of a set lie: `P00000/S000/I00000`.
  struct Shape {
    var files: Int
    var perSeries: Int
    var seriesPerPatient: Int
    var size = 32
    /// Sets with different ones can be put together.
    var firstPatient = 0
  }

  var root: URL
  /// `make_corpus.py`, where it was given: it makes M and L instead of the generator here.
  var script: String?
  /// 1, or a divisor of all sets for a quick look.
  var divisor: Int

  var shapes: [(name: String, shape: Shape)] {
    let small = 5_000 / divisor
    let large = 50_000 / divisor
    return [
      ("L", Shape(files: large, perSeries: 250, seriesPerPatient: 4)),
      ("L5K", Shape(files: small, perSeries: 250, seriesPerPatient: 4)),
      ("F5K", Shape(files: small, perSeries: small, seriesPerPatient: 1)),
      ("F50K", Shape(files: large, perSeries: large, seriesPerPatient: 1)),
      ("P5K", Shape(files: small, perSeries: 1, seriesPerPatient: 1)),
      ("M", Shape(files: 2_000 / divisor, perSeries: 100, seriesPerPatient: 4, size: 512)),
      ("S", Shape(files: 200 / divisor, perSeries: 100, seriesPerPatient: 2, size: 512)),
      ("ADD", Shape(files: 250, perSeries: 250, seriesPerPatient: 1, firstPatient: 90_000)),
    ]
  }

  func path(_ name: String) -> String { root.appending(path: name).path }

  /// Makes every set that is not there. A set is complete when its mark stands beside it.
  func prepare() throws {
    let files = FileManager.default
    try files.createDirectory(at: root, withIntermediateDirectories: true)
    for (name, shape) in shapes {
      let mark = root.appending(path: "\(name).\(shape.files).made")
      if files.fileExists(atPath: mark.path) { continue }
      try? files.removeItem(at: root.appending(path: name))
      print("making \(name): \(shape.files) files")
      if let script, divisor == 1, ["S", "M", "L"].contains(name) {
        let code = try Job.shell("python3 '\(script)' '\(root.path)' \(name)").code
        guard code == 0 else { throw CommandFailure(description: "\(script) ended with \(code)") }
      } else {
        try make(name, shape)
      }
      try Data().write(to: mark)
    }
    for count in directories {
      let url = root.appending(path: directory(count))
      if files.fileExists(atPath: url.path) { continue }
      print("making a DICOMDIR of \(count) records")
      try DirectoryMaker(records: count).write(to: url)
    }
  }

  /// How many records the DICOMDIRs have that are made without files.
  var directories: [Int] { [50_000 / divisor, 1_000_000 / divisor] }

  func directory(_ records: Int) -> String { "DICOMDIR.\(records)" }

  private func make(_ name: String, _ shape: Shape) throws {
    var random = SystemRandomNumberGenerator()
    let noise = Data(
      (0..<(shape.size * shape.size + 4096)).flatMap { _ in
        let value = UInt16.random(in: 0..<4096, using: &random)
        return [UInt8(truncatingIfNeeded: value), UInt8(value >> 8)]
      })
    for identity in 0..<shape.files {
      let series = identity / shape.perSeries
      let patient = shape.firstPatient + series / shape.seriesPerPatient
      let number = identity % shape.perSeries
      let folder = root.appending(path: name).appending(path: padded("P", patient, 5))
        .appending(path: padded("S", series % shape.seriesPerPatient, 3))
      if number == 0 {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      }
      let instance = Instance(
        patient: patient, series: series % shape.seriesPerPatient, number: number,
        identity: shape.firstPatient * 1000 + identity, size: shape.size)
      let start = (identity % 4096) * 2
      let pixels = noise.subdata(in: start..<(start + shape.size * shape.size * 2))
      try instance.encoded(pixels: pixels).write(to: folder.appending(path: padded("I", number, 5)))
    }
  }

  private func padded(_ letter: String, _ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return letter + String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
