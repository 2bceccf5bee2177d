/// A word in a key script that names no key.
package struct KeyScriptError: Error, Hashable, Sendable {
  /// The line of the script, counted from 1.
  package let line: Int
  /// What stands there.
  package let token: String
}
