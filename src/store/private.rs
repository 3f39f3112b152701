//! The files in which one person's answers are kept while they play: made so that nobody else reads them, and known again
//! while they are open.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io;
use std::path::Path;

use super::Reason;
use crate::files::{Readers, make_folder};

/// Makes a new file. Only its owner may read it; but where its folder is somebody else's, as one to hand in to may be,
/// everybody may who can reach the folder: otherwise a teacher could not.
pub(super) fn new_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt};
        let file = options.mode(0o600).open(path)?;
        let owner_of_folder = path.parent().and_then(|folder| Some(fs::metadata(folder).ok()?.uid()));
        if owner_of_folder.is_some_and(|owner| file.metadata().is_ok_and(|facts| facts.uid() != owner)) {
            file.set_permissions(fs::Permissions::from_mode(0o644))?;
        }
        Ok(file)
    }
    #[cfg(not(unix))]
    options.open(path)
}

/// Makes the file of a history ready to be opened: its folder, and the file itself where there is none, for its owner alone.
/// One that others may read is theirs no longer.
pub(super) fn make_private(path: &Path) -> Result<(), Reason> {
    path.parent().map_or(Ok(()), |folder| make_folder(folder, Readers::Owner)).map_err(Reason::Folder)?;
    match fs::metadata(path) {
        Ok(facts) if !facts.is_file() => return Err(Reason::NoFile),
        Ok(facts) => take_from_others(path, &facts),
        // What cannot be made here is told better by whoever opens it.
        Err(_) => drop(new_file(path)),
    }
    Ok(())
}

/// Takes from everybody else what they may do with a file. Who may not change that may still keep answers in it.
#[cfg(unix)]
fn take_from_others(path: &Path, facts: &Metadata) {
    use std::os::unix::fs::PermissionsExt;
    let mode = facts.permissions().mode();
    if mode & 0o077 != 0 {
        let _ = fs::set_permissions(path, fs::Permissions::from_mode(mode & 0o700));
    }
}

#[cfg(not(unix))]
fn take_from_others(_: &Path, _: &Metadata) {}

/// The files of a store, as far as the system tells one file from another: the database, and what is on its way into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FilesOfStore {
    database: Option<OneFile>,
    log: Option<OneFile>,
}

/// A file, by what makes it this one and no other, and its length in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct OneFile {
    device: u64,
    number: u64,
    length: u64,
}

impl FilesOfStore {
    /// Those that have the names now.
    pub fn at(path: &Path) -> Self {
        let mut log = path.as_os_str().to_owned();
        log.push("-wal");
        Self { database: OneFile::at(path), log: OneFile::at(Path::new(&log)) }
    }

    /// Whether these are the files that there were before. The log may be begun, and begun anew.
    pub fn go_on_from(&self, before: &Self) -> bool {
        let same = |now: Option<OneFile>, before: Option<OneFile>| match (now, before) {
            (Some(now), Some(before)) => (now.device, now.number) == (before.device, before.number),
            (now, None) => now.is_some() || cfg!(not(unix)),
            (None, Some(_)) => false,
        };
        let length = |file: Option<OneFile>| file.map_or(0, |file| file.length);
        same(self.database, before.database)
            && same(self.log, before.log)
            && length(self.database) >= length(before.database)
    }
}

impl OneFile {
    #[cfg(unix)]
    fn at(path: &Path) -> Option<Self> {
        use std::os::unix::fs::MetadataExt;
        let facts = fs::metadata(path).ok()?;
        Some(Self { device: facts.dev(), number: facts.ino(), length: facts.len() })
    }

    /// Elsewhere, a file that is open cannot be removed, nor another be put in its place.
    #[cfg(not(unix))]
    fn at(_: &Path) -> Option<Self> {
        None
    }
}
