import CommuneDomain
import Localization

/// Turns a condition as typed into a filter on a field.
struct ConditionReading {
  let book: Book
  let register: RegisterKey
  let field: FieldDescription

  enum Test {
    case only(Filter)
    /// Every record but those that meet the filter.
    case except(Filter)
  }

  func test(_ argument: ConditionArgument) throws(Failure) -> Test {
    let isEmpty = argument.text.allSatisfy { $0 == " " }
    switch argument.comparison {
    case .equal:
      return .only(isEmpty ? filter(.isEmpty) : filter(try equality(argument.text)))
    case .notEqual:
      return isEmpty
        ? .only(filter(.notEmpty)) : .except(filter(try equality(argument.text)))
    case .atLeast, .atMost:
      return .only(filter(try bound(argument)))
    }
  }

  private func filter(_ test: Filter.Test) -> Filter { Filter(field.key, test) }

  private func equality(_ text: String) throws(Failure) -> Filter.Test {
    switch try value(text) {
    case .empty: .equals(.flag(false))
    case .marks, .notes: .contains(text)
    case let value: .equals(value)
    }
  }

  private func bound(_ argument: ConditionArgument) throws(Failure) -> Filter.Test {
    let isLower = argument.comparison == .atLeast
    switch try value(argument.text) {
    case .integer(let number): return isLower ? .atLeast(number) : .atMost(number)
    case .date(let date):
      return isLower
        ? .after(date.firstDay.adding(days: -1)) : .before(date.lastDay.adding(days: 1))
    default:
      throw .usage(
        book.phrases.text("cli.no-order", book.phrases.label(register, field.key)))
    }
  }

  /// A year or a month stands for all its days here, whatever the field itself accepts.
  private func value(_ text: String) throws(Failure) -> FieldValue {
    let parser = book.workplace.parser
    do {
      return try parser.value(
        text, for: field, of: register, in: book.commune, phrases: book.phrases)
    } catch .wholeDayExpected(let typed) {
      if let date = try? parser.date(typed, .yearAllowed) { return .date(date) }
      throw refusal(.wholeDayExpected(typed))
    } catch {
      throw refusal(error)
    }
  }

  private func refusal(_ error: InputError) -> Failure {
    .refused([book.phrases.sentence(for: error, field: field.key, register: register)])
  }
}

extension CalendarDate {
  /// The first day that a date of less precision can mean.
  fileprivate var firstDay: CalendarDate { CalendarDate(dayNumber: dayNumber) }

  /// The last day that a date of less precision can mean.
  fileprivate var lastDay: CalendarDate {
    if isWholeDay { return self }
    return firstDay.adding(months: month == nil ? 12 : 1).adding(days: -1)
  }
}
