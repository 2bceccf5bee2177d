/// Numbers in words, as documents of money want them.
extension Phrases {
  /// "một triệu hai trăm nghìn", "one million two hundred thousand"; without a capital.
  package func words(for number: Int) -> String {
    switch language {
    case .vietnamese: VietnameseNumberWords.words(for: number)
    case .english: EnglishNumberWords.words(for: number)
    }
  }

  /// "một triệu hai trăm nghìn đồng".
  package func moneyWords(for amount: Int) -> String {
    text("money.in-words", words(for: amount))
  }
}
