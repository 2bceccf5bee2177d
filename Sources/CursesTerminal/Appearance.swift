import CNcurses
import Terminal

/// The look of each style: an attribute, and a colour where there is one.
///
/// Only the terminal's own colours on its own background: a commune's choice of light or dark
/// stays. Every style that warns or selects differs without its colour, too.
struct Appearance {
  private let looks: [(attributes: attr_t, pair: CShort)]

  /// Defines the colour pairs; call it after the screen has been opened.
  init(usesColor: Bool) {
    let hasColor =
      usesColor && has_colors() && start_color() == OK && use_default_colors() == OK
    looks = Style.allCases.map { style in
      let (attributes, color) = Self.look(of: style)
      guard hasColor, color > 0 else { return (attributes, 0) }
      init_pair(CShort(color), CShort(color), -1)
      return (attributes, CShort(color))
    }
  }

  /// The look of a style.
  subscript(style: Style) -> (attributes: attr_t, pair: CShort) { looks[Int(style.rawValue)] }

  private static func look(of style: Style) -> (attr_t, Int32) {
    let none: attr_t = 0
    return switch style {
    case .plain: (none, 0)
    case .muted, .rule: (soxa_dim(), 0)
    case .title: (soxa_bold(), 0)
    case .heading: (soxa_underline(), 0)
    case .selected: (soxa_reverse(), 0)
    case .marked: (soxa_bold(), COLOR_YELLOW)
    case .key: (soxa_bold(), COLOR_CYAN)
    case .good: (none, COLOR_GREEN)
    case .warning: (soxa_bold(), COLOR_YELLOW)
    case .error: (soxa_bold() | soxa_underline(), COLOR_RED)
    case .figure: (soxa_underline(), COLOR_CYAN)
    case .selectedFigure: (soxa_reverse() | soxa_bold(), 0)
    case .field: (soxa_underline(), 0)
    case .fieldFocused: (soxa_underline() | soxa_bold(), 0)
    case .match: (soxa_underline() | soxa_bold(), COLOR_MAGENTA)
    case .selectedMatch: (soxa_reverse() | soxa_underline(), 0)
    }
  }
}
