import Foundation
import Glibc

/// A worker process and the lines that it writes.
final class Child {
  private let process: pid_t
  private let pipe: CInt
  private var buffer: [UInt8] = []
  /// Nothing came for longer than was waited.
  private(set) var isSilent = false

  init?(_ arguments: [String]) {
    var ends: [CInt] = [0, 0]
    guard Glibc.pipe(&ends) == 0 else { return nil }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_addclose(&actions, ends[0])
    defer { posix_spawn_file_actions_destroy(&actions) }
    let words = ["/proc/self/exe"] + arguments
    var pointers: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    pointers.append(nil)
    var child: pid_t = 0
    // Swift's reports of a trap take seconds; the number of the mutant is enough.
    setenv("SWIFT_BACKTRACE", "enable=no", 1)
    let failure = posix_spawn(&child, CommandLine.arguments[0], &actions, nil, pointers, environ)
    close(ends[1])
    guard failure == 0 else {
      close(ends[0])
      return nil
    }
    (process, pipe) = (child, ends[0])
    // Other workers must not hold this end open.
    _ = fcntl(pipe, F_SETFD, FD_CLOEXEC)
  }

  /// - Returns: nil at the end, or when nothing comes for so many seconds.
  func line(within seconds: Double) -> String? {
    while true {
      if let end = buffer.firstIndex(of: 0x0A) {
        let line = String(decoding: buffer[..<end], as: UTF8.self)
        buffer.removeSubrange(...end)
        return line
      }
      var poller = pollfd(fd: pipe, events: Int16(POLLIN), revents: 0)
      let ready = poll(&poller, 1, CInt(seconds * 1000))
      if ready == 0 {
        isSilent = true
        return nil
      }
      if ready < 0 {
        if errno == EINTR { continue }
        return nil
      }
      var piece = [UInt8](repeating: 0, count: 65_536)
      let count = piece.withUnsafeMutableBytes { read(pipe, $0.baseAddress, $0.count) }
      guard count > 0 else { return nil }
      buffer += piece[..<count]
    }
  }

  /// Waits for the end. - Returns: as `wait` has it.
  func end(kill isKilled: Bool) -> CInt {
    if isKilled { kill(process, SIGKILL) }
    var status: CInt = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    close(pipe)
    Jobs.clean(after: process)
    return status
  }
}
