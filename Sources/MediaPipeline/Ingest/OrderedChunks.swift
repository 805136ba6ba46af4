/// Runs `transform` over chunks of `items` on `width` tasks and hands the results on in order.
///
/// No more than a few chunks are under way, so that memory does not grow with the input.
func forEachOrdered<Item: Sendable, Result: Sendable>(
  _ items: [Item], chunk size: Int, width: Int,
  transform: @escaping @Sendable (Item) -> Result,
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
          let results = try range.map { index in
            if Interruption.isRequested { throw CancellationError() }
            return transform(items[index])
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
