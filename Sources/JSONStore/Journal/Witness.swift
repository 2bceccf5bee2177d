/// The line of another journal that was seen last: its number and the beginning of its digest, so that
/// each journal bears witness to the others.
struct Witness: Hashable {
  var number: Int
  /// The first 16 digits of the line's digest; nil in lines of the first format.
  var mark: UInt64?

  init(number: Int, mark: UInt64?) {
    self.number = number
    self.mark = mark
  }

  init(_ position: JournalPosition) {
    self.init(number: position.number, mark: position.digest.mark)
  }
}

extension JSONWriter {
  mutating func witness(_ witness: Witness) {
    raw("[")
    integer(witness.number)
    raw(",\"")
    for index in 0..<16 {
      bytes.append(
        JSONWriter.hexadecimal(UInt8((witness.mark ?? 0) >> UInt64(60 - index * 4) & 15)))
    }
    raw("\"]")
  }
}

extension JSONReader {
  mutating func witness() throws(Problem) -> Witness {
    try expect(UInt8(ascii: "["))
    let number = try integer()
    try expect(UInt8(ascii: ","))
    let digits = try string().utf8
    guard digits.count == 16, digits.allSatisfy({ $0 != UInt8(ascii: "+") }),
      let mark = UInt64(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw .wrongValue }
    try expect(UInt8(ascii: "]"))
    return Witness(number: number, mark: mark)
  }
}
