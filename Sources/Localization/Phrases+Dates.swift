package import CommuneDomain

/// How dates are written.
extension Phrases {
  /// 20/11/2026, 11/2026 or 2026, as much as is known; the same in both languages.
  package func date(_ date: CalendarDate) -> String {
    guard let month = date.month else { return String(date.year) }
    let monthAndYear = "\(padded(month))/\(date.year)"
    guard let day = date.day else { return monthAndYear }
    return "\(padded(day))/\(monthAndYear)"
  }

  /// 20/11; as much as is known of a date without a day.
  package func shortDate(_ date: CalendarDate) -> String {
    guard let month = date.month, let day = date.day else { return self.date(date) }
    return "\(padded(day))/\(padded(month))"
  }

  /// With the day of the week: "Thứ Sáu 20/11/2026".
  package func longDate(_ date: CalendarDate) -> String {
    date.isWholeDay ? "\(self["weekday.\(date.weekday)"]) \(self.date(date))" : self.date(date)
  }

  /// As documents write it: "ngày 20 tháng 11 năm 2026", with a zero before days 1–9 and months
  /// 1–2 and no other (Decree 30/2020/NĐ-CP, Annex I).
  package func documentDate(_ date: CalendarDate) -> String {
    guard let month = date.month, let day = date.day else { return self.date(date) }
    return switch language {
    case .vietnamese:
      text(
        "date.document", padded(day), month <= 2 ? padded(month) : String(month),
        String(date.year))
    case .english:
      text("date.document", String(day), self["month.\(month)"], String(date.year))
    }
  }

  private func padded(_ number: Int) -> String {
    number < 10 ? "0\(number)" : String(number)
  }
}
