import Testing
import VietnameseText

@Suite struct EncodingGuessTests {
  private static let list = """
    STT;Họ và tên;Nơi ở
    1;Nguyễn Văn Bắc;Tổ 2
    2;Đỗ Thị Hòa;Xóm Mới, thôn Đồng Chiêm
    3;H'Hen Niê;Cư M'gar
    4;Trương Thị Phượng;Khu phố 5
    5;Lý A Páo;Bản Nà Sàng
    6;Trần Quốc Toản;Tổ 12

    """

  private static func windows1252(_ bytes: [UInt8]) -> String {
    Iconv.text(of: bytes.filter { ![0x81, 0x8D, 0x8F, 0x90, 0x9D].contains($0) }, in: "CP1252")
      ?? ""
  }

  @Test func theEncodingThatMakesSenseIsTaken() throws {
    let vni = VNI.spelling(of: Self.list)
    let tcvn3 = try #require(Iconv.bytes(of: Self.list, in: "TCVN5712-1"))
    let viscii = try #require(Iconv.bytes(of: Self.list, in: "VISCII"))
    let cp1258 = try #require(Iconv.bytes(of: Self.list, in: "CP1258"))
    let cases: [(TextEncoding, [UInt8])] = [
      (.utf8, Array(Self.list.utf8)), (.tcvn3, tcvn3), (.viscii, viscii), (.cp1258, cp1258),
      (.vni, vni.unicodeScalars.map { UInt8($0.value) }), (.vni, Array(vni.utf8)),
      (.tcvn3, Array(Self.windows1252(tcvn3).utf8)),
      (.viscii, Array(Self.windows1252(viscii).utf8)),
      (.cp1258, Array(Self.windows1252(cp1258).utf8)),
      (.utf8, Array("Ho ten;To\n1;An;2\n".utf8)), (.utf8, []),
    ]
    for (encoding, bytes) in cases {
      let guess = EncodingGuess(bytes)
      #expect(guess.encoding == encoding, "\(guess.candidates.map { ($0.encoding, $0.percent) })")
      if let best = guess.candidates.first, bytes.contains(where: { $0 >= 0x80 }) {
        #expect(best.preview.count == 5)
        #expect(best.preview[1] == "1;Nguyễn Văn Bắc;Tổ 2", "\(encoding)")
      }
    }
  }

  @Test func whatMakesNoSenseIsNotGuessed() {
    var random = Random(state: 3)
    let noise = (0..<4000).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    #expect(EncodingGuess(noise).encoding == nil)
    #expect(EncodingGuess(Array("Müller, Français, Ångström, Straße".utf8)).encoding == nil)
  }

  @Test func aLetterCutByTheEndOfTheSampleDoesNotMatter() {
    let line = "Nguyễn Văn Bắc, "
    let long = String(repeating: line, count: 5000) + "\n"
    #expect(EncodingGuess(Array((long + long).utf8)).encoding == .utf8)
  }
}
