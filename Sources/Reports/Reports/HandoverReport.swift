internal import CommuneDomain
internal import Localization

extension Report {
  /// R18: the record of a hand-over with its list, what differs, and the checksum of the list.
  ///
  /// Cannot be made final while a difference has no note.
  static let handover = Report(
    name: "handover", code: "R18", periodKinds: [], needsSubject: .handovers
  ) { context throws(ReportError) in
    var draft = ReportDraft("handover", code: "R18", context)
    guard let subject = context.subject, let handover = draft.commune.handovers[ID(subject)] else {
      throw .needsSubject(.handovers)
    }
    let items = handover.items(in: draft.commune)
    let silent = items.filter { !$0.agrees && $0.note.isEmpty }
    if context.isFinal, !silent.isEmpty {
      throw .needsNote(RecordSet(.handoverItems, silent.map(\.recordID)))
    }
    draft.sides(of: handover)
    draft.table(draft.list(of: items))
    draft.sums(of: handover, items)
    draft.signatures(of: handover)
    var document = draft.document(
      subtitle: handover.code, handover.date.map { context.phrases.date($0) } ?? "")
    document.subject = RecordSet(.handovers, [subject])
    return document
  }
}

extension ReportDraft {
  fileprivate mutating func sides(of handover: Handover) {
    paragraph(word("giving", handover.giving))
    paragraph(word("receiving", handover.receiving))
    if !handover.legalBasis.isEmpty { paragraph(word("basis", handover.legalBasis)) }
  }

  fileprivate func list(of items: [HandoverItem]) -> ReportTable {
    ReportTable(
      name: "items",
      columns: [
        rowNumbers, column("what", from: 12, to: 40), column("kind", from: 8, to: 14, priority: 4),
        numbers("given"), numbers("received"), numbers("difference"),
        column("condition", from: 6, to: 12, priority: 3),
        column("note", from: 8, to: 30, priority: 2),
      ],
      rows: items.enumerated().map { place, item in
        [
          cell(place + 1),
          Cell(
            item.what, value: .text(item.what),
            records: RecordSet(.handoverItems, [item.recordID])),
          cell(item.kind, .handoverItems, "kind"),
          item.given.map { cell($0) } ?? .blank,
          item.received.map { cell($0) } ?? .blank,
          item.difference.map { cell($0) } ?? .blank,
          cell(item.condition, .handoverItems, "condition"),
          cell(item.note),
        ]
      })
  }

  fileprivate mutating func sums(of handover: Handover, _ items: [HandoverItem]) {
    let differing = items.count { !$0.agrees }
    paragraph(word("count", phrases.number(items.count), phrases.number(differing)))
    let digest = Self.digest(of: items)
    paragraph(word("digest", digest))
    if !handover.digest.isEmpty, handover.digest.lowercased() != digest {
      paragraph(word("digest-differs", handover.digest))
    }
  }

  /// Of the list as it stands: what, given and received, one line each, in their order.
  private static func digest(of items: [HandoverItem]) -> String {
    let lines = items.map { item in
      let numbers = [item.given, item.received].map { number in number.map { String($0) } ?? "" }
      return ([item.what] + numbers).joined(separator: "\t") + "\n"
    }
    return ContentDigest(of: lines.joined()).text
  }

  fileprivate mutating func signatures(of handover: Handover) {
    heading(word("signatures"))
    paragraph(word("given-by", handover.givenBy))
    lines(1)
    paragraph(word("received-by", handover.receivedBy))
    lines(1)
  }
}
