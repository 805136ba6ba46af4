internal import DICOMCore
internal import DiscMastering

/// A file that has come off the medium and waits to be put in its place.
struct Deposit: Sendable {
  /// In the plan.
  var number: Int
  var file: DepositFile
  var target: TargetName
  var size: Int
  var sum: SHA256Sum
  /// As it was on the medium.
  var sourceSize: Int
  var sourceSum: SHA256Sum
  var isCoerced = false
  var isSound = true
  /// A damaged copy of the same file, by an earlier run, whose place it takes.
  var earlier: ImportJournal.Entry?
}

/// What became of a deposit.
struct DepositResult: Sendable, Equatable {
  enum Kind: Sendable {
    case stored
    /// The same was there already.
    case alreadyThere
    /// Under a name of its own, beside a file of the same name with other data.
    case beside
  }
  var kind: Kind
  /// In the destination.
  var path: String
  /// Of what is there now.
  var sum: SHA256Sum
}

/// Where imported instances go: a folder; an archive in the network would be another.
///
/// Called by several threads at once.
protocol ImportDestination: Sendable {
  /// A new file for the bytes of a deposit.
  /// - Parameter name: no other's in this run.
  func makeFile(_ name: String) throws -> DepositFile
  /// Instead of a deposit.
  func discard(_ file: DepositFile)
  /// Puts files in their places, safely; the results are in their order.
  func store(_ deposits: [Deposit]) throws -> [DepositResult]
  /// Whether what an earlier run has put there is still there.
  /// - Parameter verifying: its bytes are read and compared.
  func holds(_ entry: ImportJournal.Entry, verifying: Bool) -> Bool
}

/// What `-o` of `import` may name.
enum ImportPlace {
  /// - Throws: `PipelineError.usage` for an address in the network.
  static func folder(_ text: String) throws -> String {
    let lower = text.lowercased()
    for scheme in ["dicom", "dicoms", "dicom-tls", "http", "https"]
    where lower.hasPrefix(scheme + "://") {
      throw PipelineError.usage(
        "\(scheme)://: sending to an archive comes with the network; import into a folder for now")
    }
    guard !text.isEmpty else { throw PipelineError.usage("say where to: -o FOLDER") }
    return text
  }
}
