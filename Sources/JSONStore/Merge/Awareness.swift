/// How far the writer of each journal had read the others, line by line.
///
/// What a writer did not know of cannot have been meant when he overrode it; this is what tells.
struct Awareness {
  /// From a line on, the other journal is known up to a number.
  private struct Step {
    var from: Int
    var upTo: Int
  }

  /// By reader and other journal, ascending.
  private var steps: [String: [String: [Step]]] = [:]

  init() {}

  /// What was known when the register files were written.
  init(_ known: [String: [String: Int]]) {
    for (reader, others) in known {
      steps[reader] = others.mapValues { [Step(from: 0, upTo: $0)] }
    }
  }

  /// Takes over what a line says of the other journals; lines of one journal come in their order.
  mutating func note(_ seen: [String: Int], by reader: String, at number: Int) {
    guard !seen.isEmpty else { return }
    Self.note(seen, by: reader, at: number, in: &steps[reader, default: [:]])
  }

  private static func note(
    _ seen: [String: Int], by reader: String, at number: Int, in steps: inout [String: [Step]]
  ) {
    for (other, upTo) in seen where other != reader {
      Self.add(Step(from: number, upTo: upTo), to: &steps[other, default: []])
    }
  }

  private static func add(_ step: Step, to steps: inout [Step]) {
    if step.upTo > steps.last?.upTo ?? 0 { steps.append(step) }
  }

  /// How far the other journal was known when that line was written.
  func upTo(_ other: String, by reader: String, at number: Int) -> Int {
    guard let steps = steps[reader]?[other] else { return 0 }
    var low = 0
    var high = steps.count
    while low < high {
      let middle = (low + high) / 2
      if steps[middle].from <= number { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? 0 : steps[low - 1].upTo
  }

  /// How far each other journal was known when that line was written.
  func known(by reader: String, at number: Int) -> [String: Int] {
    var known: [String: Int] = [:]
    for other in (steps[reader] ?? [:]).keys {
      known[other] = upTo(other, by: reader, at: number)
    }
    return known
  }

  /// What each writer knows by now.
  var known: [String: [String: Int]] {
    steps.mapValues { $0.compactMapValues { $0.last?.upTo } }
  }
}
