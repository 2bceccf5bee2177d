internal import CommuneDomain

extension CommuneBuilder {
  /// Who holds which post: staff, secretaries of cells, heads of units, and one who left.
  mutating func fillPosts() {
    var random = random(for: "appointments")
    var identifiers = identifiers(for: .appointments)
    let since = min(Self.wardFounded, opening)
    func appointment(_ person: Int, _ post: Post, number: Int) -> Appointment {
      var appointment = Appointment(id: identifiers.next(on: opening.adding(days: 9)))
      appointment.person = people[person].id
      appointment.post = post
      appointment.from = since.adding(days: random.below(30))
      appointment.decision = "\(number)-QĐ/ĐU"
      return appointment
    }
    var number = 100
    for (place, person) in cadres.prefix(size.staff).enumerated() {
      let posts = place < StaffPost.all.count ? StaffPost.all[place].posts : [.officer]
      for post in posts {
        number += 1
        var appointment = appointment(person, post, number: number)
        appointment.body = .commune
        if post == .committeeSecretary || post == .committeeDeputy {
          appointment.body = .partyOrganisation
          appointment.organisation = committee.id
        }
        commune.appointments.insert(appointment)
      }
    }
    for cell in cells.indices {
      number += 1
      var appointment = appointment(membersOfCell[cell][0], .cellSecretary, number: number)
      appointment.body = .partyOrganisation
      appointment.organisation = cells[cell].id
      commune.appointments.insert(appointment)
    }
    for unit in units.indices {
      number += 1
      var appointment = appointment(membersOfCell[unit][1], .unitHead, number: number)
      appointment.body = .residenceUnit
      appointment.residenceUnit = units[unit].id
      commune.appointments.insert(appointment)
    }
    var ended = appointment(personWhoLeft, .officer, number: number + 1)
    ended.body = .commune
    ended.to = dayOfLeaving.adding(days: -1)
    commune.appointments.insert(ended)
  }

  /// Enters everything that others refer to, now that heads, leaders and secretaries are known.
  mutating func enterPlacesAndPeople() {
    commune.partyOrganisations.insert(committee)
    for cell in cells { commune.partyOrganisations.insert(cell) }
    for unit in units { commune.residenceUnits.insert(unit) }
    for group in groups { commune.groups.insert(group) }
    commune.households.reserveCapacity(households.count)
    for household in households { commune.households.insert(household) }
    commune.people.reserveCapacity(people.count)
    for person in people { commune.people.insert(person) }
  }
}
