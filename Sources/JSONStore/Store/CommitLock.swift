/// The lock under which one writer at a time adds to the journals, and what stands in its file: who
/// wrote last, or who was writing when he was torn away.
final class CommitLock {
  let file: OpenFile
  private let disk: any Disk
  private let clock: any Clock
  private let randomness: any Randomness
  /// Tells this instance from every other.
  private let session: String
  /// What this instance left in the file last.
  private var left: String?
  private var busy = ""

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
    /// Somebody who finished.
    case another
    /// Somebody who was torn away while writing in that journal; what he wrote may not be on the
    /// medium yet.
    case tornAway(String)
    /// Nobody, as far as the file tells.
    case unknown

    var isMe: Bool { if case .me = self { true } else { false } }
  }

  /// Takes the lock; waits a while for whoever has it.
  func take(as author: String, path: String) throws(StoreError) -> Before {
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
      do {
        note = try disk.note(in: file)
        busy = "busy \(author) \(session)"
        try disk.leave(busy, in: file)
      } catch {
        disk.unlock(.commit, of: file)
        throw error
      }
      if let left, note == left { return .me }
      let words = note.split(separator: " ")
      guard words.count >= 3 else { return .unknown }
      return words[0] == "busy" ? .tornAway(String(words[1])) : .another
    } catch let error as DiskError {
      throw StoreError(error, path: path)
    } catch let error as StoreError {
      throw error
    } catch {
      throw .lockedBy(holder)
    }
  }

  /// Gives the lock back; what was written is on the medium.
  func giveBack(as author: String, number: Int) {
    let note = "idle \(author) \(session) \(number)"
    // Where the note cannot be left, the next one looks more closely; that is all.
    left = (try? disk.leave(note, in: file)) == nil ? nil : note
    disk.unlock(.commit, of: file)
  }

  /// Gives the lock back after a failure: the next one makes sure of what stands in the journals.
  func giveUp() {
    left = busy
    disk.unlock(.commit, of: file)
  }

  /// Whose note stands in the file.
  private var holder: String {
    let words = ((try? disk.note(in: file)) ?? "").split(separator: " ")
    return words.count >= 2 ? String(words[1]) : ""
  }
}
