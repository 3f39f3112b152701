//! Results of whole attempts: what is computed agrees with the published formulas worked by hand, blank and changed
//! questions count as they should, and the two players the drill must judge fairly are judged so on the real quizzes.

use hangup::shelf::built_in;
use hangup_core::attempt::{Attempt, Confidence, DrawOptions, Impression, Mode, Response, What, draw};
use hangup_core::measure::{Discernment, Leaning, Results, SafeActions, ScoredItem, Telling};
use hangup_core::quiz::call::{CallKey, Line, Path, Reply};
use hangup_core::quiz::{AnswerKey, Ask, Id, Question, Quiz, Truth, VerdictKey, parse};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::test_runner::RngSeed;

const QUIZ: &str = r#"
format: 1
id: measured
title: Measured
summary: One of each kind, with marks that are easily told apart.
questions:
  - id: display
    topic: calls
    marks: 2
    scenario: The display shows your bank.
    choice:
      ask: What does it prove?
      options:
        - { id: nothing, text: Nothing, correct: true }
        - { id: little, text: Very little, fraction: 0.5 }
        - { id: bank, text: That it is the bank }
  - id: notes
    topic: afterwards
    marks: 3
    scenario: A caller was on your PC.
    choice:
      ask: What do you write down?
      options:
        - { id: time, text: The time, correct: true }
        - { id: number, text: The number, correct: true }
        - { id: password, text: The password }
        - { id: weather, text: The weather }
  - id: unasked
    topic: calls
    scenario: You asked for nothing.
    verdict:
      truth: scam
      action:
        ask: What now?
        options:
          - { id: ring-back, text: Hang up and ring a number you have, safe: true }
          - { id: listen, text: Listen }
  - id: pop-up
    topic: calls
    scenario: The screen is red.
    verdict: { truth: scam }
  - id: booked
    topic: calls
    marks: 2
    scenario: You booked this call.
    verdict:
      truth: genuine
      action:
        ask: What now?
        options:
          - { id: ring-back, text: Hang up and ring a number you have, safe: true }
          - { id: go-on, text: Go on, safe: true }
          - { id: pay, text: Pay in advance }
  - id: line
    topic: text
    marks: 4
    scenario: Read this.
    spot:
      ask: Which line gives it away?
      lines:
        - { id: hello, text: Hello. }
        - { id: code, text: Read me the code., flag: true }
        - { id: bye, text: Goodbye. }
  - id: first
    topic: afterwards
    marks: 3
    scenario: He is still on your PC.
    order:
      ask: What comes first?
      steps:
        - { id: unplug, text: Unplug }
        - { id: bank, text: Ring the bank }
        - { id: change, text: Change the passwords }
        - { id: report, text: Report it }
  - id: command
    topic: windows
    scenario: You want to see until when Windows is activated.
    typed:
      ask: Which command is it?
      accept: [slmgr /xpr]
"#;

