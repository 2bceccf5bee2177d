import CommuneDomain

@testable import JSONStore

/// Records with arbitrary values in every field, by the schema alone.
struct RandomRecords {
  var randomness: SeededRandomness

  init(seed: UInt64) {
    randomness = SeededRandomness(seed)
  }

  static let texts = [
    "Nguyễn Thị Hoa", "Tổ 12", "say \"được\" \\ /", "dòng 1\ndòng 2\ttab", "\u{7F}\u{85}\u{1B}[0m",
    "a", "Đường số 5, khu phố 3, phường Minh Họa — cạnh trạm y tế", "🙂 emoji", "«¬°»", "\u{0}",
    "-5", "null", "\u{202E}đảo", "ưỡng ẹo ỗ ặ", "Nguye\u{302}\u{303}n", "x\u{FEFF}\u{FFFE}\u{2028}",
    "15 bytes exactly",
  ]

  mutating func id() -> RecordID {
    RecordID(high: randomness.word(), low: randomness.word())
  }

  mutating func text() -> String {
    Self.texts[Int(randomness.word() % UInt64(Self.texts.count))]
  }

  mutating func date(_ precision: DatePrecision) -> CalendarDate {
    let day = CalendarDate(dayNumber: Int(randomness.word() % 30_000))
    guard precision == .yearAllowed, randomness.word() % 2 == 0 else { return day }
    let month = randomness.word() % 2 == 0 ? day.month : nil
    return CalendarDate(year: day.year, month: month) ?? day
  }

  mutating func value(_ kind: FieldKind) -> FieldValue {
    switch kind {
    case .text: return .text(text())
    case .integer(let range), .hundredths(let range):
      return .integer(Int.random(in: range, using: &randomness))
    case .amount:
      return .integer([0, 1, Int.max, 12_000_000][Int(randomness.word() % 4)])
    case .date(let precision): return .date(date(precision))
    case .choice(let keys): return .choice(keys[Int(randomness.word() % UInt64(keys.count))])
    case .flag: return .flag(true)
    case .reference: return .reference(id())
    case .marks(let keys):
      var marks: [RecordID: String] = [:]
      for _ in 0...5 { marks[id()] = keys[Int(randomness.word() % UInt64(keys.count))] }
      return .marks(marks)
    case .remarks:
      var marks: [RecordID: String] = [:]
      for _ in 0...3 { marks[id()] = text() }
      return .marks(marks)
    case .notes:
      return .notes(
        (0...2).map { _ in Note(date: date(.day), text: text(), author: text()) })
    }
  }

  mutating func record(of register: some RegisterDescribing, _ id: RecordID? = nil) -> any Entity {
    var record: any Entity = register.blank(id ?? self.id(), today: CalendarDate(dayNumber: 20_000))
    for field in register.fields where randomness.word() % 4 != 0 {
      try? record.set(field.key, to: value(field.kind))
    }
    return record
  }

  /// A change of any kind that fits the commune.
  mutating func change(in commune: Commune) -> Change {
    let register = Commune.registers[Int(randomness.word() % UInt64(Commune.registers.count))]
    let ids = commune.ids(in: register.key)
    let choice = randomness.word() % 6
    guard choice > 1, !ids.isEmpty,
      let old = commune.record(ids[Int(randomness.word() % UInt64(ids.count))], in: register.key)
    else { return .creating(record(of: register)) }
    return choice == 2 ? .removing(old) : .from(old, to: record(of: register, old.recordID))
  }
}

/// All records of a commune as the text of its register files, to compare and to show.
func contents(of commune: Commune) -> [String] {
  Commune.registers.flatMap { register in
    register.ids(in: commune).compactMap { id in
      register.record(id, in: commune).map { "\(register.key) \(RecordJSON().line(for: $0))" }
    }
  }
}

extension Household {
  /// Makes the record that many bytes long, no field longer than may be saved.
  mutating func fill(_ count: Int) {
    let text = String(repeating: "a", count: count / 4)
    (code, head, address, phone) = (text, text, text, text)
  }
}

/// A book on a disk in memory.
struct Desk {
  let disk: MemoryDisk
  let clock = SteppingClock()
  let randomness: SeededRandomness
  let path = "/book"

  init(_ disk: MemoryDisk = MemoryDisk(), seed: UInt64 = 7) {
    self.disk = disk
    randomness = SeededRandomness(seed)
  }

  func create() throws -> (store: Store, commune: Commune) {
    try Store.create(
      at: path, identity: BookIdentity(name: "Phường Minh Họa", code: "12345"),
      options: OpenOptions(actor: "lan"), disk: disk, clock: clock, randomness: randomness)
  }

  func open(
    _ actor: String = "lan", readOnly: Bool = false, station: String? = nil, asOf: UInt64? = nil
  ) throws -> (store: Store, commune: Commune) {
    var options = OpenOptions(actor: actor)
    options.isReadOnly = readOnly
    options.station = station
    options.asOf = asOf
    return try Store.open(
      at: path, options: options, disk: disk, clock: clock, randomness: randomness)
  }

  /// The one journal file with that number.
  func segment(_ number: Int) -> String {
    disk.names.keys.first { $0.hasSuffix("/00000\(number).jsonl") } ?? ""
  }
}
