import DICOMPixels
import Foundation
import Testing

/// What the encoders of dcmtk and gdcm write, read by Spindle's own decoders.
struct LosslessDecodingTests {
  static var layouts: [FrameLayout] {
    (2...16).map {
      LosslessImages.layout(17, 13, precision: $0, isSigned: $0 % 3 == 0)
    } + [
      LosslessImages.layout(1, 1, precision: 16), LosslessImages.layout(1, 9, precision: 12),
      LosslessImages.layout(31, 1, precision: 8),
      LosslessImages.layout(17, 13, components: 3, precision: 8),
    ]
  }

  private func native() throws -> LosslessPeers {
    let peers = try LosslessPeers()
    for (index, layout) in Self.layouts.enumerated() {
      let frames = LosslessImages.Pattern.allCases.map { LosslessImages.frame($0, layout).bytes }
      try peers.write("\(index).dcm", LosslessPeers.native, layout, frames: frames)
    }
    return peers
  }

  private func check(
    _ peers: LosslessPeers, _ ending: String, by decoder: any FrameDecoder,
    only: [Int] = Array(layouts.indices), keeping: UInt32 = .max,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for index in only {
      let layout = Self.layouts[index]
      let fragments = try peers.fragments("\(index).dcm.\(ending)")
      try #require(fragments.count == LosslessImages.Pattern.allCases.count)
      for (fragment, pattern) in zip(fragments, LosslessImages.Pattern.allCases) {
        let frame = try decoder.decode(fragment, limits: CodecLimits(expected: layout))
          .interpreted(precision: layout.precision, isSigned: layout.isSigned)
        let expected = LosslessImages.samples(pattern, layout).map { $0 & keeping }
        #expect(frame.layout == layout, sourceLocation: sourceLocation)
        #expect(
          frame.bytes == LosslessImages.bytes(expected, layout), "\(ending) \(layout) \(pattern)",
          sourceLocation: sourceLocation)
      }
    }
  }

  @Test func `JPEG Lossless of all predictors by dcmtk is read`() throws {
    let peers = try native()
    try peers.run(
      """
      for f in *.dcm; do
        dcmcjpeg +e1 +un $f $f.sv1
        dcmcjpeg +el +un +sv $(( ${f%.dcm} % 6 + 2 )) $f $f.sv2
        dcmcjpeg +el +un +sv $(( (${f%.dcm} + 3) % 6 + 2 )) $f $f.sv3
      done
      """)
    for ending in ["sv1", "sv2", "sv3"] {
      try check(peers, ending, by: JPEGLosslessDecoder())
    }
  }

  @Test func `a point transform by dcmtk leaves the upper bits`() throws {
    let peers = try native()
    try peers.run("for f in *.dcm; do dcmcjpeg +el +un +sv 4 +pt 1 $f $f.pt; done")
    try check(peers, "pt", by: JPEGLosslessDecoder(), keeping: ~1)
  }

  @Test func `JPEG Lossless and RLE by gdcm are read`() throws {
    let peers = try native()
    // 8, 12 and 16 bits, and colour.
    let places = [6, 10, 14, 18]
    try peers.run(
      "for i in 6 10 14 18; do "
        + "gdcmconv --jpeg $i.dcm $i.dcm.jpeg; gdcmconv --rle $i.dcm $i.dcm.rle; done")
    try check(peers, "jpeg", by: JPEGLosslessDecoder(), only: places)
    try check(peers, "rle", by: RLELosslessDecoder(), only: places)
  }

  @Test func `RLE by dcmtk is read`() throws {
    let peers = try native()
    try peers.run("for f in *.dcm; do dcmcrle $f $f.rle; done")
    try check(peers, "rle", by: RLELosslessDecoder())
  }
}
