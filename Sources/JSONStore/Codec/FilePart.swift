internal import Glibc

/// A part of a file.
struct FilePart {
  let bytes: Range<Int>
  /// How many records stand before it, and in it, if each begins a line, as in files that this
  /// program writes.
  let first: Int
  let count: Int

  /// Cuts a file before lines that begin as records do.
  static func parts(of bytes: [UInt8], size: Int) -> [FilePart] {
    bytes.withUnsafeBufferPointer { bytes in
      var parts: [FilePart] = []
      var start = 0
      var first = 0
      while start < bytes.count {
        var end = min(start + max(size, 2), bytes.count)
        while end < bytes.count, bytes[end - 1] != 10 || bytes[end] != UInt8(ascii: "{") {
          end += 1
        }
        let count = records(in: UnsafeBufferPointer(rebasing: bytes[start..<end]))
        parts.append(FilePart(bytes: start..<end, first: first, count: count))
        first += count
        start = end
      }
      return parts
    }
  }

  /// How many records begin a line.
  static func records(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard var place = bytes.baseAddress else { return 0 }
    let end = place + bytes.count
    var count = bytes.first == UInt8(ascii: "{") ? 1 : 0
    while let newline = memchr(place, 10, end - place) {
      place = UnsafePointer(newline.assumingMemoryBound(to: UInt8.self)) + 1
      if place < end, place.pointee == UInt8(ascii: "{") { count += 1 }
    }
    // A record is never shorter than its identifier.
    return min(count, bytes.count / 34)
  }
}
