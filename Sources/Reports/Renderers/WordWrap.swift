internal import CommuneDomain
internal import VietnameseText

/// Breaks running text into lines of a width, between words; a word that is wider than a line is
/// broken between letters.
struct WordWrap {
  private struct Piece {
    var text: String
    let records: RecordSet?
  }

  private let width: Int
  private var lines: [TextLine] = []
  private var line = TextLine()
  /// What stands together until the next blank.
  private var word: [Piece] = []

  /// The lines of a paragraph; a figure in it stays in one piece.
  static func lines(of spans: [Document.Span], width: Int) -> [TextLine] {
    var wrap = WordWrap(width: width)
    for span in spans {
      let text = span.text.displaySafe
      if let records = span.records {
        wrap.word.append(Piece(text: text, records: records))
      } else {
        wrap.add(text, nil)
      }
    }
    return wrap.finished()
  }

  /// The lines of a cell; only the first opens its records.
  static func lines(of text: String, _ records: RecordSet? = nil, width: Int) -> [TextLine] {
    var wrap = WordWrap(width: width)
    wrap.add(text.displaySafe, records)
    let lines = wrap.finished()
    return lines.prefix(1) + lines.dropFirst().map(\.plain)
  }

  private init(width: Int) {
    self.width = max(1, width)
  }

  private mutating func add(_ text: String, _ records: RecordSet?) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      if index > 0 { endWord() }
      if !part.isEmpty { word.append(Piece(text: String(part), records: records)) }
    }
  }

  private mutating func endWord() {
    guard !word.isEmpty else { return }
    let wordWidth = word.reduce(0) { $0 + $1.text.columns }
    if !line.isEmpty {
      if line.columns + 1 + wordWidth <= width {
        line.append(" ")
      } else {
        endLine()
      }
    }
    for piece in word { append(piece) }
    word = []
  }

  private mutating func append(_ piece: Piece) {
    var rest = Substring(piece.text)
    while line.columns + String(rest).columns > width {
      let head = String(rest).clipped(to: width - line.columns, ellipsis: false)
      if head.isEmpty {
        guard !line.isEmpty else { break }
        endLine()
        continue
      }
      line.append(head, piece.records)
      rest = rest.dropFirst(head.count)
      endLine()
    }
    line.append(String(rest), piece.records)
  }

  private mutating func endLine() {
    lines.append(line)
    line = TextLine()
  }

  private mutating func finished() -> [TextLine] {
    endWord()
    if !line.isEmpty { endLine() }
    return lines
  }
}
