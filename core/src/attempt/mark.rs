//! Marks: what an answer is worth, as a fraction of the question's marks.

use crate::quiz::call::{Ending, follow};
use crate::quiz::{AnswerKey, Ask, ChoiceKey, Id, OptionKey, OrderKey, Question, VerdictKey};

use super::{Entry, Response};

/// How near to 0 or 1 a sum of fractions counts as 0 or 1, so that thirds add up.
const NEARLY: f64 = 1e-5;

/// The fraction of a question's marks that an answer earns, 0 to 1. An answer of another kind than the question's earns
/// nothing, as no answer does.
///
/// - choice: the fraction of the option chosen, or where several could be chosen the clamped sum over those chosen (Moodle's
///   multiple choice);
/// - verdict: half for the verdict and half for a safe action, or all for the verdict where no action is asked; a part that
///   is missing earns nothing, and takes nothing from the other;
/// - spot: as a choice with several keys;
/// - order: the share of neighbouring steps of the key that stand together in the answer (Moodle's ordering, "relative
///   to next, excluding last");
/// - typed: 1 if an accepted answer was typed, case and white space folded;
/// - call: the mark of the ending reached; what the call was taken for changes no mark.
pub fn fraction(question: &Question, response: &Response) -> f64 {
    fraction_as_asked(question, None, response)
}

/// The fraction that an answer on a paper earns, 0 to 1: as [`fraction`] has it, but by what the paper asked. Where it
/// asked for one option, any that is right now earns everything; where it asked for several and one alone is right now,
/// each wrong one takes away its even share.
pub fn fraction_on_paper(question: &Question, entry: &Entry, response: &Response) -> f64 {
    fraction_as_asked(question, entry.several, response)
}

fn fraction_as_asked(question: &Question, several: Option<bool>, response: &Response) -> f64 {
    match (&question.key.answer, response) {
        (AnswerKey::Choice(key), Response::Choice(chosen)) => choice(key, several, chosen),
        (AnswerKey::Spot(key), Response::Spot(chosen)) => ticked(key, chosen),
        (AnswerKey::Verdict(key), Response::Verdict { verdict, action, .. }) => {
            self::verdict(key, *verdict == Some(key.truth), action.as_ref())
        }
        (AnswerKey::Order(key), Response::Order(steps)) => order(key, steps),
        (AnswerKey::Typed(key), Response::Typed(text)) => {
            f64::from(key.accept.iter().any(|accepted| fold(accepted) == fold(text)))
        }
        (AnswerKey::Call(_), Response::Call { path, .. }) => ending(question, path).map_or(0.0, |ending| ending.mark),
        (
            AnswerKey::Choice(_)
            | AnswerKey::Verdict(_)
            | AnswerKey::Spot(_)
            | AnswerKey::Order(_)
            | AnswerKey::Typed(_)
            | AnswerKey::Call(_),
            _,
        ) => 0.0,
    }
}

/// The ending of a call that some replies lead to; `None` where they lead to none, or it is no call.
pub fn ending<'a>(question: &'a Question, path: &[Id]) -> Option<&'a Ending> {
    match (&question.face.ask, &question.key.answer) {
        (Ask::Call(call), AnswerKey::Call(key)) => key.ending(follow(call, path).ending()?),
        _ => None,
    }
}

/// A text with its case and white space folded, as typed answers are compared.
pub fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// `several` is whether the paper let several options be chosen, where that is known.
fn choice(key: &ChoiceKey, several: Option<bool>, chosen: &[Id]) -> f64 {
    match (several.unwrap_or(key.several), key.several, chosen) {
        (false, true, [one]) => asked_for_one(key, one),
        (true, false, _) => asked_for_several(key, chosen),
        (_, false, [_, _, ..]) => 0.0,
        _ => ticked(key, chosen),
    }
}

/// Of a paper that asked for one option, where several are right now: each of these is a whole answer.
fn asked_for_one(key: &ChoiceKey, chosen: &Id) -> f64 {
    let chosen = key.options.iter().find(|option| option.id == *chosen);
    chosen.map_or(0.0, |option| if option.correct { 1.0 } else { clamped(option.fraction) })
}

/// Of a paper that asked for several options, where one is right now: the others take away as much as if the quiz still
/// asked for several, unless its author says otherwise.
fn asked_for_several(key: &ChoiceKey, chosen: &[Id]) -> f64 {
    let wrong = key.options.iter().filter(|option| !option.correct).count().max(1) as f64;
    let worth = |option: &OptionKey| match option.fraction {
        0.0 if !option.correct => -1.0 / wrong,
        fraction => fraction,
    };
    clamped(key.options.iter().filter(|option| chosen.contains(&option.id)).map(worth).sum())
}

fn ticked(key: &ChoiceKey, chosen: &[Id]) -> f64 {
    clamped(key.options.iter().filter(|option| chosen.contains(&option.id)).map(|option| option.fraction).sum())
}

fn verdict(key: &VerdictKey, right: bool, action: Option<&Id>) -> f64 {
    if key.actions.is_empty() {
        return f64::from(right);
    }
    let safe = key.actions.iter().any(|option| option.correct && Some(&option.id) == action);
    (f64::from(right) + f64::from(safe)) / 2.0
}

