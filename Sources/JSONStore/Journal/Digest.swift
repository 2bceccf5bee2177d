internal import Crypto

/// A SHA-256 digest, written as its 64 hexadecimal digits.
struct Digest: Hashable {
  /// Sixteen digits in each.
  private var words = SIMD4<UInt64>()

  /// The digest of bytes.
  init(of bytes: UnsafeRawBufferPointer) {
    var hash = SHA256()
    hash.update(bufferPointer: bytes)
    hash.finalize().withUnsafeBytes { digest in
      for index in 0..<4 {
        words[index] = UInt64(
          bigEndian: digest.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
      }
    }
  }

  init(of bytes: [UInt8]) {
    self = bytes.withUnsafeBytes { Digest(of: $0) }
  }

  /// Reads 64 digits; nil for anything else.
  init?(hexadecimal digits: some Sequence<UInt8>) {
    var count = 0
    var word: UInt64 = 0
    for digit in digits {
      let value: UInt8
      switch digit {
      case 48...57: value = digit - 48
      case 97...102: value = digit - 87
      default: return nil
      }
      guard count < 64 else { return nil }
      word = word << 4 | UInt64(value)
      if count % 16 == 15 { words[count / 16] = word }
      count += 1
    }
    guard count == 64 else { return nil }
  }

  /// The digits.
  var hexadecimal: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 64) { digits, count in
      for place in 0..<4 {
        var word = words[place]
        for index in (place * 16..<place * 16 + 16).reversed() {
          digits[index] = JSONWriter.hexadecimal(UInt8(word & 15))
          word >>= 4
        }
      }
      count = 64
    }
  }

  /// The first 16 digits.
  var mark: UInt64 { words[0] }

  var text: String { String(decoding: hexadecimal, as: UTF8.self) }
}
