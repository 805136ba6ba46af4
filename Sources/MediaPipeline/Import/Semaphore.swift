internal import Glibc

/// Counts how many more of something there may be; whoever wants one more waits.
final class Semaphore: @unchecked Sendable {
  // Guarded by itself: the functions of the C library may be called by any thread.
  private let semaphore: UnsafeMutablePointer<sem_t>

  init(_ count: Int) {
    semaphore = .allocate(capacity: 1)
    semaphore.initialize(to: sem_t())
    sem_init(semaphore, 0, CUnsignedInt(max(1, count)))
  }

  deinit {
    sem_destroy(semaphore)
    semaphore.deallocate()
  }

  func wait() { while sem_wait(semaphore) != 0, errno == EINTR {} }
  func signal() { sem_post(semaphore) }
}
