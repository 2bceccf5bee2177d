internal import CommuneDomain

/// One saved act, put together from its lines.
struct Act {
  /// The number of its last line.
  var number: Int
  var time: HybridTime
  var author: String
  var kind: HistoryEntry.Kind
  var of: Int?
  var change: Change

  init(_ lines: [JournalLine], last: JournalLine) {
    number = last.number
    time = last.time
    author = last.author
    kind = last.kind
    of = last.of
    change = Change(lines.flatMap(\.operations) + last.operations)
  }

  /// The acts that lines make up, in their order.
  static func acts(_ lines: some Sequence<JournalLine>) -> [Act] {
    var acts: [Act] = []
    var group: [JournalLine] = []
    for line in lines {
      if line.part == .more {
        group.append(line)
      } else {
        acts.append(Act(group, last: line))
        group = []
      }
    }
    return acts
  }

  var entry: HistoryEntry {
    HistoryEntry(
      number: number, author: author, milliseconds: time.milliseconds, kind: kind,
      change: change)
  }
}
