/// Something that follows from a record and the rest of the book, such as a member's party age: shown in
/// tables and forms beside the fields, and never typed or stored.
package struct DerivedField<Record: Entity>: Sendable {
  /// Its label is the phrase `<register>.<key>`, as a field's is.
  package let description: FieldDescription
  package let value: @Sendable (Record, Circumstances) -> FieldValue

  /// - Parameters:
  ///   - isColumn: Whether tables show it before the user chooses others.
  package init(
    _ key: String, _ kind: FieldKind, isColumn: Bool = false,
    value: @escaping @Sendable (Record, Circumstances) -> FieldValue
  ) {
    var description = FieldDescription(key: key, kind: kind)
    description.isColumn = isColumn
    description.isDerived = true
    self.description = description
    self.value = value
  }
}

extension Entity {
  /// The value of a field, or what follows for a derived one; `empty` when there is neither.
  package func value(of key: String, in circumstances: Circumstances) -> FieldValue {
    if let derived = Self.schema.derived.first(where: { $0.description.key == key }) {
      return derived.value(self, circumstances)
    }
    return value(of: key)
  }
}
