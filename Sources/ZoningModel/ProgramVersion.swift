/// The version of the program, as `--version`, maps and reports give it.
public let programVersion = "0.1.0"
