import SystemIO

/// Makes a folder unless it is there already; whether it was made. The folder that it lies in must be there.
package func makeFolder(_ path: String) throws(FileError) -> Bool {
    if unsafe mkdir(path, 0o777) == 0 { return true }
    let fault = SystemFault.last
    // What else may stand under the name shows when something is written there.
    guard fault.number != EEXIST else { return false }
    throw fault.creating(path)
}

/// Takes a folder away that nothing is in; one that holds something stays.
package func removeEmptyFolder(_ path: String) { unsafe rmdir(path) }
