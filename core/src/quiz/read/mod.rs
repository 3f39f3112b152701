//! From the file as parsed to the model: splits each question into its face and its key, and finds what the types alone
//! cannot rule out. Every reading is total: it goes on after a mistake so that one run finds them all.

mod call;
mod exhibits;
mod kinds;
mod values;

use std::collections::{HashMap, HashSet};

use super::file::{FORMAT, QuestionFile, QuizFile};
use super::key::Key;
use super::{Ask, Cue, Difficulty, Exhibit, Face, Id, Question, Quiz, find_quote};
use crate::yaml::{At, Finding, Rule, first_refused};

/// Reads a whole quiz.
pub(super) fn quiz(file: QuizFile) -> (Quiz, Vec<Finding>) {
    let mut reader = Reader::default();
    let head = reader.head(file);
    (head, reader.findings)
}

/// Reads one question on its own, the `index`th of its quiz.
pub(super) fn question(file: QuestionFile, index: usize) -> (Option<Question>, Vec<Finding>) {
    let mut reader = Reader::default();
    let questions = At::ROOT.key("questions");
    let question = reader.question(file, &questions.index(index));
    (question, reader.findings)
}

/// What only shows when all questions are seen together: ids used twice, and twins. `ids` are those of all questions,
/// also of those that could not be read; twins are made to name each other.
pub(super) fn together(questions: &mut [(usize, Question)], ids: &[&str]) -> Vec<Finding> {
    let mut reader = Reader::default();
    let all = At::ROOT.key("questions");
    let mut seen = HashSet::new();
    for (index, id) in ids.iter().enumerate() {
        if !id.is_empty() && !seen.insert(*id) {
            let message = format!("two questions have the id `{}`", id.escape_debug());
            reader.report(&all.index(index).key("id"), Rule::DuplicateId, message, "give each its own id");
        }
    }
    reader.twins(questions, &seen);
    reader.findings
}

#[derive(Default)]
struct Reader {
    findings: Vec<Finding>,
}

impl Reader {
    fn report(&mut self, at: &At<'_>, rule: Rule, message: impl Into<String>, help: impl Into<String>) {
        self.findings.push(Finding { rule, message: message.into(), help: help.into(), path: at.path() });
    }

    fn head(&mut self, file: QuizFile) -> Quiz {
        let at = At::ROOT;
        if file.format != FORMAT {
            let message = format!("format {} is not known here", file.format);
            self.report(&at.key("format"), Rule::UnknownFormat, message, UNKNOWN_FORMAT_HELP);
        }
        if file.questions.is_empty() {
            self.report(&at.key("questions"), Rule::TooFew, "the quiz has no questions", "write at least one");
        }
        let questions_at = at.key("questions");
        let ids: Vec<String> = file.questions.iter().map(|question| question.id.clone()).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let mut questions = Vec::with_capacity(file.questions.len());
        for (index, question) in file.questions.into_iter().enumerate() {
            questions.extend(self.question(question, &questions_at.index(index)).map(|question| (index, question)));
        }
        let quiz = Quiz {
            id: self.id(file.id, &at.key("id")),
            title: self.text(file.title, &at.key("title")),
            summary: self.text(file.summary, &at.key("summary")),
            language: self.text(file.language, &at.key("language")),
            pass_mark: file.pass_mark.map(|percent| self.number(percent, 0..=100, &at.key("pass_mark"))),
            usage: file.usage,
            time_limit: file.time_limit.and_then(|limit| self.duration(&limit, &at.key("time_limit"))),
            may_pause: file.may_pause,
            questions: Vec::new(),
        };
        self.findings.extend(together(&mut questions, &ids));
        Quiz { questions: questions.into_iter().map(|(_, question)| question).collect(), ..quiz }
    }

    fn twins(&mut self, questions: &mut [(usize, Question)], ids: &HashSet<&str>) {
        let all = At::ROOT.key("questions");
        let mut partner: HashMap<Id, Id> = HashMap::new();
        for (index, question) in questions.iter() {
            let Some(twin) = &question.key.twin else { continue };
            let id = &question.face.id;
            let at = all.index(*index);
            if twin == id {
                self.report(&at.key("twin"), Rule::BadTwin, "a question cannot be its own twin", TWIN_HELP);
            } else if !ids.contains(twin.as_str()) {
                let message = format!("there is no question `{}` in this quiz", twin.as_str().escape_debug());
                self.report(&at.key("twin"), Rule::BadTwin, message, TWIN_HELP);
            } else if let Some(other) = partner.get(twin).filter(|other| *other != id) {
                let message = format!("`{twin}` is already the twin of `{other}`");
                self.report(&at.key("twin"), Rule::BadTwin, message, TWIN_HELP);
            } else {
                partner.insert(id.clone(), twin.clone());
                partner.insert(twin.clone(), id.clone());
            }
        }
        for (_, question) in questions {
            question.key.twin = partner.remove(&question.face.id);
        }
    }

