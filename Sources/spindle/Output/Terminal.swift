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

  /// Text of files and names as one line: control characters, which would steer the terminal or
  /// break the line, as `\x1B`.
  static func safe(_ text: String) -> String {
    func isControl(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: true
      default: false
      }
    }
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    return text.unicodeScalars.reduce(into: "") { safe, scalar in
      if isControl(scalar) {
        let code = String(scalar.value, radix: 16, uppercase: true)
        safe += scalar.value < 0x100 ? "\\x" + (code.count < 2 ? "0" : "") + code : "\\u{\(code)}"
      } else {
        safe.unicodeScalars.append(scalar)
      }
    }
  }

  static func result(_ text: String) { write(text, to: .output) }
}
