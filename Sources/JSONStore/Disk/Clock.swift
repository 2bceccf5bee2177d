internal import Glibc

/// What time it is.
package protocol Clock {
  /// Milliseconds since 1 January 1970 UTC.
  func milliseconds() -> UInt64
  /// Waits a moment.
  func pause(microseconds: Int)
}

/// The machine's clock.
package struct SystemClock: Clock {
  package init() {}

  package func milliseconds() -> UInt64 {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return UInt64(max(0, now.tv_sec)) * 1000 + UInt64(now.tv_nsec) / 1_000_000
  }

  package func pause(microseconds: Int) {
    usleep(UInt32(clamping: microseconds))
  }
}
