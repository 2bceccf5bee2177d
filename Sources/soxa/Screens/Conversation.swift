import Interface
import Terminal

/// The talk between a person and the screens: events in, one frame out, effects carried out between.
struct Conversation<Device: TerminalDevice> {
  private(set) var device: Device
  private(set) var app: App
  private var effects: EffectRunner
  private var quiet = QuietTime(at: Surroundings.uptime)
  /// Stops the program until the shell continues it.
  var stop: (inout Device) -> Void = { _ in }
  /// Told of a book that is open from now on.
  var opened: (inout Device, BookSession) -> Void = { _, _ in }

  var book: BookSession { effects.book }

  init(device: Device, book: BookSession) {
    self.device = device
    let session = book.session(size: device.size)
    app =
      book.store == nil
      ? App(firstStart: session, defaultPath: book.newPath) : App(session: session)
    effects = EffectRunner(book: book)
    effects.book.handOver()
  }

  /// How long nobody types before what stands in the field is kept too, in milliseconds: whoever loses
  /// the power loses no more than that.
  private static var typingPause: Int { 900 }

  /// Talks until the person leaves or the terminal is gone.
  mutating func run() {
    if book.store != nil { opened(&device, book) }
    while !app.isFinished {
      device.draw(app.view())
      let pause = app.hasUnkeptTyping ? Self.typingPause : quiet.wait(at: Surroundings.uptime)
      let events = device.nextEvents(within: pause)
      quiet.heard(events, at: Surroundings.uptime)
      app.session.backspaceCode = device.backspaceCode
      adoptDay()
      for event in events where !app.isFinished {
        if event == .wake { takeNews() }
        carryOut(app.update(event))
      }
      if events.allSatisfy({ $0 == .wake }) { carryOut(app.keepTyping()) }
      if quiet.isOver(at: Surroundings.uptime) { freshenFiles() }
    }
  }

  /// Gives the book back, then the terminal.
  mutating func end() {
    effects.book.close(app.session.commune)
    device.close()
  }

  /// Midnight may pass while the program waits.
  private mutating func adoptDay() {
    let today = effects.book.workplace.today
    if app.session.today != today { app.session.today = today }
  }

  private mutating func carryOut(_ wanted: [Effect]) {
    var waiting = wanted[...]
    while let effect = waiting.popFirst() {
      switch effect {
      case .redraw: device.forgetScreen()
      case .suspend: stop(&device)
      default:
        let outcomes = effects.outcomes(
          of: effect, size: device.size, commune: app.session.commune)
        for outcome in outcomes {
          waiting += app.receive(outcome)
          if case .opened = outcome {
            effects.book.handOver()
            opened(&device, effects.book)
          }
          switch outcome {
          case .saved, .undone, .redone:
            quiet.saved()
            effects.keepRegisterFilesNear(app.session.commune)
            tellOfFiles()
          default: break
          }
        }
      }
    }
  }

  /// Writes the register files while nobody types, as when the book is closed.
  private mutating func freshenFiles() {
    effects.freshenRegisterFiles(app.session.commune)
    quiet.settled()
  }

  /// Shows what others have saved.
  private mutating func takeNews() {
    for outcome in effects.news(over: app.session.commune) { carryOut(app.receive(outcome)) }
    tellOfFiles()
  }

  /// Brings up to date what is known of the book's files: its seal, and what is out of order.
  private mutating func tellOfFiles() {
    app.session.seal = book.seal
    app.session.remarks = book.remarks
  }
}
