/// The block of 512 bytes in front of a file in a tar archive, in the form of POSIX 1003.1-1988 (ustar).
///
/// Written in one way only, so that whatever reads differently was not written here, or was spoilt.
struct TarHeader: Hashable {
  static let block = 512
  /// The largest size that eleven octal digits hold.
  static let largest = 0o77_777_777_777

  var name: String
  var size: Int
  /// Seconds since 1 January 1970 UTC.
  var time: Int

  /// The bytes of the file with what fills its last block up.
  var paddedSize: Int { (size + Self.block - 1) / Self.block * Self.block }

  /// Nil where the name or the size does not fit.
  var bytes: [UInt8]? {
    guard let (prefix, name) = parts, (0...Self.largest).contains(size),
      (0...Self.largest).contains(time)
    else { return nil }
    var block: [UInt8] = []
    func field(_ text: [UInt8], upTo end: Int) {
      block += text
      block += Array(repeating: 0, count: end - block.count)
    }
    field(name, upTo: 100)
    field(Array("0000600".utf8), upTo: 108)
    field(Array("0000000".utf8), upTo: 116)
    field(Array("0000000".utf8), upTo: 124)
    field(Self.octal(size, 11), upTo: 136)
    field(Self.octal(time, 11), upTo: 148)
    // The sum is made with blanks in its own place.
    field(Array(repeating: 0x20, count: 8), upTo: 156)
    field([UInt8(ascii: "0")], upTo: 157)
    field([], upTo: 257)
    field(Array("ustar".utf8), upTo: 263)
    field(Array("00".utf8), upTo: 265)
    field([], upTo: 345)
    field(prefix, upTo: 500)
    field([], upTo: Self.block)
    let sum = block.reduce(0) { $0 + Int($1) }
    block.replaceSubrange(148..<156, with: Self.octal(sum, 6) + [0, 0x20])
    return block
  }

  init(name: String, size: Int, time: Int) {
    self.name = name
    self.size = size
    self.time = time
  }

  /// Reads a block; nil for anything that `bytes` does not give: links, devices, folders, sparse files,
  /// names of other forms.
  init?(_ block: [UInt8]) {
    guard block.count == Self.block,
      let size = Self.number(block[124..<135]), let time = Self.number(block[136..<147])
    else { return nil }
    let name = String(decoding: block[..<100].prefix { $0 != 0 }, as: UTF8.self)
    let prefix = String(decoding: block[345..<500].prefix { $0 != 0 }, as: UTF8.self)
    self.init(name: prefix.isEmpty ? name : "\(prefix)/\(name)", size: size, time: time)
    guard bytes == block else { return nil }
  }

  /// The name in the two pieces in which it is kept; the longest name is 255 bytes.
  private var parts: (prefix: [UInt8], name: [UInt8])? {
    let whole = Array(name.utf8)
    guard !whole.isEmpty, !whole.contains(0) else { return nil }
    if whole.count <= 100 { return ([], whole) }
    for index in whole.indices.reversed() where whole[index] == UInt8(ascii: "/") {
      let rest = whole.count - index - 1
      if index <= 155, rest <= 100, rest > 0, index > 0 {
        return (Array(whole[..<index]), Array(whole[(index + 1)...]))
      }
    }
    return nil
  }

  private static func octal(_ number: Int, _ width: Int) -> [UInt8] {
    let digits = String(number, radix: 8)
    return Array((String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits).utf8)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard digits.allSatisfy({ (48...55).contains($0) }) else { return nil }
    return digits.reduce(0) { $0 << 3 | Int($1 - 48) }
  }
}
