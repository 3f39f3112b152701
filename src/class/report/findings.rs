//! What is found of a class, in words and numbers of its own: so that a screen can hold it for as long as it likes, and
//! says the same as plain text. Sentences come from `wording`, figures from `measure`; where they stand on a page or in a
//! text is for whoever shows them.

use super::{CallPaths, ClassReport};
use hangup_core::measure::class::{ClassTopic, Flag, Interval, Item, Learner, Matter, Point, Report, ResponseCategory};
use hangup_core::measure::{Calibration, SafeActions};
use hangup_core::quiz::visible;
use hangup_core::wording::class::{
    class_confidence, class_marks, class_safe_actions, class_telling, item, look_at_the_key, maybe, point, to_ask,
    within,
};
use hangup_core::wording::{counted, marks};

/// What is found of a class.
#[derive(Debug, Clone, PartialEq)]
pub struct Findings {
    /// What the answers are answers to.
    pub title: String,
    /// The three things to discuss now, or fewer.
    pub to_discuss: Vec<ToDiscuss>,
    /// Which keys to look at first.
    pub keys_to_check: Vec<String>,
    /// How often the safe thing was done; `None` where nobody was asked.
    pub safe: Option<String>,
    /// How many learners and questions there are, and their marks.
    pub marks: Vec<String>,
    /// How many earned how much: bands of percents in words, from the least.
    pub spread: Vec<(&'static str, usize)>,
    /// Marks by topic; empty where no topic is known.
    pub topics: Vec<ClassTopic>,
    /// How well scams and genuine contacts were told apart.
    pub telling: Vec<String>,
    /// How right the class was at each confidence.
    pub calibration: Calibration,
    /// The same in words, a sentence for each confidence first; then what that comes to.
    pub confidence: Vec<String>,
    /// The calls that somebody played, each with what it is about.
    pub calls: Vec<(String, CallPaths)>,
    /// Each question.
    pub questions: Vec<QuestionFindings>,
    /// Everybody, in alphabetical order.
    pub learners: Vec<LearnerFindings>,
}

/// Something to discuss.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToDiscuss {
    /// What the question is about.
    pub about: String,
    /// What was found, with its numbers.
    pub found: String,
    /// What to ask the class.
    pub ask: &'static str,
}

/// What is found of a question.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionFindings {
    /// Its id, or what the table calls it.
    pub id: String,
    /// What it is about.
    pub about: String,
    /// How many were given it.
    pub n: usize,
    /// The share of its marks that was earned, 0 to 1.
    pub facility: Option<f64>,
    /// The correlation of its marks with those on all other questions, −1 to 1.
    pub item_rest: Option<f64>,
    /// How it worked, in plain words.
    pub worked: String,
    /// Every figure by its name.
    pub figures: Vec<(&'static str, String)>,
    /// What was chosen.
    pub options: Vec<OptionFindings>,
    /// What to look at.
    pub flags: Vec<Flag>,
}

/// An option, or whatever else was given as a response.
#[derive(Debug, Clone, PartialEq)]
pub struct OptionFindings {
    /// What it says.
    pub text: String,
    /// How many chose it.
    pub n: u32,
    /// The share who chose it, 0 to 1.
    pub share: f64,
    /// The correlation of having chosen it with the marks on all other questions, −1 to 1.
    pub item_rest: Option<f64>,
    /// Whether it is right.
    pub key: bool,
}

/// What is found of a learner.
#[derive(Debug, Clone, PartialEq)]
pub struct LearnerFindings {
    /// The code.
    pub code: String,
    /// Marks, of those there were to earn: `7.5 of 11`.
    pub marks: String,
    /// The same in percent; a dash where there was nothing to earn.
    pub percent: String,
    /// How often the safe thing was done: `5 of 6`; a dash where nobody asked.
    pub safe: String,
    /// How well scams and genuine contacts were told apart; a dash where there were not both.
    pub d_prime: String,
}

impl Findings {
    /// Puts a report into words.
    pub fn of(report: &ClassReport<'_>) -> Self {
        let ClassReport { title, figures, topics, calibration, calls, words, .. } = report;
        let about = |question: &str| words.about(question);
        Self {
            title: title.clone(),
            to_discuss: to_discuss(report),
            keys_to_check: keys_to_check(report),
            safe: class_safe_actions(figures.safe_actions),
            marks: class_marks(&figures.quiz, most_marks(figures)),
            spread: spread(&figures.learners),
            topics: topics.clone(),
            telling: class_telling(&figures.discernment),
            calibration: calibration.clone(),
            confidence: class_confidence(calibration),
            calls: calls
                .iter()
                .filter(|call| !call.lines.is_empty())
                .map(|call| (about(&call.question), call.clone()))
                .collect(),
            questions: figures.items.iter().map(|item| QuestionFindings::of(item, report)).collect(),
            learners: figures.learners.iter().map(LearnerFindings::of).collect(),
        }
    }

    /// Whether there is nothing to report, as nobody has handed in anything.
    pub fn is_empty(&self) -> bool {
        self.learners.is_empty()
    }
}

