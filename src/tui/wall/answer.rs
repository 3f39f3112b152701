//! What is right, and what gave it away: the only pages of the wall that are given a question with its key.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::bars::Bars;
use super::pages::{FRONT, front};
use crate::tui::page::{Page, Row, hanging};
use crate::tui::scenario;
use crate::tui::screens::feedback::{cues, explanation, rule, sources};
use crate::tui::screens::{answer, debrief, heading};
use crate::tui::theme::Look;
use crate::tui::wrapping::wrap;
use hangup_core::attempt::{Answered, Entry, Response};
use hangup_core::lesson::{ClassAnswer, Poll, Step, letter};
use hangup_core::quiz::call::CallKey;
use hangup_core::quiz::{AnswerKey, ChoiceKey, Id, OrderKey, Question, VerdictKey};
use hangup_core::wording::{self, Outcome, poll_option, taken_for};

/// A question that is explained to a room, and what the room answered.
#[derive(Clone, Copy)]
pub struct Explained<'a> {
    pub question: &'a Question,
    pub entry: &'a Entry,
    pub answer: &'a ClassAnswer,
    pub look: Look,
}

/// An option, and what is to be said of it.
struct Judged<'a> {
    id: &'a Id,
    good: bool,
    why: Option<&'a str>,
}

/// What stands above the options that are good, or above those that are not: a sign, its style, and words.
type Title = (&'static str, Style, &'static str);

impl<'a> Explained<'a> {
    /// What is right, and why; what the room said to it; and the one rule to keep.
    pub fn answer(self) -> Page {
        let rows = match &self.question.key.answer {
            AnswerKey::Choice(key) => self.choice(key),
            AnswerKey::Verdict(key) => self.verdict(key),
            AnswerKey::Spot(key) => self.spot(key),
            AnswerKey::Order(key) => self.order(key),
            AnswerKey::Typed(_) => {
                let answered = Answered { question: self.question, entry: self.entry, response: None };
                let mut rows = answer::rows(answered, true, self.look);
                rows.extend(rule(&self.question.key, self.look));
                rows
            }
            AnswerKey::Call(key) => self.call(key),
        };
        Page { rows, ..Page::default() }
    }

    /// The situation with what gave it away marked in it, or the whole call again; and why it works.
    pub fn why(self) -> Page {
        let key = &self.question.key;
        let mut rows = match &key.answer {
            AnswerKey::Call(call) => {
                let walked = self.walked();
                // The page begins with it.
                debrief::conversation(self.answered(&walked), call, self.look).into_iter().skip(1).collect()
            }
            AnswerKey::Choice(_)
            | AnswerKey::Verdict(_)
            | AnswerKey::Spot(_)
            | AnswerKey::Order(_)
            | AnswerKey::Typed(_) => scenario::rows(&self.question.face, &key.cues, self.look),
        };
        rows.extend(cues(key, self.look));
        rows.extend(explanation(key, self.look));
        rows.extend(sources(key, false, self.look));
        Page { rows, ..Page::default() }
    }

    fn choice(self, key: &ChoiceKey) -> Vec<Row> {
        let theme = self.look.theme;
        let judged = key.options.iter();
        let judged = judged.map(|it| Judged { id: &it.id, good: it.correct, why: it.why.as_deref() }).collect();
        self.apart(judged, &self.bars(), [("✓", theme.good(), "Right"), ("✗", theme.bad(), "Not right")])
    }

    fn spot(self, key: &ChoiceKey) -> Vec<Row> {
        let theme = self.look.theme;
        let judged = key.options.iter();
        let judged = judged.map(|it| Judged { id: &it.id, good: it.correct, why: it.why.as_deref() }).collect();
        let titles = [("!", theme.caution(), "What gives it away"), ("–", theme.dim(), "What does not")];
        self.apart(judged, &self.bars(), titles)
    }

    fn verdict(self, key: &VerdictKey) -> Vec<Row> {
        let theme = self.look.theme;
        let mut rows = vec![heading(&format!("It is {}", taken_for(key.truth)), self.look)];
        rows.extend(self.verdicts());
        if !key.actions.is_empty() {
            rows.push(Row::blank());
        }
        let judged = key.actions.iter();
        let judged = judged.map(|it| Judged { id: &it.id, good: it.correct, why: it.why.as_deref() }).collect();
        let titles = [("✓", theme.good(), "Safe"), ("✗", theme.bad(), "Not safe")];
        rows.extend(self.apart(judged, &Bars::of_action(self.answer), titles));
        rows
    }

