internal import CommuneDomain

/// Everything that was ever done to one record, and what follows from it: what the record is now, and
/// which values nobody has looked at since somebody overrode them unawares.
///
/// Worked out from the set of acts alone: neither the order in which they arrived nor who works it out
/// makes a difference.
struct RecordHistory {
  /// One operation with the act that it belongs to.
  struct Step {
    var key: String
    var author: String
    var number: Int
    var milliseconds: UInt64
    var operation: Operation
  }

  /// A value that one step gave to one place of the record.
  private struct Write {
    var step: Int
    var value: FieldValue
    /// Somebody meant just this value, other than where a whole record is brought back.
    var isMeant: Bool
  }

  /// A field, an entry of a marks field, or (without a field) whether the record is there.
  private struct Slot: Hashable {
    var field: String?
    var subject: RecordID?
  }

  let register: any RegisterDescribing
  let record: RecordID
  let awareness: Awareness
  private(set) var steps: [Step] = []

  init(_ register: any RegisterDescribing, _ record: RecordID, awareness: Awareness) {
    self.register = register
    self.record = record
    self.awareness = awareness
  }

  /// Adds a step; they come in the order in which acts count.
  mutating func add(_ operation: Operation, of act: Act) {
    steps.append(
      Step(
        key: act.key, author: act.author, number: act.number,
        milliseconds: act.time.milliseconds, operation: operation))
  }

  // MARK: - What follows

  /// The record as it is now, nil when it was removed, and what is to be looked at.
  func outcome() -> (record: (any Entity)?, entries: [ReviewEntry]) {
    var ghost = Commune()
    var isThere = false
    for step in steps {
      switch step.operation {
      case .remove:
        isThere = false
        continue
      case .settle: continue
      case .create, .restore: isThere = true
      case .set, .mark, .append, .withdraw: break
      }
      // What cannot be carried out is passed over: the record's making may not have arrived yet.
      try? ghost.apply(Change([step.operation]))
    }
    let last = register.record(record, in: ghost)
    return (isThere ? last : nil, entries(last: last, isThere: isThere))
  }

  private func entries(last: (any Entity)?, isThere: Bool) -> [ReviewEntry] {
    let slots = writes()
    var entries: [ReviewEntry] = []
    for (slot, writes) in slots {
      for index in writes.indices where isLost(index, among: writes) {
        guard let winner = writes.last else { continue }
        entries.append(entry(.overridden, slot, writes[index], beside: steps[winner.step]))
      }
    }
    if !isThere, last != nil { entries += unknownToRemoval(slots, last?.assignments ?? []) }
    let settled = settledMarks
    return entries.filter { !settled.contains($0.mark) }.sorted {
      ($0.milliseconds, $0.mark.author, $0.mark.number, $0.mark.field ?? "", $0.kind.rawValue)
        < ($1.milliseconds, $1.mark.author, $1.mark.number, $1.mark.field ?? "", $1.kind.rawValue)
    }
  }

  private func knows(_ later: Int, _ earlier: Int) -> Bool {
    let reader = steps[later]
    let other = steps[earlier]
    if reader.key == other.key { return other.number <= reader.number }
    return awareness.upTo(other.key, by: reader.key, at: reader.number) >= other.number
  }

  /// Whether a value was overridden and whoever did it cannot have seen it, nor anybody since.
  private func isLost(_ index: Int, among writes: [Write]) -> Bool {
    let lost = writes[index]
    let later = writes[(index + 1)...]
    guard lost.isMeant, !later.isEmpty, !later.contains(where: { $0.value == lost.value })
    else { return false }
    return !later.contains { write in
      // What stood on the screen of whoever wrote this was the last value that he knew.
      write.isMeant && knows(write.step, lost.step)
        && !writes.contains { between in
          between.step > lost.step && between.step < write.step
            && knows(write.step, between.step)
        }
    }
  }

