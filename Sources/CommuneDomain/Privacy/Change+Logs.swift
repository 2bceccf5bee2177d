extension Operation {
  /// Whether it adds to a register that only ever grows.
  package var isOfLog: Bool { Commune.logs.contains(register) }
}

extension Change {
  /// The change without its entries in logs: what can be taken back.
  package var withoutLogs: Change {
    operations.contains(where: \.isOfLog) ? Change(operations.filter { !$0.isOfLog }) : self
  }

  /// Whether it erases personal data, which cannot be taken back.
  package var isFinal: Bool {
    operations.contains { operation in
      guard case .create(.accesses, _, let values) = operation else { return false }
      return values.contains {
        $0.field == "kind" && $0.value == .choice(AccessKind.erase.rawValue)
      }
    }
  }
}

extension Operation {
  /// The operation as it is told once the personal data of its record are erased: that something changed
  /// stays, what stood there does not.
  package func hidingErased(in commune: Commune, marker: String) -> Operation {
    guard let description = Commune.register(register) else { return self }
    let erased = commune.erasures(of: record)
    guard !erased.isEmpty else { return self }
    func hidden(_ value: FieldValue, _ key: String) -> FieldValue {
      let isErased = description.field(key).map { erased.concern($0) } ?? false
      return isErased && !value.isEmpty ? .text(marker) : value
    }
    func hidden(_ values: [FieldAssignment]) -> [FieldAssignment] {
      values.map { FieldAssignment(field: $0.field, value: hidden($0.value, $0.field)) }
    }
    func hidden(_ note: Note, _ key: String) -> Note {
      guard description.field(key).map({ erased.concern($0) }) ?? false else { return note }
      return Note(date: note.date, text: marker, author: note.author)
    }
    return switch self {
    case .create(let register, let id, let values): .create(register, id, hidden(values))
    case .remove(let register, let id, let values): .remove(register, id, hidden(values))
    case .restore(let register, let id, let values): .restore(register, id, hidden(values))
    case .set(let register, let id, let field, let old, let new):
      .set(register, id, field: field, old: hidden(old, field), new: hidden(new, field))
    case .append(let register, let id, let field, let note, let place):
      .append(register, id, field: field, hidden(note, field), at: place)
    case .withdraw(let register, let id, let field, let note, let place):
      .withdraw(register, id, field: field, hidden(note, field), at: place)
    case .mark, .settle: self
    }
  }
}

extension HistoryEntry {
  /// The entry without what stood in records whose personal data are erased.
  package func hidingErased(in commune: Commune, marker: String) -> HistoryEntry {
    var entry = self
    entry.change = Change(
      change.operations.map { $0.hidingErased(in: commune, marker: marker) })
    return entry
  }
}
