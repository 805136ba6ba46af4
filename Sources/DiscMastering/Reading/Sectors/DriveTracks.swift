internal import CLinux

/// First sectors of what the table of contents of a disc in a drive names as data.
///
/// Empty for everything but an optical drive.
func sessionsOfDrive(_ file: OpenFile) -> [Int] {
  var first: CInt = 0
  var last: CInt = 0
  guard spindle_tracks(file.descriptor, &first, &last) == 0, first > 0, last >= first, last <= 99
  else { return [] }
  var sectors = Set((first...last).map { Int(spindle_data_track(file.descriptor, $0)) })
  sectors.insert(Int(spindle_last_session(file.descriptor)))
  return sectors.filter { $0 > 0 }.sorted()
}
