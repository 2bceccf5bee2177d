import CommuneDomain
import TestSupport

/// Changes of every kind to records of every register, whose references name records that are there and
/// whose days lie around today, so that rules meet what they judge.
struct RandomChanges {
  private var state: UInt64
  private var made: UInt64 = 0

  init(seed: UInt64) {
    state = seed
  }

  mutating func below(_ count: Int) -> Int {
    // SplitMix64.
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((word ^ (word >> 31)) % UInt64(max(1, count)))
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element? {
    elements.isEmpty ? nil : elements[below(elements.count)]
  }

  /// A change of one to three records of any registers, or of those.
  mutating func change(in commune: Commune, to registers: Set<RegisterKey>? = nil) -> Change {
    var commune = commune
    var change = Change()
    for _ in 0...below(3) {
      let step = step(in: commune, registers)
      guard (try? commune.apply(step)) != nil else { continue }
      change = change + step
    }
    return change
  }

  private mutating func step(in commune: Commune, _ registers: Set<RegisterKey>?) -> Change {
    let changing = Commune.registers.filter { register in
      registers?.contains(register.key) ?? (!register.isLog && register.key != .localRules)
    }
    guard let register = pick(changing) else { return Change() }
    let old = pick(register.ids(in: commune)).flatMap { commune.record($0, in: register.key) }
    switch (below(6), old) {
    case (0, let old?): return .removing(old)
    case (1...4, let old?):
      var new = old
      for field in register.fields where below(3) == 0 { put(into: &new, field, commune) }
      return .from(old, to: new)
    default:
      made += 1
      var record = register.blank(SmallCommune.id(10_000 + made), today: SmallCommune.today)
      for field in register.fields where below(5) > 0 { put(into: &record, field, commune) }
      return .creating(record)
    }
  }

  private mutating func put(
    into record: inout any Entity, _ field: FieldDescription, _ commune: Commune
  ) {
    try? record.set(field.key, to: below(6) == 0 ? .empty : value(field, commune))
  }

  private mutating func value(_ field: FieldDescription, _ commune: Commune) -> FieldValue {
    switch field.kind {
    case .text: text(field, commune)
    // Years of which rules still speak.
    case .integer where field.key == "year": .integer(SmallCommune.today.year - below(3))
    case .integer(let range), .hundredths(let range):
      .integer(range.lowerBound + below(min(range.count, 40)))
    case .amount: .integer(below(80) * 1_000_000)
    case .date: .date(SmallCommune.today.adding(days: below(120) - 90))
    case .choice(let keys): pick(keys).map { .choice($0) } ?? .empty
    case .flag: .flag(true)
    case .reference(let target):
      pick(commune.ids(in: target)).map { .reference($0) } ?? .empty
    case .marks(let keys): marks(keys, of: subjects(field), commune)
    case .remarks: .marks(marks(["ốm", "đi xa"], of: subjects(field), commune).marks)
    case .notes: .notes([Note(date: SmallCommune.today, text: "đã chuyển")])
    }
  }

  /// Of whom a field marks: cadres are people, and those who attend a cell's meeting are too.
  private mutating func subjects(_ field: FieldDescription) -> RegisterKey {
    field.key.hasPrefix("cadre") || below(2) == 0 ? .people : .households
  }

  private mutating func marks(
    _ words: [String], of register: RegisterKey, _ commune: Commune
  ) -> FieldValue {
    var marks: [RecordID: String] = [:]
    for _ in 0...below(3) {
      if let id = pick(commune.ids(in: register)), let word = pick(words) { marks[id] = word }
    }
    return .marks(marks)
  }

  /// What is put off is a finding of a rule.
  private mutating func text(_ field: FieldDescription, _ commune: Commune) -> FieldValue {
    switch field.key {
    case "rule": pick(AlertRule.all).map { .text($0.phrase) } ?? .empty
    case "record":
      pick(AlertRule.all).flatMap { pick(commune.ids(in: $0.register)) }
        .map { .text($0.description) } ?? .empty
    default: .text("chữ \(below(50))")
    }
  }
}
