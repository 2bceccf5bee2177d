/// The lock under which one writer at a time adds to the journals, and what stands in its file: who
/// wrote last, or who was writing when he was torn away.
final class CommitLock {
  let file: OpenFile
  private let disk: any Disk
  private let clock: any Clock
  private let randomness: any Randomness
  /// Tells this instance from every other.
  private let session: String
  /// What this instance left in the file last, where it knew everything that stood in the journals then.
  private var left: String?
  private var busy = ""
  private var known: (author: String, busy: String, idle: String)?
  /// How many notes this instance has left, so that no two are the same.
  private var count = 0

  /// How long is waited for a lock, in milliseconds.
  static let patience: UInt64 = 5000

  init(
    _ path: String, disk: any Disk, clock: any Clock, randomness: any Randomness, session: String
  ) throws(DiskError) {
    self.disk = disk
    self.clock = clock
    self.randomness = randomness
    self.session = session
    file = try disk.openLock(path)
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
  /// Whoever takes the lock changes the note first, and no program leaves the same note twice: as long
  /// as this one stands there, nobody has written.
  func peek() -> String? {
    guard let note = try? disk.note(in: file), note.hasPrefix(Self.idle) else { return nil }
    let words = note.split(separator: " ")
    return words.count == 4 && Int(words[3]) != nil ? note : nil
  }

  private static let idle = "idle "

  /// Takes the lock; waits a while for whoever has it.
  ///
  /// - Parameter note: a note, as `peek` gave it, after which all journals were read.
  func take(as author: String, path: String, knowing peeked: String? = nil) throws(StoreError)
    -> Before
  {
    let start = clock.milliseconds()
    var wait = 40
    do {
      while try !disk.lock(.commit, of: file, shared: false) {
        guard clock.milliseconds() < start + Self.patience else {
          throw StoreError.lockedBy(holder)
        }
        clock.pause(microseconds: wait / 2 + Int(randomness.word() % UInt64(wait)))
        wait = min(wait * 2, 1500)
      }
      let note: String
      let before: Before
      do {
        note = try disk.note(in: file)
        before = Before(note, isLeft: note == left, isKnown: note == peeked)
        // Whoever is torn away before he has made sure of what the one before left, leaves it to the next.
        let own = notes(of: author)
        busy = before.isSettled ? own.busy : "\(own.busy) \(Self.unsettled)"
        try disk.leave(busy, in: file)
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

  /// Says that what those before left is on the medium now.
  func isSettled(as author: String) {
    let note = notes(of: author).busy
    if (try? disk.leave(note, in: file)) != nil { busy = note }
  }

  /// Gives the lock back; what stands in the journals is on the medium.
  ///
  /// - Parameter knowsAll: Whether this instance has taken in all that others wrote.
  func giveBack(as author: String, knowsAll: Bool = true) {
    count += 1
    let note = "\(notes(of: author).idle) \(count)"
    // Where the note cannot be left, the next one looks more closely; that is all.
    let isLeft = (try? disk.leave(note, in: file)) != nil
    left = isLeft && knowsAll ? note : nil
    disk.unlock(.commit, of: file)
  }

  /// Gives the lock back after a failure, or without having looked at what others wrote: the next one
  /// makes sure of what stands in the journals.
  func giveUp(knowsAll: Bool = false) {
    left = knowsAll ? busy : nil
    disk.unlock(.commit, of: file)
  }

  /// What is left in the file while writing and afterwards; put together once, as each save needs both.
  private func notes(of author: String) -> (author: String, busy: String, idle: String) {
    if let known, known.author == author { return known }
    let notes = (author, "busy \(author) \(session)", "\(Self.idle)\(author) \(session)")
    known = notes
    return notes
  }

  /// Whose note stands in the file.
  private var holder: String {
    let words = ((try? disk.note(in: file)) ?? "").split(separator: " ")
    return words.count >= 2 ? String(words[1]) : ""
  }
}
