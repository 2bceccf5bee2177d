import Glibc

/// The lines of standard input, handed on as they arrive.
///
/// A line may be of any length; each byte is looked at once.
struct TextLineReader {
  /// A line without its end.
  struct Line {
    let number: Int
    /// Wrong bytes are replaced by U+FFFD.
    let text: String
    let isUTF8: Bool
  }

  /// Why reading stopped before the end of the input.
  private(set) var errorNumber: Int32?
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  /// The beginning of a line whose end has not come yet.
  private var begun: [UInt8] = []
  private var linesRead = 0

  /// The lines that one read completes, possibly none; nil at the end.
  mutating func next() -> [Line]? {
    let count = read(STDIN_FILENO, &buffer, buffer.count)
    guard count > 0 else {
      if count < 0 {
        if errno == EINTR { return [] }
        errorNumber = errno
      }
      guard !begun.isEmpty else { return nil }
      defer { begun = [] }
      return [line(begun)]
    }
    var lines: [Line] = []
    var rest = buffer[..<count]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      lines.append(line(begun + rest[..<end]))
      begun.removeAll(keepingCapacity: true)
      rest = rest[(end + 1)...]
    }
    begun += rest
    return lines
  }

  private mutating func line(_ bytes: [UInt8]) -> Line {
    linesRead += 1
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return Line(number: linesRead, text: String(decoding: bytes, as: UTF8.self), isUTF8: false)
    }
    return Line(number: linesRead, text: text, isUTF8: true)
  }
}
