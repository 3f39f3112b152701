//! What a class handed in, file by file: which of them are results, whatever they are called, and what to do with each of
//! the others. Nothing here keeps the rest back, and nothing is passed over without a word but what systems leave behind.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::copy::MOST_BYTES;
use crate::files;
use crate::shelf::read_bounded;
use crate::store::{RESULT_EXTENSION, Received, Unusable, read_result};
use hangup_core::attempt::{AnswerCode, AttemptId};

/// How much of a file is looked at to tell what it is, in bytes.
const BEGINNING: u64 = 64 * 1024;

/// The mark that some editors put before a text.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// What systems and editors leave in folders, in small letters.
const LEFT_BEHIND: [&str; 3] = [".ds_store", "desktop.ini", "thumbs.db"];

/// What the files of some archives begin with: ZIP, and documents that are one; 7z, RAR, gzip.
const ARCHIVES: [&[u8]; 4] = [b"PK\x03\x04", b"7z\xbc\xaf", b"Rar!", b"\x1f\x8b"];

/// Files and folders, each with what is to be said of it.
type Named = Vec<(PathBuf, String)>;

/// What was handed in and is no result, each with the reason and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LeftOut {
    /// What could not be read, or may have answers in it that are not counted.
    pub unusable: Named,
    /// What is something else.
    pub others: Named,
}

impl LeftOut {
    /// Whether everything was a result.
    pub fn is_empty(&self) -> bool {
        self.unusable.is_empty() && self.others.is_empty()
    }
}

/// Everything that was handed in.
#[derive(Debug, Default)]
pub(super) struct HandedIn {
    /// The results, of whatever quiz, in the order of their paths.
    pub results: Vec<(PathBuf, Received)>,
    /// What is none.
    pub left_out: LeftOut,
    /// Start files that came back, and of which attempt.
    start_files: Vec<(PathBuf, AttemptId)>,
}

impl HandedIn {
    /// Reads files, and everything in folders.
    pub(super) fn read(paths: &[PathBuf]) -> Self {
        let mut handed_in = Self::default();
        let mut files = Vec::new();
        for path in paths {
            if path.is_dir() {
                handed_in.left_out.unusable.extend(walk(path, &list, &mut files));
            } else {
                files.push(path.clone());
            }
        }
        files.sort();
        files.dedup();
        files.into_iter().for_each(|file| handed_in.take(file));
        handed_in.leave_out_start_files();
        handed_in
    }

    fn take(&mut self, path: PathBuf) {
        match sort(&path) {
            Found::Result(received) => self.results.push((path, *received)),
            Found::Unusable(why) => self.left_out.unusable.push((path, why)),
            Found::StartFile(id) => self.start_files.push((path, id)),
            Found::Other(why) => self.left_out.others.push((path, why.to_owned())),
            Found::LeftBehind => {}
        }
    }

    /// A start file beside the result that came of it needs no word.
    fn leave_out_start_files(&mut self) {
        let with_result: HashSet<AttemptId> = self.results.iter().map(|(_, received)| received.head.id).collect();
        for (path, _) in self.start_files.drain(..).filter(|(_, id)| !with_result.contains(id)) {
            let why = "is a start file, which has no answers in it; look for a file that ends in .answers on the computer \
                       where it was opened, or ask for the answer code";
            self.left_out.others.push((path, why.to_owned()));
        }
        self.left_out.others.sort();
    }
}

/// Whether a path is to be read as results: a folder, or a file that is named or begins like one.
pub fn is_of_results(path: &Path) -> bool {
    path.is_dir() || is_named_like_a_result(path) || beginning(path).is_ok_and(|bytes| begins_like_a_result(&bytes))
}

