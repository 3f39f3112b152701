//! How files are made and opened. A file is written under a name that nobody can guess, flushed to the disk, and only then
//! gets its own name: it is there whole, or not at all, and no link that waits under its name leads the text elsewhere. No
//! other module makes a file, but for the recorders of `store`, which write while they are being watched by a learner.
//!
//! What a command writes may hold answers, names, words or keys, so that it is for its owner alone (0600), and a folder that
//! is made for such files likewise (0700). Only what is dealt is for [`Readers::Everyone`]: on a shared computer the learner
//! who opens a start file is another user than the teacher who wrote it, and what it tells them they may know. Whoever wants
//! others to read a file says so with `chmod`; written anew, it is its owner's again.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
#[cfg(unix)]
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use crate::system::random_bytes;

/// The mark that some editors put before a text in UTF-8.
pub const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Who may read what is made. Systems that know no such permissions keep theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// Whoever runs the program.
    Owner,
    /// Whoever the user's mask lets.
    Everyone,
}

/// Writes a file that must not exist yet.
///
/// # Errors
/// When something has its name already, if only a link that leads nowhere; or it cannot be written: then there is none.
pub fn write_new(path: &Path, text: &[u8], readers: Readers) -> io::Result<()> {
    let draft = Draft::write(path, text, readers)?;
    match fs::hard_link(&draft.0, path) {
        // Some disks know no second names; there, a file that comes at the same moment would be written over.
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists && is_free(path) => fs::rename(&draft.0, path)?,
        linked => linked?,
    }
    flush_folder(path);
    Ok(())
}

/// Writes a file, or writes it anew. A link of its name is replaced, and what it led to is left alone.
///
/// # Errors
/// When it cannot be written; what was there before is there still.
pub fn write_anew(path: &Path, text: &[u8], readers: Readers) -> io::Result<()> {
    let draft = Draft::write(path, text, readers)?;
    fs::rename(&draft.0, path)?;
    flush_folder(path);
    Ok(())
}

/// Makes a folder, and those it is in, where they are not there.
///
/// # Errors
/// When one cannot be made.
pub fn make_folder(path: &Path, readers: Readers) -> io::Result<()> {
    let mut folder = DirBuilder::new();
    #[cfg(unix)]
    folder.mode(if readers == Readers::Owner { 0o700 } else { 0o777 });
    folder.recursive(true).create(path)
}

/// Opens a file to read. Pipes and devices are refused: one would wait for them, perhaps for ever. What the user has opened
/// for the program (`/dev/stdin`, `/dev/fd/63`) is read whatever it is.
///
/// # Errors
/// When it cannot be opened, or is no ordinary file.
pub fn open(path: &Path) -> io::Result<File> {
    if path == Path::new("/dev/stdin") || path.starts_with("/dev/fd") {
        return File::open(path);
    }
    open_without_waiting(path, OpenOptions::new().read(true))
}

/// Opens a file to change it.
///
/// # Errors
/// When it cannot be opened, or is no ordinary file.
pub fn open_to_change(path: &Path) -> io::Result<File> {
    open_without_waiting(path, OpenOptions::new().write(true))
}

/// Opens an ordinary file, without waiting for somebody at the other end of a pipe.
fn open_without_waiting(path: &Path, options: &mut OpenOptions) -> io::Result<File> {
    #[cfg(unix)]
    options.custom_flags(nix::libc::O_NONBLOCK | nix::libc::O_NOCTTY);
    ordinary(options.open(path)?)
}

/// Opens a file to read and to add to its end; one that does not exist is begun, for its owner alone.
///
/// # Errors
/// When it cannot be opened, is a link, or is no ordinary file.
pub fn open_to_add(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).append(true).create(true);
    #[cfg(unix)]
    options.mode(0o600).custom_flags(nix::libc::O_NOFOLLOW | nix::libc::O_NONBLOCK | nix::libc::O_NOCTTY);
    let opened = options.open(path);
    if opened.is_err() && fs::symlink_metadata(path).is_ok_and(|about| about.is_symlink()) {
        return Err(io::Error::other("it is a link; name the file that it leads to"));
    }
    ordinary(opened?)
}

fn ordinary(file: File) -> io::Result<File> {
    let kind = file.metadata()?.file_type();
    if kind.is_file() {
        return Ok(file);
    }
    Err(io::Error::other(if kind.is_dir() {
        "it is a folder, and no file"
    } else {
        "it is no ordinary file, but a pipe or a device"
    }))
}

/// What is to become a file. Dropped before that, or when it has got a second name, it goes.
struct Draft(PathBuf);

impl Draft {
    /// Writes what a file is to hold beside the place where that is to be, and flushes it to the disk.
    fn write(path: &Path, text: &[u8], readers: Readers) -> io::Result<Self> {
        let name = format!(".hangup-{:016x}", u64::from_le_bytes(random_bytes()?));
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        options.mode(if readers == Readers::Owner { 0o600 } else { 0o666 });
        let draft = folder_of(path).join(name);
        let mut file = options.open(&draft)?;
        let draft = Self(draft);
        file.write_all(text)?;
        file.sync_all()?;
        Ok(draft)
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // Renamed, it is gone already.
        let _ = fs::remove_file(&self.0);
    }
}

fn is_free(path: &Path) -> bool {
    fs::symlink_metadata(path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Sees to it that a name is still in its folder after a power cut, as far as the system offers that.
pub fn flush_folder(path: &Path) {
    if let Ok(folder) = File::open(folder_of(path)) {
        let _ = folder.sync_all();
    }
}
