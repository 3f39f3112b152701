//! Collecting: from result files to what everybody answered, in the teacher's own names, and marked with nothing but
//! the events and the teacher's quiz. One bad file never keeps the rest of the class back.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;

use jiff::{SignedDuration, Timestamp};

use super::hand_in_folder::{HandedIn, LeftOut};
use super::{Learner, Roster};
use crate::store::{Received, Writer};
use hangup_core::attempt::{Attempt, Impossible, Misfit, Paper, What, check_all, deal, to_quiz_ids};
use hangup_core::measure::Results;
use hangup_core::quiz::sealed::Unsealable;
use hangup_core::quiz::{Edition, Names, Quiz, Sealed, visible};
use hangup_core::wording::counted;

/// How long after the time was up a result may be handed in and not be called late: computers are slow at times.
const GRACE: SignedDuration = SignedDuration::from_mins(1);

/// What a teacher marks with: the quiz, and its students' copy.
#[derive(Debug)]
pub struct Marker {
    /// The quiz, with the keys as they are now.
    pub quiz: Quiz,
    /// The students' copy, which everybody got.
    pub sealed: Sealed,
    /// What the names in the students' copy stand for.
    pub names: Names,
    /// Which edition of the quiz this is.
    pub edition: Edition,
}

/// What somebody handed in, ready to be marked.
#[derive(Debug)]
pub struct HandIn {
    /// Who.
    pub learner: Learner,
    /// The attempt, in the names of the quiz.
    pub attempt: Attempt,
    /// What a teacher should know of it.
    pub notes: Vec<Note>,
    /// The file it came in.
    pub file: PathBuf,
}

/// Something that a teacher should know of a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// It was never handed in; what was answered counts.
    NotHandedIn,
    /// It was handed in so long after the time was up, or after it was due.
    Late(SignedDuration),
    /// It was changed from this line on after it was written.
    Changed(usize),
    /// It is damaged from this line on; what comes before counts.
    Damaged(usize),
    /// So many events cannot have happened at this paper, and why not the first of them. They are left out; the rest
    /// counts.
    Impossible(usize, Impossible),
    /// The paper was drawn from another edition of the quiz, and only so many questions of it still read the same.
    OtherEdition {
        /// Those that still count.
        counting: usize,
        /// Those there were.
        of: usize,
    },
    /// There are other files of the same learner, which do not count.
    Double(Vec<PathBuf>),
    /// The learner is not on the roster.
    NotOnRoster,
    /// The form is another one than the roster says.
    OtherForm(String),
    /// The clock was stopped so often, and so long in all.
    Paused(usize, SignedDuration),
    /// The teacher typed it in.
    TypedIn(Writer),
}

impl fmt::Display for Note {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotHandedIn => out.write_str("not handed in; what was answered counts"),
            Self::Late(by) => write!(out, "late by {} min", by.as_secs().max(0) / 60),
            Self::Changed(line) => write!(out, "changed after it was written, from line {line} on"),
            Self::Damaged(line) => write!(out, "damaged from line {line} on; what comes before counts"),
            Self::Impossible(1, why) => write!(out, "a line does not fit the paper and was left out: {why}"),
            Self::Impossible(count, why) => {
                write!(out, "{count} lines do not fit the paper and were left out, the first: {why}")
            }
            Self::OtherEdition { counting, of } => {
                write!(out, "of another version of the quiz; {counting} of {of} questions still count")
            }
            Self::Double(files) => write!(out, "double; {} left out", counted(files.len(), "file is", "files are")),
            Self::NotOnRoster => out.write_str("not on the roster"),
            Self::OtherForm(form) => write!(out, "the roster says form {form}"),
            Self::Paused(times, long) => {
                write!(out, "{}, {} min in all", counted(*times, "pause", "pauses"), long.as_secs().max(0) / 60)
            }
            Self::TypedIn(Writer::Paper) => out.write_str("from paper"),
            Self::TypedIn(Writer::AnswerCode | Writer::Learner) => out.write_str("from an answer code"),
        }
    }
}

