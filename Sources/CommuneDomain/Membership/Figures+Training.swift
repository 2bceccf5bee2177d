/// The classes of one kind in a period: how many, and how often somebody took part.
package struct TrainingFigures: Hashable, Sendable {
  package let classes: RecordSet
  /// Each person counts as often as taking part: "lượt người".
  package let turns: Int
  /// The different people who are enrolled, where that is known.
  package let persons: RecordSet

  /// Turns to a class, in tenths, rounded half up (fixture F09); nil without classes.
  package var averageTenths: Int? {
    classes.isEmpty ? nil : (turns * 20 + classes.count) / (classes.count * 2)
  }
}

/// From the class on the Party to admission to the class for new members (fixture F08).
package struct RecruitFigures: Hashable, Sendable {
  /// Turns in classes on the Party.
  package let trained: Int
  /// Those whose ceremony was in the period.
  package let admitted: RecordSet
  /// Turns in classes for new members.
  package let taught: Int

  /// New members who have not attended the class for them.
  package var untaught: Int { max(0, admitted.count - taught) }

  /// The admitted out of those trained, in hundredths of a percent, rounded half up.
  package var admittedHundredths: Int? { hundredths(admitted.count, of: trained) }

  /// Those taught out of the admitted, in hundredths of a percent, rounded half up.
  package var taughtHundredths: Int? { hundredths(taught, of: admitted.count) }

  private func hundredths(_ part: Int, of whole: Int) -> Int? {
    whole == 0 ? nil : (part * 20_000 + whole) / (whole * 2)
  }
}

extension Figures {
  /// The classes of a kind that began in a period, and who attended them.
  package func training(_ kind: TrainingClassKind, in period: Period) -> TrainingFigures {
    let classes = commune.classes.filter { $0.kind == kind && period.contains($0.from) }
    let persons = classes.reduce(into: Set<RecordID>()) { $0.formUnion($1.persons(in: commune)) }
    return TrainingFigures(
      classes: RecordSet(.classes, classes.map(\.recordID)),
      turns: classes.reduce(0) { $0 + $1.countedTurns(in: commune) },
      persons: RecordSet(.people, persons.sorted()))
  }

  /// How many of those trained were admitted in a period, and how many of these were taught.
  package func recruits(in period: Period) -> RecruitFigures {
    RecruitFigures(
      trained: training(.partyAwareness, in: period).turns,
      admitted: RecordSet(
        .admissions, commune.admissions.filter { period.contains($0.ceremony) }.map(\.recordID)),
      taught: training(.newMembers, in: period).turns)
  }
}