/// Puts what there is to discuss into words.
fn to_discuss(report: &ClassReport<'_>) -> Vec<ToDiscuss> {
    let words = report.words;
    let found = |it: &Point<'_>| {
        let response = |response: &ResponseCategory| match it.what {
            Matter::Unsafe(_) => words.action(it.question, response),
            Matter::TakenWrongly(_) | Matter::Misled(_) => words.response(it.question, response),
        };
        ToDiscuss { about: words.about(it.question), found: point(it, &response), ask: to_ask(&it.what) }
    };
    report.points.iter().map(found).collect()
}

/// Of which questions the key should be looked at first, in words.
fn keys_to_check(report: &ClassReport<'_>) -> Vec<String> {
    let suspected = report.figures.items.iter().filter(|item| item.flags.contains(&Flag::PossibleMiskey));
    suspected.map(|item| look_at_the_key(&report.words.about(item.question))).collect()
}

/// The marks there were to earn; 0 where that is not the same for all.
fn most_marks(figures: &Report<'_>) -> f64 {
    let mut each = figures.learners.iter().map(|learner| learner.max_mark);
    let first = each.next().unwrap_or(0.0);
    if each.all(|max| max == first) { first } else { 0.0 }
}

/// How many learners earned how much, in five bands of percents; those with nothing to earn are in none.
fn spread(learners: &[Learner<'_>]) -> Vec<(&'static str, usize)> {
    /// The bands, and from how many percent on.
    const BANDS: [(&str, f64); 5] =
        [("0 to 19%", 0.0), ("20 to 39%", 20.0), ("40 to 59%", 40.0), ("60 to 79%", 60.0), ("80 to 100%", 80.0)];
    let mut spread = BANDS.map(|(words, _)| (words, 0));
    for percent in learners.iter().filter_map(Learner::percent) {
        let band = BANDS.iter().rposition(|(_, from)| percent >= *from);
        if let Some((_, count)) = band.and_then(|band| spread.get_mut(band)) {
            *count += 1;
        }
    }
    spread.to_vec()
}

impl QuestionFindings {
    fn of(found: &Item<'_>, report: &ClassReport<'_>) -> Self {
        let options = found.options.iter().map(|option| OptionFindings {
            text: report.words.response(found.question, option.response),
            n: option.n,
            share: option.share,
            item_rest: option.item_rest,
            key: option.key,
        });
        Self {
            id: visible(found.question),
            about: report.words.about(found.question),
            n: found.n,
            facility: found.facility,
            item_rest: found.item_rest,
            worked: item(found),
            figures: figures(found),
            options: options.collect(),
            flags: found.flags.clone(),
        }
    }

    /// The two most important figures, in words.
    pub fn in_short(&self) -> String {
        format!("facility {}, item-rest {}", maybe(self.facility, 2), maybe(self.item_rest, 2))
    }
}

/// Every figure of a question by its name; a dash where it is undefined.
fn figures(item: &Item<'_>) -> Vec<(&'static str, String)> {
    let with_interval = |figure, interval: Option<Interval>| {
        let interval = interval.map(|interval| format!(", {}", within(interval, 2))).unwrap_or_default();
        format!("{}{interval}", maybe(figure, 2))
    };
    vec![
        ("given to", counted(item.n, "learner", "learners")),
        ("facility", with_interval(item.facility, item.facility_ci)),
        ("item-rest", with_interval(item.item_rest, item.item_rest_ci)),
        ("standard deviation", maybe(item.sd, 2)),
        ("discrimination index", maybe(item.discrimination_index, 1)),
        ("discriminative efficiency", maybe(item.discriminative_efficiency, 1)),
        ("effective weight", maybe(item.effective_weight, 1)),
        ("point-biserial", maybe(item.point_biserial, 2)),
        ("α without it", maybe(item.alpha_if_dropped, 2)),
    ]
}

impl OptionFindings {
    /// How many chose it, and who they are.
    pub fn in_short(&self) -> String {
        format!("{}, {}, item-rest {}", self.n, self.percent(), maybe(self.item_rest, 2))
    }

    /// The share who chose it, in percent.
    pub fn percent(&self) -> String {
        format!("{:.0}%", 100.0 * self.share)
    }
}

impl LearnerFindings {
    fn of(learner: &Learner<'_>) -> Self {
        let safe = |safe: SafeActions| format!("{} of {}", safe.safe, safe.of);
        Self {
            code: visible(learner.learner),
            marks: format!("{} of {}", marks(learner.mark.marks()), marks(learner.max_mark)),
            percent: learner.percent().map_or_else(|| maybe(None, 0), |percent| format!("{percent:.0}%")),
            safe: if learner.safe.of > 0 { safe(learner.safe) } else { maybe(None, 0) },
            d_prime: maybe(learner.discernment.d_prime(), 2),
        }
    }

    /// All of it in words.
    pub fn in_short(&self) -> String {
        format!("{} marks, {}, safe {}, d′ {}", self.marks, self.percent, self.safe, self.d_prime)
    }
}
