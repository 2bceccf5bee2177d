import CommuneDomain
import JSONStore
import Synchronization

/// Makes identifiers for the screens, each greater than the one before.
final class IdentifierSource: Sendable {
  private let last = Mutex<RecordID?>(nil)

  @Sendable func makeID() -> RecordID {
    let randomness = SystemRandomness()
    let made = RecordID(
      milliseconds: SystemClock().milliseconds(),
      random: (UInt16(truncatingIfNeeded: randomness.word()), randomness.word()))
    return last.withLock { last in
      var next = made
      if let last, !(last < made) {
        let (low, overflows) = last.low.addingReportingOverflow(1)
        next = RecordID(high: overflows ? last.high + 1 : last.high, low: low)
      }
      last = next
      return next
    }
  }
}
