import CommuneDomain
import Localization

/// The field guide as Markdown: keys, labels in both languages, kinds, alternatives and rules of each
/// register.
struct FieldGuide {
  let phrases: Phrases
  /// The other language, whose labels stand beside those of the first.
  let other: Phrases

  var text: String {
    "# \(phrases["guide.title"])\n\n\(phrases["guide.introduction"])\n\n"
      + Commune.registers.map { text(of: $0) }.joined(separator: "\n")
  }

  func text(of register: any RegisterDescribing) -> String {
    let key = register.key
    let heads = ["guide.key", "guide.field", "guide.field.other", "guide.kind", "guide.required"]
      .map { phrases[$0] }
    var lines = [
      "## \(phrases.name(of: key)) / \(other.name(of: key)) (`\(key)`)", "",
      row(heads + [""]), row(Array(repeating: "---", count: heads.count + 1)),
    ]
    lines += register.fields.map { field in
      row([
        "`\(field.key)`", phrases.label(key, field.key), other.label(key, field.key),
        kind(of: field),
        field.isRequired ? phrases["cli.yes"] : "", qualities(of: field),
      ])
    }
    lines += register.derived.map { field in
      row([
        "`\(field.key)`", phrases.label(key, field.key), other.label(key, field.key),
        kind(of: field), "", phrases["guide.derived"],
      ])
    }
    let alternatives = (register.fields + register.derived).compactMap { choices(of: $0, key) }
    if !alternatives.isEmpty { lines += ["", "\(phrases["guide.choices"]):"] + alternatives }
    let rules = register.ruleNames.map { rule in
      "- \(phrases["issue.\(rule.severity.rawValue)"]), `\(rule.field)`: "
        + phrases.text("rule.\(rule.name)", "…", "…", "…")
    }
    if !rules.isEmpty { lines += ["", "\(phrases["guide.rules"]):"] + rules }
    return lines.joined(separator: "\n") + "\n"
  }

  private func row(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |"
  }

  private func choices(of field: FieldDescription, _ register: RegisterKey) -> String? {
    switch field.kind {
    case .choice(let keys), .marks(let keys):
      let words = keys.map { word in
        "`\(word)` \(phrases.choice(register, field.key, word)) / "
          + other.choice(register, field.key, word)
      }
      return "- `\(field.key)`: " + words.joined(separator: "; ")
    default: return nil
    }
  }

  private func qualities(of field: FieldDescription) -> String {
    [
      (field.isUnique, "guide.unique"), (field.isPersistent, "guide.persistent"),
      (field.isSearched, "guide.searched"), (field.isMasked, "guide.masked"),
    ]
    .filter(\.0).map { phrases[$0.1] }.joined(separator: ", ")
  }

  private func kind(of field: FieldDescription) -> String {
    switch field.kind {
    case .text(let shape): kind(of: shape)
    case .integer(let range):
      phrases.text("guide.kind.integer", String(range.lowerBound), String(range.upperBound))
    case .hundredths(let range):
      phrases.text(
        "guide.kind.hundredths", String(range.lowerBound / 100), String(range.upperBound / 100))
    case .amount: phrases["guide.kind.amount"]
    case .date(.day): phrases["guide.kind.date"]
    case .date(.yearAllowed): phrases["guide.kind.date-or-year"]
    case .choice: phrases["guide.kind.choice"]
    case .flag: phrases["guide.kind.flag"]
    case .reference(let register):
      phrases.text("guide.kind.reference", "`\(register)`")
    case .marks: phrases["guide.kind.marks"]
    case .remarks: phrases["guide.kind.remarks"]
    case .notes: phrases["guide.kind.notes"]
    }
  }

  private func kind(of shape: TextShape) -> String {
    switch shape {
    case .line(let most): phrases.text("guide.kind.line", phrases.number(most))
    case .paragraph(let most): phrases.text("guide.kind.paragraph", phrases.number(most))
    case .verbatim(let most): phrases.text("guide.kind.verbatim", phrases.number(most))
    case .personName: phrases["guide.kind.person-name"]
    case .code: phrases["guide.kind.code"]
    case .phone: phrases["guide.kind.phone"]
    case .identity: phrases["guide.kind.identity"]
    case .time: phrases["guide.kind.time"]
    }
  }
}
