//! What a teacher should know of a result: each note is a variant, its sentence stands here, and so does what a result file
//! says by itself. Whether it fits what was dealt is for `collect`.

use std::fmt;
use std::path::PathBuf;

use jiff::{SignedDuration, Timestamp, Unit};

use crate::store::{ClockChange, Received, Writer, clock_changes};
use hangup_core::attempt::{Attempt, Event, Impossible, Reopening, What};
use hangup_core::quiz::{Id, visible};
use hangup_core::wording::{about, counted, exactly};

/// How long after the time was up a result may be handed in and not be called late: computers are slow at times.
const GRACE: SignedDuration = SignedDuration::from_mins(1);

/// How many questions a note names.
const MOST_NAMED: usize = 3;

/// How much of a code that a file says is repeated, in characters.
const LONGEST_CODE: usize = 40;

/// Something that a teacher should know of a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// It was never handed in, or was opened again and not handed in since; what was answered counts.
    NotHandedIn,
    /// It was handed in so long after it was due, or answered so long after the time was up.
    Late(SignedDuration),
    /// It was changed from this line on after it was written.
    Changed(usize),
    /// This line of it is damaged, the first that is; all others count.
    Damaged(usize),
    /// A computer's clock was set by so much while it was sat, back if negative. Its time went on evenly.
    ClockSet(SignedDuration),
    /// It was gone on with on another computer, or after a new start. So much time lay in between by the clocks, which does
    /// not count; negative where one clock was behind the other.
    OtherStart(SignedDuration),
    /// So many events cannot have happened at this paper, and why not the first of them. They are left out; the rest
    /// counts.
    Impossible(usize, Impossible),
    /// So many events have a time before that of the event before them.
    Backwards(usize),
    /// It was opened again so often, for so long in all.
    Reopened(usize, SignedDuration, ByWhom),
    /// The paper was drawn from another edition of the quiz, and only so many questions of it still read the same.
    OtherEdition {
        /// Those that still count.
        counting: usize,
        /// Those there were.
        of: usize,
    },
    /// These questions of the quiz were not on the paper that came back, and count 0.
    NotOnPaper(Vec<Id>),
    /// The questions in the file are not those that were dealt, which count.
    OtherQuestions,
    /// The paper asked for one option of so many questions of which several are right now; each of these is a whole
    /// answer.
    AskedForOne(usize),
    /// There are other files of the same learner, which do not count.
    Double(Vec<PathBuf>),
    /// There are other files of the same paper that have something else in them, as when it was begun anew on another
    /// computer. They do not count.
    Parted(Vec<PathBuf>),
    /// There are so many files with an earlier state of this one.
    Earlier(usize),
    /// The learner is not on the roster.
    NotOnRoster,
    /// The form is another one than was dealt, or than the roster says.
    OtherForm(String),
    /// The file says that so much time was allowed, and it was so much; `None` is no limit.
    OtherTime {
        /// What the file says.
        said: Option<SignedDuration>,
        /// What counts.
        dealt: Option<SignedDuration>,
    },
    /// The file says that it is another learner's.
    OtherLearner(String),
    /// The learner sat a paper that was dealt to another one, as the record says.
    Reassigned(String),
    /// The record has no such paper.
    NotDealt,
    /// It has no check, so it is not known to have been begun with a start file of the teacher's.
    Unchecked,
    /// Its check is not one that the teacher made.
    WrongCheck,
    /// The clock was stopped so often, and so long in all.
    Paused(usize, SignedDuration),
    /// The teacher typed it in.
    TypedIn(Writer),
}

impl Note {
    /// That a result was opened again so, if it was.
    pub(super) fn reopened(times: &[Reopening], whom: ByWhom) -> Option<Self> {
        let long = times.iter().fold(SignedDuration::ZERO, |long, it| long.saturating_add(it.time));
        (!times.is_empty()).then_some(Self::Reopened(times.len(), long, whom))
    }
}

/// Who opened an exam again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ByWhom {
    /// The teacher, as the record says.
    Teacher,
    /// There is no record to look it up in.
    Unknown,
    /// The record does not have it.
    NotTeacher,
}

