package import CommuneDomain

/// Phường Minh Họa, an invented ward of any size: nobody in it lives, and no number in it was given
/// to anyone.
///
/// The same seed, number of households and day give the same commune on every machine.
package struct SampleCommune: Sendable {
  package static let identity = BookIdentity(name: "Phường Minh Họa", code: "02598")

  private let size: SampleSize
  private let seed: UInt64
  private let today: CalendarDate

  /// - Parameters:
  ///   - households: How many there are, at least 60; everything else is in proportion.
  ///   - seed: Another one gives other people.
  ///   - today: The day to which deadlines, quarters and this month's meetings refer.
  package init(households: Int = 6_214, seed: UInt64 = 1, today: CalendarDate) {
    size = SampleSize(households: households)
    self.seed = seed
    self.today = today
  }

  /// Makes the commune; deadlines of recommendations follow the table of limits.
  package func make(limits: LimitTable) -> Commune {
    var builder = CommuneBuilder(size: size, seed: seed, today: today, limits: limits)
    builder.layOutPlaces()
    builder.settleHouseholds()
    builder.admitPeople()
    builder.fillPosts()
    builder.enterPlacesAndPeople()
    builder.assignCadres()
    builder.payVisits()
    builder.noteNeeds()
    builder.receiveRecommendations()
    builder.holdMeetings()
    builder.declareTotals()
    builder.decideLocally()
    builder.registerMembers()
    builder.holdClasses()
    builder.openAdmissions()
    builder.electHeads()
    builder.classify()
    builder.setTargets()
    builder.inspect()
    builder.organise()
    builder.recordCadresAtMeetings()
    builder.handOver()
    builder.buildHouses()
    builder.keepOffice()
    builder.bookTheCalendar()
    builder.receiveCitizens()
    builder.holdDialogues()
    builder.oweReports()
    builder.receiveDirectives()
    builder.recordActivities()
    builder.reviewPoverty()
    builder.awardBadges()
    for register in Commune.registers { builder.commune.noteChange(of: register.key) }
    return builder.commune
  }
}
