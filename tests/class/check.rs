//! What comes from outside is checked against its paper before it is recorded: whatever can be answered passes, and whatever
//! cannot have happened is refused with what is wrong. Tried with every quiz that is shipped.

use std::fs;

use crate::answers::{answers, as_written, faces, ids, quizzes};
use hangup::class::collect::{Marker, Note};
use hangup::class::enter::Entered;
use hangup::store::{ExamFile, Head, Recorder, Writer};
use hangup_core::attempt::{
    AnswerCode, Attempt, AttemptId, Confidence, Event, Impossible, LONGEST_TYPED, Misfit, Mode, NoCode, Paper,
    Response, What, check, check_all, deal, sheet, to_copy_ids,
};
use hangup_core::quiz::call::{CallFace, Walk};
use hangup_core::quiz::{AnswerKey, Ask, Id, Quiz, Sealed, Truth, parse};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::RngSeed;

/// Every quiz that is shipped, and one with a question of each kind but a call.
fn every_quiz() -> Vec<Quiz> {
    let files = fs::read_dir("quizzes").unwrap().map(|entry| entry.unwrap().path());
    let quizzes_of = |path: std::path::PathBuf| parse(&fs::read(path).unwrap()).unwrap();
    let mut all: Vec<Quiz> =
        files.filter(|path| path.extension().is_some_and(|it| it == "yaml")).map(quizzes_of).collect();
    assert!(all.len() > 5);
    all.extend(quizzes().pop());
    all
}

fn paper(quiz: &Quiz, mode: Mode) -> Paper {
    Paper { mode, may_pause: true, ..as_written(quiz, "A") }
}

/// What happens to a question that is answered: it is shown, and of a call every reply is recorded.
fn answered(question: &Id, response: &Response) -> Vec<What> {
    let question = || question.clone();
    let mut happened = vec![What::Shown { question: question() }];
    if let Response::Call { path, .. } = response {
        happened.extend(path.iter().map(|reply| What::Replied { question: question(), reply: reply.clone() }));
    }
    happened.push(What::Answered { question: question(), response: response.clone() });
    happened
}

/// Everything that happens in an attempt by chance: some questions are left blank, there is a pause, and an answer of an
/// exam is given twice.
fn by_chance(quiz: &Quiz, paper: &Paper, seed: u64) -> Vec<What> {
    let mut happened = Vec::new();
    for (entry, answer) in paper.entries.iter().zip(answers(quiz, paper, seed)) {
        let Some(response) = answer else {
            happened.push(What::Shown { question: entry.question.clone() });
            continue;
        };
        happened.extend(answered(&entry.question, &response));
        happened.extend([What::Paused, What::Resumed]);
        if paper.mode == Mode::Exam {
            happened.push(What::Answered { question: entry.question.clone(), response });
        }
    }
    happened.push(What::HandedIn);
    happened
}

fn events(happened: impl IntoIterator<Item = What>) -> Vec<Event> {
    let event = |(what, number)| Event { number, at: Timestamp::UNIX_EPOCH, what };
    happened.into_iter().zip(1..).map(event).collect()
}

#[test]
fn whatever_can_be_answered_is_possible() {
    for quiz in every_quiz() {
        for (mode, seed) in [(Mode::Practice, 1), (Mode::Exam, 2), (Mode::Exam, 3)] {
            let paper = paper(&quiz, mode);
            let events = events(by_chance(&quiz, &paper, seed));
            for (place, event) in events.iter().enumerate() {
                assert_eq!(check(&faces(&quiz), &paper, &events[..place], &event.what), Ok(()), "{event:?}");
            }
            assert_eq!(check_all(&faces(&quiz), &paper, &events), (events, Vec::new()));
        }
    }
}

