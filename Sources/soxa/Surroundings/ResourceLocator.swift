/// Finds the folder of phrases and rules, wherever the program was put.
struct ResourceLocator {
  /// The folder that `--resources` names.
  var asked: String?

  /// Where to look, in this order: what was asked for, beside the program, beside its parent
  /// folder, in the source tree.
  var candidates: [String] {
    if let asked = asked ?? Surroundings.variable("SOXA_RESOURCES") { return [asked] }
    var folders: [String] = []
    if let binary = Surroundings.binaryFolder {
      folders += [
        binary + "/SoXa_soxa.resources/Resources",
        binary + "/Resources",
        binary + "/../share/soxa",
      ]
    }
    return folders + [Self.sourceTree]
  }

  /// The first folder that has phrases.
  var folder: String? {
    candidates.first { Surroundings.isFolder($0 + "/Locales") }
  }

  /// Said in both languages, because the words themselves are what is missing.
  var refusal: String {
    let places = candidates.map { "  " + $0 }.joined(separator: "\n")
    return """
      Không tìm thấy thư mục Resources (lời chữ và quy định). Đã tìm ở:
      \(places)
      Chỉ thư mục bằng --resources DIR hoặc biến SOXA_RESOURCES.
      The folder Resources (words and rules) was not found in the places above. \
      Name it with --resources DIR or the variable SOXA_RESOURCES.
      """
  }

  /// `Resources` of the package from which the program was built.
  private static let sourceTree: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(4).joined(separator: "/") + "/Resources"
  }()
}
