/// Keys known beforehand, such as those of a register's fields, found by the bytes that stand in a file
/// without making a text of them.
struct KeyTable {
  /// All keys in their quotes, one after the other, and where each begins.
  private let bytes: [UInt8]
  private let starts: [Int]
  /// Places of keys, each as near behind the slot that its bytes ask for as there was room; -1 where there
  /// is none.
  private let slots: [Int]

  init(_ keys: [String]) {
    var bytes: [UInt8] = []
    var starts = [0]
    var count = 4
    while count < keys.count * 2 { count *= 2 }
    var slots = [Int](repeating: -1, count: count)
    for (place, key) in keys.enumerated() {
      bytes += Array("\"\(key)\"".utf8)
      starts.append(bytes.count)
      var slot = Self.number(Array(key.utf8)) & (count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (count - 1) }
      slots[slot] = place
    }
    self.bytes = bytes
    self.starts = starts
    self.slots = slots
  }

  /// The place of the key that stands here in plain letters; passes over it. Nil, and no more than blanks
  /// are passed over, where no key stands here.
  ///
  /// - Parameter next: The key that comes most likely, or one a little behind it.
  @inline(__always)
  func match(_ reader: inout JSONReader, from next: Int) -> Int? {
    _ = reader.peek()
    for index in next..<min(next + 8, starts.count - 1) where stands(index, &reader) {
      return index
    }
    return match(&reader)
  }

  /// The same where no key is more likely than another.
  @inline(__always)
  func match(_ reader: inout JSONReader) -> Int? {
    guard reader.peek() == UInt8(ascii: "\"") else { return nil }
    let start = reader.position + 1
    var end = start
    while end < reader.end, reader.base[end] != UInt8(ascii: "\"") { end += 1 }
    let letters = UnsafeBufferPointer(start: reader.base + start, count: end - start)
    var slot = Self.number(letters) & (slots.count - 1)
    while slots[slot] >= 0 {
      if stands(slots[slot], &reader) { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  @inline(__always)
  private func stands(_ index: Int, _ reader: inout JSONReader) -> Bool {
    let start = starts[index]
    let count = starts[index + 1] - start
    guard reader.position + count <= reader.end else { return false }
    let place = reader.base + reader.position
    for offset in 0..<count where place[offset] != bytes[start + offset] { return false }
    reader.position += count
    return true
  }

  /// A number that few keys have in common (FNV-1a).
  @inline(__always)
  private static func number(_ letters: some Sequence<UInt8>) -> Int {
    var number: UInt32 = 2_166_136_261
    for letter in letters { number = (number ^ UInt32(letter)) &* 16_777_619 }
    return Int(number >> 8)
  }
}
