internal import CommuneDomain
internal import Localization

/// The top of a Party document: the bodies at the left; the Party's name, place and day at the
/// right (Guidance 36-HD/VPTW).
struct Letterhead {
  let issuer: [String]
  let placeAndDate: [String]

  init(_ context: ReportContext) {
    let phrases = context.phrases
    let identity = context.identity
    let parent = Self.parent(of: identity, in: context.circumstances)
      .map { [phrases.text("report.provincial-committee", $0.name.uppercased())] }
    issuer = (parent ?? []) + [phrases.text("report.committee", identity.name.uppercased())]
    placeAndDate = [
      phrases["report.party"],
      phrases.text(
        "report.place-and-date", Self.place(identity.name),
        phrases.documentDate(context.circumstances.today)),
    ]
  }

  /// The province, where the register of administrative units has it.
  private static func parent(of identity: BookIdentity, in circumstances: Circumstances)
    -> AdministrativeUnit?
  {
    let commune = circumstances.commune
    return
      commune
      .records(in: .administrativeUnits, where: "code", equals: .text(identity.code))
      .compactMap { commune.administrativeUnits[ID($0)] }
      .first { $0.period.contains(circumstances.today) }?
      .parent.flatMap { commune.administrativeUnits[$0] }
  }

  /// "Minh Họa" of "Phường Minh Họa".
  private static func place(_ name: String) -> String {
    for kind in ["Phường ", "Xã ", "Đặc khu "] where name.hasPrefix(kind) {
      return String(name.dropFirst(kind.count))
    }
    return name
  }
}
