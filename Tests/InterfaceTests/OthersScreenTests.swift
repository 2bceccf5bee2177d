import CommuneDomain
import Interface
import Localization
import Terminal
import TestSupport
import Testing

/// What a person sees of other writers, at the first-class size and at the smallest, in both
/// languages.
@Suite struct OthersScreenTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let walk: @Sendable (inout Walk) throws -> Void
    var rows = 24
    var columns = 80
    var language = Language.vietnamese

    var testDescription: String { name }
  }

  private static let phone = "0987654321"

  /// The form of a household in whose number somebody else writes too.
  private static func meet(_ walk: inout Walk, isTold: Bool) throws {
    try walk.type("6<F3>h000123<Enter><F2><Down*8>")
    walk.write(phone)
    try walk.type("<Enter><PgUp><Down*5>6<Enter>")
    let change = walk.book.commune.setting(
      ["phone": .text("0912345678"), "persons": .integer(5), "address": .text("Số 9, ngõ 2")],
      ofHousehold: "H000123")
    if isTold {
      try walk.arrive(change)
    } else {
      walk.meanwhile(change)
    }
  }

  /// An attendance grid in whose first two rows somebody else writes too.
  private static func mark(_ walk: inout Walk, isTold: Bool) throws {
    try walk.type("9<Down><C-g>p")
    walk.write("ốm")
    try walk.type("<Enter>k<Down>")
    let draft = try #require((walk.app.screens.last as? AttendanceScreen)?.unsavedDraft)
    let meeting = try #require(walk.book.commune.meetings[ID(draft.record)])
    let subjects = draft.entries.compactMap { RecordID($0.field) }
    let theirs = Change(
      subjects.prefix(2).flatMap { subject -> [CommuneDomain.Operation] in
        let old = meeting.attendance[subject]?.rawValue
        let isFirst = subject == subjects.first
        return [
          .mark(
            .meetings, draft.record, field: "attendance", subject: subject, old: old,
            new: isFirst ? "unexcused" : "excused"),
          .mark(
            .meetings, draft.record, field: "reasons", subject: subject,
            old: meeting.reasons[subject], new: isFirst ? nil : "đi viện"),
        ]
      })
    if isTold {
      try walk.arrive(theirs)
    } else {
      walk.meanwhile(theirs)
    }
  }

  /// The code of a household to which nothing refers.
  private static func unreferenced(in walk: inout Walk) throws -> String {
    var household = Household(
      id: ID(RecordID(milliseconds: 1_795_132_800_000, random: (1, 1))))
    household.code = "H000500"
    household.head = "Lò Thị Dung"
    household.persons = 4
    try walk.arrive(.creating(household))
    return household.code
  }

  private static func review(_ walk: inout Walk) throws {
    let first = try #require(walk.book.commune.household("H000123")).recordID
    let second = try #require(walk.book.commune.household("H000001")).recordID
    walk.arrive(review: [
      .overridden(.text("0987654321"), "phone", of: first, in: .households),
      .overridden(.integer(7), "persons", of: second, in: .households, number: 2),
      .overridden(.text("Số 9, ngõ 2"), "address", of: first, in: .households, number: 3),
    ])
  }

  private static let walks: [(String, @Sendable (inout Walk) throws -> Void)] = [
    ("others-form", { try meet(&$0, isTold: true) }),
    (
      "others-clash",
      {
        try meet(&$0, isTold: false)
        try $0.type("<F2><Left>")
      }
    ),
    (
      "others-combine",
      {
        try $0.type("6<F3>h000123<Enter><F2><Down*4><End>")
        $0.write(" (nhà cấp 4)")
        $0.meanwhile(
          $0.book.commune.setting(["address": .text("Số 9, ngõ 2")], ofHousehold: "H000123"))
        try $0.type("<F2><F4>")
      }
    ),
    (
      "others-removed",
      {
        let code = try unreferenced(in: &$0)
        try $0.type("6<F3>\(code)<Enter><F2><Down>")
        $0.write(" Hai")
        try $0.arrive($0.book.commune.removing(household: code))
        try $0.type("<Down>")
      }
    ),
    (
      "others-removal",
      {
        let code = try unreferenced(in: &$0)
        try $0.type("6<F3>\(code)<Enter>")
        $0.meanwhile(
          $0.book.commune.setting(
            ["persons": .integer(9), "phone": .text("0912345678")], ofHousehold: code))
        try $0.type("<F8>")
      }
    ),
    (
      "others-table",
      {
        try $0.type("6<Down*3>")
        try $0.arrive(
          $0.book.commune.setting(["head": .text("Lò Thị Ánh")], ofHousehold: "H000003"))
      }
    ),
    (
      "others-attendance",
      {
        try mark(&$0, isTold: true)
      }
    ),
    (
      "others-attendance-clash",
      {
        try mark(&$0, isTold: false)
        try $0.type("<F2>")
      }
    ),
    (
      "others-undo",
      {
        try $0.type("6<F3>h000123<Enter><F2><Down*5>6<F2>")
        $0.meanwhile(
          $0.book.commune.setting(["persons": .integer(7)], ofHousehold: "H000123"))
        try $0.type("<C-z>")
      }
    ),
    (
      "others-many",
      {
        try $0.type("6<Space*4>")
        $0.meanwhile(
          $0.book.commune.setting(["housing": .choice("homeless")], ofHousehold: "H000004")
            + $0.book.commune.removing(household: "H000003"))
        try $0.type("<F2>nha tam<Enter>")
      }
    ),
    ("others-review-home", { try review(&$0) }),
    (
      "others-review-tasks",
      {
        try review(&$0)
        try $0.type("<Tab>")
      }
    ),
    (
      "others-review",
      {
        try review(&$0)
        try $0.type("<C-x>")
      }
    ),
    (
      "others-review-choose",
      {
        try review(&$0)
        try $0.type("<C-x><Enter><Right>")
      }
    ),
    (
      "others-review-form",
      {
        try review(&$0)
        try $0.type("6<F3>h000123<Enter>")
      }
    ),
    ("others-review-empty", { try $0.type("<C-x>") }),
  ]

  static let cases: [Case] =
    walks.map { Case(name: $0.0, walk: $0.1) }
    + walks.map { Case(name: "small-\($0.0)", walk: $0.1, rows: 12, columns: 40) }
    + walks.map { Case(name: "english-\($0.0)", walk: $0.1, language: .english) }

  @Test(arguments: cases) func looksAsRecorded(_ screen: Case) throws {
    var walk = try Walk.throughSample(
      rows: screen.rows, columns: screen.columns, language: screen.language)
    try screen.walk(&walk)
    let difference = try GoldenFile(screen.name).difference(from: walk.screen + "\n")
    #expect(difference == nil)
    let isWorded = !walk.shows("‹")
    #expect(isWorded, "a phrase is missing")
  }
}
