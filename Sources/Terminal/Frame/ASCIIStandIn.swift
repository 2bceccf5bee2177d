extension Character {
  /// The sign of plain ASCII that stands in where a font lacks this one; the character itself when
  /// it has none. Vietnamese letters keep their marks.
  package var asciiStandIn: Character { asciiStandIns[self] ?? self }
}

/// Every sign the screens draw beyond letters, with a stand-in of the same width.
package let asciiStandIns: [Character: Character] = [
  "─": "-", "━": "-", "═": "=", "│": "|", "┃": "|", "║": "|",
  "┌": "+", "┐": "+", "└": "+", "┘": "+", "├": "+", "┤": "+", "┬": "+", "┴": "+", "┼": "+",
  "█": "#", "▓": "#", "▒": ":", "░": ".", "▏": "|", "▌": "|",
  "▸": ">", "▾": "v", "◂": "<", "▴": "^", "›": ">", "‹": "<",
  "↑": "^", "↓": "v", "←": "<", "→": ">",
  "✓": "v", "✗": "x", "×": "x", "·": ".", "•": "*", "●": "*", "○": "o",
  "…": "~", "–": "-", "—": "-", "“": "\"", "”": "\"", "‘": "'", "’": "'", "«": "<", "»": ">",
  "⏎": "+", "⇥": ">", "⌫": "<", "␛": "^", "₫": "d", "\u{A0}": " ", "\u{202F}": " ",
  "\u{FFFD}": "?",
]
