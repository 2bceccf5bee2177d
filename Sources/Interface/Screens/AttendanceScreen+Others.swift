package import CommuneDomain
internal import Localization
internal import Terminal
internal import VietnameseText

/// The grid while others write the same meeting: their marks come in, those made here stay, and
/// where both wrote one, one is chosen.
extension AttendanceScreen {
  package mutating func refresh(in session: Session) {
    guard seenRevision != session.commune.revision else { return }
    seenRevision = session.commune.revision
    rebase(in: session)
  }

  package mutating func take(_ arrival: Arrival, in session: Session) -> Response {
    let before = liveMeetings
    let wasGone = isGone
    rebase(in: session, by: arrival.authors)
    if isGone, !wasGone { return .say(goneSentence(in: session), .warning) }
    let met = liveMeetings.filter { !before.contains($0) }
    guard let spot = met.first else { return .none }
    let phrases = session.phrases
    let words =
      phrases.label(of: spot, in: session.commune) + ": "
      + phrases.text(of: value(at: spot, of: original), at: spot, in: session.commune)
    let text = phrases.text(
      "arrival.field", phrases.names(ofAuthors: arrival.authors, beside: session.author), words)
    let more = met.count == 1 ? "" : " " + phrases.text("clash.more", phrases.number(met.count - 1))
    return .say(text + more + " · " + phrases["arrival.choose"], .warning)
  }

  func goneSentence(in session: Session) -> String {
    session.phrases.text(
      "attendance.gone", session.phrases.names(ofAuthors: goneBy, beside: session.author))
  }

  /// What a meeting holds of one who should attend: a mark as a choice, a reason as a text.
  func value(at spot: FieldSpot, of meeting: Meeting) -> FieldValue {
    guard let subject = spot.subject else { return meeting.value(of: spot.field ?? "") }
    return spot.field == sheet.reasonsField
      ? meeting.reasons(sheet)[subject].map { .text($0) } ?? .empty
      : meeting.marks(sheet)[subject].map { .choice($0.rawValue) } ?? .empty
  }

  private func mine(at spot: FieldSpot) -> FieldValue {
    var meeting = original
    meeting.record(attendance, reasons, on: sheet)
    return value(at: spot, of: meeting)
  }

  /// Marks and reasons that both sides have changed, and that differ; in the order of the rows.
  var liveMeetings: [FieldSpot] {
    rows.flatMap { row in
      [sheet.marksField, sheet.reasonsField].map { spot($0, row.id) }
    }.filter { meetings[$0] != nil && mine(at: $0) != value(at: $0, of: original) }
  }

  func spot(_ field: String, _ subject: RecordID) -> FieldSpot {
    FieldSpot(register: .meetings, record: meeting, field: field, subject: subject)
  }

  /// Takes over the marks that others saved; those made here stay.
  mutating func rebase(in session: Session, by authors: [String] = []) {
    guard let present = session.commune.meetings[ID(meeting)] else {
      isGone = true
      if !authors.isEmpty { goneBy = authors }
      clashes = nil
      return
    }
    isGone = false
    let base = original
    original = present
    for subject in Set(base.marks(sheet).keys).union(present.marks(sheet).keys)
      .union(base.reasons(sheet).keys).union(present.reasons(sheet).keys)
    {
      merge(spot(sheet.marksField, subject), from: base, by: authors)
      merge(spot(sheet.reasonsField, subject), from: base, by: authors)
    }
    if let list = clashes {
      let others = list.rows.filter { $0.spot.subject == nil }
      let rows = (clashList(in: session)?.rows ?? []) + others
      clashes = rows.isEmpty ? nil : list.with(rows)
    }
    let expected = sheet.subjects(of: present, in: session.commune)?.ids ?? rows.map(\.id)
    let ids = Set(expected).union(present.marks(sheet).keys).union(attendance.keys)
    let before = rows.map(\.id)
    guard Set(before) != ids else { return }
    let renewed = Self.rows(of: ids, in: session.commune)
    // A reason being typed is of the row on which it was begun.
    if reason != nil, rows.indices.contains(list.selection),
      !renewed.contains(where: { $0.id == rows[list.selection].id })
    {
      takeReason()
    }
    rows = renewed
    list.follow(before, to: rows.map(\.id), page: page(in: session))
  }

