import CommuneDomain
import Glibc
import JSONStore

/// One program that saves, and tells each save after it is on the medium.
///
/// Started again after it was killed, it goes on where its saves in the book end.
struct Writer {
  let book: Book
  let actor: String
  let count: Int
  /// Microseconds from one save to the next, on the average and as irregular as people are; 0 for as
  /// many as go.
  var pace = 0
  /// Seconds after which it ends, whatever was saved.
  var limit = Double.infinity

  func run() throws {
    let start = Self.now()
    var opened = try? book.open(OpenOptions(actor: actor))
    while opened?.store.access != .readWrite {
      guard Self.now() - start < 20_000_000 else { throw Stuck() }
      usleep(2000)
      opened = try? book.open(OpenOptions(actor: actor))
    }
    guard let (store, read) = opened else { throw Stuck() }
    var commune = read
    var number = (Book.numbers(in: commune)[actor]?.max() ?? 0) + 1
    var times: [Int] = []
    while number <= count, Double(Self.now() - start) < limit * 1_000_000 {
      let change = Change.creating(Book.record(actor, number))
      let before = Self.now()
      do {
        let receipt = try store.save(change, over: commune)
        Self.takeOver(store.takeArrival(), &commune)
        try commune.apply(receipt.change)
        times.append(Self.now() - before)
        Self.say("\(number)\n", to: STDOUT_FILENO)
        number += 1
      } catch let error as StoreError {
        Self.takeOver(store.takeArrival(), &commune)
        // A line that was written and not acknowledged may have come back as somebody else's news.
        if commune.households[Book.record(actor, number).id] != nil { number += 1 }
        if case .lockedBy = error {} else { Self.say("refused \(error)\n", to: STDERR_FILENO) }
        usleep(1000)
      }
      if store.isSnapshotDue { try? store.writeSnapshot(commune) }
      if pace > 0 {
        let rest = Int.random(in: pace / 2...pace * 3 / 2) - (Self.now() - before)
        if rest > 0 { usleep(UInt32(rest)) }
      }
    }
    store.close(commune)
    guard !times.isEmpty else { return }
    // The first makes a folder and a file for this writer, and comes while the others do the same.
    if pace > 0, times.count > 1 { Self.say("first \(times.removeFirst())\n", to: STDERR_FILENO) }
    times.sort()
    Self.say(
      "saves \(times.count) median \(times[times.count / 2]) p99 \(times[times.count * 99 / 100]) "
        + "max \(times[times.count - 1])\n"
        + "times \(times.map(String.init).joined(separator: " "))\n",
      to: STDERR_FILENO)
  }

  private struct Stuck: Error {}

  private static func takeOver(_ arrival: Arrival?, _ commune: inout Commune) {
    guard let arrival else { return }
    for operation in arrival.change.operations { try? commune.apply(Change([operation])) }
  }

  /// Microseconds of a clock that never goes back.
  static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000 + time.tv_nsec / 1000
  }

  /// One write; tried again where it is refused.
  static func say(_ text: String, to file: Int32) {
    let bytes = Array(text.utf8)
    for _ in 0..<100 where write(file, bytes, bytes.count) == bytes.count { return }
  }
}
