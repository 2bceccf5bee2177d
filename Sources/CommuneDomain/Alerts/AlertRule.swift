/// A rule that finds what needs doing; each stands in a file of its own and in the list of all.
///
/// A rule judges one record at a time and says which other registers its verdict looks at. So a save is
/// followed by judging the few records that it touches, and never by reading the whole book.
package struct AlertRule: Sendable {
  /// The number of the rule in the specification, such as `A1`; several rules may share one.
  package let code: String
  package let severity: Alert.Severity
  /// The phrase key of its line is `alert.<phrase>`, that of what is said of one record
  /// `alert.<phrase>.reason`.
  package let phrase: String
  /// Where the records are kept that the rule judges.
  package let register: RegisterKey
  /// Whether every record has a line of its own; otherwise one line counts them all.
  package let isLinePerRecord: Bool
  /// What a person does about one of its records.
  package let remedy: AlertRemedy
  package let watches: [AlertWatch]
  /// What is to be done about a record; nil when nothing is, or when the record is gone.
  let judge: @Sendable (RecordID, Circumstances) -> AlertFinding?
  /// Judges every record that may have a finding: what was found, and how many were judged.
  let judgeAll: @Sendable (Circumstances) -> (found: [(RecordID, AlertFinding)], count: Int)

  /// - Parameters:
  ///   - table: The register whose records are judged.
  ///   - watches: What else the verdict looks at; the record itself is always watched.
  ///   - candidates: The only records worth judging, where an index can name them; all otherwise.
  package init<Record: Entity>(
    _ code: String, _ severity: Alert.Severity, phrase: String? = nil,
    of table: any (WritableKeyPath<CommuneTables, Table<Record>> & Sendable),
    isLinePerRecord: Bool = false,
    remedy: AlertRemedy = .open, watching watches: [AlertWatch] = [],
    among candidates: (@Sendable (Circumstances) -> [RecordID])? = nil,
    judge: @escaping @Sendable (Record, Circumstances) -> AlertFinding?
  ) {
    self.code = code
    self.severity = severity
    self.phrase = phrase ?? code
    let place = TablePlace(table)
    register = Record.schema.key
    self.isLinePerRecord = isLinePerRecord
    self.remedy = remedy
    self.watches = watches
    judgeAll = { circumstances in
      let records = circumstances.commune[place]
      var found: [(RecordID, AlertFinding)] = []
      func look(at record: Record) {
        if let finding = judge(record, circumstances) { found.append((record.id.raw, finding)) }
      }
      guard let ids = candidates?(circumstances) else {
        for record in records { look(at: record) }
        return (found, records.count)
      }
      for id in ids { if let record = records[ID(id)] { look(at: record) } }
      return (found, ids.count)
    }
    self.judge = { id, circumstances in
      circumstances.commune[place][ID(id)].flatMap { judge($0, circumstances) }
    }
  }

  /// Every rule, in the order in which the home screen lists what they find.
  package static let all: [AlertRule] = [
    [.controlTotalsDiffer],
    nobodyAssigned,
    [.recommendationsOverdue, .reassignedEarly],
    noMeetingThisMonth,
    [.poorHouseholdsNotVisited],
    probationEnding,
    [.certificateExpiring],
    cellWithoutRecruits,
    [.cellTooSmall, .badgeDue],
    memberAbsentOrUnpaid,
    ceremonyDue,
    [.withoutResidenceLink, .withoutHousehold, .admissionStuck, .newMemberClassMissing],
    [.headsNotMembers, .headTermsEnding],
    [.targetsBehindPlan, .leaderWithoutTargets, .tooManyExcellent],
    [.inspectionsNotCarriedOut, .titlesLost, .titlesAtRisk],
    unitsWithoutWorkingGroup,
    [.unitsNotVisited],
    [.keyPostsOfUnits],
    [.checklistItemsFailing],
    [.cadreStaysAway, .cellNotAttended, .assignmentWithoutActivity, .handoverDiffers],
    closedWithoutSuccessor,
    [.housingStalled],
    dataRequestsDue,
    [.resolvedWithoutAnswer, .opinionsUnanswered],
    [.bookingsOnKeptDays, .bookingsAgainstUnitMeetings],
    [.reportsOverdue, .directiveTasksOverdue, .programmePastItsEnd, .noTrainingThisYear],
    [.tooFewReceptionDays, .noAgendaFeedback],
  ].flatMap(\.self)

  private static let byPhrase = Dictionary(all.map { ($0.phrase, $0) }) { first, _ in first }

  /// The rule of that phrase.
  package static func rule(phrase: String) -> AlertRule? { byPhrase[phrase] }
}

/// What a rule found out about one record.
package struct AlertFinding: Hashable, Sendable {
  /// By when it should be done, where there is such a day.
  package let due: CalendarDate?
  /// What the sentence about this record is made of.
  package let arguments: [Issue.Argument]

  package init(due: CalendarDate? = nil, _ arguments: [Issue.Argument] = []) {
    self.due = due
    self.arguments = arguments
  }
}

/// What a person does about a record that an alert names ("done by doing").
package enum AlertRemedy: Hashable, Sendable {
  /// Opens the record and completes it.
  case open
  /// Enters a new record that refers to it by this field.
  case add(RegisterKey, field: String)
  /// Chooses somebody on the board of this level.
  case assign(AssignmentLevel)
  /// Says what becomes of the unit.
  case changeUnits
  /// Opens what a reference field of it names.
  case openReferred(field: String)
  /// Opens the record at the field that is still to be filled in, or to be changed.
  case complete(field: String)
  /// Opens the guide to the next step of the admission, of the case or of the member it has made.
  case guide
}

/// What else a verdict looks at: which records must be judged again when another one changes.
package enum AlertWatch: Sendable {
  /// Records of a register that refer to the judged record by a field.
  case referring(RegisterKey, field: String)
  /// Records of a register that name, by a field, what the judged record names by the other field: the
  /// classifications of the cell that holds a title.
  case sharing(RegisterKey, field: String, as: String)
  /// Any change in a register concerns every record; for rules of few records only.
  case everything(in: RegisterKey)
  /// The judged records that a changed one concerns, as the book stands after the change; the values
  /// are those that the change took away or put in.
  case through(RegisterKey, @Sendable (RecordID, [FieldAssignment], Commune) -> [RecordID])

  var register: RegisterKey {
    switch self {
    case .referring(let register, _), .sharing(let register, _, _), .everything(let register),
      .through(let register, _):
      register
    }
  }
}
