package import Terminal

/// Everything that a key can be bound to; its words are phrases `command.<name>`.
package enum Command: String, CaseIterable, Sendable, Hashable {
  case open, save
  case saveAndNext = "save-and-next"
  case ditto, choose
  case find, filter, clear, sort, columns, mark
  case markAll = "mark-all"
  case edit, add, remove
  case reports, registers, todo, board, attendance, history, reveal
  case present, excused, unexcused, unrecord
  case restPresent = "rest-present"
  case dues, paid, unpaid, exempt, amount
  case restPaid = "rest-paid"
  case previousPeriod = "previous-period"
  case nextPeriod = "next-period"
  case export, finalise
  case keepCopy = "keep-copy"
  case readCopy = "read-copy"
  case review, rules, mine, me, snooze, erase
  case eraseField = "erase-field"
  case purge
  /// What adding a record is called where it does what a task asks for.
  case remedy
  case calendar
  case calendarWeek = "calendar-week"
  case calendarView = "calendar-view"
  case planMeetings = "plan-meetings"
  case recommend
  case changeUnits = "change-units"
  case matrix
  case sameForRest = "same-for-rest"
  case importTable = "import"
  case mergeCopy = "merge-copy"
  case backUp = "back-up"
  case exportList = "export-list"
  case keepCounting = "keep-counting"
  case takeTheirs = "take-theirs"
  case takeMine = "take-mine"
  case allTheirs = "all-theirs"
  case allMine = "all-mine"
  case combine
  /// What the same keys are called where one side counts and the other does not.
  case takeOther = "take-other"
  case allCounting = "all-counting"
  case allOther = "all-other"
  case admissionBoard = "admission-board"
  case nextStep = "next-step"
  case typing
  case typingMethod = "typing-method"
  case typingKeys = "typing-keys"
  case typingTone = "typing-tone"
  case typingCheck = "typing-check"
  case undo, redo, palette, help, back, home, redraw, suspend, quit
}

/// Where a command can be used.
package enum ScreenKind: String, CaseIterable, Sendable, Hashable {
  case home, table, form, list, attendance, board, history, help, report, start, clashes, review
  case typing, todo, rules
  case admission, guide
  case calendar, plan
  case units, matrix, leaving, intake, dues, copy
}

/// One row of the table from which keys, the bottom line, the help, the palette and the
/// documentation follow.
package struct CommandBinding: Sendable, Hashable {
  package let command: Command
  /// The main way and others that work everywhere on these screens.
  package let keys: [Key]
  /// A second way where letters are not text.
  package let letters: [Character]
  package let screens: Set<ScreenKind>
  /// Its place on the bottom line; nil when it stands only in the help.
  package let footer: Int?

  init(
    _ command: Command, _ keys: [Key], letters: [Character] = [],
    on screens: Set<ScreenKind> = Set(ScreenKind.allCases), footer: Int? = nil
  ) {
    self.command = command
    self.keys = keys
    self.letters = letters
    self.screens = screens
    self.footer = footer
  }

  /// The key to show: the main one, or the space bar where it does the same; nil where letters are
  /// text and there is no other.
  func shownKey(isTyping: Bool) -> String? {
    if !isTyping, letters.contains(" ") { return Key.character(" ").shortName }
    if let key = keys.first { return isTyping && key == .backspace ? nil : key.shortName }
    return isTyping ? nil : letters.first.map { Key.character($0).shortName }
  }
}
