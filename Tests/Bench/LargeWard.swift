import CommuneDomain
import JSONStore
import SampleCommune

/// The sample with its residents: everybody who lives in a household, not only the people whom the
/// sample's offices and cells need.
struct LargeWard {
  let households: Int
  let residents: Int

  /// As many as the most populous wards have.
  static let largest = LargeWard(households: 65_000, residents: 230_000)

  func make(limits: LimitTable, today: CalendarDate) -> Commune {
    var commune = SampleCommune(households: households, today: today).make(limits: limits)
    let homes = Array(commune.households)
    var last = commune.people.ids.last ?? RecordID(high: 0, low: 0)
    commune.people.reserveCapacity(residents)
    for index in commune.people.count..<max(residents, commune.people.count) {
      last = RecordID(high: last.high + 1, low: UInt64(index) &* 0x9E37_79B9_7F4A_7C15)
      commune.people.insert(resident(index, ID(last), homes))
    }
    return commune
  }

  /// Makes a book of it in a folder that is not there yet.
  func writeBook(at path: String, limits: LimitTable, today: CalendarDate) throws {
    let commune = make(limits: limits, today: today)
    let store = try Store.create(
      at: path, identity: SampleCommune.identity, options: OpenOptions(actor: "bench"),
      disk: SystemDisk(), clock: SystemClock(), randomness: SystemRandomness()
    ).store
    let records = Commune.registers.lazy.flatMap { register in
      register.ids(in: commune).lazy.compactMap { register.record($0, in: commune) }
    }
    try store.intake(records.map { Change.creating($0) }, over: Commune())
    try store.writeSnapshot(commune)
    store.close(commune)
  }

  private func resident(_ index: Int, _ id: ID<Person>, _ homes: [Household]) -> Person {
    let home = homes[index % homes.count]
    var person = Person(id: id)
    person.name = homes[index * 7919 % homes.count].head
    person.birth = CalendarDate(dayNumber: index * 37 % 29_000 - 10_000)
    person.sex = index % 2 == 0 ? .male : .female
    person.identity = "0250\(10_000_000 + index * 31 % 90_000_000)"
    if index % 3 == 0 { person.phone = "09\(10_000_000 + index * 17 % 90_000_000)" }
    person.residenceUnit = home.residenceUnit
    person.household = home.id
    person.householdRole = index < homes.count ? .head : .member
    person.status = .present
    return person
  }
}