/// What a file turned out to be.
enum Found {
    Result(Box<Received>),
    /// It cannot be read, or may have answers in it.
    Unusable(String),
    StartFile(AttemptId),
    /// Something else, and what.
    Other(&'static str),
    /// Something that a system leaves in folders.
    LeftBehind,
}

fn sort(path: &Path) -> Found {
    let unusable = |why: &Unusable| Found::Unusable(why.to_string());
    let is_named = is_named_like_a_result(path);
    match fs::metadata(path) {
        Err(_) if is_left_behind(path) => return Found::LeftBehind,
        Err(error) => return unusable(&Unusable::Unreadable(error)),
        Ok(facts) if facts.is_dir() => {
            return Found::Unusable("is a link to a folder; name that folder as well, and it is read".to_owned());
        }
        Ok(facts) if !facts.is_file() => return unusable(&Unusable::NoFile),
        Ok(_) => {}
    }
    let bytes = match beginning(path) {
        Ok(bytes) => bytes,
        Err(error) => return unusable(&Unusable::Unreadable(error)),
    };
    let begins = begins_like_a_result(&bytes);
    if is_left_behind(path) && !begins {
        return Found::LeftBehind;
    }
    if !is_named && !begins {
        return something_else(path, &bytes).unwrap_or(Found::Other("is no result of hangup"));
    }
    match read_result(path) {
        Ok(received) => Found::Result(Box::new(received)),
        Err(Unusable::NotOne) => something_else(path, &bytes).unwrap_or_else(|| unusable(&Unusable::NotOne)),
        Err(why) => unusable(&why),
    }
}

/// What a file is that is no result, where that can be told.
fn something_else(path: &Path, bytes: &[u8]) -> Option<Found> {
    if ARCHIVES.iter().any(|archive| bytes.starts_with(archive)) {
        let why = "is an archive, or a document of another program; if there are answers in it, unpack them here, or type \
                   in the answer code with hangup class enter";
        return Some(Found::Unusable(why.to_owned()));
    }
    if is_utf_16(bytes) {
        let why = "is text in UTF-16, as some editors save it; take the file as hangup wrote it, from the computer where \
                   the exam was sat, or save it as UTF-8";
        return Some(Found::Unusable(why.to_owned()));
    }
    let text = String::from_utf8_lossy(bytes);
    if let Some(id) = id_of_start_file(path, &text) {
        return Some(Found::StartFile(id));
    }
    has_answer_code(&text).then(|| {
        Found::Unusable(
            "has an answer code in it; type that in with hangup class enter, and the answers count".to_owned(),
        )
    })
}

fn is_named_like_a_result(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(RESULT_EXTENSION))
}

/// Whether bytes begin as the first line of a result does: sixteen digits, a space, and an object.
fn begins_like_a_result(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    bytes
        .split_at_checked(16)
        .is_some_and(|(check, rest)| check.iter().all(u8::is_ascii_hexdigit) && rest.starts_with(b" {"))
}

fn is_left_behind(path: &Path) -> bool {
    let name = path.file_name().map(OsStr::to_ascii_lowercase).unwrap_or_default();
    LEFT_BEHIND.iter().any(|left| name == *left) || name.as_encoded_bytes().starts_with(b"._")
}

fn is_utf_16(bytes: &[u8]) -> bool {
    let seconds = || bytes.iter().skip(1).step_by(2).take(16);
    bytes.starts_with(b"\xff\xfe")
        || bytes.starts_with(b"\xfe\xff")
        || seconds().len() == 16 && seconds().all(|it| *it == 0)
}

/// The attempt of a start file; `None` where it is none.
fn id_of_start_file(path: &Path, beginning: &str) -> Option<AttemptId> {
    #[derive(Deserialize)]
    struct Dealt {
        hangup: String,
        id: AttemptId,
    }
    if !beginning.trim_start().starts_with('{') || !beginning.contains("start file") {
        return None;
    }
    let dealt: Dealt = serde_json::from_slice(&read_bounded(path, MOST_BYTES).ok()?).ok()?;
    (dealt.hangup == "start file").then_some(dealt.id)
}

