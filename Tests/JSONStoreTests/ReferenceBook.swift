import CommuneDomain

@testable import JSONStore

/// What a book must hold, worked out from nothing but the lines of its journals, in the plainest way:
/// every act is a set of those that its writer knew, and every question is asked of all of them.
struct ReferenceBook {
  private struct Line {
    var act: Act
    var known: Set<Digest>
  }

  private struct Write {
    var line: Int
    var value: String
    var isMeant: Bool
  }

  private var lines: [Line] = []
  private(set) var commune = Commune()
  /// Each value that waits to be looked at: kind, record, field, subject, author, number.
  private(set) var review: Set<String> = []

  /// - Parameter disks: the journals of all stations.
  init(_ disks: [MemoryDisk], store: RecordID) throws {
    var found: [Digest: (act: Act, previous: Digest)] = [:]
    for disk in disks {
      for (name, file) in disk.names where name.contains("/journal/") && name.hasSuffix(".jsonl") {
        var group: [JournalReading.Line] = []
        var first: Digest?
        for line in file.bytes.split(separator: 10) {
          let bytes = Array(line) + [10]
          bytes.withUnsafeBufferPointer { buffer in
            guard let sealed = FoundLine(buffer), let line = try? JournalReading.parse(sealed)
            else { return }
            if group.isEmpty { first = sealed.previous }
            group.append(
              .init(
                line: line,
                position: JournalPosition(
                  segment: 1, number: line.number, digest: sealed.digest, offset: 0)))
            guard line.part != .more else { return }
            found[sealed.digest] = (Act(group, in: line.author), first ?? sealed.previous)
            group = []
          }
        }
      }
    }
    try order(found)
    carryOut()
    lookForConflicts()
  }

  private mutating func order(_ found: [Digest: (act: Act, previous: Digest)]) throws {
    let sorted = found.values.sorted { $0.act < $1.act }
    for (act, previous) in sorted {
      var known: Set<Digest> = []
      if let before = lines.first(where: { $0.act.position.digest == previous }) {
        known = before.known.union([previous])
      }
      for (author, witness) in act.seen {
        // The line that was seen, and all that came before it in its journal.
        guard
          let seen = lines.first(where: {
            $0.act.author == JournalFolder.author(of: author)
              && $0.act.position.digest.mark == witness.mark
          })
        else { continue }
        known.insert(seen.act.position.digest)
        known.formUnion(ancestors(of: seen.act.position.digest, found))
      }
      // What came before in the own journal knows what it knows; of other journals, only what the
      // writer himself had read counts.
      lines.append(Line(act: act, known: known))
    }
  }

  private func ancestors(
    of digest: Digest, _ found: [Digest: (act: Act, previous: Digest)]
  ) -> Set<Digest> {
    var all: Set<Digest> = []
    var next = found[digest]?.previous
    while let previous = next, found[previous] != nil {
      all.insert(previous)
      next = found[previous]?.previous
    }
    return all
  }

  /// The last one in the order wins, field by field; what was removed stays removed.
  private mutating func carryOut() {
    var ghosts = Commune()
    var isThere: Set<RecordID> = []
    var registers: [RecordID: RegisterKey] = [:]
    for line in lines {
      for operation in line.act.change.operations {
        registers[operation.record] = operation.register
        switch operation {
        case .remove: isThere.remove(operation.record)
        case .create, .restore:
          isThere.insert(operation.record)
          try? ghosts.apply(Change([operation]))
        default: try? ghosts.apply(Change([operation]))
        }
      }
    }
    for (id, register) in registers where isThere.contains(id) {
      guard let record = ghosts.record(id, in: register) else { continue }
      try? commune.apply(.creating(record))
    }
  }

  private func knows(_ later: Int, _ earlier: Int) -> Bool {
    later == earlier || lines[later].known.contains(lines[earlier].act.position.digest)
  }

  private mutating func lookForConflicts() {
    var slots: [String: [Write]] = [:]
    var removals: [RecordID: [Int]] = [:]
    var ends: [RecordID: Bool] = [:]
    var settled: Set<String> = []
    var edits: [(record: RecordID, name: String, line: Int)] = []
    func name(_ record: RecordID, _ field: String, _ subject: RecordID?) -> String {
      "\(record) \(field) \(subject?.description ?? "-")"
    }
    for (index, line) in lines.enumerated() {
      for operation in line.act.change.operations {
        let record = operation.record
        switch operation {
        case .create(_, _, let values), .restore(_, _, let values):
          ends[record] = true
          var isMeant = true
          if case .restore = operation { isMeant = false }
          slots[name(record, "", nil), default: []]
            .append(Write(line: index, value: "there", isMeant: true))
          var given: [String: String] = [:]
          for value in values {
            if case .marks(let marks) = value.value {
              for (subject, mark) in marks { given[name(record, value.field, subject)] = mark }
            } else if case .notes = value.value {
            } else {
              given[name(record, value.field, nil)] = "\(value.value)"
            }
          }
          for slot in slots.keys where slot.hasPrefix("\(record) ") && given[slot] == nil {
            if slot == name(record, "", nil) { continue }
            slots[slot]?.append(Write(line: index, value: "none", isMeant: isMeant))
          }
          for (slot, value) in given {
            slots[slot, default: []].append(Write(line: index, value: value, isMeant: isMeant))
          }
        case .remove:
          ends[record] = false
          removals[record, default: []].append(index)
          slots[name(record, "", nil), default: []]
            .append(Write(line: index, value: "gone", isMeant: true))
        case .set(_, _, let field, _, let new):
          slots[name(record, field, nil), default: []].append(
            Write(line: index, value: new.isEmpty ? "none" : "\(new)", isMeant: true))
          edits.append((record, name(record, field, nil), index))
        case .mark(_, _, let field, let subject, _, let new):
          slots[name(record, field, subject), default: []]
            .append(Write(line: index, value: new ?? "none", isMeant: true))
          edits.append((record, name(record, field, subject), index))
        case .append(_, _, let field, _, _):
          edits.append((record, "\(record) \(field) note", index))
        case .withdraw: continue
        case .settle(_, _, let mark, let isSettled):
          let key =
            name(record, mark.field ?? "", mark.subject) + " \(mark.author) \(mark.number)"
          if isSettled { settled.insert(key) } else { settled.remove(key) }
        }
      }
    }
    func put(_ kind: String, _ slot: String, _ line: Int) {
      let act = lines[line].act
      let shown = slot.hasSuffix(" note") ? slot.dropLast(5) + " -" : slot[...]
      let key = "\(shown) \(act.author) \(act.number)"
      if !settled.contains(key) { review.insert("\(kind) \(key)") }
    }
    for (slot, writes) in slots {
      for (place, write) in writes.enumerated() where write.isMeant {
        let later = writes[(place + 1)...]
        if later.isEmpty || later.contains(where: { $0.value == write.value }) { continue }
        let wasSeen = later.contains { other in
          guard other.isMeant, knows(other.line, write.line) else { return false }
          let visible = writes.last { $0.line < other.line && knows(other.line, $0.line) }
          return visible?.line == write.line
        }
        if !wasSeen { put("overridden", slot, write.line) }
      }
    }
    for edit in edits where ends[edit.record] == false {
      if edit.name.hasSuffix(" note") == false,
        slots[edit.name]?.last?.line != edit.line || slots[edit.name]?.last?.isMeant == false
      {
        continue
      }
      let wasKnown = (removals[edit.record] ?? []).contains {
        $0 != edit.line && knows($0, edit.line)
      }
      if !wasKnown { put("removed", edit.name, edit.line) }
    }
  }
}
