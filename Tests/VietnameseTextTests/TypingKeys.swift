import VietnameseText

extension TypedLine {
  /// What keys give; `<BS>` is Backspace, ␣ a blank.
  static func text(
    _ keys: some StringProtocol, _ method: TypingMethod, _ style: ToneStyle = .old
  ) -> String {
    var line = TypedLine(method: method, toneStyle: style)
    var rest = Substring(keys)
    while let key = rest.first {
      if rest.hasPrefix("<BS>") {
        line.deleteBackward()
        rest = rest.dropFirst(4)
      } else {
        line.type(key == "␣" ? " " : key)
        rest = rest.dropFirst()
      }
    }
    return line.text
  }
}
