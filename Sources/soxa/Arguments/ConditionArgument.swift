/// A condition of `--where` as typed: `field=value`, `field!=value`, `field>=value`,
/// `field<=value`; `field=` means that nothing is entered.
struct ConditionArgument {
  enum Comparison: String, CaseIterable {
    case notEqual = "!="
    case atLeast = ">="
    case atMost = "<="
    case equal = "="
  }

  let field: String
  let comparison: Comparison
  let text: String

  /// Nil when the text is no condition.
  init?(_ argument: String) {
    guard let sign = argument.firstIndex(where: { "=!<>".contains($0) }), sign > argument.startIndex
    else { return nil }
    let rest = argument[sign...]
    guard let comparison = Comparison.allCases.first(where: { rest.hasPrefix($0.rawValue) }) else {
      return nil
    }
    field = String(argument[..<sign])
    self.comparison = comparison
    text = String(rest.dropFirst(comparison.rawValue.count))
  }
}
