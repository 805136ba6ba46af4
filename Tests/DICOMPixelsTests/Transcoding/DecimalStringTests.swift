import Testing

@testable import DICOMPixels

struct DecimalStringTests {
  @Test(arguments: [
    ("-0", "0"), ("-1024", "-1024"), ("+1.50", "1.5"), (".5", "0.5"), ("5.", "5"),
    ("1e3", "1000"), ("-2.5E-2", "-0.025"), ("1E300", "1E300"), ("123456789012345678", nil),
    ("100000000000000000000", "1E20"), ("0.000000000000001", "1E-15"),
  ])
  func `a number is written with 16 characters or not at all`(text: String, expected: String?)
    throws
  {
    let number = try #require(DecimalString(text))
    #expect(number.text == expected)
  }

  @Test(arguments: ["", "-", ".", "1.2.3", "1e", "1e999", "one", "1 2", "0x10", "٣"])
  func `what is no decimal number is none`(text: String) {
    #expect(DecimalString(text) == nil)
  }

  @Test(arguments: [
    ("-1024", 2_048, "1", "-3072"), ("0.1", 3, "0.1", "-0.2"), ("1E300", 1, "1", nil),
    ("-10.25", 32_768, "0.5", "-16394.25"), ("0", -5, "2", "10"), ("7", 9, "0", "7"),
  ])
  func `reckoning does not round`(
    number: String, factor: Int, other: String, expected: String?
  ) throws {
    let result = try #require(DecimalString(number))
      .subtracting(factor, times: try #require(DecimalString(other)))
    #expect(result?.text == expected)
  }
}