    fn question(&mut self, file: QuestionFile, at: &At<'_>) -> Option<Question> {
        let difficulty = match file.difficulty.map(|level| self.number::<u32>(level, 1..=3, &at.key("difficulty"))) {
            Some(1) => Difficulty::Easy,
            Some(3) => Difficulty::Hard,
            _ => Difficulty::Medium,
        };
        let exhibits_at = at.key("exhibits");
        let mut exhibits = Vec::with_capacity(file.exhibits.len());
        for (index, exhibit) in file.exhibits.into_iter().enumerate() {
            exhibits.extend(self.exhibit(exhibit, &exhibits_at.index(index)));
        }
        let mut kinds = Vec::with_capacity(1);
        kinds.extend(file.choice.map(|choice| self.choice(choice, &at.key("choice"))));
        kinds.extend(file.verdict.map(|verdict| self.verdict(verdict, &at.key("verdict"))));
        kinds.extend(file.spot.map(|spot| self.spot(spot, &at.key("spot"))));
        kinds.extend(file.order.map(|order| self.order(order, &at.key("order"))));
        kinds.extend(file.typed.map(|typed| self.typed(typed, &at.key("typed"))));
        kinds.extend(file.call.map(|call| self.call(call, &at.key("call"))));
        if kinds.len() != 1 {
            let message = format!("a question has exactly one kind, and this has {}", count(kinds.len()));
            self.report(at, Rule::OneKind, message, "keep one of choice, verdict, spot, order, typed and call");
        }
        let id = self.id(file.id, &at.key("id"));
        let topic = self.text(file.topic, &at.key("topic"));
        let region = self.maybe_text(file.region, &at.key("region"));
        let marks = file.marks.map_or(1, |marks| self.number(marks, 1..=100, &at.key("marks")));
        let scenario = self.text(file.scenario, &at.key("scenario"));
        let rule = self.maybe_text(file.rule, &at.key("rule"));
        let explain = self.maybe_text(file.explain, &at.key("explain"));
        let checked = file.checked.and_then(|day| self.date(&day, &at.key("checked")));
        let (ask, answer) = kinds.pop()?;
        let face = Face { id, topic, difficulty, region, marks, scenario, exhibits, ask };
        let cues = self.cues(file.cues, &face, &at.key("cues"));
        let sources_at = at.key("sources");
        for (index, source) in file.sources.iter().enumerate() {
            let at = sources_at.index(index);
            self.inspect(&source.title, &at.key("title"));
            self.inspect(&source.url, &at.key("url"));
        }
        let key = Key { answer, twin: file.twin.map(Id::new), cues, rule, explain, sources: file.sources, checked };
        Some(Question { face, key })
    }

    fn cues(&mut self, cues: Vec<Cue>, face: &Face, at: &At<'_>) -> Vec<Cue> {
        for (index, cue) in cues.iter().enumerate() {
            let at = at.index(index);
            self.inspect(&cue.why, &at.key("why"));
            if first_refused(&cue.quote).is_some() {
                self.inspect(&cue.quote, &at.key("quote"));
                continue;
            }
            let exhibits = face.exhibits.iter().flat_map(Exhibit::texts);
            let lines: Vec<&str> = match &face.ask {
                Ask::Spot(spot) => spot.options.iter().map(|line| line.text.as_str()).collect(),
                Ask::Call(call) => call.lines.iter().map(|line| line.says.as_str()).collect(),
                Ask::Choice(_) | Ask::Verdict(_) | Ask::Order(_) | Ask::Typed(_) => Vec::new(),
            };
            let mut texts = std::iter::once(face.scenario.as_str()).chain(exhibits).chain(lines);
            if !texts.any(|text| find_quote(text, &cue.quote).is_some()) {
                self.report(
                    &at.key("quote"),
                    Rule::CueWithoutQuote,
                    "these words stand nowhere in the scenario or the exhibits",
                    "quote the text word for word; line breaks and spaces make no difference",
                );
            }
        }
        cues
    }
}

/// What to do about a file of a version that this program does not read.
pub(super) const UNKNOWN_FORMAT_HELP: &str = "write format: 1, or use a newer hangup";
const TWIN_HELP: &str = "write the id of another question in this file; each has one twin at most";

fn count(number: usize) -> String {
    if number == 0 { "none".to_owned() } else { number.to_string() }
}
