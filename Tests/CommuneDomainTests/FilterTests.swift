import CommuneDomain
import TestSupport
import Testing

struct FilterTests {
  private static let october = SmallCommune.date("2026-10")

  static let cases: [(RegisterKey, [Filter], [UInt64])] = [
    (.households, [], [31, 32, 33, 34]),
    (.households, [Filter("poverty", .equals(.choice("poor")))], [32, 33]),
    (.households, [Filter("head", .contains("ANH"))], [32]),
    (.households, [Filter("head", .contains("duc"))], [34]),
    (.households, [Filter("group", .contains("to 2"))], [31, 32]),
    (.households, [Filter("group", .equals(.reference(SmallCommune.id(13))))], [34]),
    (.households, [Filter("code", .equals(.text("h000003")))], [33]),
    (.households, [Filter("phone", .isEmpty), Filter("poverty", .notEmpty)], [31, 32, 33, 34]),
    (.households, [Filter("phone", .notEmpty)], []),
    (.households, [Filter("no-such-field", .isEmpty)], []),
    (
      .recommendations, [Filter("received", .equals(.date(SmallCommune.date("2026-10"))))],
      [72, 73]
    ),
    (.recommendations, [Filter("received", .after(SmallCommune.date("2026-10")))], [74]),
    (.recommendations, [Filter("received", .before(SmallCommune.date("2026-10")))], [71]),
    (.recommendations, [Filter("answered", .isEmpty)], [73, 74]),
    (.meetings, [Filter("required", .atLeast(5))], [53]),
    (.meetings, [Filter("required", .atMost(5))], [51]),
    (.meetings, [Filter("attendance", .contains("unexcused"))], [51]),
  ]

  @Test func filtersKeepWhatMeetsAllOfThem() {
    let commune = SmallCommune().commune
    for (register, filters, ids) in Self.cases {
      #expect(
        commune.ids(in: register, filters: filters) == ids.map(SmallCommune.id), "\(filters)")
    }
  }

  static let orders: [(RegisterKey, SortOrder, [UInt64])] = [
    (.people, SortOrder(field: "name"), [23, 24, 22, 21]),
    (.people, SortOrder(field: "name", descending: true), [21, 22, 24, 23]),
    (.groups, SortOrder(field: "name"), [11, 13, 12]),
    (.households, SortOrder(field: "group"), [31, 32, 34, 33]),
    (.households, SortOrder(field: "poverty"), [31, 32, 33, 34]),
    (.households, SortOrder(field: "poverty", descending: true), [34, 32, 33, 31]),
    (.recommendations, SortOrder(field: "answered"), [71, 72, 73, 74]),
    (.recommendations, SortOrder(field: "answered", descending: true), [72, 71, 73, 74]),
    (.meetings, SortOrder(field: "required", descending: true), [53, 51, 52]),
    (.assignments, SortOrder(field: "person"), [43, 46, 42, 41, 44, 45]),
    (.people, SortOrder(field: "no-such-field"), [21, 22, 23, 24]),
  ]

  @Test func listsStandInTheOrderOfAField() {
    let commune = SmallCommune().commune
    for (register, order, ids) in Self.orders {
      let sorted = commune.sorted(commune.ids(in: register), in: register, by: order)
      #expect(sorted == ids.map(SmallCommune.id), "\(register) by \(order)")
    }
  }
}
