import CommuneDomain
import Foundation
import Terminal
import TestSupport
import Testing

@testable import Interface

/// Random sessions at one form while others write the same record: every typed value is saved, in
/// the form, in a draft, or was given up by a key that says so; and what others wrote is replaced
/// only after both sides were shown.
///
/// `SOXA_CAMPAIGN=1` runs many more of them.
@Suite struct NothingTypedIsLostTests {
  private static var seeds: Range<UInt64> {
    ProcessInfo.processInfo.environment["SOXA_CAMPAIGN"] == "1" ? 0..<1_000 : 0..<30
  }

  @Test func everyTypedValueIsSavedOrKeptOrGivenUp() throws {
    var met = 0
    var saved = 0
    for seed in Self.seeds {
      var sitting = try Sitting(seed: seed)
      for _ in 0..<60 {
        try sitting.step()
        let complaint = sitting.complaint
        #expect(complaint == nil, "seed \(seed)\n\(sitting.log.suffix(30))\n\(sitting.screen)")
        if complaint != nil { return }
      }
      met += sitting.met
      saved += sitting.saves
    }
    // Else the property would hold of nothing.
    #expect(met > Self.seeds.count)
    #expect(saved > Self.seeds.count)
  }

  /// What stood in the field in which a form was left is saved with the rest, also when the form is
  /// opened again at another field, as the guide to the next step does.
  @Test(arguments: ["<Esc><Down><Enter>", "<Esc><Enter><Down>"])
  func theFieldInWhichAFormWasLeftIsSavedWithTheRest(way: String) throws {
    var small = SmallCommune()
    small.addMembers()
    try small.commune.apply(.creating(AdmissionCase.reaching(.listed)))
    var walk = Walk(
      app: App(session: try Walk.session(commune: small.commune, rows: 24, columns: 80)))
    try walk.type("<C-v>n<Enter>")
    walk.write("20/02/2025")
    try walk.type(way)
    walk.write("45/GCN")
    try walk.type("<F2>")
    let admission = try #require(walk.app.session.commune.admissions.first)
    #expect(admission.certificateDate == SmallCommune.date("2025-02-20"), "\(walk.screen)")
    #expect(admission.certificate == "45/GCN", "\(walk.screen)")
  }
}

/// One person at one form, and others.
private struct Sitting {
  private static let code = "H000012"
  /// The fields that are written, and how far down they stand.
  private static let fields: [(key: String, row: Int)] = [
    ("head", 1), ("address", 4), ("phone", 8),
  ]

  private var walk: Walk
  private var state: UInt64
  private var counter = 0
  private let id: RecordID
  /// What was typed last in each field and is not saved.
  private var typed: [String: String] = [:]
  /// Fields in which somebody wrote what the typist had not seen when he typed.
  private var unseen: Set<String> = []
  /// Fields that somebody will have written by the next save.
  private var pending: Set<String> = []
  /// Fields for which a side was chosen since somebody wrote there last.
  private var chosen: Set<String> = []
  private(set) var log: [String] = []
  private(set) var complaint: String?
  /// How often both sides were shown, and how often something was saved.
  private(set) var met = 0
  private(set) var saves = 0

  init(seed: UInt64) throws {
    walk = try Walk.throughSample(households: 60)
    state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    id = try #require(walk.book.commune.household(Self.code)).recordID
  }

  var screen: String { walk.screen }

  private mutating func random(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % count
  }

  private var form: FormScreen? { walk.app.screens.last as? FormScreen }

  // MARK: - Steps

  mutating func step() throws {
    try open()
    if form?.clashes != nil {
      try choose()
    } else {
      switch random(16) {
      case 0...4: try write()
      case 5, 6: try arrive(isTold: true)
      case 7, 8: try arrive(isTold: false)
      case 9, 10: try save()
      case 11: try leave()
      case 12: try crash()
      case 13: try removeByOthers()
      case 14:
        walk.failure = walk.failure == nil && random(2) == 0 ? "Đĩa đã đầy." : nil
      default: try giveUp()
      }
    }
    check()
  }

  private mutating func note(_ text: String) { log.append(text) }

  /// Goes to the form where it is not open.
  private mutating func open() throws {
    if form != nil { return }
    if walk.book.commune.record(id, in: .households) == nil {
      var household = Household(id: ID(id))
      household.code = Self.code
      household.head = "Lò Thị Cũ"
      household.residenceUnit = walk.book.commune.residenceUnits.first?.id
      try walk.arrive(Change([.restore(.households, id, household.assignments)]))
    }
    note("open")
    try walk.type("<Esc*4>6<F3>\(Self.code)<Enter>")
    if form?.area == .related { try walk.type("<F2>") }
  }

  private mutating func token(for field: String) -> String {
    counter += 1
    return field == "phone" ? "09" + String(10_000_000 + counter) : "Chữ \(counter) đã gõ"
  }

