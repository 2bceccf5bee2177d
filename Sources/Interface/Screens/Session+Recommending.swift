internal import CommuneDomain
internal import Localization

extension Session {
  /// Makes a recommendation of an opinion of a dialogue, unless there is one already.
  func recommend(_ id: RecordID) -> Response {
    guard let opinion = commune.opinions[ID(id)] else { return .none }
    if let made = opinion.recommendation {
      return .say(
        phrases.text("message.recommended-already", title(of: made.raw, in: .recommendations)),
        .warning)
    }
    return .effect(.save(opinion.raise(as: ID(makeID()), in: circumstances)))
  }
}
