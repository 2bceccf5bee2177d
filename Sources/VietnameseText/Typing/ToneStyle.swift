/// Where the tone of an open oa, oe or uy is written.
package enum ToneStyle: String, CaseIterable, Hashable, Sendable {
  /// On the first vowel, as state texts write: hòa, khỏe, thủy.
  case old
  /// On the second, as school books write: hoà, khoẻ, thuỷ.
  case new
}
