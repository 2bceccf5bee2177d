package import CommuneDomain
internal import Localization
internal import Terminal
internal import VietnameseText

extension FormScreen {
  package mutating func take(_ arrival: Arrival, in session: Session) -> Response {
    if let warning = warningOfTheSame(in: arrival, session) { return .say(warning, .warning) }
    let wasGone = isGone
    let before = Set(liveMeetings)
    let old = original
    let changed = rebase(in: session, by: arrival.authors)
    if !removal.isEmpty, let old {
      addToRemoval(changed, since: old, by: arrival.authors, in: session)
    }
    let phrases = session.phrases
    let who = phrases.names(ofAuthors: arrival.authors, beside: session.author)
    if isGone {
      guard !wasGone, unsavedDraft != nil else { return .none }
      return .say(phrases.text("arrival.removed-here", who), .warning)
    }
    let met = liveMeetings.filter { !before.contains($0) || changed.contains($0) }
    guard let field = met.first ?? changed.first else { return .none }
    let sentence = phrases.text("arrival.field", who, words(of: field, in: session))
    let more = max(met.isEmpty ? changed.count : met.count, 1) - 1
    let text =
      more == 0 ? sentence : sentence + " " + phrases.text("clash.more", phrases.number(more))
    return met.isEmpty
      ? .say(text) : .say(text + " · " + phrases["arrival.choose"], .warning)
  }

  /// That somebody has just assigned the unit, or entered a visit to the household, for which this
  /// form is being filled in.
  private func warningOfTheSame(in arrival: Arrival, _ session: Session) -> String? {
    guard isNew else { return nil }
    let subjects: [String] =
      switch register {
      case .assignments: AssignmentLevel.allCases.map(\.field)
      case .visits: ["household"]
      default: []
      }
    let own = subjects.compactMap { field -> FieldAssignment? in
      let value = entity.value(of: field)
      return value.isEmpty ? nil : FieldAssignment(field: field, value: value)
    }
    for case .create(register, let id, let values) in arrival.change.operations
    where own.contains(where: { values.contains($0) }) {
      return session.phrases.text(
        "arrival.same", session.phrases.names(ofAuthors: arrival.authors, beside: session.author),
        session.name(of: id, in: register))
    }
    return nil
  }

  /// What somebody changes while it is asked whether the record is removed all the same is shown too,
  /// and asked about again.
  private mutating func addToRemoval(
    _ changed: [String], since old: any Entity, by authors: [String], in session: Session
  ) {
    guard !changed.isEmpty, !isGone else { return }
    for field in changed {
      var clash = Clash(
        kind: .changedSince, register: register, record: record, field: field,
        base: old.value(of: field), theirs: original?.value(of: field) ?? .empty)
      clash.author = authors.first
      removal.append(clash)
    }
    clashes = clashList(in: session)
  }

  /// A field and what the book holds there, such as "Số điện thoại: 0912 345 678".
  private func words(of field: String, in session: Session) -> String {
    let spot = FieldSpot(register: register, record: record, field: field)
    let value = original?.value(of: field) ?? .empty
    return session.phrases.label(register, field) + ": "
      + session.phrases.text(of: value, at: spot, in: session.commune)
  }

  /// The fields that were changed here and by somebody else, and differ.
  var liveMeetings: [String] {
    guard let original else { return [] }
    return description.fields.map(\.key).filter { key in
      meetings[key] != nil
        && (entity.value(of: key) != original.value(of: key) || isBeingTyped(key))
    }
  }

  private func isBeingTyped(_ key: String) -> Bool {
    fields.contains { !$0.isOfChild && $0.description.key == key && $0.isEdited }
  }

  /// What others wrote in a field that was changed here too; nil where there is nothing to choose.
  func meeting(of field: FormField) -> FieldMeeting? {
    let key = field.description.key
    guard !field.isOfChild, let meeting = meetings[key], let original else { return nil }
    return field.isEdited || entity.value(of: key) != original.value(of: key) ? meeting : nil
  }

  /// Takes over what the book holds by now: a field that nobody touched here shows it at once and is
  /// saved on top of it, what was typed stays and is marked where somebody wrote there too.
  ///
  /// Says which fields the others changed.
  @discardableResult
  mutating func rebase(in session: Session, by authors: [String] = []) -> [String] {
    guard let base = original else { return [] }
    guard let present = session.commune.record(record, in: register) else {
      isGone = true
      if !authors.isEmpty { goneBy = authors }
      clashes = nil
      removal = []
      return []
    }
    isGone = false
    goneBy = []
    original = present
    var changed: [String] = []
    for field in description.fields {
      let before = base.value(of: field.key)
      let now = present.value(of: field.key)
      if before != now {
        changed.append(field.key)
        merge(field, from: before, to: now, by: authors, in: session)
      } else {
        renew(field, in: session)
      }
    }
    return changed
  }

  private mutating func merge(
    _ field: FieldDescription, from before: FieldValue, to now: FieldValue, by authors: [String],
    in session: Session
  ) {
    let key = field.key
    let mine = entity.value(of: key)
    let index = fields.firstIndex { !$0.isOfChild && $0.description.key == key }
    let author = authors.count == 1 ? authors.first : nil
    // Nobody is named where it was this program itself, by undoing or on another screen.
    news[key] = authors.isEmpty ? nil : author ?? ""
    switch field.kind {
    case .notes:
      // Entries are only added: both stand, theirs first.
      let own = mine.notes.filter { !before.notes.contains($0) && !now.notes.contains($0) }
      let all = now.notes + own
      try? entity.set(key, to: all.isEmpty ? .empty : .notes(all))
      return
    case .marks, .remarks:
      try? entity.set(key, to: .marks(mine.marks.merging(theirs: now.marks, since: before.marks)))
      return
    default: break
    }
    if mine == before {
      try? entity.set(key, to: now)
      guard let index else { return }
      let shown = Self.text(of: now, field, register, session)
      guard fields[index].isEdited else {
        fields[index].show(shown, fields[index].origin)
        fields[index].baseText = shown
        return
      }
      fields[index].acceptedText = shown
    }
    if now == mine && mine != before || now == meetings[key]?.base {
      meetings[key] = nil
      return
    }
    meetings[key] = FieldMeeting(base: meetings[key]?.base ?? before, author: author)
  }

  /// A record that is referred to may be called otherwise by now.
  private mutating func renew(_ field: FieldDescription, in session: Session) {
    guard case .reference = field.kind,
      let index = fields.firstIndex(where: { !$0.isOfChild && $0.description.key == field.key }),
      !fields[index].isEdited
    else { return }
    let shown = Self.text(of: entity.value(of: field.key), field, register, session)
    if shown != fields[index].acceptedText { fields[index].show(shown, fields[index].origin) }
  }
}

extension [RecordID: String] {
  /// My entries with those that others changed since; where both did, mine.
  func merging(theirs: [RecordID: String], since base: [RecordID: String]) -> [RecordID: String] {
    var merged = theirs
    for subject in Set(keys).union(base.keys) where self[subject] != base[subject] {
      merged[subject] = self[subject]
    }
    return merged
  }
}