impl fmt::Display for Note {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotHandedIn => out.write_str("not handed in; what was answered counts"),
            Self::Late(by) => write!(out, "late by {}", about(*by)),
            Self::Changed(line) => write!(out, "changed after it was written, from line {line} on"),
            Self::Damaged(line) => write!(out, "line {line} is damaged; all others count"),
            Self::ClockSet(by) => {
                let way = if by.is_negative() { "back" } else { "forward" };
                write!(out, "the clock was set {way} by {}; its time went on evenly", about(nearest_second(by.abs())))
            }
            Self::OtherStart(between) if between.is_positive() => {
                write!(
                    out,
                    "gone on with elsewhere or after a restart; {} in between do not count",
                    about(nearest_second(*between))
                )
            }
            Self::OtherStart(_) => out.write_str("gone on with elsewhere or after a restart"),
            Self::Impossible(1, why) => write!(out, "a line does not fit the paper and was left out: {why}"),
            Self::Impossible(count, why) => {
                write!(out, "{count} lines do not fit the paper and were left out, the first: {why}")
            }
            Self::Backwards(times) => write!(out, "its times run backwards {}", counted(*times, "time", "times")),
            Self::Reopened(times, long, whom) => {
                let often = if *times == 1 { String::new() } else { format!(" {times} times") };
                let long = exactly(*long);
                match whom {
                    ByWhom::Teacher => write!(out, "opened again by you{often}, {long}"),
                    ByWhom::Unknown => write!(out, "opened again{often}, {long}"),
                    ByWhom::NotTeacher => write!(
                        out,
                        "opened again{often}, {long}, which your record does not have, so it does not count"
                    ),
                }
            }
            Self::OtherEdition { counting, of } => {
                write!(out, "of another version of the quiz; {counting} of {of} questions still count")
            }
            Self::NotOnPaper(questions) => not_on_paper(out, questions),
            Self::OtherQuestions => out.write_str("its questions are not those that were dealt, and those count"),
            Self::AskedForOne(count) => {
                let questions = counted(*count, "question", "questions");
                write!(out, "its paper asked for one answer to {questions} of which several are right now")
            }
            Self::Parted(files) => {
                write!(out, "{} with other answers to the same paper left out", counted(files.len(), "file", "files"))
            }
            Self::Earlier(files) => {
                write!(out, "{} passed over", counted(*files, "earlier state of it is", "earlier states of it are"))
            }
            Self::Double(files) => write!(out, "double; {} left out", counted(files.len(), "file is", "files are")),
            Self::NotOnRoster => out.write_str("not on the roster"),
            Self::OtherForm(form) => write!(out, "the roster says form {form}"),
            Self::OtherTime { said, dealt } => write!(out, "says {}, and it was {}", limit(*said), limit(*dealt)),
            Self::OtherLearner(code) => {
                let short: String = code.chars().take(LONGEST_CODE).collect();
                write!(out, "says that it is of {}", visible(&short))
            }
            Self::Reassigned(code) => write!(out, "sat the paper of {code}, as your record says"),
            Self::NotDealt => out.write_str("not a paper that you dealt"),
            Self::Unchecked => out.write_str("not checked against what you dealt"),
            Self::WrongCheck => out.write_str("its check is not one that you made"),
            Self::Paused(times, long) => {
                write!(out, "{}, {} in all", counted(*times, "pause", "pauses"), about(*long))
            }
            Self::TypedIn(Writer::Paper) => out.write_str("from paper"),
            Self::TypedIn(Writer::AnswerCode | Writer::Learner) => out.write_str("from an answer code"),
        }
    }
}

/// Readings are taken a few milliseconds apart.
fn nearest_second(time: SignedDuration) -> SignedDuration {
    time.round(Unit::Second).unwrap_or(time)
}

fn limit(time: Option<SignedDuration>) -> String {
    time.map_or_else(|| "no time limit".to_owned(), exactly)
}

