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
      write(to: digits)
      count = 64
    }
  }

  /// Writes the digits into a place for 64, eight at a time.
  func write(to digits: UnsafeMutableBufferPointer<UInt8>) {
    guard digits.count >= 64, let start = digits.baseAddress else { return }
    for place in 0..<8 {
      // One digit to a byte, the first one uppermost; then those from 10 on become letters.
      var word = words[place / 2] >> (place % 2 == 0 ? 32 : 0) & 0xFFFF_FFFF
      word = (word << 16 | word) & 0x0000_FFFF_0000_FFFF
      word = (word << 8 | word) & 0x00FF_00FF_00FF_00FF
      word = (word << 4 | word) & 0x0F0F_0F0F_0F0F_0F0F
      let isLetter = (word &+ 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
      let letters = word &+ 0x3030_3030_3030_3030 &+ isLetter &* 39
      UnsafeMutableRawPointer(start).storeBytes(
        of: letters.bigEndian, toByteOffset: place * 8, as: UInt64.self)
    }
  }

  /// The first 16 digits.
  var mark: UInt64 { words[0] }

  var text: String { String(decoding: hexadecimal, as: UTF8.self) }
}