  /// Edits of a record that nobody who removed it knew of.
  private func unknownToRemoval(_ slots: [Slot: [Write]], _ values: [FieldAssignment])
    -> [ReviewEntry]
  {
    let removals = steps.indices.filter {
      if case .remove = steps[$0].operation { true } else { false }
    }
    guard let removal = removals.last else { return [] }
    func isUnknown(_ step: Int) -> Bool { !removals.contains { knows($0, step) && $0 != step } }
    var entries: [ReviewEntry] = []
    for (slot, writes) in slots where slot.field != nil {
      guard let write = writes.last, write.isMeant, isEdit(write.step), isUnknown(write.step)
      else { continue }
      entries.append(entry(.removed, slot, write, beside: steps[removal], values))
    }
    for index in steps.indices {
      guard case .append(_, _, let field, let note, _) = steps[index].operation,
        isUnknown(index)
      else { continue }
      let write = Write(step: index, value: .notes([note]), isMeant: true)
      entries.append(
        entry(.removed, Slot(field: field), write, beside: steps[removal], values))
    }
    return entries
  }

  private func isEdit(_ step: Int) -> Bool {
    switch steps[step].operation {
    case .set, .mark: true
    default: false
    }
  }

  private var settledMarks: Set<ReviewMark> {
    var settled: Set<ReviewMark> = []
    for step in steps {
      guard case .settle(_, _, let mark, let isSettled) = step.operation else { continue }
      if isSettled { settled.insert(mark) } else { settled.remove(mark) }
    }
    return settled
  }

  // MARK: - Places

  private func writes() -> [Slot: [Write]] {
    var slots: [Slot: [Write]] = [:]
    func put(
      _ value: FieldValue, _ field: String?, _ subject: RecordID?, _ step: Int, _ isMeant: Bool
    ) {
      slots[Slot(field: field, subject: subject), default: []]
        .append(Write(step: step, value: value, isMeant: isMeant))
    }
    for (index, step) in steps.enumerated() {
      switch step.operation {
      case .create(_, _, let values), .restore(_, _, let values):
        var isMeant = true
        if case .restore = step.operation { isMeant = false }
        put(.flag(true), nil, nil, index, true)
        var given: [Slot: FieldValue] = [:]
        for value in values { spread(value.value, value.field) { given[$0] = $1 } }
        for slot in slots.keys where slot.field != nil && given[slot] == nil {
          put(.empty, slot.field, slot.subject, index, isMeant)
        }
        for (slot, value) in given { put(value, slot.field, slot.subject, index, isMeant) }
      case .remove:
        put(.flag(false), nil, nil, index, true)
      case .set(_, _, let field, let old, let new):
        var given: [Slot: FieldValue] = [:]
        spread(old, field) { slot, _ in given[slot] = .empty }
        spread(new, field) { given[$0] = $1 }
        for (slot, value) in given { put(value, slot.field, slot.subject, index, true) }
      case .mark(_, _, let field, let subject, _, let new):
        put(word(new, field), field, subject, index, true)
      case .append, .withdraw, .settle: continue
      }
    }
    return slots
  }

  /// The places that a value fills: the field, or each entry of a list of marks. Diaries have none:
  /// their entries stand beside each other.
  private func spread(_ value: FieldValue, _ field: String, _ put: (Slot, FieldValue) -> Void) {
    switch value {
    case .marks(let marks):
      for (subject, mark) in marks {
        put(Slot(field: field, subject: subject), word(mark, field))
      }
    case .notes: return
    default: put(Slot(field: field), value)
    }
  }

  private func word(_ word: String?, _ field: String) -> FieldValue {
    guard let word else { return .empty }
    return register.field(field)?.kind == .remarks ? .text(word) : .choice(word)
  }

  private func entry(
    _ kind: ReviewEntry.Kind, _ slot: Slot, _ write: Write, beside other: Step,
    _ removed: [FieldAssignment] = []
  ) -> ReviewEntry {
    let step = steps[write.step]
    return ReviewEntry(
      kind: kind, register: register.key, record: record,
      mark: ReviewMark(
        field: slot.field, subject: slot.subject, author: step.author, number: step.number),
      value: write.value, milliseconds: step.milliseconds, other: other.author,
      otherMilliseconds: other.milliseconds, removedValues: removed)
  }
}
