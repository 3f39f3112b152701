//! Collecting: from result files to what everybody answered, in the teacher's own names, and marked with nothing but
//! the events and the teacher's quiz. One bad file never keeps the rest of the class back.

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::{SignedDuration, Timestamp};

use super::hand_in_folder::{HandedIn, LeftOut};
use super::held_against::{Held, hold, reopened};
use super::notes::notes_of_file;
use super::{DealRecord, DealtPaper, Learner, Roster};
use crate::store::{Head, Received};
use hangup_core::attempt::{Attempt, AttemptId, Impossible, Misfit, Paper, What, check_all, deal, to_quiz_ids};
use hangup_core::measure::{Results, Ruling};
use hangup_core::quiz::sealed::Unsealable;
use hangup_core::quiz::{Edition, Id, Names, Quiz, Sealed, visible};

pub use super::notes::Note;

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
    /// The teacher's own record of what was dealt.
    pub record: Option<DealRecord>,
    /// What the teacher has decided about questions.
    pub rulings: Rulings,
}

/// What a teacher has decided about questions that turned out to be unfair, in the names of the quiz.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rulings {
    /// Whoever had these on their paper gets their full marks.
    pub credited: Vec<Id>,
    /// These count for nobody.
    pub left_out: Vec<Id>,
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
    /// The questions that were not on its paper, which nobody gets marks for.
    not_on_paper: Vec<Id>,
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
        Ok(Self { quiz, sealed, names, edition, record: None, rulings: Rulings::default() })
    }

    /// Holds whatever comes back against a record as well. Where the quiz still reads as it was dealt, the copy is the one
    /// that was dealt: it says of each choice whether one option was asked for, whatever keys the quiz has now.
    pub fn hold_against(&mut self, record: DealRecord) {
        if record.edition() == self.edition {
            self.sealed = record.copy.sealed.clone();
        }
        self.record = Some(record);
    }

    /// What the record has of an attempt.
    pub(super) fn dealt(&self, id: AttemptId) -> Option<(&DealRecord, &DealtPaper)> {
        let record = self.record.as_ref()?;
        Some((record, record.paper_of(id)?))
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
        let from_record = self.record.as_ref().map(DealRecord::roster);
        let roster = roster.or(from_record.as_ref());
        let counts = |files| one_that_counts(files, &|head| self.trust(head));
        let learners = roster.map(|roster| roster.learners.as_slice()).unwrap_or_default();
        for learner in learners {
            match by_learner.remove(&learner.code).and_then(counts) {
                Some(found) => collection.hand_ins.push(self.hand_in(found, &learner.code, Some(learner), due)),
                None => collection.missing.push(learner.clone()),
            }
        }
        for (code, files) in by_learner {
            let Some(found) = counts(files) else { continue };
            let mut hand_in = self.hand_in(found, &code, None, due);
            hand_in.notes.extend(roster.map(|_| Note::NotOnRoster));
            collection.hand_ins.push(hand_in);
        }
        collection
    }

    /// The code of the learner whose result it is, or why it is nobody's.
    fn owner(&self, received: &Received) -> Result<String, String> {
        let head = &received.head;
        if head.paper.quiz != self.quiz.id {
            let other = visible(head.paper.quiz.as_str());
            return Err(format!("is of the quiz `{other}`, not of `{}`", self.quiz.id));
        }
        if let Some((_, dealt)) = self.dealt(head.id) {
            return Ok(dealt.sat_by().to_owned());
        }
        if head.learner.trim().is_empty() {
            let why = "does not say whose it is; write the learner's code behind \"learner\" in its first line, or collect \
                       with --record";
            return Err(why.to_owned());
        }
        Ok(head.learner.clone())
    }

    /// How much says that a result is of the paper that it names: whether it was dealt, and whether it has the check of
    /// that very paper. Only whoever had its start file has both.
    fn trust(&self, head: &Head) -> (bool, bool) {
        let dealt = self.dealt(head.id);
        let is_checked = |(record, dealt): (&DealRecord, &DealtPaper)| {
            head.dealt.as_ref().is_some_and(|check| record.is_check_of(check, dealt))
        };
        (dealt.is_some(), dealt.is_some_and(is_checked))
    }

    /// The results of what somebody handed in.
    pub fn results<'a>(&'a self, hand_in: &'a HandIn) -> Results<'a> {
        let Rulings { credited, left_out } = &self.rulings;
        Results::ruled(&self.quiz, &hand_in.attempt, |question| match question {
            question if left_out.contains(question) => Ruling::LeftOut,
            question if credited.contains(question) && !hand_in.not_on_paper.contains(question) => Ruling::Credited,
            _ => Ruling::Marked,
        })
    }

    fn hand_in(&self, found: Found, code: &str, learner: Option<&Learner>, due: Option<Timestamp>) -> HandIn {
        let Found { file, received, others } = found;
        let head = &received.head;
        let Held { paper, copy, notes: held, not_on_paper } = hold(self, head, learner);
        let form = paper.form.clone();
        let (events, opened_again) = reopened(self, head, &received.attempt);
        let (events, mut impossible) = check_all(&|id| copy.face(id), &paper, &events);
        // An answer to a question that the quiz does not have any more counts for nothing, which is no fault of the learner's.
        impossible.retain(|why| !matches!(why, Impossible::Question { wrong: Misfit::NotInQuiz, .. }));
        let attempt = Attempt::resumed(paper, events);
        let mut notes = notes_of_file(&received, &attempt, due);
        notes.extend(opened_again);
        notes.extend(impossible.first().map(|first| Note::Impossible(impossible.len(), first.clone())));
        notes.extend(held);
        let on_roster = learner.filter(|_| self.dealt(head.id).is_none());
        let other_form = on_roster.filter(|learner| learner.form != form);
        notes.extend(other_form.map(|learner| Note::OtherForm(learner.form.clone())));
        notes.extend(others);
        let attempt = to_quiz_ids(&attempt, &self.names);
        let learner = match learner {
            Some(learner) => Learner { form, ..learner.clone() },
            None => {
                Learner { code: code.to_owned(), name: None, form, extra_time: SignedDuration::ZERO, more: Vec::new() }
            }
        };
        HandIn { learner, attempt, notes, file, not_on_paper }
    }
}

