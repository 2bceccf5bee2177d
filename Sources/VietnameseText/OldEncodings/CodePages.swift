/// What the bytes from 80 to FF stand for, sixteen in a row; U+FFFD for those that stand for
/// nothing. Below 80 all are ASCII.
enum CodePages {
  /// Western Windows: how old text looks when it is opened with the wrong encoding.
  static let windows1252 = table([
    "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}",
    "\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ",
    "\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯",
    "°±²³´µ¶·¸¹º»¼½¾¿",
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ",
    "ÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß",
    "àáâãäåæçèéêëìíîï",
    "ðñòóôõö÷øùúûüýþÿ",
  ])

  /// TCVN 5712 with the signs of Windows below A0, where the ABC fonts have them.
  static let tcvn3 = table([
    "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}",
    "\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ",
    "\u{A0}ĂÂÊÔƠƯĐăâêôơưđẰ",
    "\u{300}\u{309}\u{303}\u{301}\u{323}àảãáạẲằẳẵắẴ",
    "ẮẦẨẪẤỀặầẩẫấậèỂẻẽ",
    "éẹềểễếệìỉỄẾỒĩíịò",
    "Ổỏõóọồổỗốộờởỡớợù",
    "ỖủũúụừửữứựỳỷỹýỵỐ",
  ])

  /// VISCII, whose six capitals below 20 are in `visciiControls`.
  static let viscii = table([
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ",
    "ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ",
    "Õắằặấầẩậẽẹếềểễệố",
    "ồổỗỠƠộờởịỰỨỪỬơớƯ",
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ",
    "ĐứÒÓÔạỷừửÙÚỹỵÝỡư",
    "àáâãảăữẫèéêẻìíĩỉ",
    "đựòóôõỏọụùúũủýợỮ",
  ])

  /// Capitals that VISCII has where ASCII has controls that no text uses.
  static let visciiControls: [UInt8: Unicode.Scalar] = [
    0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ",
  ]

  /// Vietnamese Windows; the five tones follow their letter.
  static let windows1258 = table([
    "€\u{FFFD}‚ƒ„…†‡ˆ‰\u{FFFD}‹Œ\u{FFFD}\u{FFFD}\u{FFFD}",
    "\u{FFFD}‘’“”•–—˜™\u{FFFD}›œ\u{FFFD}\u{FFFD}Ÿ",
    "\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯",
    "°±²³´µ¶·¸¹º»¼½¾¿",
    "ÀÁÂĂÄÅÆÇÈÉÊË\u{300}ÍÎÏ",
    "ĐÑ\u{309}ÓÔƠÖ×ØÙÚÛÜƯ\u{303}ß",
    "àáâăäåæçèéêë\u{301}íîï",
    "đñ\u{323}óôơö÷øùúûüư₫ÿ",
  ])

  /// The bytes of the letters of Windows-1252 from U+0080 on.
  static let bytesOfWindows1252: [Unicode.Scalar: UInt8] = {
    var bytes: [Unicode.Scalar: UInt8] = [:]
    for byte in UInt8(0x80)...0xFF {
      bytes[Unicode.Scalar(byte)] = byte
    }
    for (place, scalar) in windows1252.enumerated() where scalar != "\u{FFFD}" {
      bytes[scalar] = UInt8(place + 0x80)
    }
    return bytes
  }()

  private static func table(_ rows: [String]) -> [Unicode.Scalar] {
    rows.flatMap { Array($0.unicodeScalars) }
  }
}
