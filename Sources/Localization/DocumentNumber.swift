internal import VietnameseText

/// The number and sign of an official document, such as 05/QĐ-UBND or 12/2025/NQ-HĐND, spelled the
/// way Decree 30/2020/NĐ-CP wants it.
package struct DocumentNumber: Hashable, Sendable {
  /// At least two digits, with a letter where one was put behind: 05, 12a.
  package let number: String
  /// For texts of law only.
  package let year: Int?
  /// The kind of document and who issued it: QĐ-UBND.
  package let sign: String

  /// Reads what people type: `số 5 / qđ - ubnd`, `12/2025/nq-hdnd`, `07-NQ/ĐU`; nil when it is no
  /// such number.
  package init?(_ text: String) {
    var typed = text.cleanedField
    for word in ["số:", "số", "so:", "so"] where typed.lowercased().hasPrefix(word) {
      typed = String(typed.dropFirst(word.count))
      break
    }
    let clean = typed.filter { $0 != " " }
    let digits = clean.prefix { $0.isASCII && $0.isNumber }
    guard (1...6).contains(digits.count) else { return nil }
    var rest = clean.dropFirst(digits.count)
    let letter = rest.prefix { $0.isASCII && $0.isLetter }
    guard letter.count <= 1 else { return nil }
    rest = rest.dropFirst(letter.count)
    // A body of the Party writes 07-NQ/ĐU.
    guard let separator = rest.first, "/-–".contains(separator) else { return nil }
    rest = rest.dropFirst()
    let isParty = separator != "/"
    number = (digits.count < 2 ? "0" : "") + digits + letter.lowercased()
    if !isParty, let slash = rest.firstIndex(of: "/"), let year = Int(rest[..<slash]) {
      guard (1900...2200).contains(year) else { return nil }
      self.year = year
      rest = rest[rest.index(after: slash)...]
    } else {
      year = nil
    }
    let parts = rest.split(omittingEmptySubsequences: false) { "-–/".contains($0) }
    guard !parts.isEmpty, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isLetterOrDigit) }),
      rest.contains(where: \.isLetter)
    else { return nil }
    var sign = isParty ? "-" : "/"
    for character in rest.uppercased() { sign.append(character == "–" ? "-" : character) }
    self.sign = Self.withStrokes(sign)
    self.isParty = isParty
  }

  private let isParty: Bool

  /// Abbreviations that hold Đ, which is not on every keyboard. ND alone is not among them: it may
  /// be Nhân dân as well as Nghị định.
  private static func withStrokes(_ sign: String) -> String {
    var result = ""
    var word = ""
    func finish() {
      result += strokes[word] ?? word
      word = ""
    }
    for character in sign {
      if "-/".contains(character) {
        finish()
        result.append(character)
      } else {
        word.append(character)
      }
    }
    finish()
    return result == "/ND-CP" ? "/NĐ-CP" : result
  }

  private static let strokes = [
    "QD": "QĐ", "HDND": "HĐND", "TTHDND": "TTHĐND", "HDBC": "HĐBC", "CD": "CĐ", "LDLD": "LĐLĐ",
    "DU": "ĐU", "BCD": "BCĐ", "LDTBXH": "LĐTBXH", "BLDTBXH": "BLĐTBXH",
  ]
}

// MARK: - CustomStringConvertible

extension DocumentNumber: CustomStringConvertible {
  /// As it is written: 05/QĐ-UBND, 12/2025/NQ-HĐND, 07-NQ/ĐU.
  package var description: String {
    guard let year else { return number + sign }
    return "\(number)/\(year)\(sign)"
  }
}

extension Character {
  fileprivate var isLetterOrDigit: Bool { isLetter || isASCII && isNumber }
}
