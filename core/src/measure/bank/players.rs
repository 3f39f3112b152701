//! Players who know nothing of scams, and go by what has nothing to do with them: lengths, places, single words. In a
//! fair bank none of them does better or worse than chance.

use std::collections::{HashMap, HashSet};

use serde::{Serialize, Serializer};

use super::chance::two_sided;
use crate::quiz::{AnswerKey, Ask, Exhibit, Id, Question, Quiz, Truth};

/// How somebody who knows nothing may answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Player {
    /// Takes the longest option.
    Longest,
    /// Takes the shortest option.
    Shortest,
    /// Takes the option that the author wrote first.
    First,
    /// Calls everything a scam.
    AlwaysScam,
    /// Calls everything genuine.
    AlwaysGenuine,
    /// Calls a scam what has a longer scenario than the median.
    LongScenario,
    /// Calls a scam what comes with the kind of exhibit that scams come with.
    ByExhibit,
    /// Calls a scam what has (or lacks) the one word that tells best.
    ByWord,
    /// Does what sounds most cautious. That is no mere guess, since caution is right: it is shown, not judged.
    MostCautious,
}

impl Player {
    /// Every player.
    pub const ALL: [Self; 9] = [
        Self::Longest,
        Self::Shortest,
        Self::First,
        Self::AlwaysScam,
        Self::AlwaysGenuine,
        Self::LongScenario,
        Self::ByExhibit,
        Self::ByWord,
        Self::MostCautious,
    ];

    /// What the player does, in words.
    pub fn does(self) -> &'static str {
        match self {
            Self::Longest => "takes the longest option",
            Self::Shortest => "takes the shortest option",
            Self::First => "takes the option written first",
            Self::AlwaysScam => "calls everything a scam",
            Self::AlwaysGenuine => "calls everything genuine",
            Self::LongScenario => "calls long scenarios scams",
            Self::ByExhibit => "goes by the kind of exhibit",
            Self::ByWord => "goes by the one best word",
            Self::MostCautious => "does what sounds most cautious",
        }
    }

    /// Whether more or less than chance would be a flaw of the bank.
    pub fn is_judged(self) -> bool {
        self != Self::MostCautious
    }
}

impl Serialize for Player {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.does())
    }
}

/// What a player scored where it could play.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Played {
    /// Who.
    pub player: Player,
    /// Questions in which it could play.
    pub of: usize,
    /// Questions in which it was right.
    pub hits: usize,
    /// Hits to be expected by chance.
    pub chance: f64,
    /// How probable by chance is a score at least as far off, by an exact test.
    pub p: f64,
}

impl Played {
    fn of(player: Player, tries: &[Try]) -> Option<Self> {
        let chances: Vec<f64> = tries.iter().map(|it| it.chance).collect();
        let hits = tries.iter().filter(|it| it.hit).count();
        (!tries.is_empty()).then(|| Self {
            player,
            of: tries.len(),
            hits,
            chance: chances.iter().sum(),
            p: two_sided(hits, &chances),
        })
    }

    /// Whether the score differs from chance, at five percent.
    pub fn differs_from_chance(&self) -> bool {
        self.p < 0.05
    }
}

/// A question as a player tried it.
struct Try {
    hit: bool,
    /// The probability of a hit by chance.
    chance: f64,
}

/// The questions of a bank, as players see them.
///
/// Who goes by words learns them from all of the bank but the question before them and its twin: among thousands of
/// words, some fit any bank by chance. Who goes by exhibits learns from all of it. There are few kinds, and in one that
/// is balanced, leaving a question out would by itself make the player wrong about it; this way the test is stricter.
pub struct Bank<'q> {
    quizzes: &'q [Quiz],
    cases: Vec<Case<'q>>,
}

/// A question that asks what a contact is.
struct Case<'q> {
    quiz: &'q Quiz,
    id: &'q Id,
    twin: Option<&'q Id>,
    truth: Truth,
    length: usize,
    exhibit: &'static str,
    words: HashSet<String>,
}

