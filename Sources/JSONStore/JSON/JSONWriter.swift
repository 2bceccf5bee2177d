internal import CommuneDomain

/// Puts JSON together as bytes: no blanks, no escapes but those that are needed, nothing twice.
struct JSONWriter {
  var bytes: [UInt8] = []

  init(capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
  }

  mutating func raw(_ text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func raw(_ text: [UInt8]) {
    bytes.append(contentsOf: text)
  }

  mutating func integer(_ number: Int) {
    bytes.append(contentsOf: String(number).utf8)
  }

  mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { characters in
      var start = 0
      var index = 0
      while index < characters.count {
        let byte = characters[index]
        let isControl =
          byte < 0x20 || byte == 0x7F
          || byte == 0xC2 && index + 1 < characters.count && characters[index + 1] < 0xA0
        guard isControl || byte == 0x22 || byte == 0x5C else {
          index += 1
          continue
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: characters[start..<index]))
        if byte == 0xC2 {
          escape(characters[index + 1])
          index += 2
        } else {
          escape(byte)
          index += 1
        }
        start = index
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: characters[start...]))
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Writes a character below U+0100 as an escape.
  private mutating func escape(_ code: UInt8) {
    switch code {
    case 0x22: raw("\\\"")
    case 0x5C: raw("\\\\")
    case 8: raw("\\b")
    case 9: raw("\\t")
    case 10: raw("\\n")
    case 12: raw("\\f")
    case 13: raw("\\r")
    default:
      raw("\\u00")
      bytes.append(Self.hexadecimal(code >> 4))
      bytes.append(Self.hexadecimal(code & 15))
    }
  }

  static func hexadecimal(_ digit: UInt8) -> UInt8 {
    digit < 10 ? 48 + digit : 87 + digit
  }

  mutating func id(_ id: RecordID) {
    bytes.append(UInt8(ascii: "\""))
    bytes.append(Base32.letters[Int(id.high >> 61)])
    for shift in stride(from: 56, through: 1, by: -5) {
      bytes.append(Base32.letters[Int(id.high >> UInt64(shift)) & 31])
    }
    bytes.append(Base32.letters[Int(id.high & 1) << 4 | Int(id.low >> 60)])
    for shift in stride(from: 55, through: 0, by: -5) {
      bytes.append(Base32.letters[Int(truncatingIfNeeded: id.low >> UInt64(shift)) & 31])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func date(_ date: CalendarDate) {
    bytes.append(UInt8(ascii: "\""))
    digits(date.year, 4)
    if let month = date.month {
      bytes.append(UInt8(ascii: "-"))
      digits(month, 2)
    }
    if let day = date.day {
      bytes.append(UInt8(ascii: "-"))
      digits(day, 2)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// A number with leading zeros.
  mutating func digits(_ number: Int, _ width: Int) {
    var divisor = 1
    for _ in 1..<width { divisor *= 10 }
    while divisor > 0 {
      bytes.append(UInt8(48 + number / divisor % 10))
      divisor /= 10
    }
  }

  /// Several things between commas.
  mutating func list<Items: Sequence>(
    _ items: Items, _ write: (inout JSONWriter, Items.Element) -> Void
  ) {
    var isFirst = true
    for item in items {
      if !isFirst { raw(",") }
      isFirst = false
      write(&self, item)
    }
  }
}
