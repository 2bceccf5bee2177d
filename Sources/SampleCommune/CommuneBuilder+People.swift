internal import CommuneDomain

extension CommuneBuilder {
  /// Members of every cell with their posts, leaders of groups, and the two who are no longer here.
  mutating func admitPeople() {
    var random = random(for: "people")
    var names = PersonNames(seed: seed, stream: "people")
    var identifiers = identifiers(for: .people)
    var isLinked = [Bool](repeating: false, count: households.count)
    membersOfCell = Array(repeating: [], count: cells.count)

    admitResidents(&identifiers, &names, &isLinked, &random)
    let staff = admitStaff(&identifiers, &names, &random)
    let residential = 0..<size.residenceUnits
    cadres = staff + residential.map { membersOfCell[$0][0] }
    cadres += residential.map { membersOfCell[$0][1] }
    for position in cells.indices {
      cells[position].secretary = people[membersOfCell[position][0]].id
    }
    for position in units.indices {
      units[position].head = people[membersOfCell[position][1]].id
    }
    chooseLeaders(&identifiers, &isLinked, &random)
    committee.secretary = people[cadres[0]].id
    addThoseGone(&identifiers, &random)
  }

  /// Members of residential cells: the first is the secretary, the second the head of the unit.
  private mutating func admitResidents(
    _ identifiers: inout IdentifierSequence, _ names: inout PersonNames, _ isLinked: inout [Bool],
    _ random: inout SeededGenerator
  ) {
    let total = size.members - size.agencyMembers
    for unit in units.indices {
      let count = total * (unit + 1) / units.count - total * unit / units.count
      let step = max(1, householdsOfUnit[unit].count / (count + 1))
      for place in 0..<count {
        let position = place * step
        let home = position < householdsOfUnit[unit].count ? householdsOfUnit[unit][position] : 0
        var person: Person
        if random.chance(60), position < householdsOfUnit[unit].count, !isLinked[home] {
          isLinked[home] = true
          person = head(of: home, identifiers.next(on: opening.adding(days: 6)), &random)
        } else {
          let (name, sex) = names.next()
          person = newPerson(
            identifiers.next(on: opening.adding(days: 6)), name, sex, &random)
          if position < householdsOfUnit[unit].count, random.chance(50) {
            person.household = households[home].id
            person.householdRole = .member
          }
        }
        person.residenceUnit = units[unit].id
        person.cell = cells[unit].id
        if place == 0 { person.position = "Bí thư \(cells[unit].name)" }
        if place == 1 { person.position = "Tổ trưởng \(units[unit].name)" }
        membersOfCell[unit].append(people.count)
        people.append(person)
      }
    }
  }

  /// Staff of the commune, then the other members of agency cells; returns the staff.
  private mutating func admitStaff(
    _ identifiers: inout IdentifierSequence, _ names: inout PersonNames,
    _ random: inout SeededGenerator
  ) -> [Int] {
    var staff: [Int] = []
    for place in 0..<size.agencyMembers {
      let post = place < StaffPost.all.count ? StaffPost.all[place] : nil
      var (name, sex) = names.next()
      if let post {
        sex = post.sex
        name = post.name.isEmpty ? names.next(sex) : post.name
      }
      var person = newPerson(identifiers.next(on: opening.adding(days: 7)), name, sex, &random)
      let cell = size.residenceUnits + (post?.cell ?? place) % size.agencyCells
      person.cell = cells[cell].id
      person.residenceUnit = random.pick(units).id
      if place < size.staff {
        person.position = post?.title ?? random.pick(StaffPost.officerTitles)
        staff.append(people.count)
      }
      membersOfCell[cell].append(people.count)
      people.append(person)
    }
    return staff
  }

  /// Two of three leaders are members of the unit's cell, the others heads of a household.
  private mutating func chooseLeaders(
    _ identifiers: inout IdentifierSequence, _ isLinked: inout [Bool],
    _ random: inout SeededGenerator
  ) {
    for group in groups.indices {
      let unit = unitOfGroup[group]
      let home = householdsOfGroup[group].first { !isLinked[$0] }
      if group % 3 == 2, let home {
        isLinked[home] = true
        var person = head(of: home, identifiers.next(on: opening.adding(days: 8)), &random)
        person.residenceUnit = units[unit].id
        groups[group].leader = person.id
        people.append(person)
      } else {
        let members = membersOfCell[unit]
        groups[group].leader = people[members[2 + group % (members.count - 2)]].id
      }
    }
  }

  /// Lê Thị Hạnh, who moved away and left a group without anyone, and a member who died.
  private mutating func addThoseGone(
    _ identifiers: inout IdentifierSequence, _ random: inout SeededGenerator
  ) {
    var left = newPerson(
      identifiers.next(on: opening.adding(days: 8)), "Lê Thị Hạnh", .female, &random)
    left.status = .left
    left.statusSince = dayOfLeaving
    var deceased = newPerson(
      identifiers.next(on: opening.adding(days: 8)), "Đoàn Văn Thành", .male, &random)
    deceased.status = .deceased
    deceased.statusSince = today.adding(days: -96)
    people += [left, deceased]
  }

  var dayOfLeaving: CalendarDate { firstOfMonth.adding(months: -1) }
  var personWhoLeft: Int { people.count - 2 }
  var personWhoDied: Int { people.count - 1 }

  private mutating func newPerson(
    _ id: ID<Person>, _ name: String, _ sex: Sex, _ random: inout SeededGenerator
  ) -> Person {
    var person = Person(id: id)
    let birth = today.adding(days: -365 * random.number(in: 24...72) - random.below(365))
    person.name = name
    person.sex = sex
    person.birth = random.chance(92) ? birth : CalendarDate(year: birth.year)
    person.status = .present
    if random.chance(85) {
      person.identity = identityNumbers.next(sex: sex, birthYear: birth.year, random: &random)
    }
    if random.chance(90) { person.phone = phone(&random) }
    return person
  }

  /// The head of a household, as the household's own record has it.
  private func head(
    of household: Int, _ id: ID<Person>, _ random: inout SeededGenerator
  ) -> Person {
    var person = Person(id: id)
    person.name = households[household].head
    person.sex = sexOfHead[household]
    person.birth = households[household].birth
    person.identity = households[household].identity
    person.phone = households[household].phone
    person.household = households[household].id
    person.householdRole = .head
    person.status = .present
    return person
  }
}
