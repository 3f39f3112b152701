//! An answer beside the right one, for each kind of question, and the reasons.

use ratatui::style::Style;
use ratatui::text::Span;

use super::super::flow::wrap;
use super::super::page::{Row, hanging};
use super::super::theme::Look;
use super::debrief;
use super::feedback::Answered;
use super::{heading, inset, labelled};
use crate::attempt::{Response, fold};
use crate::quiz::{AnswerKey, ChoiceKey, Id, OrderKey, SpotKey, Truth, TypedKey, VerdictKey};

/// The rows for an answer; with the reasons for everything that was neither chosen nor right if `all` are wanted.
pub fn rows(answered: Answered<'_>, all: bool, look: Look) -> Vec<Row> {
    let sheet = Sheet { answered, all, look };
    match &answered.question.key.answer {
        AnswerKey::Choice(key) if key.several => sheet.several(key),
        AnswerKey::Choice(key) => sheet.choice(key),
        AnswerKey::Verdict(key) => sheet.verdict(key),
        AnswerKey::Spot(key) => sheet.spot(key),
        AnswerKey::Order(key) => sheet.order(key),
        AnswerKey::Typed(key) => sheet.typed(key),
        AnswerKey::Call(key) => debrief::summary(answered, key, look),
    }
}

/// One thing that could be ticked, and how that went.
struct Ticked<'a> {
    id: &'a Id,
    yours: bool,
    right: bool,
    why: Option<&'a str>,
}

#[derive(Clone, Copy)]
struct Sheet<'a> {
    answered: Answered<'a>,
    all: bool,
    look: Look,
}

