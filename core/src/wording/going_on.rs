//! What is said of an attempt that is left, and of one that was: how far it has come, when that was, and what is kept.

use jiff::Timestamp;
use jiff::civil::Date;

use super::{counted, time_left};
use crate::attempt::{Attempt, Mode};
use crate::drill::place_to_go_on;

/// What of an attempt is on the disk when it is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// All of it.
    All,
    /// What happened before something could not be kept.
    Part,
    /// None of it: a guest plays, or nothing could be kept from the beginning.
    Nothing,
}

/// What is said of an exam that was handed in, and of which not all could be kept.
pub const NOT_ALL_KEPT: &str =
    "Not all of them could be written down: copy the answer code on paper, and give it to your teacher.";

/// How far somebody has come who leaves, and what becomes of that.
pub fn on_leaving(attempt: &Attempt, kept: Kept) -> String {
    let state = attempt.state();
    let is_half_played = |id| state.answer(id).is_none() && !state.replies(id).is_empty();
    let in_call = attempt.paper.entries.iter().any(|entry| is_half_played(&entry.question));
    let questions = counted(attempt.paper.entries.len(), "question", "questions");
    let how_far = match (state.answered(), in_call) {
        (0, false) => return "You have not answered anything yet.".to_owned(),
        (0, true) => "A call is half played.".to_owned(),
        (answered, false) => format!("You have answered {answered} of {questions}."),
        (answered, true) => format!("You have answered {answered} of {questions}, and a call is half played."),
    };
    let kept = match (kept, in_call) {
        (Kept::All, false) => "Your answers are kept: next time you can go on here.",
        (Kept::All, true) => "All of it is kept: next time the call goes on at the line where you left it.",
        (Kept::Part, _) => "What could not be kept is gone when you leave; what came before it is kept.",
        (Kept::Nothing, false) => "Answers are not kept: when you leave, they are gone.",
        (Kept::Nothing, true) => "Nothing of it is kept: when you leave, it is gone.",
    };
    format!("{how_far} {kept}")
}

/// Where an attempt was left and when: `Question 5 of 12, yesterday`. Of an exam it says so, and how much time is left if
/// it has a limit. `day` tells the day of a moment, where the learner is.
pub fn where_left(attempt: &Attempt, now: Timestamp, day: impl Fn(Timestamp) -> Date) -> String {
    let (number, of) = (place_to_go_on(attempt) + 1, attempt.paper.entries.len());
    let mut words = match attempt.paper.mode {
        Mode::Practice => format!("Question {number} of {of}"),
        Mode::Exam => format!("Exam, question {number} of {of}"),
    };
    if let Some(last) = attempt.events().last() {
        words = format!("{words}, {}", day_in_words(day(last.at), day(now)));
    }
    attempt.clock().iter().fold(words, |words, clock| format!("{words}, {}", time_left(clock.left(now))))
}

/// A day that is past, as people name it.
fn day_in_words(day: Date, today: Date) -> String {
    if day >= today {
        "today".to_owned()
    } else if day.tomorrow().is_ok_and(|next| next == today) {
        "yesterday".to_owned()
    } else if day.year() == today.year() {
        day.strftime("%-d %B").to_string()
    } else {
        day.strftime("%-d %B %Y").to_string()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::day_in_words;

    #[test]
    fn days_are_named_as_people_name_them() {
        let today = date(2027, 1, 1);
        for (day, words) in [
            (date(2027, 1, 2), "today"),
            (today, "today"),
            (date(2026, 12, 31), "yesterday"),
            (date(2026, 12, 30), "30 December 2026"),
        ] {
            assert_eq!(day_in_words(day, today), words);
        }
        assert_eq!(day_in_words(date(2027, 1, 2), date(2027, 3, 1)), "2 January");
    }
}
