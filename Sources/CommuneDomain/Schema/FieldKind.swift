/// What a field accepts, and so how it is typed, shown, stored and compared.
package enum FieldKind: Hashable, Sendable {
  case text(TextShape)
  /// A whole number in a range.
  case integer(ClosedRange<Int>)
  /// A number with two decimals, in whole hundredths and in a range of those.
  case hundredths(ClosedRange<Int>)
  /// Money in whole đồng.
  case amount
  case date(DatePrecision)
  /// One of these keys; their words are phrases `<register>.<field>.<key>`.
  case choice([String])
  case flag
  case reference(RegisterKey)
  /// One of these keys for each record named.
  case marks([String])
  /// A remark for each record named.
  case remarks
  case notes
}

/// What a text field holds; decides its order, its typing and its checks.
package enum TextShape: Hashable, Sendable {
  /// A line of up to so many letters.
  case line(Int)
  /// A longer text of up to so many letters; still one paragraph.
  case paragraph(Int)
  /// A text of up to so many letters that is kept letter by letter, with its lines and blanks.
  case verbatim(Int)
  /// A person's name, sorted by given name.
  case personName
  /// A code with its own spelling; compared without regard to case.
  case code
  case phone
  /// The 12-digit personal identification number (Decree 137/2015); masked on screen.
  case identity
  /// A time of day, HH:mm.
  case time
}

/// How much of a date must be known.
package enum DatePrecision: Hashable, Sendable {
  case day
  /// Year alone, or year and month, are accepted and shown as such.
  case yearAllowed
}
