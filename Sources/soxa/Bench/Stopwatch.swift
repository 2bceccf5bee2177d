import Glibc

/// How long something takes, many times over.
struct Stopwatch {
  /// In nanoseconds.
  private(set) var times: [Int] = []

  /// Nanoseconds of a clock that nobody sets.
  static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  mutating func measure<Failed: Error>(_ work: () throws(Failed) -> Void) throws(Failed) {
    let start = Self.now
    try work()
    times.append(Self.now - start)
  }

  /// The time that a share of all stay below, in microseconds.
  func microseconds(_ share: Double) -> Double {
    let sorted = times.sorted()
    guard !sorted.isEmpty else { return 0 }
    let index = min(sorted.count - 1, Int(Double(sorted.count) * share))
    return Double(sorted[index]) / 1000
  }
}
