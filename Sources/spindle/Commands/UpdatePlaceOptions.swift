import ArgumentParser
import MediaPipeline

/// Where `add` and `remove` put the file-set that they have changed.
struct UpdatePlaceOptions: ParsableArguments {
  @Option(name: .shortAndLong, help: "A new medium: a folder, NAME.iso or NAME.zip.")
  var output: String?

  @Flag(help: "Append a session to the .iso; its File-set UID stays.")
  var session = false

  @Option(help: "What the file-set is on: usb, cf, sd, mmc, cd, dvd …, or bytes.")
  var medium: String?

  @Flag(help: "With -o: a second tree of names in the image, for Windows.")
  var joliet = false

  @Flag(name: .customLong("strict-iso"), help: "With -o: no Rock Ridge, ISO 9660 Level 1 alone.")
  var strictISO = false

  @Flag(help: "Replace what is at the output already.")
  var replace = false

  func target() throws -> UpdateTarget {
    guard let output else { return session ? .session : .inPlace }
    guard !session else {
      throw PipelineError.usage("-o makes a new medium, --session changes the old one; say one")
    }
    return .new(try Create.target(output))
  }

  func apply(to options: inout CreateOptions) throws {
    options.medium = try FileSetOptions.medium(medium)
    options.joliet = joliet
    options.strictISO = strictISO
    options.replaces = replace
  }
}
