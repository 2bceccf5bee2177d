/// Tells which words could be Vietnamese, by their letters alone.
///
/// A hint and never a rule: names such as Krông or Kạn are none and still right. Enough to tell in
/// which of several encodings a text makes sense.
enum PossibleSyllable {
  /// Whether the letters, of either case, are an onset, a rhyme and at most one tone that go
  /// together.
  static func isPossible(_ word: some Sequence<Unicode.Scalar>) -> Bool {
    var letters: [Unicode.Scalar] = []
    var tone: UInt8 = 0
    for scalar in word {
      guard scalar.value < Letter.table.count else { return false }
      let letter = Letter.table[Int(scalar.value)]
      guard letter.rank != 0, !letter.isForeign else { return false }
      letters.append(alphabet[Int(letter.rank) - 1])
      let own = letter.marks & Letter.toneBits
      guard own == 0 || tone == 0 else { return false }
      tone = max(tone, own)
    }
    let text = String(String.UnicodeScalarView(letters))
    let isStopped = finals.contains { text.hasSuffix($0) }
    // Finals c ch p t take only sắc and nặng.
    guard !isStopped || tone >= 4 else { return false }
    return onsets.contains { onset in
      guard text.hasPrefix(onset) else { return false }
      let rest = String(text.unicodeScalars.dropFirst(onset.unicodeScalars.count))
      return rhymes.contains(rest) || onset == "qu" && rhymes.contains("u" + rest)
    }
  }

  private static let alphabet = Array(Letter.alphabet.unicodeScalars)
  private static let finals = ["c", "ch", "p", "t"]

  private static let onsets: [String] =
    words(
      "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x") + [""]

  private static let rhymes = Set(
    words(
      """
      a ai ao au ay am an ang anh ap at ac ach ăm ăn ăng ăp ăt ăc âu ây âm ân âng âp ât âc \
      e eo em en eng ep et ec ê êu êm ên ênh êp êt êch i ia iu im in inh ip it ich \
      iêu iêm iên iêng iêp iêt iêc o oi om on ong op ot oc oong ooc oa oai oao oay oan oang oanh \
      oat oac oach oam oap oăm oăn oăng oăt oăc oăp oe oeo oen oet oem ô ôi ôm ôn ông ôp ôt ôc \
      ơ ơi ơm ơn ơp ơt u ua ui um un ung up ut uc uân uâng uât uây uê uênh uêch uơ uôi uôm uôn \
      uông uôt uôc uy uya uyu uych uynh uyt uyp uyên uyêt ư ưa ưi ưu ưm ưng ưt ưc ươi ươu ươm \
      ươn ương ươp ươt ươc y yêu yên yêm yêt
      """))

  private static func words(_ text: String) -> [String] {
    text.split(separator: " ").map(String.init)
  }
}
