//! A result held against what was dealt: by the teacher's record where there is one, else by the roster and the quiz. What
//! counts is what was dealt, whatever a file says of its paper; where the two differ, a note says so.

use std::collections::{HashMap, HashSet};

use jiff::SignedDuration;

use super::collect::Marker;
use super::notes::{ByWhom, Note, reopenings};
use super::{DealRecord, DealtPaper, Learner};
use crate::store::{Head, Writer};
use hangup_core::attempt::{Attempt, Entry, Event, Paper, Reopening, What, deal};
use hangup_core::quiz::{Ask, Id, Sealed};

/// What counts of the paper of a result.
pub(super) struct Held<'a> {
    /// The paper that counts, in the names of the students' copy.
    pub paper: Paper,
    /// The copy that has its faces.
    pub copy: &'a Sealed,
    /// Where the file says something else.
    pub notes: Vec<Note>,
    /// The questions of the quiz that were not on the paper, in the names of the quiz.
    pub not_on_paper: Vec<Id>,
}

/// Holds the first line of a result against the record, or against the roster and the quiz where the record does not have
/// it. `learner` is who it is of, as the roster has them.
pub(super) fn hold<'a>(marker: &'a Marker, head: &Head, learner: Option<&Learner>) -> Held<'a> {
    match marker.dealt(head.id) {
        Some((record, dealt)) => against_record(marker, record, dealt, head),
        None => against_quiz(marker, head, learner),
    }
}

fn against_record<'a>(marker: &Marker, record: &'a DealRecord, dealt: &DealtPaper, head: &Head) -> Held<'a> {
    let (copy, paper) = (&record.copy.sealed, record.drawn(dealt));
    let mut notes = Vec::new();
    match &head.dealt {
        None => notes.push(Note::Unchecked),
        Some(check) if !record.is_check_of(check, dealt) => notes.push(Note::WrongCheck),
        Some(_) => {}
    }
    if head.learner != dealt.learner.code {
        notes.push(Note::OtherLearner(head.learner.clone()));
    }
    if dealt.sat_by() != dealt.learner.code {
        notes.push(Note::Reassigned(dealt.learner.code.clone()));
    }
    if head.paper.form != paper.form {
        notes.push(Note::OtherForm(paper.form.clone()));
    }
    if head.edition != record.edition() || !are_questions_of(&head.paper, copy) {
        notes.push(Note::OtherQuestions);
    }
    notes.extend(other_time(head, paper.time_allowed));
    if record.edition() != marker.edition {
        let of = paper.entries.len();
        let counting = paper.entries.iter().filter(|entry| marker.names.of(&entry.question).is_some()).count();
        notes.push(Note::OtherEdition { counting, of });
    }
    Held { paper, copy, notes, not_on_paper: Vec::new() }
}

fn against_quiz<'a>(marker: &'a Marker, head: &Head, learner: Option<&Learner>) -> Held<'a> {
    let extra_time = learner.map_or(SignedDuration::ZERO, |learner| learner.extra_time);
    let mut paper = deal(&marker.sealed, &head.paper.form, extra_time);
    let mut notes = Vec::new();
    if marker.record.is_some() {
        let is_typed_in = head.written_by != Writer::Learner;
        notes.push(if is_typed_in { Note::Unchecked } else { Note::NotDealt });
    }
    notes.extend(other_time(head, paper.time_allowed));
    if learner.is_none() {
        // How much more time they were given is not known here.
        paper.time_allowed = head.paper.time_allowed;
    }
    let mut not_on_paper = Vec::new();
    if head.edition == marker.edition {
        notes.extend((!are_questions_of(&head.paper, &marker.sealed)).then_some(Note::OtherQuestions));
    } else {
        not_on_paper = other_edition(marker, &head.paper, &mut paper, &mut notes);
    }
    notes.extend(asked_for_one(&marker.sealed, &head.paper, &mut paper));
    Held { paper, copy: &marker.sealed, notes, not_on_paper }
}

