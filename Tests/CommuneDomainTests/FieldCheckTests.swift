import CommuneDomain
import TestSupport
import Testing

/// What follows from a field's kind and qualities alone, at every field of every register.
struct FieldCheckTests {
  /// A value that a check refuses, and one just within it.
  private struct Edge {
    let rule: String
    let refused: FieldValue
    let accepted: FieldValue
  }

  private static func letters(_ count: Int) -> FieldValue {
    .text(String(repeating: "ă", count: count))
  }

  /// The edges of a kind of field.
  private static func edges(of kind: FieldKind) -> [Edge] {
    switch kind {
    case .text(.line(let most)), .text(.paragraph(let most)), .text(.verbatim(let most)):
      [Edge(rule: "tooLong", refused: letters(most + 1), accepted: letters(most))]
    case .text(.personName), .text(.code):
      [Edge(rule: "tooLong", refused: letters(81), accepted: letters(80))]
    case .text(.phone):
      [Edge(rule: "phoneForm", refused: .text("091234567x"), accepted: .text("0912345678"))]
    case .text(.identity):
      [
        Edge(
          rule: "identityForm", refused: .text("00118501234"), accepted: .text("001185012345"))
      ]
    case .text(.time):
      [Edge(rule: "timeForm", refused: .text("24:01"), accepted: .text("23:59"))]
    case .integer(let range), .hundredths(let range):
      [
        Edge(
          rule: "outOfRange", refused: .integer(range.lowerBound - 1),
          accepted: .integer(range.lowerBound)),
        Edge(
          rule: "outOfRange", refused: .integer(range.upperBound + 1),
          accepted: .integer(range.upperBound)),
      ]
    case .amount:
      [Edge(rule: "negativeAmount", refused: .integer(-1), accepted: .integer(0))]
    case .date(.day):
      [
        Edge(
          rule: "wholeDayNeeded", refused: .date(SmallCommune.date("2026-11")),
          accepted: .date(SmallCommune.today))
      ]
    case .reference(let register):
      SmallCommune().commune.ids(in: register).first.map { there in
        [
          Edge(
            rule: "referenceToNothing", refused: .reference(SmallCommune.id(987_654)),
            accepted: .reference(there))
        ]
      } ?? []
    case .date(.yearAllowed), .choice, .flag, .marks, .remarks, .notes: []
    }
  }

  private func rules(
    of register: any RegisterDescribing, _ key: String, holding value: FieldValue,
    in circumstances: Circumstances
  ) throws -> [String] {
    var record = register.blank(SmallCommune.id(99), today: SmallCommune.today)
    try record.set(key, to: value)
    return record.issues(in: circumstances)
      .filter { $0.field == key && $0.severity == .hard }.map(\.rule)
  }

  @Test func everyFieldRefusesWhatIsBeyondItsEdges() throws {
    let circumstances = SmallCommune().circumstances
    var tried: Set<String> = []
    for register in Commune.registers {
      for field in register.fields {
        for edge in Self.edges(of: field.kind) {
          let place = "\(register.key).\(field.key)"
          let refused = try rules(of: register, field.key, holding: edge.refused, in: circumstances)
          #expect(refused.contains(edge.rule), "\(place) accepts \(edge.refused)")
          let accepted = try rules(
            of: register, field.key, holding: edge.accepted, in: circumstances)
          #expect(!accepted.contains(edge.rule), "\(place) refuses \(edge.accepted)")
          tried.insert(edge.rule)
        }
      }
    }
    #expect(
      tried == [
        "tooLong", "phoneForm", "identityForm", "timeForm", "outOfRange", "negativeAmount",
        "wholeDayNeeded", "referenceToNothing",
      ])
  }

  /// A year alone is a date only where that is allowed.
  @Test func aYearAloneIsADateWhereThatIsAllowed() throws {
    let circumstances = SmallCommune().circumstances
    for register in Commune.registers {
      for field in register.fields {
        guard case .date(let precision) = field.kind else { continue }
        let rules = try rules(
          of: register, field.key, holding: .date(SmallCommune.date("1985")), in: circumstances)
        #expect(
          rules.contains("wholeDayNeeded") == (precision == .day), "\(register.key).\(field.key)")
      }
    }
  }

  @Test func anAlternativeThatIsNoneDoesNotGoIn() {
    for register in Commune.registers {
      for field in register.fields {
        guard case .choice(let keys) = field.kind else { continue }
        var record = register.blank(SmallCommune.id(99), today: SmallCommune.today)
        #expect(throws: FieldError.wrongKind(field.key)) {
          try record.set(field.key, to: .choice("no-such-alternative"))
        }
        for key in keys {
          #expect(throws: Never.self) { try record.set(field.key, to: .choice(key)) }
        }
      }
    }
  }

  /// Empty, a required field is refused as long as it applies; filled, it is not.
  @Test func everyRequiredFieldIsAskedForWhereItApplies() {
    let circumstances = SmallCommune().circumstances
    for register in Commune.registers {
      for field in register.fields {
        var record = register.blank(SmallCommune.id(99), today: SmallCommune.today)
        try? record.set(field.key, to: .empty)
        let missing = record.issues(in: circumstances).filter { $0.rule == "required" }.map(\.field)
        #expect(
          missing.contains(field.key) == (field.isRequired && record.applies(field.key)),
          "\(register.key).\(field.key)")
      }
    }
  }

  /// The same value in two records, and then in one of them another.
  @Test func everyUniqueFieldIsThereOnce() throws {
    let values: [(FieldValue, FieldValue)] = [
      (.text("001185012345"), .text("001185012346")), (.text("A1"), .text("A2")),
    ]
    var tried = 0
    for register in Commune.registers {
      for field in register.fields where field.isUnique {
        let (value, other) = field.kind == .text(.identity) ? values[0] : values[1]
        var small = SmallCommune()
        var first = register.blank(SmallCommune.id(98), today: SmallCommune.today)
        try first.set(field.key, to: value)
        small.commune = Commune()
        try small.commune.apply(.creating(first))
        let same = try rules(of: register, field.key, holding: value, in: small.circumstances)
        #expect(same.contains("notUnique"), "\(register.key).\(field.key)")
        let different = try rules(of: register, field.key, holding: other, in: small.circumstances)
        #expect(!different.contains("notUnique"), "\(register.key).\(field.key)")
        tried += 1
      }
    }
    #expect(tried > 5)
  }
}
