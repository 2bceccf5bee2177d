import CommuneDomain
import Localization
import Synchronization
import Terminal
import TestSupport
import Testing

@testable import Interface
@testable import SampleCommune

/// Someone at the keyboard: keys go in, the screen is read, and what was saved is remembered.
struct Walk: CustomTestStringConvertible {
  var app: App
  /// Every change that was saved, oldest first.
  private(set) var saved: [Change] = []
  private var taken: [Change] = []
  /// What was added to logs, oldest first.
  private(set) var logged: [CommuneDomain.Operation] = []
  private(set) var kept: [Draft] = []
  private(set) var exported: [String: String] = [:]
  /// What lies on the disk to be read, by path.
  var files: [String: String] = [:]
  /// What copies of the book at a path would bring.
  var copies: [String: TakenCopy] = [:]
  /// Where the book was put.
  private(set) var backups: [String] = []
  /// How many keys were pressed, pasted text not counted.
  private(set) var keys = 0
  /// Makes every save fail with this sentence.
  var failure: String?
  /// The book as others write it too.
  private(set) var book: SharedBook

  static let today = CalendarDate(iso: "2026-11-20") ?? CalendarDate(dayNumber: 0)

  init(app: App) {
    self.app = app
    book = SharedBook(app.session.commune)
  }

  // MARK: - Others

  /// Somebody else saves, and this program is told at once.
  mutating func arrive(_ change: Change, by author: String = "st02-minh") throws {
    run(app.receive(.arrived(try book.save(change, by: author))))
  }

  /// Somebody else will have saved before the next save of this program.
  mutating func meanwhile(_ change: Change, by author: String = "st02-minh") {
    book.prepare(change, by: author)
  }

  /// The program begins again, with the book as it is by now and with the drafts that were kept.
  mutating func restart() throws {
    let session = app.session
    app = App(
      session: try Self.session(
        commune: book.commune, rows: session.size.rows, columns: session.size.columns,
        language: session.phrases.language, drafts: kept))
  }

  /// The review list becomes another.
  mutating func arrive(review: [ReviewEntry]) {
    run(app.receive(.arrived(Arrival(review: review))))
  }

  /// A walk through a sample of so many households.
  static func throughSample(
    households: Int = 400, rows: Int = 24, columns: Int = 80, language: Language = .vietnamese,
    drafts: [Draft] = []
  ) throws -> Walk {
    Walk(
      app: App(
        session: try session(
          commune: sample(households), rows: rows, columns: columns, language: language,
          drafts: drafts)))
  }

  /// A walk through an empty book.
  static func throughEmptyBook(rows: Int = 24, columns: Int = 80) throws -> Walk {
    Walk(app: App(session: try session(commune: Commune(), rows: rows, columns: columns)))
  }

  static func session(
    commune: Commune, rows: Int, columns: Int, language: Language = .vietnamese,
    drafts: [Draft] = []
  ) throws -> Session {
    let next = Mutex<UInt64>(0)
    return Session(
      commune: commune, identity: SampleCommune.identity,
      phrases: language == .vietnamese ? try .vietnamese : try .english,
      limits: try .shipped, today: today, size: Size(rows: rows, columns: columns),
      drafts: drafts,
      makeID: {
        RecordID(
          milliseconds: 1_795_132_800_000,
          random: (
            0,
            next.withLock {
              $0 += 1
              return $0
            }
          ))
      })
  }

  private static let samples = Mutex<[Int: Commune]>([:])

  private static func sample(_ households: Int) throws -> Commune {
    if let made = samples.withLock({ $0[households] }) { return made }
    let made = SampleCommune(households: households, seed: 1, today: today)
      .make(limits: try .shipped)
    samples.withLock { $0[households] = made }
    return made
  }

  // MARK: - Keys

  /// Presses recorded keys, one after the other.
  mutating func type(_ script: String) throws {
    for event in try KeyScript(script).events { press(event) }
  }

