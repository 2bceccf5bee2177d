/// Reads lines of an old encoding as Unicode.
///
/// A line may be bytes, or Unicode text that an office program made of such bytes by taking them
/// for Windows-1252 ("NguyÔn V¨n B¾c"): then letters are mapped instead of bytes, and letters that
/// Windows-1252 does not have stay as they are. Nothing stops at a byte that has no meaning: it is
/// told where it stands, and the rest is kept.
package struct TextDecoder: Sendable {
  package let encoding: TextEncoding
  /// What is done about the capitals that TCVN3 leaves to the font.
  package var capitals: Capitals

  /// Fonts such as .VnTimeH show the codes of small letters as capitals, so the bytes alone do not
  /// tell "NGUYỄN" from "NGUYễN".
  package enum Capitals: String, CaseIterable, Sendable {
    /// Small letters stay small.
    case keep
    /// Words and cells whose ASCII letters are all capitals become capitals.
    case guess
    /// Everything becomes capitals: the text was written in a font of capitals.
    case all
  }

  package init(_ encoding: TextEncoding, capitals: Capitals = .guess) {
    self.encoding = encoding
    self.capitals = capitals
  }

  /// A line as Unicode, and the places in its bytes where something had no meaning.
  package struct Line: Hashable, Sendable {
    package var text: String
    package var faults: [Int]
  }

  /// Reads one line, without its line feed.
  package func line(_ bytes: some Collection<UInt8>) -> Line {
    let bytes = Array(bytes)
    if encoding == .utf8 { return Self.utf8(bytes) }
    if let text = Self.textOfWindows1252(bytes) { return decoded(units(of: text)) }
    return decoded(bytes.enumerated().map { Unit(byte: $1, offset: $0) })
  }

  /// Reads text that was made of bytes by taking them for Windows-1252.
  package func text(_ text: String) -> String {
    decoded(units(of: text)).text
  }

  // MARK: - Units

  /// A byte, or a letter that no byte stood for.
  private struct Unit {
    var byte: UInt8
    var letter: Unicode.Scalar?
    let offset: Int

    init(byte: UInt8, offset: Int) {
      self.byte = byte
      self.offset = offset
    }

    init(letter: Unicode.Scalar, offset: Int) {
      byte = 0
      self.letter = letter
      self.offset = offset
    }
  }

  private func units(of text: String) -> [Unit] {
    var units: [Unit] = []
    var offset = 0
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        units.append(Unit(byte: UInt8(scalar.value), offset: offset))
      } else if let byte = CodePages.bytesOfWindows1252[scalar] {
        units.append(Unit(byte: byte, offset: offset))
      } else {
        units.append(Unit(letter: scalar, offset: offset))
      }
      offset += UTF8.width(scalar)
    }
    return units
  }

  /// The line as text, if it is UTF-8 and its letters are such as Europe and Vietnam have; bytes of
  /// another encoding that happen to be UTF-8 give other ones.
  private static func textOfWindows1252(_ bytes: [UInt8]) -> String? {
    guard bytes.contains(where: { $0 >= 0x80 }),
      let text = String(validating: bytes, as: UTF8.self)
    else { return nil }
    let isEuropean = text.unicodeScalars.allSatisfy { scalar in
      scalar.value < 0x0370 || (0x1E00..<0x1F00).contains(scalar.value)
        || (0x2000..<0x2200).contains(scalar.value) || scalar == "\u{FEFF}"
    }
    return isEuropean ? text : nil
  }

  // MARK: - Encodings

  private func decoded(_ units: [Unit]) -> Line {
    var scalars = String.UnicodeScalarView()
    var faults: [Int] = []
    switch encoding {
    case .vni: decodeVNI(units, &scalars, &faults)
    case .tcvn3: decode(units, by: CodePages.tcvn3, &scalars, &faults)
    case .viscii: decode(units, by: CodePages.viscii, &scalars, &faults)
    case .cp1258, .utf8: decode(units, by: CodePages.windows1258, &scalars, &faults)
    }
    let text = String(scalars).composed
    return Line(text: encoding == .tcvn3 ? capitals.applied(to: text) : text, faults: faults)
  }

  private func decode(
    _ units: [Unit], by page: [Unicode.Scalar], _ scalars: inout String.UnicodeScalarView,
    _ faults: inout [Int]
  ) {
    for unit in units {
      if let letter = unit.letter {
        scalars.append(letter)
      } else if unit.byte < 0x80 {
        let control = encoding == .viscii ? CodePages.visciiControls[unit.byte] : nil
        scalars.append(control ?? Unicode.Scalar(unit.byte))
      } else {
        var scalar = page[Int(unit.byte) - 0x80]
        if (0x0300...0x036F).contains(scalar.value), !(scalars.last.map(Self.isLetter) ?? false) {
          // A tone without its letter. The ABC fonts have signs such as ° there.
          if encoding == .tcvn3 {
            scalar = CodePages.windows1252[Int(unit.byte) - 0x80]
          } else {
            faults.append(unit.offset)
          }
        } else if scalar == "\u{FFFD}" {
          faults.append(unit.offset)
        }
        scalars.append(scalar)
      }
    }
  }

  private func decodeVNI(
    _ units: [Unit], _ scalars: inout String.UnicodeScalarView, _ faults: inout [Int]
  ) {
    var index = 0
    while index < units.count {
      let unit = units[index]
      index += 1
      if let letter = unit.letter {
        scalars.append(letter)
        continue
      }
      if index < units.count, units[index].letter == nil, units[index].byte >= 0x80,
        let letter = VNILetters.pairs[VNILetters.Pair(unit.byte, units[index].byte)]
      {
        scalars.append(letter)
        index += 1
      } else if unit.byte < 0x80 {
        scalars.append(Unicode.Scalar(unit.byte))
      } else if let letter = VNILetters.single[unit.byte] {
        scalars.append(letter)
      } else {
        let scalar = CodePages.windows1252[Int(unit.byte) - 0x80]
        if scalar == "\u{FFFD}" || VNILetters.signs.contains(unit.byte) {
          faults.append(unit.offset)
        }
        scalars.append(scalar)
      }
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || (0x0300...0x036F).contains(scalar.value)
  }

  /// UTF-8, in which a wrong byte becomes U+FFFD.
  private static func utf8(_ bytes: [UInt8]) -> Line {
    if let text = String(validating: bytes, as: UTF8.self) { return Line(text: text, faults: []) }
    var scalars = String.UnicodeScalarView()
    var faults: [Int] = []
    var decoder = UTF8.ForwardParser()
    var source = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.parseScalar(from: &source) {
      case .valid(let encoded):
        scalars.append(UTF8.decode(encoded))
        offset += encoded.count
      case .error(let length):
        scalars.append("\u{FFFD}")
        faults.append(offset)
        offset += length
      case .emptyInput:
        return Line(text: String(scalars), faults: faults)
      }
    }
  }
}
