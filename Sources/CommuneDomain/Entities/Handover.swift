/// One side hands over records, documents and assets to another, by decision, on a day.
package struct Handover: Entity {
  package let id: ID<Self>
  package var code = ""
  package var giving = ""
  package var receiving = ""
  package var date: CalendarDate?
  package var legalBasis = ""
  package var status: HandoverStatus?
  package var givenBy = ""
  package var receivedBy = ""
  package var digest = ""
  package var remarks = ""

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String { "\(code) \(giving) → \(receiving)" }

  package func shortTitle(in commune: Commune) -> String { code }

  package static let schema = Schema<Handover>(
    .handovers,
    fields: [
      .text("code", \.code, .code).required().unique().column().searched(),
      .text("giving", \.giving, .line(120)).required().persistent().column().searched(),
      .text("receiving", \.receiving, .line(120)).required().persistent().column().searched(),
      .date("date", \.date).required().initially(.today).column(),
      .text("legal-basis", \.legalBasis, .line(160)).persistent(),
      .choice("status", \.status).required()
        .initially(.value(.choice(HandoverStatus.prepared.rawValue))).column(),
      .text("given-by", \.givenBy, .line(80)),
      .text("received-by", \.receivedBy, .line(80)),
      .text("digest", \.digest, .line(80)),
      .text("remarks", \.remarks, .paragraph(300)),
    ],
    derived: [
      DerivedField("lines", .integer(0...100_000), isColumn: true) { handover, circumstances in
        .integer(handover.items(in: circumstances.commune).count)
      },
      DerivedField("differing", .integer(0...100_000), isColumn: true) { handover, circumstances in
        .integer(handover.items(in: circumstances.commune).count { !$0.agrees })
      },
    ],
    rules: [
      .hard("handoverToItself", at: "receiving") { handover, _ in
        !handover.giving.isEmpty && handover.giving == handover.receiving ? [] : nil
      },
      .hard("handoverDiffers", at: "status") { handover, circumstances in
        guard handover.status == .closed else { return nil }
        let differing = handover.items(in: circumstances.commune).filter { !$0.agrees }
        guard let first = differing.first else { return nil }
        return [.integer(differing.count), .record(.handoverItems, first.recordID)]
      },
      .hard("handoverOfNothing", at: "status") { handover, circumstances in
        handover.status == .closed && handover.items(in: circumstances.commune).isEmpty ? [] : nil
      },
      .hard("handoverUnsigned", at: "status") { handover, _ in
        handover.status == .closed && (handover.givenBy.isEmpty || handover.receivedBy.isEmpty)
          ? [] : nil
      },
      .hard("handoverInFuture", at: "date") { handover, circumstances in
        guard handover.status == .closed, let date = handover.date, date > circumstances.today
        else { return nil }
        return [.date(date)]
      },
    ])

  /// Its lines, oldest first.
  package func items(in commune: Commune) -> [HandoverItem] {
    commune.related(\.handoverItems, "handover", to: recordID)
  }
}

extension RegisterKey {
  package static let handovers = RegisterKey("handovers")
}

/// How far a hand-over is.
package enum HandoverStatus: String, Choice {
  case prepared, delivered, closed
}