#[test]
fn the_same_is_possible_at_a_students_copy() {
    for quiz in every_quiz() {
        let (sealed, names) = Sealed::of(&quiz).unwrap();
        let paper = deal(&sealed, "B", SignedDuration::ZERO);
        let authored = as_written(&quiz, "B");
        for seed in 0..3 {
            let answers = answers(&quiz, &authored, seed);
            let answer = |question: &Id| {
                let known = names.of(question).unwrap();
                let place = authored.entries.iter().position(|entry| entry.question == known.question).unwrap();
                answers[place].as_ref().map(|response| to_copy_ids(response, known))
            };
            let happened = paper.entries.iter().flat_map(|entry| {
                answer(&entry.question)
                    .iter()
                    .flat_map(|response| answered(&entry.question, response))
                    .collect::<Vec<_>>()
            });
            let (_, impossible) = check_all(&|id| sealed.face(id), &paper, &events(happened));
            assert_eq!(impossible, []);
        }
    }
}

/// What parts may be missing: the action of a verdict, every tick, and the record of a call's replies.
#[test]
fn parts_may_be_missing() {
    for quiz in every_quiz() {
        let paper = paper(&quiz, Mode::Exam);
        for (entry, answer) in paper.entries.iter().zip(answers(&quiz, &paper, 4)) {
            let partial = match &quiz.question(&entry.question).unwrap().face.ask {
                Ask::Choice(choice) if choice.several => Response::Choice(Vec::new()),
                Ask::Spot(_) => Response::Spot(Vec::new()),
                Ask::Verdict(_) => without_action(Truth::Scam),
                Ask::Call(_) if answer.is_some() => answer.unwrap(),
                _ => continue,
            };
            let input = What::Answered { question: entry.question.clone(), response: partial };
            assert_eq!(check(&faces(&quiz), &paper, &[], &input), Ok(()), "{input:?}");
        }
    }
}

fn without_action(verdict: Truth) -> Response {
    Response::Verdict { verdict: Some(verdict), confidence: Some(Confidence::STEPS[3]), action: None }
}

/// Everything that is wrong with an answer to a question, whatever happened before, made from an answer that is possible.
fn misfits(ask: &Ask, options: &[Id], response: &Response) -> Vec<(Response, Misfit)> {
    let nobody = Id::new("nobody");
    let with = |ids: &[Id], id: &Id| [ids, std::slice::from_ref(id)].concat();
    let mut misfits = Vec::new();
    match (ask, response) {
        (Ask::Choice(choice), Response::Choice(_)) if !choice.several => {
            misfits.push((Response::Choice(vec![nobody.clone()]), Misfit::NotOffered(nobody)));
            misfits.push((Response::Choice(Vec::new()), Misfit::NotOne(0)));
            misfits.push((Response::Choice(options[..2].to_vec()), Misfit::NotOne(2)));
        }
        (_, Response::Choice(chosen) | Response::Spot(chosen)) => {
            let of = |ids| if matches!(ask, Ask::Spot(_)) { Response::Spot(ids) } else { Response::Choice(ids) };
            misfits.push((of(with(chosen, &nobody)), Misfit::NotOffered(nobody)));
            misfits.extend(chosen.iter().map(|id| (of(with(chosen, id)), Misfit::Twice(id.clone()))));
        }
        (_, Response::Order(steps)) => {
            for (place, step) in steps.iter().enumerate() {
                let mut fewer = steps.clone();
                fewer.remove(place);
                misfits.push((Response::Order(with(&fewer, &nobody)), Misfit::NotOffered(nobody.clone())));
                misfits.push((Response::Order(fewer), Misfit::Missing(step.clone())));
                misfits.push((Response::Order(with(steps, step)), Misfit::Twice(step.clone())));
            }
        }
        (_, Response::Verdict { verdict, confidence, .. }) => {
            let action = Some(nobody.clone());
            let foreign = Response::Verdict { verdict: *verdict, confidence: *confidence, action };
            misfits.push((foreign, Misfit::NotOffered(nobody)));
            misfits.push((Response::Verdict { verdict: None, confidence: None, action: None }, Misfit::Nothing));
        }
        (_, Response::Typed(_)) => {
            let typed = |text: &str| Response::Typed(text.to_owned());
            misfits.extend(["", " ", "\n"].map(|text| (typed(text), Misfit::NoWords)));
            misfits.push((typed(&"é".repeat(LONGEST_TYPED + 1)), Misfit::TooLong));
            misfits.extend(["a\u{1b}[2J", "a\nb", "a\tb", "a\u{202e}b"].map(|text| (typed(text), Misfit::Refused)));
        }
        (Ask::Call(call), Response::Call { path, impression }) => {
            let of = |path: Vec<Id>| Response::Call { path, impression: *impression };
            let count = path.len();
            misfits.push((of(with(path, &path[0])), Misfit::CallOver(count + 1)));
            misfits.push((of(path[..count - 1].to_vec()), Misfit::CallNotOver));
            misfits.push((of(Vec::new()), Misfit::CallNotOver));
            for (number, reply) in [(1, nobody), (count, not_offered(call, &path[..count - 1]))] {
                let path = with(&path[..number - 1], &reply);
                misfits.push((of(path), Misfit::ReplyNotOffered { number, reply }));
            }
        }
        (_, Response::Call { .. }) => panic!("not an answer to this"),
    }
    let of_each_kind = [
        Response::Choice(options.to_vec()),
        Response::Spot(options.to_vec()),
        Response::Order(options.to_vec()),
        without_action(Truth::Genuine),
        Response::Typed("words".to_owned()),
        Response::Call { path: Vec::new(), impression: None },
    ];
    let kind = std::mem::discriminant(response);
    let others = of_each_kind.into_iter().filter(|other| std::mem::discriminant(other) != kind);
    misfits.extend(others.map(|other| (other, Misfit::OtherKind)));
    misfits
}

