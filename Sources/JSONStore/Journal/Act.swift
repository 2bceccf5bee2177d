internal import CommuneDomain

/// One saved act, put together from its lines.
struct Act {
  /// The journal in which it stands: its author's, or a branch of it.
  let key: String
  let author: String
  /// The numbers of its first and its last line.
  let first: Int
  let number: Int
  /// Where its last line ends.
  let position: JournalPosition
  /// The last line's time as it was written.
  let time: HybridTime
  /// When it counts as done: its time, or when somebody took over lines of a clock that was ahead.
  var order: HybridTime
  let kind: HistoryEntry.Kind
  let of: Int?
  /// How far the other journals had been read, where that is further than an earlier act says.
  let seen: [String: Witness]
  let accepted: [String: Int]
  /// The line in which all journals were sealed.
  let seal: SealPlace?
  var change: Change

  init(_ lines: [JournalReading.Line], in key: String) {
    let last = lines[lines.count - 1]
    self.key = key
    author = last.line.author
    first = lines[0].line.number
    number = last.line.number
    position = last.position
    time = last.line.time
    order = time
    kind = last.line.kind
    of = last.line.of
    var seen = lines[0].line.seen
    var accepted = lines[0].line.accepted
    for line in lines.dropFirst() {
      seen.merge(line.line.seen) { $0.number < $1.number ? $1 : $0 }
      accepted.merge(line.line.accepted) { max($0, $1) }
    }
    self.seen = seen
    self.accepted = accepted
    seal = lines.first { $0.line.seal != nil }.map { SealPlace($0, in: key) }
    change = Change(lines.flatMap(\.line.operations))
  }

  /// The acts that lines make up, in their order.
  static func acts(_ lines: [JournalReading.Line], in key: String) -> [Act] {
    var acts: [Act] = []
    var group: [JournalReading.Line] = []
    for line in lines {
      group.append(line)
      if line.line.part != .more {
        acts.append(Act(group, in: key))
        group = []
      }
    }
    return acts
  }

  /// The order in which all acts count, the same on every machine.
  static func < (left: Act, right: Act) -> Bool {
    (left.order, left.author, left.number, left.position.digest.mark)
      < (right.order, right.author, right.number, right.position.digest.mark)
  }

  var entry: HistoryEntry {
    HistoryEntry(
      number: number, author: author, milliseconds: time.milliseconds, kind: kind,
      change: change)
  }
}
