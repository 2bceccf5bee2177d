enum ResourceFilesPlaceholder {}
