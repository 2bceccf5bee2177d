internal import CommuneDomain
internal import Localization
package import Terminal
internal import VietnameseText

/// Marking, typing sums, saving.
extension DuesScreen {
  package mutating func perform(_ command: Command, in session: inout Session) -> Response? {
    switch command {
    case .paid: return mark(in: session) { $0.paying(spot: $1, in: $2) }
    case .unpaid: return mark(in: session) { _, _, _ in DuesMark(.unpaid) }
    case .exempt: return mark(in: session) { _, _, _ in DuesMark(.exempt) }
    case .unrecord:
      guard amount == nil else { return nil }
      return unrecord(in: session)
    case .restPaid: return payRest(in: session)
    case .amount:
      if amount != nil { return takeAmount(in: session) }
      guard let spot = selected else { return Response.none }
      let known = marks[spot]?.amount
      amount = TextFieldState(known.map { session.phrases.number($0) } ?? "")
      return Response.none
    case .previousPeriod, .nextPeriod:
      guard edits.isEmpty else { return .say(session.phrases["dues-sheet.save-first"], .warning) }
      var next = DuesScreen(
        of: sheet.cell.raw, year: sheet.year + (command == .nextPeriod ? 1 : -1), in: session)
      next.month = month
      next.list = list
      return Response(navigation: .replace(next))
    case .choose: return chooseCell(in: session)
    case .remove:
      edits = [:]
      return Response(
        effects: [.discardDraft(draftID)],
        message: Message(text: session.phrases["form.discarded"], tone: .warning))
    case .save:
      if let refusal = refusedAmount(in: session) { return refusal }
      return save(in: &session)
    case .back: return stepBack(in: &session)
    case .quit, .home:
      if let refusal = refusedAmount(in: session) { return refusal }
      // Not left while marks would be lost; once they are saved, the key does what it does elsewhere.
      return edits.isEmpty || session.readOnlyReason != nil ? nil : save(in: &session)
    default: return nil
    }
  }

  package mutating func handle(_ event: Event, in session: inout Session) -> Response? {
    guard case .key(let key) = event else {
      if case .paste(let text) = event { amount?.insert(paste: text) }
      return Response.none
    }
    if amount != nil {
      switch key {
      case .down, .tab: return takeAmount(in: session)
      default: return amount?.handle(key) == true ? Response.none : nil
      }
    }
    switch key {
    case .left: month = max(1, month - 1)
    case .right: month = min(12, month + 1)
    case .character(let digit) where digit.isASCII && digit.isNumber:
      guard selected != nil, obstacle(to: .amount, in: session) == nil else { return nil }
      amount = TextFieldState(String(digit))
    case .character: return nil
    default:
      return list.handle(key, count: rows.count, page: page(in: session)) ? Response.none : nil
    }
    return Response.none
  }

  // MARK: - Marks

  /// Paid today, with the sum that the member paid last; a sum of its own is typed over it.
  func paying(spot: Spot, in session: Session) -> DuesMark {
    let marks = marks
    if let known = marks[spot], known.status == .paid { return known }
    let last = (1..<13).filter { $0 <= spot.month }.reversed()
      .lazy.compactMap { marks[Spot(member: spot.member, month: $0)]?.amount }.first
    return DuesMark(
      .paid, amount: last ?? lastAmount(of: spot.member, in: session), paid: session.today)
  }

  /// What the member paid last before the year of the sheet.
  private func lastAmount(of member: RecordID, in session: Session) -> Int? {
    session.commune.related(\.dues, "member", to: member)
      .filter { $0.amount != nil && $0.month.map { $0.year < sheet.year } ?? false }
      .max { ($0.month ?? session.today) < ($1.month ?? session.today) }?.amount
  }

  private mutating func mark(
    in session: Session, _ wanted: (Self, Spot, Session) -> DuesMark
  ) -> Response {
    guard amount == nil, let spot = selected else { return .none }
    if let refusal = put(wanted(self, spot, session), at: spot, in: session) { return refusal }
    _ = list.handle(.down, count: rows.count, page: page(in: session))
    return keepingDraft
  }

