//! What is asked before a quiz, and said after it: which of some things, and what becomes of what was said.

use hangup::plain::choose;
use hangup::store::{Guest, Recorder};

use crate::lines::{played, recorded};
use crate::playing::{Numbers, practice, short_call};

#[test]
fn one_of_some_things_is_chosen_by_its_number() {
    let things = ["Question 5 of 12, yesterday.".to_owned(), "Begin anew.".to_owned()];
    let choose = |lines: &str| {
        let mut said = Vec::new();
        let place = choose(&mut lines.as_bytes(), &mut said, "Go on, or begin anew?", &things, None).unwrap();
        (place, String::from_utf8(said).unwrap())
    };
    let (place, said) = choose("3\nfirst\n\n 2 \n");
    assert_eq!(place, Some(1));
    let (question, rest) = said.split_once('\n').unwrap();
    assert_eq!(question, "Go on, or begin anew?");
    assert!(rest.starts_with("1. Question 5 of 12, yesterday.\n2. Begin anew.\nType a number from 1 to 2"), "{said}");
    assert!(said.contains("There is no number 3 here") && said.contains("That is not understood here."), "{said}");
    assert_eq!((choose("1").0, choose("QUIT\n1\n").0, choose("").0), (Some(0), None, None));
}

#[test]
fn in_a_call_half_played_leaving_says_what_becomes_of_it() {
    let quiz = short_call();
    let farewell = |recorder: &mut dyn Recorder, lines: &str| {
        let said = recorded(&quiz, practice(&quiz), lines.as_bytes(), None, recorder).said;
        said.rsplit_once("so the quiz stops here. ").unwrap().1.to_owned()
    };
    let kept = || Numbers { kept: Vec::new(), failures: 0 };
    assert_eq!(
        farewell(&mut kept(), "2\n"),
        "A call is half played. All of it is kept: next time the call goes on at the line where you left it.\n"
    );
    assert_eq!(farewell(&mut kept(), ""), "You have not answered anything yet.\n");
    assert_eq!(
        farewell(&mut Guest, "2\n"),
        "A call is half played. Nothing of it is kept: when you leave, it is gone.\n"
    );
    // To quit would lose it, so it is asked for twice.
    let said = played(&quiz, practice(&quiz), "2\nquit\n3\n").said;
    assert!(said.contains("Nothing of it is kept") && !said.contains("You leave the quiz."), "{said}");
}
