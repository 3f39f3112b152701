//! The bank that comes with hangup: large enough, balanced, sourced, and fair to the last figure. Nobody who knows nothing
//! may do better in it than chance, or worse.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use hangup_core::measure::bank::{Count, Played, Player, Survey};
use hangup_core::quiz::{AnswerKey, Channel, Exhibit, Question, Quiz, Truth, Usage, check, parse};
use jiff::civil::{Date, date};

/// The day on which the bank was last compared with its sources as a whole, as `.ci/run` has it.
const TODAY: Date = date(2026, 11, 24);

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("quizzes");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = paths.filter(|path| path.extension().is_some_and(|it| it == "yaml")).collect();
    files.sort();
    files
}

fn bank() -> Vec<Quiz> {
    files().iter().map(|file| parse(&fs::read(file).unwrap()).unwrap()).collect()
}

fn named(bank: &[Quiz], id: &str) -> Quiz {
    bank.iter().find(|quiz| quiz.id.as_str() == id).unwrap_or_else(|| panic!("there is no {id}")).clone()
}

fn forms(bank: &[Quiz]) -> Vec<Quiz> {
    ["before", "after", "later"].into_iter().map(|id| named(bank, id)).collect()
}

fn survey() -> Survey {
    Survey::of(&bank(), TODAY)
}

fn count(counts: &[Count], name: &str) -> usize {
    counts.iter().filter(|count| count.name == name).map(|count| count.questions).sum()
}

fn all(counts: &[Count]) -> usize {
    counts.iter().map(|count| count.questions).sum()
}

#[test]
fn check_has_nothing_to_say_about_the_bank() {
    for file in files() {
        assert_eq!(check(&fs::read(&file).unwrap(), TODAY), [], "{}", file.display());
    }
}

#[test]
fn the_bank_is_large_and_uses_every_kind() {
    let table = survey().table;
    let calls = count(&table.kind, "call");
    assert!(calls >= 10, "{calls} calls");
    assert!(all(&table.kind) - calls >= 120, "{} questions", all(&table.kind) - calls);
    for quiz in ["slp-keys", "clsid-tricks", "unsolicited-calls"] {
        assert!(count(&table.quiz, quiz) >= 30, "{quiz}: {:?}", table.quiz);
    }
    for kind in ["choice, one key", "choice, several keys", "verdict", "spot", "order", "typed", "call"] {
        assert!(count(&table.kind, kind) >= 5, "{kind}: {:?}", table.kind);
    }
    assert!(table.twins >= 15, "{} pairs of twins", table.twins);
    for region in ["us", "uk", "au", "in"] {
        assert!(count(&table.region, region) >= 1, "{region}: {:?}", table.region);
    }
}

#[test]
fn about_half_of_the_contacts_are_genuine() {
    let table = survey().table;
    let genuine = 100 * count(&table.truth, "genuine");
    let verdicts = all(&table.truth);
    assert!((45 * verdicts..=55 * verdicts).contains(&genuine), "{:?}", table.truth);
    assert!(100 * count(&table.calls, "genuine") >= 35 * all(&table.calls), "{:?}", table.calls);
    assert!(count(&table.calls, "genuine") >= 4, "{:?}", table.calls);
}

#[test]
fn players_who_know_nothing_score_what_chance_gives() {
    let survey = survey();
    assert_eq!(survey.players.len(), Player::ALL.len(), "each player finds something to play");
    for played in survey.players.iter().filter(|played| played.player.is_judged()) {
        assert!(!played.differs_from_chance(), "who {}: {played:?}", played.player.does());
    }
}

#[test]
fn on_each_form_players_who_know_nothing_are_within_one_situation_of_chance() {
    let forms = survey().forms;
    assert_eq!(
        forms.iter().map(|form| form.quiz.as_str()).collect::<BTreeSet<_>>(),
        ["after", "before", "later"].into()
    );
    for form in forms {
        assert_eq!((form.genuine, form.situations), (5, 10), "{}", form.quiz);
        for Played { player, hits, chance, .. } in form.players.iter().filter(|played| played.player.is_judged()) {
            let off = (*hits as f64 - chance).abs();
            assert!(off <= 1.0, "{}: who {} is right in {hits}, and chance gives {chance}", form.quiz, player.does());
        }
    }
}

/// The topic, the truth and the channel of a situation.
type Cell = (String, Truth, Option<Channel>);

fn cells(form: &Quiz) -> BTreeMap<Cell, usize> {
    let mut cells = BTreeMap::new();
    for Question { face, key } in &form.questions {
        let AnswerKey::Verdict(verdict) = &key.answer else { panic!("{} is no verdict", face.id) };
        assert!(verdict.actions.len() >= 3, "{} asks for no action", face.id);
        assert_eq!(key.twin, None, "{} has a twin in its own form", face.id);
        *cells.entry((face.topic.clone(), verdict.truth, face.channel())).or_default() += 1;
    }
    cells
}

