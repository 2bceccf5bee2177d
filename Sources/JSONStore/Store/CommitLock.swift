/// The lock under which one writer at a time adds to the journals, and what stands in its file: who
/// wrote last, or who was writing when he was torn away.
final class CommitLock {
  let file: OpenFile
  private let journals: String
  private let disk: any Disk
  private let clock: any Clock
  private let randomness: any Randomness
  /// Tells this instance from every other.
  private let session: String
  /// What this instance left in the file last, where it knew everything that stood in the journals then.
  private var left: LockNote?
  /// How long the file was then; nil where that is not known.
  private var length: Int?
  /// Whether what was left says where the own journal ends.
  private var isEndTold = false
  private var busy = LockNote("")
  /// Whether `busy` still says what was left after the save before.
  private var isIdleLeft = false
  private var known: (author: String, busy: String, idle: LockNote)?
  /// How many notes this instance has left, so that no two are the same.
  private var count = 0

  /// How long is waited for a lock, in milliseconds.
  static let patience: UInt64 = 5000
  /// The file is made short again when it has grown to this, in bytes.
  static let longest = 65_536

  init(
    _ book: BookFolder, clock: any Clock, randomness: any Randomness, session: String
  ) throws(DiskError) {
    disk = book.disk
    journals = book.journals
    self.clock = clock
    self.randomness = randomness
    self.session = session
    file = try disk.openLock(book.lockFile)
  }

  deinit { disk.close(file) }

  /// Who wrote before.
  enum Before {
    /// This instance, and nobody since.
    case me
    /// Somebody who finished, and whose lines were read before the lock was taken.
    case familiar
    /// Somebody who finished.
    case another
    /// Somebody who was torn away while writing in that journal; what he wrote may not be on the
    /// medium yet.
    case tornAway(String)
    /// Nobody, as far as the file tells.
    case unknown

    fileprivate init(_ note: String, isLeft: Bool, isKnown: Bool) {
      if isLeft, !note.hasSuffix(CommitLock.unsettled) {
        self = .me
        return
      }
      if isKnown {
        self = .familiar
        return
      }
      let words = note.split(separator: " ")
      if words.count < 3 || words.last == CommitLock.unsettled {
        self = .unknown
      } else {
        self = words[0] == "busy" ? .tornAway(String(words[1])) : .another
      }
    }

    var isMe: Bool { if case .me = self { true } else { false } }

    /// Whether the journals may hold lines that were not read yet.
    var isNews: Bool {
      switch self {
      case .me, .familiar: false
      case .another, .tornAway, .unknown: true
      }
    }

    /// Whether everything in the journals is on the medium.
    var isSettled: Bool {
      switch self {
      case .me, .familiar, .another: true
      case .tornAway, .unknown: false
      }
    }
  }

  /// Stands behind the name of somebody who took the lock when not everything in the journals was on the
  /// medium.
  private static let unsettled: Substring = "unsettled"

  /// The note that stands in the file, read without the lock; nil where somebody is writing, or where
  /// the same words may come back.
  ///
  /// Whoever takes the lock changes the note first, unless the note is his own, and no program leaves the
  /// same note twice: as long as this one stands there, nobody has written but the one who left it, and
  /// whether he has is seen by the length of his journal.
  func peek() -> LockNote? {
    guard let note = try? disk.note(in: file), note.text.hasPrefix(Self.idle) else { return nil }
    let words = note.text.split(separator: " ")
    return (4...5).contains(words.count) && Int(words[3]) != nil ? note : nil
  }

  /// Where a journal ended when its writer gave the lock back: the newest segment, and its length. All of
  /// that is on the medium.
  struct JournalEnd: Equatable {
    var segment: Int
    var size: Int

    fileprivate init?(word: Substring) {
      let numbers = word.split(separator: ":").compactMap { Int($0) }
      guard numbers.count == 2 else { return nil }
      segment = numbers[0]
      size = numbers[1]
    }

    init(segment: Int, size: Int) {
      self.segment = segment
      self.size = size
    }
  }

  /// The journal that holds more than its writer said when he gave the lock back: he was torn away in a
  /// later save, and that may not be on the medium.
  private func isUnfinished(_ note: String) -> String? {
    let words = note.split(separator: " ")
    guard words.count == 5, let end = JournalEnd(word: words[4]) else { return nil }
    let author = String(words[1])
    func file(_ segment: Int) -> String {
      JournalFolder.file(segment, in: "\(journals)/\(author)")
    }
    do {
      let isLonger = try disk.status(file(end.segment))?.size != end.size
      return try isLonger || disk.status(file(end.segment + 1)) != nil ? author : nil
    } catch {
      // What cannot be asked about is put on the medium, which tells why.
      return author
    }
  }

  private static let idle = "idle "

