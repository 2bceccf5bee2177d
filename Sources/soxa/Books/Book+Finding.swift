import CommuneDomain
import Localization

/// Registers, fields and records by what people type for them.
extension Book {
  func register(_ name: String) throws(Failure) -> any RegisterDescribing {
    guard let register = Commune.register(RegisterKey(name)) else {
      throw .usage(Self.unknownRegister(name, phrases))
    }
    return register
  }

  static func unknownRegister(_ name: String, _ phrases: Phrases) -> String {
    phrases.text(
      "cli.unknown-register", name,
      Commune.registers.map(\.key.rawValue).joined(separator: ", "))
  }

  func field(_ key: String, of register: any RegisterDescribing) throws(Failure)
    -> FieldDescription
  {
    guard let field = register.field(key) else {
      throw .usage(
        phrases.text(
          "cli.unknown-field", key, register.key.rawValue,
          register.fields.map(\.key).joined(separator: ", ")))
    }
    return field
  }

  /// The record that an identifier, a code or a title of its own means.
  func record(_ name: String, in register: any RegisterDescribing) throws(Failure) -> any Entity {
    let id: RecordID
    do {
      id = try workplace.parser.reference(name, to: register.key, in: commune)
    } catch .several(_, _, let count, let titles) {
      let names = titles.joined(separator: ", ")
      throw .refused([
        phrases.text(
          "cli.several-records", name, "\(phrases.count(count, of: register.key)): \(names)")
      ])
    } catch {
      throw .refused([noSuchRecord(name, register.key)])
    }
    guard let record = commune.record(id, in: register.key) else {
      throw .refused([noSuchRecord(name, register.key)])
    }
    return record
  }

  /// What kind of record it is and what it is called, as a sentence begins: "Hộ H000001 …".
  func name(of record: any Entity) -> String {
    let word = phrases.oneName(of: record.register)
    let noun = word.prefix(1).uppercased() + word.dropFirst()
    guard commune.record(record.recordID, in: record.register) != nil else { return noun }
    return "\(noun) \(phrases.title(of: record, in: commune))"
  }

  private func noSuchRecord(_ name: String, _ register: RegisterKey) -> String {
    phrases.text("cli.no-such-record", phrases.oneName(of: register), name)
  }
}