  /// Whoever marks a month again that others have marked has seen it.
  private mutating func put(_ mark: DuesMark?, at spot: Spot, in session: Session) -> Response? {
    if let mark, let issue = refusal(of: mark, at: spot, in: session) {
      return .say(session.phrases.sentence(for: issue, in: session.commune), .error)
    }
    let present = sheet.records[spot]?.mark
    edits[spot] = mark == present ? nil : Edit(wanted: mark, base: present)
    return nil
  }

  /// The hard rule that the month would break.
  private func refusal(of mark: DuesMark, at spot: Spot, in session: Session) -> Issue? {
    var dues = sheet.records[spot] ?? blank(spot, id: sheet.cell.raw)
    dues.mark = mark
    return dues.issues(in: session.circumstances).first { $0.severity == .hard }
  }

  private func blank(_ spot: Spot, id: RecordID) -> Dues {
    var dues = Dues(id: ID(id))
    dues.member = ID(spot.member)
    dues.month = sheet.day(of: spot.month)
    return dues
  }

  /// Takes a mark back; of a saved one the record goes.
  private mutating func unrecord(in session: Session) -> Response {
    guard let spot = selected else { return .none }
    if edits[spot] != nil {
      edits[spot] = nil
    } else if let present = sheet.records[spot]?.mark {
      edits[spot] = Edit(wanted: nil, base: present)
    }
    return keepingDraft
  }

  /// All of the month who owe and of whom nothing is recorded.
  private mutating func payRest(in session: Session) -> Response {
    let marks = marks
    for row in rows {
      let spot = Spot(member: row.member, month: month)
      guard marks[spot] == nil, sheet.isOwed(spot, in: session.commune) else { continue }
      if let refusal = put(paying(spot: spot, in: session), at: spot, in: session) {
        return refusal
      }
    }
    return keepingDraft
  }

  // MARK: - Sums

  /// The sum makes the month a paid one; nothing typed leaves it as it was.
  private mutating func takeAmount(in session: Session) -> Response {
    if let refusal = refusedAmount(in: session) { return refusal }
    _ = list.handle(.down, count: rows.count, page: page(in: session))
    return keepingDraft
  }

  /// Takes what was typed as the sum of the selected month; the sentence where it is none.
  private mutating func refusedAmount(in session: Session) -> Response? {
    guard let typed = amount, let spot = selected else {
      amount = nil
      return nil
    }
    guard !typed.text.cleanedField.isEmpty else {
      amount = nil
      return nil
    }
    let phrases = session.phrases
    let sum: Int
    do {
      sum = try FieldParser(today: session.today).amount(typed.text, phrases.language)
    } catch {
      return .say(phrases.sentence(for: error, field: "amount", register: .dues), .error)
    }
    var mark = paying(spot: spot, in: session)
    mark.amount = sum
    if let refusal = put(mark, at: spot, in: session) { return refusal }
    amount = nil
    return nil
  }

  // MARK: - Leaving and saving

  private mutating func stepBack(in session: inout Session) -> Response {
    if amount != nil {
      let refusal = refusedAmount(in: session)
      amount = nil
      return refusal ?? keepingDraft
    }
    // Marks are cheap to save and dear to lose: leaving saves them.
    return edits.isEmpty || session.readOnlyReason != nil
      ? Response(navigation: .close(nil)) : save(in: &session)
  }