/// How many questions were not on a paper, the first of them by their ids, and the way out if that was no fault of the
/// learner's.
fn not_on_paper(out: &mut fmt::Formatter<'_>, questions: &[Id]) -> fmt::Result {
    let count = counted(
        questions.len(),
        "question was not on this paper and counts",
        "questions were not on this paper and count",
    );
    let mut named: Vec<&str> = questions.iter().take(MOST_NAMED).map(Id::as_str).collect();
    if questions.len() > MOST_NAMED {
        named.push("…");
    }
    write!(out, "{count} 0: {} (--leave-out takes a question out for everybody)", named.join(", "))
}

/// What a file says by itself: its checks, its events and their times, and who wrote it. `due` is when everybody was to
/// have handed in; whoever got more time later has nothing to do with it.
pub(super) fn notes_of_file(received: &Received, attempt: &Attempt, due: Option<Timestamp>) -> Vec<Note> {
    let mut notes = Vec::new();
    match handed_in_at(attempt) {
        None => notes.push(Note::NotHandedIn),
        Some(at) => notes.extend(late(attempt, at, due).map(Note::Late)),
    }
    notes.extend(received.changed_at.map(Note::Changed));
    notes.extend(received.damaged_at.map(Note::Damaged));
    notes.extend(clock_changes(&received.readings).into_iter().map(|change| match change {
        ClockChange::Set(by) => Note::ClockSet(by),
        ClockChange::OtherStart(between) => Note::OtherStart(between),
    }));
    notes.extend(backwards(received));
    notes.extend(pauses(attempt));
    if received.head.written_by != Writer::Learner {
        notes.push(Note::TypedIn(received.head.written_by));
    }
    notes
}

/// By how much an attempt was handed in after it was due, or answered after the time was up. That it was handed in late by
/// the program itself, because the computer was asleep or switched off, is no fault of the learner's.
fn late(attempt: &Attempt, handed_in: Timestamp, due: Option<Timestamp>) -> Option<SignedDuration> {
    let deadline = attempt.clock().map(|clock| clock.deadline().saturating_add(GRACE).unwrap_or(clock.deadline()));
    let is_answer = |event: &&Event| matches!(event.what, What::Answered { .. } | What::Replied { .. });
    let last_answer = attempt.events().iter().rfind(is_answer).map(|event| event.at);
    let after_the_end = last_answer.zip(deadline).map(|(at, deadline)| at.duration_since(deadline));
    let due = due.filter(|_| reopenings(attempt).next().is_none());
    let after_it_was_due = due.map(|due| handed_in.duration_since(due));
    [after_the_end, after_it_was_due].into_iter().flatten().max().filter(SignedDuration::is_positive)
}

/// When an attempt was handed in for the last time; `None` where it was not, or was opened again since.
fn handed_in_at(attempt: &Attempt) -> Option<Timestamp> {
    let last = attempt.events().iter().rev().find(|event| matches!(event.what, What::HandedIn | What::Reopened(_)));
    last.filter(|event| event.what == What::HandedIn).map(|event| event.at)
}

/// Every time that an attempt was opened again, in order.
pub(super) fn reopenings(attempt: &Attempt) -> impl Iterator<Item = Reopening> {
    attempt.events().iter().filter_map(|event| match event.what {
        What::Reopened(reopening) => Some(reopening),
        What::Shown { .. }
        | What::Answered { .. }
        | What::Replied { .. }
        | What::Paused
        | What::Resumed
        | What::HandedIn => None,
    })
}

fn backwards(received: &Received) -> Option<Note> {
    let events = received.attempt.events();
    let times = events.iter().zip(events.iter().skip(1)).filter(|(before, after)| after.at < before.at).count();
    (times > 0).then_some(Note::Backwards(times))
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
            What::Resumed | What::HandedIn | What::Reopened(_) => {
                long += since.take().map_or(SignedDuration::ZERO, |since| event.at.duration_since(since));
            }
            What::Shown { .. } | What::Answered { .. } | What::Replied { .. } => {}
        }
    }
    (times > 0).then_some(Note::Paused(times, long))
}
