internal import CommuneDomain
internal import Localization
internal import Terminal

/// What is kept of a form that is not saved, and how it comes back.
extension FormScreen {
  func draft(isSetAside: Bool) -> Draft {
    Draft(
      register: register, record: record, isNew: isNew,
      entries: fields.flatMap { entries(of: $0) },
      focus: fields.indices.contains(focus) ? fields[focus].description.key : "",
      isSetAside: isSetAside)
  }

  /// What a draft keeps of a field: of a new record everything entered, of another what was changed
  /// in it, and of one that is gone all it held.
  private func entries(of field: FormField) -> [Draft.Entry] {
    let key = field.description.key
    func entry(_ text: String, base: String? = nil) -> Draft.Entry {
      Draft.Entry(register: field.register, field: key, text: text, base: base)
    }
    if !field.isOfChild, let text = clashes?.combinedText(of: key) {
      return [entry(text, base: field.baseText)]
    }
    let before = field.isOfChild ? .empty : original?.value(of: key) ?? .empty
    if case .notes = field.description.kind {
      let own = field.isOfChild ? child?.value(of: key) : entity.value(of: key)
      let added = own?.notes.filter { !before.notes.contains($0) } ?? []
      return added.map { entry($0.text) } + (field.isEdited ? [entry(field.text.text)] : [])
    }
    guard !isNew, !field.isOfChild, !isGone, let original else {
      let isChanged = field.isEdited || field.origin == .entered || isGone
      return isChanged && !field.text.text.isEmpty || field.isEdited
        ? [entry(field.text.text)] : []
    }
    guard field.isEdited || entity.value(of: key) != original.value(of: key) else { return [] }
    return [entry(field.text.text, base: field.baseText)]
  }

  /// Puts back what was typed in a draft: accepted fields as accepted, the one that was being typed
  /// as it stood.
  mutating func fill(from draft: Draft, in session: Session) {
    for entry in draft.entries {
      guard
        let index = fields.firstIndex(where: {
          $0.register == entry.register && $0.description.key == entry.field
        })
      else { continue }
      fields[index].text = TextFieldState(entry.text)
      hasChanges = true
      meet(entry, at: index, in: session)
      if entry.field != draft.focus || entry.isOneOfMany(in: draft) {
        accept(index, in: session)
      }
    }
    focus = fields.firstIndex { $0.description.key == draft.focus } ?? focus
    area = .fields
  }

  /// Marks a field that somebody has written since the draft was begun.
  private mutating func meet(_ entry: Draft.Entry, at index: Int, in session: Session) {
    let field = fields[index]
    guard let base = entry.base, !field.isOfChild, !isNew, base != field.acceptedText,
      field.isEdited
    else { return }
    let value = try? FieldParser(today: session.today).value(
      base, for: field.description, of: register, in: session.commune, phrases: session.phrases)
    meetings[field.description.key] = FieldMeeting(base: value ?? .text(base))
    fields[index].baseText = base
  }
}

extension Draft.Entry {
  /// Whether the field has an entry after this one, as a diary has.
  fileprivate func isOneOfMany(in draft: Draft) -> Bool {
    draft.entries.last { $0.field == field && $0.register == register } != self
  }
}

extension Session {
  /// The record of a draft that is gone from the book, with what the review list knows of it.
  func lastKnown(of draft: Draft) -> (any Entity)? {
    let entry = review.last { $0.record == draft.record && !$0.removedValues.isEmpty }
    guard let entry,
      var record = Commune.register(draft.register)?.blank(draft.record, today: today)
    else { return nil }
    for assignment in entry.removedValues {
      // A value that the register no longer knows cannot be brought back.
      try? record.set(assignment.field, to: assignment.value)
    }
    return record
  }
}
