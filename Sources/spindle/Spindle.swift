import ArgumentParser

@main
struct Spindle: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spindle",
    abstract: "Makes, reads, updates and checks DICOM media.",
    discussion: """
      Exit codes: 0 all done and all in; 1 done, with something rejected or found; 2 usage; \
      3 input unreadable, nothing written; 4 output or disk error; 5 drive error; 130 interrupted.
      """,
    version: "0.1",
    subcommands: [
      Create.self, List.self, Add.self, Remove.self, Repair.self, Import.self, Verify.self,
      Transcode.self, Convert.self, Validate.self,
    ])

  static func main() async {
    Signals.install()
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      Exit.now(error)
    }
  }
}
