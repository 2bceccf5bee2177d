import CommuneDomain
import TestSupport

/// A rule of a register with a record that breaks it and one just within it.
struct RuleCase: Sendable {
  let rule: String
  let register: RegisterKey
  let refused: @Sendable () -> any Entity
  let accepted: @Sendable () -> any Entity
  let isSoft: Bool
  /// The field where a rule that stands at several is broken.
  let field: String?
  /// What the book holds besides the small commune.
  let scene: @Sendable (inout SmallCommune) -> Void

  /// Every case; each family of registers has a list of its own.
  static let all: [RuleCase] = [
    peopleAndPlaces,
    work,
    localRules,
    members,
    admission,
    heads,
    quality,
    supervision,
    units,
    housingAndData,
    calendar,
    future,
    steps,
    furtherFields,
    followed,
  ].flatMap(\.self)

  static func of<Record: Entity>(
    _ rule: String, _ type: Record.Type, soft: Bool = false, at field: String? = nil,
    in scene: @escaping @Sendable (inout SmallCommune) -> Void = { _ in },
    refused: @escaping @Sendable (inout Record) -> Void,
    accepted: @escaping @Sendable (inout Record) -> Void
  ) -> RuleCase {
    func record(_ fill: @escaping @Sendable (inout Record) -> Void) -> @Sendable () -> any Entity {
      {
        var record = Record(id: ID(SmallCommune.id(99)))
        fill(&record)
        return record
      }
    }
    return RuleCase(
      rule: rule, register: Record.schema.key, refused: record(refused),
      accepted: record(accepted), isSoft: soft, field: field, scene: scene)
  }

  static func day(_ text: String) -> CalendarDate { SmallCommune.date(text) }
}
