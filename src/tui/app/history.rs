//! What the app knows of earlier attempts, and how what happens now is added to them: before anything else is shown, or
//! not at all and by the learner's own choice. Reading and writing them is for the effect handler.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::effects::Effect;
use super::{App, Dialog, DrillEffect};
use crate::shelf::Book;
use crate::store::{LookBack, Memory, Moved, visit};
use crate::tui::keys::Command;
use crate::tui::pager::{Over, Paged};
use hangup_core::attempt::Attempt;
use hangup_core::drill::{Drill, missed_paper};
use hangup_core::measure::{Visit, next_visit};

/// What is remembered, and whether what happens is kept.
#[derive(Debug)]
pub struct LearnerHistory {
    keeping: Keeping,
    /// Whose history it is, where the system knows.
    pub owner: Option<String>,
    memories: Vec<Memory>,
    /// What all attempts say together, as it was when it was last asked for.
    pub look_back: LookBack,
    /// Why something could not be kept or read, in words.
    pub failure: String,
    /// When the last input came.
    pub now: Timestamp,
    /// Where the learner is, for the days that are named; unknown as long as none is.
    pub zone: Option<TimeZone>,
}

/// Whether what happens is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Keeping {
    /// Nothing is: a guest plays, or somebody chose to go on without.
    Nothing,
    /// Everything will be, once the history has been looked at.
    Soon,
    /// Everything is.
    Everything,
    /// Everything is, and the last thing is on its way.
    Waiting,
}

impl LearnerHistory {
    /// Of somebody of whom nothing is kept.
    pub fn guest() -> Self {
        Self {
            keeping: Keeping::Nothing,
            owner: None,
            memories: Vec::new(),
            look_back: LookBack::default(),
            failure: String::new(),
            now: Timestamp::UNIX_EPOCH,
            zone: None,
        }
    }

    /// Of a user of this computer.
    pub fn of_owner(owner: Option<String>) -> Self {
        Self { keeping: Keeping::Soon, owner, ..Self::guest() }
    }

    /// Of an exam: what happens is kept from the first moment, and there is nothing else to remember.
    pub fn of_an_exam() -> Self {
        Self { keeping: Keeping::Everything, ..Self::guest() }
    }

    /// The day of a moment, where the learner is.
    pub fn day(&self, at: Timestamp) -> Date {
        self.zone.as_ref().unwrap_or(&TimeZone::UTC).to_datetime(at).date()
    }

    pub fn is_kept(&self) -> bool {
        self.keeping != Keeping::Nothing
    }

    /// What is remembered of a quiz on the shelf.
    pub fn of(&self, book: &Book) -> Option<&Memory> {
        let cover = book.cover.as_ref().ok()?;
        self.memories.iter().find(|memory| memory.quiz == cover.id)
    }

    /// The quizzes that one is to come back to, and when, the earliest first.
    pub fn visits(&self, books: &[Book]) -> Vec<(String, Timestamp)> {
        let visit = |book: &Book| Some((book.cover.as_ref().ok()?.title.clone(), self.of(book)?.due()?));
        let mut visits: Vec<(String, Timestamp)> = books.iter().filter_map(visit).collect();
        visits.sort_by_key(|(_, due)| *due);
        visits
    }
}

impl App {
    /// Asks where the learner is, if that will be needed and is not known.
    pub(super) fn find_zone(&self) -> Option<Effect> {
        let names_days = self.playing.is_some() || self.looks_back;
        (names_days && self.history.is_kept() && self.exam.is_none() && self.history.zone.is_none())
            .then_some(Effect::Own(DrillEffect::FindZone))
    }

    /// Asks for what has happened to be kept.
    pub(super) fn keep(&mut self) -> Option<Effect> {
        if self.history.keeping != Keeping::Everything {
            return None;
        }
        let effect = self.unkept_events()?;
        self.history.keeping = Keeping::Waiting;
        Some(Effect::Own(effect))
    }

    /// What happened and is not known to be kept; with the paper, if it is the beginning of an attempt.
    pub(super) fn unkept_events(&self) -> Option<DrillEffect> {
        let drill = self.drill()?;
        let first = drill.unkept().first()?;
        let begins = (first.number == 1).then(|| drill.attempt().paper.clone());
        Some(DrillEffect::Keep { begins, events: drill.unkept().to_vec() })
    }

    pub(super) fn kept(&mut self, kept: Result<Option<Moved>, String>) {
        self.history.keeping = Keeping::Everything;
        match kept {
            Ok(moved) => {
                if let Some(playing) = &mut self.playing {
                    playing.drill.all_kept();
                }
                if let Some(moved) = moved {
                    self.moved(&moved);
                }
            }
            Err(why) => self.report(why),
        }
    }

    /// Says where everything is kept from now on.
    fn moved(&mut self, moved: &Moved) {
        self.keeps_in(moved);
        self.history.failure = moved.to_string();
        self.pager.open(Over::Own(Dialog::Moved));
    }

    pub(super) fn recalled(&mut self, memories: Result<Vec<Memory>, String>) {
        match memories {
            Ok(memories) => {
                self.history.memories = memories;
                if self.history.keeping == Keeping::Soon {
                    self.history.keeping = Keeping::Everything;
                }
            }
            Err(why) => self.report(why),
        }
    }

    pub(super) fn looked_back(&mut self, back: Result<LookBack, String>) {
        match back {
            Ok(back) => {
                self.history.look_back = back;
                self.looks_back = true;
                self.pager.turn();
            }
            Err(why) => self.pager.notice = why,
        }
    }

    fn report(&mut self, why: String) {
        self.history.keeping = Keeping::Soon;
        self.history.failure = why;
        self.pager.open(Over::Own(Dialog::NotKept));
    }

    pub(super) fn while_nothing_is_kept(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Confirm => {
                self.pager.close();
                return vec![Effect::Own(DrillEffect::Recall)];
            }
            Command::WithoutKeeping => {
                self.history = LearnerHistory { now: self.history.now, ..LearnerHistory::guest() };
                self.pager.close();
            }
            Command::Leave => return vec![Effect::Leave(1)],
            _ => self.scroll_on(command),
        }
        Vec::new()
    }

    /// The day on which to come back to the quiz that has just been played.
    pub(super) fn next_visit(&self, drill: &Drill) -> Option<Date> {
        let quiz = drill.booklet().quiz()?;
        let memory = self.history.memories.iter().find(|memory| memory.quiz == quiz.id);
        let mut visits: Vec<Visit> = memory.map(|memory| memory.visits.clone()).unwrap_or_default();
        visits.extend(visit(quiz, drill.attempt()));
        next_visit(&visits).map(|due| self.history.day(due))
    }

    pub(super) fn calendar(&mut self) -> Vec<Effect> {
        let visit = self.drill().and_then(|drill| {
            let day = self.next_visit(drill).filter(|_| self.history.is_kept())?;
            Some(Effect::Own(DrillEffect::WriteCalendar { title: drill.booklet().title().to_owned(), day }))
        });
        visit.into_iter().collect()
    }

    /// Plays what was missed, as an attempt of its own.
    pub(super) fn play_missed(&mut self) {
        let Some(drill) = self.drill() else { return };
        let Some(quiz) = drill.booklet().quiz().cloned() else { return };
        let seed = drill.attempt().paper.seed.wrapping_add(1);
        if let Some(paper) = missed_paper(&quiz, drill.attempt(), seed) {
            self.begin(quiz.into(), Attempt::new(paper));
        }
    }
}
