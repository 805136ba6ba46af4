internal import CLinux

/// Exchanges the names of two files or folders in one step, so that each name has one at any time.
/// - Returns: false where the file system cannot do it; `errno` has the reason.
public func exchange(_ one: String, _ other: String) -> Bool {
  spindle_exchange(one, other) == 0
}
