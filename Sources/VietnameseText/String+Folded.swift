extension String {
  /// The text to search by: lower case, no marks, đ as d; ASCII for every Vietnamese letter.
  ///
  /// Decomposed and composed text fold alike. Each character keeps its place, so an index counted
  /// in characters fits both; blanks are neither collapsed nor trimmed. It is not a form to store
  /// or show.
  package var folded: String { String(decoding: foldedBytes, as: UTF8.self) }

  /// The UTF-8 of `folded`, for callers that scan bytes.
  package var foldedBytes: [UInt8] {
    let bytes = utf8.span
    let table = Letter.table
    var folded: [UInt8] = []
    folded.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        folded.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
        index += 1
        continue
      }
      let code = decodeScalar(bytes, &index)
      guard code < table.count else {
        folded.appendUTF8(Letter.beyondTable(code))
        continue
      }
      let plain = table[Int(code)].folded
      if plain != 0 { folded.appendUTF8(UInt32(plain)) }
    }
    return folded
  }
}