impl Sheet<'_> {
    /// The text of an option, with the number it had on the screen.
    fn numbered(&self, id: &Id) -> String {
        let number = self.place(id).map_or(0, |place| place + 1);
        format!("{number}  {}", self.text(id))
    }

    /// Where an option stood on the screen, from 0.
    fn place(&self, id: &Id) -> Option<usize> {
        self.answered.entry.options.iter().position(|option| option == id)
    }

    fn text(&self, id: &Id) -> &str {
        self.answered.question.face.statement(id).map_or("", |statement| &statement.text)
    }

    fn why(&self, title: &str, why: Option<&str>) -> Vec<Row> {
        let Some(why) = why else { return Vec::new() };
        let mut rows = vec![Row::blank(), heading(title, self.look)];
        rows.extend(inset(why, Style::new(), self.look));
        rows
    }

    /// The reasons for the rest, if they are wanted, in the order in which they stood on the screen.
    fn others<'k>(&self, others: impl Iterator<Item = (&'k Id, &'k Option<String>)>) -> Vec<Row> {
        let mut others: Vec<_> = others.filter(|_| self.all).collect();
        if others.is_empty() {
            return Vec::new();
        }
        others.sort_by_key(|(id, _)| self.place(id));
        let mut rows = vec![Row::blank(), heading("The others", self.look)];
        for (id, why) in others {
            rows.extend(inset(&self.numbered(id), Style::new(), self.look));
            let why = wrap(why.as_deref().unwrap_or("–"), self.look.measure().saturating_sub(5), self.look.theme.dim());
            rows.extend(hanging(vec![Span::raw("     ")], why));
        }
        rows
    }

    fn choice(&self, key: &ChoiceKey) -> Vec<Row> {
        let chosen = match self.answered.response {
            Some(Response::Choice(chosen)) => chosen.first(),
            _ => None,
        };
        let yours = key.options.iter().find(|option| Some(&option.id) == chosen);
        let right = key.options.iter().find(|option| option.correct);
        let mut rows = Vec::new();
        if let Some(yours) = yours {
            rows.extend(labelled("You chose", &self.numbered(&yours.id), self.look));
        }
        if let Some(right) = right.filter(|right| Some(&right.id) != chosen) {
            rows.extend(labelled("Right is", &self.numbered(&right.id), self.look));
        }
        if let Some(yours) = yours.filter(|yours| !yours.correct) {
            rows.extend(self.why("Why yours tempts", yours.why.as_deref()));
        }
        rows.extend(self.why("Why it is right", right.and_then(|right| right.why.as_deref())));
        let others = key.options.iter().filter(|option| !option.correct && Some(&option.id) != chosen);
        rows.extend(self.others(others.map(|option| (&option.id, &option.why))));
        rows
    }

    fn several(&self, key: &ChoiceKey) -> Vec<Row> {
        let chosen = match self.answered.response {
            Some(Response::Choice(chosen)) => chosen.as_slice(),
            _ => &[],
        };
        // As they stood on the screen.
        let drawn =
            self.answered.entry.options.iter().filter_map(|id| key.options.iter().find(|option| option.id == *id));
        self.ticked(drawn.map(|option| Ticked {
            id: &option.id,
            yours: chosen.contains(&option.id),
            right: option.correct,
            why: option.why.as_deref(),
        }))
    }

    fn spot(&self, key: &SpotKey) -> Vec<Row> {
        let marked = match self.answered.response {
            Some(Response::Spot(marked)) => marked.as_slice(),
            _ => &[],
        };
        self.ticked(key.lines.iter().map(|line| Ticked {
            id: &line.id,
            yours: marked.contains(&line.id),
            right: line.flag,
            why: line.why.as_deref(),
        }))
    }

    /// Each thing with how it went in words; the reasons for what went wrong, or all of them.
    fn ticked<'k>(&self, things: impl Iterator<Item = Ticked<'k>>) -> Vec<Row> {
        let theme = self.look.theme;
        let mut rows = Vec::new();
        for thing in things {
            let (sign, style, words) = match (thing.yours, thing.right) {
                (true, true) => ("✓", theme.good(), "yours, and right"),
                (true, false) => ("✗", theme.bad(), "yours, but harmless or wrong"),
                (false, true) => ("!", theme.caution(), "right, and you left it out"),
                (false, false) => ("–", theme.dim(), "rightly left out"),
            };
            let text = wrap(&self.numbered(thing.id), self.look.measure().saturating_sub(4), Style::new());
            rows.extend(hanging(vec![Span::styled(format!("  {sign} "), style)], text));
            let why = thing.why.filter(|_| self.all || thing.yours != thing.right);
            let reason = why.map_or_else(|| words.to_owned(), |why| format!("{words}: {why}"));
            let front = vec![Span::raw("       ")];
            rows.extend(hanging(front, wrap(&reason, self.look.measure().saturating_sub(7), theme.dim())));
        }
        rows
    }

    fn verdict(&self, key: &VerdictKey) -> Vec<Row> {
        let mut rows = Vec::new();
        let (given, action) = match self.answered.response {
            Some(Response::Verdict { verdict, confidence, action }) => (Some((verdict, confidence)), action.as_ref()),
            _ => (None, None),
        };
        if let Some((verdict, confidence)) = given {
            let said = format!("{}, {}% sure", taken_for(*verdict), confidence.percent());
            rows.extend(labelled("You said", &said, self.look));
        }
        rows.extend(labelled("It is", taken_for(key.truth), self.look));
        let yours = key.actions.iter().find(|option| Some(&option.id) == action);
        if let Some(yours) = yours {
            let words = if yours.safe { "✓ safe" } else { "✗ not safe" };
            rows.extend(labelled("You would", &format!("{words} · {}", self.numbered(&yours.id)), self.look));
        }
        if !yours.is_some_and(|yours| yours.safe) {
            for safe in key.actions.iter().filter(|option| option.safe) {
                rows.extend(labelled("Safe is", &self.numbered(&safe.id), self.look));
            }
        }
        if let Some(yours) = yours {
            let title = if yours.safe { "Why that is safe" } else { "Why that is not safe" };
            rows.extend(self.why(title, yours.why.as_deref()));
        }
        let others = key.actions.iter().filter(|option| Some(&option.id) != action);
        rows.extend(self.others(others.map(|option| (&option.id, &option.why))));
        rows
    }

    fn order(&self, key: &OrderKey) -> Vec<Row> {
        let given = match self.answered.response {
            Some(Response::Order(given)) => given.as_slice(),
            _ => &[],
        };
        let mut rows = vec![heading("The right order", self.look)];
        for (place, step) in key.steps.iter().enumerate() {
            let yours = given.iter().position(|id| *id == step.id);
            let (sign, style) = match yours {
                Some(yours) if yours == place => ("✓", self.look.theme.good()),
                _ => (if self.look.unicode { "·" } else { "-" }, self.look.theme.dim()),
            };
            let had = match yours {
                Some(yours) if yours != place => format!(" (you had it as {})", yours + 1),
                _ => String::new(),
            };
            let text = format!("{}  {}{had}", place + 1, self.text(&step.id));
            let front = vec![Span::styled(format!("  {sign} "), style)];
            rows.extend(hanging(front, wrap(&text, self.look.measure().saturating_sub(4), Style::new())));
            if step.swap_with_next {
                rows.extend(hanging(
                    vec![Span::raw("       ")],
                    wrap("this and the next may come either way round", self.look.measure(), self.look.theme.dim()),
                ));
            }
            if let Some(why) = step.why.as_deref().filter(|_| self.all || yours != Some(place)) {
                let front = vec![Span::raw("       ")];
                rows.extend(hanging(front, wrap(why, self.look.measure().saturating_sub(7), self.look.theme.dim())));
            }
        }
        rows
    }

    fn typed(&self, key: &TypedKey) -> Vec<Row> {
        let typed = match self.answered.response {
            Some(Response::Typed(text)) => Some(text.as_str()),
            _ => None,
        };
        let mut rows = Vec::new();
        if let Some(typed) = typed {
            rows.extend(labelled("You typed", typed, self.look));
        }
        let accepted = typed.is_some_and(|typed| key.accept.iter().any(|answer| fold(answer) == fold(typed)));
        if let Some(answer) = key.accept.first().filter(|_| !accepted) {
            rows.extend(labelled("Right is", answer, self.look));
        }
        rows.extend(self.why("Why it is right", key.why.as_deref()));
        rows
    }
}

fn taken_for(truth: Truth) -> &'static str {
    match truth {
        Truth::Scam => "a scam",
        Truth::Genuine => "genuine",
    }
}
