//! The drill line by line: every kind of question, a call, leaving at any point, changing answers in an exam, going on
//! where one was, nonsense; and the same answers on the screen, which must be the same attempt.

use std::sync::Arc;

use hangup::plain::{Wish, menu};
use hangup::shelf::{Place, book};
use hangup::store::{Guest, Moved, Reason, Recorder, StoreError};
use hangup::tui::Caps;
use hangup_core::attempt::{Attempt, DrawOptions, Event, Mode, Paper, Response, What, draw};
use hangup_core::quiz::{Ask, Id, Quiz, is_refused, parse};
use jiff::Timestamp;
use proptest::prelude::*;
use ratatui::layout::Size;

use crate::capture::{ANSWERS as KEYS, Camera};
use crate::lines::{answer, played, recorded};

pub fn every_kind() -> Quiz {
    parse(include_bytes!("../fixtures/screens/every-kind.yaml")).unwrap()
}

pub fn short_call() -> Quiz {
    parse(include_bytes!("../fixtures/calls/short-call.yaml")).unwrap()
}

/// A paper of a quiz, its questions as authored.
fn paper(quiz: &Quiz, mode: Mode) -> Paper {
    let options = DrawOptions { mode, seed: 1, form: String::new(), count: None, topic: None };
    let mut paper = draw(quiz, &options);
    paper.entries.sort_by_key(|entry| quiz.questions.iter().position(|question| question.face.id == entry.question));
    paper
}

pub fn practice(quiz: &Quiz) -> Attempt {
    Attempt::new(paper(quiz, Mode::Practice))
}

fn exam(quiz: &Quiz) -> Attempt {
    Attempt::new(paper(quiz, Mode::Exam))
}

/// Every question answered, some rightly and some not.
pub const ANSWERS: [&str; 8] = ["1", "1 2", "s\n70\n1", "s\n90\n2", "2 1", "2 1 3 4", "slmgr", "1"];

fn happened_on_screen(quiz: &Quiz, mode: Mode, keys: &str) -> Vec<What> {
    let caps = Caps { size: Size::new(80, 24), colour: false, unicode: true, contrast: false };
    let mut camera = Camera::at_quiz(Arc::new(quiz.clone()), paper(quiz, mode), caps);
    camera.press(keys);
    camera.attempt().events().iter().map(|event| event.what.clone()).collect()
}

fn is_the_same_attempt(quiz: &Quiz, mode: Mode, keys: &str, lines: &str) {
    let plain = played(quiz, Attempt::new(paper(quiz, mode)), lines);
    assert_eq!(plain.happened(), happened_on_screen(quiz, mode, keys), "{keys}\n{lines}\n{}", plain.said);
}

#[test]
fn the_same_answers_are_the_same_attempt_on_the_screen_and_line_by_line() {
    let quiz = every_kind();
    // Both twins answered, the screen shows them on a page of their own.
    let onwards = |place: usize| if place == 3 { " Enter Enter " } else { " Enter " };
    for count in 0..=KEYS.len() {
        let keys: String = (0..count).map(|place| format!("{}{}", KEYS[place], onwards(place))).collect();
        let lines: String = ANSWERS[..count].iter().map(|answer| format!("{answer}\n\n")).collect();
        is_the_same_attempt(&quiz, Mode::Practice, &keys, &lines);
        is_the_same_attempt(&quiz, Mode::Exam, &KEYS[..count].join(" "), &(ANSWERS[..count].join("\n") + "\n"));
    }
    is_the_same_attempt(&quiz, Mode::Exam, &(KEYS.join(" ") + " h"), &(ANSWERS.join("\n") + "\nhand in\n"));
}

