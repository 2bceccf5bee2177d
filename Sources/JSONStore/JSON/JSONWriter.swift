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
    number.withDigits { bytes.append(contentsOf: $0) }
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
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 28) { letters in
      letters[0] = UInt8(ascii: "\"")
      var (high, low) = (id.high, id.low)
      // Twenty-six digits of five bits, from the last to the first.
      for place in stride(from: 26, through: 1, by: -1) {
        letters[place] = Base32.letter(low)
        low = low >> 5 | high << 59
        high >>= 5
      }
      letters[27] = UInt8(ascii: "\"")
      bytes.append(contentsOf: UnsafeBufferPointer(letters))
    }
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
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: width) { letters in
      letters.put(number, before: width, width)
      bytes.append(contentsOf: UnsafeBufferPointer(letters))
    }
  }

  /// A time, such as `"2026-11-20T01:15:30.123Z/0004"`.
  mutating func time(_ time: HybridTime) {
    let form = StaticString("\"0000-00-00T00:00:00.000Z/0000\"")
    let date = CalendarDate(dayNumber: Int(time.milliseconds / 86_400_000))
    let rest = Int(time.milliseconds % 86_400_000)
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: form.utf8CodeUnitCount) { letters in
      _ = letters.initialize(
        fromContentsOf: UnsafeBufferPointer(start: form.utf8Start, count: form.utf8CodeUnitCount))
      letters.put(date.year, before: 5, 4)
      letters.put(date.month ?? 1, before: 8, 2)
      letters.put(date.day ?? 1, before: 11, 2)
      letters.put(rest / 3_600_000, before: 14, 2)
      letters.put(rest / 60_000 % 60, before: 17, 2)
      letters.put(rest / 1000 % 60, before: 20, 2)
      letters.put(rest % 1000, before: 24, 3)
      letters.put(time.counter, before: 30, 4)
      bytes.append(contentsOf: UnsafeBufferPointer(letters))
    }
  }

  /// The 64 digits of a digest.
  mutating func digest(_ digest: Digest) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { letters in
      digest.write(to: letters)
      bytes.append(contentsOf: UnsafeBufferPointer(letters))
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

extension UnsafeMutableBufferPointer<UInt8> {
  /// Writes a number in so many digits, which end before a place.
  fileprivate func put(_ number: Int, before end: Int, _ width: Int) {
    var rest = number
    for place in stride(from: end - 1, through: end - width, by: -1) {
      self[place] = UInt8(truncatingIfNeeded: 48 + rest % 10)
      rest /= 10
    }
  }
}
