/// What became of the opinions of dialogues.
package struct OpinionFigures: Hashable, Sendable {
  package let all: RecordSet
  package let answered: RecordSet
  package let open: RecordSet
  /// Of those open: past the day by which they should be answered.
  package let overdue: RecordSet
}

extension Figures {
  /// The dialogues held in a period, up to today, oldest first.
  package func dialogues(in period: Period) -> [Dialogue] {
    commune.dialogues
      .filter { dialogue in
        dialogue.date.map { $0 <= today && period.contains($0) } ?? false
      }
      .sorted { ($0.date ?? today, $0.recordID) < ($1.date ?? today, $1.recordID) }
  }

  /// The days on which citizens were received in a period, up to today, oldest first.
  package func receptionDays(in period: Period) -> [ReceptionDay] {
    commune.receptionDays
      .filter { day in
        day.date.map { $0 <= today && period.contains($0) } ?? false
      }
      .sorted { ($0.date ?? today, $0.recordID) < ($1.date ?? today, $1.recordID) }
  }

  /// What became of the opinions of one dialogue.
  package func opinions(of dialogue: ID<Dialogue>) -> OpinionFigures {
    opinions(commune.related(\.opinions, "dialogue", to: dialogue.raw))
  }

  /// What became of opinions, as things stand today.
  package func opinions(_ opinions: [Opinion]) -> OpinionFigures {
    func set(_ state: OpinionState...) -> RecordSet {
      RecordSet(
        .opinions,
        opinions.filter { state.contains($0.state(in: circumstances)) }.map(\.recordID))
    }
    return OpinionFigures(
      all: RecordSet(.opinions, opinions.map(\.recordID)), answered: set(.answered),
      open: set(.open, .overdue), overdue: set(.overdue))
  }
}

extension Opinion {
  /// Answered when it was itself, or the recommendation made of it.
  package func isAnswered(in commune: Commune) -> Bool {
    answered != nil
      || recommendation.flatMap { commune.recommendations[$0] }?.isAnswered ?? false
  }

  package func state(in circumstances: Circumstances) -> OpinionState {
    if isAnswered(in: circumstances.commune) { return .answered }
    return due.map { $0 < circumstances.today } ?? false ? .overdue : .open
  }

  /// Makes a recommendation of the opinion and links the two, in one change.
  package func raise(as id: ID<Recommendation>, in circumstances: Circumstances) -> Change {
    var made = Recommendation(id: id)
    made.source = .dialogue
    made.matter = content
    made.area = area
    made.raisedBy = raisedBy
    made.residenceUnit =
      residenceUnit
      ?? dialogue.flatMap { circumstances.commune.dialogues[$0]?.residenceUnit }
    made.received = min(
      dayOfDialogue(in: circumstances.commune) ?? circumstances.today,
      circumstances.today)
    made.status = .new
    made = made.completed(in: circumstances)
    var linked = self
    linked.recommendation = id
    return .creating(made) + .from(self, to: linked)
  }
}