#[test]
fn the_forms_that_measure_are_built_alike_place_by_place() {
    let bank = bank();
    let forms = forms(&bank);
    for form in &forms {
        assert_eq!(form.usage, Usage::Measure, "{}", form.id);
        assert_eq!(form.questions.len(), 10, "{}", form.id);
        assert_eq!(cells(form), cells(&forms[0]), "{} is built otherwise than {}", form.id, forms[0].id);
    }
}

/// Words of everything that is read before answering.
fn words_to_read(question: &Question) -> usize {
    let face = &question.face;
    let exhibits = face.exhibits.iter().flat_map(Exhibit::texts);
    let statements = face.ask.statements().iter().map(|statement| statement.text.as_str());
    let texts = std::iter::once(face.scenario.as_str()).chain(exhibits).chain(statements);
    texts.map(|text| text.split_whitespace().count()).sum()
}

/// Slow readers manage some 130 words a minute; the answers take their time as well.
#[test]
fn a_slow_reader_has_read_a_form_within_ten_minutes() {
    for form in forms(&bank()) {
        let words: usize = form.questions.iter().map(words_to_read).sum();
        assert!(words <= 1150, "{}: {words} words", form.id);
    }
}

#[test]
fn no_situation_stands_twice_in_the_bank() {
    let bank = bank();
    let questions = || bank.iter().flat_map(|quiz| &quiz.questions);
    let mut ids = HashSet::new();
    assert_eq!(questions().filter(|question| !ids.insert(&question.face.id)).map(|it| &it.face.id).next(), None);
    let mut scenarios = HashSet::new();
    for Question { face, key } in questions().filter(|question| question.key.twin.is_none()) {
        assert!(scenarios.insert(&face.scenario), "{}: {key:?}", face.id);
    }
}

#[test]
fn every_question_has_two_wrong_answers_to_believe_in_and_a_source() {
    for Question { face, key } in bank().iter().flat_map(|quiz| &quiz.questions) {
        let wrong = match &key.answer {
            AnswerKey::Choice(key) => key.options.iter().filter(|option| !option.correct).count(),
            AnswerKey::Verdict(key) => key.actions.iter().filter(|action| !action.correct).count() + 1,
            AnswerKey::Spot(key) => key.options.iter().filter(|line| !line.correct).count(),
            AnswerKey::Order(key) => key.steps.len() - 1,
            AnswerKey::Typed(_) | AnswerKey::Call(_) => 2,
        };
        assert!(wrong >= 2, "{} has {wrong} wrong answers", face.id);
        assert!(key.rule.is_some(), "{} has no rule", face.id);
        assert!(key.sources.iter().all(|source| source.url.starts_with("http")), "{}", face.id);
    }
}

/// Ringing a number that stands on papers of one's own is safe wherever it is offered, genuine contact or not.
#[test]
fn to_ring_the_number_on_papers_of_your_own_is_safe_everywhere() {
    const PAPERS: [&str; 11] =
        ["card", "badge", "bill", "receipt", "slip", "pass", "form", "sheet", "label", "sticker", "booklet"];
    let mut offered = 0;
    for Question { face, key } in bank().iter().flat_map(|quiz| &quiz.questions) {
        let AnswerKey::Verdict(verdict) = &key.answer else { continue };
        for (action, its_key) in face.ask.statements().iter().zip(&verdict.actions) {
            let own = |place: &str| PAPERS.iter().any(|paper| place.split_whitespace().any(|word| word == *paper));
            if action.text.split_once("number on ").is_some_and(|(_, place)| own(place)) {
                assert!(its_key.correct, "{}: {}", face.id, action.text);
                offered += 1;
            }
        }
    }
    assert!(offered >= 40, "only {offered} such actions are offered");
}

/// A small bank in which everything gives the answer away.
const UNFAIR: &str = "format: 1\nid: unfair\ntitle: U\nsummary: U\nquestions:\n";

#[test]
fn an_unfair_bank_is_found_out() {
    let mut text = UNFAIR.to_owned();
    for number in 0..12 {
        let truth = if number % 2 == 0 { "scam" } else { "genuine" };
        let more = if number % 2 == 0 { "It is urgent and they are in a great hurry today." } else { "It is fine." };
        text += &format!(
            "  - {{ id: v-{number}, topic: t, scenario: \"The phone rings. {more}\", verdict: {{ truth: {truth} }} }}\n  \
             - {{ id: c-{number}, topic: t, scenario: S, choice: {{ ask: A, options: [{{ id: a, text: the longest of \
             these, correct: true }}, {{ id: b, text: short }}, {{ id: c, text: middle one }}] }} }}\n"
        );
    }
    let survey = Survey::of(&[parse(text.as_bytes()).unwrap()], TODAY);
    let caught: Vec<Player> =
        survey.players.iter().filter(|played| played.differs_from_chance()).map(|played| played.player).collect();
    assert_eq!(
        caught,
        [Player::Longest, Player::Shortest, Player::First, Player::LongScenario, Player::ByWord],
        "{:#?}",
        survey.players
    );
    assert!(survey.players.iter().all(|played| played.player != Player::MostCautious), "nothing asks for an action");
}