#[test]
fn going_back_skipping_and_changing_are_the_same_on_the_screen_and_line_by_line() {
    let quiz = every_kind();
    for (mode, keys, lines) in [
        (Mode::Practice, "n p 2 Enter Enter", "skip\nback\n2\n\n"),
        (Mode::Practice, "1 Enter p", "1\nback\n"),
        (Mode::Practice, "1 Enter Enter p Enter", "1\n\nback\n\n"),
        (
            Mode::Practice,
            "n 1 Space Enter Enter n n n n Ctrl-N 1 Enter Enter",
            "skip\n1\n\nskip\nskip\nskip\nskip\nskip\n1\n\n",
        ),
        (Mode::Exam, "1 Enter p 2 Enter", "1\nback\n2\n"),
        (Mode::Exam, "n n n n n n Ctrl-N n h", "skip\nskip\nskip\nskip\nskip\nskip\nskip\nskip\nhand in\n"),
        (
            Mode::Exam,
            "n n n n n n Ctrl-N n Down Down Enter g Right 3 Enter",
            "skip\nskip\nskip\nskip\nskip\nskip\nskip\nskip\ngo 3\ng\n50\n3\n",
        ),
        (Mode::Exam, "n n n n n n Ctrl-N n p", "skip\nskip\nskip\nskip\nskip\nskip\nskip\nskip\nback\n"),
    ] {
        is_the_same_attempt(&quiz, mode, keys, lines);
    }
}

#[test]
fn a_call_is_the_same_on_the_screen_and_line_by_line() {
    let quiz = short_call();
    for (keys, lines) in [
        ("2 Enter 3 Enter s Right Enter", "2\n3\ns\n50\n"),
        ("1 Enter 1 Enter g Left Enter", "1\n1\ng\n100\n"),
        ("2 Enter 2 Enter 3 Enter u Enter", "2\n2\n3\nu\n"),
        ("2 Enter c slmgr Space /dli Enter Esc 3 Enter u Enter", "2\nrun slmgr /dli\n3\nu\n"),
    ] {
        for mode in [Mode::Practice, Mode::Exam] {
            is_the_same_attempt(&quiz, mode, keys, lines);
        }
        let (keys, lines) = (format!("{keys} Enter"), format!("{lines}\n"));
        is_the_same_attempt(&quiz, Mode::Practice, &keys, &lines);
    }
    is_the_same_attempt(&quiz, Mode::Practice, "2 Enter", "2\n");
    // What is played again is not recorded.
    is_the_same_attempt(
        &quiz,
        Mode::Practice,
        "2 Enter 3 Enter s Right Enter g Enter 1 Enter 1 Enter Enter Enter",
        "2\n3\ns\n50\nreplay\nreplay 1\n1\n1\n\n",
    );
}

#[test]
fn a_call_that_was_left_is_gone_on_with_at_its_line() {
    let quiz = parse(include_bytes!("../fixtures/calls/two-calls.yaml")).unwrap();
    is_the_same_attempt(&quiz, Mode::Practice, "2 Enter n p 3 Enter u Enter", "2\nskip\nback\n3\nu\n");
    let left = played(&quiz, practice(&quiz), "2\nskip\nback\n");
    let again = left.said.rsplit("Question 1 of 2.").next().unwrap();
    assert!(again.contains("What you do: Type assoc") && again.contains("2. Say: What does it prove?"), "{again}");
}

#[test]
fn every_built_in_question_can_be_answered_and_is_marked_as_it_should_be() {
    for built_in in hangup::shelf::built_in() {
        let quiz = built_in.place.open().unwrap();
        for (rightly, mode) in [(true, Mode::Practice), (false, Mode::Exam)] {
            let attempt = Attempt::new(paper(&quiz, mode));
            let mut script = String::new();
            for entry in &attempt.paper.entries {
                script += &answer(quiz.question(&entry.question).unwrap(), entry, rightly).join("\n");
                script += if mode == Mode::Practice { "\n\n" } else { "\n" };
            }
            let played = played(&quiz, attempt, &(script + "hand in\n"));
            assert!(played.attempt.state().handed_in(), "{}", played.said);
            let results = hangup_core::measure::Results::of(&quiz, &played.attempt);
            for outcome in &results.outcomes {
                assert_eq!(!outcome.missed(), rightly, "{} of {}", outcome.question.face.id, quiz.id);
            }
            is_fit_to_be_read_aloud(&played.said);
        }
    }
}

/// Nothing in it means something by its place or by a sign alone, and nothing can steer a terminal.
fn is_fit_to_be_read_aloud(said: &str) {
    let unfit = |letter: &char| matches!(letter, '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{27bf}');
    assert_eq!(said.chars().find(unfit), None, "{said}");
    assert!(!said.chars().any(is_refused), "{said}");
}

