/// Turns the bytes of a terminal into events, strictly in order.
///
/// Input methods send letters, Backspace and new letters in one burst, or cut a letter in two reads;
/// `get_wch` loses the first half of such a letter when it is not allowed to wait. This decoder
/// keeps what is unfinished until the rest comes. It is not a terminal: it neither reads nor waits.
package struct KeyDecoder: Sendable {
  /// Keys by the bytes that this very terminal sends for them.
  private let ownSequences: [[UInt8]: Key]
  /// Every beginning of those bytes.
  private let ownBeginnings: Set<[UInt8]>
  private var pending: [UInt8] = []
  private var pasted: [UInt8]?
  /// The byte that came last for Backspace, 7F or 08; nil before one came.
  package private(set) var backspaceCode: UInt8?

  /// What the decoder is waiting for.
  package enum Unfinished: Sendable {
    /// Nothing, or the rest of a letter, which is certain to come.
    case nothing
    /// Esc, which may be a key of its own or the beginning of another one.
    case escape
    /// The end of pasted text.
    case paste
  }

  /// A decoder that knows the usual sequences, and some more. Those that do not begin with Esc are
  /// not looked at, because they would take letters or Backspace away.
  package init(sequences: [[UInt8]: Key] = [:]) {
    ownSequences = sequences.filter { $0.key.first == escapeByte && $0.key.count > 1 }
    ownBeginnings = Set(
      ownSequences.keys.flatMap { bytes in (1..<bytes.count).map { Array(bytes[..<$0]) } })
  }

  /// Whether a short wait decides what the last bytes mean.
  package var unfinished: Unfinished {
    if pasted != nil { return .paste }
    return pending.first == escapeByte ? .escape : .nothing
  }

  /// The events that these bytes complete.
  package mutating func decode(_ bytes: some Sequence<UInt8>) -> [Event] {
    var events: [Event] = []
    for byte in bytes {
      if pasted != nil {
        collect(byte, into: &events)
      } else {
        pending.append(byte)
        resolve(&events, isFinal: false)
      }
    }
    return events
  }

  /// The events that unfinished bytes mean when nothing follows them.
  package mutating func flush() -> [Event] {
    var events: [Event] = []
    if let text = pasted {
      pasted = nil
      events.append(.paste(Self.text(ofPaste: text)))
    } else if pending.first == escapeByte {
      resolve(&events, isFinal: true)
    }
    return events
  }

  /// Takes every finished key from the front of the pending bytes.
  private mutating func resolve(_ events: inout [Event], isFinal: Bool) {
    while let first = pending.first {
      let reading = first == escapeByte ? readEscape(isFinal: isFinal) : readPlain(first)
      switch reading {
      case .unfinished: return
      case .ignored(let length): pending.removeFirst(length)
      case .key(let key, let length):
        if key == .backspace, length == 1 { backspaceCode = first }
        pending.removeFirst(length)
        events.append(.key(key))
      case .pasteBegins(let length):
        pending.removeFirst(length)
        pasted = []
      }
    }
  }

  private func readPlain(_ first: UInt8) -> KeyReading {
    switch first {
    case 0x08, 0x7F: .key(.backspace, length: 1)
    case 0x09: .key(.tab, length: 1)
    case 0x0A, 0x0D: .key(.enter, length: 1)
    case 0x01...0x1A: .key(.control(Character(Unicode.Scalar(first + 0x60))), length: 1)
    case 0x00, 0x1C...0x1F: .key(.control(Character(Unicode.Scalar(first + 0x40))), length: 1)
    case 0x20..<0x7F: .key(.character(Character(Unicode.Scalar(first))), length: 1)
    default: readLetter(first)
    }
  }

  /// A letter of two to four bytes; a byte that belongs to none is shown as U+FFFD.
  private func readLetter(_ first: UInt8) -> KeyReading {
    let length =
      switch first {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    let bytes = pending.prefix(length)
    guard length > 1, bytes.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) else {
      return .key(.character("\u{FFFD}"), length: 1)
    }
    guard bytes.count == length else { return .unfinished }
    guard let letter = String(validating: bytes, as: UTF8.self)?.first else {
      return .key(.character("\u{FFFD}"), length: 1)
    }
    // U+0080 to U+009F are control characters and nobody's keys.
    if first == 0xC2, pending[1] < 0xA0 { return .ignored(length: 2) }
    return .key(.character(letter), length: length)
  }

  private func readEscape(isFinal: Bool) -> KeyReading {
    for length in stride(from: pending.count, to: 1, by: -1) {
      if let key = ownSequences[Array(pending[..<length])] { return .key(key, length: length) }
    }
    if !isFinal, ownBeginnings.contains(pending) { return .unfinished }
    let reading = EscapeSequence.read(pending)
    if isFinal, case .unfinished = reading { return EscapeSequence.readCutOff(pending) }
    return reading
  }

  /// Gathers pasted bytes until the sequence that ends them.
  private mutating func collect(_ byte: UInt8, into events: inout [Event]) {
    pasted?.append(byte)
    guard byte == UInt8(ascii: "~"), let text = pasted, text.suffix(6) == pasteEnd[...] else {
      return
    }
    pasted = nil
    events.append(.paste(Self.text(ofPaste: text.dropLast(pasteEnd.count))))
  }

  /// Pasted bytes as text with one kind of newline; terminals send Return for it.
  private static func text(ofPaste bytes: some Collection<UInt8>) -> String {
    var text = ""
    for character in String(decoding: bytes, as: UTF8.self) {
      text.append(character.isNewline ? "\n" : character)
    }
    return text
  }
}

/// What the front of the pending bytes means.
enum KeyReading: Equatable {
  case unfinished
  case ignored(length: Int)
  case key(Key, length: Int)
  case pasteBegins(length: Int)
}

let escapeByte: UInt8 = 0x1B
private let pasteEnd: [UInt8] = [escapeByte] + Array("[201~".utf8)
