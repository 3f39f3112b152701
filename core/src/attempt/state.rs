//! The replay: how an attempt stands after its events. Everything a screen needs to know is asked here.

use std::collections::HashMap;

use super::{Clock, Event, Mode, Paper, Response, What};
use crate::quiz::Id;

/// How an attempt stands.
#[derive(Debug)]
pub struct AttemptState<'a> {
    paper: &'a Paper,
    answers: HashMap<&'a Id, &'a Response>,
    /// The replies given in each call, in order.
    replies: HashMap<&'a Id, Vec<&'a Id>>,
    shown_last: Option<&'a Id>,
    handed_in: bool,
}

impl<'a> AttemptState<'a> {
    /// Replays the events of a paper.
    ///
    /// In practice the first answer to a question stands; in an exam the last one before handing in, and before the time
    /// was up. What happened between handing in and being opened again does not count.
    pub(super) fn after(paper: &'a Paper, events: &'a [Event]) -> Self {
        let mut state =
            Self { paper, answers: HashMap::new(), replies: HashMap::new(), shown_last: None, handed_in: false };
        let mut clock = Clock::before(paper, events);
        for event in events {
            if let Some(clock) = &mut clock {
                clock.take(paper, event);
            }
            let in_time = clock.is_none_or(|clock| event.at < clock.deadline());
            if state.handed_in && !matches!(event.what, What::Reopened(_)) {
                continue;
            }
            match &event.what {
                What::Reopened(_) => state.handed_in = false,
                What::Shown { question } => state.shown_last = Some(question),
                What::Answered { question, response } if in_time => {
                    let locked = paper.mode == Mode::Practice && state.answers.contains_key(question);
                    if !locked {
                        state.answers.insert(question, response);
                    }
                }
                What::Replied { question, reply } if in_time => {
                    if !state.answers.contains_key(question) {
                        state.replies.entry(question).or_default().push(reply);
                    }
                }
                What::HandedIn => state.handed_in = true,
                What::Answered { .. } | What::Replied { .. } | What::Paused | What::Resumed => {}
            }
        }
        state
    }

    /// The answer that counts, if one was given.
    pub fn answer(&self, question: &Id) -> Option<&'a Response> {
        self.answers.get(question).copied()
    }

    /// The answers that count, in the order of the paper; `None` where none was given.
    pub fn answers(&self) -> Vec<Option<Response>> {
        self.paper.entries.iter().map(|entry| self.answer(&entry.question).cloned()).collect()
    }

    /// The replies given in a call so far, in order.
    pub fn replies(&self, question: &Id) -> Vec<Id> {
        self.replies.get(question).into_iter().flatten().copied().cloned().collect()
    }

    /// How many questions have an answer.
    pub fn answered(&self) -> usize {
        self.paper.entries.iter().filter(|entry| self.answers.contains_key(&entry.question)).count()
    }

    /// The place on the paper of the question that was on the screen last; the first if there was none.
    pub fn place(&self) -> usize {
        let is_shown = |question: &Id| self.shown_last == Some(question);
        self.paper.entries.iter().position(|entry| is_shown(&entry.question)).unwrap_or(0)
    }

    /// The place of the next question without an answer, looking on from `place` and then from the beginning.
    pub fn next_open(&self, place: usize) -> Option<usize> {
        let open = |(_, entry): &(usize, &super::Entry)| !self.answers.contains_key(&entry.question);
        let mut entries = self.paper.entries.iter().enumerate();
        let behind = entries.clone().skip(place + 1).find(open);
        behind.or_else(|| entries.find(open)).map(|(place, _)| place)
    }

    /// Whether the attempt is over.
    pub fn handed_in(&self) -> bool {
        self.handed_in
    }
}

#[cfg(test)]
mod tests {
    use jiff::{SignedDuration, Timestamp};

    use super::super::{Attempt, Mode, Paper, Reopening, Response, What};
    use crate::quiz::Id;

    fn attempt(mode: Mode, events: &[What]) -> Attempt {
        let mut attempt = Attempt::new(Paper::of_nothing(mode));
        events.iter().for_each(|what| attempt.record(Timestamp::UNIX_EPOCH, what.clone()));
        attempt
    }

    fn answered(text: &str) -> What {
        What::Answered { question: Id::new("a"), response: Response::Typed(text.to_owned()) }
    }

    #[test]
    fn in_practice_the_first_answer_stands() {
        let attempt = attempt(Mode::Practice, &[answered("first"), answered("second")]);
        assert_eq!(attempt.state().answer(&Id::new("a")), Some(&Response::Typed("first".to_owned())));
    }

    #[test]
    fn in_an_exam_the_last_answer_before_handing_in_counts() {
        let attempt = attempt(Mode::Exam, &[answered("first"), answered("second"), What::HandedIn, answered("late")]);
        assert_eq!(attempt.state().answer(&Id::new("a")), Some(&Response::Typed("second".to_owned())));
        assert!(attempt.state().handed_in());
    }

    #[test]
    fn opened_again_an_exam_goes_on_and_what_came_in_between_does_not_count() {
        let reopened = What::Reopened(Reopening { number: 1, time: SignedDuration::from_mins(5) });
        let events = [answered("first"), What::HandedIn, answered("between"), reopened];
        let attempt = attempt(Mode::Exam, &events);
        assert_eq!(attempt.state().answer(&Id::new("a")), Some(&Response::Typed("first".to_owned())));
        assert!(!attempt.state().handed_in());
    }
}
