import CommuneDomain
import JSONStore
import Localization

/// Values that were overridden unseen, and lines that wait because a clock was ahead.
extension Book {
  /// The entry whose name begins like that.
  func reviewEntry(_ typed: String) throws(Failure) -> ReviewEntry {
    let prefix = typed.lowercased()
    let found = store.review.filter { prefix.utf8.count >= 4 && $0.name.hasPrefix(prefix) }
    guard let entry = found.first else {
      throw .refused([phrases.text("conflicts.unknown", typed)])
    }
    guard found.count == 1 else {
      throw .refused([phrases.text("conflicts.several", typed, phrases.number(found.count))])
    }
    return entry
  }

  /// What becomes of an entry.
  enum Settling {
    /// What counts stays.
    case keep
    /// The value that did not count is written.
    case take
    /// Another value is written.
    case value(String)
  }

  /// Takes entries off the list, all in one act.
  mutating func settle(_ entries: [ReviewEntry], _ settling: Settling) throws(Failure) {
    var after = self
    var change = Change()
    for entry in entries {
      let step = try after.change(settling, entry)
      do {
        try after.commune.apply(step)
      } catch {
        throw .store(phrases.sentence(for: StoreError.changeDoesNotFit(error)))
      }
      change = change + step
    }
    if case .keep = settling {} else { try check(entries, in: after) }
    try save(change)
  }

  private func change(_ settling: Settling, _ entry: ReviewEntry) throws(Failure) -> Change {
    switch settling {
    case .keep: return Change([entry.settling])
    case .take:
      guard let change = entry.adoption(in: commune) else {
        throw .refused([phrases.text("conflicts.gone", entry.name)])
      }
      return change
    case .value(let text):
      guard let field = entry.mark.field, let register = Commune.register(entry.register),
        let old = commune.record(entry.record, in: entry.register)
      else { throw .refused([phrases.text("conflicts.gone", entry.name)]) }
      let entered = try RecordEntry(book: self, register: register)
        .filling(old, with: ["\(field)=\(text)"])
      return Change.from(old, to: entered) + Change([entry.settling])
    }
  }

  /// Refuses records that break a hard rule afterwards.
  private func check(_ entries: [ReviewEntry], in after: Book) throws(Failure) {
    for entry in entries {
      guard let register = Commune.register(entry.register),
        let record = after.commune.record(entry.record, in: entry.register)
      else { continue }
      for warning in try RecordEntry(book: after, register: register).check(record) {
        Output.error(warning)
      }
    }
  }

  /// Lets lines of a clock that was ahead count from now on; how many acts they were.
  mutating func accept(_ author: String) throws(Failure) -> Int {
    let held = store.held.filter { $0.author == author }
    guard !held.isEmpty else {
      throw .refused([phrases.text("conflicts.nothing-held", author)])
    }
    do {
      try store.accept(held, over: commune)
    } catch {
      try takeOver()
      throw .store(phrases.sentence(for: error, in: commune))
    }
    try takeOver()
    return held.reduce(0) { $0 + $1.count }
  }
}
