import CommuneDomain
import Foundation
import Interface
import JSONStore
import Localization
import Terminal

/// Carries out what the screens want done outside, and says what came of it.
struct EffectRunner {
  var book: BookSession

  /// What came of an effect, in the order in which the screens take it; empty where they wait for no
  /// answer. What others have saved comes first.
  mutating func outcomes(of effect: Effect, size: Size, commune: Commune) -> [Outcome] {
    let answer: Outcome?
    do {
      answer = try self.answer(effect, size, commune)
    } catch {
      answer = failure(error, of: effect)
    }
    // What does not fit in what a copy has brought is told last, and so stays.
    if case .copyTaken(_, isTrial: false, _)? = answer {
      return (answer.map { [$0] } ?? []) + news(over: commune)
    }
    return arrivals + (answer.map { [$0] } ?? [])
  }

  /// What others have saved since the screens were told last.
  func news(over commune: Commune) -> [Outcome] {
    // What cannot be read now is asked for again with the next save, which tells why.
    guard let arrival = try? book.store?.catchUp(over: commune) else { return [] }
    return [.arrived(arrival)]
  }

  private var arrivals: [Outcome] {
    book.store?.takeArrival().map { [.arrived($0)] } ?? []
  }

  /// Writes the register files when so much was saved that the next start would be slow. An error
  /// costs nothing now: the journal has everything.
  func keepRegisterFilesNear(_ commune: Commune) {
    guard let store = book.store, store.isSnapshotDue else { return }
    try? store.writeSnapshot(commune)
  }

  /// Writes them for whoever reads them with other programs, where that is soon done.
  func freshenRegisterFiles(_ commune: Commune) {
    guard let store = book.store, store.access == .readWrite, store.isSnapshotWorthwhile else {
      return
    }
    try? store.writeSnapshot(commune)
  }

  private mutating func answer(_ effect: Effect, _ size: Size, _ commune: Commune)
    throws(StoreError) -> Outcome?
  {
    switch effect {
    case .openBook(let choice):
      try book.open(choice)
      return .opened(book.session(size: size))
    case .export(let name, let text):
      return export(name, text)
    case .exportList(let register, let text):
      return export("\(register).csv", text)
    case .readFile(let path):
      return read(path)
    case .suspend, .redraw, .quit:
      return nil
    default:
      guard let store = book.store else { return nil }
      return try answer(effect, from: store, commune)
    }
  }

  private func answer(_ effect: Effect, from store: Store, _ commune: Commune)
    throws(StoreError) -> Outcome?
  {
    switch effect {
    case .save(let change):
      return .saved(try store.save(change, over: commune).change)
    case .undo: return .undone(try store.undo(over: commune))
    case .redo: return .redone(try store.redo(over: commune))
    case .keepDraft(let draft):
      // Whoever only reads has no drafts to lose; an error shows when the form is saved.
      if store.access == .readWrite { try? store.keep(draft) }
      return nil
    case .discardDraft(let record):
      if store.access == .readWrite { store.discardDraft(record) }
      return nil
    case .readHistory(let register, let record):
      return .history(
        try store.history(register: register, record: record, limit: Self.mostEntries))
    case .keepSetting(let key, let value):
      if store.access == .readWrite { store.keepSetting(key, value) }
      return nil
    case .takeCopy(let path, let isTrial):
      let summary = try BookMerge.take(
        from: Surroundings.expanded(path), into: store.path, isTrial: isTrial,
        allowsNetwork: book.workplace.allowsNetwork)
      return .copyTaken(
        summary.copy, isTrial: isTrial,
        remarks: book.workplace.phrases.sentences(for: summary.remarks))
    case .backUp(let path):
      let summary = try BookBackup.write(
        bookAt: store.path, to: Surroundings.expanded(path), keeping: 7, disk: SystemDisk(),
        clock: SystemClock(), randomness: SystemRandomness())
      return .backedUp(book.workplace.phrases.words(for: summary))
    case .openBook, .export, .exportList, .readFile, .suspend, .redraw, .quit:
      return nil
    }
  }

  /// More than anybody reads on a screen.
  private static let mostEntries = 500

  private func failure(_ error: StoreError, of effect: Effect) -> Outcome {
    let sentence = book.workplace.phrases.sentence(for: error)
    if case .clashes(let clashes) = error { return .clashed(clashes) }
    switch effect {
    case .save, .undo, .redo: return .saveFailed(sentence, readOnlyReason: book.readOnlyReason)
    default: return .failed(sentence)
    }
  }

  private func read(_ path: String) -> Outcome {
    let phrases = book.workplace.phrases
    guard let data = FileManager.default.contents(atPath: Surroundings.expanded(path)) else {
      return .failed(phrases.text("cli.cannot-read", path))
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      return .failed(phrases.text("import.not-utf8", path))
    }
    return .read(text)
  }

  private func export(_ name: String, _ text: String) -> Outcome {
    let folder = Surroundings.dataFolder + "/soxa-reports"
    let file = ReportFile(folder: folder, name: name, today: book.workplace.today)
    guard let path = file.write(text) else {
      return .failed(book.workplace.phrases.text("store.error.no-permission", folder))
    }
    return .exported(path: path)
  }
}