/// Everything that came back.
#[derive(Debug, Default)]
pub struct Collection {
    /// What counts, one for each learner, in the order of the roster, then by code.
    pub hand_ins: Vec<HandIn>,
    /// Who is on the roster and handed in nothing.
    pub missing: Vec<Learner>,
    /// What is no result of this quiz.
    pub left_out: LeftOut,
}

impl Marker {
    /// Makes ready to mark with a quiz.
    ///
    /// # Errors
    /// When questions or options of it read the same.
    pub fn new(quiz: Quiz) -> Result<Self, Unsealable> {
        let (sealed, names) = Sealed::of(&quiz)?;
        let edition = sealed.edition();
        Ok(Self { quiz, sealed, names, edition })
    }

    /// The paper of a form as it is printed: in the teacher's names.
    pub fn printed(&self, form: &str) -> Paper {
        to_quiz_ids(&Attempt::new(deal(&self.sealed, form, SignedDuration::ZERO)), &self.names).paper
    }

    /// Reads files, and everything in folders.
    pub fn collect(&self, paths: &[PathBuf], roster: Option<&Roster>, due: Option<Timestamp>) -> Collection {
        let HandedIn { results, left_out, .. } = HandedIn::read(paths);
        let mut collection = Collection { left_out, ..Collection::default() };
        let mut by_learner: BTreeMap<String, Vec<(PathBuf, Received)>> = BTreeMap::new();
        for (path, received) in results {
            match self.owner(&received) {
                Ok(code) => by_learner.entry(code).or_default().push((path, received)),
                Err(why) => collection.left_out.unusable.push((path, why)),
            }
        }
        let learners = roster.map(|roster| roster.learners.as_slice()).unwrap_or_default();
        for learner in learners {
            match by_learner.remove(&learner.code).and_then(one_that_counts) {
                Some(found) => collection.hand_ins.push(self.hand_in(found, Some(learner), roster.is_some(), due)),
                None => collection.missing.push(learner.clone()),
            }
        }
        let others = by_learner.into_values().filter_map(one_that_counts);
        collection.hand_ins.extend(others.map(|found| self.hand_in(found, None, roster.is_some(), due)));
        collection
    }

    /// The code of the learner whose result it is, or why it is nobody's.
    fn owner(&self, received: &Received) -> Result<String, String> {
        let head = &received.head;
        if head.paper.quiz != self.quiz.id {
            let other = visible(head.paper.quiz.as_str());
            return Err(format!("is of the quiz `{other}`, not of `{}`", self.quiz.id));
        }
        if head.learner.trim().is_empty() {
            let why = "does not say whose it is; write the learner's code behind \"learner\" in its first line, or collect \
                       with --record";
            return Err(why.to_owned());
        }
        Ok(head.learner.clone())
    }

    /// The results of what somebody handed in.
    pub fn results<'a>(&'a self, hand_in: &'a HandIn) -> Results<'a> {
        Results::of(&self.quiz, &hand_in.attempt)
    }