/// Steps that may come either way round are first put in the order of the key. Moodle has no such steps; counting only
/// the swapped pair itself would take marks from its neighbours in an answer that is right.
fn order(key: &OrderKey, steps: &[Id]) -> f64 {
    let mut steps: Vec<&Id> = steps.iter().collect();
    let pairs = || key.steps.iter().zip(key.steps.iter().skip(1));
    let place_of_pair =
        |steps: &[&Id], first: &Id, second: &Id| steps.windows(2).position(|pair| pair == [first, second]);
    for (first, second) in pairs().filter(|(first, _)| first.swap_with_next) {
        if let Some(place) = place_of_pair(&steps, &second.id, &first.id) {
            steps.swap(place, place + 1);
        }
    }
    let together = pairs().filter(|(first, second)| place_of_pair(&steps, &first.id, &second.id).is_some()).count();
    match pairs().count() {
        0 => 0.0,
        all => together as f64 / all as f64,
    }
}

fn clamped(sum: f64) -> f64 {
    match sum {
        sum if sum < NEARLY => 0.0,
        sum if sum > 1.0 - NEARLY => 1.0,
        sum => sum,
    }
}

#[cfg(test)]
mod tests {
    use super::{Entry, Response};
    use crate::attempt::Confidence;
    use crate::quiz::{
        AnswerKey, Ask, ChoiceKey, Difficulty, Face, Fingerprint, Id, Key, OptionKey, OrderKey, Question, StepKey,
        Truth, TypedFace, TypedKey, VerdictKey, parse,
    };

    /// The fraction that an answer to a question with this key earns.
    fn fraction(key: &AnswerKey, response: &Response) -> f64 {
        super::fraction(&Question { face: face(), key: key_of(key.clone()) }, response)
    }

    fn face() -> Face {
        Face {
            id: Id::new("q"),
            topic: String::new(),
            difficulty: Difficulty::Easy,
            region: None,
            marks: 1,
            scenario: String::new(),
            exhibits: Vec::new(),
            ask: Ask::Typed(TypedFace { ask: String::new() }),
        }
    }

    fn key_of(answer: AnswerKey) -> Key {
        Key { answer, twin: None, cues: Vec::new(), rule: None, explain: None, sources: Vec::new(), checked: None }
    }

    fn ids(names: &str) -> Vec<Id> {
        names.split_whitespace().map(Id::new).collect()
    }

    fn option(id: &str, fraction: f64) -> OptionKey {
        OptionKey { id: Id::new(id), correct: fraction > 0.0, fraction, why: None }
    }

    fn choice(several: bool, fractions: &[(&str, f64)]) -> AnswerKey {
        let options = fractions.iter().map(|(id, fraction)| option(id, *fraction)).collect();
        AnswerKey::Choice(ChoiceKey { several, options })
    }

    #[test]
    fn a_choice_earns_the_fraction_of_its_option() {
        let key = choice(false, &[("key", 1.0), ("half", 0.5), ("wrong", 0.0)]);
        for (chosen, mark) in
            [("key", 1.0), ("half", 0.5), ("wrong", 0.0), ("", 0.0), ("key half", 0.0), ("nobody", 0.0)]
        {
            assert_eq!(fraction(&key, &Response::Choice(ids(chosen))), mark, "{chosen}");
        }
    }

    #[test]
    fn several_keys_add_up_wrong_ones_take_away_and_nothing_falls_below_zero() {
        let third = 1.0 / 3.0;
        let key = choice(true, &[("a", third), ("b", third), ("c", third), ("x", -0.5), ("y", -0.5)]);
        for (chosen, mark) in [("a b c", 1.0), ("a b", 2.0 * third), ("a x", 0.0), ("a b c x", 0.5), ("a b c x y", 0.0)]
        {
            assert!((fraction(&key, &Response::Choice(ids(chosen))) - mark).abs() < 1e-12, "{chosen}");
        }
    }

    #[test]
    fn a_sum_within_a_hundred_thousandth_of_one_is_one() {
        let key = choice(true, &[("a", 0.333_33), ("b", 0.333_33), ("c", 0.333_335)]);
        assert_eq!(fraction(&key, &Response::Choice(ids("a b c"))), 1.0);
    }

    #[test]
    fn a_verdict_is_half_verdict_and_half_action() {
        let actions = vec![option("hang-up", 0.5), option("go-on", 0.5), option("pay", 0.0)];
        let key = AnswerKey::Verdict(VerdictKey { truth: Truth::Genuine, actions });
        let partial = |verdict, action| Response::Verdict { verdict, confidence: None, action };
        let answer = |verdict, action: &str| partial(Some(verdict), Some(Id::new(action)));
        assert_eq!(fraction(&key, &answer(Truth::Genuine, "go-on")), 1.0);
        assert_eq!(fraction(&key, &answer(Truth::Scam, "hang-up")), 0.5);
        assert_eq!(fraction(&key, &answer(Truth::Genuine, "pay")), 0.5);
        assert_eq!(fraction(&key, &answer(Truth::Scam, "pay")), 0.0);
        // A part that is missing earns nothing.
        assert_eq!(fraction(&key, &partial(Some(Truth::Genuine), None)), 0.5);
        assert_eq!(fraction(&key, &partial(Some(Truth::Scam), None)), 0.0);
        assert_eq!(fraction(&key, &partial(None, Some(Id::new("go-on")))), 0.5);
        assert_eq!(fraction(&key, &partial(None, Some(Id::new("pay")))), 0.0);
    }

