internal import CommuneDomain
internal import VietnameseText

/// Fields that hold a list, as the command line and tables spell them.
extension FieldParser {
  /// `H000118=present, H000119=excused`: households or people, each with an alternative.
  func marks(
    _ typed: String, in commune: Commune, choice: (String) throws(InputError) -> String
  ) throws(InputError) -> [RecordID: String] {
    var marks: [RecordID: String] = [:]
    for entry in typed.split(whereSeparator: { ",;".contains($0) }) {
      let (subject, word) = try subjectAndWord(entry, in: commune)
      marks[subject] = try choice(word)
    }
    return marks
  }

  /// `H000119=ốm; H000123=đi làm xa`; a remark may hold commas.
  func remarks(_ typed: String, in commune: Commune) throws(InputError) -> [RecordID: String] {
    var remarks: [RecordID: String] = [:]
    for entry in typed.split(separator: ";") {
      let (subject, word) = try subjectAndWord(entry, in: commune)
      remarks[subject] = word
    }
    return remarks
  }

  /// One note a line, `2026-11-02 what happened`; of today when no date stands before it.
  func notes(_ typed: String) throws(InputError) -> [Note] {
    var notes: [Note] = []
    for line in typed.split(whereSeparator: \.isNewline) {
      let line = String(line).cleanedField
      guard !line.isEmpty else { continue }
      let words = line.split(separator: " ", maxSplits: 1)
      if let first = words.first, first.contains(where: \.isNumber),
        let date = try? date(String(first))
      {
        guard words.count == 2 else { throw .noteExpected(line) }
        notes.append(Note(date: date, text: String(words[1])))
      } else {
        notes.append(Note(date: today, text: line))
      }
    }
    return notes
  }

  private func subjectAndWord(_ entry: Substring, in commune: Commune) throws(InputError)
    -> (RecordID, String)
  {
    let halves = entry.split(separator: "=", maxSplits: 1).map { String($0).cleanedField }
    guard halves.count == 2, !halves[0].isEmpty, !halves[1].isEmpty else {
      throw .markExpected(String(entry).cleanedField)
    }
    for register in [RegisterKey.households, .people] {
      do {
        return (try reference(halves[0], to: register, in: commune), halves[1])
      } catch .noSuchRecord {
        continue
      }
    }
    throw .noSuchSubject(halves[0])
  }
}
