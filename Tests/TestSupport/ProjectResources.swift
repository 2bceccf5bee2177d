package import ResourceFiles

/// The project's own words and rules, as its checked-out files hold them.
package enum ProjectResources {
  package static let files: ResourceFiles = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return ResourceFiles(directory: parts.dropLast(3).joined(separator: "/") + "/Resources")
  }()
}