  /// All marks as one change.
  private mutating func save(in session: inout Session) -> Response {
    if let spot = rows.lazy.flatMap({ row in (1...12).map { Spot(member: row.member, month: $0) } })
      .first(where: met.contains)
    {
      list.selection = rows.firstIndex { $0.member == spot.member } ?? list.selection
      month = spot.month
      list.clamp(count: rows.count, page: page(in: session))
      return .say(metSentence(in: session), .warning)
    }
    var change = Change()
    for row in rows {
      for month in 1...12 {
        let spot = Spot(member: row.member, month: month)
        guard let edit = edits[spot] else { continue }
        change = change + self.change(edit, at: spot, session.makeID)
      }
    }
    return change.isEmpty
      ? Response(effects: [.discardDraft(draftID)], navigation: .close(nil))
      : .effect(.save(change))
  }

  private func change(_ edit: Edit, at spot: Spot, _ makeID: () -> RecordID) -> Change {
    let present = sheet.records[spot]
    guard let wanted = edit.wanted else { return present.map { .removing($0) } ?? Change() }
    var changed = present ?? blank(spot, id: makeID())
    changed.mark = wanted
    return present.map { .from($0, to: changed) } ?? .creating(changed)
  }

  package mutating func receive(_ outcome: Outcome, in session: inout Session) -> Response {
    guard case .saved(let change) = outcome else { return .none }
    let records = Set(change.operations.filter { $0.register == .dues }.map(\.record))
    edits = [:]
    refresh(in: session)
    return Response(
      effects: [.discardDraft(draftID)],
      message: Message(
        text: session.phrases.text("dues-sheet.saved", session.phrases.number(records.count)),
        tone: .good))
  }

  // MARK: - Other cells

  private func chooseCell(in session: Session) -> Response {
    guard edits.isEmpty else { return .say(session.phrases["dues-sheet.save-first"], .warning) }
    let cells = Self.cells(in: session)
    return .push(
      ListScreen(
        title: session.phrases["dues-sheet.choose"],
        items: ListScreen.items(cells, of: .partyOrganisations, in: session) {
          .record(.partyOrganisations, $0)
        }, purpose: .answer, selecting: cells.firstIndex(of: sheet.cell.raw) ?? 0))
  }

  package mutating func receive(_ answer: Answer, in session: inout Session) -> Response {
    guard case .choice(.record(.partyOrganisations, let cell)) = answer else { return .none }
    return Response(navigation: .replace(DuesScreen(of: cell, year: sheet.year, in: session)))
  }

  /// The cells that have members, by name.
  static func cells(in session: Session) -> [RecordID] {
    let commune = session.commune
    let cells = commune.partyOrganisations.filter { cell in
      cell.isCell
        && !commune.records(in: .members, where: "cell", equals: .reference(cell.recordID)).isEmpty
    }
    return cells.map { (CollationKey(text: $0.name), $0.recordID) }
      .sorted { $0 < $1 }.map(\.1)
  }
}

extension Session {
  /// Opens the dues sheet of a record's cell: of a cell, a member, or a month of dues.
  func openDues(of record: RecordID?, in register: RegisterKey) -> Response {
    let cell: RecordID? =
      switch register {
      case .partyOrganisations:
        record.flatMap { commune.partyOrganisations[ID($0)] }
          .flatMap { $0.isCell ? $0.recordID : nil }
      case .members: record.flatMap { commune.members[ID($0)]?.cell?.raw }
      case .dues where record != nil:
        record.flatMap { commune.dues[ID($0)]?.member }
          .flatMap { commune.members[$0]?.cell?.raw }
      default: duesScreen()?.sheet.cell.raw
      }
    return cell.map { .push(DuesScreen(of: $0, in: self)) }
      ?? .say(phrases[record == nil ? "dues-sheet.none" : "obstacle.no-dues"], .warning)
  }

  /// The sheet of the first cell that has dues this year, as that is where they are kept here; else of the
  /// first one with members.
  func duesScreen() -> DuesScreen? {
    let cells = DuesScreen.cells(in: self)
    let kept = cells.first { cell in
      !DuesSheet(of: ID(cell), year: today.year, in: commune).records.isEmpty
    }
    return (kept ?? cells.first).map { DuesScreen(of: $0, in: self) }
  }
}
