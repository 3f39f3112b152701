//! Power cuts: an exam is killed at a hundred seeded points of what it says. No confirmed answer is lost, and the clock is
//! never longer than it was.

use hangup::store::read_result;
use hangup_core::attempt::What;
use jiff::{SignedDuration, Timestamp};

use super::key::{Chance, questions};
use super::student::Student;
use crate::room::Room;

const QUIZ: &str = include_str!("../../fixtures/class/rehearsal.yaml");

#[test]
fn killed_at_a_hundred_points_an_exam_loses_nothing_and_gains_no_time() {
    let questions = questions(QUIZ);
    let room = Room::dealt(QUIZ, "code\nK1\nK2\nK3\nK4\nK5\n");
    let mut kills = 0;
    for learner in 1..=5 {
        let code = format!("K{learner}");
        let (mut deadline, mut confirmed) = (None, 0);
        for cut in 0..20 {
            let mut chance = Chance(0x5eed + 1000 * learner + cut);
            let mut student = room.sit(&code);
            let most = 200 + chance.below(6000);
            confirmed += answer_until_cut(&mut student, most);
            student.cut_off();
            kills += 1;

            let Ok(received) = read_result(&room.path(&format!("hand-in/{code}.answers"))) else {
                assert_eq!(confirmed, 0, "answers were confirmed, and there is no file");
                continue;
            };
            let events = received.attempt.events();
            let answered = events.iter().filter(|event| matches!(event.what, What::Answered { .. })).count();
            assert!(answered >= confirmed, "{code}: {confirmed} answers were confirmed, and {answered} are there");
            assert_eq!((received.changed_at, received.damaged_at), (None, None));
            let clock = received.attempt.clock().unwrap();
            assert_eq!(*deadline.get_or_insert(clock.deadline()), clock.deadline(), "the clock was lengthened");
            assert!(clock.left(Timestamp::UNIX_EPOCH) <= SignedDuration::from_mins(40));
        }
        let mut student = room.sit(&code);
        assert!(student.work(&questions, learner, usize::MAX));
        student.leave();
    }
    assert_eq!(kills, 100);
}

/// Answers whatever is asked with the first thing that comes to mind, until so much has been said; gives how many answers
/// were confirmed.
fn answer_until_cut(student: &mut Student, most: usize) -> usize {
    let mut confirmed = 0;
    while let Some(said) = student.listen(most) {
        confirmed += usize::from(said.contains("Noted."));
        let line = match said.as_str() {
            said if said.ends_with("or type quit.") => "",
            said if said.ends_with("for genuine.") || said.ends_with("could not tell.") => "s",
            said if said.ends_with("90 or 100.") => "70",
            said if said.ends_with("4 3 2 1.") => "2 1 3 4",
            // Go round and round: nothing is handed in before the end of the test.
            said if said.ends_with("the last question.") => "go 1",
            _ => "2",
        };
        student.say(line);
    }
    confirmed
}
