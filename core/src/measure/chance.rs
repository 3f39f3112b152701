//! What knowing nothing earns: the mark of somebody who answers by chance. A question that a class does worse on than that
//! has misled it.

use crate::quiz::call::random_mark;
use crate::quiz::{AnswerKey, Question};

/// Options of which every ticking is tried; with more, those who tick by chance all but never earn anything.
const MOST_OPTIONS: usize = 16;

/// How near to 0 or 1 a sum of fractions counts as 0 or 1.
const NEARLY: f64 = 1e-5;

/// The fraction of a question's marks that somebody earns on average who knows nothing, 0 to 1.
///
/// - choice with one key: the mean of the options' fractions;
/// - choice with several keys, spot: the mean over all tickings;
/// - verdict: a half of the verdict, and the share of actions that are safe;
/// - order: one in the number of steps; typed: nothing;
/// - call: the mean mark of a walk that takes each reply on offer equally often.
pub fn chance(question: &Question) -> f64 {
    match &question.key.answer {
        AnswerKey::Choice(key) if !key.several => {
            mean(key.options.iter().map(|option| option.fraction.clamp(0.0, 1.0)))
        }
        AnswerKey::Choice(key) | AnswerKey::Spot(key) => {
            over_all_tickings(&key.options.iter().map(|option| option.fraction).collect::<Vec<_>>())
        }
        AnswerKey::Verdict(key) if key.actions.is_empty() => 0.5,
        AnswerKey::Verdict(key) => (0.5 + mean(key.actions.iter().map(|action| f64::from(action.correct)))) / 2.0,
        AnswerKey::Order(key) => 1.0 / key.steps.len().max(1) as f64,
        AnswerKey::Typed(_) => 0.0,
        AnswerKey::Call(key) => question.face.ask.call().map_or(0.0, |call| random_mark(call, key)),
    }
}

fn mean(values: impl ExactSizeIterator<Item = f64>) -> f64 {
    let count = values.len().max(1) as f64;
    values.sum::<f64>() / count
}

fn over_all_tickings(worths: &[f64]) -> f64 {
    if worths.len() > MOST_OPTIONS {
        return 0.0;
    }
    let tickings = 1_u32 << worths.len();
    let mark = |ticking: u32| {
        let ticked = worths.iter().enumerate().filter(|(place, _)| ticking & (1 << place) != 0);
        match ticked.map(|(_, worth)| worth).sum::<f64>() {
            sum if sum < NEARLY => 0.0,
            sum => sum.min(1.0),
        }
    };
    (0..tickings).map(mark).sum::<f64>() / f64::from(tickings)
}

#[cfg(test)]
mod tests {
    use super::{chance, over_all_tickings};
    use crate::quiz::parse;

    /// By hand: of the four tickings of a key and a wrong option, one earns everything and the others nothing.
    #[test]
    fn all_tickings_are_tried() {
        assert_eq!(over_all_tickings(&[1.0, -1.0]), 0.25);
        // Of two keys and two wrong options: both keys alone 1; one key alone ½, twice; both keys and one wrong ½, twice.
        assert_eq!(over_all_tickings(&[0.5, 0.5, -0.5, -0.5]), 3.0 / 16.0);
    }

    /// By hand, for one question of each kind of the quiz of every kind: three options of which one is right; two keys of
    /// four; a half and two safe actions of three; the same with one; two flags of four; four steps; typed.
    #[test]
    fn each_kind_has_its_chance() {
        let quiz = parse(include_bytes!("../../../tests/fixtures/screens/every-kind.yaml")).unwrap();
        let chances: Vec<f64> = quiz.questions.iter().map(chance).collect();
        let expected =
            [1.0 / 3.0, 3.0 / 16.0, (0.5 + 2.0 / 3.0) / 2.0, (0.5 + 1.0 / 3.0) / 2.0, 3.0 / 16.0, 0.25, 0.0, 0.5];
        for (chance, expected) in chances.iter().zip(expected) {
            assert!((chance - expected).abs() < 1e-12, "{chances:?}");
        }
    }

    /// By hand, of the call in the class's rehearsal: hello leads to the end (1) or to proof; proof to the end (1) or to
    /// worse; worse to a half or to nothing. So ½ + ¼ + ¼ · (½ + 0) / 2 = 0.8125.
    #[test]
    fn a_call_is_walked_by_chance() {
        let quiz = parse(include_bytes!("../../../tests/fixtures/class/rehearsal.yaml")).unwrap();
        let call = quiz.questions.iter().find(|question| question.face.id.as_str() == "on-the-phone").unwrap();
        assert!((chance(call) - 0.8125).abs() < 1e-12);
    }
}
