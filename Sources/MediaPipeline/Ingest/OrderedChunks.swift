/// Runs `transform` over chunks of `items` on `width` tasks and hands the results on in order.
///
/// No more than a few chunks are under way, so that memory does not grow with the input.
/// - Parameter memo: what `transform` remembers from item to item, made anew for each chunk, so that
///   results do not depend on the width.
func forEachOrdered<Item: Sendable, Result: Sendable, Memo>(
  _ items: [Item], chunk size: Int, width: Int, memo: @escaping @Sendable () -> Memo,
  transform: @escaping @Sendable (Item, inout Memo) -> Result,
  consume: (_ first: Int, _ results: [Result]) throws -> Void
) async throws {
  let count = (items.count + size - 1) / size
  try await withThrowingTaskGroup(of: (Int, [Result]).self) { group in
    var started = 0
    var running = 0
    var finished = 0
    var waiting: [Int: [Result]] = [:]
    func startAsManyAsMay() {
      while started < count, running < width, started - finished < 2 * width + 2 {
        let chunk = started
        started += 1
        running += 1
        group.addTask {
          let range = chunk * size..<min((chunk + 1) * size, items.count)
          var memo = memo()
          let results = try range.map { index in
            if Interruption.isRequested { throw CancellationError() }
            return transform(items[index], &memo)
          }
          return (chunk, results)
        }
      }
    }
    startAsManyAsMay()
    while let (chunk, results) = try await group.next() {
      running -= 1
      waiting[chunk] = results
      while let next = waiting.removeValue(forKey: finished) {
        try consume(finished * size, next)
        finished += 1
      }
      startAsManyAsMay()
    }
  }
}

/// The same for work that remembers nothing.
func forEachOrdered<Item: Sendable, Result: Sendable>(
  _ items: [Item], chunk size: Int, width: Int,
  transform: @escaping @Sendable (Item) -> Result,
  consume: (_ first: Int, _ results: [Result]) throws -> Void
) async throws {
  try await forEachOrdered(items, chunk: size, width: width) {
  } transform: { item, _ in
    transform(item)
  } consume: {
    try consume($0, $1)
  }
}
