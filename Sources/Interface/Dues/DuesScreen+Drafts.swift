package import CommuneDomain
internal import Terminal
internal import VietnameseText

/// Marks that are not saved outlive the program, as fields of a form do.
extension DuesScreen {
  /// The name of the sheet's draft: neither that of the cell, whose form may have one too, nor that of
  /// another year.
  var draftID: RecordID {
    RecordID(
      high: sheet.cell.raw.high, low: sheet.cell.raw.low &+ UInt64(sheet.year) &* 0x9E37_79B9)
  }

  package var unsavedDraft: Draft? {
    let spots = rows.flatMap { row in (1...12).map { Spot(member: row.member, month: $0) } }
    var entries = spots.compactMap { spot in
      edits[spot].map { edit in
        Draft.Entry(
          register: .dues, field: "\(spot.member) \(spot.month)", text: Self.text(edit.wanted),
          base: Self.text(edit.base))
      }
    }
    if let amount, let spot = selected, !amount.text.trimmed.isEmpty {
      // The sum that is still being typed.
      entries.append(
        Draft.Entry(
          register: .dues, field: "\(spot.member) \(spot.month) amount", text: amount.text))
    }
    guard !entries.isEmpty else { return nil }
    return Draft(
      register: .dues, record: draftID, isNew: false, entries: entries,
      focus: Draft.focus(ofDuesOf: sheet.cell.raw, year: sheet.year))
  }

  /// Each mark outlives a crash.
  var keepingDraft: Response {
    unsavedDraft.map { .effect(.keepDraft($0)) } ?? .effect(.discardDraft(draftID))
  }

  private static func text(_ mark: DuesMark?) -> String {
    guard let mark else { return "-" }
    return [
      mark.status.rawValue, mark.amount.map { String($0) } ?? "-", mark.paid?.description ?? "-",
    ].joined(separator: " ")
  }

  private static func mark(_ text: String) -> DuesMark? {
    let parts = text.split(separator: " ").map(String.init)
    guard parts.count == 3, let status = DuesStatus(rawValue: parts[0]) else { return nil }
    return DuesMark(status, amount: Int(parts[1]), paid: CalendarDate(iso: parts[2]))
  }

  /// Puts back the marks that were not saved when the program ended.
  mutating func fill(from draft: Draft) {
    for entry in draft.entries {
      let parts = entry.field.split(separator: " ")
      guard parts.count >= 2, let member = RecordID(parts[0]), let month = Int(parts[1]),
        (1...12).contains(month)
      else { continue }
      let spot = Spot(member: member, month: month)
      guard parts.count == 2 else {
        guard let place = rows.firstIndex(where: { $0.member == member }) else { continue }
        list.selection = place
        self.month = month
        amount = TextFieldState(entry.text)
        continue
      }
      let edit = Edit(
        wanted: Self.mark(entry.text), base: entry.base.flatMap { Self.mark($0) })
      if edit.wanted != sheet.records[spot]?.mark { edits[spot] = edit }
    }
  }
}

extension Draft {
  /// What the draft of a dues sheet names in the place of a field.
  static func focus(ofDuesOf cell: RecordID, year: Int) -> String { "sheet \(cell) \(year)" }

  /// The cell and year whose marks it holds; nil where it holds fields of a form.
  var duesSheet: (cell: RecordID, year: Int)? {
    let parts = focus.split(separator: " ")
    guard register == .dues, parts.count == 3, parts[0] == "sheet",
      let cell = RecordID(parts[1]), let year = Int(parts[2])
    else { return nil }
    return (cell, year)
  }

  /// The sheet with the marks; nil when the cell is gone.
  func duesScreen(in session: Session) -> DuesScreen? {
    guard let sheet = duesSheet, session.commune.partyOrganisations[ID(sheet.cell)] != nil else {
      return nil
    }
    var screen = DuesScreen(of: sheet.cell, year: sheet.year, in: session)
    screen.fill(from: self)
    return screen
  }
}
