internal import CommuneDomain

extension CommuneBuilder {
  /// Classes of every kind: for new members with those enrolled, the others with the number of turns
  /// as declared.
  mutating func holdClasses() {
    var random = random(for: "classes")
    var identifiers = identifiers(for: .classes)
    let planned: [(Int, TrainingClassKind, String, Int?)] = [
      (400, .partyAwareness, "Lớp nhận thức về Đảng khóa I", max(12, size.members / 24)),
      (300, .resolution, "Quán triệt nghị quyết của Trung ương", size.members * 9 / 10),
      (
        250, .thematic, "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
        size.members
      ),
      (200, .partyAwareness, "Lớp nhận thức về Đảng khóa II", max(12, size.members / 24)),
      (150, .digitalSkills, "Kỹ năng số cho cán bộ cơ sở", size.staff),
      (120, .newMembers, "Lớp đảng viên mới", nil),
      (40, .resolution, "Học tập nghị quyết của Đảng bộ tỉnh", size.members * 8 / 10),
    ]
    for (days, kind, name, turns) in planned {
      let from = today.adding(days: -days)
      var training = TrainingClass(id: identifiers.next(on: from))
      training.name = "\(name), \(from.year)"
      training.kind = kind
      training.from = from
      training.to = from.adding(days: turns == nil ? 4 : 0)
      training.place = "Hội trường phường"
      training.host = "Trung tâm Chính trị"
      training.turns = turns
      training.qualifier = turns == nil ? nil : random.pick([.exact, .exact, .about])
      commune.classes.insert(training)
      classes.append(training)
    }
  }

  /// Enrols people in a class, with a certificate each.
  mutating func enrol(
    _ people: [ID<Person>], in kind: TrainingClassKind, _ identifiers: inout IdentifierSequence
  ) {
    guard let training = classes.last(where: { $0.kind == kind }), let day = training.to else {
      return
    }
    for (place, person) in people.enumerated() {
      var enrolment = Enrolment(id: identifiers.next(on: day))
      enrolment.class = training.id
      enrolment.person = person
      enrolment.certificate = "\(place + 1)/GCN-TTCT"
      enrolment.certificateDate = day
      commune.enrolments.insert(enrolment)
    }
  }
}
