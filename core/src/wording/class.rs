//! What is said of a class: the same sentences on a page, on a screen and in plain text. No more than the numbers carry.

use crate::measure::class::{
    Change, ClassDiscernment, Flag, Interval, Item, Matter, Point, QuizFigures, ResponseCategory,
};
use crate::measure::{Calibration, Discernment, Leaning, SafeActions};
use crate::quiz::Truth;

use super::{closed, counted, marks, surer_than_right, taken_for};

/// Below this many learners, figures of questions are called uncertain.
const FEW_LEARNERS: usize = 20;

/// Something to discuss, in a sentence or two. `response` puts a response to its question into words.
pub fn point(point: &Point<'_>, response: &dyn Fn(&ResponseCategory) -> String) -> String {
    let Point { count, of, .. } = point;
    match point.what {
        Matter::Unsafe(most) => {
            let most = most.map(|(action, how_many)| {
                let most = if how_many == *count { "All of them" } else { "Most often" };
                format!(" {}", closed(&format!("{most} ({how_many}): {}", response(action))))
            });
            format!("{count} of {of} would have done something unsafe.{}", most.unwrap_or_default())
        }
        Matter::TakenWrongly(truth) => {
            format!("{count} of {of} took it for {}. It is {}.", taken_for(truth.other()), taken_for(truth))
        }
        Matter::Misled(option) => closed(&format!("{count} of {of} chose what is not right: {}", response(option))),
    }
}

/// What there is to ask a class about a point.
pub fn to_ask(matter: &Matter<'_>) -> &'static str {
    match matter {
        Matter::Unsafe(_) => "Ask: what would that have led to, and what would have been safe whoever it was?",
        Matter::TakenWrongly(Truth::Scam) => "Ask: which one fact gives it away?",
        Matter::TakenWrongly(Truth::Genuine) => "Ask: which one fact could you check yourself?",
        Matter::Misled(_) => "Ask: why does that sound right, and what is wrong with it?",
    }
}

/// What stands above so many things to discuss.
pub fn discuss_now(points: usize) -> &'static str {
    match points {
        0 => "To discuss now",
        1 => "One thing to discuss now",
        2 => "Two things to discuss now",
        _ => "Three things to discuss now",
    }
}

/// Said where nobody has handed in anything.
pub const NO_ANSWERS: &str = "There are no answers yet: nobody has handed in anything.";
/// Said of a question whose key may be wrong, before a class is asked about it.
pub fn look_at_the_key(about: &str) -> String {
    format!("Look at the key of this question first, for it may be wrong: {about}")
}

/// By which rule things to discuss are chosen.
pub const BY_WHICH_RULE: &str = "The rule: first the situation in which the greatest share would have done something unsafe; then, of the others, the \
     one that the greatest share took for what it is not; then, of the other questions, the one with the wrong option that \
     the greatest share chose. Where there is none of one sort, the next of the others takes its place. What concerns fewer \
     than two people, or fewer than one in ten, is left out, and so is a question whose key may be wrong.";

/// What to bear in mind with the d′ of one learner.
pub const D_PRIME_OF_ONE: &str =
    "The d′ of one learner rests on few situations: compare only learners who met equally many, and be slow to judge.";

/// Said where there is nothing to discuss.
pub const NOTHING_TO_DISCUSS: &str = "Nothing stands out: no unsafe action, wrong verdict or wrong option was chosen by two people or more, and by one in ten.";

/// How often a class did the safe thing; `None` where nobody was asked.
pub fn class_safe_actions(safe: SafeActions) -> Option<String> {
    let situations = counted(safe.of as usize, "situation", "situations");
    let percent = 100.0 * f64::from(safe.safe) / f64::from(safe.of);
    (safe.of > 0).then(|| format!("The safe thing was done in {} of {situations} ({percent:.0}%).", safe.safe))
}

/// How many learners and questions there are, and how the marks are spread.
pub fn class_marks(quiz: &QuizFigures, max: f64) -> Vec<String> {
    let learners = counted(quiz.n, "learner", "learners");
    let mut sentences = vec![format!("{learners}, {}.", counted(quiz.k, "question", "questions"))];
    if let (Some(mean), Some(median)) = (quiz.mean, quiz.median) {
        let spread = quiz.sd.map(|sd| format!(", standard deviation {sd:.1}")).unwrap_or_default();
        let of = if max > 0.0 { format!(" of {}", marks(max)) } else { String::new() };
        sentences.push(format!("Mean {mean:.1}{of} marks, median {median:.1}{spread}."));
    }
    if let Some(rate) = quiz.pass_rate {
        sentences.push(format!("{:.0}% passed.", 100.0 * rate));
    }
    if let (Some(alpha), Some(sem)) = (quiz.alpha, quiz.sem) {
        sentences.push(format!(
            "Cronbach's α {alpha:.2}, from {} who were given everything; a mark is uncertain by about {sem:.1} (standard \
             error of measurement).",
            counted(quiz.complete_n, "learner", "learners")
        ));
    }
    sentences
}

