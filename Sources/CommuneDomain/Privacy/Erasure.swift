internal import VietnameseText

/// Takes out of a record whatever tells who somebody is, and leaves what is counted.
///
/// The record, what refers to it and so every figure stay as they are; the journals keep that it was
/// erased, when, by whom and why, and what is shown of them hides what stood there.
package struct Erasure: Sendable {
  /// What stands in the place of a name from then on.
  package let marker: String

  package init(marker: String) {
    self.marker = marker
  }

  /// The change that erases a person or household, with its entries in the log; nil when the record holds
  /// nothing personal or is gone.
  ///
  /// - Parameters:
  ///   - log: Who erases it, and why; where it names a field, only that one is erased.
  ///   - newID: Gives identifiers to the entries about what others have said in the same name.
  package func change(
    erasing id: RecordID, in register: RegisterKey, log: AccessEntry, of commune: Commune,
    newID: () -> RecordID
  )
    -> Change?
  {
    guard let old = commune.record(id, in: register) else { return nil }
    let blanked = blanking(old, only: log.field)
    guard !blanked.isEmpty else { return nil }
    return blanked + .creating(log)
      + (log.field.isEmpty ? silenced(id, old, because: log, in: commune, newID) : Change())
  }

  /// Empties the personal fields of a record, or the one that is named.
  func blanking(_ old: any Entity, only key: String) -> Change {
    guard let description = Commune.register(old.register) else { return Change() }
    var new = old
    for field in description.fields where field.isMeant(by: key) {
      let isName =
        field.isRequired && (field.kind == .text(.personName) || key == Erasures.everything)
      try? new.set(field.key, to: isName ? .text(marker) : .empty)
    }
    return .from(old, to: new)
  }

  // MARK: - What was said in that name

  /// What was asked for stays, without who said it.
  private func silenced(
    _ id: RecordID, _ record: any Entity, because log: AccessEntry, in commune: Commune,
    _ newID: () -> RecordID
  ) -> Change {
    (recommendations(of: id, record, in: commune) + opinions(of: record, in: commune))
      .reduce(Change()) { change, said in
        var entry = AccessEntry(
          .erase, of: said.recordID, in: said.register, because: log.reason, by: log.by,
          id: newID(), field: "raised-by")
        entry.date = log.date
        entry.time = log.time
        return change + blanking(said, only: "raised-by") + .creating(entry)
      }
  }

  private func recommendations(of id: RecordID, _ record: any Entity, in commune: Commune)
    -> [any Entity]
  {
    commune.recommendations.filter { recommendation in
      guard !recommendation.raisedBy.isEmpty else { return false }
      return record is Household && recommendation.household?.raw == id
        || recommendation.household.map { $0 == (record as? Person)?.household } ?? true
          && isName(recommendation.raisedBy, in: recommendation.residenceUnit, of: record)
    }
  }

  private func opinions(of record: any Entity, in commune: Commune) -> [any Entity] {
    commune.opinions.filter { isName($0.raisedBy, in: $0.residenceUnit, of: record) }
  }

  /// Whether whoever spoke bears the name of the record and is not known to live elsewhere.
  private func isName(_ name: String, in unit: ID<ResidenceUnit>?, of record: any Entity) -> Bool {
    guard !name.isEmpty, let (own, home) = Self.nameAndHome(of: record) else { return false }
    return name.folded == own.folded && (unit == nil || home == nil || unit == home)
  }

  private static func nameAndHome(of record: any Entity) -> (String, ID<ResidenceUnit>?)? {
    switch record {
    case let person as Person: (person.name, person.residenceUnit)
    case let household as Household: (household.head, household.residenceUnit)
    default: nil
    }
  }

  // MARK: - The same person elsewhere

  /// Records about the same person: of a household its head among the people, of a person the household
  /// that he heads and what is kept of him as a member.
  package static func linked(to id: RecordID, in register: RegisterKey, of commune: Commune)
    -> [(register: RegisterKey, id: RecordID)]
  {
    let linked: [(register: RegisterKey, id: RecordID)]
    switch register {
    case .households:
      guard let household = commune.households[ID(id)] else { return [] }
      linked = commune.related(\.people, "household", to: id)
        .filter { isSame($0, as: household) }.map { (.people, $0.recordID) }
    case .people:
      guard let person = commune.people[ID(id)] else { return [] }
      let household = person.household.flatMap { commune.households[$0] }
      linked =
        (household.map { isSame(person, as: $0) ? [(.households, $0.recordID)] : [] } ?? [])
        + commune.related(\.members, "person", to: id).map { (.members, $0.recordID) }
    default: return []
    }
    return linked.filter { !commune.isErased($0.id) }
  }

  /// Pages of reports, as they were sent, in which the name of a record stands: no erasure changes them.
  ///
  /// A name that is broken over two lines of a page is not found.
  package static func keptPages(
    naming id: RecordID, in register: RegisterKey, of commune: Commune
  ) -> [RecordID] {
    guard let record = commune.record(id, in: register), let (name, _) = nameAndHome(of: record),
      !name.isEmpty
    else { return [] }
    return commune.reportPages.filter { $0.text.contains(name) }.map(\.recordID)
  }

  private static func isSame(_ person: Person, as household: Household) -> Bool {
    person.name.folded == household.head.folded
      || !person.identity.isEmpty && person.identity == household.identity
  }
}

// MARK: - What was erased

/// What was erased of a record: all that tells who somebody is, or single fields.
package struct Erasures: Sendable {
  /// What an entry of the log names where all words of a record were taken out.
  package static let everything = "*"

  var isWhole = false
  package var isEverything = false
  var fields: Set<String> = []

  package var isEmpty: Bool { !isWhole && !isEverything && fields.isEmpty }

  /// Whether what stood in a field is shown no more.
  package func concern(_ field: FieldDescription) -> Bool {
    isWhole && field.isPersonal || isEverything && field.holdsWords || fields.contains(field.key)
  }
}

extension FieldDescription {
  /// Whether an entry of the log that names a field, all words or nothing concerns this field.
  fileprivate func isMeant(by key: String) -> Bool {
    switch key {
    case "": isPersonal
    case Erasures.everything: holdsWords
    default: self.key == key
    }
  }

  /// Whether people write in it what they want.
  fileprivate var holdsWords: Bool {
    switch kind {
    case .text(.line), .text(.paragraph), .text(.verbatim), .text(.personName), .notes: true
    default: isPersonal
    }
  }
}

extension Commune {
  package func erasures(of id: RecordID) -> Erasures {
    var erasures = Erasures()
    for access in related(\.accesses, "record", is: .text(id.description))
    where access.kind == .erase {
      switch access.field {
      case "": erasures.isWhole = true
      case Erasures.everything: erasures.isEverything = true
      default: erasures.fields.insert(access.field)
      }
    }
    return erasures
  }

  /// Whether the personal data of a record were erased; what stood there is shown no more.
  package func isErased(_ id: RecordID) -> Bool { erasures(of: id).isWhole }

  /// Takes out of the book as it was what has been erased since.
  ///
  /// - Parameter present: The book as it is now, whose log tells what was erased.
  package mutating func hideErased(in present: Commune, marker: String) throws(ChangeError) {
    let erasure = Erasure(marker: marker)
    for access in present.accesses where access.kind == .erase && self.accesses[access.id] == nil {
      guard let id = RecordID(access.record), let old = record(id, in: RegisterKey(access.area))
      else { continue }
      try apply(erasure.blanking(old, only: access.field))
    }
  }
}
