internal import DICOMCore

/// Remembers the patient, study and series of the instance before: in a folder of a series they are
/// the same from file to file, and need not be worked out again.
public struct PlaceMemo: Sendable {
  private var values: [[UInt8]] = []
  private var place: InstanceSummary.Place?

  public init() {}

  /// The place of `dataSet`: the one remembered when every element that it depends on is the same.
  mutating func place(
    _ dataSet: DataSet, book: RecipeBook,
    make: () throws(MissingIdentification) -> InstanceSummary.Place
  ) throws(MissingIdentification) -> InstanceSummary.Place {
    guard let current = Self.values(dataSet, book.placeTags) else { return try make() }
    if let place, current == values { return place }
    let place = try make()
    (values, self.place) = (current, place)
    return place
  }

  /// Nil when one of them is not plain bytes in memory. A missing element differs from an empty one.
  private static func values(_ dataSet: DataSet, _ tags: [Tag]) -> [[UInt8]]? {
    var values: [[UInt8]] = []
    values.reserveCapacity(2 * tags.count)
    for tag in tags {
      guard let element = dataSet[tag] else {
        values.append(missing)
        continue
      }
      guard case .bytes(.memory(let bytes)) = element.value else { return nil }
      values.append(bytes)
    }
    return values
  }

  /// No value has an odd length of one NUL in any VR that these elements have.
  private static let missing: [UInt8] = [0]
}
