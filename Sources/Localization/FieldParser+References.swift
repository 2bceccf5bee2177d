package import CommuneDomain
internal import VietnameseText

/// Records by identifier, code, name or title.
extension FieldParser {
  /// The one record that a text means.
  package func reference(_ typed: String, to register: RegisterKey, in commune: Commune)
    throws(InputError) -> RecordID
  {
    for spelling in [typed, typed.uppercased()] {
      if let found = try only(commune.find(spelling, in: register), typed, register, commune) {
        return found
      }
    }
    // A name as it is stored is found without looking through the register.
    if let found = try only(named(typed, in: register, of: commune), typed, register, commune) {
      return found
    }
    // So is a title that begins with the record's code, such as "H000871 Nguyễn Thị Bắc".
    let folded = typed.folded
    if let code = typed.split(separator: " ").first {
      let found = commune.find(String(code), in: register)
      if found.count == 1, commune.title(of: found[0], in: register).folded == folded {
        return found[0]
      }
    }
    let titled = commune.ids(in: register).filter {
      commune.title(of: $0, in: register).folded == folded
    }
    if let found = try only(titled, typed, register, commune) { return found }
    if let found = try only(namesakes(typed, in: register, of: commune), typed, register, commune) {
      return found
    }
    // A name alone is enough where only one record bears it, as that of a member without the cell.
    let short = commune.ids(in: register).filter {
      commune.record($0, in: register)?.shortTitle(in: commune).folded == folded
    }
    if let found = try only(short, typed, register, commune) { return found }
    throw .noSuchRecord(register, typed)
  }

  /// The records one of whose names is exactly this.
  private func named(_ typed: String, in register: RegisterKey, of commune: Commune) -> [RecordID] {
    let fields = Commune.register(register)?.fields ?? []
    var found: Set<RecordID> = []
    for field in fields where field.isSearched {
      switch field.kind {
      case .text(.line), .text(.personName):
        found.formUnion(
          commune.records(in: register, where: field.key, equals: .text(typed)))
      default: continue
      }
    }
    return found.sorted()
  }

  /// The records of a name to which the words in brackets after it apply, as in "Lò Thị Hoa (1985)".
  private func namesakes(_ typed: String, in register: RegisterKey, of commune: Commune)
    -> [RecordID]
  {
    guard typed.hasSuffix(")"), let open = typed.lastIndex(of: "("), open != typed.startIndex else {
      return []
    }
    let name = String(typed[..<open]).cleanedField
    let told = String(typed[typed.index(after: open)...].dropLast()).folded
    let exact = named(name, in: register, of: commune)
    let found =
      exact.isEmpty
      ? commune.ids(in: register).filter {
        commune.title(of: $0, in: register).folded == name.folded
      } : exact
    return found.filter { id in
      let details = details(of: id, in: register, of: commune).map(\.folded)
      return details.contains(told) || details.joined(separator: ", ") == told
    }
  }

  /// What tells a record from others of its name: the years of its days, then what it belongs to.
  func details(of id: RecordID, in register: RegisterKey, of commune: Commune) -> [String] {
    guard let record = commune.record(id, in: register) else { return [] }
    let fields = (Commune.register(register)?.fields ?? []).filter { $0.key != "status-since" }
    let years = fields.compactMap { field -> String? in
      guard case .date(let date) = record.value(of: field.key) else { return nil }
      return String(date.year)
    }
    let places = fields.compactMap { field -> String? in
      guard case .reference(let target) = field.kind,
        let referred = record.value(of: field.key).reference
      else { return nil }
      return commune.title(of: referred, in: target)
    }
    return years + places
  }

  private func only(
    _ found: [RecordID], _ typed: String, _ register: RegisterKey, _ commune: Commune
  ) throws(InputError) -> RecordID? {
    guard found.count > 1 else { return found.first }
    // One code or name may have passed from unit to unit; the one that exists today is meant.
    let present = found.filter { commune.lifetime(of: $0, in: register)?.contains(today) ?? true }
    if present.count == 1, present.count < found.count { return present[0] }
    throw .several(
      register, typed, count: found.count,
      titles: found.prefix(5).map { commune.title(of: $0, in: register) })
  }
}
