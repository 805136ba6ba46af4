import Foundation
import Testing

@testable import DiscMastering

struct UTCTimeTests {
  @Test func `dates equal the C library's, leap years and ends of months included`() {
    // A little more than a day, up to the year 2155.
    for timestamp in stride(from: Int64(0), to: 5_869_583_999, by: 100_003) {
      var seconds = time_t(timestamp)
      var parts = tm()
      gmtime_r(&seconds, &parts)
      let time = UTCTime(timestamp)
      let expected = [
        Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday), Int(parts.tm_hour),
        Int(parts.tm_min), Int(parts.tm_sec),
      ]
      let found = [time.year, time.month, time.day, time.hour, time.minute, time.second]
      #expect(found == expected, "\(timestamp)")
    }
  }
}