impl Case<'_> {
    /// What it adds to a lead of scams over genuine contacts.
    fn worth(&self) -> i32 {
        match self.truth {
            Truth::Scam => 1,
            Truth::Genuine => -1,
        }
    }
}

impl<'q> Bank<'q> {
    pub fn of(quizzes: &'q [Quiz]) -> Self {
        let case = |quiz: &'q Quiz, question: &'q Question| {
            let face = &question.face;
            Some(Case {
                quiz,
                id: &face.id,
                twin: question.key.twin.as_ref(),
                truth: question.key.answer.truth()?,
                length: face.scenario.chars().count(),
                exhibit: exhibit(question),
                words: words(question),
            })
        };
        let cases = quizzes
            .iter()
            .flat_map(|quiz| quiz.questions.iter().filter_map(move |question| case(quiz, question)))
            .collect();
        Self { quizzes, cases }
    }

    /// What every player scores in some of the quizzes, each where it can play.
    pub fn play(&self, in_scope: impl Fn(&Quiz) -> bool) -> Vec<Played> {
        let questions: Vec<&Question> =
            self.quizzes.iter().filter(|quiz| in_scope(quiz)).flat_map(|quiz| &quiz.questions).collect();
        let cases: Vec<&Case<'_>> = self.cases.iter().filter(|case| in_scope(case.quiz)).collect();
        Player::ALL
            .into_iter()
            .filter_map(|player| Played::of(player, &self.tries(player, &questions, &cases)))
            .collect()
    }

    fn tries(&self, player: Player, questions: &[&Question], cases: &[&Case<'_>]) -> Vec<Try> {
        let verdicts = |calls_scam: &dyn Fn(&Case<'_>) -> bool| {
            let hit = |case: &&Case<'_>| Try { hit: calls_scam(case) == (case.truth == Truth::Scam), chance: 0.5 };
            cases.iter().map(hit).collect()
        };
        match player {
            Player::Longest => questions.iter().filter_map(|it| choice(it, place_of_max)).collect(),
            Player::Shortest => {
                let negated = |lengths: &[i64]| place_of_max(&lengths.iter().map(|it| -it).collect::<Vec<_>>());
                questions.iter().filter_map(|it| choice(it, negated)).collect()
            }
            Player::First => questions.iter().filter_map(|it| choice(it, |_| 0)).collect(),
            Player::AlwaysScam => verdicts(&|_| true),
            Player::AlwaysGenuine => verdicts(&|_| false),
            Player::LongScenario => {
                let median = median(cases.iter().map(|case| case.length).collect());
                verdicts(&|case| case.length as f64 > median)
            }
            Player::ByExhibit => verdicts(&|case| {
                let same = self.cases.iter().filter(|other| other.exhibit == case.exhibit);
                same.map(Case::worth).sum::<i32>() > 0
            }),
            Player::ByWord => {
                let lead = self.leads();
                verdicts(&|case| self.by_word(case, &lead))
            }
            Player::MostCautious => questions.iter().filter_map(|question| most_cautious(question)).collect(),
        }
    }

    /// For each word, how many more scams than genuine contacts have it.
    fn leads(&self) -> HashMap<&str, i32> {
        let mut leads: HashMap<&str, i32> = HashMap::new();
        for case in &self.cases {
            for word in &case.words {
                *leads.entry(word).or_default() += case.worth();
            }
        }
        leads
    }

    /// Whether the word that tells best among the other cases says that this one is a scam.
    fn by_word(&self, case: &Case<'_>, leads: &HashMap<&str, i32>) -> bool {
        let twin = self.cases.iter().find(|other| std::ptr::eq(other.quiz, case.quiz) && Some(other.id) == case.twin);
        let left_out = [Some(case), twin];
        let lead_among_others = |word: &str, lead: i32| {
            let own = left_out.iter().flatten().filter(|it| it.words.contains(word));
            lead - own.map(|it| it.worth()).sum::<i32>()
        };
        let best = leads
            .iter()
            .map(|(word, lead)| (*word, lead_among_others(word, *lead)))
            .max_by(|(one, lead), (other, other_lead)| lead.abs().cmp(&other_lead.abs()).then(other.cmp(one)));
        best.is_some_and(|(word, lead)| case.words.contains(word) == (lead > 0))
    }
}

/// What a contact comes with, or how it comes where that is nothing.
fn exhibit(question: &Question) -> &'static str {
    match (&question.face.ask, question.face.exhibits.first()) {
        (Ask::Call(_), _) => "call",
        (_, Some(Exhibit::Phone(_))) => "phone",
        (_, Some(Exhibit::Console(_))) => "console",
        (_, Some(Exhibit::Popup(_))) => "popup",
        (_, Some(Exhibit::Window(_))) => "window",
        (_, Some(Exhibit::Email(_))) => "email",
        (_, Some(Exhibit::Sms(_))) => "sms",
        (_, Some(Exhibit::Letter(_))) => "letter",
        (_, None) => "none",
    }
}

