internal import CommuneDomain

/// An act of this author that can be taken back, or was.
struct SavedAct {
  /// The number of the act itself, also where it was undone and redone since.
  var number: Int
  var change: Change

  /// The act without what it added to logs; nil when it did nothing else.
  fileprivate var withoutLogs: SavedAct? {
    let rest = change.withoutLogs
    return rest.isEmpty ? nil : SavedAct(number: number, change: rest)
  }
}

/// Which acts of a journal are to be undone and redone next.
///
/// Found by reading the journal backwards, no further than needed: the first mark met on the way
/// back says what an act's state is, and undone acts behind the newest change cannot be redone. What
/// only adds to a log is no act to be taken back; behind the erasure of personal data nothing is, since
/// that would bring them back.
struct UndoLog {
  private var older: BackwardReader
  private var undoable: [SavedAct] = []
  private var redoable: [SavedAct] = []
  private var states: [Int: HistoryEntry.Kind] = [:]
  private var isRedoKnown = false
  /// Whether whatever is older stays as it is.
  private var isClosed = false

  init(_ older: BackwardReader) {
    self.older = older
  }

  mutating func did(_ act: SavedAct) {
    guard !act.change.isFinal else {
      close()
      return didIntake()
    }
    guard let act = act.withoutLogs else { return }
    undoable.append(act)
    didIntake()
  }

  private mutating func close() {
    undoable = []
    isClosed = true
  }

  mutating func didIntake() {
    redoable = []
    isRedoKnown = true
  }

  mutating func undid() {
    if let act = undoable.popLast() { redoable.append(act) }
  }

  mutating func redid() {
    if let act = redoable.popLast() { undoable.append(act) }
  }

  mutating func nextToUndo() throws(StoreError) -> SavedAct? {
    while undoable.isEmpty, !isClosed, try readOlder() {}
    return undoable.last
  }

  mutating func nextToRedo() throws(StoreError) -> SavedAct? {
    while redoable.isEmpty, !isRedoKnown, try readOlder() {}
    return redoable.last
  }

  /// Takes one more act out of the journal; false at its beginning.
  private mutating func readOlder() throws(StoreError) -> Bool {
    guard let act = try older.next() else {
      isRedoKnown = true
      return false
    }
    if act.change.isFinal {
      isRedoKnown = true
      isClosed = true
      return false
    }
    guard let saved = SavedAct(number: act.number, change: act.change).withoutLogs else {
      return true
    }
    switch act.kind {
    case .undo, .redo:
      guard let of = act.of, states[of] == nil else { break }
      states[of] = act.kind
      // An undo holds the inverse; the act itself is what may be redone.
      if act.kind == .undo, !isRedoKnown {
        redoable.insert(SavedAct(number: of, change: saved.change.inverse), at: 0)
      }
    case .change:
      isRedoKnown = true
      if states[act.number] != .undo { undoable.insert(saved, at: 0) }
    case .intake:
      isRedoKnown = true
    }
    return true
  }
}
