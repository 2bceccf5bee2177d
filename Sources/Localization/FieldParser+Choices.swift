internal import CommuneDomain
internal import VietnameseText

/// Alternatives by their keys or by the beginning of their words.
extension FieldParser {
  /// The key of the alternative that a text means; marks may be left out.
  func choice(
    _ typed: String, of keys: [String], _ field: String, _ register: RegisterKey,
    _ phrases: Phrases?
  ) throws(InputError) -> String {
    if keys.contains(typed) { return typed }
    let folded = typed.folded
    let words = keys.map { key in (key: key, word: phrases?.choice(register, field, key) ?? key) }

    let exact = words.filter { $0.word.composed.lowercased() == typed.lowercased() }
    if exact.count == 1 { return exact[0].key }
    let whole = words.filter { $0.word.folded == folded || $0.key == folded }
    if whole.count == 1 { return whole[0].key }
    let beginning = words.filter { $0.word.folded.hasPrefix(folded) }
    if beginning.count == 1 { return beginning[0].key }
    guard beginning.isEmpty else {
      throw .severalChoices(typed, choices: beginning.map(\.key))
    }
    throw .noSuchChoice(typed, choices: keys)
  }
}
