import CommuneDomain
import Testing

struct ContentDigestTests {
  /// The examples of FIPS 180-4, and a length at which the padding takes a block of its own.
  static let examples = [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ]

  @Test(arguments: examples) func textsHaveTheDigestOfTheStandard(_ text: String, _ digest: String)
  {
    #expect(ContentDigest(of: text).text == digest)
  }
}
