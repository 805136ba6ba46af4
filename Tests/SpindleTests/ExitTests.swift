import DICOMFileSet
import DiscMastering
import MediaPipeline
import Testing

@testable import spindle

struct ExitTests {
  @Test func `every kind of error has its code`() {
    let table: [(any Error, spindle.ExitStatus)] = [
      (CancellationError(), .interrupted),
      (PipelineError.usage(""), .usage),
      (PipelineError.inputMissing("", reason: ""), .inputUnreadable),
      (PipelineError.nothingToWrite(""), .inputUnreadable),
      (PipelineError.medium("", reason: ""), .inputUnreadable),
      (PipelineError.outputExists(""), .outputFailed),
      (PipelineError.outputBusy(""), .outputFailed),
      (PipelineError.output("", reason: ""), .outputFailed),
      (MasteringError(.sourceVanished, path: ""), .inputUnreadable),
      (MasteringError(.outputFull(needed: 1, free: 0), path: ""), .outputFailed),
      (MasteringError(.noSuchFile, path: ""), .inputUnreadable),
    ]
    for (error, status) in table { #expect(Exit.status(of: error) == status, "\(error)") }
  }

  @Test func `the codes are those of the README`() {
    let codes: [spindle.ExitStatus] = [
      .allDone, .somethingFound, .usage, .inputUnreadable, .outputFailed, .driveFailed,
      .interrupted,
    ]
    #expect(codes.map(\.rawValue) == [0, 1, 2, 3, 4, 5, 130])
  }
}
