//! The class that the seed corpus is of: a teacher's desk with everything that was dealt, and what three learners handed in.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use hangup::class::collect::{Collection, Marker};
use hangup::class::pages::{Reviewed, review};
use hangup::class::tables::{gradebook, responses};
use hangup::class::{DealRecord, Note, Roster};
use hangup::exchange::table::Decimals;
use hangup::store::Head;
use hangup::system::{Computer, Reading};
use hangup_core::attempt::AttemptId;
use hangup_core::quiz::parse;
use jiff::{SignedDuration, Timestamp};
use tempfile::TempDir;

use super::json::Node;
use super::shown::Shown;

/// The learners, by their codes. It is what comes of the first one's files that is changed.
pub const CODES: [&str; 3] = ["L01", "L02", "L03"];

/// By what a class is collected.
pub const WAYS: [By; 3] = [By::Record, By::Roster, By::Nothing];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    Record,
    Roster,
    Nothing,
}

/// What a learner got: marks, of how many, and notes.
pub type Given = (f64, f64, Vec<Note>);

pub struct Class {
    folder: TempDir,
    /// Collects by the record.
    pub by_record: Marker,
    /// Collects without one.
    pub without: Marker,
    pub roster: Roster,
    /// Names and texts that stand in some file of the class.
    pub texts: Vec<String>,
    /// The ids of the learners' attempts.
    ids: [AttemptId; 3],
    /// What everybody gets where nothing was changed, by each way to collect.
    intact: Vec<BTreeMap<String, Given>>,
}

/// A file of the seed corpus.
pub fn seed(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/mutations").join(name)).unwrap()
}

impl Class {
    /// The class, in a folder of its own.
    pub fn new() -> Self {
        let quiz = parse(seed("quiz.yaml").as_bytes()).unwrap();
        let roster = Roster::read(seed("roster.csv").as_bytes(), quiz.time_limit).unwrap();
        let [mut by_record, without] = [Marker::new(quiz.clone()).unwrap(), Marker::new(quiz).unwrap()];
        by_record.hold_against(DealRecord::read(seed("class.record").as_bytes()).unwrap());
        let mut texts = Vec::new();
        for code in CODES {
            Node::read(&seed(&format!("{code}.hangup"))).texts(&mut texts);
            let results = seed(&format!("{code}.answers"));
            results.lines().for_each(|line| Node::read(line.split_once(' ').unwrap().1).texts(&mut texts));
        }
        texts.sort();
        texts.dedup();
        let folder = tempfile::tempdir().unwrap();
        let ids = CODES.map(|code| by_record.record.as_ref().unwrap().dealt_to(code).unwrap().id);
        let mut class = Self { folder, by_record, without, roster, texts, ids, intact: Vec::new() };
        fs::create_dir(class.path("hand-in")).unwrap();
        class.hand_in_intact();
        ["quiz.yaml", "class.record"].iter().for_each(|name| drop(class.write(name, seed(name).as_bytes())));
        class.intact = WAYS.map(|by| show(class.marker(by), &class.collect(by), &mut Shown::default())).into();
        class
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Puts a file into the folder, in place of whatever has its name.
    pub fn write(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    /// Leaves in the folder to hand in to what everybody handed in, and nothing else.
    pub fn hand_in_intact(&self) {
        for entry in fs::read_dir(self.path("hand-in")).unwrap() {
            fs::remove_file(entry.unwrap().path()).unwrap();
        }
        for code in CODES {
            self.write(&format!("hand-in/{code}.answers"), seed(&format!("{code}.answers")).as_bytes());
        }
    }

    pub fn marker(&self, by: By) -> &Marker {
        if by == By::Record { &self.by_record } else { &self.without }
    }

    pub fn collect(&self, by: By) -> Collection {
        let roster = (by == By::Roster).then_some(&self.roster);
        self.marker(by).collect(&[self.path("hand-in")], roster, None)
    }

    /// What everybody gets where nothing was changed, collected in one way.
    pub fn intact(&self, by: By) -> &BTreeMap<String, Given> {
        &self.intact[WAYS.iter().position(|way| *way == by).unwrap()]
    }

    /// What was handed in, collected in one way and looked at. Nobody but the first learner may have got anything else than
    /// without the mutation, of which the file that was changed has this first line.
    #[track_caller]
    pub fn look(&self, by: By, changed: Option<&Head>, shown: &mut Shown) {
        let mut now = show(self.marker(by), &self.collect(by), shown);
        let before = self.intact(by);
        for (code, id) in CODES.iter().zip(&self.ids).skip(1) {
            match changed {
                // A name is all that tells whose a file is, where there is no record; and with a record, its id and its check.
                Some(head) if by != By::Record && head.learner == *code => continue,
                Some(head) if by == By::Record && head.id == *id => {
                    if head.dealt.as_ref().is_some_and(|check| seed(&format!("{code}.hangup")).contains(check)) {
                        continue;
                    }
                    now.get_mut(*code).unwrap().2.retain(|note| !is_of_other_files(note));
                }
                Some(_) | None => {}
            }
            assert_eq!(now.get(*code), before.get(*code), "{code} by {by:?}");
        }
    }
}

/// Whether a note says that there are other files, which do not count.
fn is_of_other_files(note: &Note) -> bool {
    matches!(note, Note::Double(_) | Note::Parted(_) | Note::Earlier(_))
}

/// Looks at everything that a teacher gets of what was collected, and gives what everybody got, by their codes.
pub fn show(marker: &Marker, collection: &Collection, shown: &mut Shown) -> BTreeMap<String, Given> {
    for decimals in [Decimals::Point, Decimals::Comma] {
        shown.table(&gradebook(marker, collection, decimals));
        shown.table(&responses(marker, collection, true, decimals));
    }
    let left_out = collection.left_out.unusable.iter().chain(&collection.left_out.others);
    left_out.for_each(|(_, why)| shown.line(why));
    let mut given = BTreeMap::new();
    for (hand_in, place) in collection.hand_ins.iter().zip(0..) {
        hand_in.notes.iter().for_each(|note| shown.line(&note.to_string()));
        let results = marker.results(hand_in);
        let (marks, max, code) = (results.marks(), results.max(), &hand_in.learner.code);
        assert!((0.0..=max).contains(&marks), "{marks} of {max}");
        if place == 0 {
            let reviewed = Reviewed { learner: code.clone(), paper: &hand_in.attempt.paper, results };
            shown.page(&review(&marker.quiz, &reviewed));
        }
        given.insert(code.clone(), (marks, max, hand_in.notes.clone()));
    }
    given
}

/// The computer on which the first learner sat, some minutes later.
pub fn computer() -> Computer {
    let clock: Timestamp = "2026-11-24T10:20:00Z".parse().unwrap();
    Computer::with_clocks(move || Reading {
        clock,
        up: SignedDuration::from_secs(18_000 + 1_200),
        boot: Some("boot one".to_owned()),
    })
}
