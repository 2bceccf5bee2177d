/// The findings of one rule in the order in which its line lists them: those that are due first stand
/// first, then the oldest records.
///
/// Kept in that order, so that a save moves one entry and sorts nothing.
struct FindingTable: Sendable {
  struct Entry: Sendable {
    /// The day by which it is due; far off where there is none.
    let day: Int
    let id: RecordID
    let finding: AlertFinding

    fileprivate func stands(before day: Int, _ id: RecordID) -> Bool {
      self.day == day ? self.id < id : self.day < day
    }
  }

  private var entries: [Entry] = []
  private var days: [RecordID: Int] = [:]

  /// Puts a finding in the place of what was found before, or takes that away; false when nothing
  /// changes by it.
  mutating func put(_ finding: AlertFinding?, for id: RecordID) -> Bool {
    if let day = days[id] {
      let place = place(of: id, day)
      guard entries[place].finding != finding else { return false }
      entries.remove(at: place)
      days[id] = nil
    } else if finding == nil {
      return false
    }
    guard let finding else { return true }
    let day = finding.due?.dayNumber ?? .max
    days[id] = day
    entries.insert(Entry(day: day, id: id, finding: finding), at: place(of: id, day))
    return true
  }

  /// The entries of the records that pass a test.
  func entries(where isMeant: (RecordID) -> Bool) -> [Entry] {
    entries.filter { isMeant($0.id) }
  }

  /// Where an entry stands or would stand.
  private func place(of id: RecordID, _ day: Int) -> Int {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].stands(before: day, id) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