fn quiz() -> Quiz {
    parse(QUIZ.as_bytes()).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

fn second(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

fn some(ids: &[&str]) -> Vec<Id> {
    ids.iter().copied().map(Id::new).collect()
}

fn verdict(verdict: Truth, percent: u8, action: Option<&str>) -> Response {
    let confidence = Confidence::STEPS.into_iter().find(|step| step.percent() == percent);
    Response::Verdict { verdict: Some(verdict), confidence, action: action.map(Id::new) }
}

/// An attempt at all questions with the given answers, ten seconds an event, handed in.
fn attempt(quiz: &Quiz, mode: Mode, answers: impl IntoIterator<Item = (Id, Response)>) -> Attempt {
    let options = DrawOptions { mode, seed: 3, form: String::new(), count: None, topic: None };
    let mut attempt = Attempt::new(draw(quiz, &options));
    let answers = answers.into_iter().map(|(question, response)| What::Answered { question, response });
    for (number, what) in answers.chain([What::HandedIn]).enumerate() {
        attempt.record(second(1_000 + 10 * number as i64), what);
    }
    attempt
}

fn mixed_answers() -> Vec<(Id, Response)> {
    [
        ("display", Response::Choice(some(&["little"]))),
        ("notes", Response::Choice(some(&["time", "password", "number"]))),
        ("unasked", verdict(Truth::Scam, 90, Some("listen"))),
        ("pop-up", verdict(Truth::Genuine, 60, None)),
        ("booked", verdict(Truth::Genuine, 100, Some("ring-back"))),
        ("line", Response::Spot(some(&["code", "bye"]))),
        ("first", Response::Order(some(&["unplug", "change", "report", "bank"]))),
        ("command", Response::Typed(" SLMGR   /xpr".to_owned())),
    ]
    .map(|(id, response)| (Id::new(id), response))
    .to_vec()
}

fn fraction_of(results: &Results<'_>, id: &str) -> Option<f64> {
    results.outcomes.iter().find(|outcome| outcome.question.face.id.as_str() == id).map(|outcome| outcome.fraction)
}

fn near(figure: Option<f64>, expected: f64) {
    assert!(figure.is_some_and(|figure| (figure - expected).abs() < 1e-5), "{figure:?} is not {expected}");
}

/// An answer to every verdict: what it is taken for, and the action chosen by its key and its text.
fn verdicts(
    quiz: &Quiz,
    taken_for: impl Fn(Truth) -> Truth,
    action: impl Fn(&Question, &VerdictKey) -> Option<Id>,
) -> Vec<(Id, Response)> {
    let answer = |question: &Question| match &question.key.answer {
        AnswerKey::Verdict(key) => Some((
            question.face.id.clone(),
            Response::Verdict {
                verdict: Some(taken_for(key.truth)),
                confidence: Some(Confidence::STEPS[3]),
                action: action(question, key),
            },
        )),
        AnswerKey::Call(key) => {
            let impression = Impression { verdict: taken_for(key.truth), confidence: Some(Confidence::STEPS[3]) };
            let path = hangs_up_at_once(question, key);
            Some((question.face.id.clone(), Response::Call { path, impression: Some(impression) }))
        }
        AnswerKey::Choice(_) | AnswerKey::Spot(_) | AnswerKey::Order(_) | AnswerKey::Typed(_) => None,
    };
    quiz.questions.iter().filter_map(answer).collect()
}

/// The shortest of a call's own paths that ends with hanging up.
fn hangs_up_at_once(question: &Question, key: &CallKey) -> Vec<Id> {
    let Ask::Call(call) = &question.face.ask else { return Vec::new() };
    let replies: Vec<&Reply> = call.lines.iter().flat_map(Line::replies).collect();
    let hangs_up = |path: &&Path| {
        let last = replies.iter().find(|reply| Some(&reply.id) == path.replies.last());
        last.is_some_and(|reply| reply.words().to_lowercase().contains("hang up"))
    };
    key.paths.iter().filter(hangs_up).map(|path| path.replies.clone()).min_by_key(Vec::len).unwrap()
}

fn shipped() -> Vec<Quiz> {
    let quizzes: Vec<Quiz> = built_in().into_iter().map(|book| book.place.open().unwrap()).collect();
    for id in ["slp-keys", "clsid-tricks", "unsolicited-calls"] {
        assert!(quizzes.iter().any(|quiz| quiz.id.as_str() == id), "{id} is not inside the binary");
    }
    quizzes
}

/// Marks by hand:
///
/// | question | fraction | marks |
/// |---|---|---|
/// | display | the author's 0.5 | 1 of 2 |
/// | notes | ½ + ½ − ½ | 1.5 of 3 |
/// | unasked | ½ for the verdict, 0 for the action | 0.5 of 1 |
/// | pop-up | wrong | 0 of 1 |
/// | booked | ½ + ½ | 2 of 2 |
/// | line | 1 − ½ | 2 of 4 |
/// | first | of its three pairs only change, report | 1 of 3 |
/// | command | accepted | 1 of 1 |
///
/// In all 9 of 17: 52.941 percent.
#[test]
fn marks_add_up_to_what_they_are_by_hand() {
    let quiz = quiz();
    let attempt = attempt(&quiz, Mode::Practice, mixed_answers());
    let results = Results::of(&quiz, &attempt);
    for (id, fraction) in [
        ("display", 0.5),
        ("notes", 0.5),
        ("unasked", 0.5),
        ("pop-up", 0.0),
        ("booked", 1.0),
        ("line", 0.5),
        ("first", 1.0 / 3.0),
        ("command", 1.0),
    ] {
        near(fraction_of(&results, id), fraction);
    }
    near(Some(results.marks()), 9.0);
    near(Some(results.max()), 17.0);
    near(results.percent(), 52.941_176);
    assert_eq!(results.outcomes.iter().filter(|outcome| outcome.missed()).count(), 6);
    // Eight answers and the handing in: eight steps of ten seconds.
    assert_eq!(results.time_taken, SignedDuration::from_secs(80));
}

/// By hand: calls 1 + 0.5 + 0 + 2 of 2 + 1 + 1 + 2; afterwards 1.5 + 1 of 3 + 3; text 2 of 4; windows 1 of 1.
#[test]
fn marks_are_summed_by_topic_in_the_order_in_which_topics_were_met() {
    let quiz = quiz();
    let attempt = attempt(&quiz, Mode::Practice, mixed_answers());
    let results = Results::of(&quiz, &attempt);
    for (name, marks, max) in [("calls", 3.5, 6.0), ("afterwards", 2.5, 6.0), ("text", 2.0, 4.0), ("windows", 1.0, 1.0)]
    {
        let topic = results.topics.iter().find(|topic| topic.topic == name).unwrap();
        near(Some(topic.marks), marks);
        near(Some(topic.max), max);
    }
    let mut met: Vec<&str> = Vec::new();
    for outcome in &results.outcomes {
        let topic = outcome.question.face.topic.as_str();
        if !met.contains(&topic) {
            met.push(topic);
        }
    }
    assert_eq!(results.topics.iter().map(|topic| topic.topic.as_str()).collect::<Vec<_>>(), met);
}

/// By hand, with one of two scams caught and the one genuine contact believed:
/// H = 1.5/3 = 0.5, z = 0; F = 0.5/2 = 0.25, z = −0.674490; d′ = 0.674490, c = 0.337245;
/// SE(d′)² = 0.25/(2 · 0.159155) + 0.1875/(1 · 0.100982) = 0.785398 + 1.856766, SE = 1.625475, half of it for c.
#[test]
fn telling_apart_is_what_the_formulas_give_by_hand() {
    let quiz = quiz();
    let attempt = attempt(&quiz, Mode::Practice, mixed_answers());
    let Results { discernment, .. } = Results::of(&quiz, &attempt);
    assert_eq!(discernment, Discernment { scams: 2, genuine: 1, hits: 1, alarms: 0 });
    near(discernment.d_prime(), 0.674_490);
    near(discernment.criterion(), 0.337_245);
    assert!((discernment.d_prime_error().unwrap() - 1.625_475).abs() < 1e-4);
    assert!((discernment.criterion_error().unwrap() - 0.812_737).abs() < 1e-4);
    assert_eq!((discernment.telling(), discernment.leaning()), (Some(Telling::TooFew), Some(Leaning::Unsure)));
}

/// By hand: 0.9 and right, 0.6 and wrong, 1 and right. Brier (0.01 + 0.36 + 0)/3; (0.9 + 0.6 + 1)/3 − 2/3.
#[test]
fn confidence_is_what_the_formulas_give_by_hand() {
    let quiz = quiz();
    let attempt = attempt(&quiz, Mode::Practice, mixed_answers());
    let Results { calibration, .. } = Results::of(&quiz, &attempt);
    near(calibration.brier, 0.123_333);
    near(calibration.overconfidence, 0.166_667);
    let steps: Vec<_> = calibration.steps.iter().map(|step| (step.percent, step.count, step.right)).collect();
    assert_eq!(steps, [(60, 1, 0), (90, 1, 1), (100, 1, 1)]);
}

#[test]
fn safe_actions_are_counted_where_an_action_is_asked() {
    let quiz = quiz();
    let attempt = attempt(&quiz, Mode::Practice, mixed_answers());
    // Listening to the caller is not safe, ringing back is, and the pop-up asks for no action.
    assert_eq!(Results::of(&quiz, &attempt).safe, SafeActions { safe: 1, of: 2 });
}

#[test]
fn a_wrong_verdict_with_a_safe_action_is_safe_and_earns_half() {
    let quiz = quiz();
    let answers = [(Id::new("booked"), verdict(Truth::Scam, 80, Some("ring-back")))];
    let attempt = attempt(&quiz, Mode::Exam, answers);
    let results = Results::of(&quiz, &attempt);
    assert_eq!(results.safe.safe, 1);
    near(fraction_of(&results, "booked"), 0.5);
}

#[test]
fn blank_answers_count_nothing_everywhere() {
    let quiz = quiz();
    let attempt = attempt(&quiz, Mode::Exam, []);
    let results = Results::of(&quiz, &attempt);
    assert_eq!(results.outcomes.len(), 8);
    assert!(results.outcomes.iter().all(|outcome| outcome.response.is_none() && outcome.fraction == 0.0));
    assert_eq!((results.marks(), results.max(), results.percent()), (0.0, 17.0, Some(0.0)));
    assert_eq!(results.safe, SafeActions { safe: 0, of: 2 });
    assert_eq!((results.discernment.situations(), results.discernment.d_prime()), (0, None));
    assert_eq!((results.calibration.brier, results.calibration.overconfidence), (None, None));
    assert_eq!(results.topics.iter().map(|topic| topic.max).sum::<f64>(), 17.0);
}

#[test]
fn in_practice_the_first_answer_is_marked_and_in_an_exam_the_last() {
    let quiz = quiz();
    let twice = ["slmgr /dli", "slmgr /xpr"].map(|text| (Id::new("command"), Response::Typed(text.to_owned())));
    for (mode, fraction) in [(Mode::Practice, 0.0), (Mode::Exam, 1.0)] {
        let attempt = attempt(&quiz, mode, twice.clone());
        near(fraction_of(&Results::of(&quiz, &attempt), "command"), fraction);
    }
}

#[test]
fn a_question_whose_text_has_changed_is_left_out_of_everything() {
    let quiz = quiz();
    let attempt = attempt(&quiz, Mode::Exam, mixed_answers());
    for (from, to) in [
        ("scenario: You booked this call.", "scenario: You booked no call."),
        ("text: Pay in advance", "text: Pay with vouchers"),
        ("  - id: booked", "  - id: booked-call"),
    ] {
        let now = parse(QUIZ.replace(from, to).as_bytes()).unwrap();
        let results = Results::of(&now, &attempt);
        assert_eq!(fraction_of(&results, "booked"), None, "{to}");
        // Two of two marks are gone, and with them the safe action and the only genuine contact.
        near(Some(results.marks()), 7.0);
        near(Some(results.max()), 15.0);
        assert_eq!(results.safe, SafeActions { safe: 0, of: 1 });
        assert_eq!((results.discernment.genuine, results.discernment.d_prime()), (0, None));
    }
}

#[test]
fn a_changed_key_marks_the_old_answers_anew() {
    let quiz = quiz();
    let attempt = attempt(&quiz, Mode::Exam, mixed_answers());
    for (from, to, id, fraction) in [
        ("text: Very little, fraction: 0.5", "text: Very little", "display", 0.0),
        ("truth: genuine", "truth: scam", "booked", 0.5),
        ("text: Listen }", "text: Listen, safe: true }", "unasked", 1.0),
        ("accept: [slmgr /xpr]", "accept: [slmgr /dli]", "command", 0.0),
        ("text: Goodbye. }", "text: Goodbye., flag: true }", "line", 1.0),
    ] {
        assert!(QUIZ.contains(from), "{from}");
        let now = parse(QUIZ.replace(from, to).as_bytes()).unwrap();
        near(fraction_of(&Results::of(&now, &attempt), id), fraction);
    }
}

#[test]
fn a_changed_order_of_steps_marks_the_old_answer_anew() {
    let quiz = quiz();
    let attempt = attempt(&quiz, Mode::Exam, mixed_answers());
    let bank = "        - { id: bank, text: Ring the bank }\n";
    let report = "        - { id: report, text: Report it }\n";
    let now = parse(QUIZ.replace(bank, "").replace(report, &format!("{report}{bank}")).as_bytes()).unwrap();
    near(fraction_of(&Results::of(&now, &attempt), "first"), 1.0);
}

#[test]
fn options_written_in_another_order_change_no_result() {
    let quiz = quiz();
    let attempt = attempt(&quiz, Mode::Exam, mixed_answers());
    let nothing = "        - { id: nothing, text: Nothing, correct: true }\n";
    let bank = "        - { id: bank, text: That it is the bank }\n";
    let turned = QUIZ.replace(nothing, "").replace(bank, &format!("{bank}{nothing}"));
    let now = parse(turned.as_bytes()).unwrap();
    near(fraction_of(&Results::of(&now, &attempt), "display"), 0.5);
}

#[test]
fn a_player_who_calls_everything_a_scam_cannot_tell_and_is_not_said_to() {
    for quiz in shipped().into_iter().chain([quiz()]) {
        let answers = verdicts(&quiz, |_| Truth::Scam, |_, _| None);
        let attempt = attempt(&quiz, Mode::Practice, answers);
        let Results { discernment, .. } = Results::of(&quiz, &attempt);
        assert!(discernment.scams > 0 && discernment.genuine > 0, "{}", quiz.id);
        assert_eq!((discernment.hits, discernment.alarms), (discernment.scams, discernment.genuine), "{}", quiz.id);
        assert_eq!(discernment.d_prime(), Some(0.0), "{}", quiz.id);
        assert_eq!(discernment.telling(), Some(Telling::AlwaysTheSame(Truth::Scam)), "{}", quiz.id);
        assert!(discernment.criterion().unwrap() < 0.0, "{}", quiz.id);
    }
}

#[test]
fn a_player_who_believes_everybody_cannot_tell_either() {
    for quiz in shipped() {
        let attempt = attempt(&quiz, Mode::Practice, verdicts(&quiz, |_| Truth::Genuine, |_, _| None));
        let Results { discernment, .. } = Results::of(&quiz, &attempt);
        assert_eq!(discernment.d_prime(), Some(0.0));
        assert_eq!(discernment.telling(), Some(Telling::AlwaysTheSame(Truth::Genuine)));
        assert!(discernment.criterion().unwrap() > 0.0);
    }
}

#[test]
fn a_player_who_always_hangs_up_and_rings_back_gets_every_action_right() {
    // To end what began, or to reach the other side on a way of one's own.
    let protects = |text: &str| ["hang up", "ring ", "close ", "end the "].iter().any(|words| text.contains(words));
    for quiz in shipped() {
        let rings_back = |question: &Question, key: &VerdictKey| {
            let text = |id: &Id| question.face.statement(id).unwrap().text.to_lowercase();
            let action = key.actions.iter().find(|action| action.correct && protects(&text(&action.id)));
            assert!(action.is_some() || key.actions.is_empty(), "{}: {}", quiz.id, question.face.id);
            action.map(|action| action.id.clone())
        };
        let attempt = attempt(&quiz, Mode::Practice, verdicts(&quiz, |truth| truth, rings_back));
        let results = Results::of(&quiz, &attempt);
        assert!(results.safe.of > 0, "{}", quiz.id);
        assert_eq!(results.safe.safe, results.safe.of, "{}", quiz.id);
    }
}

/// Any answer to a question, by ids of its own and a foreign one; of another kind now and then.
fn any_answer(question: &Question) -> BoxedStrategy<Response> {
    let mut ids: Vec<Id> = question.face.ask.statements().iter().map(|statement| statement.id.clone()).collect();
    ids.push(Id::new("nobody"));
    let ids_in_any_order = subsequence(ids.clone(), 0..=ids.len()).prop_shuffle();
    let verdict = select(vec![None, Some(Truth::Scam), Some(Truth::Genuine)]);
    let verdict =
        (verdict, proptest::option::of(select(Confidence::STEPS.to_vec())), proptest::option::of(select(ids)));
    let verdict = verdict.prop_map(|(verdict, confidence, action)| Response::Verdict { verdict, confidence, action });
    let own = match &question.key.answer {
        AnswerKey::Choice(_) => ids_in_any_order.prop_map(Response::Choice).boxed(),
        AnswerKey::Spot(_) => ids_in_any_order.prop_map(Response::Spot).boxed(),
        AnswerKey::Order(_) => ids_in_any_order.prop_map(Response::Order).boxed(),
        AnswerKey::Verdict(_) => verdict.clone().boxed(),
        AnswerKey::Call(key) => {
            let path = proptest::option::of(select(key.paths.clone()));
            path.prop_map(|path| {
                let path = path.map(|path| path.replies).unwrap_or_default();
                Response::Call { path, impression: None }
            })
            .boxed()
        }
        AnswerKey::Typed(key) => prop_oneof!["\\PC{0,9}", select(key.accept.clone())].prop_map(Response::Typed).boxed(),
    };
    prop_oneof![9 => own, 1 => verdict].boxed()
}

fn any_answers(quiz: &Quiz) -> impl Strategy<Value = Vec<(Id, Response)>> + use<> {
    let answers: Vec<_> = quiz
        .questions
        .iter()
        .map(|question| (Just(question.face.id.clone()), proptest::option::of(any_answer(question))))
        .collect();
    answers.prop_map(|answers| answers.into_iter().filter_map(|(id, response)| Some((id, response?))).collect())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 256, rng_seed: RngSeed::Fixed(54), failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn whatever_is_answered_every_figure_is_undefined_or_in_its_range(answers in any_answers(&quiz())) {
        let quiz = quiz();
        let attempt = attempt(&quiz, Mode::Exam, answers);
        let results = Results::of(&quiz, &attempt);
        prop_assert!(results.outcomes.iter().all(|outcome| (0.0..=1.0).contains(&outcome.fraction)));
        prop_assert!((0.0..=results.max()).contains(&results.marks()));
        prop_assert!(results.percent().is_some_and(|percent| (0.0..=100.0).contains(&percent)));
        prop_assert!(results.topics.iter().all(|topic| (0.0..=topic.max).contains(&topic.marks)));
        prop_assert!(results.safe.safe <= results.safe.of && results.safe.of == 2);

        let apart = results.discernment;
        prop_assert!(apart.hits <= apart.scams && apart.alarms <= apart.genuine);
        let defined = apart.scams > 0 && apart.genuine > 0;
        let figures = [apart.d_prime(), apart.criterion(), apart.d_prime_error(), apart.criterion_error()];
        prop_assert!(figures.iter().all(|figure| figure.map_or(!defined, |figure| defined && figure.is_finite())));
        prop_assert_eq!((apart.telling().is_some(), apart.leaning().is_some()), (defined, defined));

        let surety = &results.calibration;
        prop_assert!(surety.brier.is_none_or(|brier| (0.0..=1.0).contains(&brier)));
        prop_assert!(surety.overconfidence.is_none_or(|excess| (-1.0..=1.0).contains(&excess)));
        // On paper, how sure can be left blank.
        let judgements = || results.outcomes.iter().filter_map(ScoredItem::judgement);
        let sure = judgements().filter(|judgement| judgement.confidence.is_some()).count();
        prop_assert_eq!(judgements().count(), apart.situations() as usize);
        prop_assert_eq!(surety.brier.is_some(), sure > 0);
        prop_assert_eq!(surety.steps.iter().map(|step| step.count).sum::<u32>(), sure as u32);
        prop_assert!(surety.steps.iter().all(|step| (0.0..=1.0).contains(&step.share_right())));
    }
}
