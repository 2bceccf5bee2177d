internal import CommuneDomain

/// Packs the operations of one act into as few lines as hold them.
///
/// Every operation is read back from its own bytes before it is taken, so that what is
/// acknowledged can be read again.
struct LineComposer {
  /// What a line holds besides its operations, at most, with every other journal in `s`.
  private static let room = 1024
  /// The longest text that is saved, in bytes; read is whatever stands in a line, as other programs may
  /// have saved longer ones.
  static let longestText = 16_384

  let author: String
  let kind: HistoryEntry.Kind
  let of: Int?
  /// The number of the last line made.
  private(set) var number: Int
  /// The time of the last line made.
  private(set) var time: HybridTime
  private var seen: [String: Witness]
  private var seal: Digest?
  /// The line in which the seal stands, once it is made.
  private(set) var sealPlace: SealPlace?
  private var accepted: [String: Int]
  private let clock: any Clock
  private var digest: Digest
  /// The operations of the next line, as they will stand in it.
  private var written = JSONWriter(capacity: 512)
  private let most: Int
  private var full: [(line: SealedLine, number: Int)] = []
  private var isSplit = false

  init(
    author: String, kind: HistoryEntry.Kind, of: Int?, head: JournalPosition, time: HybridTime,
    seen: [String: Witness], seal: Digest? = nil, accepted: [String: Int] = [:],
    clock: any Clock
  ) {
    self.author = author
    self.kind = kind
    self.of = of
    number = head.number
    digest = head.digest
    self.time = time
    self.seen = seen
    self.seal = seal
    self.accepted = accepted
    self.clock = clock
    most = JournalLine.longest - Self.room - (seen.count + accepted.count) * 120
  }

  /// Adds an operation, in parts where it is larger than a line.
  mutating func add(_ operation: Operation) throws(StoreError) {
    switch kind {
    case .change, .intake:
      guard operation.longestNewText <= Self.longestText else {
        throw .lineTooLong(register: operation.register, record: operation.record)
      }
    // What was there before may come back whatever its length.
    case .undo, .redo: break
    }
    let before = written.bytes.count
    if before > 0 { written.raw(",") }
    let start = written.bytes.count
    written.operation(operation)
    try check(operation, from: start)
    guard written.bytes.count > most else { return }
    let bytes = written.bytes[start...]
    written.bytes.removeLast(written.bytes.count - before)
    if bytes.count > most {
      let parts = operation.parts
      guard parts.count > 1 else {
        throw .lineTooLong(register: operation.register, record: operation.record)
      }
      for part in parts { try add(part) }
      return
    }
    close(.more)
    written.bytes += bytes
  }

  /// The lines of the whole act.
  mutating func finish() -> [SealedLine] {
    // What most acts are.
    if full.isEmpty, !isSplit, isBegun { return [nextLine(.whole)] }
    return takeLast().map(\.line)
  }

  /// Whether something waits for the next line.
  private var isBegun: Bool { !written.bytes.isEmpty || !accepted.isEmpty }

  /// The lines that are full.
  mutating func takeFull() -> [(line: SealedLine, number: Int)] {
    defer { full = [] }
    return full
  }

  /// The lines not taken yet, the last one of the act included.
  mutating func takeLast() -> [(line: SealedLine, number: Int)] {
    if isBegun { close(isSplit ? .last : .whole) }
    return takeFull()
  }

  private mutating func close(_ part: JournalLine.Part) {
    full.append((nextLine(part), number))
  }

  /// Makes the next line of what waits for it.
  private mutating func nextLine(_ part: JournalLine.Part) -> SealedLine {
    number += 1
    time = time.next(clock: clock.milliseconds())
    let line = JournalLine(
      number: number, time: time, author: author, kind: kind, of: of, part: part, seen: seen,
      seal: seal, accepted: accepted, operations: []
    ).sealed(after: digest, holding: written.bytes)
    if seal != nil {
      sealPlace = SealPlace(key: author, number: number, time: time, digest: line.digest)
    }
    digest = line.digest
    written.bytes.removeAll(keepingCapacity: true)
    seen = [:]
    seal = nil
    accepted = [:]
    isSplit = true
    return line
  }