#[test]
fn what_is_told_is_told_in_words() {
    let quiz = every_kind();
    let script: String = ANSWERS.iter().map(|answer| format!("{answer}\nwhy\n\n")).collect();
    let said = played(&quiz, practice(&quiz), &(script + "review\n3\n\n")).said;
    is_fit_to_be_read_aloud(&said);
    for words in [
        "Question 1 of 8.",
        "A phone call. Caller shown: Support. Number: withheld.\nChris says: Press Windows and R",
        "\nYou say: And what would that show?",
        "A command prompt shows:\nC:\\Users\\you> assoc\n.ZFSendToTarget",
        "\nEnd of what the command prompt shows.",
        "What does it prove if the two numbers match?\n1. ",
        "Type one number from 1 to 3.",
        "You chose number 1: ",
        "The rule: What is on your screen proves nothing about who is on the phone.",
        "“I will read my number first”: Your own screen proves nothing about him.",
        "Where facts differ by country: UK.",
        "You said: a scam, 70% sure.\nIt is: genuine.",
        "That is safe.",
        "The others:",
        "What changed?",
        "This one is a scam; you said a scam, rightly. Only here:",
        "The other one is genuine; you said a scam, wrongly. Only here:",
        "This is yours, and right",
        "The right order:\n1. Hang up.",
        "You typed: slmgr.",
        "Buttons: はい, いいえ.",
        "You did the safe thing in ",
        "Scams caught: 1 of 1.\nGenuine, let in: 0 of 1.",
        "90% sure 1 time: right 1 of 1. That is 100%, more often right than sure.",
        "You called everything a scam.",
        "Question 3: Partly right, 0.5 of 1 mark. On Monday you asked",
        "Nothing of this is kept.",
    ] {
        assert!(said.contains(words), "{words:?} is missing:\n{said}");
    }
    let (safe, marks) = (said.find("You did the safe thing").unwrap(), said.find(" of 8 marks").unwrap());
    assert!(safe < marks);
}

#[test]
fn a_debrief_is_told_in_words() {
    let quiz = short_call();
    let said = played(&quiz, practice(&quiz), "2\nrun frobnicate\n3\ns\n50\n\n").said;
    is_fit_to_be_read_aloud(&said);
    for words in [
        "On the phone. Caller shown: Microsoft Support. Number: withheld.",
        "Scene: a click on the line; another voice.",
        "At the command prompt, assoc shows:\n...\n.ZFSend",
        "At the command prompt, frobnicate is not known.",
        "The call is over.\nWhat was this call?",
        "Safe: 1 of 1 mark.",
        "The earliest moment to know:\nChris says: ",
        "1 of the 2 endings were safe.",
        "What that does, false proof: It sounds like a password.",
        "You could have done this: Let him in. What would have come of it: He is in.",
    ] {
        assert!(said.contains(words), "{words:?} is missing:\n{said}");
    }
}

#[test]
fn text_is_wrapped_when_asked_for() {
    let quiz = short_call();
    let said = recorded(&quiz, practice(&quiz), b"2\n3\ns\n50\n\n", Some(40), &mut Guest).said;
    let long = said.lines().find(|line| line.contains(' ') && line.chars().count() > 40);
    assert_eq!(long, None);
}

#[test]
fn the_same_lines_give_the_same_text() {
    let quiz = every_kind();
    let script = ANSWERS.join("\n\n");
    assert_eq!(played(&quiz, practice(&quiz), &script).said, played(&quiz, practice(&quiz), &script).said);
}

#[test]
fn whatever_is_not_understood_changes_nothing_and_is_answered() {
    let quiz = every_kind();
    let (mut lines, mut wanted) = (String::new(), String::new());
    for answer in &ANSWERS {
        for part in answer.split('\n') {
            let typed = part == "slmgr";
            for nonsense in ["", "?", "again", "why", "list", "go 99", "go", "what", "0", "17", "-1", "1 1 99", "%"] {
                if !typed || !matches!(nonsense, "what" | "0" | "17" | "-1" | "1 1 99" | "%") {
                    lines += &format!("{nonsense}\n");
                }
            }
            lines += &format!("{part}\n");
        }
        lines += "nonsense\n\n";
        wanted += &format!("{answer}\n\n");
    }
    let (confused, straight) = (played(&quiz, practice(&quiz), &lines), played(&quiz, practice(&quiz), &wanted));
    assert_eq!(confused.happened(), straight.happened());
    assert!(confused.said.contains("That is not understood here. Type one number from 1 to 3."), "{}", confused.said);
    assert!(confused.said.contains("There is no number 17 here; they go from 1 to 3."));
}