    #[test]
    fn without_an_action_the_verdict_is_everything() {
        let key = AnswerKey::Verdict(VerdictKey { truth: Truth::Scam, actions: Vec::new() });
        let answer = |verdict| {
            let confidence = Some(Confidence::STEPS[5]);
            Response::Verdict { verdict: Some(verdict), confidence, action: None }
        };
        assert_eq!(fraction(&key, &answer(Truth::Scam)), 1.0);
        assert_eq!(fraction(&key, &answer(Truth::Genuine)), 0.0);
    }

    #[test]
    fn flags_share_one_and_harmless_lines_take_one_away() {
        let spot = |lines: &str| {
            let head = "format: 1\nid: q\ntitle: T\nsummary: S.\nquestions:\n";
            let question = "- { id: q, topic: t, scenario: S., spot: { ask: A, lines: [";
            let quiz = parse(format!("{head}{question}{lines}] }} }}").as_bytes()).unwrap();
            quiz.questions[0].key.answer.clone()
        };
        let flags = "{ id: a, text: A, flag: true }, { id: b, text: B, flag: true }";
        let key = spot(&format!("{flags}, {{ id: x, text: X }}, {{ id: y, text: Y }}"));
        for (marked, mark) in [("a b", 1.0), ("a", 0.5), ("a b x", 0.5), ("a x", 0.0), ("", 0.0)] {
            assert_eq!(fraction(&key, &Response::Spot(ids(marked))), mark, "{marked}");
        }
        assert_eq!(fraction(&spot(flags), &Response::Spot(ids("a b"))), 1.0);
    }

    #[test]
    fn an_order_earns_its_pairs() {
        let step = |id: &str, swap_with_next| StepKey { id: Id::new(id), swap_with_next, why: None };
        let key = AnswerKey::Order(OrderKey {
            steps: vec![step("a", false), step("b", true), step("c", false), step("d", false)],
        });
        for (order, mark) in
            [("a b c d", 1.0), ("a c b d", 1.0), ("d c b a", 1.0 / 3.0), ("b c a d", 1.0 / 3.0), ("d a b c", 2.0 / 3.0)]
        {
            assert!((fraction(&key, &Response::Order(ids(order))) - mark).abs() < 1e-12, "{order}");
        }
    }

    #[test]
    fn a_typed_answer_counts_whatever_its_case_and_spaces() {
        let key = AnswerKey::Typed(TypedKey { accept: vec!["slmgr /xpr".to_owned()], why: None });
        for (typed, mark) in [("  SLMGR   /XPR ", 1.0), ("slmgr/xpr", 0.0), ("", 0.0)] {
            assert_eq!(fraction(&key, &Response::Typed(typed.to_owned())), mark, "{typed}");
        }
    }

    /// The fraction that options earn on a paper that let several be chosen, or did not.
    fn on_paper(several: bool, key: &AnswerKey, chosen: &str) -> f64 {
        let question = Question { face: face(), key: key_of(key.clone()) };
        let entry = Entry {
            question: Id::new("q"),
            fingerprint: Fingerprint::of(&question.face),
            options: ids("a b c"),
            several: Some(several),
        };
        super::fraction_on_paper(&question, &entry, &Response::Choice(ids(chosen)))
    }

    #[test]
    fn a_second_right_answer_to_a_question_that_asked_for_one_is_a_whole_answer() {
        let key = choice(true, &[("a", 0.5), ("b", 0.5), ("c", -1.0)]);
        for (chosen, mark) in [("a", 1.0), ("b", 1.0), ("c", 0.0)] {
            assert_eq!(on_paper(false, &key, chosen), mark, "{chosen}");
        }
        // Whoever was asked for all of them has still found only half.
        for (chosen, mark) in [("a", 0.5), ("a b", 1.0), ("a b c", 0.0)] {
            assert_eq!(on_paper(true, &key, chosen), mark, "{chosen}");
        }
    }

    #[test]
    fn a_right_answer_that_is_withdrawn_from_a_question_that_asked_for_several_takes_no_more_than_its_share() {
        let key = choice(false, &[("a", 1.0), ("b", 0.0), ("c", 0.0)]);
        for (chosen, mark) in [("a", 1.0), ("a b", 0.5), ("b", 0.0), ("a b c", 0.0), ("", 0.0)] {
            assert_eq!(on_paper(true, &key, chosen), mark, "{chosen}");
        }
        assert_eq!(on_paper(false, &key, "a b"), 0.0);
    }

    #[test]
    fn an_answer_of_another_kind_earns_nothing() {
        assert_eq!(fraction(&choice(false, &[("a", 1.0)]), &Response::Spot(ids("a"))), 0.0);
    }
}
