import DICOMPixels
import Testing

struct FrameLayoutTests {
  @Test(arguments: [(1, 1), (8, 1), (9, 2), (16, 2), (17, 4), (32, 4)])
  func `a sample takes the fewest bytes that hold it`(precision: Int, bytes: Int) {
    let layout = FrameLayout(
      columns: 3, rows: 5, components: 1, precision: precision, isSigned: false)
    #expect(layout.sampleBytes == bytes)
    #expect(layout.byteCount == 15 * bytes)
  }

  @Test(arguments: [
    FrameLayout(columns: 0, rows: 5, components: 1, precision: 8, isSigned: false),
    FrameLayout(columns: 65_536, rows: 5, components: 1, precision: 8, isSigned: false),
    FrameLayout(columns: 65_535, rows: 65_535, components: 3, precision: 16, isSigned: false),
    FrameLayout(columns: 5, rows: 5, components: 1, precision: 33, isSigned: false),
  ])
  func `a shape that no frame has is refused`(layout: FrameLayout) {
    #expect(layout.byteCount == nil)
  }
}
