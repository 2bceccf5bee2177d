extension WordFold {
  /// The shapes as they show: ưo and uơ become ươ as soon as a letter follows.
  var shownShapes: [Letter.Shape] {
    var shapes = letters.map(\.shape)
    guard let pair = hornPair, pair + 2 < letters.count else { return shapes }
    switch letters[pair + 2].plain {
    case "a", "e", "o", "y": return shapes
    default: break
    }
    let horns = [shapes[pair], shapes[pair + 1]]
    if horns == [.horn, .plain] || horns == [.plain, .horn] {
      shapes[pair] = .horn
      shapes[pair + 1] = .horn
    }
    return shapes
  }

  /// Where the u of a sounding uo stands.
  private var hornPair: Int? {
    guard let vowels = nucleus?.vowels, vowels.count > 1,
      letters[vowels.lowerBound].plain == "u", letters[vowels.lowerBound + 1].plain == "o"
    else { return nil }
    return vowels.lowerBound
  }

  // MARK: - Circumflex, horn, breve

  /// A letter a, e or o that may put the circumflex on the one before it.
  mutating func takeTwin(_ key: Character) -> Bool {
    guard let nucleus = nucleusInReach else { return false }
    let plain = TypedLetter(key).plain
    let places = nucleus.vowels.reversed().filter { letters[$0].plain == plain }
    guard
      let place = places.first(where: {
        $0 == letters.count - 1 || suits(.circumflex, at: $0, in: nucleus)
      })
    else { return false }
    put(.circumflex, at: place, key)
    return true
  }

  /// A key for one mark.
  mutating func takeMark(_ shape: Letter.Shape, _ key: Character) -> Bool {
    guard let nucleus = nucleusInReach else { return false }
    if shape == .horn, takeHornPair(key) { return true }
    let places = nucleus.vowels.reversed().filter { Self.isPossible(shape, on: letters[$0].plain) }
    // A sign may be meant as punctuation, so it must suit; a digit at the end of a word hardly is
    // anything else than a mark.
    let place =
      places.first { suits(shape, at: $0, in: nucleus) }
      ?? places.first { method == .vni || $0 == letters.count - 1 }
    guard let place else { return false }
    put(shape, at: place, key)
    return true
  }

  /// The w of Telex.
  mutating func takeHornOrBreve(_ key: Character) -> Bool {
    guard let nucleus else { return takeVowel("u", key) }
    guard nucleus.isInReach else { return false }
    if takeHornPair(key) { return true }
    for place in nucleus.vowels.reversed() {
      let shape: Letter.Shape = letters[place].plain == "a" ? .breve : .horn
      guard suits(shape, at: place, in: nucleus) else { continue }
      // Open ua is ưa, as in mưa; uă stands in no syllable.
      let follows = place > nucleus.vowels.lowerBound ? letters[place - 1].plain : nil
      if shape == .breve, follows == "u", letters[place].shape == .plain { continue }
      put(shape, at: place, key)
      return true
    }
    return isOnlyGi(nucleus) ? takeVowel("u", key) : false
  }

  /// One horn key for uo: both letters when something follows, else the o.
  private mutating func takeHornPair(_ key: Character) -> Bool {
    guard let pair = hornPair, let nucleus, pair + 2 == nucleus.run.upperBound || nextSuits(pair)
    else { return false }
    // An ưo that a letter has made ươ still awaits the key of its o.
    if letters[pair + 1].shape == .horn {
      takeBack([pair, pair + 1], key)
    } else {
      letters[pair + 1].shape = .horn
      owners.append(pair + 1)
    }
    return true
  }

  private func nextSuits(_ pair: Int) -> Bool {
    letters[pair + 2].plain == "i" || letters[pair + 2].plain == "u"
  }

  /// ơ or ư typed with one key, where a syllable can still take a vowel.
  mutating func takeVowel(_ plain: Unicode.Scalar, _ key: Character) -> Bool {
    if letters.last?.wholeKey == key {
      takeBack([letters.count - 1], key)
      return true
    }
    if let nucleus, !isOnlyGi(nucleus) {
      let isAfterU =
        nucleus.finals == 0 && nucleus.vowels.count == 1
        && letters[nucleus.vowels.lowerBound].plain == "u"
      guard plain == "o", isAfterU else { return false }
    }
    // No writing puts ư after these.
    let before = letters[syllableStart...].suffix(2).compactMap(\.plain)
    if plain == "u" {
      switch before.last {
      case "k", "q": return false
      case "u" where before.first == "q" && before.count == 2: return false
      default: break
      }
    }
    let isCapital = key.isUppercase || key == "{" || key == "}"
    let base = Character(plain)
    append(
      TypedLetter(
        isCapital ? Character(base.uppercased()) : base, with: .horn, wholeKey: key))
    return true
  }

  private func isOnlyGi(_ nucleus: Nucleus) -> Bool {
    nucleus.finals == 0 && nucleus.run.count == 1
      && letters[nucleus.run.lowerBound].plain == "i"
      && letters[syllableStart..<nucleus.run.lowerBound].map(\.plain) == ["g"]
  }

  private static func isPossible(_ shape: Letter.Shape, on plain: Unicode.Scalar?) -> Bool {
    switch shape {
    case .circumflex: plain == "a" || plain == "e" || plain == "o"
    case .breve: plain == "a"
    default: plain == "o" || plain == "u"
    }
  }

  /// Whether a vowel with this shape is found between the vowels beside it.
  private func suits(_ shape: Letter.Shape, at place: Int, in nucleus: Nucleus) -> Bool {
    let vowels = nucleus.vowels
    let before = place > vowels.lowerBound ? letters[place - 1].plain : nil
    let after = place + 1 < vowels.upperBound ? letters[place + 1].plain : nil
    switch (letters[place].plain, shape) {
    case ("a", .circumflex): return [nil, "u"].contains(before) && [nil, "u", "y"].contains(after)
    case ("a", .breve): return [nil, "o", "u", "i", "e"].contains(before) && after == nil
    case ("e", .circumflex):
      return [nil, "i", "u", "y"].contains(before) && [nil, "u"].contains(after)
    case ("o", .circumflex): return [nil, "u"].contains(before) && [nil, "i"].contains(after)
    case ("o", .horn): return [nil, "u", "i"].contains(before) && [nil, "i", "u"].contains(after)
    case ("u", .horn): return before == nil && [nil, "a", "i", "u"].contains(after)
    default: return false
    }
  }

  /// Puts a mark on a letter; the mark that it has already is taken back.
  private mutating func put(_ shape: Letter.Shape, at place: Int, _ key: Character) {
    if shownShapes[place] == shape {
      takeBack([place], key)
      return
    }
    letters[place].shape = shape
    if shape == .circumflex, place == hornPair.map({ $0 + 1 }), letters[place - 1].shape == .horn {
      letters[place - 1].shape = .plain
    }
    owners.append(place)
  }

  /// Removes the marks of letters and shows the key instead.
  private mutating func takeBack(_ places: [Int], _ key: Character) {
    let isTripleO =
      method == .telex && letters[places[0]].plain == "o" && TypedLetter(key).plain == "o"
      && places[0] == letters.count - 1
    let last = letters.count - 1
    if places == [last], let wholeKey = letters[last].wholeKey,
      wholeKey.lowercased() == key.lowercased()
    {
      letters[last] = TypedLetter(wholeKey)
      owners.append(last)
      guard wholeKey.isLetter else {
        // A bracket after all: what follows is a word of its own.
        finishSyllable(at: letters.count)
        return
      }
    } else {
      for place in places { letters[place].shape = .plain }
      append(TypedLetter(key))
    }
    freedom = isTripleO ? .tones : .none
  }

  // MARK: - Đ

  /// Makes đ of the d typed just before, else of the one that begins the syllable.
  mutating func takeStroke(_ key: Character) -> Bool {
    guard let place = strokePlace else { return false }
    if letters[place].shape == .stroke {
      takeBack([place], key)
    } else {
      letters[place].shape = .stroke
      owners.append(place)
    }
    return true
  }

  private var strokePlace: Int? {
    let syllable = letters[syllableStart...]
    if syllable.last?.plain == "d" { return letters.count - 1 }
    guard freedom != .stroke else { return nil }
    if let nucleus = nucleusInReach {
      let onset = syllableStart..<nucleus.run.lowerBound
      if let last = onset.last, letters[last].plain == "d" { return last }
      if let first = onset.first, letters[first].plain == "d" { return first }
    }
    // A digit is no letter of an abbreviation, so it may look further back: SDT9 is SĐT.
    return method == .vni ? syllable.lastIndex { $0.plain == "d" } : nil
  }
}