  /// Types text, which does not count among the keys.
  mutating func write(_ text: String) {
    for character in text { run(app.update(.key(.character(character)))) }
  }

  mutating func press(_ event: Event) {
    if case .key = event { keys += 1 }
    run(app.update(event))
  }

  private mutating func run(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .save, .undo, .redo:
        guard let arrival = pendingArrival() else { break }
        run(app.receive(.arrived(arrival)))
      default: break
      }
      guard let outcome = outcome(of: effect) else { continue }
      run(app.receive(outcome))
    }
  }

  private mutating func pendingArrival() -> Arrival? {
    do {
      return try book.takePending()
    } catch {
      Testing.Issue.record("what somebody else saves does not fit the book: \(error)")
      return nil
    }
  }

  /// What a change meets in the book; nil when it is written.
  private mutating func met(by change: Change) -> [Clash]? {
    guard let clashes = try? book.write(change), !clashes.isEmpty else { return nil }
    return clashes
  }

  private mutating func outcome(of effect: Effect) -> Outcome? {
    switch effect {
    case .save(let change):
      if let failure { return .saveFailed(failure, readOnlyReason: nil) }
      if let clashes = met(by: change) { return .clashed(clashes) }
      // Logs are no acts that are undone, as in the store.
      logged += change.operations.filter(\.isOfLog)
      if change.isFinal {
        saved = []
      } else if !change.withoutLogs.isEmpty {
        saved.append(change.withoutLogs)
        taken = []
      }
      return .saved(change)
    case .undo:
      guard let last = saved.last else { return .undone(nil) }
      if let clashes = met(by: last.inverse) { return .clashed(clashes) }
      saved.removeLast()
      taken.append(last)
      return .undone(last.inverse)
    case .redo:
      guard let last = taken.last else { return .redone(nil) }
      if let clashes = met(by: last) { return .clashed(clashes) }
      taken.removeLast()
      saved.append(last)
      return .redone(last)
    case .keepDraft(let draft):
      kept.removeAll { $0.record == draft.record }
      kept.append(draft)
      return nil
    case .discardDraft(let record):
      kept.removeAll { $0.record == record }
      return nil
    case .readHistory(let register, let record):
      let entries = saved.enumerated().compactMap { number, change -> HistoryEntry? in
        let operations = change.operations.filter { operation in
          register.map { $0 == operation.register && record == operation.record } ?? true
        }
        guard !operations.isEmpty else { return nil }
        return HistoryEntry(
          number: number + 1, author: "st01-lan",
          milliseconds: 1_795_168_800_000 + UInt64(number) * 60_000, kind: .change,
          change: Change(operations))
      }
      return .history(entries.reversed())
    case .export(let name, let text):
      exported[name] = text
      return .exported(path: name)
    case .exportList(let register, let text):
      exported["\(register).csv"] = text
      return .exported(path: "\(register).csv")
    case .readFile(let path):
      return files[path].map { .read($0) } ?? .failed(path)
    case .takeCopy(let path, let isTrial):
      guard let copy = copies[path] else { return .failed("Không thấy \(path).") }
      return .copyTaken(copy, isTrial: isTrial, remarks: [])
    case .backUp(let path):
      backups.append(path)
      return .backedUp("Đã sao lưu vào \(path)")
    case .keepSetting, .openBook, .suspend, .redraw, .quit: return nil
    }
  }

  /// Goes down to the field of that label.
  mutating func focus(_ label: String) {
    for _ in 0..<40 {
      guard let form = app.screens.last as? FormScreen, form.fields.indices.contains(form.focus),
        app.session.phrases.label(form.register, form.fields[form.focus].description.key) != label
      else { return }
      press(.key(.down))
    }
  }

  // MARK: - Reading

  var screen: String { app.view().text }

  var testDescription: String { screen }

  func shows(_ text: String) -> Bool { screen.contains(text) }
}
