/// Text as VNI for Windows has it, by a table of its own.
enum VNI {
  /// Letter and spelling; capitals have the capital of each sign.
  private static let table = """
    à aø ả aû ã aõ á aù ạ aï â aâ ầ aà ẩ aå ẫ aã ấ aá ậ aä ă aê ằ aè ẳ aú ẵ aü ắ aé ặ aë
    è eø ẻ eû ẽ eõ é eù ẹ eï ê eâ ề eà ể eå ễ eã ế eá ệ eä
    ì ì ỉ æ ĩ ó í í ị ò
    ò oø ỏ oû õ oõ ó où ọ oï ô oâ ồ oà ổ oå ỗ oã ố oá ộ oä
    ơ ô ờ ôø ở ôû ỡ ôõ ớ ôù ợ ôï
    ù uø ủ uû ũ uõ ú uù ụ uï ư ö ừ öø ử öû ữ öõ ứ öù ự öï
    ỳ yø ỷ yû ỹ yõ ý yù ỵ î
    đ ñ
    """

  /// The 134 letters beyond ASCII, small and capital, and their spelling.
  static let letters: [(letter: Character, spelling: String)] = {
    let words = table.split(whereSeparator: { " \n".contains($0) }).map(String.init)
    return stride(from: 0, to: words.count, by: 2).flatMap { index in
      [
        (Character(words[index]), words[index + 1]),
        (Character(words[index].uppercased()), words[index + 1].uppercased()),
      ]
    }
  }()

  private static let spellings = Dictionary(
    uniqueKeysWithValues: letters.map { ($0.letter, $0.spelling) })

  /// The text as it looks when its bytes are taken for Windows-1252.
  static func spelling(of text: String) -> String {
    text.map { spellings[$0] ?? String($0) }.joined()
  }
}
