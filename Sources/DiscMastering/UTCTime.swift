/// A moment's date and time of day in UTC, by the Gregorian calendar.
struct UTCTime {
  var year: Int
  /// From 1.
  var month: Int
  /// From 1.
  var day: Int
  var hour: Int
  var minute: Int
  var second: Int

  /// - Parameter timestamp: seconds since 1970, not before.
  init(_ timestamp: Int64) {
    let seconds = Int(timestamp)
    var days = seconds / 86_400
    hour = seconds / 3600 % 24
    minute = seconds / 60 % 60
    second = seconds % 60
    year = 1970
    // At most a few hundred rounds.
    while case let length = Self.isLeap(year) ? 366 : 365, days >= length {
      days -= length
      year += 1
    }
    let lengths = [31, Self.isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    month = 1
    for length in lengths {
      guard days >= length else { break }
      days -= length
      month += 1
    }
    day = days + 1
  }

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }
}
