/// A JSON value to be written; members keep their order.
indirect enum JSONText {
  case null
  case integer(Int)
  case hundredths(Int)
  case string(String)
  /// Written on one line.
  case list([JSONText])
  /// Written with each element on a line of its own.
  case rows([JSONText])
  case object([(String, JSONText)])

  func write(to text: inout String) {
    switch self {
    case .null: text += "null"
    case .integer(let number): text += String(number)
    case .hundredths(let number): text += MachineValue.text(hundredths: number)
    case .string(let string): Self.write(string, to: &text)
    case .list(let elements): write(elements, "[", ", ", "]", to: &text) { $0.write(to: &$1) }
    case .rows(let elements):
      guard !elements.isEmpty else {
        text += "[]"
        return
      }
      write(elements, "[\n", ",\n", "\n]", to: &text) { $0.write(to: &$1) }
    case .object(let members):
      write(members, "{", ", ", "}", to: &text) { member, text in
        Self.write(member.0, to: &text)
        text += ": "
        member.1.write(to: &text)
      }
    }
  }

  private func write<Element>(
    _ elements: [Element], _ open: String, _ between: String, _ close: String,
    to text: inout String, each: (Element, inout String) -> Void
  ) {
    text += open
    for (index, element) in elements.enumerated() {
      if index > 0 { text += between }
      each(element, &text)
    }
    text += close
  }

  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