    fn hand_in(&self, found: Found, learner: Option<&Learner>, has_roster: bool, due: Option<Timestamp>) -> HandIn {
        let Found { file, received, doubles } = found;
        let head = &received.head;
        let form = head.paper.form.clone();
        let mut paper = head.paper.clone();
        if head.edition == self.edition {
            // What was on the paper is known; a file that leaves questions out cannot make it shorter.
            paper.entries = deal(&self.sealed, &form, SignedDuration::ZERO).entries;
        }
        if let Some(learner) = learner {
            paper.time_allowed = self.quiz.time_limit.map(|limit| limit.saturating_add(learner.extra_time));
        }
        let of = paper.entries.len();
        let (events, mut impossible) = check_all(&|id| self.sealed.face(id), &paper, received.attempt.events());
        // An answer to a question that the quiz does not have any more counts for nothing, which is no fault of the learner's.
        impossible.retain(|why| !matches!(why, Impossible::Question { wrong: Misfit::NotInQuiz, .. }));
        let attempt = Attempt::resumed(paper, events);
        let mut notes = notes(&received, &attempt, due);
        notes.extend(impossible.first().map(|first| Note::Impossible(impossible.len(), first.clone())));
        let attempt = to_quiz_ids(&attempt, &self.names);
        if head.edition != self.edition {
            let counting = Results::of(&self.quiz, &attempt).outcomes.len();
            notes.push(Note::OtherEdition { counting, of });
        }
        match learner {
            None if has_roster => notes.push(Note::NotOnRoster),
            Some(learner) if learner.form != form => notes.push(Note::OtherForm(learner.form.clone())),
            Some(_) | None => {}
        }
        if !doubles.is_empty() {
            notes.push(Note::Double(doubles));
        }
        let unknown = || Learner {
            code: head.learner.clone(),
            name: None,
            form: form.clone(),
            extra_time: SignedDuration::ZERO,
            more: Vec::new(),
        };
        let learner = learner.map_or_else(unknown, |learner| Learner { form: form.clone(), ..learner.clone() });
        HandIn { learner, attempt, notes, file }
    }
}

/// What the events and the checks of a file alone say.
fn notes(received: &Received, attempt: &Attempt, due: Option<Timestamp>) -> Vec<Note> {
    let mut notes = Vec::new();
    match handed_in_at(attempt) {
        None => notes.push(Note::NotHandedIn),
        Some(at) => {
            let deadline =
                attempt.clock().map(|clock| clock.deadline().saturating_add(GRACE).unwrap_or(clock.deadline()));
            let late = [deadline, due].into_iter().flatten().map(|time| at.duration_since(time)).max();
            notes.extend(late.filter(SignedDuration::is_positive).map(Note::Late));
        }
    }
    notes.extend(received.changed_at.map(Note::Changed));
    notes.extend(received.damaged_at.map(Note::Damaged));
    notes.extend(pauses(attempt));
    if received.head.written_by != Writer::Learner {
        notes.push(Note::TypedIn(received.head.written_by));
    }
    notes
}

fn handed_in_at(attempt: &Attempt) -> Option<Timestamp> {
    attempt.events().iter().find(|event| event.what == What::HandedIn).map(|event| event.at)
}

/// How often the clock was stopped, and how long in all.
fn pauses(attempt: &Attempt) -> Option<Note> {
    let (mut times, mut long, mut since) = (0, SignedDuration::ZERO, None);
    for event in attempt.events() {
        match event.what {
            What::Paused => {
                times += usize::from(since.is_none());
                since = since.or(Some(event.at));
            }
            What::Resumed | What::HandedIn | What::Reopened { .. } => {
                long += since.take().map_or(SignedDuration::ZERO, |since| event.at.duration_since(since));
            }
            What::Shown { .. } | What::Answered { .. } | What::Replied { .. } => {}
        }
    }
    (times > 0).then_some(Note::Paused(times, long))
}

/// The file of a learner that counts, and those that do not.
struct Found {
    file: PathBuf,
    received: Received,
    doubles: Vec<PathBuf>,
}

/// Of several files of one learner, the one that was handed in counts, and of those the newest.
fn one_that_counts(mut files: Vec<(PathBuf, Received)>) -> Option<Found> {
    files.sort_by_cached_key(|(path, received)| {
        let newest = received.attempt.events().last().map(|event| event.at);
        (handed_in_at(&received.attempt).is_some(), newest, std::cmp::Reverse(path.clone()))
    });
    let (file, received) = files.pop()?;
    Some(Found { file, received, doubles: files.into_iter().map(|(path, _)| path).collect() })
}
