/// Data elements in the order of their tags; lookup is a binary search.
/// - SeeAlso: PS3.5 §7
public struct DataSet: Sendable {
  public private(set) var elements: [DataElement] = []

  public init() {}

  /// Sorts `elements` by tag; of two with one tag the first stays.
  public init(_ elements: [DataElement]) {
    var builder = DataSetBuilder()
    for element in elements { _ = builder.append(element) }
    self = builder.dataSet
  }

  /// - Parameter sorted: ascending, no tag twice.
  init(sorted: [DataElement]) { elements = sorted }

  public var isEmpty: Bool { elements.isEmpty }

  public subscript(tag: Tag) -> DataElement? {
    get {
      let index = position(of: tag)
      return index < elements.count && elements[index].tag == tag ? elements[index] : nil
    }
    set {
      let index = position(of: tag)
      let exists = index < elements.count && elements[index].tag == tag
      switch (newValue, exists) {
      case (let element?, true): elements[index] = element
      case (let element?, false): elements.insert(element, at: index)
      case (nil, true): elements.remove(at: index)
      case (nil, false): break
      }
    }
  }

  /// Adds an element; one that follows in order costs nothing, a second with its tag is dropped.
  /// - Returns: false when there was one with this tag already.
  @discardableResult
  public mutating func append(_ element: DataElement) -> Bool {
    guard let last = elements.last, last.tag >= element.tag else {
      elements.append(element)
      return true
    }
    guard self[element.tag] == nil else { return false }
    self[element.tag] = element
    return true
  }

  /// The index of the first element whose tag is not below `tag`.
  private func position(of tag: Tag) -> Int {
    var low = 0
    var high = elements.count
    while low < high {
      let middle = low + (high - low) / 2
      if elements[middle].tag < tag { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
