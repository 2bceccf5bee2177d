import CommuneDomain
import Glibc
import JSONStore

/// Programs that are killed, stopped and refused while they write in one book.
struct Campaign {
  /// A folder on a disk, gone afterwards.
  let folder: String
  private var book: Book { Book(path: folder + "/book") }

  init() throws {
    var template = Array("/tmp/soxa-faults-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Failed(text: "no folder") }
    folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    executable = try Self.ownPath()
  }

  struct Failed: Error, CustomStringConvertible {
    let text: String
    var description: String { text }
  }

  private let executable: String

  private static func ownPath() throws -> String {
    guard let path = realpath("/proc/self/exe", nil) else { throw Failed(text: "no program") }
    defer { free(path) }
    return String(cString: path)
  }

  func remove() { Self.remove(folder) }

  private static func remove(_ path: String) {
    let disk = SystemDisk()
    for name in (try? disk.list(path)) ?? [] {
      let child = "\(path)/\(name)"
      if (try? disk.status(child))??.isDirectory == true { remove(child) } else { unlink(child) }
    }
    rmdir(path)
  }

  private func log(_ actor: String) -> String { "\(folder)/\(actor).log" }

  private func start(_ actor: String, _ count: Int, _ more: [String] = [], under: [String] = [])
    throws -> Process
  {
    try Process(
      under + [executable, "writer", book.path, actor, String(count)] + more, log: log(actor))
  }

  private func renew() throws {
    Self.remove(book.path)
    for name in try SystemDisk().list(folder) { unlink("\(folder)/\(name)") }
    try book.make()
  }

  private func check(_ actors: [String], count: Int? = nil) throws {
    let logs = actors.map(log).filter { access($0, F_OK) == 0 }
    let problems = try Check(book, logs: logs).problems(count: count)
    guard problems.isEmpty else {
      throw Failed(text: problems.prefix(20).joined(separator: "\n"))
    }
  }

  /// How many bytes the writers have told.
  private func told(_ actors: [String]) -> Int {
    actors.reduce(0) { $0 + (((try? SystemDisk().status(log($1))) ?? nil)?.size ?? 0) }
  }

  private func acknowledged(_ actors: [String]) throws -> Int {
    try Check(book, logs: actors.map(log).filter { access($0, F_OK) == 0 }).told.values
      .reduce(0) { $0 + $1.count }
  }

  // MARK: - What is tried

  /// Two writers, of which one is killed at a random moment, so many times.
  func kills(_ times: Int) throws -> String {
    var saves = 0
    for round in 0..<times {
      if round % 100 == 0 { try renew() }
      let actors = ["a", "b"]
      let processes = try actors.map { try start($0, 1_000_000) }
      // While they start, or among their first forty saves, however slow the machine is.
      let enough = told(actors) + Int.random(in: 0...200)
      for _ in 0..<4000 where told(actors) < enough { usleep(500) }
      usleep(UInt32.random(in: 0...4_000))
      processes[round % 2].signal(SIGKILL)
      usleep(UInt32.random(in: 0...8_000))
      processes[1 - round % 2].signal(SIGKILL)
      for process in processes { process.wait() }
      if round % 10 == 9 || round == times - 1 { try check(actors) }
      if round % 100 == 99 || round == times - 1 { saves += try acknowledged(actors) }
    }
    return "\(times * 2) kills at random moments, \(saves) acknowledged saves, none lost"
  }

  /// A writer killed at every system call of some kinds, and refused at each of some.
  func calls(every step: Int) throws -> String {
    guard Self.hasStrace else { return "strace is not installed: kills at system calls left out" }
    var kills = 0
    for call in [
      "pwrite64", "ftruncate", "write", "fdatasync", "fsync", "openat", "rename", "fcntl",
    ] {
      kills += try inject(call, "signal=KILL", step)
    }
    var refusals = 0
    for (call, error) in [
      ("fdatasync", "EIO"), ("write", "ENOSPC"), ("write", "EIO"), ("fsync", "EIO"),
      ("getdents64", "EIO"), ("rename", "EACCES"), ("fcntl", "ENOLCK"), ("openat", "EMFILE"),
      ("ftruncate", "EIO"),
    ] {
      refusals += try inject(call, "error=\(error)", step)
    }
    return "\(kills) kills and \(refusals) refusals at system calls, nothing acknowledged lost"
  }

  private static let hasStrace = access("/usr/bin/strace", X_OK) == 0

  private func inject(_ call: String, _ what: String, _ step: Int) throws -> Int {
    var runs = 0
    for k in stride(from: 1, to: 2000, by: step) {
      try renew()
      // What somebody else left stands there already.
      try start("b", 2).wait()
      let trace = "\(folder)/trace"
      let calls = ["-f", "-qq", "-o", trace, "-e", "trace=\(call)"]
      let status = try start(
        "a", 4, under: ["/usr/bin/strace"] + calls + ["-e", "inject=\(call):\(what):when=\(k)"]
      ).wait()
      runs += 1
      try start("b", 3).wait()
      try check(["a", "b"])
      // Without a kill all saves came to their end; a program refused while it starts does not begin.
      if status == 0 {
        let left = try Check(book, logs: [log("a")]).told["a"]?.count ?? 0
        guard left >= 3 else { throw Failed(text: "\(call) \(what) \(k): \(left) saves told") }
        // A program that was not refused anything had fewer calls.
        let text = String(decoding: try SystemDisk().read(trace), as: UTF8.self)
        if what.hasPrefix("signal") || !text.contains("INJECTED") { return runs }
      }
    }
    throw Failed(text: "\(call) \(what): it never ended")
  }

  /// Many writers with so many saves each, some of which are killed and started again, some stopped.
  func crowd(_ writers: Int, _ count: Int) throws -> String {
    try renew()
    let actors = (1...writers).map { "w\($0)" }
    let start = Writer.now()
    var running: [String: Process] = [:]
    var stopped: (actor: String, until: Int)?
    for actor in actors { running[actor] = try self.start(actor, count) }
    var kills = 0
    var stops = 0
    // As often on a slow machine as on a quick one: after each part of the saves.
    let accidents = max(8, min(200, writers * count / 100))
    let whole = writers * (1...count).reduce(0) { $0 + String($1).utf8.count + 1 }
    while !running.isEmpty {
      usleep(5_000)
      if let pause = stopped, Writer.now() > pause.until {
        running[pause.actor]?.signal(SIGCONT)
        stopped = nil
      }
      for (actor, process) in running {
        guard let status = process.poll() else { continue }
        running[actor] = status == 0 ? nil : try self.start(actor, count)
      }
      guard told(actors) >= whole / (accidents + 1) * (kills + stops + 1),
        let victim = running.keys.randomElement()
      else { continue }
      if stopped == nil, Bool.random() {
        running[victim]?.signal(SIGSTOP)
        stopped = (victim, Writer.now() + 100_000)
        stops += 1
      } else if stopped?.actor != victim {
        running[victim]?.signal(SIGKILL)
        kills += 1
      }
      guard Writer.now() - start < 3_000_000_000 else { throw Failed(text: "it never ended") }
    }
    try check(actors, count: count)
    let seconds = Double(Writer.now() - start) / 1_000_000
    return "\(writers) writers × \(count) saves with \(kills) kills and \(stops) stops: "
      + "\(writers * count) lines, each once; \(Int(Double(writers * count) / seconds)) saves/s; "
      + "longest wait \(try figures(actors).max / 1000) ms"
  }

  /// Writers that save as often as they can, for some seconds.
  func saturate(_ writers: Int, seconds: Int) throws -> String {
    try renew()
    let actors = (1...writers).map { "w\($0)" }
    let processes = try actors.map { try start($0, 1_000_000, ["0", String(seconds)]) }
    for process in processes { process.wait() }
    try check(actors)
    let told = try Check(book, logs: actors.map(log)).told.mapValues(\.count)
    let least = told.values.min() ?? 0
    let most = told.values.max() ?? 0
    guard least > 0, told.count == writers else { throw Failed(text: "somebody never saved") }
    return "\(writers) writers for \(seconds) s: \(told.values.reduce(0, +)) saves, "
      + "the slowest \(least), the quickest \(most); "
      + "longest wait \(try figures(actors).max / 1000) ms"
  }

  /// Writers at the pace of an office, beside one that appends and flushes and nothing else.
  func office(_ writers: Int, seconds: Int) throws -> String {
    try renew()
    let actors = (1...writers).map { "w\($0)" }
    let bare = try Self.bareAppend(folder)
    let processes = try actors.map { try start($0, 1_000_000, ["200000", String(seconds)]) }
    for process in processes { process.wait() }
    try check(actors)
    let found = try figures(actors)
    let ratio = Double(found.median) / Double(max(1, bare.median))
    return "\(writers) writers, a save each 0.2 s: median \(found.median) µs, "
      + "p99 \(found.p99) µs, max \(found.max) µs, the first of each writer up to "
      + "\(try figures(actors, "first").max) µs; append and flush alone: "
      + "median \(bare.median) µs, p99 \(bare.p99) µs; ratio of the medians "
      + "\(Double(Int(ratio * 10)) / 10)"
  }

  private static func bareAppend(_ folder: String) throws -> (median: Int, p99: Int) {
    let disk = SystemDisk()
    let file = try disk.open("\(folder)/bare", .createNew)
    defer { disk.close(file) }
    let line = [UInt8](repeating: 0x61, count: 400)
    var times: [Int] = []
    for _ in 0..<400 {
      let before = Writer.now()
      _ = try disk.append(line, to: file)
      try disk.syncData(file)
      times.append(Writer.now() - before)
      usleep(2000)
    }
    times.sort()
    return (times[200], times[396])
  }

  /// The median, the 99th percentile and the longest of all writers' saves together, in microseconds;
  /// with a word other than `times`, of something else that they told.
  private func figures(_ actors: [String], _ word: String = "times") throws -> (
    median: Int, p99: Int, max: Int
  ) {
    var times: [Int] = []
    for actor in actors {
      guard let bytes = try? SystemDisk().read(log(actor) + ".err") else { continue }
      for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
        let words = line.split(separator: " ")
        if let first = words.first, first == word {
          times += words.dropFirst().compactMap { Int($0) }
        }
      }
    }
    guard let most = times.max() else { return (0, 0, 0) }
    times.sort()
    return (times[times.count / 2], times[times.count * 99 / 100], most)
  }

  /// Where the numbers come from.
  func surroundings() -> String {
    "\(sysconf(Int32(_SC_NPROCESSORS_ONLN))) cores, \(SystemDisk().fileSystem(of: folder))"
  }
}