/// How well a class tells scams and genuine contacts apart.
pub fn class_telling(class: &ClassDiscernment) -> Vec<String> {
    let mut sentences = Vec::new();
    let Discernment { scams, genuine, hits, alarms } = class.pooled;
    if scams > 0 {
        sentences.push(format!("Scams caught: {hits} of {scams}."));
    }
    if genuine > 0 {
        sentences.push(format!("Genuine contacts taken for a scam: {alarms} of {genuine}."));
    }
    if class.could_not_tell > 0 {
        sentences.push(format!("“Could not tell”: {}, which count in none of these figures.", class.could_not_tell));
    }
    if let Some(mean) = class.mean_d_prime {
        let interval = class.mean_d_prime_ci.map(|interval| format!(", {}", within(interval, 2))).unwrap_or_default();
        sentences.push(format!("Mean d′ of the learners: {}{interval}; 0 is guessing.", signed(mean, 2)));
        sentences.push(match class.mean_d_prime_ci {
            Some([lower, _]) if lower > 0.0 => "The class tells them apart better than guessing would.".to_owned(),
            Some([_, upper]) if upper < 0.0 => {
                "The class takes the one for the other more often than guessing would.".to_owned()
            }
            Some(_) | None => "That is too little to say that the class can tell.".to_owned(),
        });
    }
    if let (Some(d_prime), Some(criterion)) = (class.d_prime, class.criterion) {
        sentences.push(format!("All verdicts pooled: d′ {}, c {}.", signed(d_prime, 2), signed(criterion, 2)));
        sentences.extend(match class.pooled.leaning() {
            Some(Leaning::TooTrusting) => Some("The class leans towards calling things genuine.".to_owned()),
            Some(Leaning::TooSuspicious) => Some("The class leans towards calling things a scam.".to_owned()),
            Some(Leaning::Unsure) | None => None,
        });
    }
    sentences
}

/// How sure a class was, and how right.
pub fn class_confidence(calibration: &Calibration) -> Vec<String> {
    let mut sentences: Vec<String> = calibration
        .steps
        .iter()
        .map(|step| {
            let share = 100.0 * step.share_right();
            let times = counted(step.count as usize, "verdict", "verdicts");
            format!("{}% sure, {times}: right {} of {} ({share:.0}%)", step.percent, step.right, step.count)
        })
        .collect();
    if let Some(over) = calibration.overconfidence {
        sentences.push(
            surer_than_right(over)
                .replacen("you were", "the class was", 1)
                .replace("you were", "it was")
                .replace("you thought", "it thought"),
        );
    }
    sentences.extend(calibration.brier.map(|brier| format!("Brier score {brier:.2} (0 is best, 0.25 is guessing).")));
    sentences
}

/// What a flag means, and what to do.
pub fn flag(flag: Flag) -> (&'static str, &'static str) {
    match flag {
        Flag::PossibleMiskey => (
            "the key may be wrong",
            "Those who did well otherwise chose another option than the key. Look at the key first; corrected, collect \
             again, and every mark follows.",
        ),
        Flag::NegativeDiscrimination => (
            "the better did worse",
            "Those who did well otherwise did worse here. Read it again: something in it may mislead whoever knows more.",
        ),
        Flag::TooEasy => {
            ("nearly all knew it", "It tells nobody from anybody. Keep it only if it is there to begin with.")
        }
        Flag::TooHard => (
            "worse than guessing",
            "The class did worse than chance would. It holds a belief that is wrong, or the question misled it: discuss it, \
             then read it again.",
        ),
        Flag::UnusedOption => (
            "an option that tempts nobody",
            "Nobody chose one of the options. Write one that a sensible person could believe.",
        ),
    }
}

/// What the figures in a list of questions are.
pub const ABOUT_QUESTIONS: &str = "Facility: the share of its marks that was earned, 0 to 1. Item-rest: how far those who \
                                   know the rest know it, −1 to 1. n: how many were given it.";

/// What the figures in a list of learners are.
pub const ABOUT_LEARNERS: &str = "Safe: in how many situations the safe thing was done. d′: how well scams and genuine \
                                  contacts were told apart; 0 is guessing, and from one quiz alone it is a rough figure.";

