internal import CommuneDomain
internal import Terminal

/// One field of a form: what is typed in it and how it came there.
struct FormField: Sendable {
  /// How a value came into the field; each has a sign of its own.
  enum Origin: Sendable {
    case notReached, entered, carried

    var sign: String {
      switch self {
      case .notReached: "·"
      case .entered: "✓"
      case .carried: "="
      }
    }
  }

  let register: RegisterKey
  let description: FieldDescription
  /// Whether it belongs to the child that may be entered with the record.
  let isOfChild: Bool
  var text: TextFieldState
  /// The text that stands for the accepted value.
  var acceptedText: String
  /// The text that stood there when its change was begun; what others wrote since is not it.
  var baseText: String
  var origin = Origin.notReached
  /// Why the typed text is no value, in words.
  var problem: String?

  /// Whether the first key replaces the whole value, as it does where a value is short and is
  /// chosen or written anew rather than corrected.
  var isFresh = false

  var isEdited: Bool { text.text != acceptedText }

  /// Whether entering the field makes it fresh.
  var isReplacedWhole: Bool {
    switch description.kind {
    case .text(.line), .text(.paragraph), .text(.verbatim), .text(.personName), .text(.code),
      .notes:
      false
    default: true
    }
  }

  init(
    _ description: FieldDescription, of register: RegisterKey, isOfChild: Bool, text: String
  ) {
    self.register = register
    self.description = description
    self.isOfChild = isOfChild
    self.text = TextFieldState(text)
    acceptedText = text
    baseText = text
  }

  mutating func show(_ text: String, _ origin: Origin) {
    self.text = TextFieldState(text)
    acceptedText = text
    self.origin = origin
    problem = nil
  }
}
