internal import Glibc

/// The line that stands in a lock file: always of one length, filled up with blanks, so that one write
/// replaces the line before.
///
/// Kept as the bytes that stand there, since each save reads one and writes one.
package struct LockNote: Equatable, Sendable {
  /// The newline included, in bytes.
  package static let length = 160

  /// What stands in the file.
  package private(set) var bytes: [UInt8]
  /// How many of the bytes say something, as far as this program wrote them.
  private var filled: Int

  /// What was read from a file, of any length.
  package init(read bytes: [UInt8]) {
    self.bytes = bytes
    filled = bytes.count
  }

  /// A line that says this; what is beyond its length is left out.
  package init(_ text: String) {
    bytes = [UInt8](repeating: 0x20, count: Self.length)
    bytes[Self.length - 1] = 0x0A
    filled = 0
    add(text.utf8)
  }

  /// What the line says, without the blanks behind it.
  package var text: String {
    let line = bytes.prefix { $0 >= 0x20 }
    let end = line.lastIndex { $0 != 0x20 }.map { $0 + 1 } ?? 0
    return String(decoding: line[..<end], as: UTF8.self)
  }

  /// Adds a sign and a number.
  mutating func add(_ sign: Unicode.Scalar, _ number: Int) {
    add(CollectionOfOne(UInt8(ascii: sign)))
    number.withDigits { add($0) }
  }

  private mutating func add(_ letters: some Collection<UInt8>) {
    for letter in letters where filled < Self.length - 1 {
      bytes[filled] = letter
      filled += 1
    }
  }

  package static func == (left: LockNote, right: LockNote) -> Bool {
    left.bytes.count == right.bytes.count
      && left.bytes.withUnsafeBytes { first in
        right.bytes.withUnsafeBytes { second in
          guard let first = first.baseAddress, let second = second.baseAddress else { return true }
          return memcmp(first, second, left.bytes.count) == 0
        }
      }
  }
}
