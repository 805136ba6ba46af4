import ArgumentParser
import DICOMCore
import DICOMFileSet
import DiscMastering
import Glibc
import MediaPipeline

/// The exit codes of every command, in one table; the README has the same.
enum ExitStatus: Int32 {
  case allDone = 0
  case somethingFound = 1
  case usage = 2
  case inputUnreadable = 3
  case outputFailed = 4
  case driveFailed = 5
  case interrupted = 130
}

enum Exit {
  /// Says what went wrong and ends the process with the code for it.
  static func now(_ error: any Error) -> Never {
    if error is ExitCode { Spindle.exit(withError: error) }
    guard let status = status(of: error) else {
      // Help, version and usage messages of the argument parser.
      let code = Spindle.exitCode(for: error)
      let text = Spindle.fullMessage(for: error)
      if !text.isEmpty { Terminal.write(text + "\n", to: code == .success ? .output : .error) }
      exit(code == .success ? 0 : ExitStatus.usage.rawValue)
    }
    if status != .interrupted {
      Terminal.write("spindle: \(Terminal.safe("\(error)"))\n", to: .error)
    }
    exit(status.rawValue)
  }

  /// Nil for errors of the argument parser.
  static func status(of error: any Error) -> ExitStatus? {
    switch error {
    case is CancellationError: .interrupted
    case is NothingToWrite, is NothingToAdd, is NothingToTranscode,
      is NothingToConvert:
      .inputUnreadable
    case is PatientChoiceNeeded: .usage
    case let error as PipelineError: pipelineStatus(error)
    case let error as MasteringError: masteringStatus(error)
    case is FileSetError: .outputFailed
    case is DICOMError: .inputUnreadable
    case is ValidationError, is CleanExit: nil
    default: String(reflecting: type(of: error)).hasPrefix("ArgumentParser") ? nil : .outputFailed
    }
  }

  private static func pipelineStatus(_ error: PipelineError) -> ExitStatus {
    switch error {
    case .usage: .usage
    case .inputMissing, .nothingToWrite, .medium: .inputUnreadable
    case .outputExists, .outputBusy, .output: .outputFailed
    }
  }

  private static func masteringStatus(_ error: MasteringError) -> ExitStatus {
    switch error.reason {
    case .sourceVanished, .sourceChanged, .sourceUnreadable, .volumeDamaged, .noSuchFile:
      .inputUnreadable
    case .outputFull, .outputExists, .outputUnwritable, .nameNotAllowed, .tooManyDirectories,
      .fileTooLarge, .imageLibrary:
      .outputFailed
    }
  }
}
