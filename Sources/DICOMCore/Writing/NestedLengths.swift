/// Lengths of sequences and items in the order of writing, so that none is counted twice.
struct NestedLengths {
  private var lengths: [Int] = []
  private var position = 0

  /// A place for the length of what is about to be counted.
  mutating func reserve() -> Int {
    lengths.append(0)
    return lengths.count - 1
  }

  subscript(place: Int) -> Int {
    get { lengths[place] }
    set { lengths[place] = newValue }
  }

  /// The length of what is written next.
  mutating func next() -> Int {
    defer { position += 1 }
    return lengths[position]
  }
}
