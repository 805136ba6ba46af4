import DICOMPixels
import Foundation
import Testing

/// What Spindle's own lossless encoders write, read by dcmtk, libjpeg, pydicom and gdcm.
struct LosslessEncodingTests {
  static let sizes = [(1, 1), (1, 9), (9, 1), (31, 1), (2, 2), (64, 3), (127, 5)]

  static var precisions: [FrameLayout] {
    (2...16).flatMap { precision in
      [false, true].map { LosslessImages.layout(17, 13, precision: precision, isSigned: $0) }
    }
  }

  static var shapes: [FrameLayout] {
    sizes.flatMap { columns, rows in
      [8, 12, 16].map { LosslessImages.layout(columns, rows, precision: $0) }
    }
      + [(1, 1), (17, 13), (64, 3)].flatMap { columns, rows in
        [8, 16].map { LosslessImages.layout(columns, rows, components: 3, precision: $0) }
      }
  }

  @Test func `JPEG Lossless of every precision and predictor is read by others`() throws {
    try readByOthers(Self.precisions, predictors: Array(1...7))
  }

  @Test func `JPEG Lossless of every shape is read by others`() throws {
    try readByOthers(Self.shapes, predictors: [1, 4, 7])
  }

  /// Large frames are decoded by other tables.
  @Test func `JPEG Lossless of larger frames is read by others`() throws {
    let layouts = [
      LosslessImages.layout(131, 127, precision: 8),
      LosslessImages.layout(131, 127, precision: 12, isSigned: true),
      LosslessImages.layout(131, 127, precision: 16),
      LosslessImages.layout(131, 127, components: 3, precision: 8),
    ]
    try readByOthers(layouts, predictors: [1, 6], patterns: [.noise, .tissue])
  }

  @Test(arguments: [StreamColour.rgb, .asGiven, .ybr])
  func `colours are left as they are by others`(colour: StreamColour) throws {
    let peers = try LosslessPeers()
    let layout = LosslessImages.layout(17, 13, components: 3, precision: 8)
    let frame = LosslessImages.frame(.noise, layout, colour: colour)
    let stream = try JPEGLosslessEncoder().encode(frame)
    try peers.write("c.dcm", LosslessPeers.jpegLosslessFirstOrder, layout, frames: [stream])
    try peers.run("dcmdjpeg +px c.dcm c.dcm.dcmtk")
    try peers.decodeByPython()
    for peer in ["dcmtk", "libjpeg", "gdcm"] {
      let found = try peers.samples("c.dcm.\(peer)", layout, frames: 1)
      #expect(found == [LosslessImages.samples(.noise, layout)], "\(peer)")
    }
  }

  private func readByOthers(
    _ layouts: [FrameLayout], predictors: [Int],
    patterns: [LosslessImages.Pattern] = LosslessImages.Pattern.allCases
  ) throws {
    let peers = try LosslessPeers()
    for (index, layout) in layouts.enumerated() {
      let streams = try patterns.flatMap { pattern in
        let frame = LosslessImages.frame(
          pattern, layout, colour: layout.components == 3 ? .rgb : .monochrome)
        return try predictors.map { predictor in
          let tables = predictor == 3 ? JPEGLosslessEncoder.Tables.general : .optimal
          let stream = try JPEGLosslessEncoder(predictor: predictor, tables: tables).encode(frame)
          let back = try JPEGLosslessDecoder().decode(stream, limits: CodecLimits(expected: layout))
          let signed = back.interpreted(precision: layout.precision, isSigned: layout.isSigned)
          #expect(signed == frame, "\(layout) \(pattern) \(predictor)")
          return stream
        }
      }
      try peers.write("\(index).dcm", LosslessPeers.jpegLossless, layout, frames: streams)
    }
    try peers.run("for f in *.dcm; do dcmdjpeg +cn +px $f $f.dcmtk; done")
    try peers.decodeByPython()
    for (index, layout) in layouts.enumerated() {
      let expected = patterns.flatMap { pattern in
        let samples = LosslessImages.samples(pattern, layout)
        return predictors.map { (pattern, $0, samples) }
      }
      for peer in ["dcmtk", "libjpeg"] + (layout.precision >= 8 ? ["gdcm"] : []) {
        let found = try peers.samples("\(index).dcm.\(peer)", layout, frames: expected.count)
        for ((pattern, predictor, samples), others) in zip(expected, found) {
          let isSame = others == samples
          #expect(isSame, "\(peer) \(layout) \(pattern) \(predictor)")
        }
      }
    }
  }

  @Test func `RLE of every precision and shape is read by others`() throws {
    let peers = try LosslessPeers()
    let patterns = LosslessImages.Pattern.allCases
    let layouts = Self.precisions + Self.shapes + [LosslessImages.layout(17, 13, precision: 32)]
    for (index, layout) in layouts.enumerated() {
      let streams = try patterns.map { pattern in
        let frame = LosslessImages.frame(pattern, layout)
        let stream = try RLELosslessEncoder().encode(frame)
        #expect(stream.count % 2 == 0)
        let back = try RLELosslessDecoder().decode(stream, limits: CodecLimits(expected: layout))
        #expect(back == frame, "\(layout) \(pattern)")
        return stream
      }
      try peers.write("\(index).dcm", LosslessPeers.rle, layout, frames: streams)
    }
    try peers.run("for f in *.dcm; do dcmdrle $f $f.dcmtk; done")
    try peers.decodeByPython()
    for (index, layout) in layouts.enumerated() {
      // gdcm reads neither a few pixels nor colours of two bytes, whose segments it mixes up.
      let isForGDCM =
        layout.precision >= 8 && layout.columns * layout.rows > 30
        && (layout.components == 1 || layout.precision == 8)
      for peer in ["dcmtk", "pydicom"] + (isForGDCM ? ["gdcm"] : []) {
        let found = try peers.samples("\(index).dcm.\(peer)", layout, frames: patterns.count)
        for (number, pattern) in patterns.enumerated() {
          #expect(
            found[number] == LosslessImages.samples(pattern, layout),
            "\(peer) \(layout) \(pattern)")
        }
      }
    }
  }
}
