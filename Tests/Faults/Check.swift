import CommuneDomain
import Glibc
import JSONStore

/// Compares a book with what its writers were told.
struct Check {
  let book: Book
  /// What each writer told, by his name.
  let told: [String: [Int]]

  /// - Parameter logs: the files with what each writer told, named after him.
  init(_ book: Book, logs: [String]) throws {
    self.book = book
    var told: [String: [Int]] = [:]
    for log in logs {
      let name = String(log.split(separator: "/").last ?? "").split(separator: ".")[0]
      let text = String(decoding: try SystemDisk().read(log), as: UTF8.self)
      told[String(name), default: []] += text.split(separator: "\n").compactMap { Int($0) }
    }
    self.told = told
  }

  /// What is wrong; nothing when all is well.
  ///
  /// - Parameter count: how many saves each writer must have made.
  func problems(count: Int? = nil) throws -> [String] {
    var problems: [String] = []
    var options = OpenOptions(actor: "checker")
    options.isReadOnly = true
    let quick = try book.open(options)
    // The journals alone, every line with its digests.
    options.asOf = UInt64.max / 4
    let whole = try book.open(options)
    for remark in whole.store.remarks + quick.store.remarks {
      if case .tornTail = remark { continue }
      problems.append("\(remark)")
    }
    let numbers = Book.numbers(in: whole.commune)
    if numbers != Book.numbers(in: quick.commune) { problems.append("the register files differ") }
    for (actor, acknowledged) in told {
      let found = numbers[actor] ?? []
      let missing = acknowledged.filter { !found.contains($0) }
      if !missing.isEmpty { problems.append("\(actor): acknowledged and lost: \(missing)") }
      if Set(acknowledged).count != acknowledged.count { problems.append("\(actor): told twice") }
      if let count, found != Set(1...count) {
        problems.append("\(actor): \(found.count) saves instead of \(count)")
      }
    }
    // Every save stands in exactly one line.
    var lines: [String: Int] = [:]
    for entry in try whole.store.history(limit: .max) {
      for operation in entry.change.operations {
        if case .create(_, _, let values) = operation, case .text(let text)? = values.first?.value {
          lines[text, default: 0] += 1
        }
      }
    }
    for (text, count) in lines where count > 1 { problems.append("\(text) stands \(count) times") }
    let saves = numbers.values.reduce(0) { $0 + $1.count }
    if lines.count != saves { problems.append("\(lines.count) lines, \(saves) saves") }
    return problems
  }
}
