package import CommuneDomain

/// Writes the records of a register for other programs, and for being read back: full identifiers, ISO
/// dates, English keys.
package struct RecordCSV: Sendable {
  package init() {}

  /// - Parameter records: As they may leave the book: whoever hands them on has masked their numbers.
  package func text(_ records: [any Entity], of register: any RegisterDescribing) -> String {
    let header = ["id"] + register.fields.map(\.key)
    let rows = records.map { record in
      [record.recordID.description]
        + register.fields.map { CSVRenderer.field(plain(record.value(of: $0.key), $0.kind)) }
    }
    return ([header] + rows).map { $0.joined(separator: ",") + "\r\n" }.joined()
  }

  private func plain(_ value: FieldValue, _ kind: FieldKind) -> String {
    switch value {
    case .empty: ""
    case .text(let text): text
    case .integer(let number): plain(number, kind)
    case .date(let date): date.description
    case .choice(let key): key
    case .flag(let flag): flag ? "true" : "false"
    case .reference(let id): id.description
    case .marks(let marks):
      marks.keys.sorted().map { "\($0)=\(marks[$0] ?? "")" }.joined(separator: "; ")
    case .notes(let notes):
      notes.map { note in
        let author = note.author.isEmpty ? "" : "@\(note.author): "
        return "\(note.date) \(author)\(note.text)"
      }.joined(separator: "\n")
    }
  }

  /// Hundredths with their two decimals, all other numbers as they are.
  private func plain(_ number: Int, _ kind: FieldKind) -> String {
    guard case .hundredths = kind else { return String(number) }
    let digits = String(number.magnitude % 100)
    return (number < 0 ? "-" : "") + String(number.magnitude / 100) + "."
      + (digits.utf8.count < 2 ? "0" : "") + digits
  }
}
