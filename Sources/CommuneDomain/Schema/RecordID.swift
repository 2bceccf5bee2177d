/// Names one record of any register for ever: 128 bits, written as 26 letters of Crockford's base 32.
///
/// The first 48 bits are the millisecond of creation, so that identifiers sort by age; the other 80
/// are random. Not a number that people use: those are fields (household code, file number).
package struct RecordID: Hashable, Sendable {
  package let high: UInt64
  package let low: UInt64

  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Makes a new identifier from the time in milliseconds since 1970 and 80 random bits.
  package init(milliseconds: UInt64, random: (UInt16, UInt64)) {
    high = milliseconds << 16 | UInt64(random.0)
    low = random.1
  }

  /// Reads the 26 letters; nil when there are more or fewer, or others than Crockford's.
  package init?(_ text: some StringProtocol) {
    var text = String(text)
    let parsed = text.withUTF8 { RecordID(bytes: $0) }
    guard let parsed else { return nil }
    self = parsed
  }

  /// Reads 26 ASCII bytes, upper or lower case.
  package init?(bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count == 26 else { return nil }
    var value: UInt128 = 0
    for (index, byte) in bytes.enumerated() {
      let digit = Self.values[Int(byte)]
      guard digit < 32, index > 0 || digit < 8 else { return nil }
      value = value << 5 | UInt128(digit)
    }
    high = UInt64(truncatingIfNeeded: value >> 64)
    low = UInt64(truncatingIfNeeded: value)
  }

  private static let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

  private static let values: [UInt8] = {
    var table = [UInt8](repeating: 255, count: 256)
    for (value, letter) in letters.enumerated() {
      table[Int(letter)] = UInt8(value)
      table[Int(letter | 0x20)] = UInt8(value)
    }
    return table
  }()
}

extension RecordID: Comparable {
  package static func < (left: RecordID, right: RecordID) -> Bool {
    left.high == right.high ? left.low < right.low : left.high < right.high
  }
}

extension RecordID: CustomStringConvertible {
  /// The 26 letters.
  package var description: String {
    String(unsafeUninitializedCapacity: 26) { buffer in
      var value = UInt128(high) << 64 | UInt128(low)
      for index in stride(from: 25, through: 0, by: -1) {
        buffer[index] = Self.letters[Int(truncatingIfNeeded: value & 31)]
        value >>= 5
      }
      return 26
    }
  }
}
