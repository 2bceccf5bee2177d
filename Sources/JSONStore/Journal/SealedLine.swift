/// A line whose end holds the digest of the line before and its own: `,"p":"…","h":"…"}` newline.
///
/// Both ends have a fixed length, so that a line is verified without being parsed.
struct SealedLine {
  /// `,"h":"` + 64 digits + `"}` + newline.
  static let digestLength = 73
  /// `,"p":"` + 64 digits + `"`.
  static let previousLength = 71
  static let endLength = previousLength + digestLength

  let bytes: [UInt8]
  let digest: Digest

  init(sealing opening: consuming JSONWriter, after previous: Digest) {
    opening.raw(#","p":""#)
    opening.digest(previous)
    opening.raw("\"")
    digest = Digest(of: opening.bytes)
    opening.raw(#","h":""#)
    opening.digest(digest)
    opening.raw("\"}\n")
    bytes = opening.bytes
  }
}

/// A line found in a file, its newline included, as far as its end tells.
struct FoundLine {
  /// The digest of the line before that it claims to follow.
  let previous: Digest
  let digest: Digest
  /// What stands before its end.
  let opening: UnsafeBufferPointer<UInt8>

  /// Nil when the line does not end as lines do or its digest is not that of its bytes.
  init?(_ line: UnsafeBufferPointer<UInt8>) {
    let opening = line.count - SealedLine.endLength
    guard opening > 0, line.count <= JournalLine.longest else { return nil }
    guard Self.stands(#","p":""#, in: line, at: opening),
      Self.stands(#"","h":""#, in: line, at: opening + 70),
      Self.stands("\"}\n", in: line, at: line.count - 3),
      let previous = Digest(hexadecimal: line[(opening + 6)..<(opening + 70)]),
      let digest = Digest(hexadecimal: line[(line.count - 67)..<(line.count - 3)]),
      Digest(
        of: UnsafeRawBufferPointer(
          UnsafeBufferPointer(rebasing: line[..<(line.count - SealedLine.digestLength)])))
        == digest
    else { return nil }
    self.previous = previous
    self.digest = digest
    self.opening = UnsafeBufferPointer(rebasing: line[..<opening])
  }

  private static func stands(
    _ text: StaticString, in line: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> Bool {
    for index in 0..<text.utf8CodeUnitCount
    where line[start + index] != text.utf8Start[index] { return false }
    return true
  }
}