#[test]
fn wherever_the_lines_end_it_says_so_and_has_what_was_answered() {
    let quiz = every_kind();
    let script: String = ANSWERS.iter().map(|answer| format!("{answer}\n\n")).collect();
    let whole = played(&quiz, practice(&quiz), &script).happened();
    for end in (0..=script.len()).filter(|end| script.is_char_boundary(*end)) {
        let part = played(&quiz, practice(&quiz), &script[..end]);
        if part.attempt.state().handed_in() {
            continue;
        }
        assert!(part.said.contains("There are no more lines to read"), "{}", part.said);
        let happened = part.happened();
        let answers = |events: &[What]| events.iter().filter(|what| matches!(what, What::Answered { .. })).count();
        // A last line that was cut short may be another answer: the one before it is as it was.
        let sure = happened.iter().zip(&whole).take_while(|(here, there)| here == there).count();
        assert!(answers(&happened[sure..]) <= 1, "{end}");
    }
}

/// Keeps the numbers of events, and fails where it is told to.
pub struct Numbers {
    pub kept: Vec<u32>,
    /// How often the second event still fails.
    pub failures: u32,
}

impl Recorder for Numbers {
    fn append(&mut self, events: &[Event]) -> Result<Option<Moved>, StoreError> {
        if events.iter().any(|event| event.number == 2) && self.failures > 0 {
            self.failures -= 1;
            return Err(StoreError { path: "answers.db".into(), reason: Reason::Foreign });
        }
        self.kept.extend(events.iter().map(|event| event.number));
        Ok(None)
    }
}

#[test]
fn an_answer_is_kept_before_the_next_question_is_asked() {
    let quiz = every_kind();
    let mut numbers = Numbers { kept: Vec::new(), failures: 0 };
    let played = recorded(&quiz, practice(&quiz), b"1\n\n1 2\n", None, &mut numbers);
    assert!(
        played
            .said
            .ends_with("You have answered 2 of 8 questions. Your answers are kept: next time you can go on here.\n")
    );
    assert_eq!(numbers.kept, (1..=played.attempt.events().len() as u32).collect::<Vec<_>>());
}

#[test]
fn when_keeping_fails_one_is_asked_whether_to_go_on() {
    let quiz = every_kind();
    let trouble = "answers.db is a database of another program; move it elsewhere";
    for (lines, told, events) in [
        ("1\nwhat\nquit\n", "What could not be kept is gone when you leave", 2),
        ("1\non\n\n", "Going on. Answers from here are not kept.", 3),
        ("1\n", "There are no more lines to read", 2),
        ("1\nagain\n\n", "Your answers are kept: next time you can go on here.", 3),
    ] {
        let mut numbers = Numbers { kept: Vec::new(), failures: 1 };
        let played = recorded(&quiz, practice(&quiz), lines.as_bytes(), None, &mut numbers);
        assert!(played.said.contains(trouble) && played.said.contains(told), "{lines}\n{}", played.said);
        assert_eq!(played.attempt.events().len(), events, "{lines}\n{}", played.said);
    }
}

#[test]
fn leaving_says_what_is_lost_and_asks_twice() {
    let quiz = every_kind();
    let stayed = played(&quiz, practice(&quiz), "1\n\nquit\n1\n1 2\n");
    assert!(stayed.said.contains("You have answered 1 of 8 questions. Answers are not kept"), "{}", stayed.said);
    assert_eq!(stayed.attempt.state().answered(), 2);
    let left = played(&quiz, practice(&quiz), "1\n\nquit\nquit\n1 2\n");
    assert_eq!(left.attempt.state().answered(), 1);
    assert!(left.said.contains("You leave the quiz."), "{}", left.said);
    assert_eq!(played(&quiz, practice(&quiz), "quit\n1\n").attempt.state().answered(), 0);
}