/// A reply of the call that is not offered after some replies.
fn not_offered(call: &CallFace, path: &[Id]) -> Id {
    let mut walk = Walk::begin(call);
    path.iter().for_each(|reply| walk.reply(reply).unwrap());
    let mut replies = call.lines.iter().flat_map(|line| line.replies());
    replies.find(|reply| walk.offered().iter().all(|other| other.id != reply.id)).unwrap().id.clone()
}

#[test]
fn what_nobody_can_answer_is_refused_with_what_is_wrong() {
    for quiz in every_quiz() {
        let paper = paper(&quiz, Mode::Exam);
        for ((entry, answer), number) in paper.entries.iter().zip(answers(&quiz, &paper, 5)).zip(1..) {
            let Some(answer) = answer else { continue };
            let ask = &quiz.question(&entry.question).unwrap().face.ask;
            for (response, wrong) in misfits(ask, &entry.options, &answer) {
                let input = What::Answered { question: entry.question.clone(), response };
                let refused = Err(Impossible::Question { number, wrong });
                assert_eq!(check(&faces(&quiz), &paper, &[], &input), refused, "{input:?}");
            }
        }
    }
}

/// A call once round: what can be replied at each step, and what cannot be answered after it.
#[test]
fn replies_are_those_offered_and_the_answer_is_made_of_them() {
    let quiz = every_quiz().into_iter().find(|quiz| quiz.id.as_str() == "calls").unwrap();
    let paper = paper(&quiz, Mode::Exam);
    let (first, second) = (answers(&quiz, &paper, 6), answers(&quiz, &paper, 7));
    let mut compared = 0;
    for (number, entry) in (1..).zip(&paper.entries) {
        let Ask::Call(call) = &quiz.question(&entry.question).unwrap().face.ask else { continue };
        let (Some(answer), Some(other)) = (&first[number - 1], &second[number - 1]) else { continue };
        let Response::Call { path, .. } = answer else { panic!() };
        let question = || entry.question.clone();
        let happened = events(answered(&entry.question, answer));
        let checked = |events: &[Event], input: &What| check(&faces(&quiz), &paper, events, input);
        let refused = |wrong| Err(Impossible::Question { number, wrong });
        for step in 0..path.len() {
            let before = &happened[..=step];
            let reply = not_offered(call, &path[..step]);
            let input = What::Replied { question: question(), reply: reply.clone() };
            assert_eq!(checked(before, &input), refused(Misfit::ReplyNotOffered { number: step + 1, reply }));
            let input = What::Answered { question: question(), response: answer.clone() };
            let wrong = if step == 0 { Ok(()) } else { refused(Misfit::OtherReplies) };
            assert_eq!(checked(before, &input), wrong, "after {step} replies");
        }
        if answer != other && matches!(other, Response::Call { path: way, .. } if way != path) {
            let input = What::Answered { question: question(), response: other.clone() };
            assert_eq!(checked(&happened, &input), refused(Misfit::OtherReplies));
            compared += 1;
        }
        // Played again from its first line, after it has ended and after it was answered.
        let again = What::Replied { question: question(), reply: path[0].clone() };
        let over = refused(Misfit::CallOver(path.len() + 1));
        assert_eq!((checked(&happened[..=path.len()], &again), checked(&happened, &again)), (over.clone(), over));
        let unrecorded = [happened[0].clone(), happened[path.len() + 1].clone()];
        assert_eq!(checked(&unrecorded, &again), refused(Misfit::CallOver(1)));
    }
    assert!(compared > 2, "{compared}");
}