/// Adds to a paper of all questions of the quiz those that the quiz does not have any more, so that answers to them are
/// known to be none of the learner's fault, and gives the questions that it has and the paper had not.
fn other_edition(marker: &Marker, said: &Paper, paper: &mut Paper, notes: &mut Vec<Note>) -> Vec<Id> {
    let known: HashSet<&Id> = paper.entries.iter().map(|entry| &entry.question).collect();
    let mut on_paper: HashSet<&Id> = HashSet::new();
    // An id of the teacher's own is none that a copy has.
    let of_a_copy = said.entries.iter().filter(|entry| marker.quiz.question(&entry.question).is_none());
    let said: Vec<&Entry> = of_a_copy.filter(|entry| on_paper.insert(&entry.question)).collect();
    let gone: Vec<Entry> = said.iter().filter(|entry| !known.contains(&entry.question)).copied().cloned().collect();
    notes.push(Note::OtherEdition { counting: said.len() - gone.len(), of: said.len() });
    let missing = paper.entries.iter().filter(|entry| !on_paper.contains(&entry.question));
    let authored = |entry: &Entry| marker.names.of(&entry.question).map(|names| names.question.clone());
    let not_on_paper: Vec<Id> = missing.filter_map(authored).collect();
    if !not_on_paper.is_empty() {
        notes.push(Note::NotOnPaper(not_on_paper.clone()));
    }
    paper.entries.extend(gone);
    not_on_paper
}

/// Whether a paper has just the questions of a copy, in the order of its form.
fn are_questions_of(said: &Paper, copy: &Sealed) -> bool {
    let dealt = deal(copy, &said.form, SignedDuration::ZERO);
    let same = |(one, other): (&Entry, &Entry)| one.question == other.question && one.options == other.options;
    said.entries.len() == dealt.entries.len() && said.entries.iter().zip(&dealt.entries).all(same)
}

/// Sets of each choice whether the paper asked for one option or several, as the file has it, and counts those that asked
/// for one where the quiz has several right ones now.
fn asked_for_one(copy: &Sealed, said: &Paper, paper: &mut Paper) -> Option<Note> {
    let mut before: HashMap<&Id, Option<bool>> = HashMap::new();
    for entry in &said.entries {
        before.entry(&entry.question).or_insert(entry.several);
    }
    let mut count = 0;
    for entry in &mut paper.entries {
        let Some(several) = before.get(&entry.question).copied().flatten() else { continue };
        let Some(Ask::Choice(now)) = copy.face(&entry.question).map(|face| &face.ask) else { continue };
        count += usize::from(now.several && !several);
        entry.several = Some(several);
    }
    (count > 0).then_some(Note::AskedForOne(count))
}

/// Whether the learner's clock was set to another time than this. What is typed in has had no clock.
fn other_time(head: &Head, dealt: Option<SignedDuration>) -> Option<Note> {
    let said = head.paper.time_allowed;
    (head.written_by == Writer::Learner && said != dealt).then_some(Note::OtherTime { said, dealt })
}

/// The events that count of an exam that may have been opened again, and what is to be said of that. Where there is a
/// record, an exam counts as opened again only as the record has it, each time once.
pub(super) fn reopened(marker: &Marker, head: &Head, attempt: &Attempt) -> (Vec<Event>, Vec<Note>) {
    if marker.record.is_none() {
        let all: Vec<Reopening> = reopenings(attempt).collect();
        return (attempt.events().to_vec(), Note::reopened(&all, ByWhom::Unknown).into_iter().collect());
    }
    let known: Vec<Reopening> =
        marker.dealt(head.id).map(|(_, dealt)| dealt.reopenings().collect()).unwrap_or_default();
    let (mut teachers, mut others): (Vec<Reopening>, Vec<Reopening>) = (Vec::new(), Vec::new());
    let mut counts = |event: &&Event| {
        let What::Reopened(reopening) = event.what else { return true };
        let is_next = teachers.last().is_none_or(|last| last.number < reopening.number);
        let is_known = is_next && known.contains(&reopening);
        if is_known {
            teachers.push(reopening)
        } else {
            others.push(reopening)
        }
        is_known
    };
    let events = attempt.events().iter().filter(|event| counts(event)).cloned().collect();
    let notes = [Note::reopened(&teachers, ByWhom::Teacher), Note::reopened(&others, ByWhom::NotTeacher)];
    (events, notes.into_iter().flatten().collect())
}
