import CNcurses
import CTerminalGuard
import Glibc
package import Terminal

/// The real terminal, driven by ncurses. There is one in a process, used by one thread; only `wake`
/// may be called from another one.
///
/// ncurses paints; keys are read from the terminal directly, see `KeyDecoder`.
package final class CursesDevice: TerminalDevice {
  private let output: CollectedOutput
  private let painter: GlyphPainter
  private var input: TerminalInput
  private var shown: Frame?
  private var state = State.onScreen

  private enum State { case onScreen, suspended, closed }

  /// Takes the screen.
  ///
  /// - Parameters:
  ///   - usesColor: false where the user has set `NO_COLOR`.
  ///   - usesASCII: whether lines and signs are drawn with ASCII; letters always keep their marks.
  package init(usesColor: Bool = true, usesASCII: Bool = false) throws(TerminalError) {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1,
      terminal_guard_open(STDIN_FILENO) == 0, let output = CollectedOutput()
    else { throw .notATerminal }
    self.output = output
    Self.chooseUTF8()
    // A terminal without a name is nearly always a descendant of this one.
    let name = getenv("TERM").map { String(cString: $0) } ?? ""
    let known = name.isEmpty ? "vt100" : name
    guard newterm(known, output.file, soxa_standard_input()) != nil else {
      throw .unknownTerminal(name: known)
    }
    guard soxa_capability("cup") != nil else {
      endwin()
      throw .cannotPlaceCursor(name: known)
    }
    input = TerminalInput(decoder: KeyDecoder(sequences: Capabilities.keys))
    painter = GlyphPainter(appearance: Appearance(usesColor: usesColor), usesASCII: usesASCII)
    configure()
    enter()
  }

  deinit { close() }

  package var size: Size {
    var window = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_row > 0, window.ws_col > 0 {
      return Size(rows: Int(window.ws_row), columns: Int(window.ws_col))
    }
    return Size(rows: Int(getmaxy(soxa_screen())), columns: Int(getmaxx(soxa_screen())))
  }

  package var backspaceCode: UInt8? { input.backspaceCode }

  package func draw(_ frame: Frame) {
    guard state == .onScreen else { return }
    adoptSize()
    if shown?.size != frame.size { werase(soxa_screen()) }
    for run in FrameDiff(from: shown, to: frame).runs { painter.paint(run) }
    if let cursor = frame.cursor {
      wmove(soxa_screen(), CInt(cursor.row), CInt(cursor.column))
    }
    if shown == nil || (shown?.cursor == nil) != (frame.cursor == nil) {
      curs_set(frame.cursor == nil ? 0 : 1)
    }
    wrefresh(soxa_screen())
    output.send()
    shown = frame
  }

  /// Also gives `wake` events from now on: when a descriptor can be read from, and after every so
  /// many milliseconds in which nothing came. `drain` takes what the descriptor tells.
  package func watch(
    _ descriptor: Int32?, everyMilliseconds interval: Int?, drain: @escaping () -> Void
  ) {
    input.watch = .init(descriptor: descriptor, interval: interval, drain: drain)
  }

  package func nextEvents(within milliseconds: Int?) -> [Event] {
    while true {
      let (events, signals, isOver) = input.next(within: milliseconds)
      var result: [Event] = []
      for signal in signals { result += answer(signal) }
      result += events
      if !result.isEmpty || isOver { return result }
    }
  }

  package func suspend() {
    guard state == .onScreen else { return }
    state = .suspended
    leave()
  }

  package func resume() {
    guard state == .suspended else { return }
    state = .onScreen
    enter()
    forgetScreen()
  }

  package func forgetScreen() {
    guard state == .onScreen else { return }
    shown = nil
    clearok(soxa_screen(), true)
  }

  package func close() {
    guard state != .closed else { return }
    if state == .onScreen { leave() }
    state = .closed
  }

  /// Stops the program until the shell continues it, as Ctrl-Z does elsewhere.
  package func stop() {
    suspend()
    terminal_guard_stop()
    resume()
  }

  /// Makes `nextEvents` return `.wake`. Safe on every thread.
  package static func wake() { terminal_guard_wake() }
}

extension CursesDevice {
  private static let pasteBegin = "\u{1B}[?2004h"
  private static let pasteEnd = "\u{1B}[?2004l"

  /// ssh from PuTTY carries no language; without UTF-8 letters vanish.
  private static func chooseUTF8() {
    setlocale(LC_ALL, "")
    let codeset = nl_langinfo(nl_item(CODESET)).map { String(cString: $0) }
    if codeset != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
  }

  private func configure() {
    // Return is not a newline; the rest of the settings belongs to the guard.
    nonl()
    // ncurses would stop painting when it sees a key waiting, and not take it up again.
    typeahead(-1)
    idlok(soxa_screen(), true)
    leaveok(soxa_screen(), false)
  }

  /// Takes the screen with everything the guard gives back.
  private func enter() {
    let pasteEnd = Capabilities.isANSI ? Self.pasteEnd : ""
    let farewell = Capabilities.farewell(rows: size.rows, pasteEnd: pasteEnd)
    farewell.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { terminal_guard_arm($0.baseAddress, $0.count) }
    }
    terminal_guard_set_raw()
    // The next frame takes these bytes and the screen with it.
    if Capabilities.isANSI { output.add(Self.pasteBegin) }
  }

  private func leave() {
    if Capabilities.isANSI { output.add(Self.pasteEnd) }
    endwin()
    output.send()
    terminal_guard_restore_settings()
    terminal_guard_disarm()
  }

  /// Lets ncurses know the size of the terminal.
  private func adoptSize() {
    let now = size
    guard getmaxy(soxa_screen()) != now.rows || getmaxx(soxa_screen()) != now.columns else {
      return
    }
    resizeterm(CInt(now.rows), CInt(now.columns))
    forgetScreen()
  }

  /// What a signal means to the program.
  private func answer(_ signal: Int32) -> [Event] {
    switch signal {
    case 0: return [.wake]
    case SIGWINCH:
      adoptSize()
      return [.resize(size)]
    case SIGTSTP:
      stop()
      return [.resize(size)]
    case SIGCONT:
      // The shell has used the terminal in between.
      guard state == .onScreen else { return [] }
      suspend()
      resume()
      return [.resize(size)]
    default: return [.interrupted(signal: signal)]
    }
  }
}
