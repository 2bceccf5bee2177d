internal import Crypto

/// A SHA-256 digest, written as its 64 hexadecimal digits.
struct Digest: Hashable {
  private var bytes = SIMD32<UInt8>()

  /// The digest of bytes.
  init(of bytes: UnsafeRawBufferPointer) {
    var hash = SHA256()
    hash.update(bufferPointer: bytes)
    hash.finalize().withUnsafeBytes { digest in
      for index in 0..<32 { self.bytes[index] = digest[index] }
    }
  }

  init(of bytes: [UInt8]) {
    self = bytes.withUnsafeBytes { Digest(of: $0) }
  }

  /// Reads 64 digits; nil for anything else.
  init?(hexadecimal digits: some Sequence<UInt8>) {
    var count = 0
    for digit in digits {
      let value: UInt8
      switch digit {
      case 48...57: value = digit - 48
      case 97...102: value = digit - 87
      default: return nil
      }
      guard count < 64 else { return nil }
      bytes[count / 2] = bytes[count / 2] << 4 | value
      count += 1
    }
    guard count == 64 else { return nil }
  }

  /// The digits.
  var hexadecimal: [UInt8] {
    (0..<64).map { index in
      let byte = bytes[index / 2]
      return JSONWriter.hexadecimal(index % 2 == 0 ? byte >> 4 : byte & 15)
    }
  }

  var text: String { String(decoding: hexadecimal, as: UTF8.self) }
}
