internal import CommuneDomain
internal import Localization

extension Filter {
  /// The filter as the status line names it, such as "Diện: Nghèo".
  func text(in session: Session, of register: any RegisterDescribing) -> String {
    let phrases = session.phrases
    let label = phrases.columnLabel(register.key, field)
    return switch test {
    case .equals(let value):
      "\(label): "
        + (register.field(field).map {
          phrases.text(of: value, $0, of: register.key, in: session.commune)
        } ?? "")
    case .contains(let text): "\(label): …\(text)…"
    case .isEmpty: "\(label): \(phrases["filter.empty"])"
    case .notEmpty: "\(label): ✓"
    case .before(let day): "\(label) < \(phrases.date(day))"
    case .after(let day): "\(label) > \(phrases.date(day))"
    case .atLeast(let number): "\(label) ≥ \(phrases.number(number))"
    case .atMost(let number): "\(label) ≤ \(phrases.number(number))"
    }
  }

  /// What a new record needs so that the filter lets it through; nil when no one value does.
  var assignment: FieldAssignment? {
    guard case .equals(let value) = test else { return nil }
    return FieldAssignment(field: field, value: value)
  }
}
