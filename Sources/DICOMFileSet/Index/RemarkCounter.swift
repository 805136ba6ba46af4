/// Counts what is remarked, so that 50,000 instances without a number make one remark.
struct RemarkCounter: Sendable {
  private(set) var remarks: [IndexRemark] = []
  private var indexes: [Key: Int] = [:]

  private struct Key: Hashable {
    var kind: IndexRemark.Kind
    var type: DirectoryRecordType
  }

  mutating func add(
    _ kind: IndexRemark.Kind, _ type: DirectoryRecordType, _ source: Int, count: Int = 1
  ) {
    let key = Key(kind: Self.summarised(kind), type: type)
    if let index = indexes[key] {
      remarks[index].count += count
      return
    }
    indexes[key] = remarks.count
    remarks.append(IndexRemark(kind: key.kind, type: type, count: count, source: source))
  }

  /// The value that was filled in differs from record to record: the key is what counts.
  private static func summarised(_ kind: IndexRemark.Kind) -> IndexRemark.Kind {
    guard case .key(let remark) = kind, case .filled = remark.kind else { return kind }
    return .key(RecordRemark(tag: remark.tag, kind: .filled("")))
  }
}
