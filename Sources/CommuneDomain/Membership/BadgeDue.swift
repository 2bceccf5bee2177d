/// A badge for years in the Party, and the occasion on which it may be awarded.
package struct BadgeDue: Hashable, Sendable {
  package let years: Int
  package let occasion: CalendarDate
  /// Awarded before the years are full, by decision.
  package let isEarly: Bool
}

extension Member {
  /// The badge that falls due at the next occasion: its years are full since the occasion before, or
  /// are more than those of the badge that the member is known to have.
  package func badgeDue(in circumstances: Circumstances) -> BadgeDue? {
    guard isHere, !isGuest, status != .temporary, let decisionDate,
      circumstances.badgeMayBeNear(since: decisionDate),
      let calendar = BadgeCalendar(circumstances)
    else { return nil }
    for years in calendar.badges.reversed() {
      let full = decisionDate.adding(months: years * 12)
      let early = isEarlyBadge ? calendar.earlyMonths(for: years) : 0
      guard full.adding(months: -early) <= calendar.next else { continue }
      let held = badgeHeld(in: circumstances.commune)
      let isDue = held.map { $0 < years } ?? (full > calendar.previous)
      guard isDue else { return nil }
      return BadgeDue(years: years, occasion: calendar.next, isEarly: full > calendar.next)
    }
    return nil
  }
}

extension Member {
  /// The years of the highest badge that the member has, as entered or as awarded.
  private func badgeHeld(in commune: Commune) -> Int? {
    let awarded = commune.related(\.badges, "member", to: recordID)
      .compactMap { $0.awarded == nil ? nil : $0.years }
    return ([badge] + awarded).compactMap(\.self).max()
  }
}

extension Circumstances {
  /// Whether the first badge may fall due within a year; asked first, since it is so for few.
  fileprivate func badgeMayBeNear(since decision: CalendarDate) -> Bool {
    guard let first = value(of: .badgeFirstYears, on: today) else { return false }
    let early = [Limit.badgeEarlyMonths, .badgeLongEarlyMonths].compactMap {
      value(of: $0, on: today)
    }
    return today.months(since: decision) >= (first - 1) * 12 - (early.max() ?? 0)
  }
}

/// The badges there are, and the occasions around today.
package struct BadgeCalendar: Hashable, Sendable {
  /// Years of each badge, ascending.
  package let badges: [Int]
  package let previous: CalendarDate
  package let next: CalendarDate
  private let early: Int
  private let longYears: Int
  private let longEarly: Int

  /// Nil while the table of limits names no occasions or badges.
  package init?(_ circumstances: Circumstances) {
    let today = circumstances.today
    func value(_ limit: Limit) -> Int? { circumstances.value(of: limit, on: today) }
    guard let first = value(.badgeFirstYears), let second = value(.badgeSecondYears),
      let step = value(.badgeStepYears), step > 0, let last = value(.badgeLastYears), second <= last
    else { return nil }
    badges = [first] + stride(from: second, through: last, by: step)
    let limits: [Limit] = [.badgeOccasion1, .badgeOccasion2, .badgeOccasion3, .badgeOccasion4]
    let days = limits.compactMap(value)
    let occasions = (today.year - 1...today.year + 1).flatMap { year in
      days.compactMap { CalendarDate(year: year, month: $0 / 100, day: $0 % 100) }
    }
    .sorted()
    guard let next = occasions.first(where: { $0 >= today }),
      let previous = occasions.last(where: { $0 < next })
    else { return nil }
    self.next = next
    self.previous = previous
    early = value(.badgeEarlyMonths) ?? 0
    longYears = value(.badgeLongYears) ?? .max
    longEarly = value(.badgeLongEarlyMonths) ?? early
  }

  func earlyMonths(for years: Int) -> Int { years >= longYears ? longEarly : early }
}
