internal import Crypto

/// A SHA-256 digest as its 64 hexadecimal digits.
struct Digest: Hashable {
  let hexadecimal: [UInt8]

  /// The digest of bytes.
  init(of bytes: UnsafeRawBufferPointer) {
    var hash = SHA256()
    hash.update(bufferPointer: bytes)
    hexadecimal = hash.finalize().withUnsafeBytes { digest in
      digest.flatMap { [JSONWriter.hexadecimal($0 >> 4), JSONWriter.hexadecimal($0 & 15)] }
    }
  }

  init(of bytes: [UInt8]) {
    self = bytes.withUnsafeBytes { Digest(of: $0) }
  }

  /// Reads 64 digits; nil for anything else.
  init?(hexadecimal digits: some Sequence<UInt8>) {
    let digits = Array(digits)
    guard digits.count == 64,
      digits.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
    else { return nil }
    hexadecimal = digits
  }

  var text: String { String(decoding: hexadecimal, as: UTF8.self) }
}
