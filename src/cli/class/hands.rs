//! The file in which counted hands are kept: a line of JSON a count, only ever added to, so that one file can hold the
//! lessons of a whole year.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use crate::cli::{Failure, cannot_write, shown};
use crate::files::open_to_add;
use hangup_core::lesson::HandCount;

/// Longer than any line of ours, in bytes.
const LONGEST_LINE: u64 = 64 * 1024;

/// A file of counted hands. It is opened anew for every count, so that one that has gone in between is noticed, and
/// written with all that this lesson has counted.
#[derive(Debug)]
pub struct HandFile {
    path: PathBuf,
    /// The lines of this lesson.
    lines: String,
}

impl HandFile {
    /// Takes a file that counts can be added to; one that does not exist is begun.
    ///
    /// # Errors
    /// When it cannot be read or written, or its first line is no count: then it is something else, and left as it is.
    pub fn open(path: &Path) -> Result<Self, Failure> {
        let mut file = open_to_add(path).map_err(|error| cannot_write(path, &error))?;
        let first = first_line(&mut file).map_err(|error| cannot_write(path, &error))?;
        let is_ours =
            |line: &[u8]| serde_json::from_slice::<HandCount>(line).is_ok_and(|count| count.v == HandCount::VERSION);
        if first.is_empty() || is_ours(&first) {
            return Ok(Self { path: path.to_owned(), lines: String::new() });
        }
        Err(Failure::Other(format!(
            "{}:1 is no count of hands, so that nothing is added to this file; choose another name",
            shown(path)
        )))
    }

    /// What it is called.
    pub fn name(&self) -> String {
        shown(&self.path)
    }

    /// Adds counts. When this returns, all counts of this lesson are in the file that has the name, on the disk.
    ///
    /// # Errors
    /// When they cannot be written. Some of them may have been; a later count of the same question stands.
    pub fn add(&mut self, counts: &[HandCount]) -> io::Result<()> {
        let mut new = String::new();
        for count in counts {
            new.push_str(&serde_json::to_string(count)?);
            new.push('\n');
        }
        let mut file = open_to_add(&self.path)?;
        let before = text_of(&mut file)?;
        let is_there = before.contains(&self.lines);
        let all = [self.lines.as_str(), new.as_str()].concat();
        // A program or a machine that stopped in the middle of a line has left a piece of it.
        let begins = if before.is_empty() || before.ends_with('\n') { "" } else { "\n" };
        file.write_all(format!("{begins}{}", if is_there { &new } else { &all }).as_bytes())?;
        file.sync_data()?;
        if !text_of(&mut open_to_add(&self.path)?)?.contains(&all) {
            return Err(io::Error::other("something else has changed it"));
        }
        self.lines = all;
        Ok(())
    }
}

fn text_of(file: &mut File) -> io::Result<String> {
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(0))?;
    file.read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn first_line(file: &mut File) -> io::Result<Vec<u8>> {
    let mut line = Vec::new();
    BufReader::new(file.take(LONGEST_LINE)).read_until(b'\n', &mut line)?;
    Ok(line)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::HandFile;
    use hangup_core::lesson::HandCount;

    /// A line as it stands in a file.
    const LINE: &str =
        r#"{"v":1,"quiz":"q","question":"a","round":"before","counts":{"x":17,"y":8},"at":"2026-11-24T10:00:00Z"}"#;

    fn count() -> HandCount {
        serde_json::from_str(LINE).unwrap()
    }

    /// What opening a file says against it.
    fn refusal(path: &Path) -> String {
        HandFile::open(path).unwrap_err().to_string()
    }

    #[test]
    fn counts_are_added_a_line_each_to_what_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("hands.jsonl");
        HandFile::open(&path).unwrap().add(&[count()]).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), format!("{LINE}\n"));
        HandFile::open(&path).unwrap().add(&[count(), count()]).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), format!("{LINE}\n{LINE}\n{LINE}\n"));
    }

    #[test]
    fn whatever_happens_to_the_file_all_counts_of_the_lesson_are_in_it() {
        let happenings: [fn(&Path); 4] = [
            |path| fs::remove_file(path).unwrap(),
            |path| fs::rename(path, path.with_extension("old")).unwrap(),
            |path| fs::write(path, "").unwrap(),
            |path| {
                fs::write(path.with_extension("part"), format!("{LINE}\n")).unwrap();
                fs::rename(path.with_extension("part"), path).unwrap();
            },
        ];
        for happens in happenings {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("hands.jsonl");
            let mut file = HandFile::open(&path).unwrap();
            let others = LINE.replace("\"a\"", "\"b\"");
            file.add(&[serde_json::from_str(&others).unwrap()]).unwrap();
            happens(&path);
            file.add(&[count()]).unwrap();
            assert!(fs::read_to_string(&path).unwrap().ends_with(&format!("{others}\n{LINE}\n")));
        }
    }

    #[test]
    fn a_line_that_was_cut_short_does_not_spoil_the_next() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("hands.jsonl");
        fs::write(&path, format!("{LINE}\n{{\"v\":1,\"qu")).unwrap();
        HandFile::open(&path).unwrap().add(&[count()]).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), format!("{LINE}\n{{\"v\":1,\"qu\n{LINE}\n"));
    }

    #[test]
    fn a_file_that_begins_otherwise_is_refused_and_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notes.txt");
        let newer = LINE.replace("\"v\":1", "\"v\":2");
        for text in ["Dear diary\n", "\n", "{}\n", "[1, 2]", newer.as_str(), "\u{feff}\0"] {
            fs::write(&path, text).unwrap();
            let words = refusal(&path);
            assert!(words.contains("notes.txt:1") && words.contains("choose another name"), "{words}");
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
        }
    }

    #[test]
    fn what_cannot_be_added_to_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        for path in [folder.path().to_owned(), folder.path().join("missing/hands.jsonl")] {
            let words = refusal(&path);
            assert!(words.contains("cannot be written"), "{words}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_refused_rather_than_waited_for() {
        let words = refusal(Path::new("/dev/zero"));
        assert!(words.contains("/dev/zero cannot be written: it is no ordinary file"), "{words}");
    }

    #[test]
    fn a_file_that_has_gone_with_its_folder_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let mut file = HandFile::open(&folder.path().join("hands.jsonl")).unwrap();
        folder.close().unwrap();
        assert!(file.add(&[count()]).is_err());
    }
}
