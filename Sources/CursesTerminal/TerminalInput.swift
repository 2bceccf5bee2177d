import CTerminalGuard
import Glibc
import Terminal

/// Waits for the keyboard and for signals together, and takes everything that has come.
struct TerminalInput {
  private var decoder: KeyDecoder
  private var buffer = [UInt8](repeating: 0, count: 4096)
  /// Enough for any burst, and little enough to answer in between.
  private static let mostReads = 64

  /// How long Esc waits for the rest of a key. A network may part them, but seldom for so long.
  private static let escapeDelay: CInt = 25
  /// How long a paste that has begun may pause. A lost end would swallow every key after it.
  private static let pasteDelay: CInt = 1000

  /// What else is waited for besides keyboard and signals.
  struct Watch {
    /// Can be read from when it has come; nil where one only looks from time to time.
    var descriptor: Int32?
    /// How long is waited at most, in milliseconds; nil for as long as it takes.
    var interval: Int?
    /// Takes what has come.
    var drain: () -> Void
  }

  var watch: Watch?

  init(decoder: KeyDecoder) { self.decoder = decoder }

  var backspaceCode: UInt8? { decoder.backspaceCode }

  /// Blocks until something has come; both may be empty when it was half a letter, and where nothing has
  /// come for so many milliseconds, which is told.
  mutating func next(within patience: Int?) -> (events: [Event], signals: [Int32], isOver: Bool) {
    var events: [Event] = []
    let (hasCome, isWatchDue) = wait(timeout, patience.map { CInt(clamping: $0) })
    if isWatchDue {
      watch?.drain()
      events.append(.wake)
    }
    guard hasCome else {
      let isOver = decoder.unfinished == .nothing && !isWatchDue
      if decoder.unfinished != .nothing { events += decoder.flush() }
      return (events, [], isOver)
    }
    var reads = 0
    while reads < Self.mostReads {
      let count = hasInput ? read(STDIN_FILENO, &buffer, buffer.count) : nil
      guard let count else { break }
      if count > 0 {
        events += decoder.decode(buffer[..<count])
        reads += 1
      } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
        events += decoder.flush() + [.endOfInput]
        break
      }
    }
    return (events, takeSignals(), false)
  }

  private var timeout: CInt {
    switch decoder.unfinished {
    case .nothing: -1
    case .escape: Self.escapeDelay
    case .paste: Self.pasteDelay
    }
  }

  /// Waits for any; whether keyboard or signals have come (or the call was interrupted), and whether
  /// it is time to look what is watched.
  private func wait(_ timeout: CInt, _ patience: CInt?) -> (hasCome: Bool, isWatchDue: Bool) {
    var sources = [
      pollfd(fd: STDIN_FILENO, events: CShort(POLLIN), revents: 0),
      pollfd(fd: terminal_guard_descriptor(), events: CShort(POLLIN), revents: 0),
      // A negative number is passed over.
      pollfd(fd: watch?.descriptor ?? -1, events: CShort(POLLIN), revents: 0),
    ]
    let look = timeout < 0 ? watch?.interval.map(CInt.init) : nil
    let isPatient = timeout < 0 && patience.map { $0 < look ?? .max } == true
    let interval = isPatient ? nil : look
    let count = poll(
      &sources, nfds_t(sources.count), isPatient ? patience ?? timeout : interval ?? timeout)
    if count < 0 { return (true, false) }
    let isWatched = sources[2].revents != 0 || count == 0 && interval != nil
    return (count > (sources[2].revents != 0 ? 1 : 0), isWatched)
  }

  /// Whether reading would not block, be it that there is nothing any more.
  private var hasInput: Bool {
    var source = pollfd(fd: STDIN_FILENO, events: CShort(POLLIN), revents: 0)
    return poll(&source, 1, 0) > 0
  }

  /// The signals that have come, each one once; a hundred resizes are one.
  private func takeSignals() -> [Int32] {
    var signals: [Int32] = []
    while true {
      let byte = terminal_guard_next()
      if byte < 0 { return signals }
      if !signals.contains(byte) { signals.append(byte) }
    }
  }
}
