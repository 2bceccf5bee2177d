import CommuneDomain
import Localization
import TestSupport
import Testing

/// A hamlet of a few invented records, for tests that need some.
struct Village {
  var commune = Commune()
  let parser = FieldParser(today: Village.today)

  static let today = CalendarDate(dayNumber: 20_777)  // Friday 20/11/2026
  static let bac = RecordID(high: 1, low: 1)
  static let otherBac = RecordID(high: 1, low: 2)
  static let an = RecordID(high: 1, low: 3)
  static let unit = RecordID(high: 2, low: 1)
  static let group = RecordID(high: 3, low: 1)
  static let mai = RecordID(high: 4, low: 1)
  static let firstHanh = RecordID(high: 4, low: 2)
  static let secondHanh = RecordID(high: 4, low: 3)

  init() {
    var unit = ResidenceUnit(id: ID(Self.unit))
    unit.code = "TDP3"
    unit.name = "TDP 3"
    commune.residenceUnits.insert(unit)
    var group = SelfManagedGroup(id: ID(Self.group))
    group.code = "T012"
    group.name = "Tổ 12"
    group.residenceUnit = unit.id
    commune.groups.insert(group)
    for (id, code, head) in [
      (Self.bac, "H000871", "Nguyễn Thị Bắc"), (Self.otherBac, "H000872", "Nguyễn Thị Bạc"),
      (Self.an, "H000118", "Phạm Văn An"),
    ] {
      var household = Household(id: ID(id))
      household.code = code
      household.head = head
      household.group = group.id
      commune.households.insert(household)
    }
    for (id, name) in [
      (Self.mai, "Trần Thị Mai"), (Self.firstHanh, "Lê Thị Hạnh"),
      (Self.secondHanh, "Lê Thị Hạnh"),
    ] {
      var person = Person(id: ID(id))
      person.name = name
      commune.people.insert(person)
    }
  }

  func field(_ register: RegisterKey, _ key: String) throws -> FieldDescription {
    try #require(Commune.register(register)?.field(key))
  }

  /// What a text means for a field.
  func value(
    _ text: String, _ register: RegisterKey, _ key: String, _ phrases: Phrases? = nil
  ) throws -> FieldValue {
    try parser.value(
      text, for: field(register, key), of: register, in: commune,
      phrases: phrases ?? .vietnamese)
  }

  /// Why a text means nothing for a field.
  func error(_ text: String, _ register: RegisterKey, _ key: String) throws -> InputError? {
    do {
      let value = try value(text, register, key)
      Testing.Issue.record("\(text) was taken as \(value)")
      return nil
    } catch let error as InputError {
      return error
    }
  }
}
