import CommuneDomain
import Localization
import VietnameseText

/// Which records `list` shows, and in which order.
struct RecordSelection {
  let book: Book
  let register: any RegisterDescribing
  var conditions: [String] = []
  var search: String?
  var sort: String?
  var limit: Int?

  func ids() throws(Failure) -> [RecordID] {
    var ids = try filtered()
    if let search { ids = found(search, in: ids) }
    ids = try sorted(ids)
    if let limit { ids = Array(ids.prefix(max(0, limit))) }
    return ids
  }

  private func filtered() throws(Failure) -> [RecordID] {
    var filters: [Filter] = []
    var excluded: Set<RecordID> = []
    for condition in conditions {
      guard let argument = ConditionArgument(condition) else {
        throw .usage(book.phrases.text("cli.condition-expected", condition))
      }
      let field = try book.field(argument.field, of: register)
      let test = try ConditionReading(book: book, register: register.key, field: field)
        .test(argument)
      switch test {
      case .only(let filter): filters.append(filter)
      case .except(let filter):
        excluded.formUnion(register.ids(in: book.commune, filters: [filter]))
      }
    }
    let ids = register.ids(in: book.commune, filters: filters)
    return excluded.isEmpty ? ids : ids.filter { !excluded.contains($0) }
  }

  /// Best matches first, blind to diacritics, as the screens find them.
  private func found(_ text: String, in ids: [RecordID]) -> [RecordID] {
    let searched =
      register.fields.filter { $0.isSearched && $0.kind == .text(.personName) }
      + register.fields.filter { $0.isSearched && $0.kind != .text(.personName) }
    var index = SearchIndex()
    for id in ids {
      let record = book.commune.record(id, in: register.key)
      index.append(
        searched.map { field in
          switch record?.value(of: field.key) {
          case .text(let text): text
          case .reference(let target):
            if case .reference(let register) = field.kind {
              book.commune.title(of: target, in: register)
            } else {
              ""
            }
          default: ""
          }
        })
    }
    return index.rows(matching: text).map { ids[$0] }
  }

  /// The first field decides, the next ones where it does not.
  private func sorted(_ ids: [RecordID]) throws(Failure) -> [RecordID] {
    var ids = ids
    for name in (sort ?? "").split(separator: ",").reversed() {
      let isDescending = name.hasPrefix("-")
      let field = try book.field(String(name.drop { $0 == "-" || $0 == " " }), of: register)
      let order = SortOrder(field: field.key, descending: isDescending)
      ids = register.sorted(ids, in: book.commune, by: order)
    }
    return ids
  }
}
