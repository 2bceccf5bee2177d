internal import Glibc

extension UnsafeBufferPointer<UInt8> {
  /// Where the line that begins here ends, its newline included; nil when none follows.
  func lineEnd(from start: Int) -> Int? {
    guard let baseAddress, start < count,
      let newline = memchr(baseAddress + start, 10, count - start)
    else { return nil }
    return UnsafeRawPointer(newline) - UnsafeRawPointer(baseAddress) + 1
  }

  /// The bytes of a range.
  subscript(bytes range: Range<Int>) -> UnsafeBufferPointer {
    UnsafeBufferPointer(rebasing: self[range])
  }
}
