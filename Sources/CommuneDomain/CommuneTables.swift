/// The records of every register: a table each.
package struct CommuneTables: Sendable {
  package var administrativeUnits = Table<AdministrativeUnit>()
  package var residenceUnits = Table<ResidenceUnit>()
  package var partyOrganisations = Table<PartyOrganisation>()
  package var groups = Table<SelfManagedGroup>()
  package var people = Table<Person>()
  package var appointments = Table<Appointment>()
  package var assignments = Table<Assignment>()
  package var activities = Table<AssignmentActivity>()
  package var households = Table<Household>()
  package var visits = Table<Visit>()
  package var needs = Table<Need>()
  package var povertyReviews = Table<PovertyReview>()
  package var recommendations = Table<Recommendation>()
  package var meetings = Table<Meeting>()
  package var controlTotals = Table<ControlTotal>()
  package var localRules = Table<LocalRule>()
  package var members = Table<Member>()
  package var membershipEvents = Table<MembershipEvent>()
  package var dues = Table<Dues>()
  package var badges = Table<Badge>()
  package var admissions = Table<AdmissionCase>()
  package var classes = Table<TrainingClass>()
  package var enrolments = Table<Enrolment>()
  package var posts = Table<PlannedPost>()
  package var headTerms = Table<HeadTerm>()
  package var headReviews = Table<HeadReview>()
  package var classifications = Table<Classification>()
  package var titles = Table<CellTitle>()
  package var targets = Table<Target>()
  package var targetAssignments = Table<TargetAssignment>()
  package var inspections = Table<Inspection>()
  package var discipline = Table<DisciplinaryMeasure>()
  package var workingGroups = Table<WorkingGroup>()
  package var checklists = Table<ChecklistItem>()
  package var regulations = Table<InternalRegulation>()
  package var successions = Table<Succession>()
  package var handovers = Table<Handover>()
  package var handoverItems = Table<HandoverItem>()
  package var housingCases = Table<HousingCase>()
  package var housingVisits = Table<HousingVisit>()
  package var dataRequests = Table<DataRequest>()
  package var snoozes = Table<Snooze>()
  package var accesses = Table<AccessEntry>()
  package var calendarRules = Table<CalendarRule>()
  package var bookings = Table<Booking>()
  package var receptionDays = Table<ReceptionDay>()
  package var dialogues = Table<Dialogue>()
  package var opinions = Table<Opinion>()
  package var reportDuties = Table<ReportDuty>()
  package var reportIssues = Table<ReportIssue>()
  package var reportPages = Table<ReportPage>()
  package var directives = Table<Directive>()
  package var directiveTasks = Table<DirectiveTask>()

  init() {}
}

/// Where among a commune's tables the records of one register lie, such as `TablePlace(\.households)`.
///
/// A distance and not a key path, because reading by a key path copies what it starts from: a hundred
/// references, with each look at a record.
package struct TablePlace<Record: Entity>: Sendable {
  fileprivate let offset: Int

  /// - Precondition: The path names a stored property of the tables, and nothing inside of it.
  package init(_ path: WritableKeyPath<CommuneTables, Table<Record>>) {
    guard let offset = MemoryLayout<CommuneTables>.offset(of: path) else {
      preconditionFailure("A table is a stored property of CommuneTables.")
    }
    self.offset = offset
  }
}

/// Holds a commune's tables in one place, so that handing a commune on copies one reference.
///
/// Shared by copies of a commune until one of them changes. Unchecked because nobody but `Commune`
/// writes here, and only while it is the single holder: what is shared is never written.
final class CommuneShelf: @unchecked Sendable {
  private let tables: UnsafeMutablePointer<CommuneTables>

  init() {
    tables = .allocate(capacity: 1)
    tables.initialize(to: CommuneTables())
  }

  /// A shelf with the same tables, until either of them changes.
  init(copying other: CommuneShelf) {
    tables = .allocate(capacity: 1)
    tables.initialize(from: other.tables, count: 1)
  }

  deinit {
    tables.deinitialize(count: 1)
    tables.deallocate()
  }

  /// The table of a register; good as long as the shelf is held.
  func table<Record: Entity>(at place: TablePlace<Record>) -> UnsafeMutablePointer<Table<Record>> {
    UnsafeMutableRawPointer(tables).advanced(by: place.offset)
      .assumingMemoryBound(to: Table<Record>.self)
  }
}
