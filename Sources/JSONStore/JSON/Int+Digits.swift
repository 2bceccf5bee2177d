extension Int {
  /// Hands on the decimal digits of a number, behind a minus where it is below zero, without making text
  /// of them.
  @inline(__always)
  func withDigits(_ work: (UnsafeBufferPointer<UInt8>) -> Void) {
    // The longest is a minus and nineteen digits.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { letters in
      var place = letters.count
      var rest = magnitude
      repeat {
        place -= 1
        letters[place] = UInt8(truncatingIfNeeded: 48 + rest % 10)
        rest /= 10
      } while rest > 0
      if self < 0 {
        place -= 1
        letters[place] = UInt8(ascii: "-")
      }
      work(UnsafeBufferPointer(rebasing: letters[place...]))
    }
  }
}
