//! One class's way through a quiz: where an input leads, what is refused, what is counted, and that the events alone say how
//! a lesson stands.

use std::sync::Arc;

use hangup_core::lesson::{Event, HandCount, Input, Lesson, Refusal, Step, What};
use hangup_core::quiz::{Id, Quiz, parse};
use jiff::Timestamp;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::RngSeed;

use Input::{Back, GoTo, HandsCounted, Next, Reply, Reveal, SkipQuestion};

const NOW: Timestamp = Timestamp::UNIX_EPOCH;

fn every_kind() -> Arc<Quiz> {
    Arc::new(parse(include_bytes!("../fixtures/screens/every-kind.yaml")).unwrap())
}

fn a_call() -> Arc<Quiz> {
    Arc::new(parse(include_bytes!("../fixtures/calls/short-call.yaml")).unwrap())
}

fn reply(id: &str) -> Input {
    Reply(Id::new(id))
}

/// A lesson after some inputs, none of which may be refused.
fn after(quiz: Arc<Quiz>, inputs: impl IntoIterator<Item = Input>) -> Lesson {
    let mut lesson = Lesson::new(quiz);
    for input in inputs {
        lesson.apply(input.clone(), NOW).unwrap_or_else(|refusal| panic!("{input:?}: {refusal}"));
    }
    lesson
}

/// The number of the question that is on, and its step.
fn position(lesson: &Lesson) -> (usize, Step) {
    (lesson.place() + 1, lesson.step())
}

#[test]
fn next_leads_through_the_steps_of_each_kind_of_question() {
    use Step::{Act, Answer, Ask, AskAgain, Compare, Situation, Talk, Why};
    let counted = [Situation, Ask, Talk, AskAgain, Compare, Answer, Why].as_slice();
    let counted_and_act = &[Situation, Ask, Talk, AskAgain, Compare, Act, Answer, Why];
    let short = &[Situation, Ask, Answer, Why];
    for (number, steps, hands) in [
        (1, counted, vec![17, 8, 0]),
        (2, counted, vec![9, 17, 25, 4]),
        (3, counted_and_act, vec![20, 5]),
        (5, short, vec![2, 21, 19, 1]),
    ] {
        let mut lesson = after(every_kind(), [GoTo(number - 1)]);
        let mut seen = vec![lesson.step()];
        lesson.apply(Next, NOW).unwrap();
        seen.push(lesson.step());
        lesson.apply(HandsCounted(hands), NOW).unwrap();
        while position(&lesson).0 == number {
            seen.push(lesson.step());
            lesson.apply(Next, NOW).unwrap();
        }
        assert_eq!(seen, steps, "question {number}");
    }
}

#[test]
fn where_nothing_was_counted_there_is_nothing_to_compare() {
    let lesson = after(every_kind(), [Next, Next, Next, Next]);
    assert_eq!(position(&lesson), (1, Step::Answer));
    assert_eq!(position(&after(every_kind(), [Next, Next, Next, Next, Back])), (1, Step::AskAgain));
    let counted = [Next, Next, Next, HandsCounted(vec![1, 2, 3])];
    assert_eq!(position(&after(every_kind(), counted)), (1, Step::Compare));
}

#[test]
fn one_can_go_on_back_and_to_any_question() {
    for (inputs, expected) in [
        (vec![SkipQuestion], (2, Step::Situation)),
        (vec![SkipQuestion, Back], (1, Step::Why)),
        (vec![GoTo(2), Next, Next], (3, Step::Talk)),
        (vec![Next, Next, Reveal], (1, Step::Answer)),
        (vec![Reveal, Next, Next], (2, Step::Situation)),
        (vec![Reveal, Back], (1, Step::AskAgain)),
    ] {
        assert_eq!(position(&after(every_kind(), inputs.clone())), expected, "{inputs:?}");
    }
}

