/// The scalar that starts at `index`, with `index` moved past it.
///
/// A `String` holds valid UTF-8 always, so nothing is checked; `String.unicodeScalars` gives the
/// same answer at several times the price.
@inline(__always)
func decodeScalar(_ bytes: borrowing Span<UInt8>, _ index: inout Int) -> UInt32 {
  let first = UInt32(bytes[index])
  func tail(_ offset: Int) -> UInt32 { UInt32(bytes[index + offset] & 0x3F) }
  switch first {
  case 0..<0x80:
    index += 1
    return first
  case 0..<0xE0:
    defer { index += 2 }
    return (first & 0x1F) << 6 | tail(1)
  case 0..<0xF0:
    defer { index += 3 }
    return (first & 0x0F) << 12 | tail(1) << 6 | tail(2)
  default:
    defer { index += 4 }
    return (first & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3)
  }
}

extension [UInt8] {
  /// Appends the UTF-8 of a code point.
  @inline(__always)
  mutating func appendUTF8(_ code: UInt32) {
    func tail(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: 0x80 | (code >> shift) & 0x3F) }
    switch code {
    case 0..<0x80:
      append(UInt8(truncatingIfNeeded: code))
    case 0..<0x800:
      append(UInt8(truncatingIfNeeded: 0xC0 | code >> 6))
      append(tail(0))
    case 0..<0x10000:
      append(UInt8(truncatingIfNeeded: 0xE0 | code >> 12))
      append(tail(6))
      append(tail(0))
    default:
      append(UInt8(truncatingIfNeeded: 0xF0 | code >> 18))
      append(tail(12))
      append(tail(6))
      append(tail(0))
    }
  }
}
