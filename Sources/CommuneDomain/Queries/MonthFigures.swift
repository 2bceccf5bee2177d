/// The figures of the running month that the home screen shows as bars.
package struct MonthFigures: Hashable, Sendable {
  /// Groups that met as often as wanted; nil when no number of meetings is set.
  package let groupsMet: Share?
  /// Households that took part in meetings of their groups.
  package let participation: Participation
  /// Recommendations answered, out of those received this month or left over from before.
  package let answered: Share
}

extension Figures {
  /// The figures of the month of today.
  package var month: MonthFigures {
    var month = FollowedMonth()
    return month.follow(circumstances)
  }
}
