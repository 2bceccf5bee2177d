internal import CommuneDomain

extension CommuneBuilder {
  /// The secretary receives citizens on two days of a month, the chair on one; some days are still
  /// to come.
  mutating func receiveCitizens() {
    var random = random(for: "reception-days")
    var days: [(date: CalendarDate, person: Int, post: ReceptionPost)] = []
    for month in -11...1 {
      let first = firstOfMonth.adding(months: month)
      days.append((workingDay(first.adding(days: 3)), cadres[0], .secretary))
      days.append((workingDay(first.adding(days: 10)), cadres[2], .committeeChair))
      days.append((workingDay(first.adding(days: 17)), cadres[0], .secretary))
    }
    var identifiers = identifiers(for: .receptionDays)
    for planned in days {
      var day = ReceptionDay(id: identifiers.next(on: planned.date))
      day.date = planned.date
      day.host = people[planned.person].id
      day.post = planned.post
      day.place = "Trụ sở tiếp công dân"
      if planned.date < today {
        day.received = random.number(in: 2...14)
        day.matters = random.number(in: 1...max(1, (day.received ?? 1) / 2))
        day.settled = random.below((day.matters ?? 0) + 1)
      }
      commune.receptionDays.insert(day)
    }
  }

  /// A dialogue each quarter, the next one arranged; of the latest, two opinions wait too long.
  mutating func holdDialogues() {
    var random = random(for: "dialogues")
    var identifiers = identifiers(for: .dialogues)
    var opinions = self.identifiers(for: .opinions)
    for (place, days) in [-310, -220, -130, -45, 20].enumerated() {
      let date = workingDay(today.adding(days: days))
      var dialogue = Dialogue(id: identifiers.next(on: date))
      dialogue.date = date
      dialogue.subject = Self.dialogueSubjects[place]
      dialogue.kind = place == 1 ? .thematic : .regular
      dialogue.chair = people[cadres[0]].id
      dialogue.place = "Hội trường UBND phường"
      if date < today { dialogue.people = random.number(in: 40...180) }
      commune.dialogues.insert(dialogue)
      guard date < today else { continue }
      for number in 0..<random.number(in: 5...8) {
        var opinion = Opinion(id: opinions.next(on: date))
        opinion.dialogue = dialogue.id
        let subject = RecommendationMatters.all[(number + place) % RecommendationMatters.all.count]
        opinion.area = subject.area
        let (matter, result) = random.pick(subject.matters)
        opinion.content = matter
        if random.chance(60) { opinion.raisedBy = households[random.below(households.count)].head }
        opinion.residenceUnit = units[random.below(units.count)].id
        opinion.due = limits.value(.opinionWorkingDays, on: date)
          .map { limits.day(after: date, workingDays: $0) }
        if place < 3 || number >= 2 {
          opinion.answered = date.adding(days: random.number(in: 2...12))
          opinion.answer = result
        }
        commune.opinions.insert(opinion)
      }
    }
  }

  private func workingDay(_ day: CalendarDate) -> CalendarDate {
    (0..<14).map { day.adding(days: $0) }.first(where: limits.isWorkingDay) ?? day
  }

  private static let dialogueSubjects = [
    "Đối thoại với nhân dân đầu năm", "Đối thoại về vệ sinh môi trường", "Đối thoại với thanh niên",
    "Đối thoại quý với nhân dân", "Đối thoại cuối năm",
  ]
}
