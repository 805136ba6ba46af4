import Glibc

/// What goes to the user: results on standard output, everything else on standard error.
enum Terminal {
  static var isErrorATerminal: Bool { isatty(2) == 1 }

  enum Stream: CInt {
    case output = 1
    case error = 2
  }

  /// Unbuffered; what a closed pipe does not take is lost, as it would be in any command.
  static func write(_ text: String, to stream: Stream) {
    let bytes = Array(text.utf8)
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        Glibc.write(stream.rawValue, buffer.baseAddress?.advanced(by: done), buffer.count - done)
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return }
      done += written
    }
  }

  static func result(_ text: String) { write(text, to: .output) }
}
