/// How many of everything a sample commune has: the numbers of Phường Minh Họa at 6,214 households,
/// in proportion at any other number, and never so few that a kind of record is missing.
struct SampleSize: Sendable {
  static let usualHouseholds = 6_214
  static let leastHouseholds = 60

  let households: Int
  let poorHouseholds: Int
  let nearPoorHouseholds: Int
  /// Poor households that nobody has visited since the quarter began.
  let poorHouseholdsNotVisited: Int

  let residenceUnits: Int
  let groups: Int
  let groupsNotMetThisMonth: Int

  /// Cells of offices, schools and the like; residence units have one more cell each.
  let agencyCells: Int
  let cellsNotMetThisMonth: Int

  let members: Int
  /// Members of agency cells, staff included.
  let agencyMembers: Int
  /// Cadres who work for the commune, besides cell secretaries and unit heads.
  let staff: Int

  let endedAssignments: Int
  let visits: Int
  let needs: Int
  let recommendations: Int
  let overdueRecommendations: Int
  /// Not yet answered, and not yet due.
  let openRecommendations: Int

  var cells: Int { residenceUnits + agencyCells }

  init(households wanted: Int) {
    let households = max(Self.leastHouseholds, wanted)
    func scaled(_ usual: Int, atLeast least: Int) -> Int {
      max(least, (usual * households + Self.usualHouseholds / 2) / Self.usualHouseholds)
    }
    self.households = households
    poorHouseholds = scaled(155, atLeast: 6)
    nearPoorHouseholds = scaled(186, atLeast: 6)
    poorHouseholdsNotVisited = scaled(31, atLeast: 2)
    residenceUnits = scaled(17, atLeast: 2)
    groups = scaled(117, atLeast: 8)
    groupsNotMetThisMonth = scaled(21, atLeast: 2)
    agencyCells = scaled(8, atLeast: 2)
    cellsNotMetThisMonth = scaled(4, atLeast: 1)
    staff = scaled(54, atLeast: StaffPost.all.count)
    agencyMembers = max(staff, agencyCells * 22)
    members = max(scaled(1_043, atLeast: 60), agencyMembers + residenceUnits * 6)
    endedAssignments = scaled(12, atLeast: 2)
    visits = scaled(412, atLeast: 24)
    needs = scaled(180, atLeast: 24)
    recommendations = scaled(96, atLeast: 12)
    overdueRecommendations = scaled(5, atLeast: 2)
    openRecommendations = scaled(6, atLeast: 2)
  }
}
