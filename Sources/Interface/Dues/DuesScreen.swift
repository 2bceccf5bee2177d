package import CommuneDomain
internal import Localization
internal import Terminal
internal import VietnameseText

/// The dues of a cell in a year: members down, months across, one key a mark, which goes on to the next
/// member; blank is "not recorded", which is not "unpaid".
package struct DuesScreen: Screen {
  typealias Spot = DuesSheet.Spot

  struct Row: Sendable {
    let member: RecordID
    let name: String
  }

  /// A mark that is not saved, and what the book held when it was made.
  struct Edit: Hashable, Sendable {
    var wanted: DuesMark?
    var base: DuesMark?
  }

  var sheet: DuesSheet
  var rows: [Row] = []
  var edits: [Spot: Edit] = [:]
  var list = ListState()
  /// 1 to 12.
  var month: Int
  /// The sum being typed for the selected month.
  var amount: TextFieldState?
  private var seenRevision: Int?

  /// The sheet of a cell in the year of today, on the month of today.
  init(of cell: RecordID, in session: Session) {
    self.init(of: cell, year: session.today.year, in: session)
    if let draft = session.drafts.last(where: { $0.record == draftID }) { fill(from: draft) }
  }

  init(of cell: RecordID, year: Int, in session: Session) {
    sheet = DuesSheet(of: ID(cell), year: year, in: session.commune)
    month = year == session.today.year ? session.today.month ?? 1 : 12
    refresh(in: session)
  }

  package var kind: ScreenKind { .dues }
  package var isTyping: Bool { amount != nil }
  package var isTypingWords: Bool { false }

  /// What stands in the book and what was marked since.
  var marks: [Spot: DuesMark] {
    var marks = sheet.records.compactMapValues(\.mark)
    for (spot, edit) in edits { marks[spot] = edit.wanted }
    return marks
  }

  var selected: Spot? {
    rows.indices.contains(list.selection)
      ? Spot(member: rows[list.selection].member, month: month) : nil
  }

  /// Months that others have marked since they were marked here.
  var met: Set<Spot> {
    Set(
      edits.keys.filter { spot in
        edits[spot]?.base != sheet.records[spot]?.mark
      })
  }

  package func heading(in session: Session) -> Heading {
    let phrases = session.phrases
    let figures = DuesFigures(
      marks.filter { $0.key.month == month }.map(\.value))
    return Heading(
      [
        phrases["dues-sheet.title"], session.title(of: sheet.cell.raw, in: .partyOrganisations),
        String(sheet.year),
      ],
      right: phrases.text(
        "dues-sheet.summary", String(month), "\(figures.paid)/\(rows.count)",
        phrases.number(figures.amount)))
  }

  package func status(in session: Session) -> String {
    let phrases = session.phrases
    if let amount { return "\(phrases.label(.dues, "amount")): \(amount.text)▏" }
    guard let spot = selected else { return "" }
    let mark = marks[spot]
    let words = mark.map { mark in
      [
        phrases.choice(.dues, "status", mark.status.rawValue),
        mark.amount.map { phrases.money($0) },
        mark.status == .paid ? mark.paid.map { phrases.date($0) } : nil,
      ].compactMap(\.self).joined(separator: " ")
    }
    let month = "\(rows[list.selection].name) \(spot.month)/\(sheet.year): "
    let line = month + (words ?? phrases["dues-sheet.blank"])
    if met.contains(spot) {
      let theirs = sheet.records[spot]?.mark.map {
        phrases.choice(.dues, "status", $0.status.rawValue)
      }
      return "! " + line + " · "
        + phrases.text("dues-sheet.met", theirs ?? phrases["dues-sheet.blank"])
    }
    return edits.isEmpty
      ? line : line + " · " + phrases.text("dues-sheet.unsaved", phrases.number(edits.count))
  }

  package func obstacle(to command: Command, in session: Session) -> String? {
    switch command {
    case .paid, .unpaid, .exempt, .unrecord, .restPaid, .amount, .save:
      session.readOnlyReason != nil ? "obstacle.read-only" : nil
    case .remove: edits.isEmpty ? "obstacle.nothing-unsaved" : nil
    default: nil
    }
  }

  package mutating func refresh(in session: Session) {
    guard seenRevision != session.commune.revision else { return }
    seenRevision = session.commune.revision
    let commune = session.commune
    sheet = DuesSheet(of: sheet.cell, year: sheet.year, in: commune)
    // What others have marked just so needs no saving any more.
    edits = edits.filter { $0.value.wanted != sheet.records[$0.key]?.mark }
    let before = rows.map(\.member)
    // Somebody who left the sheet keeps a row while a mark of his is not saved.
    let members = Set(sheet.members).union(edits.keys.map(\.member))
    rows = members.compactMap { id in
      commune.members[ID(id)].map { Row(member: id, name: $0.shortTitle(in: commune)) }
    }
    .map { (CollationKey(personName: $0.name), $0) }
    .sorted { ($0.0, $0.1.member) < ($1.0, $1.1.member) }
    .map(\.1)
    list.follow(before, to: rows.map(\.member), page: page(in: session))
  }

  /// Says which months somebody else has marked too.
  package mutating func take(_ arrival: Arrival, in session: Session) -> Response {
    let before = met
    refresh(in: session)
    let new = met.subtracting(before)
    return new.isEmpty ? .none : .say(metSentence(in: session), .warning)
  }

  package mutating func meet(_ clashes: [Clash], in session: inout Session) -> Response? {
    refresh(in: session)
    let sentence =
      met.isEmpty ? session.phrases["clash.save-again"] : metSentence(in: session)
    return .say(sentence, .warning)
  }

  func metSentence(in session: Session) -> String {
    session.phrases.text("dues-sheet.met-many", session.phrases.number(met.count))
  }

  func page(in session: Session) -> Int { max(1, session.size.rows - 7) }
}