#[test]
fn what_cannot_happen_to_an_attempt_is_refused() {
    let quiz = quizzes().pop().unwrap();
    let (exam, practice) = (paper(&quiz, Mode::Exam), paper(&quiz, Mode::Practice));
    let no_pause = Paper { may_pause: false, ..exam.clone() };
    let (question, nobody) = (exam.entries[0].question.clone(), Id::new("nobody"));
    let shown = What::Shown { question: question.clone() };
    let response = Response::Choice(vec![exam.entries[0].options[0].clone()]);
    let answer = What::Answered { question: question.clone(), response: response.clone() };
    let reply = What::Replied { question: question.clone(), reply: nobody.clone() };
    let not_on_paper = || Impossible::NotOnPaper(nobody.clone());
    let of_first = |wrong| Impossible::Question { number: 1, wrong };
    for (paper, before, input, why) in [
        (&exam, vec![], What::Shown { question: nobody.clone() }, not_on_paper()),
        (&exam, vec![], What::Answered { question: nobody.clone(), response }, not_on_paper()),
        (&exam, vec![], What::Replied { question: nobody.clone(), reply: nobody.clone() }, not_on_paper()),
        (&exam, vec![shown.clone()], reply, of_first(Misfit::OtherKind)),
        (&practice, vec![answer.clone()], answer.clone(), of_first(Misfit::Answered)),
        (&exam, vec![], What::Resumed, Impossible::NotPaused),
        (&exam, vec![What::Paused, What::Resumed], What::Resumed, Impossible::NotPaused),
        (&no_pause, vec![shown.clone()], What::Paused, Impossible::MayNotPause),
        (&exam, vec![What::HandedIn], shown, Impossible::HandedIn),
        (&exam, vec![What::HandedIn], answer.clone(), Impossible::HandedIn),
        (&exam, vec![What::HandedIn], What::Paused, Impossible::HandedIn),
        (&exam, vec![What::HandedIn], What::HandedIn, Impossible::HandedIn),
    ] {
        assert_eq!(check(&faces(&quiz), paper, &events(before), &input), Err(why), "{input:?}");
    }
    let mut shorter = quiz.clone();
    shorter.questions.remove(0);
    assert_eq!(check(&faces(&shorter), &exam, &[], &answer), Err(of_first(Misfit::NotInQuiz)));
}

/// A process may end while the clock stands still; then it is stopped again, or a question is shown, without going on first.
#[test]
fn a_clock_may_be_stopped_twice_and_questions_shown_meanwhile() {
    let quiz = quizzes().pop().unwrap();
    let paper = paper(&quiz, Mode::Exam);
    let shown = What::Shown { question: paper.entries[0].question.clone() };
    let happened = events([shown.clone(), What::Paused, shown, What::Paused, What::Resumed]);
    assert_eq!(check_all(&faces(&quiz), &paper, &happened).1, []);
}

