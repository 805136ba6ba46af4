import Foundation

/// `swift run -c release Fuzz --inputs DIR [--count N] [--workers N] [--seed N] [--only KIND]
/// [--first N] [--memory MiB] [--log FILE] [--replay NUMBER [--save FILE]]`
///
/// Mutates the files of a folder (DICOMDIRs, images, archives, instances; that of
/// `Fixtures/bad_media.py` for one) and reads them with the libraries, in worker processes: the
/// mutants of the numbers from `--first` up to `--count`. One in sixteen is also listed, verified,
/// imported, repaired and updated on disk; one in four is validated, and beside one in four a medium
/// of instances that make no sense.
///
/// What traps, takes more than a second a megabyte or more memory than the limit, or leaves a
/// DICOMDIR that is not sound, is written to the log with the number of its mutant, and the mutant
/// beside it as `LOG.NUMBER.KIND`; `--replay` of the number makes it again from the same inputs and
/// seed. It ends with 1 then.
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
      exit(try Parent(options, inputs).run() ? 0 : 1)
    }
  }

  private static func replay(_ number: Int, _ inputs: Inputs, _ options: Options) async throws {
    let mutant = inputs.mutant(number)
    print("\(number): \(mutant.kind), \(mutant.bytes.count) bytes, of \(mutant.name)")
    if let path = options.save { try Data(mutant.bytes).write(to: URL(fileURLWithPath: path)) }
    let outcome = await Worker.outcome(of: mutant, number, inputs)
    print(outcome.isRead ? "read" : "refused")
    for step in outcome.steps { print("\(step.name): \(Int(step.seconds * 1000)) ms") }
    for text in outcome.wrong { print("WRONG \(text)") }
  }
}

struct Problem: Error, CustomStringConvertible {
  var description: String
}