/// The words that are seen before answering: of a call, those of its first line.
fn words(question: &Question) -> HashSet<String> {
    let face = &question.face;
    let mut texts = vec![face.scenario.as_str()];
    texts.extend(face.exhibits.iter().flat_map(Exhibit::texts));
    if let Ask::Call(call) = &face.ask {
        texts.push(&call.caller);
        texts.extend(call.lines.get(call.start).map(|line| line.says.as_str()));
    }
    let bare = |word: &str| word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    let words = texts.into_iter().flat_map(str::split_whitespace).map(bare);
    words.filter(|word| word.chars().any(char::is_alphabetic)).collect()
}

/// A choice with one key, and the option that somebody takes by its length.
fn choice(question: &Question, pick: impl Fn(&[i64]) -> usize) -> Option<Try> {
    let AnswerKey::Choice(key) = &question.key.answer else { return None };
    if key.several {
        return None;
    }
    let length = |text: &str| i64::try_from(text.chars().count()).unwrap_or(i64::MAX);
    let lengths: Vec<i64> = question.face.ask.statements().iter().map(|option| length(&option.text)).collect();
    let hit = key.options.get(pick(&lengths)).is_some_and(|option| option.correct);
    Some(Try { hit, chance: 1.0 / key.options.len() as f64 })
}

/// The first of the largest.
fn place_of_max(values: &[i64]) -> usize {
    let largest = values.iter().max();
    values.iter().position(|value| Some(value) == largest).unwrap_or(0)
}

/// The action with the most words of caution in it; of several such, the first.
fn most_cautious(question: &Question) -> Option<Try> {
    const CAUTION: [&str; 10] = [
        "hang up",
        "number on",
        "close",
        "wait",
        "leave",
        "nothing",
        "put it away",
        "yourself",
        "already",
        "end the call",
    ];
    let AnswerKey::Verdict(key) = &question.key.answer else { return None };
    if key.actions.is_empty() {
        return None;
    }
    let caution = |text: &str| {
        let text = text.to_lowercase();
        i64::try_from(CAUTION.iter().filter(|words| text.contains(**words)).count()).unwrap_or(0)
    };
    let cautions: Vec<i64> = question.face.ask.statements().iter().map(|action| caution(&action.text)).collect();
    let safe = key.actions.iter().filter(|action| action.correct).count();
    let hit = key.actions.get(place_of_max(&cautions)).is_some_and(|action| action.correct);
    Some(Try { hit, chance: safe as f64 / key.actions.len() as f64 })
}

/// The middle value, or the mean of the two in the middle.
fn median(mut values: Vec<usize>) -> f64 {
    values.sort_unstable();
    let middle = values.len() / 2;
    let value = |place: usize| values.get(place).copied().unwrap_or_default() as f64;
    if values.len() % 2 == 1 { value(middle) } else { (value(middle.saturating_sub(1)) + value(middle)) / 2.0 }
}
