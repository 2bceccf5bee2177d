/// How a share has changed: in points, the difference of two percentages, and in percent, the growth of
/// the number itself. The two are never the same thing (article 3.8).
package struct ShareChange: Sendable {
  package let before: (part: Int, whole: Int)
  package let after: (part: Int, whole: Int)

  package init(from before: (part: Int, whole: Int), to after: (part: Int, whole: Int)) {
    self.before = before
    self.after = after
  }

  /// The difference of the percentages in points, from the exact fractions: 846 with two decimals for
  /// 110 of 130 and then 121 of 130 (fixture F05).
  package func points(decimals: Int) -> Int? {
    let (left, leftOverflows) = after.part.multipliedReportingOverflow(by: before.whole)
    let (right, rightOverflows) = before.part.multipliedReportingOverflow(by: after.whole)
    let (whole, wholeOverflows) = before.whole.multipliedReportingOverflow(by: after.whole)
    guard !leftOverflows, !rightOverflows, !wholeOverflows else { return nil }
    return Percentage.rounded(left - right, of: whole, decimals: decimals)
  }

  /// By how many percent the part has grown: 1000 with two decimals from 110 to 121.
  package func growth(decimals: Int) -> Int? {
    Percentage.rounded(after.part - before.part, of: before.part, decimals: decimals)
  }
}
