/// Gathers elements in the order of a file, whatever that is, at a cost that stays linear.
struct DataSetBuilder {
  enum Place { case inOrder, outOfOrder, duplicate }

  private var elements: [DataElement] = []
  private var highest: Tag?
  /// Every tag there is, from the first one on that is out of order.
  private var tags: Set<Tag> = []
  private var isSorted = true

  /// - Parameter capacity: elements that there will be room for without moving them.
  init(capacity: Int = 0) { elements.reserveCapacity(capacity) }

  /// Adds `element`; a second one with its tag is dropped.
  mutating func append(_ element: consuming DataElement) -> Place {
    let place: Place
    if let highest, highest >= element.tag {
      if tags.isEmpty { tags = Set(elements.lazy.map(\.tag)) }
      guard !tags.contains(element.tag) else { return .duplicate }
      isSorted = false
      place = .outOfOrder
    } else {
      highest = element.tag
      place = .inOrder
    }
    if !tags.isEmpty { tags.insert(element.tag) }
    elements.append(element)
    return place
  }

  /// What has been gathered, in the order of the tags.
  var dataSet: DataSet {
    DataSet(sorted: isSorted ? elements : elements.sorted { $0.tag < $1.tag })
  }
}
