/// A record of one register: a plain value whose fields its schema describes.
package protocol Entity: Sendable, Equatable {
  /// The fields and rules of the register, declared once.
  static var schema: Schema<Self> { get }

  var id: ID<Self> { get }

  /// A record in which nothing is entered yet.
  init(id: ID<Self>)

  /// What a list, a picker or a sentence calls this record, such as "Tổ 12 (TDP 3)".
  func title(in commune: Commune) -> String

  /// The title without what a neighbouring column says already, such as "Tổ 12".
  func shortTitle(in commune: Commune) -> String
}

extension Entity {
  package func shortTitle(in commune: Commune) -> String { title(in: commune) }

  /// The identifier without its type.
  package var recordID: RecordID { id.raw }

  /// The register that this record belongs to.
  package var register: RegisterKey { Self.schema.key }

  /// The value of a field; `empty` when there is no such field.
  package func value(of key: String) -> FieldValue {
    guard let field = Self.schema.field(key) else { return .empty }
    return field.get(self)
  }

  /// Puts a value into a field.
  ///
  /// - Throws: `FieldError` when there is no such field or the value is of another kind.
  package mutating func set(_ key: String, to value: FieldValue) throws(FieldError) {
    guard let field = Self.schema.field(key) else { throw .unknownField(key) }
    guard field.set(&self, value) else { throw .wrongKind(key) }
  }

  /// Whether a field applies to this record as it stands; a form skips those that do not.
  package func applies(_ key: String) -> Bool {
    Self.schema.field(key)?.applies(self) ?? false
  }

  /// Every field that holds something, in schema order.
  package var assignments: [FieldAssignment] {
    Self.schema.fields.compactMap { field in
      let value = field.get(self)
      return value.isEmpty ? nil : FieldAssignment(field: field.key, value: value)
    }
  }

  /// The record with the fields filled in that follow from others and were left empty.
  package func completed(in circumstances: Circumstances) -> Self {
    var record = self
    Self.schema.complete(&record, circumstances)
    return record
  }

  /// What saving this record as it stands writes into others with it.
  package func consequences(in circumstances: Circumstances) -> Change {
    Self.schema.consequences(self, circumstances)
  }

  /// The hard rules that other records would break by what saving this one writes into them.
  package func refusedConsequences(in circumstances: Circumstances) -> [Issue] {
    let consequences = consequences(in: circumstances)
    guard !consequences.isEmpty else { return [] }
    var after = circumstances
    // What does not fit the book is refused by the store, with the record that it speaks of.
    guard (try? after.commune.apply(consequences)) != nil else { return [] }
    return Set(consequences.operations.map { RecordPlace(register: $0.register, id: $0.record) })
      .sorted { $0.id < $1.id }
      .flatMap { place -> [Issue] in
        let before =
          circumstances.commune.record(place.id, in: place.register)?
          .issues(in: circumstances) ?? []
        let now = after.commune.record(place.id, in: place.register)?.issues(in: after) ?? []
        return now.filter { issue in
          issue.severity == .hard && !before.contains { $0.rule == issue.rule }
        }
      }
  }

  /// Everything that is wrong with this record, hard rules first.
  package func issues(in circumstances: Circumstances) -> [Issue] {
    Self.schema.issues(of: self, in: circumstances)
  }
}

/// A value for a named field.
package struct FieldAssignment: Hashable, Sendable {
  package var field: String
  package var value: FieldValue

  package init(field: String, value: FieldValue) {
    self.field = field
    self.value = value
  }
}

/// Why a value did not go into a field.
package enum FieldError: Error, Hashable, Sendable {
  case unknownField(String)
  case wrongKind(String)
}

/// A record as far as it must be told from others.
private struct RecordPlace: Hashable {
  let register: RegisterKey
  let id: RecordID
}
