/// The keys of a register as they stand in its file, tried in the order in which they stand there.
struct KeyTable {
  /// All keys in their quotes, one after the other, and where each begins.
  private let bytes: [UInt8]
  private let starts: [Int]

  init(_ keys: [String]) {
    var bytes: [UInt8] = []
    var starts = [0]
    for key in keys {
      bytes += Array("\"\(key)\"".utf8)
      starts.append(bytes.count)
    }
    self.bytes = bytes
    self.starts = starts
  }

  /// The place of the key that stands here; passes over it. `next` is the first one to try.
  @inline(__always)
  func match(_ reader: inout JSONReader, from next: Int) throws(Problem) -> Int {
    let count = starts.count - 1
    for index in next..<count where stands(index, &reader) { return index }
    for index in 0..<min(next, count) where stands(index, &reader) { return index }
    let key = try reader.string()
    throw key == "id" ? .duplicateKey(key) : .unknownKey(key)
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
}
