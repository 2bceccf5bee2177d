import Localization
import VietnameseText

/// Lines of standard input turned into text, with a word on standard error about what was wrong.
///
/// What is good goes on to standard output whatever else there is; wrong bytes are told by line and
/// place, and make the command end as refused.
struct TextFilter {
  private let book: BookOptions
  private var input = InputLines()
  private var decoder: TextDecoder
  private var faultCount = 0

  /// More than these are only counted.
  private static let faultsTold = 10

  init(book: BookOptions, decoder: TextDecoder = TextDecoder(.utf8)) {
    self.book = book
    self.decoder = decoder
  }

  /// Looked for only when there is something to say: most text needs no words.
  var phrases: Phrases {
    get throws { try book.workplace().phrases }
  }

  /// Writes what `body` makes of each line.
  mutating func run(_ body: (String) -> String) throws {
    while let lines = input.next() { try write(lines, body) }
    try finish()
  }

  /// All lines, for work that must see the last before it can write the first.
  mutating func allLines() throws -> [String] {
    var texts: [String] = []
    while let lines = input.next() {
      for line in lines { texts.append(try text(of: line)) }
    }
    return texts
  }

  /// Writes the lines as Unicode, in the encoding that `choose` takes for the beginning of the
  /// input; nothing where it takes none.
  mutating func convert(choosing choose: (EncodingGuess) throws -> TextDecoder?) throws {
    var sample: [InputLines.Line] = []
    var size = 0
    while size < EncodingGuess.sampleSize, let lines = input.next() {
      sample += lines
      size += lines.reduce(0) { $0 + $1.bytes.count + 1 }
    }
    guard
      let decoder = try choose(EncodingGuess(Array(sample.map(\.bytes).joined(separator: [0x0A]))))
    else { return }
    self.decoder = decoder
    try write(sample) { $0 }
    sample = []
    try run { $0 }
  }

  /// Says how much was wrong, if anything was.
  func finish() throws {
    if input.hasFailed { throw Failure.store(try phrases.text("cli.cannot-read", "/dev/stdin")) }
    guard faultCount > 0 else { return }
    let more = faultCount - Self.faultsTold
    throw Failure.refused(
      more > 0 ? [try phrases.text("cli.text.more-faults", try phrases.number(more))] : [])
  }

  private mutating func write(_ lines: [InputLines.Line], _ body: (String) -> String) throws {
    var output = ""
    for line in lines {
      output += body(try text(of: line))
      output += "\n"
    }
    Output.text(output)
  }

  private mutating func text(of line: InputLines.Line) throws -> String {
    var bytes = line.bytes
    if line.number == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    let decoded = decoder.line(bytes)
    for fault in decoded.faults {
      faultCount += 1
      guard faultCount <= Self.faultsTold else { continue }
      Output.error(
        try phrases.text(
          "cli.text.fault", String(line.number),
          String(fault + 1 + line.bytes.count - bytes.count),
          try phrases["encoding.\(decoder.encoding.rawValue)"]))
    }
    return decoded.text
  }
}