  private mutating func merge(_ spot: FieldSpot, from base: Meeting, by authors: [String]) {
    guard let subject = spot.subject else { return }
    let before = value(at: spot, of: base)
    let now = value(at: spot, of: original)
    let mine = mine(at: spot)
    guard before != now else { return }
    if mine == before {
      if spot.field == sheet.reasonsField {
        reasons[subject] = original.reasons(sheet)[subject]
      } else {
        attendance[subject] = original.marks(sheet)[subject]
      }
    } else if mine == now || meetings[spot]?.base == now {
      meetings[spot] = nil
    } else {
      meetings[spot] = FieldMeeting(
        base: meetings[spot]?.base ?? before, author: authors.count == 1 ? authors.first : nil)
    }
  }

  /// Both sides of the marks that others changed too; nil where there are none.
  func clashList(in session: Session) -> ClashList? {
    let rows = liveMeetings.compactMap { spot in
      meetings[spot].map { meeting in
        ClashRow(
          matter: .field, spot: spot, base: meeting.base,
          theirs: ClashRow.Side(
            value: value(at: spot, of: original), author: meeting.author,
            milliseconds: meeting.milliseconds),
          mine: ClashRow.Side(value: mine(at: spot)))
      }
    }
    return rows.isEmpty ? nil : (clashes ?? decisions ?? ClashList([])).with(rows)
  }

  package mutating func meet(_ met: [Clash], in session: inout Session) -> Response? {
    rebase(in: session)
    var others: [ClashRow] = []
    for clash in met {
      switch clash.kind {
      case .removed where clash.record == meeting:
        isGone = true
        goneBy = clash.author.map { [$0] } ?? goneBy
      case .field where clash.record == meeting && clash.subject != nil:
        meetings[clash.spot] = FieldMeeting(
          base: meetings[clash.spot]?.base ?? clash.base, author: clash.author,
          milliseconds: clash.milliseconds)
      default: others.append(ClashRow(clash))
      }
    }
    if isGone { return .say(goneSentence(in: session), .warning) }
    let rows = (clashList(in: session)?.rows ?? []) + others
    guard !rows.isEmpty else { return .say(session.phrases["clash.save-again"], .warning) }
    clashes = (clashes ?? decisions ?? ClashList([])).with(rows)
    return .say(session.phrases["clash.nothing-written"], .warning)
  }

  mutating func performChoosing(_ command: Command, in session: Session) -> Response? {
    switch command {
    case .save:
      clashes?.takeText()
      guard let list = clashes else { return Response.none }
      guard list.undecided == 0 else {
        clashes?.select()
        return .say(
          session.phrases.text(
            "clash.still-undecided", session.phrases.number(list.undecided)), .warning)
      }
      for row in list.rows { decide(row) }
      clashes = nil
      decisions = nil
      return save(in: session)
    case .back:
      if clashes?.isEditing == true {
        clashes?.takeText()
      } else {
        takeCombined()
        decisions = clashes
        clashes = nil
      }
      return keepingDraft
    case .quit, .home:
      clashes?.takeText()
      takeCombined()
      return nil
    default: return clashes?.perform(command)
    }
  }

  /// A reason made of both stands in the grid from now on.
  private mutating func takeCombined() {
    for row in clashes?.rows ?? [] where row.choice == .combined {
      guard let subject = row.spot.subject, let text = row.text?.text.cleanedField else { continue }
      reasons[subject] = text.isEmpty ? nil : text
    }
  }

  /// Puts into the grid what was chosen.
  private mutating func decide(_ row: ClashRow) {
    meetings[row.spot] = nil
    guard let subject = row.spot.subject else {
      if row.choice == .theirs { declined.insert(row.spot) }
      return
    }
    switch row.choice {
    case .theirs where row.spot.field == sheet.reasonsField:
      reasons[subject] = original.reasons(sheet)[subject]
    case .theirs: attendance[subject] = original.marks(sheet)[subject]
    case .combined:
      let text = row.text?.text.cleanedField ?? ""
      reasons[subject] = text.isEmpty ? nil : text
    case .mine, nil: break
    }
    // A reason belongs to an excuse alone.
    if attendance[subject] != .excused { reasons[subject] = nil }
  }

  /// Gives up what is not saved.
  func giveUp(in session: Session) -> Response {
    Response(
      effects: [.discardDraft(meeting)], navigation: .close(nil),
      message: Message(text: session.phrases["form.discarded"], tone: .warning))
  }
}
