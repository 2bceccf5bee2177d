internal import Localization
internal import Terminal
internal import VietnameseText

/// Vietnamese typing: switched from every screen, stepping aside where it is not needed.
extension App {
  /// Carries out a command about typing; nil for every other one.
  mutating func carryOutTyping(_ command: Command, on screen: inout any Screen) -> Response? {
    switch command {
    case .typing: choose(session.typing == nil ? session.usualMethod : nil)
    case .typingMethod: choose(methodAfterThis)
    case .typingTone: switchToneStyle()
    case .typingKeys: showKeys(on: &screen)
    case .typingCheck: screen.kind == .typing ? Response.none : .push(TypingScreen())
    default: nil
    }
  }

  /// Off, then each method.
  private var methodAfterThis: TypingMethod? {
    let methods = TypingMethod.allCases
    guard let now = session.typing?.method, let index = methods.firstIndex(of: now) else {
      return methods.first
    }
    return index + 1 < methods.count ? methods[index + 1] : nil
  }

  private mutating func choose(_ method: TypingMethod?) -> Response {
    let last = session.usualMethod
    session.isTypingAside = false
    let phrases = session.phrases
    return Response(
      effects: [
        .keepSetting(TypingSetting.method, method?.rawValue ?? TypingSetting.off),
        .keepSetting(TypingSetting.last, (method ?? last).rawValue),
      ],
      message: Message(
        text: method.map { phrases.text("typing.on", $0.name) } ?? phrases["typing.off"],
        tone: .good))
  }

  private func switchToneStyle() -> Response {
    let style: ToneStyle = session.toneStyle == .old ? .new : .old
    return Response(
      effects: [.keepSetting(TypingSetting.tone, style.rawValue)],
      message: Message(text: session.phrases.name(of: style), tone: .good))
  }

  /// The keys of the last word, which only the field knows.
  private mutating func showKeys(on screen: inout any Screen) -> Response {
    guard session.typing != nil, screen.isTyping, screen.isTypingWords else {
      return .say(session.phrases["typing.nothing-typed"], .warning)
    }
    return screen.handle(.key(.control("_")), in: &session) ?? .none
  }

  /// Switches typing off when a letter shows that an input method outside makes letters already;
  /// the sentence that says so.
  mutating func stepAside(for event: Event) -> Message? {
    guard case .key(.character(let character)) = event, let typing = session.typing,
      character.isFromOutside
    else { return nil }
    session.isTypingAside = true
    var message = Message(
      text: session.phrases.text("typing.aside", typing.method.name), tone: .warning)
    message.outlastsTyping = true
    return message
  }

  /// What is shown of typing on the line above the keys; nil where nothing can be typed, or it is
  /// off.
  func typingSign(of screen: any Screen) -> String? {
    guard screen.isTyping, let typing = session.typing else { return nil }
    return screen.isTypingWords ? typing.method.sign : "–"
  }

  /// Takes over what was chosen before there was a book.
  mutating func keepTyping(of before: Session) -> [Effect] {
    session.isTypingAside = before.isTypingAside
    session.backspaceCode = before.backspaceCode
    return TypingSetting.all.compactMap { key in
      guard let value = before.settings[key], session.settings[key] == nil else { return nil }
      session.settings[key] = value
      return .keepSetting(key, value)
    }
  }
}

extension Phrases {
  /// What a tone style is called, with words that it writes otherwise than the other.
  func name(of style: ToneStyle) -> String {
    var examples = TypedLine(method: .telex, toneStyle: style)
    for key in "hoaf, khoer, thuyr" { examples.type(key) }
    return text("typing.tone.\(style.rawValue)", examples.text)
  }
}

extension Event {
  /// Whether it goes on with a word: a message that must be read stays meanwhile.
  var isWithinWord: Bool {
    switch self {
    case .key(.character(let character)): !character.isWhitespace
    case .key(.backspace): true
    default: false
    }
  }

  /// The letters of a paste that no field has room for; nil for all else.
  var overlongPaste: Int? {
    guard case .paste(let text) = self, text.utf8.count > TextFieldState.capacity else {
      return nil
    }
    let count = text.count
    // A letter can hold more marks than any text means.
    return count > TextFieldState.capacity || text.utf8.count > 8 * TextFieldState.capacity
      ? count : nil
  }
}
