package import Terminal

/// Every command with its keys. A key means the first row that has it on the screen at hand.
package enum CommandTable {
  private static let lists: Set<ScreenKind> = [
    .home, .table, .board, .history, .report, .attendance, .review, .todo, .rules,
    .admission, .guide, .calendar,
  ]

  package static let all: [CommandBinding] = [
    // Where one is.
    CommandBinding(
      .open, [.enter], on: [.home, .table, .report, .history, .review, .todo, .rules],
      footer: 1),
    CommandBinding(.choose, [.enter], on: [.board, .list], footer: 1),
    CommandBinding(.save, [.function(2), .control("s")], on: [.form], footer: 2),
    CommandBinding(.saveAndNext, [.function(7), .insert], on: [.form], footer: 3),
    CommandBinding(.ditto, [.control("d")], on: [.form], footer: 4),
    CommandBinding(.choose, [.function(4)], on: [.form], footer: 5),
    CommandBinding(.edit, [.function(2), .control("s")], on: [.table], footer: 3),
    CommandBinding(.mark, [.control("@")], letters: [" "], on: [.table, .list], footer: 8),
    CommandBinding(.filter, [.function(4)], on: [.table, .board], footer: 4),
    CommandBinding(.filter, [.function(4)], on: [.admission], footer: 4),
    CommandBinding(.find, [.function(3)], letters: ["/"], on: [.admission], footer: 5),
    CommandBinding(
      .find, [.function(3)], letters: ["/"], on: [.home, .table, .board, .attendance],
      footer: 5),
    CommandBinding(.find, [.function(3)], on: [.form]),
    CommandBinding(.find, [.function(3)], on: [.list]),
    CommandBinding(
      .find, [.function(3)], letters: ["/"], on: [.history, .report, .review, .todo, .rules]),
    CommandBinding(
      .add, [.function(7), .insert], letters: ["+"],
      on: [.home, .table, .board], footer: 6),
    CommandBinding(.remove, [.function(8), .delete], on: [.table], footer: 7),
    CommandBinding(.remove, [.function(8)], on: [.form, .attendance]),
    CommandBinding(.sort, [.control("o")], letters: ["s"], on: [.table], footer: 8),
    CommandBinding(.columns, [.control("k")], letters: ["c"], on: [.table], footer: 9),
    CommandBinding(.markAll, [.control("a")], letters: ["*"], on: [.table]),
    CommandBinding(.clear, [.control("u")], on: [.table, .board]),
    // Attendance.
    CommandBinding(.present, [], letters: [" ", "d"], on: [.attendance], footer: 1),
    CommandBinding(.excused, [], letters: ["p"], on: [.attendance], footer: 2),
    CommandBinding(.unexcused, [], letters: ["k"], on: [.attendance], footer: 3),
    CommandBinding(.restPresent, [], letters: ["a"], on: [.attendance], footer: 4),
    CommandBinding(.save, [.function(2), .control("s")], on: [.attendance], footer: 4),
    CommandBinding(.unrecord, [.backspace, .delete], on: [.attendance], footer: 5),
    CommandBinding(.choose, [.function(4)], on: [.attendance]),
    // Dues.
    CommandBinding(.paid, [], letters: [" ", "d"], on: [.dues], footer: 1),
    CommandBinding(.unpaid, [], letters: ["n"], on: [.dues], footer: 2),
    CommandBinding(.exempt, [], letters: ["m"], on: [.dues], footer: 3),
    CommandBinding(.amount, [.enter], on: [.dues], footer: 4),
    CommandBinding(.restPaid, [], letters: ["a"], on: [.dues], footer: 5),
    CommandBinding(.save, [.function(2), .control("s")], on: [.dues], footer: 6),
    CommandBinding(.unrecord, [.backspace, .delete], on: [.dues], footer: 7),
    CommandBinding(.choose, [.function(4)], on: [.dues], footer: 8),
    CommandBinding(.remove, [.function(8)], on: [.dues]),
    CommandBinding(
      .previousPeriod, [.controlLeft, .alt(",")], letters: ["<"], on: [.dues], footer: 9),
    CommandBinding(
      .nextPeriod, [.controlRight, .alt(".")], letters: [">"], on: [.dues], footer: 9),
    // Admission.
    CommandBinding(.open, [.enter], on: [.admission, .guide], footer: 1),
    CommandBinding(.nextStep, [.alt("n")], letters: ["n"], on: [.admission], footer: 2),
    CommandBinding(.nextStep, [.alt("n")], letters: ["n"], on: [.table]),
    CommandBinding(
      .add, [.function(7), .insert], letters: ["+"], on: [.admission], footer: 6),
    CommandBinding(
      .admissionBoard, [.control("v")], letters: ["v"], on: [.home, .table, .board]),
    // Reports.
    CommandBinding(
      .previousPeriod, [.controlLeft, .alt(",")], letters: ["<"], on: [.report],
      footer: 3),
    CommandBinding(
      .nextPeriod, [.controlRight, .alt(".")], letters: [">"], on: [.report],
      footer: 3),
    CommandBinding(.choose, [.function(4)], on: [.report], footer: 4),
    CommandBinding(.export, [.control("e")], letters: ["e"], on: [.report], footer: 5),
    CommandBinding(.finalise, [.control("f")], letters: ["f"], on: [.report], footer: 6),
    CommandBinding(.keepCopy, [.alt("k")], on: [.report], footer: 7),
    CommandBinding(.readCopy, [.alt("k")], on: [.table, .form], footer: 6),
    CommandBinding(.purge, [], on: [.report]),
    // What needs doing, and the rules behind it.
    CommandBinding(.mine, [.function(4)], letters: ["m"], on: [.todo], footer: 2),
    CommandBinding(.me, [.control("k")], letters: ["i"], on: [.todo], footer: 3),
    CommandBinding(.snooze, [.control("e")], letters: ["z"], on: [.table, .todo], footer: 2),
    CommandBinding(.edit, [.function(2), .control("s")], on: [.rules], footer: 2),
    CommandBinding(.previousPeriod, [.left], letters: ["<"], on: [.rules], footer: 3),
    CommandBinding(.nextPeriod, [.right], letters: [">"], on: [.rules], footer: 4),
    // The calendar.
    CommandBinding(.open, [.enter], on: [.calendar], footer: 1),
    CommandBinding(.add, [.function(7), .insert], letters: ["+"], on: [.calendar], footer: 2),
    CommandBinding(.calendarView, [.function(4)], letters: ["w"], on: [.calendar], footer: 3),
    CommandBinding(.planMeetings, [.alt("y")], letters: ["y"], on: [.calendar], footer: 4),
    CommandBinding(.find, [.function(3)], letters: ["/"], on: [.calendar]),
    CommandBinding(.open, [.enter], on: [.plan], footer: 2),
    CommandBinding(.save, [.function(2), .control("s")], on: [.plan], footer: 1),
    CommandBinding(
      .previousPeriod, [.controlLeft, .alt(",")], letters: ["<"], on: [.plan], footer: 3),
    CommandBinding(
      .nextPeriod, [.controlRight, .alt(".")], letters: [">"], on: [.plan], footer: 3),
    // Units that change.
    CommandBinding(.save, [.function(2), .control("s")], on: [.units], footer: 1),
    CommandBinding(.choose, [.function(4)], on: [.units], footer: 2),
    CommandBinding(.remove, [.function(8)], on: [.units], footer: 3),
    CommandBinding(.changeUnits, [.alt("u")], letters: ["u"], on: [.table]),
    // What becomes of somebody's work.
    CommandBinding(.choose, [.function(4)], on: [.leaving], footer: 1),
    CommandBinding(.save, [.function(2), .control("s")], on: [.leaving], footer: 2),
    CommandBinding(.sameForRest, [.control("a")], on: [.leaving], footer: 3),
    // Lists that come in and go out.
    CommandBinding(.importTable, [], on: [.table]),
    CommandBinding(.backUp, [], on: [.home]),
    CommandBinding(.mergeCopy, [], on: [.home]),
    CommandBinding(.exportList, [], on: [.table]),
    CommandBinding(.save, [.function(2), .control("s")], on: [.intake], footer: 1),
    // Twelve months of meetings.
    CommandBinding(.open, [.enter], on: [.matrix], footer: 1),
    CommandBinding(.choose, [.function(4)], on: [.matrix], footer: 2),
    CommandBinding(
      .previousPeriod, [.controlLeft, .alt(",")], letters: ["<"], on: [.matrix], footer: 3),
    CommandBinding(
      .nextPeriod, [.controlRight, .alt(".")], letters: [">"], on: [.matrix], footer: 3),
    // Where two writers met.
    CommandBinding(.takeTheirs, [.left], letters: ["1"], on: [.clashes], footer: 1),
    CommandBinding(.takeMine, [.right], letters: ["2"], on: [.clashes], footer: 2),
    CommandBinding(.combine, [.function(4)], letters: ["3"], on: [.clashes], footer: 4),
    CommandBinding(.save, [.function(2), .control("s")], on: [.clashes], footer: 3),
    CommandBinding(
      .allTheirs, [.controlLeft, .alt(",")], letters: ["<"], on: [.clashes], footer: 11),
    CommandBinding(
      .allMine, [.controlRight, .alt(".")], letters: [">"], on: [.clashes], footer: 12),
    CommandBinding(.keepCounting, [.function(8), .delete], on: [.review], footer: 2),
    // Other views of the same records.
    CommandBinding(.attendance, [.control("g")], letters: ["d"], on: [.table, .form], footer: 6),
    CommandBinding(.dues, [.alt("d")], on: [.table, .form], footer: 6),
    CommandBinding(.dues, [.alt("d")], on: lists),
    CommandBinding(.board, [.control("b")], letters: ["b"], on: [.home, .table, .todo]),
    CommandBinding(.history, [.control("t")], on: [.form], footer: 11),
    CommandBinding(.history, [.control("t")], letters: ["H"], on: [.home, .table, .board]),
    CommandBinding(
      .review, [.control("x")], letters: ["x"],
      on: [.home, .table, .form, .board, .history, .report, .attendance, .todo]),
    CommandBinding(.reveal, [.control("r")], on: [.form]),
    CommandBinding(.erase, [], on: [.form]),
    CommandBinding(.eraseField, [], on: [.form]),
    CommandBinding(.rules, [], on: lists.union([.form])),
    CommandBinding(.calendar, [.alt("l")], letters: ["l"], on: [.home], footer: 17),
    CommandBinding(.calendar, [.alt("l")], letters: ["l"], on: [.table, .board, .todo]),
    CommandBinding(.calendarWeek, [.alt("w")], on: [.home, .table, .board, .todo]),
    CommandBinding(.matrix, [.alt("m")], letters: ["m"], on: [.home, .table, .board, .todo]),
    CommandBinding(.matrix, [.alt("m")], letters: ["m"], on: [.calendar]),
    CommandBinding(.planMeetings, [.alt("y")], letters: ["y"], on: [.table]),
    CommandBinding(.recommend, [.alt("r")], letters: ["r"], on: [.table], footer: 6),
    // Typing Vietnamese. The tone style is chosen once, so it has a key only where it is shown.
    CommandBinding(.typing, [.function(12)], on: [.typing], footer: 1),
    CommandBinding(.typingMethod, [.control("n")], on: [.typing], footer: 2),
    CommandBinding(.typingTone, [.function(4)], on: [.typing], footer: 3),
    CommandBinding(.choose, [.enter], on: [.typing]),
    // Everywhere.
    CommandBinding(.todo, [.function(9)], on: [.home], footer: 17),
    CommandBinding(.quit, [.function(10), .control("q")], on: [.home, .start], footer: 16),
    CommandBinding(.undo, [.control("z")], on: [.home, .start]),
    CommandBinding(.back, [.escape], on: [.home, .start]),
    CommandBinding(.back, [.escape], footer: 9),
    CommandBinding(.help, [.function(1)], letters: ["?"], footer: 10),
    CommandBinding(.reports, [.function(5)], on: [.form]),
    CommandBinding(.reports, [.function(5)], on: lists, footer: 12),
    CommandBinding(.registers, [.function(6)], on: lists.union([.form]), footer: 13),
    CommandBinding(.todo, [.function(9)], on: lists.union([.form])),
    CommandBinding(.undo, [.control("z")], footer: 14),
    CommandBinding(.redo, [.control("y")]),
    CommandBinding(.palette, [.control("p")], letters: [":"], footer: 15),
    CommandBinding(.home, [.alt("h")]),
    CommandBinding(.redraw, [.control("l")]),
    CommandBinding(.typing, [.function(12)]),
    CommandBinding(.typingMethod, [.control("n")]),
    CommandBinding(.typingKeys, [.control("_"), .function(11)]),
    CommandBinding(.typingTone, []),
    CommandBinding(.typingCheck, []),
    CommandBinding(.suspend, []),
    CommandBinding(.quit, [.function(10), .control("q")], footer: 16),
  ]

  /// The rows that hold on a screen: for each command the first that has the screen.
  package static func bindings(on screen: ScreenKind) -> [CommandBinding] {
    bindingsByScreen[screen] ?? []
  }

  private static let bindingsByScreen = Dictionary(
    uniqueKeysWithValues: ScreenKind.allCases.map { screen in
      var seen: Set<Command> = []
      let bindings = all.filter {
        $0.screens.contains(screen) && seen.insert($0.command).inserted
      }
      return (screen, bindings)
    })

  /// What a key does on a screen; letters count only where nothing is being typed.
  package static func command(for key: Key, on screen: ScreenKind, isTyping: Bool) -> Command? {
    let key = key.functionAlias
    for binding in all where binding.screens.contains(screen) {
      if binding.keys.contains(key) { return binding.command }
      if !isTyping, case .character(let letter) = key, binding.letters.contains(letter) {
        return binding.command
      }
    }
    return nil
  }

  /// Keys that only move about, for the help; their words are phrases `movement.<name>`.
  static let movements: [(name: String, keys: [Key], screens: Set<ScreenKind>)] = [
    (
      "rows", [.up, .down, .pageUp, .pageDown, .home, .end],
      [.home, .table, .board, .history, .attendance, .list, .help, .review, .todo, .rules, .copy]
    ),
    ("panes", [.tab, .left, .right], [.home]),
    ("digits", [.character("1"), .character("9")], [.home]),
    ("fields", [.enter, .tab, .down], [.form]),
    ("fields-back", [.backTab, .up], [.form]),
    ("lists", [.left, .right], [.form]),
    ("clashes", [.up, .down, .enter], [.clashes]),
    ("levels", [.left, .right], [.board]),
    ("cards", [.left, .right, .up, .down], [.admission]),
    ("needs", [.up, .down, .pageUp, .pageDown], [.guide]),
    ("days", [.left, .right, .up, .down], [.calendar]),
    ("months", [.pageUp, .pageDown, .home], [.calendar]),
    ("years", [.left, .right], [.plan]),
    ("dues", [.left, .right, .up, .down], [.dues]),
    ("sideways", [.left, .right], [.copy]),
    ("figures", [.left, .right, .up, .down], [.report]),
  ]

  /// The key to show for a command on a screen.
  package static func keyName(_ command: Command, on screen: ScreenKind) -> String? {
    bindings(on: screen).first { $0.command == command }?.shownKey(isTyping: false)
  }
}
