/// Where text stands in a column wider than itself.
package enum TextAlignment: Sendable {
  case leading, trailing, center
}
