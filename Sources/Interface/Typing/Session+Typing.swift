internal import CommuneDomain
internal import Terminal
internal import VietnameseText

/// What a user has chosen about typing Vietnamese, kept among his settings.
extension Session {
  /// How plain keys make letters in fields of words; nil while typing is off or has stepped aside.
  var typing: TypingChoice? {
    guard !isTypingAside, let method = chosenMethod else { return nil }
    return TypingChoice(method: method, toneStyle: toneStyle)
  }

  /// The same where a field of this kind is typed in: dates, numbers and codes take keys as they
  /// come.
  func typing(in kind: FieldKind) -> TypingChoice? { kind.isTypedInWords ? typing : nil }

  /// The method chosen; nil where typing is off.
  private var chosenMethod: TypingMethod? {
    settings[TypingSetting.method].flatMap { TypingMethod(rawValue: $0) }
  }

  /// The method that switching on means.
  var usualMethod: TypingMethod {
    chosenMethod ?? settings[TypingSetting.last].flatMap { TypingMethod(rawValue: $0) } ?? .telex
  }

  var toneStyle: ToneStyle {
    settings[TypingSetting.tone].flatMap { ToneStyle(rawValue: $0) } ?? .old
  }

  /// What the check of the keyboard found; nil before there was one.
  var typingChecked: TypingCheck.Finding? {
    settings[TypingSetting.checked].flatMap { TypingCheck.Finding(rawValue: $0) }
  }
}

/// The keys of the settings.
enum TypingSetting {
  /// `off`, or a method.
  static let method = "typing.method"
  /// The method that was on before it was switched off.
  static let last = "typing.last"
  /// `old` or `new`.
  static let tone = "typing.tone"
  /// What the check of the keyboard found.
  static let checked = "typing.checked"

  static let all = [method, last, tone, checked]
  static let off = "off"
}

extension FieldKind {
  /// Whether what is typed is Vietnamese rather than a date, a number or a code.
  var isTypedInWords: Bool {
    switch self {
    case .text(.line), .text(.paragraph), .text(.personName), .choice, .reference, .remarks, .notes:
      true
    case .text, .integer, .hundredths, .amount, .date, .flag, .marks: false
    }
  }
}

extension TypingMethod {
  /// What the method is called in every language.
  var name: String { self == .telex ? "Telex" : sign }

  /// The name on the line above the keys.
  var sign: String { rawValue.uppercased() }
}
