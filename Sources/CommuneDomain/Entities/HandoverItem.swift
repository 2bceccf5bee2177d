/// A line of a hand-over: what is handed over, how much was given and how much received.
package struct HandoverItem: Entity {
  package let id: ID<Self>
  package var handover: ID<Handover>?
  package var kind: HandoverItemKind?
  package var what = ""
  package var given: Int?
  package var received: Int?
  package var condition: HandoverCondition?
  package var note = ""

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String { what }

  package static let schema = Schema<HandoverItem>(
    .handoverItems,
    fields: [
      .reference("handover", \.handover, to: .handovers).required().persistent().column(),
      .choice("kind", \.kind).required().persistent().column(),
      .text("what", \.what, .line(160)).required().column().searched(),
      .integer("given", \.given, in: 0...10_000_000).required().column(),
      .integer("received", \.received, in: 0...10_000_000).column(),
      .choice("condition", \.condition).column(),
      .text("note", \.note, .paragraph(300)),
    ],
    derived: [
      DerivedField("difference", .integer(-10_000_000...10_000_000), isColumn: true) { item, _ in
        item.difference.map(FieldValue.integer) ?? .empty
      }
    ],
    rules: [
      .hard("itemOfClosedHandover", at: "received") { item, circumstances in
        guard let handover = item.handover.flatMap({ circumstances.commune.handovers[$0] }),
          handover.status == .closed, !item.agrees
        else { return nil }
        return [.record(.handovers, handover.recordID)]
      },
      .soft("differenceWithoutNote", at: "note") { item, _ in
        guard let difference = item.difference, difference != 0, item.note.isEmpty else {
          return nil
        }
        return [.integer(difference)]
      },
    ])

  /// Received less given: below nothing when something is missing; nil until it is counted.
  package var difference: Int? {
    guard let given, let received else { return nil }
    return received - given
  }

  /// Whether as much was received as was given.
  package var agrees: Bool { difference == 0 }
}

extension RegisterKey {
  package static let handoverItems = RegisterKey("handover-items")
}

/// What is handed over.
package enum HandoverItemKind: String, Choice {
  case records, register, file, asset
}

/// In what condition it was received.
package enum HandoverCondition: String, Choice {
  case good, damaged, incomplete
}
