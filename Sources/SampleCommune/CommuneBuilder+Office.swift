internal import CommuneDomain

extension CommuneBuilder {
  /// Two requests about data, one of them open; a task that was put off; a number that was shown.
  mutating func keepOffice() {
    var random = random(for: "office")
    let asking = random.pick(Array(people.indices))
    let handler = people[cadres[random.below(cadres.count)]]
    var identifiers = identifiers(for: .dataRequests)
    let days = [today.adding(days: -40), today.adding(days: -1)]
    for (number, day) in days.enumerated() {
      var request = DataRequest(id: identifiers.next(on: day))
      request.code = "YC-\(day.year)-000\(number + 1)"
      request.received = day
      request.due = limits.day(after: day, workingDays: 2)
      request.handler = handler.id
      if number == 0 {
        request.kind = .correct
        request.person = people[asking].id
        request.matter = "Sửa năm sinh theo giấy khai sinh"
        request.answered = request.due
        request.answer = "Đã đối chiếu và sửa"
        request.done = request.due
        request.doneBy = day.adding(days: 10)
      } else {
        request.kind = .access
        request.household = households[random.below(households.count)].id
        request.matter = "Xin xem thông tin của hộ"
        request.doneBy = day.adding(days: 10)
      }
      commune.dataRequests.insert(request)
    }
    putOff(&random)
    logAccess(&random)
  }

  /// A cell's meeting of this month is put off by a week.
  private mutating func putOff(_ random: inout SeededGenerator) {
    var identifiers = identifiers(for: .snoozes)
    var snooze = Snooze(id: identifiers.next(on: today))
    snooze.rule = "A4.cells"
    snooze.record = random.pick(cells).recordID.description
    snooze.since = today
    snooze.until = today.adding(days: 7)
    snooze.reason = "Bí thư đi tập huấn"
    snooze.by = people[cadres[0]].name
    commune.snoozes.insert(snooze)
  }

  private mutating func logAccess(_ random: inout SeededGenerator) {
    var identifiers = identifiers(for: .accesses)
    let household = random.pick(households)
    var access = AccessEntry(id: identifiers.next(on: today.adding(days: -3)))
    access.kind = .reveal
    access.area = RegisterKey.households.rawValue
    access.record = household.recordID.description
    access.reason = "Đối chiếu giấy tờ"
    access.date = today.adding(days: -3)
    access.time = "09:15"
    access.by = people[cadres[0]].name
    commune.accesses.insert(access)
  }
}