#[test]
fn a_refusal_can_be_told_to_a_teacher() {
    let id = Id::new;
    let of = |wrong| Impossible::Question { number: 3, wrong };
    for (why, told) in [
        (Impossible::NotOnPaper(id("q-1")), "there is no question `q-1` on the paper"),
        (Impossible::NotOnPaper(id("\u{1b}[2J")), "there is no question `\u{fffd}[2J` on the paper"),
        (
            Impossible::NotOnPaper(id(&"x".repeat(1 << 20))),
            &format!("there is no question `{}` on the paper", "x".repeat(64)),
        ),
        (Impossible::HandedIn, "it was handed in before"),
        (Impossible::MayNotPause, "the clock of this paper may not be stopped"),
        (Impossible::NotPaused, "the clock goes on, and it was not stopped"),
        (of(Misfit::OtherKind), "question 3: the answer is of another kind than the question"),
        (of(Misfit::NotOffered(id("bank"))), "question 3: there is no `bank`"),
        (of(Misfit::NotOne(2)), "question 3: one answer is asked for, and there are 2"),
        (of(Misfit::OtherReplies), "question 3: these are not the replies that were given in the call"),
    ] {
        assert_eq!(why.to_string(), told);
    }
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, rng_seed: RngSeed::Fixed(31), failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(60))]

    /// Impossible events are told from the rest wherever they stand, and change nothing.
    #[test]
    fn what_is_impossible_changes_nothing(
        quiz in select(quizzes()), seed: u64, strays in proptest::collection::vec(any::<(Index, Index)>(), 1..8),
    ) {
        let paper = Paper { may_pause: false, ..paper(&quiz, Mode::Exam) };
        let possible = by_chance(&quiz, &paper, seed).into_iter().filter(|what| !matches!(what, What::Paused | What::Resumed));
        let possible: Vec<What> = possible.collect();
        let mut mixed = possible.clone();
        for (place, kind) in &strays {
            let question = kind.get(&paper.entries).question.clone();
            let stray = match kind.index(4) {
                0 => What::Paused,
                1 => What::Resumed,
                2 => What::Replied { question, reply: Id::new("nobody") },
                _ => What::Answered { question: Id::new("nobody"), response: without_action(Truth::Scam) },
            };
            mixed.insert(place.index(mixed.len() + 1), stray);
        }
        let (left, impossible) = check_all(&faces(&quiz), &paper, &events(mixed));
        prop_assert_eq!(left.into_iter().map(|event| event.what).collect::<Vec<_>>(), possible);
        prop_assert_eq!(impossible.len(), strays.len());
    }
}

/// A call that goes round 50,000 times: were each reply looked for from the beginning, this would not end.
#[test]
fn a_long_call_is_checked_reply_by_reply() {
    let quiz = parse(include_bytes!("../fixtures/calls/short-call.yaml")).unwrap();
    let paper = paper(&quiz, Mode::Exam);
    let path = ids(&("type-assoc ask-match ".repeat(50_000) + "hang-up"));
    let happened = events(answered(&paper.entries[0].question, &Response::Call { path, impression: None }));
    assert_eq!(check_all(&faces(&quiz), &paper, &happened).1, []);
    let again = What::Replied { question: paper.entries[0].question.clone(), reply: Id::new("hang-up") };
    assert!(check(&faces(&quiz), &paper, &happened, &again).is_err());
}

/// A quiz of one verdict with an action, one choice and one call.
fn small_quiz() -> Quiz {
    let mut quiz = quizzes().pop().unwrap();
    quiz.questions.retain(|question| matches!(question.face.ask, Ask::Verdict(_) | Ask::Choice(_)));
    quiz.questions.extend(parse(include_bytes!("../fixtures/calls/short-call.yaml")).unwrap().questions);
    quiz
}