/// The file of a learner that counts, and those that do not.
struct Found {
    file: PathBuf,
    received: Received,
    /// What is to be said of the others.
    others: Vec<Note>,
}

/// Of several files of one learner, the one that was handed in counts, and of those the newest; but before any other one of
/// an attempt that the teacher dealt, with its check before one without.
fn one_that_counts(mut files: Vec<(PathBuf, Received)>, trust: &dyn Fn(&Head) -> (bool, bool)) -> Option<Found> {
    files.sort_by_cached_key(|(path, received)| {
        let events = received.attempt.events();
        // One that was opened again was handed in before, and is not behind a copy of it.
        let handed_in = events.iter().any(|event| event.what == What::HandedIn);
        let newest = events.last().map(|event| event.at);
        (trust(&received.head), handed_in, newest, std::cmp::Reverse(path.clone()))
    });
    let (file, received) = files.pop()?;
    let others = others(files, &received);
    Some(Found { file, received, others })
}

/// What is to be said of the files of a learner that do not count.
fn others(files: Vec<(PathBuf, Received)>, counts: &Received) -> Vec<Note> {
    let (mut doubles, mut parted, mut earlier) = (Vec::new(), Vec::new(), 0);
    for (path, received) in files {
        let [events, counting] = [&received, counts].map(|received| received.attempt.events());
        if received.head.id != counts.head.id || events == counting {
            doubles.push(path);
        } else if counting.starts_with(events) {
            earlier += 1;
        } else {
            parted.push(path);
        }
    }
    let doubles = (!doubles.is_empty()).then_some(Note::Double(doubles));
    let parted = (!parted.is_empty()).then_some(Note::Parted(parted));
    let earlier = (earlier > 0).then_some(Note::Earlier(earlier));
    [doubles, parted, earlier].into_iter().flatten().collect()
}
