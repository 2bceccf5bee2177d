package import CommuneDomain

/// A report that can be asked for: its name, what it needs, and how it is made.
package struct Report: Sendable {
  /// Its name on the command line and in machine formats; its words are phrases `report.<name>.…`.
  package let name: String
  package let code: String
  /// The periods for which it is made, the usual one first; none when it shows the present.
  package let periodKinds: [ReportPeriod.Kind]
  /// The register of the record that it is about.
  package let needsSubject: RegisterKey?
  let make: @Sendable (ReportContext) throws(ReportError) -> Document

  /// The period shown when none is asked for.
  package func usualPeriod(on day: CalendarDate) -> ReportPeriod? {
    periodKinds.first.map { ReportPeriod($0, containing: day) }
  }

  /// Makes the report.
  ///
  /// - Throws: `ReportError` when the period or subject is not one that the report is made for.
  package func document(in context: ReportContext) throws(ReportError) -> Document {
    var context = context
    if periodKinds.isEmpty {
      context.period = nil
    } else {
      context.period = context.period ?? usualPeriod(on: context.circumstances.today)
      guard let kind = context.period?.kind, periodKinds.contains(kind) else {
        throw .wrongPeriod(periodKinds)
      }
    }
    if let register = needsSubject {
      guard let subject = context.subject else { throw .needsSubject(register) }
      guard context.circumstances.commune.record(subject, in: register) != nil else {
        throw .noSuchSubject(register, subject)
      }
    } else {
      context.subject = nil
    }
    var document = try make(context)
    document.seal = context.seal
    return document
  }
}
