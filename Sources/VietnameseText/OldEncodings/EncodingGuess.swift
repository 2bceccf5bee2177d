/// In which encoding a text is, told by where its words are possible syllables.
package struct EncodingGuess: Sendable {
  /// What may be meant, best first; UTF-8 before others that make as much sense.
  package let candidates: [Candidate]

  /// One encoding, and what the text looks like in it.
  package struct Candidate: Sendable {
    package let encoding: TextEncoding
    /// Words with letters beyond ASCII that could be Vietnamese.
    package let possible: Int
    /// Words with letters beyond ASCII.
    package let words: Int
    /// The first lines that have such letters; of a text in ASCII the first lines.
    package let preview: [String]

    /// How many of a hundred words make sense.
    package var percent: Int { words == 0 ? 100 : possible * 100 / words }
  }

  /// The encoding in which at least half of the words make sense; nil if there is none. Text in
  /// ASCII is UTF-8.
  package var encoding: TextEncoding? {
    candidates.first.flatMap { $0.percent >= 50 ? $0.encoding : nil }
  }

  /// How much of a file is looked at.
  package static let sampleSize = 65_536

  /// Looks at the beginning of a file.
  package init(_ bytes: some Collection<UInt8>, previewLines: Int = 5) {
    var lines = bytes.prefix(Self.sampleSize).split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true)
    // The last line may be cut anywhere, even inside a letter.
    if bytes.count > Self.sampleSize, lines.count > 1 { lines.removeLast() }
    let telling = lines.filter { $0.contains { $0 >= 0x80 } }
    let shown = (telling.isEmpty ? lines : telling).prefix(previewLines)
    let isASCII = telling.isEmpty
    candidates = TextEncoding.allCases
      .compactMap { encoding -> Candidate? in
        guard encoding == .utf8 || !isASCII else { return nil }
        let decoder = TextDecoder(encoding)
        var count = (possible: 0, words: 0)
        for line in telling {
          let decoded = decoder.line(line)
          count.words += decoded.faults.count
          Self.countWords(of: decoded.text, &count)
        }
        guard isASCII || count.possible > 0 else { return nil }
        return Candidate(
          encoding: encoding, possible: count.possible, words: count.words,
          preview: shown.map { decoder.line($0).text.displaySafe })
      }
      // Sorting keeps the order of the cases where the share is the same.
      .sorted { $0.possible * $1.words > $1.possible * $0.words }
  }

  private static func countWords(of text: String, _ count: inout (possible: Int, words: Int)) {
    var word: [Unicode.Scalar] = []
    var isTelling = false
    func finish(_ count: inout (possible: Int, words: Int)) {
      if isTelling {
        count.words += 1
        if PossibleSyllable.isPossible(word) { count.possible += 1 }
      }
      word = []
      isTelling = false
    }
    for scalar in text.unicodeScalars {
      if isPartOfWord(scalar) {
        word.append(scalar)
        if !scalar.isASCII { isTelling = true }
      } else {
        finish(&count)
      }
    }
    finish(&count)
  }

  /// Letters, and signs that old encodings show in the place of letters.
  private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A: true
    case 0...0x7F, 0xA0, 0x2000...0x206F, 0xFEFF: false
    default: true
    }
  }
}
