package import CommuneDomain

/// Why typed text was not taken, in sentences.
extension Phrases {
  /// What is wrong with what was typed into a field, and how to type it.
  package func sentence(for error: InputError, field: String, register: RegisterKey) -> String {
    func words(_ keys: [String]) -> String {
      keys.map { choice(register, field, $0) }.joined(separator: "; ")
    }
    let label = label(register, field)
    return switch error {
    case .dateExpected(let typed): text("input.date", label, typed)
    case .noSuchDate(let typed): text("input.no-such-date", label, typed)
    case .wholeDayExpected(let typed): text("input.whole-day", label, typed)
    case .numberExpected(let typed): text("input.number", label, typed)
    case .decimalExpected(let typed): text("input.decimal", label, typed)
    case .amountExpected(let typed): text("input.amount", label, typed)
    case .timeExpected(let typed): text("input.time", label, typed)
    case .flagExpected(let typed): text("input.flag", label, typed)
    case .noSuchChoice(let typed, let keys):
      text("input.no-such-choice", label, typed, words(keys))
    case .severalChoices(let typed, let keys):
      text("input.several-choices", label, typed, words(keys))
    case .noSuchRecord(let target, let typed):
      text("input.no-such-record", label, typed, oneName(of: target))
    case .several(let target, let typed, let count, let titles):
      text(
        "input.several-records", label, typed, self.count(count, of: target),
        titles.joined(separator: "; ") + (count > titles.count ? "…" : ""))
    case .markExpected(let typed): text("input.mark", label, typed)
    case .noSuchSubject(let typed): text("input.no-such-subject", label, typed)
    case .noteExpected(let typed): text("input.note", label, typed)
    }
  }
}
