import CommuneDomain
import Glibc
import JSONStore
import SampleCommune

/// Measures a book on this machine's disk, and in turn with it what the disk alone takes.
struct StoreMeasuring {
  let workplace: Workplace
  let folder: String
  let households: Int
  let rounds: Int
  /// How many lines are read behind the register files.
  let lines: Int

  struct Outcome {
    var fileSystem: String
    var cores: Int
    var records: Int
    /// Bytes of one saved line.
    var lineLength: Int
    var append = Stopwatch()
    var save = Stopwatch()
    var sqlite: Stopwatch?
    var sqliteVersion: String?
    var open = Stopwatch()
    /// Opening with that many lines behind the register files.
    var openBehind = Stopwatch()
    var linesBehind = 0
  }

  func run() throws(StoreError) -> Outcome {
    let sample = SampleCommune(households: households, today: workplace.today)
    var (store, commune) = try Store.create(
      at: folder + "/book", identity: SampleCommune.identity,
      holding: sample.make(limits: workplace.limits))
    let ids = commune.ids(in: .households)
    var outcome = Outcome(
      fileSystem: SystemDisk().fileSystem(of: folder), cores: sysconf(Int32(_SC_NPROCESSORS_ONLN)),
      records: Commune.registers.reduce(0) { $0 + $1.count(in: commune) }, lineLength: 0)
    outcome.lineLength = try length(store, &commune, ids)
    try saving(store, &commune, ids, &outcome)
    store.close(commune)

    for _ in 0..<5 { try outcome.open.measure { () throws(StoreError) in try open() } }
    (store, commune) = try Store.open(at: folder + "/book", readOnly: false)
    var ignored = Stopwatch()
    for round in 0..<lines { try save(round, store, &commune, ids, &ignored) }
    outcome.linesBehind = lines
    for _ in 0..<5 { try outcome.openBehind.measure { () throws(StoreError) in try open() } }
    store.close(commune)
    return outcome
  }

  // MARK: - Steps

  /// In turn, so that all meet the same moods of the disk.
  private func saving(
    _ store: Store, _ commune: inout Commune, _ ids: [RecordID], _ outcome: inout Outcome
  ) throws(StoreError) {
    let disk = SystemDisk()
    let peer = SQLitePeer(folder + "/peer.sqlite", rows: households)
    outcome.sqliteVersion = peer?.version
    let line = [UInt8](repeating: 0x61, count: outcome.lineLength - 1) + [10]
    var sqlite = Stopwatch()
    do {
      let file = try disk.open(folder + "/plain", .createNew)
      defer { disk.close(file) }
      for round in 0..<rounds {
        try outcome.append.measure {
          _ = try disk.append(line, to: file)
          try disk.syncData(file)
        }
        try save(round, store, &commune, ids, &outcome.save)
        if let peer {
          sqlite.measure { _ = peer.change(round % households + 1, to: round % 9 + 1) }
        }
      }
    } catch {
      throw error as? StoreError
        ?? .inputOutput(path: folder, code: (error as? DiskError)?.code ?? 0, operation: "write")
    }
    if peer != nil { outcome.sqlite = sqlite }
  }

  /// Saves one field of one household; what is shown follows, and is not measured.
  private func save(
    _ round: Int, _ store: Store, _ commune: inout Commune, _ ids: [RecordID],
    _ watch: inout Stopwatch
  ) throws(StoreError) {
    let id = ids[round % ids.count]
    guard let household = commune.record(id, in: .households) else { return }
    let change = Change([
      .set(
        .households, id, field: "phone", old: household.value(of: "phone"),
        new: .text("09" + String(10_000_000 + round)))
    ])
    try watch.measure { () throws(StoreError) in _ = try store.save(change, over: commune) }
    do {
      try commune.apply(change)
    } catch {
      throw .changeDoesNotFit(error)
    }
  }

  /// How long the line of such a save is.
  private func length(_ store: Store, _ commune: inout Commune, _ ids: [RecordID])
    throws(StoreError) -> Int
  {
    let before = journalSize(store)
    var ignored = Stopwatch()
    try save(-1 + ids.count, store, &commune, ids, &ignored)
    return max(2, journalSize(store) - before)
  }

  private func journalSize(_ store: Store) -> Int {
    let path = "\(store.path)/journal/\(store.author)"
    let disk = SystemDisk()
    return ((try? disk.list(path)) ?? []).reduce(0) { sum, name in
      sum + (((try? disk.status("\(path)/\(name)")) ?? nil)?.size ?? 0)
    }
  }

  private func open() throws(StoreError) {
    _ = try Store.open(at: folder + "/book", readOnly: true)
  }
}
