internal import CommuneDomain

extension CommuneBuilder {
  /// Households with their heads, spread over the groups, and what support they are entitled to.
  mutating func settleHouseholds() {
    var random = random(for: "households")
    var names = PersonNames(seed: seed, stream: "heads of households")
    var identifiers = identifiers(for: .households)
    var groupOfHousehold: [Int] = []
    for (group, count) in sizesOfGroups(&random).enumerated() {
      groupOfHousehold += Array(repeating: group, count: count)
    }
    let guide = placeGuideHouseholds(&groupOfHousehold)

    households.reserveCapacity(size.households)
    for position in 0..<size.households {
      var household = Household(id: identifiers.next(on: opening.adding(days: 1)))
      let (name, sex) = names.next()
      household.code = "H\(padded(position + 1, to: 6))"
      household.head = name
      household.persons = random.pick([1, 2, 2, 3, 3, 4, 4, 4, 4, 5, 5, 6, 7])
      household.poverty = PovertyStatus.none
      sexOfHead.append(sex)
      let group = groupOfHousehold[position]
      household.group = groups[group].id
      household.residenceUnit = groups[group].residenceUnit
      if random.chance(70) {
        household.address =
          "Số \(random.number(in: 1...180)), ngõ \(random.number(in: 1...24)), Minh Họa"
      }
      if random.chance(60) { household.phone = phone(&random) }
      if random.chance(4) { household.policy = .merit }
      household.housing = random.chance(84) ? .solid : .semiSolid
      households.append(household)
    }
    for (position, known) in guide {
      households[position].head = known.head
      households[position].persons = known.persons ?? households[position].persons
      sexOfHead[position] = known.sex
    }
    identifyHeads(&random)
    grantSupport(guide, &random)
    arrange(groupOfHousehold)
  }

  /// Invented telephone numbers, all of the form 0900 000 xxx.
  func phone(_ random: inout SeededGenerator) -> String {
    "0900000" + padded(random.below(1_000), to: 3)
  }

  /// About 53 households to a group; Tổ 12 has 28.
  private func sizesOfGroups(_ random: inout SeededGenerator) -> [Int] {
    var sizes = [Int](repeating: 0, count: size.groups)
    if size.households / size.groups >= 35 {
      for (number, count) in [(7, 31), (12, 28), (33, 27)] where number <= size.groups {
        sizes[number - 1] = count
      }
    }
    let others = sizes.indices.filter { sizes[$0] == 0 }
    let left = size.households - sizes.reduce(0, +)
    for (place, group) in others.enumerated() {
      sizes[group] = left * (place + 1) / others.count - left * place / others.count
    }
    for place in stride(from: 1, to: others.count, by: 2) {
      let moved = random.below(sizes[others[place]] / 6 + 1)
      sizes[others[place]] -= moved
      sizes[others[place - 1]] += moved
    }
    return sizes
  }

  /// Moves the households of the guide into their groups, in exchange for others.
  private func placeGuideHouseholds(_ groupOfHousehold: inout [Int])
    -> [(position: Int, GuideHousehold)]
  {
    var isTaken = [Bool](repeating: false, count: size.households)
    return GuideHousehold.all.map { known in
      var position = (known.code - 1) % size.households
      while isTaken[position] { position = (position + 1) % size.households }
      isTaken[position] = true
      if let number = known.group {
        let group = (number - 1) % size.groups
        let other = groupOfHousehold.indices.first {
          groupOfHousehold[$0] == group && !isTaken[$0]
        }
        if let other, groupOfHousehold[position] != group {
          groupOfHousehold.swapAt(position, other)
        }
      }
      return (position, known)
    }
  }

  private mutating func identifyHeads(_ random: inout SeededGenerator) {
    for position in households.indices {
      let age = random.number(in: 26...84)
      let birth = today.adding(days: -365 * age - random.below(365))
      switch random.below(100) {
      case 0..<40: households[position].birth = birth
      case 40..<75: households[position].birth = CalendarDate(year: birth.year)
      default: break
      }
      if random.chance(45) {
        households[position].identity = identityNumbers.next(
          sex: sexOfHead[position], birthYear: birth.year, random: &random)
      }
    }
  }

  /// Exactly so many poor and near-poor households, the guide's among them.
  private mutating func grantSupport(
    _ guide: [(position: Int, GuideHousehold)], _ random: inout SeededGenerator
  ) {
    var isSettled = [Bool](repeating: false, count: size.households)
    var poor = size.poorHouseholds
    var nearPoor = size.nearPoorHouseholds
    for (position, known) in guide {
      isSettled[position] = true
      settle(position, known.poverty, known.housing)
      if known.poverty == .poor { poor -= 1 }
      if known.poverty == .nearPoor { nearPoor -= 1 }
    }
    func next(_ random: inout SeededGenerator) -> Int {
      var position = random.below(size.households)
      while isSettled[position] { position = random.below(size.households) }
      isSettled[position] = true
      return position
    }
    for _ in 0..<poor {
      let position = next(&random)
      settle(position, .poor, random.pick([.temporary, .semiSolid, .semiSolid, .solid]))
      households[position].policy = random.pick([nil, .socialProtection, .orphanOrDisabled])
    }
    for _ in 0..<nearPoor {
      settle(next(&random), .nearPoor, random.pick([.temporary, .semiSolid, .solid, .solid]))
    }
    for _ in 0..<max(1, size.poorHouseholds / 4) {
      settle(next(&random), .escapedPoor, .solid)
      settle(next(&random), .escapedNearPoor, .solid)
      households[next(&random)].housing = .temporary
    }
    households[next(&random)].policy = .disaster
  }

  private mutating func settle(
    _ position: Int, _ poverty: PovertyStatus, _ housing: HousingState
  ) {
    households[position].poverty = poverty
    households[position].povertyYear = poverty == PovertyStatus.none ? nil : today.year
    households[position].housing = housing
  }

  private mutating func arrange(_ groupOfHousehold: [Int]) {
    householdsOfGroup = Array(repeating: [], count: groups.count)
    householdsOfUnit = Array(repeating: [], count: units.count)
    assigneeOfHousehold = Array(repeating: nil, count: households.count)
    for (position, group) in groupOfHousehold.enumerated() {
      householdsOfGroup[group].append(position)
      householdsOfUnit[unitOfGroup[group]].append(position)
    }
  }
}
