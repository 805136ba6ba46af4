import Foundation

/// `swift run -c release Fuzz --inputs DIR [--count N] [--workers N] [--seed N] [--only KIND]
/// [--memory MiB] [--log FILE] [--replay NUMBER [--save FILE]]`
///
/// Mutates the files of a folder (DICOMDIRs, images, archives, instances; that of
/// `Fixtures/bad_media.py` for one) and reads them with the libraries, in worker processes. What
/// traps, takes more than a second a megabyte, or more memory than the limit is written down with
/// the number of its mutant, by which `--replay` makes it again. It ends with 1 then.
@main
struct Fuzz {
  static func main() async throws {
    let options = try Options(Array(CommandLine.arguments.dropFirst()))
    let inputs = try Inputs(options)
    if let number = options.replay {
      try await replay(number, inputs, options)
    } else if options.isWorker {
      await Worker(inputs, options).run()
    } else {
      let parent = Parent(options, kinds: inputs.summary)
      exit(try parent.run() ? 0 : 1)
    }
  }

  private static func replay(_ number: Int, _ inputs: Inputs, _ options: Options) async throws {
    let mutant = inputs.mutant(number)
    print("\(number): \(mutant.kind), \(mutant.bytes.count) bytes, of \(mutant.name)")
    if let path = options.save { try Data(mutant.bytes).write(to: URL(fileURLWithPath: path)) }
    let clock = ContinuousClock()
    let start = clock.now
    let outcome = await Reading.read(mutant)
    print("\(outcome) in \(clock.now - start)")
  }
}

struct Problem: Error, CustomStringConvertible {
  var description: String
}
