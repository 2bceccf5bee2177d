import CommuneDomain
import TestSupport
import Testing

/// What the declarations of the registers promise.
struct SchemaTests {
  @Test func everyStoredPropertyIsAField() {
    for register in Commune.registers {
      let record = register.blank(SmallCommune.id(1), today: SmallCommune.today)
      let properties = Mirror(reflecting: record).children.compactMap(\.label)
        .filter { $0 != "id" }.map { key(of: $0) }
      #expect(properties.sorted() == register.fields.map(\.key).sorted(), "\(register.key)")
    }
  }

  /// `residenceUnit` in code is `residence-unit` in files, and `isConcurrent` is `concurrent`.
  private func key(of property: String) -> String {
    let key = property.reduce(into: "") { key, letter in
      key += letter.isUppercase ? "-" + letter.lowercased() : String(letter)
    }
    return key.hasPrefix("is-") ? String(key.dropFirst(3)) : key
  }
}
