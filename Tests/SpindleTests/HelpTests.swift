import Foundation
import Testing

@testable import spindle

struct HelpTests {
  @Test func `the root names its commands in the order of the work, and the exit codes`() throws {
    let help = try spindle("--help")
    #expect(help.status == 0)
    #expect(help.error == "")
    let commands = [
      "create", "list", "add", "remove", "repair", "import", "verify", "transcode",
      "convert", "validate",
    ].compactMap {
      help.output.range(of: "  \($0) ")
    }
    #expect(commands.count == 10)
    #expect(zip(commands, commands.dropFirst()).allSatisfy { $0.lowerBound < $1.lowerBound })
    for code in ["0 all done", "1 done", "2 usage", "3 input", "4 output", "5 drive", "130"] {
      // The terminal's width breaks lines anywhere.
      let words = help.output.split { $0.isWhitespace }.joined(separator: " ")
      #expect(words.contains(code), "\(code)")
    }
  }

  @Test(arguments: [
    "create", "list", "add", "remove", "repair", "import", "verify", "transcode", "convert",
    "validate",
  ])
  func `each command has an example`(command: String) throws {
    let help = try spindle(command, "--help")
    #expect(help.status == 0)
    #expect(help.output.contains("Example: spindle \(command) "))
  }

  @Test func `create has the options of the design`() throws {
    let help = try spindle("create", "--help", environment: ["COLUMNS": "80"]).output
    let options = help.split(separator: "\n").compactMap { line -> String? in
      let line = line.drop { $0 == " " }
      guard line.hasPrefix("-") else { return nil }
      return line.split(separator: " ").first { $0.hasPrefix("--") }.map(String.init)
    }
    #expect(
      options == [
        "--output", "--in-place", "--profile", "--medium", "--fileset-id", "--transfer-syntax",
        "--quality", "--rules", "--allow-lossy", "--prove/--no-prove", "--fit", "--on-error",
        "--icons", "--allow-empty", "--joliet", "--strict-iso", "--coerce", "--explain",
        "--patient",
        "--study", "--series", "--modality", "--per-patient", "--convert", "--as", "--template",
        "--set", "--like", "--csv", "--pattern", "--stable-uids", "--multi-frame", "--background",
        "--render", "--dpi", "--allow-scripts", "--json", "--report", "--quiet", "--verbose",
        "--show-patients", "--dry-run",
        "--exact", "--replace", "--jobs", "--version", "--help",
      ])
  }
}