  /// Takes the lock; waits a while for whoever has it.
  ///
  /// - Parameter note: a note, as `peek` gave it, after which all journals were read.
  func take(as author: String, path: String, knowing peeked: LockNote? = nil) throws(StoreError)
    -> Before
  {
    var start: UInt64?
    var wait = 40
    do {
      while try !disk.lock(.commit, of: file, shared: false) {
        let now = clock.milliseconds()
        let begun = start ?? now
        start = begun
        guard now < begun + Self.patience else {
          throw StoreError.lockedBy(holder)
        }
        clock.pause(microseconds: wait / 2 + Int(randomness.word() % UInt64(wait)))
        wait = min(wait * 2, 1500)
      }
      let note: LockNote
      let before: Before
      do {
        // Whoever takes the lock from another makes the file longer: while it is as long as this
        // instance left it, nobody else has written in it, and it need not be read. Whoever looked
        // before the lock was taken knows that others write, and reads what they left.
        if peeked == nil, isEndTold, let left, let length, disk.size(of: file) == length {
          return goOn(after: left)
        }
        note = try disk.note(in: file)
        if isEndTold, note == left {
          // Somebody was torn away before he had written anything.
          length = disk.size(of: file)
          return goOn(after: note)
        }
        if let author = note == left ? nil : isUnfinished(note.text) {
          before = .tornAway(author)
        } else {
          before = Before(note.text, isLeft: note == left, isKnown: note == peeked)
        }
        // Whoever is torn away before he has made sure of what the one before left, leaves it to the next.
        let own = notes(of: author)
        busy = LockNote(before.isSettled ? own.busy : "\(own.busy) \(Self.unsettled)")
        isIdleLeft = false
        length = nil
        let longer = max(disk.size(of: file) ?? 0, LockNote.length) + 1
        try disk.setLength(longer, of: file)
        try disk.leave(busy, in: file)
        length = longer
      } catch {
        disk.unlock(.commit, of: file)
        throw error
      }
      return before
    } catch let error as DiskError {
      throw StoreError(error, path: path)
    } catch let error as StoreError {
      throw error
    } catch {
      throw .lockedBy(holder)
    }
  }

  /// Leaves the own note as it stands there: it says how far the own journal is on the medium; whatever
  /// comes behind that is seen.
  private func goOn(after note: LockNote) -> Before {
    busy = note
    isIdleLeft = true
    return .me
  }

  /// Says that what those before left is on the medium now.
  func isSettled(as author: String) {
    let note = LockNote(notes(of: author).busy)
    if (try? disk.leave(note, in: file)) != nil { busy = note }
  }

  /// Gives the lock back; what stands in the journals is on the medium.
  ///
  /// Where this instance's own note still stands there, it is left: the next one sees that the journal is
  /// longer than it says.
  ///
  /// - Parameters:
  ///   - end: Where the own journal ends; nil where that is not known.
  ///   - knowsAll: Whether this instance has taken in all that others wrote.
  func giveBack(as author: String, end: JournalEnd? = nil, knowsAll: Bool = true) {
    if isIdleLeft, knowsAll, end != nil {
      left = busy
      disk.unlock(.commit, of: file)
      return
    }
    count += 1
    var note = notes(of: author).idle
    note.add(" ", count)
    if let end {
      note.add(" ", end.segment)
      note.add(":", end.size)
    }
    // Where the note cannot be left, the next one looks more closely; that is all.
    let isLeft = (try? disk.leave(note, in: file)) != nil
    left = isLeft && knowsAll ? note : nil
    isEndTold = end != nil
    disk.unlock(.commit, of: file)
  }

  /// Gives the lock back after a failure, or without having looked at what others wrote: the next one
  /// makes sure of what stands in the journals.
  func giveUp(knowsAll: Bool = false) {
    left = knowsAll ? busy : nil
    isEndTold = isIdleLeft
    disk.unlock(.commit, of: file)
  }

  /// Makes the file short again, unless somebody else has the book open, who may remember its length.
  ///
  /// Called when the book is closed; the presence is given back afterwards.
  func shorten() {
    guard let size = disk.size(of: file), size >= Self.longest,
      (try? disk.lock(.presence, of: file, shared: false)) == true
    else { return }
    // A long file does no harm, and the next one to close the book tries again.
    try? disk.setLength(LockNote.length, of: file)
    length = nil
  }

  /// What is left in the file while writing and afterwards; put together once, as each save needs both.
  private func notes(of author: String) -> (author: String, busy: String, idle: LockNote) {
    if let known, known.author == author { return known }
    let notes = (
      author, "busy \(author) \(session)", LockNote("\(Self.idle)\(author) \(session)")
    )
    known = notes
    return notes
  }

  /// Whose note stands in the file.
  private var holder: String {
    let words = ((try? disk.note(in: file))?.text ?? "").split(separator: " ")
    return words.count >= 2 ? String(words[1]) : ""
  }
}
