import Synchronization

/// Counts things by number, from any thread.
final class Counts: Sendable {
  private let counts: Mutex<[Int]>

  init(_ count: Int) {
    counts = Mutex(Array(repeating: 0, count: count))
  }

  func count(_ index: Int) {
    counts.withLock { $0[index] += 1 }
  }

  var all: [Int] { counts.withLock { $0 } }
}