#[test]
fn an_answer_in_an_exam_may_be_changed_until_it_is_handed_in() {
    let quiz = every_kind();
    let exam = played(&quiz, exam(&quiz), "1\nlist\ngo 1\n2\nwhy\nhand in\nback\nhand in\nhand in\n");
    let first = &exam.attempt.paper.entries[0];
    let state = exam.attempt.state();
    assert_eq!(state.answer(&first.question), Some(&Response::Choice(vec![first.options[1].clone()])));
    assert!(state.handed_in());
    for words in [
        "Your answer so far: 1.",
        "Question 1: Answered.",
        "Question 2: No answer yet.",
        "7 questions have no answer yet, and will earn nothing if you finish now.",
        "Reasons are told when you have handed in.",
    ] {
        assert!(exam.said.contains(words), "{words:?} is missing:\n{}", exam.said);
    }
    let before_results = exam.said.split("Results, after").next().unwrap();
    assert!(!before_results.contains("The rule:") && !before_results.contains("Right is"), "{before_results}");
}

#[test]
fn an_attempt_is_gone_on_with_where_it_was() {
    let quiz = every_kind();
    let script: String = ANSWERS.iter().map(|answer| format!("{answer}\n\n")).collect();
    for count in 1..ANSWERS.len() {
        let first: String = ANSWERS[..count].iter().map(|answer| format!("{answer}\n\n")).collect();
        let left = played(&quiz, practice(&quiz), &first);
        let rest: String = ANSWERS[count..].iter().map(|answer| format!("{answer}\n\n")).collect();
        let whole = played(&quiz, left.attempt, &rest);
        assert!(whole.said.contains(&format!("You go on where you were; {count} of 8 are answered.")));
        assert!(whole.said.contains(&format!("Question {} of 8.", count + 1)));
        let answers = |attempt: &Attempt| {
            let answered = attempt.events().iter().filter(|event| matches!(event.what, What::Answered { .. }));
            answered.map(|event| event.what.clone()).collect::<Vec<_>>()
        };
        assert_eq!(answers(&whole.attempt), answers(&played(&quiz, practice(&quiz), &script).attempt));
    }
    let done = played(&quiz, practice(&quiz), &script).attempt;
    assert!(played(&quiz, done, "").said.contains("Results, after"));
}

#[test]
fn a_question_that_has_gone_or_reads_otherwise_is_left_out() {
    let quiz = every_kind();
    let attempt = played(&quiz, practice(&quiz), "1\n\n").attempt;
    let mut edited = quiz.clone();
    edited.questions[0].face.scenario.push_str("And more.");
    edited.questions.remove(4);
    let said = played(&edited, attempt, "hand in\nhand in\n").said;
    assert!(said.contains("Question 1 of 6."), "{said}");
    assert!(said.contains("2 questions have changed since the paper was drawn, and are left out."), "{said}");
    let empty = Quiz { questions: Vec::new(), ..quiz.clone() };
    assert_eq!(played(&empty, practice(&quiz), "1\n").said, "There is no question to ask in this quiz.\n");
}

#[test]
fn the_menu_names_the_quizzes_and_asks_which() {
    let bytes: &'static [u8] = include_bytes!("../fixtures/screens/every-kind.yaml");
    let good = Place::BuiltIn { file: "every-kind.yaml", bytes };
    let books = [book(Place::BuiltIn { file: "x.yaml", bytes: b"format: 1\nid: x\n" }), book(good.clone())];
    let choose_with = |begun: &[Attempt], lines: &str| {
        let mut said = Vec::new();
        let mut input = lines.as_bytes();
        let choice = menu(&mut input, &mut said, &books, begun, None).unwrap();
        (choice.map(|choice| (choice.place.clone(), choice.wish)), String::from_utf8(said).unwrap())
    };
    let choose = |lines: &str| choose_with(&[], lines);
    let (chosen, said) = choose("what\n\n7\n1\nexam 2\n");
    assert_eq!(chosen, Some((good.clone(), Wish::Exam)));
    assert!(said.contains("\n2. Every kind of question. 8 questions. One question of each kind"), "{said}");
    assert!(said.matches("x.yaml cannot be played").count() == 2, "{said}");
    assert_eq!(choose("2").0, Some((good.clone(), Wish::GoOn)));
    assert_eq!(choose("new 2").0, Some((good, Wish::Anew)));
    assert_eq!((choose("quit\n2\n").0, choose("").0), (None, None));

    let begun = || played(&every_kind(), exam(&every_kind()), "1\n").attempt;
    let said = choose_with(&[begun()], "").1;
    assert!(said.contains("\n2. Every kind of question. 8 questions. Begun, 1 of 8 done. One"), "{said}");
    let said = choose_with(&[begun(), begun()], "").1;
    assert!(said.contains("\n2. Every kind of question. 8 questions. Begun 2 times. One"), "{said}");
}

