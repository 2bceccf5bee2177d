import ArgumentParser
import Localization
import VietnameseText

extension TextDecoder.Capitals: ExpressibleByArgument {}

/// `soxa text convert`: old encodings as Unicode.
struct TextConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert", abstract: "Turn text of TCVN3 (ABC), VNI, VISCII or CP1258 into UTF-8.",
    discussion: """
      Reads standard input: bytes, or text that an office program took for Windows-1252. What has \
      no meaning is told on standard error by line and byte, and the rest is kept; the exit status \
      is then 1.
      """)

  @OptionGroup var book: BookOptions

  @Option(help: "tcvn3, vni, viscii, cp1258, utf8, or auto to tell it by the words.")
  var from = "auto"

  @Option(help: "TCVN3 leaves capitals to the font. guess: by the word; keep: none; all: .VnTimeH.")
  var capitals: TextDecoder.Capitals = .guess

  @Flag(help: "Show the first lines in each encoding that may be meant, and convert nothing.")
  var preview = false

  func run() throws {
    let asked = from == "auto" ? nil : TextEncoding(name: from)
    var filter = TextFilter(book: book)
    guard asked != nil || from == "auto" else {
      throw Failure.usage(try filter.phrases.text("cli.text.unknown-encoding", from, known))
    }
    if let asked, !preview {
      filter = TextFilter(book: book, decoder: TextDecoder(asked, capitals: capitals))
      return try filter.run { $0 }
    }
    let phrases = try filter.phrases
    try filter.convert { guess in
      if preview {
        show(guess, only: asked, phrases)
        return nil
      }
      guard let encoding = guess.encoding, let best = guess.candidates.first else {
        throw Failure.refused([phrases.text("cli.text.encoding-unclear", known)])
      }
      Output.error(
        phrases.text(
          "cli.text.encoding-taken", phrases["encoding.\(encoding.rawValue)"],
          phrases.percent(best.percent, of: 100, decimals: 0)))
      return TextDecoder(encoding, capitals: capitals)
    }
  }

  private var known: String {
    TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")
  }

  private func show(_ guess: EncodingGuess, only asked: TextEncoding?, _ phrases: Phrases) {
    for candidate in guess.candidates where asked == nil || candidate.encoding == asked {
      Output.line(
        phrases.text(
          "cli.text.candidate", candidate.encoding.rawValue,
          phrases["encoding.\(candidate.encoding.rawValue)"],
          phrases.percent(candidate.percent, of: 100, decimals: 0)))
      for line in candidate.preview { Output.line("  " + line) }
    }
  }
}
