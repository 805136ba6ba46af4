internal import DICOMCore
internal import DICOMPixels
internal import DiscMastering

/// The instances of a set whose references have to follow those that are coded with loss.
struct References: Sendable {
  /// By what the caller calls their files by.
  var links: [Int: InstanceLinks] = [:]
  /// Coded with loss, by the UIDs that they had.
  var coded: [UID: ReplacedInstances.Replacement] = [:]

  /// Of one that has followed.
  static let note =
    "it refers to instances that are others here, their pixels having been coded with loss; it follows"
    + " them, with a new SOP Instance UID"

  /// One whose references are to be written anew.
  struct Task: Sendable {
    var number: Int
    var sopInstance: UID
    /// It has another UID already, with pixels coded with loss.
    var isCoded: Bool
  }

  /// Writes anew what refers to what is another instance now.
  ///
  /// What turns out not to be able to follow stays as it is, and then so does what had followed it.
  /// - Parameters:
  ///   - what: is done to the set, as for `ReplacedInstances`.
  ///   - rewrite: a file, from what it was, so that it can be done again.
  /// - Returns: what has replaced what, and the results by the numbers of the files, ascending.
  /// - Throws: what is not an instance's fault.
  mutating func follow<Result: Sendable>(
    by what: String, width: Int,
    rewrite: @escaping @Sendable (Task, ReplacedInstances) throws -> Result
  ) async throws -> (ReplacedInstances, [(number: Int, result: Result)]) {
    let numbers = links.keys.sorted()
    while true {
      let replaced = ReplacedInstances(coded, in: numbers.compactMap { links[$0] }, by: what)
      let tasks = numbers.compactMap { task($0, replaced) }
      var results: [(number: Int, result: Result)] = []
      var isComplete = true
      try await forEachOrdered(tasks, chunk: 1, width: width) { task in
        Swift.Result { try rewrite(task, replaced) }
      } consume: { first, outcomes in
        for (offset, outcome) in outcomes.enumerated() {
          let number = tasks[first + offset].number
          switch outcome {
          case .success(let result): results.append((number, result))
          case .failure(let error):
            links[number]?.obstacle = .unfit(try InstanceFault(error).reason)
            isComplete = false
          }
        }
      }
      if isComplete { return (replaced, results) }
    }
  }

  private func task(_ number: Int, _ replaced: ReplacedInstances) -> Task? {
    guard let link = links[number], replaced[link.uid] != nil,
      link.references.contains(where: { replaced[$0] != nil })
    else { return nil }
    return Task(number: number, sopInstance: link.uid, isCoded: coded[link.uid] != nil)
  }
}

extension ReplacedInstances {
  /// Writes a file with its references as they are now, its pixels and its syntax as they are.
  /// - Parameter syntax: for what is written uncompressed in another than its own.
  /// - Returns: the file as it was written.
  func write(
    _ source: any ByteSource, as syntax: UID?, to sink: inout some ByteSink
  ) throws -> DICOMFile {
    var file = try DICOMFile.read(source)
    if let failure = file.failure { throw failure }
    let own = file.transferSyntax
    if own.isImplicitVR { file.dataSet = file.dataSet.resolvingAmbiguousVRs() }
    file.dataSet = try rewrite(file.dataSet)
    var target = syntax ?? own.uid
    if TransferSyntax(target)?.isBigEndian == true { target = Coding.plain.syntax }
    try file.write(as: try Encoder.output(target, of: file), to: &sink)
    return file
  }

  /// By how many bytes the references of a file grow.
  func growth(_ source: any ByteSource) throws -> Int {
    var data = try DICOMFile.read(source).dataSet
    data[.pixelData] = nil
    data[.sopInstanceUID] = nil
    let writer = DataSetWriter(.explicitVRLittleEndian)
    return try writer.count(rewrite(data)) - writer.count(data)
  }
}
