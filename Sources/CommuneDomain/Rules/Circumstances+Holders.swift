extension Circumstances {
  /// Somebody who holds a post today and is no longer here.
  func gone(_ person: ID<Person>?, holding period: Period) -> [Issue.Argument]? {
    guard let person = person.flatMap({ commune.people[$0] }), period.contains(today),
      !person.isPresent(on: today)
    else { return nil }
    return [.record(.people, person.recordID)]
  }
}
