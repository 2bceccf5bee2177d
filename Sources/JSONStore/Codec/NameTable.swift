/// A few names known beforehand, found by the bytes that stand in a file, without making a text of them.
struct NameTable {
  private let names: [String]
  /// All names, one after the other, and where each begins.
  private let bytes: [UInt8]
  private let starts: [Int]
  /// Places of names, each as near behind the one that its bytes ask for as there was room; -1 where there
  /// is none.
  private let slots: [Int]

  init(_ names: [String]) {
    self.names = names
    var bytes: [UInt8] = []
    var starts = [0]
    var count = 4
    while count < names.count * 2 { count *= 2 }
    var slots = [Int](repeating: -1, count: count)
    for (place, name) in names.enumerated() {
      let letters = Array(name.utf8)
      bytes += letters
      starts.append(bytes.count)
      var slot = letters.withUnsafeBufferPointer(Self.number) & (count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (count - 1) }
      slots[slot] = place
    }
    self.bytes = bytes
    self.starts = starts
    self.slots = slots
  }

  /// The place of the name that stands here as text, nil where it is none of them, and then what stands
  /// here; passes over it.
  @inline(__always)
  func read(_ reader: inout JSONReader) throws(Problem) -> (place: Int?, name: String) {
    if reader.peek() == UInt8(ascii: "\"") {
      var end = reader.position + 1
      while end < reader.end, reader.base[end] != UInt8(ascii: "\"") { end += 1 }
      let letters = UnsafeBufferPointer(
        start: reader.base + reader.position + 1, count: end - reader.position - 1)
      if end < reader.end, let place = place(of: letters) {
        reader.position = end + 1
        return (place, "")
      }
    }
    // Names may be written with escapes too.
    let name = try reader.string()
    return (names.firstIndex(of: name), name)
  }

  /// Where the name of these bytes stands in the list.
  @inline(__always)
  private func place(of letters: UnsafeBufferPointer<UInt8>) -> Int? {
    var slot = Self.number(letters) & (slots.count - 1)
    while slots[slot] >= 0 {
      let place = slots[slot]
      let start = starts[place]
      if starts[place + 1] - start == letters.count {
        var index = 0
        while index < letters.count, letters[index] == bytes[start + index] { index += 1 }
        if index == letters.count { return place }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// A number that few names have in common.
  @inline(__always)
  private static func number(_ letters: UnsafeBufferPointer<UInt8>) -> Int {
    var number: UInt32 = 2_166_136_261
    for letter in letters { number = (number ^ UInt32(letter)) &* 16_777_619 }
    return Int(number >> 8)
  }
}
