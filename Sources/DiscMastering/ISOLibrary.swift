internal import CIsofs
internal import Synchronization

/// The one door to libisofs: its message queue belongs to the process, so one image at a time.
enum ISOLibrary {
  private static let isReady = Mutex(false)

  /// Runs a body while nobody else uses the library, and fails when the library said anything
  /// of weight: files that it leaves out or renames are only messages to it.
  /// - Throws: what the body throws, or `MasteringError` with `.imageLibrary`.
  static func withLock<Result: Sendable>(_ body: () throws -> Result) throws -> Result {
    try isReady.withLock { isReady in
      if !isReady {
        try check(iso_init())
        try check(spindle_iso_queue_messages("DEBUG", "NEVER"))
        // Names are ours, whatever the user's locale is.
        try check(spindle_iso_names_are_utf8())
        isReady = true
      }
      // What a cancelled run left.
      discardMessages()
      defer { discardMessages() }
      return try body()
    }
  }

  /// - Throws: `MasteringError` for a return code that says failure.
  static func check(_ code: CInt) throws(MasteringError) {
    guard code < 0 else { return }
    // The message is more precise than the code, if there is one.
    try checkMessages()
    let text = iso_error_to_msg(code).map { String(cString: $0) } ?? "error \(code)"
    throw MasteringError(.imageLibrary(text))
  }

  /// - Throws: `MasteringError` with the first message of a warning or more.
  static func checkMessages() throws(MasteringError) {
    if let message = nextMessage("WARNING") { throw MasteringError(.imageLibrary(message)) }
  }

  private static func discardMessages() {
    _ = nextMessage("NEVER")
  }

  private static func nextMessage(_ severity: String) -> String? {
    var code: CInt = 0
    var found: CInt = 0
    var text = [UInt8](repeating: 0, count: Int(ISO_MSGS_MESSAGE_LEN))
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 80) { severityText in
      text.withUnsafeMutableBytes { bytes in
        let characters = bytes.assumingMemoryBound(to: CChar.self)
        found = spindle_iso_next_message(
          severity, &code, characters.baseAddress, severityText.baseAddress)
      }
    }
    return found == 1 ? String(decoding: text.prefix { $0 != 0 }, as: UTF8.self) : nil
  }
}
