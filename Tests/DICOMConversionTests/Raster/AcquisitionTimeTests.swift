import Testing

@testable import DICOMConversion

@Suite struct AcquisitionTimeTests {
  @Test(
    arguments: [
      ("2024:02:29 23:59:58", "5", "+05:30", "20240229235958.5+0530"),
      ("2024:02:28 00:00:00", nil, "-12:00", "20240228000000-1200"),
      ("1999:12:31 12:00:60", "1234567", nil, "19991231120060.123456"),
      ("2024:01:02 03:04:05", "  ", "Z", "20240102030405+0000"),
      ("2024:01:02 03:04:05", nil, "+99:00", "20240102030405"),
    ] as [(String, String?, String?, String)])
  func `date, time, fraction and zone become a value of VR DT`(
    text: String, fraction: String?, zone: String?, expected: String
  ) {
    let time = AcquisitionTime(text, subseconds: fraction, zone: zone)
    #expect(time?.dateTime == expected)
  }

  @Test(arguments: [
    "0000:00:00 00:00:00", "    :  :     :  :  ", "2023:02:29 00:00:00", "2023:13:01 00:00:00",
    "2023:01:01 24:00:00", "2023:01:01", "", "２０２４:01:02 03:04:05",
  ])
  func `what no calendar has is no time`(text: String) {
    #expect(AcquisitionTime(text) == nil)
  }

  @Test func `spacing is millimetres between rows, then between columns`() {
    let resolution = RasterResolution(across: 300, down: 150, unit: .inch)
    #expect(resolution?.spacing.row == 25.4 / 150)
    #expect(resolution?.spacing.column == 25.4 / 300)
    #expect(RasterResolution(across: 0, down: 1, unit: .metre) == nil)
    #expect(RasterResolution(across: .nan, down: 1, unit: .metre) == nil)
  }
}
