/// A post of a unit as it is planned: how many hold it, whether it is a key post, and who is meant to
/// take it (article 4.1).
package struct PlannedPost: Entity {
  package let id: ID<Self>
  package var name = ""
  package var branch: PostBranch?
  package var post: Post?
  package var unit: ID<AdministrativeUnit>?
  package var holders: Int?
  package var isKey = false
  package var appointee: ID<Person>?
  package var decision = ""
  package var from: CalendarDate?
  package var to: CalendarDate?

  package init(id: ID<Self>) {
    self.id = id
  }

  package func title(in commune: Commune) -> String {
    guard let unit = unit.flatMap({ commune.administrativeUnits[$0] }) else { return name }
    return "\(name) (\(unit.name))"
  }

  package func shortTitle(in commune: Commune) -> String { name }

  package static let schema = Schema<PlannedPost>(
    .posts, fields: fields,
    derived: [
      DerivedField("held", .integer(0...1_000), isColumn: true) { post, circumstances in
        post.heldNow(in: circumstances).map(FieldValue.integer) ?? .empty
      }
    ],
    rules: [
      .hard("endBeforeBeginning", at: "to") { post, _ in dates(post.from, inOrderWith: post.to) },
      .hard("postListedTwice", at: "name") { post, circumstances in
        let name = FieldValue.text(post.name)
        return circumstances.commune.records(in: .posts, where: "name", equals: name)
          .compactMap { circumstances.commune.posts[ID($0)] }
          .first { $0.id != post.id && $0.unit == post.unit && $0.period.overlaps(post.period) }
          .map { [.record(.posts, $0.recordID)] }
      },
      .soft("keyPostsOfUnit", at: "key", under: .keyPostsPerUnit) { post, circumstances in
        guard post.isKey, let unit = post.unit,
          let wanted = circumstances.value(of: .keyPostsPerUnit, on: circumstances.today)
        else { return nil }
        let planned = circumstances.commune.related(\.posts, "unit", to: unit.raw)
          .filter { $0.isKey && $0.id != post.id && $0.period.overlaps(post.period) }
        let count = (planned + [post]).reduce(0) { $0 + ($1.holders ?? 1) }
        return count == wanted ? nil : [.integer(count), .integer(wanted)]
      },
      .soft("plannedInTwoUnits", at: "appointee") { post, circumstances in
        guard let person = post.appointee, let unit = post.unit else { return nil }
        return circumstances.commune.related(\.posts, "appointee", to: person.raw)
          .first { other in
            other.id != post.id && other.unit != nil && other.unit != unit
              && other.period.overlaps(post.period)
          }
          .map { [.record(.people, person.raw), .record(.posts, $0.recordID)] }
      },
      .soft("moreHoldersThanPlanned", at: "holders") { post, circumstances in
        guard let planned = post.holders, let held = post.heldNow(in: circumstances),
          held > planned
        else { return nil }
        return [.integer(held), .integer(planned)]
      },
    ])

  private static let fields: [Field<PlannedPost>] = [
    .text("name", \.name, .line(80)).required().column().searched(),
    .choice("branch", \.branch).required().persistent().column(),
    .choice("post", \.post),
    .reference("unit", \.unit, to: .administrativeUnits).persistent().column().searched(),
    .integer("holders", \.holders, in: 1...1_000).initially(.value(.integer(1))).column(),
    .flag("key", \.isKey).column(),
    .reference("appointee", \.appointee, to: .people).column().searched(),
    .text("decision", \.decision, .line(60)).persistent(),
    .date("from", \.from).persistent(),
    .date("to", \.to),
  ]

  package var period: Period { Period(from: from, to: to) }

  /// How many hold the post today by the register of posts held; nil where the post is none of those.
  package func heldNow(in circumstances: Circumstances) -> Int? {
    guard let post else { return nil }
    return circumstances.commune
      .records(in: .appointments, where: "post", equals: .choice(post.rawValue))
      .count { id in
        circumstances.commune.appointments[ID(id)]?.period.contains(circumstances.today) ?? false
      }
  }
}

extension RegisterKey {
  package static let posts = RegisterKey("posts")
}

/// To which part of the political system a post belongs.
package enum PostBranch: String, Choice {
  case party, government, front
  case residenceUnit = "residence-unit"
}
