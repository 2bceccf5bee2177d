package import CommuneDomain

extension ReviewEntry {
  /// Eight letters and digits by which people call an entry, the same on every machine.
  package var name: String {
    var writer = JSONWriter()
    writer.id(record)
    writer.string(mark.field ?? "")
    if let subject = mark.subject { writer.id(subject) }
    writer.string(mark.author)
    writer.integer(mark.number)
    writer.string(kind.rawValue)
    if case .notes(let notes) = value { for note in notes { writer.string(note.text) } }
    let mark = Digest(of: writer.bytes).mark
    let letters = (0..<8).map { Base32.letter(mark >> UInt64(59 - $0 * 5)) }
    return String(decoding: letters, as: UTF8.self).lowercased()
  }
}
