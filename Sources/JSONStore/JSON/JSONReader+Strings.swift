extension JSONReader {
  /// A string, escapes resolved.
  @inline(__always)
  mutating func string() throws(Problem) -> String {
    try expect(UInt8(ascii: "\""))
    let start = position
    while position < end {
      let byte = base[position]
      if Self.isPlain(byte) {
        position += 1
      } else if byte == UInt8(ascii: "\"") {
        let text = try text(from: start, to: position)
        position += 1
        return text
      } else if byte == 0xC2, position + 1 < end, base[position + 1] >= 0xA0 {
        position += 2
      } else if byte == UInt8(ascii: "\\") {
        return try stringWithEscapes(from: start)
      } else {
        throw .controlCharacter
      }
    }
    throw .unexpected
  }

  /// Anything but the quote, the backslash, controls, and the byte that begins U+0080 to U+009F.
  @inline(__always)
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != 0x22 && byte != 0x5C && byte != 0x7F && byte != 0xC2
  }

  @inline(__always)
  private func text(from start: Int, to end: Int) throws(Problem) -> String {
    let bytes = UnsafeBufferPointer(start: base + start, count: end - start)
    guard bytes.count <= longestText else { throw .tooLong }
    guard isUTF8 || Self.isUTF8(bytes) else { throw .notUTF8 }
    return String(copying: UTF8Span(unchecked: Span(_unsafeElements: bytes)))
  }

  private mutating func stringWithEscapes(from start: Int) throws(Problem) -> String {
    var bytes = Array(UnsafeBufferPointer(start: base + start, count: position - start))
    while position < end {
      let byte = base[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard bytes.count <= longestText else { throw .tooLong }
        guard isUTF8 || bytes.withUnsafeBufferPointer(Self.isUTF8) else { throw .notUTF8 }
        return String(decoding: bytes, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &bytes)
      case 0..<0x20, 0x7F: throw .controlCharacter
      case 0xC2 where position < end && base[position] < 0xA0: throw .controlCharacter
      default: bytes.append(byte)
      }
    }
    throw .unexpected
  }

  private mutating func escape(into bytes: inout [UInt8]) throws(Problem) {
    guard position < end else { throw .unexpected }
    let letter = base[position]
    position += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): bytes.append(letter)
    case UInt8(ascii: "b"): bytes.append(8)
    case UInt8(ascii: "f"): bytes.append(12)
    case UInt8(ascii: "n"): bytes.append(10)
    case UInt8(ascii: "r"): bytes.append(13)
    case UInt8(ascii: "t"): bytes.append(9)
    case UInt8(ascii: "u"):
      var code = try hexadecimal()
      if code & 0xFC00 == 0xD800 {
        guard position + 1 < end, base[position] == UInt8(ascii: "\\"),
          base[position + 1] == UInt8(ascii: "u")
        else { throw .notUTF8 }
        position += 2
        let low = try hexadecimal()
        guard low & 0xFC00 == 0xDC00 else { throw .notUTF8 }
        code = 0x10000 + (code & 0x3FF) << 10 + low & 0x3FF
      }
      guard let scalar = Unicode.Scalar(code) else { throw .notUTF8 }
      bytes.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
    default: throw .unexpected
    }
  }

  private mutating func hexadecimal() throws(Problem) -> UInt32 {
    guard position + 4 <= end else { throw .unexpected }
    var value: UInt32 = 0
    for _ in 0..<4 {
      let digit: UInt8
      switch base[position] {
      case 48...57: digit = base[position] - 48
      case 65...70: digit = base[position] - 55
      case 97...102: digit = base[position] - 87
      default: throw .unexpected
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }
}
