package import CommuneDomain
package import Terminal

/// One screen of the program as a value: what it shows is worked out from it and the session.
package protocol Screen: Sendable {
  /// Which commands it knows.
  var kind: ScreenKind { get }

  /// Whether plain letters are text at the moment, and not commands.
  var isTyping: Bool { get }

  /// Whether what is typed is made of words, where plain keys may make Vietnamese letters.
  var isTypingWords: Bool { get }

  /// The way to here, such as "Hộ gia đình › H000871 Nguyễn Thị Bắc", and what stands at the right.
  func heading(in session: Session) -> Heading

  /// The line above the keys while there is no message.
  func status(in session: Session) -> String

  /// Works out again what depends on the session; called before drawing when anything changed.
  mutating func refresh(in session: Session)

  /// Carries out a command; nil when it means nothing here.
  mutating func perform(_ command: Command, in session: inout Session) -> Response?

  /// Takes a key that is no command here, or pasted text; nil when it means nothing here.
  mutating func handle(_ event: Event, in session: inout Session) -> Response?

  /// Takes what a screen above gave back when it closed.
  mutating func receive(_ answer: Answer, in session: inout Session) -> Response

  /// Takes the outcome of an effect that this screen asked for.
  mutating func receive(_ outcome: Outcome, in session: inout Session) -> Response

  /// Takes what others have saved, which the session holds already: what was typed stays, and the
  /// answer says what of it must be known here. Every open screen is asked, also those below.
  mutating func take(_ arrival: Arrival, in session: Session) -> Response

  /// Takes that its change was not written because it met others'; nil where it cannot show both
  /// sides, which a screen of their own then does.
  mutating func meet(_ clashes: [Clash], in session: inout Session) -> Response?

  /// Paints the screen; rows outside the body belong to the program.
  func draw(in frame: inout Frame, body: Rect, session: Session)

  /// The phrase key of why a command cannot be used now; nil when it can.
  func obstacle(to command: Command, in session: Session) -> String?

  /// The command by whose name the bottom line calls this one, where its key does something else.
  func meaning(of command: Command) -> Command

  /// What must be kept when the program ends now.
  var unsavedDraft: Draft? { get }

  /// Whether it shows what needs doing, which is brought up to date before it is drawn.
  var followsTodo: Bool { get }
}

extension Screen {
  package var isTyping: Bool { false }
  package var isTypingWords: Bool { isTyping }
  package func status(in session: Session) -> String { "" }
  package mutating func refresh(in session: Session) {}
  package mutating func perform(_ command: Command, in session: inout Session) -> Response? { nil }
  package mutating func handle(_ event: Event, in session: inout Session) -> Response? { nil }
  package mutating func receive(_ answer: Answer, in session: inout Session) -> Response { .none }
  package mutating func receive(_ outcome: Outcome, in session: inout Session) -> Response {
    .none
  }
  package mutating func take(_ arrival: Arrival, in session: Session) -> Response { .none }
  package mutating func meet(_ clashes: [Clash], in session: inout Session) -> Response? { nil }
  package func obstacle(to command: Command, in session: Session) -> String? { nil }
  package func meaning(of command: Command) -> Command { command }
  package var unsavedDraft: Draft? { nil }
  package var followsTodo: Bool { false }
}

/// The first row of a screen.
package struct Heading: Sendable, Hashable {
  package var path: [String]
  package var right: String

  package init(_ path: [String], right: String = "") {
    self.path = path
    self.right = right
  }
}

/// What a screen wants after an event.
package struct Response: Sendable {
  package var effects: [Effect] = []
  package var navigation: Navigation?
  package var message: Message?

  package init(
    effects: [Effect] = [], navigation: Navigation? = nil, message: Message? = nil
  ) {
    self.effects = effects
    self.navigation = navigation
    self.message = message
  }

  package static let none = Response()

  package static func push(_ screen: any Screen) -> Response {
    Response(navigation: .push(screen))
  }

  package static func say(_ text: String, _ tone: Message.Tone = .plain) -> Response {
    Response(message: Message(text: text, tone: tone))
  }

  package static func effect(_ effect: Effect) -> Response {
    Response(effects: [effect])
  }
}

/// Where to go after an event.
package enum Navigation: Sendable {
  case push(any Screen)
  /// Another screen in the place of this one.
  case replace(any Screen)
  /// Back to the screen below, with what was chosen or made.
  case close(Answer?)
  /// Close, then carry out a command on the screen below, as the palette does.
  case closeAndPerform(Command)
  /// Back to the home screen.
  case home
}

/// What a screen gives back when it closes.
package enum Answer: Sendable, Hashable {
  /// A record was chosen or made.
  case record(RegisterKey, RecordID)
  /// A row of a list of choices was chosen.
  case choice(ListChoice)
  /// Several rows were ticked.
  case choices([ListChoice])
  /// What happens to the work of somebody who leaves.
  case leaving(Leaving)
  /// A form was left before it was saved; what was typed is kept as a draft.
  case kept(RecordID)
}

/// A line that tells what has happened.
package struct Message: Sendable, Hashable {
  package enum Tone: Sendable, Hashable {
    case plain, good, warning, error
  }

  package var text: String
  package var tone: Tone
  /// Whether it only tells what others did, so that anything else may stand in its place.
  var isNews = false
  /// Whether it stays while a word is typed on, as one letter may come with several keys.
  var outlastsTyping = false

  package init(text: String, tone: Tone) {
    self.text = text
    self.tone = tone
  }

  var style: Style {
    switch tone {
    case .plain where isNews: .muted
    case .plain: .plain
    case .good: .good
    case .warning: .warning
    case .error: .error
    }
  }

  /// The sign before the text, so that it reads without colour.
  var sign: String {
    switch tone {
    case .plain: ""
    case .good: "✓ "
    case .warning, .error: "! "
    }
  }
}