/// Lines of all sorts: those that mean something, and those that do not.
fn any_line() -> impl Strategy<Value = String> {
    let known = [
        "",
        "?",
        "1",
        "2",
        "3",
        "4",
        "1 2",
        "2 1 3 4",
        "s",
        "g",
        "u",
        "50",
        "80",
        "skip",
        "back",
        "why",
        "list",
        "again",
        "go 1",
        "go 5",
        "go 99",
        "hand in",
        "quit",
        "replay",
        "replay 1",
        "review",
        "run assoc",
        "answer quit",
        "slmgr",
    ];
    prop_oneof![4 => proptest::sample::select(known.to_vec()).prop_map(str::to_owned), 1 => ".{0,20}"]
}

/// Whether an answer was chosen: of what there is to choose from, or word for word from a line that was typed.
fn was_chosen(quiz: &Quiz, paper: &Paper, question: &Id, response: &Response, lines: &[String]) -> bool {
    let entry = paper.entries.iter().find(|entry| entry.question == *question).unwrap();
    let there_are = |ids: &[Id]| !ids.is_empty() && ids.iter().all(|id| entry.options.contains(id));
    let numbered = |ids: &[Id]| {
        let numbers: Vec<usize> =
            ids.iter().map(|id| entry.options.iter().position(|option| option == id).unwrap() + 1).collect();
        lines.iter().any(|line| numbers.iter().all(|number| line.contains(&number.to_string())))
    };
    match response {
        Response::Choice(ids) | Response::Spot(ids) => there_are(ids) && numbered(ids),
        Response::Order(ids) => there_are(ids) && ids.len() == entry.options.len(),
        Response::Typed(text) => {
            let refused = |line: &String| line.chars().filter(|letter| !is_refused(*letter)).collect::<String>();
            lines.iter().any(|line| refused(line).contains(text.as_str()))
        }
        Response::Verdict { confidence, action, .. } => {
            let sure = lines.iter().any(|line| line.contains(&confidence.unwrap().percent().to_string()));
            sure && action.as_ref().is_none_or(|id| there_are(std::slice::from_ref(id)))
        }
        Response::Call { path, .. } => {
            let Ask::Call(call) = &quiz.question(question).unwrap().face.ask else { return false };
            hangup_core::quiz::call::follow(call, path).ending().is_some()
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_lines_are_borne_and_nothing_is_recorded_that_was_not_chosen(
        lines in proptest::collection::vec(any_line(), 0..60),
        is_exam: bool,
        is_call: bool,
    ) {
        let quiz = if is_call { short_call() } else { every_kind() };
        let attempt = if is_exam { exam(&quiz) } else { practice(&quiz) };
        let played = played(&quiz, attempt, &lines.join("\n"));
        prop_assert!(!played.said.chars().any(is_refused_but_line_feeds));
        for event in played.attempt.events() {
            if let What::Answered { question, response } = &event.what {
                prop_assert!(was_chosen(&quiz, &played.attempt.paper, question, response, &lines), "{response:?}");
            }
        }
        let ended = played.attempt.events().iter().position(|event| event.what == What::HandedIn);
        prop_assert!(ended.is_none_or(|place| place + 1 == played.attempt.events().len()));
        prop_assert!(played.attempt.events().iter().all(|event| event.at > Timestamp::UNIX_EPOCH));
    }

    #[test]
    fn any_bytes_are_borne(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let quiz = every_kind();
        let said = recorded(&quiz, practice(&quiz), &bytes, Some(78), &mut Guest).said;
        prop_assert!(!said.chars().any(is_refused_but_line_feeds));
    }
}

fn is_refused_but_line_feeds(letter: char) -> bool {
    letter != '\n' && is_refused(letter)
}