/// Whether an answer code stands in a text as hangup shows it: in groups of five, with hyphens between them.
fn has_answer_code(text: &str) -> bool {
    let is_code = |word: &str| {
        let first = word.split_once('-').map(|(first, _)| first.len());
        first == Some(5) && word.parse::<AnswerCode>().is_ok()
    };
    text.split_whitespace().any(|word| is_code(word.trim_matches(|letter: char| !letter.is_ascii_alphanumeric())))
}

fn beginning(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    files::open(path)?.take(BEGINNING).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What is in a folder: of each entry its path, and whether it is a folder itself and no link to one.
type List = dyn Fn(&Path) -> io::Result<Vec<io::Result<(PathBuf, bool)>>>;

fn list(folder: &Path) -> io::Result<Vec<io::Result<(PathBuf, bool)>>> {
    let entry =
        |entry: io::Result<fs::DirEntry>| entry.and_then(|entry| Ok((entry.path(), entry.file_type()?.is_dir())));
    Ok(fs::read_dir(folder)?.map(entry).collect())
}

/// Adds every file below a folder, and gives the folders that cannot be read, each with the reason.
fn walk(folder: &Path, list: &List, files: &mut Vec<PathBuf>) -> Named {
    let unreadable = |error: io::Error| {
        let why = format!("cannot be read: {error}; if there are answers in it, give yourself the right to read it");
        (folder.to_owned(), why)
    };
    let entries = match list(folder) {
        Ok(entries) => entries,
        Err(error) => return vec![unreadable(error)],
    };
    let mut left_out = Vec::new();
    for entry in entries {
        match entry {
            Ok((path, true)) => left_out.extend(walk(&path, list, files)),
            Ok((path, false)) => files.push(path),
            Err(error) => left_out.push(unreadable(error)),
        }
    }
    left_out
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::path::{Path, PathBuf};

    use super::{begins_like_a_result, has_answer_code, walk};

    #[test]
    fn a_folder_that_cannot_be_read_keeps_nothing_else_back() {
        let list = |folder: &Path| match folder.to_str() {
            Some("in") => Ok(vec![
                Ok((PathBuf::from("in/a.answers"), false)),
                Ok((PathBuf::from("in/lost+found"), true)),
                Err(io::Error::other("a bad entry")),
                Ok((PathBuf::from("in/more"), true)),
                Ok((PathBuf::from("in/z.answers"), false)),
            ]),
            Some("in/more") => Ok(vec![Ok((PathBuf::from("in/more/m.answers"), false))]),
            _ => Err(io::Error::from(io::ErrorKind::PermissionDenied)),
        };
        let mut files = Vec::new();
        let left_out = walk(Path::new("in"), &list, &mut files);
        assert_eq!(files, ["in/a.answers", "in/more/m.answers", "in/z.answers"].map(PathBuf::from));
        let folders: Vec<&Path> = left_out.iter().map(|(folder, _)| folder.as_path()).collect();
        assert_eq!(folders, [Path::new("in/lost+found"), Path::new("in")]);
        assert!(left_out[0].1.starts_with("cannot be read: permission denied; if there are answers in it"));
    }

    #[test]
    fn a_result_is_known_by_how_it_begins() {
        assert!(begins_like_a_result(b"0123456789abcdef {\"hangup\":"));
        assert!(begins_like_a_result(b"\xef\xbb\xbf0123456789abcdef {"));
        for other in [&b"0123456789abcdef"[..], b"0123456789abcdeg {", b"", b"{}", b"0123456789abcdef ["] {
            assert!(!begins_like_a_result(other), "{other:?}");
        }
    }

    #[test]
    fn words_with_hyphens_are_no_answer_codes() {
        for text in
            ["", "A note about tech-support and first-aid.", "00000-00000", "555-0100-1234", "apple-sauce-cakes"]
        {
            assert!(!has_answer_code(text), "{text}");
        }
    }
}
