import Foundation
import Testing

@testable import spindle

struct TerminalTests {
  @Test(arguments: [
    ("plain Grüße 漢字", "plain Grüße 漢字"), ("\u{1B}[31mred", "\\x1B[31mred"),
    ("two\nlines\r", "two\\x0Alines\\x0D"), ("\u{202E}back", "\\u{202E}back"), ("\u{9B}", "\\x9B"),
  ])
  func `control characters of names do not reach the terminal`(text: String, shown: String) {
    #expect(Terminal.safe(text) == shown)
  }

  @Test(arguments: [
    (0, "0 B"), (999, "999 B"), (1_000, "1.0 kB"), (1_500_000, "1.5 MB"), (Int.max, "9223372.0 TB"),
  ])
  func `amounts are in powers of ten`(count: Int, shown: String) {
    #expect(Amount.bytes(count) == shown)
  }

  @Test(arguments: [(0.0, "0:00"), (61.2, "1:02"), (3_600, "1:00:00"), (1e12, "99:59:59")])
  func `times are in minutes and hours`(seconds: Double, shown: String) {
    #expect(Amount.time(seconds) == shown)
  }

  /// Runs the command on a pseudo-terminal; what it showed and the code it ended with.
  private func onTerminal(_ folder: String, _ arguments: [String], signal: String) throws
    -> [String]
  {
    let script = """
      import os, pty, signal, sys, time
      name, command = sys.argv[1], sys.argv[2:]
      pid, fd = pty.fork()
      if pid == 0:
          os.execv(command[0], command)
      shown = b""
      while True:
          try:
              part = os.read(fd, 65536)
          except OSError:
              break
          if not part:
              break
          shown += part
          if name != "none" and b"[" in shown:
              os.kill(pid, getattr(signal, name))
              name = "none"
      print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
      print(ascii(shown.decode(errors="replace")))
      """
    return try launch(
      "/usr/bin/env", ["python3", "-c", script, signal, Command.path] + arguments, in: folder
    ).output.split(separator: "\n").map(String.init)
  }

  @Test func `a terminal sees a bar with the time left, which is taken away at the end`() throws {
    let folder = try TemporaryFolder()
    let lines = try onTerminal(
      folder.path, ["create", Command.studies, "-o", "out.iso", "--profile", "none"], signal: "none"
    )
    #expect(lines.count == 2)
    #expect(lines[1].contains("left"))
    #expect(lines[1].contains("\\r"))
    let result = try #require(lines[1].range(of: "out.iso: "))
    #expect(lines[1][..<result.lowerBound].hasSuffix(" \\r"))
    let quiet = try onTerminal(
      folder.path, ["create", Command.studies, "-o", "quiet.iso", "--profile", "none", "--quiet"],
      signal: "none")
    #expect(quiet.last == "''")
  }

  @Test(arguments: ["SIGINT", "SIGTERM"])
  func `a signal ends the run with 130 and leaves nothing`(name: String) throws {
    let folder = try TemporaryFolder()
    // Enough that the bar shows long before the end.
    let script = """
      import os, sys
      os.mkdir("in")
      for n in range(10000):
          open(f"in/{n}", "wb").write(b"x" * 400)
      """
    _ = try launch("/usr/bin/env", ["python3", "-c", script], in: folder.path)
    let lines = try onTerminal(
      folder.path,
      ["create", "in", Command.studies, "-o", "out.iso", "--profile", "none"], signal: name)
    #expect(lines.first == "130")
    #expect(try folder.names == ["in"])
  }
}
