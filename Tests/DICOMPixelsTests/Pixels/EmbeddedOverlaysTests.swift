import DICOMCore
import DICOMPixels
import Testing

struct EmbeddedOverlaysTests {
  @Test func `overlays in unused bits become planes that pydicom reads`() throws {
    let cases = try PydicomCases(
      """
      for frames in [None, 3]:
        ds = image(5, 7, 16, 12, 0, 1, None, frames)
        cells = rng.integers(0, 1 << 16, 35 * (frames or 1), dtype=np.uint64).astype('<u2')
        put(ds, cells.tobytes())
        for group, bit in [(0x6000, 12), (0x6004, 15)]:
          ds.add_new((group << 16) | 0x0010, 'US', 5)
          ds.add_new((group << 16) | 0x0011, 'US', 7)
          ds.add_new((group << 16) | 0x0022, 'LO', 'a label')
          ds.add_new((group << 16) | 0x0040, 'CS', 'G')
          ds.add_new((group << 16) | 0x0050, 'SS', [1, 1])
          ds.add_new((group << 16) | 0x0100, 'US', 16)
          ds.add_new((group << 16) | 0x0102, 'US', bit)
        case(f'{frames}', ds, b''.join(((cells >> bit) & 1).astype('u1').tobytes() for bit in (12, 15)))
      """)
    for each in cases.cases {
      let file = try each.read()
      let frames = try PixelFrames(file.dataSet, syntax: file.transferSyntax)
      var overlays = EmbeddedOverlays(file.dataSet, frames.description)
      for index in 0..<frames.count { try overlays.add(native: try frames.bytes(of: index)) }
      #expect(overlays.findings.isEmpty)
      var data = file.dataSet
      for overlay in overlays.overlays { overlay.apply(to: &data) }
      // pydicom unpacks what we packed.
      let text = try overlays.overlays.map { overlay in
        let packed = try #require(data.bytes(DICOMCore.Tag(overlay.group, 0x3000)))
        return packed.map { String($0, radix: 16) }.joined(separator: " ")
      }.joined(separator: "|")
      let judge = try PydicomCases(
        """
        planes = []
        for group, text in zip([0x6000, 0x6004], '\(text)'.split('|')):
          ds = image(5, 7, 16, 12)
          ds.add_new((group << 16) | 0x0010, 'US', 5)
          ds.add_new((group << 16) | 0x0011, 'US', 7)
          ds.add_new((group << 16) | 0x0015, 'IS', \(frames.count))
          ds.add_new((group << 16) | 0x0100, 'US', 1)
          ds.add_new((group << 16) | 0x0102, 'US', 0)
          ds.add_new((group << 16) | 0x3000, 'OW', bytes(int(x, 16) for x in text.split()))
          planes.append(ds.overlay_array(group).astype('u1').tobytes())
        case('planes', image(1, 1, 8, 8), b''.join(planes))
        """)
      #expect(same(judge.cases.first?.expected ?? [], each.expected), "\(each.name)")
      #expect(data.integer(DICOMCore.Tag(0x6004, 0x0102)) == 0)
      #expect(data.string(DICOMCore.Tag(0x6004, 0x0022)) == "a label")
      #expect(
        data.integer(DICOMCore.Tag(0x6000, 0x0015)) == (frames.count > 1 ? frames.count : nil))
    }
  }

  @Test func `a plane of its own data, or over the image's bits, is not in the pixels`() throws {
    let description = PixelDescription(columns: 6, rows: 4, bitsAllocated: 16, bitsStored: 12)
    func plane(_ bit: Int, _ more: [DataElement] = []) -> DataSet {
      PixelDescriptionTests.dataSet(
        [
          PixelDescriptionTests.us(DICOMCore.Tag(0x6000, 0x0010), 4),
          PixelDescriptionTests.us(DICOMCore.Tag(0x6000, 0x0011), 9),
          PixelDescriptionTests.us(DICOMCore.Tag(0x6000, 0x0102), bit),
        ] + more)
    }
    let own = DataElement(DICOMCore.Tag(0x6000, 0x3000), .ow, .memory([0, 0, 0, 0]))
    #expect(EmbeddedOverlays(plane(12, [own]), description).isEmpty)
    #expect(EmbeddedOverlays(plane(12, [own]), description).findings.isEmpty)
    for bit in [0, 11, 16, 400] {
      let overlays = EmbeddedOverlays(plane(bit), description)
      #expect(overlays.isEmpty && overlays.findings.count == 1)
    }
    // Other columns than the image's are put right.
    var overlays = EmbeddedOverlays(plane(12), description)
    #expect(overlays.findings.count == 1)
    #expect(throws: PixelError.self) { try overlays.add(native: [0, 0]) }
    try overlays.add(native: [UInt8](repeating: 0x10, count: 48))
    #expect(overlays.overlays.first?.bits == [0xFF, 0xFF, 0xFF])
    #expect(overlays.overlays.first?.columns == 6)
  }
}
