internal import CommuneDomain

/// A sample commune in the making; each register is filled by an extension of its own.
///
/// Records are kept in arrays, and referred to by position, until they are entered in the order of
/// their identifiers: so nothing is looked up and every table only grows at its end.
struct CommuneBuilder: Sendable {
  let size: SampleSize
  let seed: UInt64
  let today: CalendarDate
  let limits: LimitTable
  var commune = Commune()

  /// The day on which the office began to keep this book.
  let opening: CalendarDate
  var identityNumbers = IdentityNumbers()

  var committee: PartyOrganisation
  var units: [ResidenceUnit] = []
  /// Those of the residence units in their order, then those of agencies.
  var cells: [PartyOrganisation] = []
  var groups: [SelfManagedGroup] = []
  var unitOfGroup: [Int] = []

  var households: [Household] = []
  var sexOfHead: [Sex] = []
  var householdsOfUnit: [[Int]] = []
  var householdsOfGroup: [[Int]] = []
  /// The household-level assignee, where there is one.
  var assigneeOfHousehold: [Int?] = []

  var people: [Person] = []
  var membersOfCell: [[Int]] = []
  /// Staff first, then secretaries of residential cells, then unit heads.
  var cadres: [Int] = []

  var members: [Member] = []
  /// Where those on probation stand among the members.
  var probationers: [Int] = []
  var classes: [TrainingClass] = []

  init(size: SampleSize, seed: UInt64, today: CalendarDate, limits: LimitTable) {
    self.size = size
    self.seed = seed
    self.today = today
    self.limits = limits
    opening = today.adding(days: -410)
    var identifiers = IdentifierSequence(
      seed: seed, register: .partyOrganisations, today: today)
    committee = PartyOrganisation(id: identifiers.next(on: opening))
    cells = (0..<size.cells).map { _ in PartyOrganisation(id: identifiers.next(on: opening)) }
  }

  /// A stream of numbers for one purpose.
  func random(for purpose: String) -> SeededGenerator {
    SeededGenerator(seed: seed, stream: purpose)
  }

  func identifiers(for register: RegisterKey) -> IdentifierSequence {
    IdentifierSequence(seed: seed, register: register, today: today)
  }

  var firstOfMonth: CalendarDate { today.adding(days: 1 - (today.day ?? 1)) }

  var firstOfQuarter: CalendarDate {
    firstOfMonth.adding(months: -(((today.month ?? 1) - 1) % 3))
  }

  /// A day from the first to the last, both included.
  func day(
    from first: CalendarDate, to last: CalendarDate, _ random: inout SeededGenerator
  ) -> CalendarDate {
    first.adding(days: random.below(last.dayNumber - first.dayNumber + 1))
  }

  /// Whether one of `count` is among the `chosen` that are spread evenly over them.
  func isSpread(_ position: Int, choosing chosen: Int, of count: Int) -> Bool {
    position * chosen % count < chosen
  }
}