/// How a question worked, in plain words.
pub fn item(item: &Item<'_>) -> String {
    let few = if item.n < FEW_LEARNERS { " From so few people, take it as a hint." } else { "" };
    let hard = match item.facility {
        None => return "There is nothing to say of it.".to_owned(),
        Some(facility) if facility >= 0.85 => "Easy for this class",
        Some(facility) if facility >= 0.5 => "About right for this class",
        Some(facility) if facility >= 0.3 => "Hard for this class",
        Some(_) => "Very hard for this class",
    };
    let rest = match item.item_rest {
        None => "; whether it goes with the rest cannot be said",
        Some(r) if r >= 0.3 => ", and those who know the rest know it",
        Some(r) if r >= 0.1 => ", and it goes a little with the rest",
        Some(r) if r >= -0.1 => ", and it has little to do with the rest",
        Some(_) => ", and it goes against the rest",
    };
    format!("{hard}{rest}.{few}")
}

/// What changed from before to after, in a sentence; `figure` writes a figure of it.
pub fn change(name: &str, change: &Change, figure: &dyn Fn(f64) -> String) -> String {
    let (Some(before), Some(after), Some(difference)) = (change.before, change.after, change.difference) else {
        return format!("{name}: nobody is in both.");
    };
    let interval = change.difference_ci.map(|[lower, upper]| format!(" (95%: {} to {})", figure(lower), figure(upper)));
    let sure = match change.difference_ci {
        Some([lower, _]) if lower > 0.0 => " It has risen.",
        Some([_, upper]) if upper < 0.0 => " It has fallen.",
        Some(_) | None => " That may be chance.",
    };
    format!(
        "{name}: {} before, {} after, a difference of {}{}, {}.{sure}",
        figure(before),
        figure(after),
        figure(difference),
        interval.unwrap_or_default(),
        counted(change.n, "learner", "learners")
    )
}

/// Hake's normalized gain, in a sentence.
pub fn hake(gain: Option<f64>) -> String {
    match gain {
        Some(gain) => format!("Hake’s g {}: the gain as a part of what could be gained.", signed(gain, 2)),
        None => "Hake’s g is not defined, since there was nothing to gain.".to_owned(),
    }
}

/// What cannot be concluded from two collections of one class.
pub fn not_concluded(same_questions: bool) -> Vec<&'static str> {
    let mut sentences = vec![
        "Without a class that had no lesson, nobody can tell what the lesson did from what the second try, or the day, did.",
    ];
    if !same_questions {
        sentences.push(
            "The questions were not the same both times. If one form is easier, it looks like learning: let one half of the \
             class begin with the other form.",
        );
    }
    sentences.push("Being right more often on paper is not yet hanging up when a real voice is on the line.");
    sentences
}

/// A figure with so many decimals and a true minus sign.
pub fn signed(figure: f64, decimals: usize) -> String {
    let text = format!("{figure:.decimals$}");
    let zero = format!("-{:.decimals$}", 0.0);
    if text == zero { text.replace('-', "") } else { text.replace('-', "−") }
}

/// A figure, and a dash where it is undefined.
pub fn maybe(figure: Option<f64>, decimals: usize) -> String {
    figure.map_or_else(|| "–".to_owned(), |figure| signed(figure, decimals))
}

/// An interval in words.
pub fn within([lower, upper]: Interval, decimals: usize) -> String {
    format!("95% interval {} to {}", signed(lower, decimals), signed(upper, decimals))
}

#[cfg(test)]
mod tests {
    use super::{maybe, point, signed};
    use crate::measure::class::{Matter, Point, ResponseCategory};
    use crate::quiz::Truth;

    fn in_words(what: Matter<'_>) -> String {
        point(&Point { question: "q", what, count: 11, of: 25 }, &|response| format!("({response})"))
    }

    #[test]
    fn points_have_their_numbers() {
        let response = ResponseCategory::from("read-it");
        assert_eq!(
            in_words(Matter::Unsafe(Some((&response, 7)))),
            "11 of 25 would have done something unsafe. Most often (7): (read-it)."
        );
        assert_eq!(in_words(Matter::Unsafe(None)), "11 of 25 would have done something unsafe.");
        assert_eq!(in_words(Matter::TakenWrongly(Truth::Genuine)), "11 of 25 took it for a scam. It is genuine.");
        assert_eq!(in_words(Matter::Misled(&response)), "11 of 25 chose what is not right: (read-it).");
    }

    #[test]
    fn figures_have_true_minus_signs_and_dashes_where_there_are_none() {
        assert_eq!((signed(-0.304, 2).as_str(), signed(-0.001, 2).as_str()), ("−0.30", "0.00"));
        assert_eq!(maybe(None, 2), "–");
    }
}
