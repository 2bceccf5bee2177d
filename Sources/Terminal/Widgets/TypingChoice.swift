package import VietnameseText

/// How a field makes Vietnamese letters of plain keys.
package struct TypingChoice: Hashable, Sendable {
  package let method: TypingMethod
  package let toneStyle: ToneStyle

  package init(method: TypingMethod, toneStyle: ToneStyle = .old) {
    self.method = method
    self.toneStyle = toneStyle
  }
}
