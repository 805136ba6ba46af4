/// Runs `transform` over chunks of `items` on `width` tasks and hands the results on in order.
///
/// No more than a few chunks are under way, so that memory does not grow with the input.
/// - Parameter memo: what `transform` remembers from item to item, made anew for each chunk, so that
///   results do not depend on the width.
func forEachOrdered<Item: Sendable, Result: Sendable, Memo>(
  _ items: [Item], chunk size: Int, width: Int, memo: @escaping @Sendable () -> Memo,
  transform: @escaping @Sendable (Item, inout Memo) async -> Result,
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
          var results: [Result] = []
          results.reserveCapacity(range.count)
          for index in range {
            if Interruption.isRequested { throw CancellationError() }
            results.append(await transform(items[index], &memo))
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
  transform: @escaping @Sendable (Item) async -> Result,
  consume: (_ first: Int, _ results: [Result]) throws -> Void
) async throws {
  try await forEachOrdered(items, chunk: size, width: width) {
  } transform: { item, _ in
    await transform(item)
  } consume: {
    try consume($0, $1)
  }
}

/// Works on small items side by side, and on each large one by itself, with everything there is.
/// - Parameters:
///   - work: is told how many tasks it may have of its own.
///   - consume: takes results in the order of the items.
func forEachOrdered<Item: Sendable, Result: Sendable>(
  _ items: [Item], width: Int, isLarge: (Item) -> Bool,
  work: @escaping @Sendable (_ item: Item, _ width: Int) async throws -> Result,
  consume: (_ index: Int, _ result: Result) throws -> Void
) async throws {
  var next = 0
  while next < items.count {
    if Interruption.isRequested { throw CancellationError() }
    if isLarge(items[next]) {
      try consume(next, try await work(items[next], width))
      next += 1
      continue
    }
    let first = next
    while next < items.count, !isLarge(items[next]) { next += 1 }
    try await forEachOrdered(Array(items[first..<next]), chunk: 1, width: width) { item in
      do { return Swift.Result<Result, any Error>.success(try await work(item, 1)) } catch {
        return .failure(error)
      }
    } consume: { start, results in
      for (offset, result) in results.enumerated() {
        try consume(first + start + offset, try result.get())
      }
    }
  }
}
