internal import Glibc

/// Moments as DICOM writes them.
package enum DateTimeText {
  /// `YYYYMMDDHHMMSS+0000`.
  /// - Parameter seconds: since 1970; what lies beyond the year 9999 comes out as that.
  package static func utc(_ seconds: Int64) -> String {
    var time = time_t(max(0, min(seconds, 253_402_300_799)))
    var parts = tm()
    guard gmtime_r(&time, &parts) != nil else { return "19700101000000+0000" }
    func digits(_ value: CInt, _ count: Int) -> String {
      let text = String(value)
      return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
    }
    return digits(parts.tm_year + 1900, 4) + digits(parts.tm_mon + 1, 2) + digits(parts.tm_mday, 2)
      + digits(parts.tm_hour, 2) + digits(parts.tm_min, 2) + digits(parts.tm_sec, 2) + "+0000"
  }
}
