import CommuneDomain
import Foundation
import JSONStore
import ResourceFiles
import SampleCommune
import TestSupport

/// What opening a book takes, from a usual one to the largest, each beside Foundation's decoder
/// over the same files in the same run.
struct OpeningBench {
  private let folder = Peers.temporaryFolder()
  private let limits: LimitTable
  private let today = CalendarDate(dayNumber: 20_777)  // 20/11/2026

  init() throws {
    limits = try .shipped
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
  }

  func remove() {
    Peers.removeFolder(folder)
  }

  func run() throws {
    print("\(ProcessInfo.processInfo.activeProcessorCount) cores; the best of several rounds")
    print("memory is the most that the process held, beside the size of what it read")
    try book("20,000 households", LargeWard(households: 20_000, residents: 0))
    try book("65,000 households, 230,000 residents", .largest)
    for count in [20_000, 200_000, 1_000_000] { try file(of: count) }
  }

  // MARK: - Books

  private func book(_ name: String, _ ward: LargeWard) throws {
    let path = "\(folder)/book-\(ward.residents)"
    try ward.writeBook(at: path, limits: limits, today: today)
    let decoded = ["households", "people", "meetings"].map { "\(path)/registers/\($0).json" }
    try report(
      "open " + name, size: size(of: Commune.registers.map { "\(path)/registers/\($0.key).json" }),
      peerSize: size(of: decoded), rounds: 5, (.open, path), beside: (.decodeBook, path))
  }

  // MARK: - Files

  private func file(of count: Int) throws {
    let path = "\(folder)/households-\(count).json"
    try writeHouseholds(count, to: path)
    let size = size(of: [path])
    try report(
      "read \(count) households with one thread", size: size, peerSize: size,
      rounds: count > 500_000 ? 2 : 5,
      (.read, path), beside: (.decode, path))
    try FileManager.default.removeItem(atPath: path)
  }

  /// Writes the sample's households over and over, each time under other identifiers.
  private func writeHouseholds(_ count: Int, to path: String) throws {
    let part = 20_000
    let sample = SampleCommune(households: part, today: today).make(limits: limits).households
    _ = FileManager.default.createFile(atPath: path, contents: Data("[\n".utf8))
    guard let file = FileHandle(forWritingAtPath: path) else { throw BenchError.emptySample }
    defer { try? file.close() }
    try file.seekToEnd()
    for round in 0..<count / part {
      var commune = Commune()
      commune.households.reserveCapacity(part)
      for (index, household) in sample.enumerated() {
        var copy = Household(
          id: ID(RecordID(high: UInt64(round) << 32 | UInt64(index), low: household.id.raw.low)))
        for field in Household.schema.fields { _ = field.set(&copy, field.get(household)) }
        commune.households.insert(copy)
      }
      let isLast = (round + 1) * part >= count
      let text = Register(\.households).file(of: commune)
      try file.write(contentsOf: Data(text.dropFirst(2).dropLast(isLast ? 0 : 3)))
      if !isLast { try file.write(contentsOf: Data(",\n".utf8)) }
    }
  }

  private func size(of paths: [String]) -> Int {
    paths.reduce(0) { sum, path in
      sum + ((try? SystemDisk().status(path))?.size ?? 0)
    }
  }

  // MARK: - Printing

  private func report(
    _ name: String, size: Int, peerSize: Int, rounds: Int, _ own: (Once.Work, String),
    beside peer: (Once.Work, String)
  ) throws {
    var best: (own: Once, peer: Once)?
    for _ in 0..<rounds {
      let taken = (own: try Once(own.0, own.1), peer: try Once(peer.0, peer.1))
      best =
        best.map { best in
          (
            taken.own.seconds < best.own.seconds ? taken.own : best.own,
            taken.peer.seconds < best.peer.seconds ? taken.peer : best.peer
          )
        } ?? taken
    }
    guard let best else { return }
    let speed = Double(size) / best.own.seconds / 1e6
    let peerSpeed = Double(peerSize) / best.peer.seconds / 1e6
    let thrift =
      best.peer.processorSeconds / Double(peerSize) * Double(size) / best.own.processorSeconds
    print(
      """
      \(name), \(tenths(Double(size) / 1e6)) MB
        own          \(line(best.own, size, speed))
        JSONDecoder  \(line(best.peer, peerSize, peerSpeed))
        \(tenths(speed / peerSpeed)) times as fast, \(tenths(thrift)) times by processor time
      """)
  }

  private func line(_ once: Once, _ size: Int, _ speed: Double) -> String {
    "\(tenths(once.seconds * 1000)) ms (\(tenths(once.processorSeconds * 1000)) of processors), "
      + "\(tenths(speed)) MB/s, "
      + "\(tenths(Double(once.memory) / 1e6)) MB held, "
      + "\(tenths(Double(once.memory) / Double(size))) times the files"
  }

  private func tenths(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
