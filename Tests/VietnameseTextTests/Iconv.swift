import Glibc

/// The system's converter, which knows all encodings but VNI: the oracle of our tables.
enum Iconv {
  /// The text in another encoding; nil when a letter has no place in it.
  static func bytes(of text: String, in encoding: String) -> [UInt8]? {
    converted(Array(text.utf8), from: "UTF-8", to: encoding)
  }

  /// What bytes of another encoding mean; nil when they mean nothing.
  static func text(of bytes: [UInt8], in encoding: String) -> String? {
    converted(bytes, from: encoding, to: "UTF-8").map { String(decoding: $0, as: UTF8.self) }
  }

  private static func converted(_ bytes: [UInt8], from: String, to: String) -> [UInt8]? {
    let converter = iconv_open(to, from)
    guard let converter, Int(bitPattern: converter) != -1 else { return nil }
    defer { iconv_close(converter) }
    var source = bytes.map { CChar(bitPattern: $0) }
    var target = [CChar](repeating: 0, count: bytes.count * 4 + 16)
    let written: Int? = source.withUnsafeMutableBufferPointer { source in
      target.withUnsafeMutableBufferPointer { target in
        var input = source.baseAddress
        var inputLeft = source.count
        var output = target.baseAddress
        var outputLeft = target.count
        guard iconv(converter, &input, &inputLeft, &output, &outputLeft) == 0,
          // The last letter waits for a mark that could follow.
          iconv(converter, nil, nil, &output, &outputLeft) == 0
        else { return nil }
        return target.count - outputLeft
      }
    }
    return written.map { target[..<$0].map { UInt8(bitPattern: $0) } }
  }
}
