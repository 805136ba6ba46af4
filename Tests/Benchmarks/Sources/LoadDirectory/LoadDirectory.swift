import DICOMCore
import DICOMFileSet
import Foundation

/// `LoadDirectory DICOMDIR`: loads and checks a DICOMDIR as `spindle list` does before it looks at
/// the files, and prints how many records and findings there are. For `Benchmarks`.
@main
struct LoadDirectory {
  static func main() throws {
    let source = try PlainFile(path: CommandLine.arguments.last ?? "")
    let directory = try FileSetDirectory(source)
    var references = 0
    for record in directory.records.indices where directory.reference(record)?.path != nil {
      references += 1
    }
    print(
      "\(directory.records.count) records, \(references) references, "
        + "\(directory.findings.count) findings")
  }
}

/// A file that is read where it is asked for.
final class PlainFile: ByteSource {
  let name: String
  let count: Int
  private let descriptor: CInt

  init(path: String) throws {
    name = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    var status = stat()
    guard descriptor >= 0, fstat(descriptor, &status) == 0 else {
      throw CocoaError(.fileReadNoSuchFile)
    }
    count = Int(status.st_size)
  }

  deinit { close(descriptor) }

  func read(_ range: Range<Int>) throws -> [UInt8] {
    var start = range.lowerBound
    return try [UInt8](unsafeUninitializedCapacity: range.count) { buffer, filled in
      while filled < range.count {
        let got = pread(
          descriptor, buffer.baseAddress?.advanced(by: filled), range.count - filled, start)
        guard got > 0 else { throw CocoaError(.fileReadCorruptFile) }
        filled += got
        start += got
      }
    }
  }
}
