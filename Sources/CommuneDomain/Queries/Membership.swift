extension Commune {
  /// Whether a person is a member of the Party on a day.
  ///
  /// A person who belongs to a cell and is here counts as one.
  package func isMember(person: ID<Person>, on day: CalendarDate) -> Bool {
    guard let person = people[person] else { return false }
    return person.cell != nil && person.isPresent(on: day)
  }
}