#[test]
fn what_cannot_be_done_is_refused_in_a_sentence_and_changes_nothing() {
    let expected = "A to C need 3 numbers, not 2";
    for (quiz, before, input, sentence) in [
        (every_kind(), vec![], Back, "This is the first question"),
        (every_kind(), vec![GoTo(7)], SkipQuestion, "This was the last question"),
        (every_kind(), vec![GoTo(7), Reveal, Next], Next, "This was the last question"),
        (every_kind(), vec![], GoTo(8), "There are questions 1 to 8"),
        (every_kind(), vec![], GoTo(usize::MAX), "There are questions 1 to 8"),
        (every_kind(), vec![Reveal], Reveal, "The answer is shown already"),
        (every_kind(), vec![Next], HandsCounted(vec![17, 8]), expected),
        (every_kind(), vec![], HandsCounted(vec![17, 8, 0]), "There is nothing to count here"),
        (every_kind(), vec![Next, Next], HandsCounted(vec![17, 8, 0]), "There is nothing to count here"),
        (every_kind(), vec![GoTo(5), Next], HandsCounted(vec![1, 2, 3]), "There is nothing to count here"),
        (every_kind(), vec![Next], reply("hang-up"), "This reply cannot be given here"),
        (a_call(), vec![], Next, "Choose a reply by its letter"),
        (a_call(), vec![], reply("install"), "This reply cannot be given here"),
        (a_call(), vec![], HandsCounted(vec![1, 2]), expected),
        (a_call(), vec![reply("how-number")], reply("ask-match"), "This reply cannot be given here"),
        (a_call(), vec![reply("hang-up")], reply("hang-up"), "This reply cannot be given here"),
    ] {
        let lesson = after(quiz, before.clone());
        let mut refused = lesson.clone();
        assert_eq!(refused.apply(input.clone(), NOW).unwrap_err().to_string(), sentence, "{before:?} {input:?}");
        assert_eq!(refused, lesson);
    }
}

#[test]
fn a_call_is_walked_reply_by_reply_and_its_end_leads_on() {
    let call = |inputs: &[Input]| after(a_call(), inputs.to_vec());
    let path = |lesson: &Lesson| {
        let path = lesson.asked().unwrap().answer.path();
        path.iter().map(Id::to_string).collect::<Vec<_>>().join(" ")
    };
    let over = call(&[reply("type-assoc"), reply("ask-match"), reply("hang-up")]);
    assert_eq!((position(&over), path(&over).as_str()), ((1, Step::Ask), "type-assoc ask-match hang-up"));
    let back = call(&[reply("type-assoc"), reply("hang-up-now"), Back]);
    assert_eq!((position(&back), path(&back).as_str()), ((1, Step::Call), "type-assoc"));
    assert_eq!(call(&[reply("type-assoc"), Back]), call(&[]));
    // One that has ended is shown to its end, and left by Next.
    assert_eq!(position(&call(&[reply("hang-up"), GoTo(0)])), (1, Step::Call));
    assert_eq!(position(&call(&[reply("hang-up"), GoTo(0), Next])), (1, Step::Ask));
    // Hands are for the replies that are on offer, and say nothing of others.
    let counts = |lesson: &Lesson| lesson.asked().unwrap().answer.counts(Step::Call).cloned();
    let counted = [HandsCounted(vec![12, 8, 5])];
    assert_eq!(counts(&call(&counted)).unwrap().of(&Id::new("type-assoc")), 8);
    assert_eq!(counts(&call(&[&counted[..], &[reply("hang-up")]].concat())), None);
    assert_eq!(counts(&call(&[reply("how-number"), HandsCounted(vec![3, 9]), Back])), None);
}

#[test]
fn the_favourite_has_the_most_hands_and_is_nobody_where_none_was_raised() {
    for (hands, favourite, total) in
        [([3, 9, 1], Some(1), 13), ([4, 4, 0], Some(0), 8), ([0, 0, 0], None, 0), ([u32::MAX, 1, 0], Some(0), u32::MAX)]
    {
        let lesson = after(a_call(), [HandsCounted(hands.to_vec())]);
        let asked = lesson.asked().unwrap();
        let counts = asked.answer.counts(Step::Call).unwrap();
        assert_eq!((asked.poll().unwrap().favourite(counts), counts.total()), (favourite, total), "{hands:?}");
    }
}

