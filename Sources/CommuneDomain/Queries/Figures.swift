/// What the book can count on a day, each figure with the records that it counts.
///
/// The home screen and the reports ask here, so that they never disagree.
package struct Figures: Sendable {
  package let circumstances: Circumstances

  package init(_ circumstances: Circumstances) {
    self.circumstances = circumstances
  }

  package var commune: Commune { circumstances.commune }
  package var today: CalendarDate { circumstances.today }
}

extension Circumstances {
  /// What the book can count today.
  package var figures: Figures { Figures(self) }
}