    /// The steps in their right order, by the letters that they had.
    fn order(self, key: &OrderKey) -> Vec<Row> {
        let letters: Vec<String> = key.steps.iter().map(|step| letter(self.place(&step.id))).collect();
        let mut rows = vec![heading(&format!("The right order is {}", letters.join(" ")), self.look)];
        for step in &key.steps {
            rows.extend(self.statement(&step.id, &self.bars()));
            rows.extend(self.note(step.why.as_deref(), Style::new()));
            let either_way = step.swap_with_next.then_some(wording::Step::EITHER_WAY);
            rows.extend(self.note(either_way, self.look.theme.dim()));
        }
        rows.extend(rule(&self.question.key, self.look));
        rows
    }

    /// How the call ended that was walked, what it was, and what the room took it for.
    fn call(self, key: &CallKey) -> Vec<Row> {
        let walked = self.walked();
        let answered = self.answered(&walked);
        let mut rows = Vec::new();
        if let Outcome::Ended(outcome) = wording::outcome(answered) {
            rows.extend([debrief::ended(outcome, self.look), Row::blank()]);
        }
        if let Some(summary) = wording::summary(answered, key) {
            rows.extend(debrief::ending(&summary, self.look));
            rows.extend(debrief::what_it_was(&summary, self.look));
        }
        rows.extend(self.verdicts());
        rows.extend(rule(&self.question.key, self.look));
        rows
    }

    /// What the room said to scam or genuine; nothing where no hands were counted.
    fn verdicts(self) -> Vec<Row> {
        let bars = self.bars();
        if bars.is_empty() {
            return Vec::new();
        }
        let poll = Poll::of_question(&self.question.face, self.entry);
        let text = |id| poll_option(&self.question.face, Step::Ask, id);
        let rows = |(place, id)| self.option(place, id, &text(id), &bars);
        poll.options.iter().enumerate().flat_map(rows).collect()
    }

    /// First what is good, then the rule, then the others, as far as there are any.
    fn apart(self, judged: Vec<Judged<'_>>, bars: &Bars<'_>, [good, others]: [Title; 2]) -> Vec<Row> {
        let (these, those): (Vec<_>, Vec<_>) = judged.into_iter().partition(|option| option.good);
        let mut rows = self.group(&these, bars, good);
        rows.extend(rule(&self.question.key, self.look));
        if !those.is_empty() {
            rows.push(Row::blank());
        }
        rows.extend(self.group(&those, bars, others));
        rows
    }

    /// Options under a title, as they stood when they were asked, each with what was said to it and why.
    fn group(self, judged: &[Judged<'_>], bars: &Bars<'_>, (sign, style, title): Title) -> Vec<Row> {
        let mut rows = Vec::new();
        for id in &self.entry.options {
            let Some(option) = judged.iter().find(|option| option.id == id) else { continue };
            rows.extend(self.statement(id, bars));
            rows.extend(self.note(option.why, Style::new()));
        }
        if !rows.is_empty() {
            let words = Span::styled(title, self.look.theme.strong());
            rows.insert(0, Row::text(Line::from(vec![Span::styled(format!("{sign} "), style), words])));
        }
        rows
    }

    /// A statement of the question, with the letter that it had, and the hands that were raised for it.
    fn statement(self, id: &Id, bars: &Bars<'_>) -> Vec<Row> {
        let text = self.question.face.statement(id).map_or("", |statement| &statement.text);
        self.option(self.place(id), id, text, bars)
    }

    /// Where a statement stood when it was asked, from 0.
    fn place(self, id: &Id) -> usize {
        self.entry.options.iter().position(|option| option == id).unwrap_or(0)
    }

    /// What is to be said of an option, below it.
    fn note(self, text: Option<&str>, style: Style) -> Vec<Row> {
        let Some(text) = text else { return Vec::new() };
        let text = wrap(text, self.look.measure().saturating_sub(FRONT), style);
        hanging(vec![Span::raw(" ".repeat(FRONT))], text)
    }

    /// An option with its letter, and the hands that were raised for it.
    fn option(self, place: usize, id: &Id, text: &str, bars: &Bars<'_>) -> Vec<Row> {
        let text = wrap(text, self.look.measure().saturating_sub(FRONT), self.look.theme.strong());
        let mut rows = vec![Row::blank()];
        rows.extend(hanging(front(place, false, self.look), text));
        rows.extend(bars.rows(id, FRONT, self.look));
        rows
    }

    /// The hands that were raised for what the question asks.
    fn bars(self) -> Bars<'a> {
        let face = &self.question.face;
        Bars::of_question(self.answer, Step::of(face), Poll::of_question(face, self.entry).raising)
    }

    /// The way that the room took through a call.
    fn walked(self) -> Response {
        Response::Call { path: self.answer.path().to_vec(), impression: None }
    }

    fn answered<'r>(self, response: &'r Response) -> Answered<'r>
    where
        'a: 'r,
    {
        Answered { question: self.question, entry: self.entry, response: Some(response) }
    }
}
