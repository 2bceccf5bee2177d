import Foundation
import Testing

/// Fixture F19 on the command line: the same hits for each spelling, composed or not.
struct FindFixtureTests {
  @Test func eachSpellingFindsTheSameHouseholdsAndPeople() throws {
    let book = try Book.empty()
    defer { book.remove() }
    let names = ["Trần Hòa Bình", "Lê Hoà Bình", "Phạm Hòa Hiệp"]
    for (number, name) in names.enumerated() {
      #expect(try book.run("add", "households", "code=H\(number)", "head=\(name)").status == 0)
      #expect(try book.run("add", "people", "name=\(name)").status == 0)
    }
    for register in ["households", "people"] {
      for spelling in ["hoa binh", "hòa bình", "hoà bình"] {
        for text in [
          spelling.precomposedStringWithCanonicalMapping,
          spelling.decomposedStringWithCanonicalMapping,
        ] {
          let found = try book.run("list", register, "--search", text, "--format", "jsonl")
          #expect(found.lines.count == 2, "\(register) \(Array(text.unicodeScalars))")
          #expect(!found.output.contains(names[2]))
        }
      }
    }
  }
}
