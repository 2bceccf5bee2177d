import CommuneDomain
import Foundation
import JSONStore

/// One measurement in a process of its own, so that its memory is nobody else's.
struct Once {
  /// What the process did.
  enum Work: String {
    /// Opens the book in a folder for writing, as the program does at its start.
    case open
    /// Reads one file of the register of households, with one thread.
    case read
    /// Has Foundation's decoder read the large registers of the book in a folder, line by line.
    case decodeBook = "decode-book"
    /// Has Foundation's decoder read one file of the register of households, line by line.
    case decode
  }

  let seconds: Double
  /// What the process took of all processors, which other work on the machine changes least.
  let processorSeconds: Double
  /// The most memory that the process held at any time, in bytes.
  let memory: Int

  /// Runs this program again for one piece of work.
  init(_ work: Work, _ path: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = ["once", work.rawValue, path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let numbers = text.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
    guard process.terminationStatus == 0, numbers.count == 3 else {
      throw BenchError.childFailed(text)
    }
    seconds = numbers[0]
    processorSeconds = numbers[1]
    memory = Int(numbers[2])
  }

  /// What the process that was run again does.
  static func perform(_ work: Work, _ path: String) throws {
    let clock = ContinuousClock()
    let before = processorTime()
    var count = 0
    let duration = try clock.measure {
      switch work {
      case .open:
        count = try Store.open(
          at: path, options: OpenOptions(actor: "bench"), disk: SystemDisk(), clock: SystemClock(),
          randomness: SystemRandomness()
        ).commune.households.count
      case .read:
        var commune = Commune()
        count = try Register(\.households).read(
          SystemDisk().read(path, from: 0), file: path, into: &commune)
      case .decodeBook:
        count += try Peers.decodeLines(
          Peers.Household.self, path + "/registers/households.json")
        count += try Peers.decodeLines(Peers.Person.self, path + "/registers/people.json")
        count += try Peers.decodeLines(Peers.Meeting.self, path + "/registers/meetings.json")
      case .decode:
        count = try Peers.decodeLines(Peers.Household.self, path)
      }
    }
    guard count > 0 else { throw BenchError.emptySample }
    print(duration / .seconds(1), processorTime() - before, peakMemory())
  }

  private static func processorTime() -> Double {
    var usage = rusage()
    getrusage(RUSAGE_SELF.rawValue, &usage)
    return [usage.ru_utime, usage.ru_stime].reduce(0) {
      $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6
    }
  }

  private static func peakMemory() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return (Int(line.filter(\.isNumber)) ?? 0) * 1024
  }
}
