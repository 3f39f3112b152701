//! Reads what is asked, a function a kind of question, each giving a face and its key.

use std::collections::HashSet;

use super::Reader;
use crate::quiz::file::{ActionsFile, ChoiceFile, OrderFile, SpotFile, TypedFile, VerdictFile};
use crate::quiz::key::{
    ActionKey, AnswerKey, ChoiceKey, LineKey, OptionKey, OrderKey, SpotKey, StepKey, TypedKey, VerdictKey,
};
use crate::quiz::{Ask, ChoiceFace, OrderFace, SpotFace, Statement, TypedFace, VerdictFace};
use crate::yaml::{At, Rule};

impl Reader {
    pub(super) fn choice(&mut self, file: ChoiceFile, at: &At<'_>) -> (Ask, AnswerKey) {
        let options_at = at.key("options");
        let correct = file.options.iter().filter(|option| option.correct).count();
        let several = correct > 1;
        if correct == 0 {
            self.report(&options_at, Rule::NoCorrectOption, "no option is correct", "mark one with `correct: true`");
        }
        let wrong = file.options.len() - correct;
        let (mut options, mut keys) = (Vec::new(), Vec::new());
        for (index, option) in file.options.into_iter().enumerate() {
            let at = options_at.index(index);
            let id = self.id(option.id, &at.key("id"));
            let even_share = match (option.correct, several) {
                (true, _) => 1.0 / correct as f64,
                (false, true) => -1.0 / wrong as f64,
                (false, false) => 0.0,
            };
            let fraction = option.fraction.map_or(even_share, |fraction| self.fraction(fraction, &at.key("fraction")));
            keys.push(OptionKey {
                id: id.clone(),
                correct: option.correct,
                fraction,
                why: self.maybe_text(option.why, &at.key("why")),
            });
            options.push(Statement { id, text: self.text(option.text, &at.key("text")) });
        }
        self.at_least_two(&options, &options_at, "options");
        self.full_marks_can_be_had(&keys, &options_at);
        let ask = self.text(file.ask, &at.key("ask"));
        (Ask::Choice(ChoiceFace { ask, several, options }), AnswerKey::Choice(ChoiceKey { several, options: keys }))
    }

    fn full_marks_can_be_had(&mut self, keys: &[OptionKey], at: &At<'_>) {
        let correct = || keys.iter().filter(|option| option.correct);
        let best: f64 = correct().map(|option| option.fraction).sum();
        if correct().next().is_some() && (best - 1.0).abs() >= 1e-5 {
            let message = format!("the right answer earns {best} of the mark");
            self.report(at, Rule::BadValue, message, "let the fractions of the correct options make 1");
        }
    }

    pub(super) fn verdict(&mut self, file: VerdictFile, at: &At<'_>) -> (Ask, AnswerKey) {
        let (action, actions) = match file.action {
            Some(action) => {
                let (face, keys) = self.actions(action, &at.key("action"));
                (Some(face), keys)
            }
            None => (None, Vec::new()),
        };
        (Ask::Verdict(VerdictFace { action }), AnswerKey::Verdict(VerdictKey { truth: file.truth, actions }))
    }

    fn actions(&mut self, file: ActionsFile, at: &At<'_>) -> (ChoiceFace, Vec<ActionKey>) {
        let options_at = at.key("options");
        if !file.options.iter().any(|action| action.safe) {
            self.report(&options_at, Rule::NoSafeAction, "no action is safe", "mark one with `safe: true`");
        }
        let (mut options, mut keys) = (Vec::new(), Vec::new());
        for (index, action) in file.options.into_iter().enumerate() {
            let at = options_at.index(index);
            let id = self.id(action.id, &at.key("id"));
            let why = self.maybe_text(action.why, &at.key("why"));
            keys.push(ActionKey { id: id.clone(), safe: action.safe, why });
            options.push(Statement { id, text: self.text(action.text, &at.key("text")) });
        }
        self.at_least_two(&options, &options_at, "actions");
        (ChoiceFace { ask: self.text(file.ask, &at.key("ask")), several: false, options }, keys)
    }

    pub(super) fn spot(&mut self, file: SpotFile, at: &At<'_>) -> (Ask, AnswerKey) {
        let lines_at = at.key("lines");
        if !file.lines.iter().any(|line| line.flag) {
            self.report(&lines_at, Rule::NoFlag, "no line gives it away", "mark one with `flag: true`");
        }
        let (mut lines, mut keys) = (Vec::new(), Vec::new());
        for (index, line) in file.lines.into_iter().enumerate() {
            let at = lines_at.index(index);
            let id = self.id(line.id, &at.key("id"));
            let why = self.maybe_text(line.why, &at.key("why"));
            keys.push(LineKey { id: id.clone(), flag: line.flag, why });
            lines.push(Statement { id, text: self.text(line.text, &at.key("text")) });
        }
        self.at_least_two(&lines, &lines_at, "lines");
        let ask = self.text(file.ask, &at.key("ask"));
        (Ask::Spot(SpotFace { ask, lines }), AnswerKey::Spot(SpotKey { lines: keys }))
    }

    pub(super) fn order(&mut self, file: OrderFile, at: &At<'_>) -> (Ask, AnswerKey) {
        let steps_at = at.key("steps");
        let (mut steps, mut keys) = (Vec::new(), Vec::new());
        for (index, step) in file.steps.into_iter().enumerate() {
            let at = steps_at.index(index);
            let id = self.id(step.id, &at.key("id"));
            let why = self.maybe_text(step.why, &at.key("why"));
            keys.push(StepKey { id: id.clone(), swap_with_next: step.swap_with_next, why });
            steps.push(Statement { id, text: self.text(step.text, &at.key("text")) });
        }
        self.at_least_two(&steps, &steps_at, "steps");
        steps.sort_by(|a, b| a.id.cmp(&b.id));
        let ask = self.text(file.ask, &at.key("ask"));
        (Ask::Order(OrderFace { ask, steps }), AnswerKey::Order(OrderKey { steps: keys }))
    }

    pub(super) fn typed(&mut self, file: TypedFile, at: &At<'_>) -> (Ask, AnswerKey) {
        let accept_at = at.key("accept");
        if file.accept.is_empty() {
            self.report(&accept_at, Rule::TooFew, "no answer is accepted", "write at least one");
        }
        let accept = file
            .accept
            .into_iter()
            .enumerate()
            .map(|(index, answer)| self.text(answer, &accept_at.index(index)))
            .collect();
        let why = self.maybe_text(file.why, &at.key("why"));
        let ask = self.text(file.ask, &at.key("ask"));
        (Ask::Typed(TypedFace { ask }), AnswerKey::Typed(TypedKey { accept, why }))
    }

    fn at_least_two(&mut self, statements: &[Statement], at: &At<'_>, name: &str) {
        if statements.len() < 2 {
            self.report(at, Rule::TooFew, format!("there are fewer than two {name}"), "write at least two");
        }
        let mut seen = HashSet::new();
        for (index, statement) in statements.iter().enumerate() {
            if !seen.insert(&statement.id) {
                let message = format!("two of the {name} have the id `{}`", statement.id.as_str().escape_debug());
                self.report(&at.index(index).key("id"), Rule::DuplicateId, message, "give each its own id");
            }
        }
    }
}
