import CommuneDomain
import Localization
import ResourceFiles
import TestSupport
import Testing
import VietnameseText

/// The words that are shipped: complete, alike in all languages, short enough.
@Suite struct ShippedWordsTests {
  @Test func everyRegisterFieldAndAlternativeHasWords() throws {
    var keys: [String] = []
    for register in Commune.registers {
      keys += ["", ".one", ".many"].map { "register.\(register.key)\($0)" }
      for field in register.fields {
        keys.append("\(register.key).\(field.key)")
        switch field.kind {
        case .choice(let choices), .marks(let choices):
          keys += choices.map { "\(register.key).\(field.key).\($0)" }
        default: continue
        }
      }
    }
    try expectWords(for: keys)
  }

  /// The rules of fields, which no register lists.
  static let fieldRules = [
    "required", "outOfRange", "negativeAmount", "wholeDayNeeded", "unknownChoice",
    "referenceToNothing", "notUnique", "tooLong", "phoneForm", "identityForm", "timeForm",
  ]

  @Test func everyRuleHasASentenceAndARemedy() throws {
    let rules = Self.fieldRules + Commune.registers.flatMap { $0.ruleNames.map(\.name) }
    try expectWords(for: rules.flatMap { ["rule.\($0)", "rule.\($0).remedy"] })
  }

  private static var languages: [Phrases] {
    get throws { try Language.allCases.map { try ResourceFiles.source.phrases($0) } }
  }

  @Test func allLanguagesHaveTheSameKeysAndPlaceholders() throws {
    let vietnamese = try Phrases.vietnamese
    for other in try Self.languages {
      #expect(Set(vietnamese.keys).symmetricDifference(other.keys) == [], "\(other.language)")
      let different = vietnamese.keys.filter { key in
        placeholders(of: vietnamese[key]) != placeholders(of: other[key])
      }
      #expect(different == [], "\(other.language)")
    }
  }

  @Test func labelsFitForms() throws {
    let phrases = try Phrases.vietnamese
    var long: [String] = []
    for register in Commune.registers {
      for field in register.fields {
        let label = phrases.label(register.key, field.key)
        let head = phrases.columnLabel(register.key, field.key)
        if label.columns > 18 { long.append(label) }
        if field.isColumn, head.columns > 12 { long.append(head) }
      }
    }
    #expect(long == [])
  }

  @Test func wordsAreComposedAndClean() throws {
    for phrases in try Self.languages {
      #expect(phrases.keys.filter { phrases[$0].cleanedField != phrases[$0] } == [])
    }
  }

  @Test func tonesStandInTheOldPlace() throws {
    let phrases = try Phrases.vietnamese
    let newStyle = ["oà", "oá", "oả", "oã", "oạ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"]
    let wrong = phrases.keys.filter { key in
      phrases[key].lowercased().split(whereSeparator: { !$0.isLetter }).contains { word in
        !word.hasPrefix("qu") && newStyle.contains { word.hasSuffix($0) }
      }
    }
    #expect(wrong == [])
  }

  private func expectWords(for keys: [String]) throws {
    for phrases in try Self.languages {
      #expect(keys.filter { !phrases.has($0) } == [], "\(phrases.language)")
    }
  }

  private func placeholders(of phrase: String) -> Set<Character> {
    Set(zip(phrase, phrase.dropFirst()).filter { $0.0 == "{" }.map(\.1))
  }
}