  /// Reads an operation back from where it was written.
  ///
  /// - Throws: `changeDoesNotFit` when it is not the same; then nothing of it is left.
  private mutating func check(_ operation: Operation, from start: Int) throws(StoreError) {
    let isSame = written.bytes.withUnsafeBufferPointer { bytes in
      var reader = JSONReader(UnsafeBufferPointer(rebasing: bytes[start...]), isUTF8: true)
      guard let read = try? reader.operation() else { return false }
      return reader.position == reader.end && read == operation
    }
    guard !isSame else { return }
    written.bytes.removeLast(written.bytes.count - max(0, start - 1))
    throw .changeDoesNotFit(operation.misfit)
  }
}

extension Operation {
  /// The length of the longest text that the operation brings in, in bytes.
  fileprivate var longestNewText: Int {
    switch self {
    case .create(_, _, let values): values.map(\.value.longestText).max() ?? 0
    case .set(_, _, _, _, let new): new.longestText
    case .mark(_, _, _, _, _, let new): new?.utf8.count ?? 0
    case .append(_, _, _, let note, _): note.text.utf8.count
    case .remove, .restore, .withdraw, .settle: 0
    }
  }

  /// The same in smaller steps: lists entry by entry.
  var parts: [Operation] {
    switch self {
    case .create(let register, let id, let values):
      let (small, lists) = Self.split(values)
      return [.create(register, id, small)] + Self.filling(register, id, lists)
    case .restore(let register, let id, let values):
      let (small, lists) = Self.split(values)
      return [.restore(register, id, small)] + Self.filling(register, id, lists)
    case .remove(let register, let id, let values):
      let (small, lists) = Self.split(values)
      return Self.filling(register, id, lists).reversed().map(\.inverse)
        + [.remove(register, id, small)]
    case .set(let register, let id, let field, let old, let new):
      let emptied = Self.filling(register, id, [FieldAssignment(field: field, value: old)])
      let filled = Self.filling(register, id, [FieldAssignment(field: field, value: new)])
      return emptied.reversed().map(\.inverse) + filled
    default: return [self]
    }
  }

  private static func split(_ values: [FieldAssignment]) -> ([FieldAssignment], [FieldAssignment]) {
    let isList: (FieldAssignment) -> Bool = { assignment in
      switch assignment.value {
      case .marks, .notes: true
      default: false
      }
    }
    return (values.filter { !isList($0) }, values.filter(isList))
  }

  /// What fills an empty list.
  private static func filling(
    _ register: RegisterKey, _ id: RecordID, _ lists: [FieldAssignment]
  ) -> [Operation] {
    lists.flatMap { list -> [Operation] in
      switch list.value {
      case .marks(let marks):
        marks.sorted { $0.key < $1.key }.map {
          .mark(register, id, field: list.field, subject: $0.key, old: nil, new: $0.value)
        }
      case .notes(let notes):
        notes.map { .append(register, id, field: list.field, $0) }
      default: []
      }
    }
  }

  /// Why the operation cannot be kept.
  fileprivate var misfit: ChangeError {
    guard let description = Commune.register(register) else { return .unknownRegister(register) }
    let named: [String] =
      switch self {
      case .create(_, _, let values), .remove(_, _, let values), .restore(_, _, let values):
        values.map(\.field)
      case .set(_, _, let field, _, _), .mark(_, _, let field, _, _, _),
        .append(_, _, let field, _, _), .withdraw(_, _, let field, _, _):
        [field]
      case .settle(_, _, let mark, _): mark.field.map { [$0] } ?? []
      }
    let unknown = named.first { description.field($0) == nil }
    return .field(
      register, record,
      unknown.map { .unknownField($0) } ?? .wrongKind(named.first ?? ""))
  }
}

extension FieldValue {
  fileprivate var longestText: Int {
    switch self {
    case .text(let text): text.utf8.count
    case .marks(let marks): marks.values.map(\.utf8.count).max() ?? 0
    case .notes(let notes): notes.map(\.text.utf8.count).max() ?? 0
    case .empty, .integer, .date, .choice, .flag, .reference: 0
    }
  }
}
