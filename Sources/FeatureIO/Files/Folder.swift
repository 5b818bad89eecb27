import SystemIO

/// A folder that files are to be written into; one that was made for them goes again where they could not be written.
package struct Folder {
    package let path: String
    private let isNew: Bool

    /// Makes the folder where there is none; the folder that it is in must be there. Fails as `writeFile` does.
    package init(making path: String) throws(FileError) {
        self.path = path
        isNew = unsafe mkdir(path, 0o777) == 0
        let number = errno
        guard isNew || number == EEXIST else { throw SystemFault(number: number).creating(path) }
    }

    /// Removes the folder if it was made and is empty.
    package func undo() {
        if isNew { unsafe rmdir(path) }
    }
}
