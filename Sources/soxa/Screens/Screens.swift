import CommuneDomain
import CursesTerminal
import Interface
import JSONStore
import Localization
import SampleCommune
import Terminal

/// The screens on the real terminal.
struct Screens {
  let workplace: Workplace
  var isReadOnly = false
  var usesASCII = false

  init(workplace: Workplace) {
    self.workplace = workplace
  }

  /// Shows the book of the workplace; where there is none yet, the first start.
  func run() throws(Failure) {
    try requireTerminal()
    let path = workplace.storePath
    guard !isReadOnly, Surroundings.isFree(path) else {
      return try show(BookSession(workplace: workplace, path: path, readOnly: isReadOnly))
    }
    try show(BookSession(workplace: workplace))
  }

  /// Shows the sample in a folder that is thrown away.
  func runDemo() throws(Failure) {
    try requireTerminal()
    guard let folder = TemporaryFolder() else {
      throw .store(workplace.phrases.text("store.error.no-permission", "/tmp"))
    }
    defer { folder.remove() }
    var session = BookSession(workplace: workplace)
    do {
      try session.makeSample(at: folder.path + "/book")
    } catch {
      throw .store(workplace.phrases.sentence(for: error))
    }
    if isReadOnly {
      session.close(session.commune)
      session = try BookSession(
        workplace: workplace, path: folder.path + "/book", readOnly: true)
    }
    try show(session)
  }

  private func show(_ book: BookSession) throws(Failure) {
    let device: CursesDevice
    do {
      device = try CursesDevice(
        usesColor: Surroundings.variable("NO_COLOR") == nil, usesASCII: usesASCII)
    } catch {
      throw .usage(sentence(for: error))
    }
    var conversation = Conversation(device: device, book: book)
    conversation.stop = { $0.stop() }
    conversation.opened = { device, book in
      guard let store = book.store else { return }
      let watch = JournalWatch(store.path + "/journal")
      // What another machine writes on a network disk is not told; one has to look.
      let interval = watch?.isWhole != true || store.isOnNetwork ? 1000 : nil
      device.watch(watch?.descriptor, everyMilliseconds: interval) { watch?.drain() }
    }
    conversation.run()
    conversation.end()
    for remark in conversation.book.remarks { Output.error(remark) }
  }

  /// Says at once, before a book is opened or made, that no screen can be shown.
  private func requireTerminal() throws(Failure) {
    guard Surroundings.hasTerminal else { throw .usage(sentence(for: .notATerminal)) }
  }

  private func sentence(for error: TerminalError) -> String {
    switch error {
    case .notATerminal: workplace.phrases["cli.no-terminal"]
    case .unknownTerminal(let name): workplace.phrases.text("cli.unknown-terminal", name)
    case .cannotPlaceCursor(let name): workplace.phrases.text("cli.terminal-too-simple", name)
    }
  }
}