#[test]
fn on_a_sheet_a_verdict_may_lack_its_action_and_a_code_has_no_room_for_that() {
    let quiz = quizzes().pop().unwrap();
    let paper = as_written(&quiz, "A");
    let read = sheet::read("- - s80 - - - - -", &paper, &faces(&quiz)).unwrap();
    assert_eq!(read[2], Some(without_action(Truth::Scam)));
    assert_eq!(sheet::write(&read, &paper, &faces(&quiz)).unwrap(), "- - s80 - - - - -");
    let code = AnswerCode::of("K7", 1, &paper, &faces(&quiz), &read);
    assert_eq!(code, Err(NoCode::Unfit(3)));
}

#[test]
fn what_a_teacher_types_in_is_possible_and_half_a_verdict_earns_half() {
    let marker = Marker::new(small_quiz()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let printed = marker.printed("A");
    let word = |id: &Id| match &marker.quiz.question(id).unwrap().face.ask {
        Ask::Choice(_) => "a",
        Ask::Verdict(_) => "s80",
        _ => "c:u",
    };
    let words: Vec<&str> = printed.entries.iter().map(|entry| word(&entry.question)).collect();
    let entered = Entered::read(&format!("S01 A {}", words.join(" ")), &marker, None).unwrap();
    let attempt = entered.attempt(Timestamp::UNIX_EPOCH);
    let (_, impossible) = check_all(&|id| marker.sealed.face(id), &attempt.paper, attempt.events());
    assert_eq!(impossible, []);
    let (mut exam_file, _) = ExamFile::open(folder.path(), entered.head(AttemptId(1), "S01", &marker)).unwrap();
    exam_file.append(attempt.events()).unwrap();
    let collection = marker.collect(&[folder.path().to_owned()], None, None);
    assert_eq!(collection.hand_ins[0].notes, [Note::TypedIn(Writer::Paper)]);
    let results = marker.results(&collection.hand_ins[0]);
    let mut verdicts = 0;
    for outcome in &results.outcomes {
        if let Some(Response::Verdict { verdict, action: None, .. }) = outcome.response {
            let is_right = matches!(&outcome.question.key.answer,
                AnswerKey::Verdict(key) if Some(key.truth) == *verdict);
            assert_eq!((outcome.fraction, outcome.safe()), (if is_right { 0.5 } else { 0.0 }, Some(false)));
            verdicts += 1;
        }
    }
    assert!(verdicts > 1);
}

/// A result file in which some things cannot have happened: they are named, and the rest of it counts.
#[test]
fn collecting_leaves_out_what_is_impossible_and_says_so() {
    let marker = Marker::new(small_quiz()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let paper = deal(&marker.sealed, "A", SignedDuration::ZERO);
    let place = paper.entries.iter().position(|entry| !entry.options.is_empty()).unwrap();
    let entry = &paper.entries[place];
    let mut attempt = Attempt::new(paper.clone());
    let call = paper.entries.iter().find(|entry| entry.options.is_empty()).unwrap();
    let stray = What::Answered { question: entry.question.clone(), response: Response::Typed("x".repeat(100_000)) };
    let reply = What::Replied { question: call.question.clone(), reply: Id::new("nobody") };
    let shown = What::Shown { question: entry.question.clone() };
    for what in [shown, stray, reply, What::HandedIn] {
        attempt.record(Timestamp::UNIX_EPOCH, what);
    }
    let head = Head::new(AttemptId(1), "S01", marker.edition, Writer::Learner, paper);
    let (mut exam_file, _) = ExamFile::open(folder.path(), head).unwrap();
    exam_file.append(attempt.events()).unwrap();
    let collection = marker.collect(&[folder.path().to_owned()], None, None);
    let hand_in = &collection.hand_ins[0];
    let told: Vec<String> = hand_in.notes.iter().map(ToString::to_string).collect();
    let why = format!("question {}: the answer is of another kind than the question", place + 1);
    assert_eq!(told, [format!("2 lines do not fit the paper and were left out, the first: {why}")]);
    let left: Vec<bool> = hand_in.attempt.events().iter().map(|event| event.what == What::HandedIn).collect();
    assert_eq!(left, [false, true]);
}