  private mutating func write() throws {
    let field = Self.fields[random(Self.fields.count)]
    let token = token(for: field.key)
    note("write \(field.key) \(token)")
    if form?.area == .related { try walk.type("<F2>") }
    try walk.type("<PgUp>")
    while let form, form.fields[form.focus].description.key != field.key {
      try walk.type("<Down>")
    }
    try walk.type("<End><C-u>")
    walk.write(token)
    typed[field.key] = token
    if pending.contains(field.key) { unseen.insert(field.key) }
    if random(2) == 0 { try walk.type("<Enter>") }
  }

  private mutating func arrive(isTold: Bool) throws {
    guard walk.book.commune.record(id, in: .households) != nil else { return }
    let field = Self.fields[random(Self.fields.count)].key
    let token = token(for: field)
    note("\(isTold ? "arrive" : "meanwhile") \(field) \(token)")
    let change = walk.book.commune.setting([field: .text(token)], of: id, in: .households)
    if isTold {
      try walk.arrive(change)
    } else {
      walk.meanwhile(change)
      pending.insert(field)
    }
    if typed[field] != nil { unseen.insert(field) }
    if isTold { chosen.remove(field) }
  }

  private mutating func save() throws {
    note("save")
    let before = walk.saved.count
    let isGone = walk.book.commune.record(id, in: .households) == nil
    try walk.type("<F2>")
    try followSave(from: before, isGone: isGone)
  }

  private mutating func followSave(from before: Int, isGone: Bool) throws {
    if !walk.book.hasPending { pending = [] }
    if form?.clashes != nil { met += 1 }
    guard walk.saved.count > before, let change = walk.saved.last else { return }
    saves += 1
    for case .set(_, _, let field, _, .text(let new)) in change.operations {
      if unseen.contains(field), !isGone {
        complaint = "\(field) replaced what somebody wrote without showing it: \(new)"
      }
      guard let own = typed[field] else { continue }
      if new.contains(own) { typed[field] = nil }
    }
    if walk.failure == nil { unseen = [] }
    chosen = []
  }

  /// At both sides: chooses, combines, waits, goes back or saves.
  private mutating func choose() throws {
    switch random(10) {
    case 0, 1: try choose("<Left>")
    case 2, 3: try choose("<Right>")
    case 4:
      try choose("<F4>")
      walk.write(" ghép")
      try key(random(2) == 0 ? "<Enter>" : "<Esc>")
    case 5: try key("<Esc>")
    case 6: try arrive(isTold: true)
    case 7: try crash()
    case 8: try key("<Down>")
    default:
      let rows = form?.clashes?.rows ?? []
      let isDecided = rows.allSatisfy { $0.choice != nil } && walk.app.session.readOnlyReason == nil
      note("save choices \(rows.map { $0.choice.map { "\($0)" } ?? "-" })")
      if isDecided {
        for row in rows {
          guard let field = row.spot.field else { continue }
          guard chosen.contains(field) else { continue }
          unseen.remove(field)
          if row.choice == .theirs { typed[field] = nil }
        }
        // What is not told yet was not shown either.
        unseen.formUnion(pending.filter { typed[$0] != nil })
      }
      let before = walk.saved.count
      try walk.type("<F2>")
      try followSave(from: before, isGone: false)
    }
  }

  private mutating func choose(_ script: String) throws {
    if let field = form?.clashes?.selected?.spot.field { chosen.insert(field) }
    try key(script)
  }

  private mutating func key(_ script: String) throws {
    note(script)
    try walk.type(script)
  }

  private mutating func leave() throws {
    note("leave")
    try walk.type("<Esc*2>")
  }

  /// The program ends under the form and begins again with what was kept.
  private mutating func crash() throws {
    note("crash")
    walk.press(.interrupted(signal: 15))
    chosen = []
    try walk.restart()
  }

  private mutating func removeByOthers() throws {
    guard random(3) == 0, let household = walk.book.commune.household(Self.code),
      !walk.book.hasPending
    else { return }
    note("removed by others")
    try walk.arrive(.removing(household))
    // There is nothing left that could be replaced.
    unseen = []
  }

  private mutating func giveUp() throws {
    guard random(4) == 0, form?.unsavedDraft != nil else { return }
    note("give up")
    try walk.type("<F8>")
    typed = [:]
    unseen = []
  }

  // MARK: - Checks

  private mutating func check() {
    for (field, text) in typed where !isHeld(text, of: field) {
      complaint = complaint ?? "\(field) “\(text)” is lost"
    }
  }

  private func isHeld(_ text: String, of field: String) -> Bool {
    let drafts = walk.kept + walk.app.screens.compactMap(\.unsavedDraft)
    if drafts.contains(where: {
      $0.entries.contains { $0.field == field && $0.text.contains(text) }
    }) {
      return true
    }
    return walk.app.screens.contains { screen in
      guard let form = screen as? FormScreen else { return false }
      return form.fields.contains { $0.description.key == field && $0.text.text.contains(text) }
    }
  }
}
