package import CommuneDomain
internal import Localization
internal import Terminal
internal import VietnameseText

extension FormScreen {
  // MARK: - Meeting others

  package mutating func meet(_ met: [Clash], in session: inout Session) -> Response? {
    rebase(in: session)
    if !isNew, session.commune.record(record, in: register) == nil { isGone = true }
    review(in: session)
    var isTaken: Clash?
    var lost: Clash?
    companionClashes = []
    removal = []
    for clash in met {
      switch clash.kind {
      case .taken: isTaken = isTaken ?? clash
      case .changedSince: removal.append(clash)
      case .removed:
        if clash.field == nil, clash.record != record {
          // What the form refers to is gone; the next attempt names the field.
          lost = clash
        } else if clash.record == record {
          goneBy = clash.author.map { [$0] } ?? goneBy
        } else {
          companionClashes.append(clash)
        }
      case .field:
        if clash.record == record, let field = clash.field {
          note(clash, of: field)
        } else {
          companionClashes.append(clash)
        }
      }
    }
    if let isTaken { return meetTaken(isTaken, in: session) }
    if let lost {
      return .say(session.phrases.sentence(for: [lost], in: session), .warning)
    }
    if isGone {
      return .say(goneSentence(in: session), .warning)
    }
    guard let list = clashList(in: session) else {
      return .say(session.phrases["clash.save-again"], .warning)
    }
    clashes = list
    return .say(
      session.phrases[removal.isEmpty ? "clash.nothing-written" : "clash.not-removed"], .warning)
  }

  /// Remembers what the store says of a field of this record.
  private mutating func note(_ clash: Clash, of field: String) {
    var meeting = meetings[field] ?? FieldMeeting(base: clash.base)
    meeting.author = clash.author ?? meeting.author
    meeting.milliseconds = clash.milliseconds ?? meeting.milliseconds
    meetings[field] = meeting
    // What the next save replaces is what stands there now, also if it was not told before.
    if original?.value(of: field) != clash.theirs, clash.subject == nil {
      try? original?.set(field, to: clash.theirs)
    }
  }

  /// A number that was filled in by itself is counted on; one that was typed is for its writer to
  /// change.
  private mutating func meetTaken(_ clash: Clash, in session: Session) -> Response {
    let sentence = session.phrases.sentence(for: [clash], in: session)
    let isOfChild = clash.record != record
    guard
      let index = fields.firstIndex(where: {
        $0.isOfChild == isOfChild && $0.description.key == clash.field
      })
    else { return .say(sentence, .error) }
    let key = fields[index].description.key
    if !isOfChild, fields[index].text.text.isEmpty {
      let taken = entity.value(of: key)
      try? entity.set(key, to: .empty)
      review(in: session)
      if let next = completed?.value(of: key), !next.isEmpty, next != taken {
        return save(then: afterSave, in: session)
      }
    }
    area = .fields
    enter(index)
    return .say(sentence, .error)
  }

  func goneSentence(in session: Session) -> String {
    session.phrases.text(
      "form.gone", session.phrases.names(ofAuthors: goneBy, beside: session.author))
  }

  // MARK: - Choosing

  /// Both sides of everything that must be decided before saving; nil when nothing must.
  func clashList(in session: Session) -> ClashList? {
    var rows: [ClashRow] = []
    if !removal.isEmpty {
      rows = [ClashRow](removal, in: session)
    } else {
      for key in liveMeetings {
        guard let meeting = meetings[key] else { continue }
        rows.append(
          ClashRow(
            matter: .field,
            spot: FieldSpot(register: register, record: record, field: key), base: meeting.base,
            theirs: ClashRow.Side(
              value: original?.value(of: key) ?? .empty, author: meeting.author,
              milliseconds: meeting.milliseconds),
            mine: ClashRow.Side(value: mine(of: key))))
      }
      rows += [ClashRow](companionClashes.filter { !declined.contains($0.spot) }, in: session)
    }
    guard !rows.isEmpty else { return nil }
    return (clashes ?? decisions ?? ClashList([])).with(rows)
  }

  /// What was typed here, also where it is no value yet.
  private func mine(of key: String) -> FieldValue {
    let field = fields.first { !$0.isOfChild && $0.description.key == key }
    guard let field, field.isEdited else { return entity.value(of: key) }
    return .text(field.text.text)
  }

  /// Carries out a command while both sides are shown.
  mutating func performChoosing(_ command: Command, in session: inout Session) -> Response? {
    switch command {
    case .save: return saveDecided(in: session)
    case .back:
      if clashes?.isEditing == true {
        clashes?.takeText()
        return keepingDraft
      }
      // What was chosen is kept for the next time; what was typed stands in the form, also the text
      // made of both.
      for index in fields.indices where !fields[index].isOfChild {
        guard let text = clashes?.combinedText(of: fields[index].description.key) else { continue }
        fields[index].text = TextFieldState(text)
        accept(index, in: session)
      }
      decisions = clashes
      clashes = nil
      removal = []
      return keepingDraft
    case .quit, .home:
      clashes?.takeText()
      return nil
    default: return clashes?.perform(command)
    }
  }

  private mutating func saveDecided(in session: Session) -> Response {
    clashes?.takeText()
    let phrases = session.phrases
    guard let list = clashes else { return .none }
    guard list.undecided == 0 else {
      clashes?.select()
      return .say(
        phrases.text("clash.still-undecided", phrases.number(list.undecided)), .warning)
    }
    if !removal.isEmpty { return removeDecided(list, in: session) }
    for (place, row) in list.rows.enumerated() where row.spot.record == record {
      do {
        try decide(row, in: session)
      } catch {
        clashes?.select(place)
        return .say(
          phrases.sentence(for: error, field: row.spot.field ?? "", register: register), .error)
      }
    }
    for row in list.rows where row.spot.record != record && row.choice != .mine {
      declined.insert(row.spot)
    }
    companionClashes = []
    clashes = nil
    decisions = nil
    return save(then: afterSave, in: session)
  }

  /// Puts into the form what was chosen for a field.
  private mutating func decide(_ row: ClashRow, in session: Session) throws(InputError) {
    guard let key = row.spot.field else { return }
    let value: FieldValue
    switch row.choice {
    case .theirs: value = original?.value(of: key) ?? .empty
    case .combined: value = try row.combinedValue(in: session)
    case .mine, nil: value = entity.value(of: key)
    }
    meetings[key] = nil
    let index = fields.firstIndex { !$0.isOfChild && $0.description.key == key }
    guard let index else {
      try? entity.set(key, to: value)
      return
    }
    // What is chosen now is chosen on top of what stands in the book.
    fields[index].baseText = Self.text(
      of: original?.value(of: key) ?? .empty, fields[index].description, register, session)
    if row.choice != .mine { put(value, into: index, .entered, in: session) }
  }

  /// Whether the record is removed although somebody changed it.
  private mutating func removeDecided(_ list: ClashList, in session: Session) -> Response {
    removal = []
    clashes = nil
    guard list.rows.allSatisfy({ $0.choice == .mine }), let original else {
      return .say(session.phrases["clash.kept-record"])
    }
    return .effect(.save(.removing(original)))
  }

  /// The part of what is saved together with the record that was not given up for others'.
  func undeclined(_ change: Change) -> Change {
    declined.isEmpty ? change : Change(change.operations.filter { !declined.contains($0.spot) })
  }
}
