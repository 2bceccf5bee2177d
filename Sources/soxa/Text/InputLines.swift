import Glibc

/// The lines of standard input as bytes, handed on as they arrive.
///
/// A line may be of any length; each byte is looked at once.
struct InputLines {
  /// A line without its end.
  struct Line {
    /// From 1.
    let number: Int
    let bytes: ArraySlice<UInt8>
  }

  /// True when reading stopped before the end of the input.
  private(set) var hasFailed = false
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
        hasFailed = true
      }
      guard !begun.isEmpty else { return nil }
      defer { begun = [] }
      return [line(begun[...])]
    }
    var lines: [Line] = []
    var rest = buffer[..<count]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      if begun.isEmpty {
        lines.append(line(rest[..<end]))
      } else {
        lines.append(line((begun + rest[..<end])[...]))
        begun.removeAll(keepingCapacity: true)
      }
      rest = rest[(end + 1)...]
    }
    begun += rest
    return lines
  }

  private mutating func line(_ bytes: ArraySlice<UInt8>) -> Line {
    linesRead += 1
    return Line(number: linesRead, bytes: bytes)
  }
}