#[test]
fn a_count_is_an_event_and_a_line_of_the_record() {
    let mut lesson = after(every_kind(), [GoTo(2), Next, Next, Next]);
    let events = lesson.apply(HandsCounted(vec![9, 16]), NOW).unwrap();
    let written: Vec<String> = events.iter().map(|event| serde_json::to_string(event).unwrap()).collect();
    let at = r#"{"at":"1970-01-01T00:00:00Z","what":"#;
    let counted =
        r#"{"hands-counted":{"question":"booked-call","step":"ask-again","counts":{"genuine":16,"scam":9}}}}"#;
    let stepped = r#"{"stepped":{"question":"booked-call","step":"compare"}}}"#;
    assert_eq!(written, [format!("{at}{counted}"), format!("{at}{stepped}")]);
    let counts: Vec<HandCount> = events.iter().filter_map(|event| lesson.hand_count(event)).collect();
    let line = r#"{"v":1,"quiz":"every-kind","question":"booked-call","round":"after","counts":{"genuine":16,"scam":9},"at":"1970-01-01T00:00:00Z"}"#;
    assert_eq!(counts.iter().map(|count| serde_json::to_string(count).unwrap()).collect::<Vec<_>>(), [line]);
    // A later count of the same poll takes the place of the earlier one; both rounds stand.
    let counts = |round: Step, lesson: &Lesson| lesson.asked().unwrap().answer.counts(round).map(|it| it.total());
    lesson.apply(Back, NOW).unwrap();
    lesson.apply(HandsCounted(vec![1, 2]), NOW).unwrap();
    assert_eq!((counts(Step::Ask, &lesson), counts(Step::AskAgain, &lesson)), (None, Some(3)));
}

#[test]
fn events_that_do_not_fit_the_quiz_are_passed_over() {
    let at = |what| Event { at: NOW, what };
    let (gone, one) = (Id::new("gone"), Id::new("one-answer"));
    let strange = [
        at(What::Stepped { question: gone.clone(), step: Step::Ask }),
        at(What::Stepped { question: one, step: Step::Call }),
        at(What::ReplyTakenBack { question: gone }),
    ];
    assert_eq!(Lesson::replay(every_kind(), &strange), Lesson::new(every_kind()));
}

/// Something that somebody asks for, of which the rest depends on what can be done where they are.
#[derive(Debug, Clone)]
enum Wish {
    Input(Input),
    /// Hands for the poll that is on, or numbers too few or too many.
    Hands(Vec<u32>, bool),
    /// One of the replies on offer.
    Reply(Index),
}

fn wish() -> impl Strategy<Value = Wish> {
    let input = prop_oneof![
        4 => Just(Next),
        2 => Just(Back),
        1 => Just(SkipQuestion),
        1 => Just(Reveal),
        1 => (0_usize..10).prop_map(GoTo),
        1 => Just(reply("hang-up")),
    ];
    prop_oneof![
        3 => input.prop_map(Wish::Input),
        2 => (vec(any::<u32>(), 0..8), any::<bool>()).prop_map(|(hands, fits)| Wish::Hands(hands, fits)),
        2 => any::<Index>().prop_map(Wish::Reply),
    ]
}

impl Wish {
    fn input(self, lesson: &Lesson) -> Input {
        let options = lesson.asked().unwrap().poll().map_or_else(Vec::new, |poll| poll.options);
        match self {
            Self::Input(input) => input,
            Self::Hands(hands, true) => HandsCounted(hands.into_iter().chain([0; 8]).take(options.len()).collect()),
            Self::Hands(hands, false) => HandsCounted(hands),
            Self::Reply(_) if options.is_empty() => Next,
            Self::Reply(index) => Reply(index.get(&options).clone()),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 256, rng_seed: RngSeed::Fixed(11), failure_persistence: None, ..ProptestConfig::default()
    })]

    /// Also when the events were written down and read again; and a key is within reach from the answer on, never before.
    #[test]
    fn a_lesson_is_what_its_events_say(wishes in vec(wish(), 0..60), of_a_call in any::<bool>()) {
        let quiz = if of_a_call { a_call() } else { every_kind() };
        let (mut lesson, mut journal) = (Lesson::new(quiz.clone()), String::new());
        for (wish, second) in wishes.into_iter().zip(0..) {
            let (before, at) = (lesson.clone(), Timestamp::from_second(second).unwrap());
            match lesson.apply(wish.input(&before), at) {
                Ok(events) => {
                    prop_assert!(!events.is_empty() && events.iter().all(|event| event.at == at));
                    for event in &events {
                        prop_assert_eq!(lesson.hand_count(event).is_some(), matches!(event.what, What::HandsCounted { .. }));
                        journal += &format!("{}\n", serde_json::to_string(event).unwrap());
                    }
                }
                Err(Refusal::OneNumberEach { options, numbers }) => prop_assert_ne!(options, numbers),
                Err(_) => prop_assert_eq!(&lesson, &before),
            }
            let step = lesson.step();
            prop_assert!(Step::of(lesson.asked().unwrap().face).contains(&step));
            prop_assert_eq!(lesson.explained().is_some(), matches!(step, Step::Answer | Step::Why));
        }
        let events: Vec<Event> = journal.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        prop_assert_eq!(&Lesson::replay(quiz, &events), &lesson);
    }
}
