//! Reads what is asked, a function a kind of question, each giving a face and its key.

use std::collections::HashSet;

use super::Reader;
use crate::quiz::file::{ActionFile, ChoiceFile, LineFile, OptionFile, OrderFile, SpotFile, TypedFile, VerdictFile};
use crate::quiz::key::{AnswerKey, ChoiceKey, OptionKey, OrderKey, StepKey, TypedKey, VerdictKey};
use crate::quiz::{Ask, ChoiceFace, OrderFace, Statement, TypedFace, VerdictFace};
use crate::yaml::{At, Rule};

impl Reader {
    pub(super) fn choice(&mut self, file: ChoiceFile, at: &At<'_>) -> (Ask, AnswerKey) {
        let several = file.options.iter().filter(|option| option.correct).count() > 1;
        let none_right = (Rule::NoCorrectOption, "no option is correct", "mark one with `correct: true`");
        let (face, key) = self.options(["options"; 2], none_right, file, several, at);
        self.full_marks_can_be_had(&key.options, &at.key("options"));
        (Ask::Choice(face), AnswerKey::Choice(key))
    }

    /// Reads options, of which those without a fraction of their own share the mark evenly: the right ones what there is
    /// to earn, the wrong ones, where several may be chosen, what there is to lose. The list is known by its key and by what
    /// stands in it; where nothing in it is right, that is reported.
    fn options(
        &mut self,
        [key, name]: [&'static str; 2],
        (no_key, message, help): (Rule, &str, &str),
        file: ChoiceFile,
        several: bool,
        at: &At<'_>,
    ) -> (ChoiceFace, ChoiceKey) {
        let options_at = at.key(key);
        let correct = file.options.iter().filter(|option| option.correct).count();
        if correct == 0 {
            self.report(&options_at, no_key, message, help);
        }
        let wrong = file.options.len() - correct;
        let (mut options, mut keys) = (Vec::new(), Vec::new());
        for (index, OptionFile { id, text, correct: is_correct, why, fraction }) in file.options.into_iter().enumerate()
        {
            let at = options_at.index(index);
            let even_share = match (is_correct, several) {
                (true, _) => 1.0 / correct as f64,
                (false, true) => -1.0 / wrong as f64,
                (false, false) => 0.0,
            };
            let fraction = fraction.map_or(even_share, |fraction| self.fraction(fraction, &at.key("fraction")));
            let statement = self.statement(id, text, &at);
            let why = self.maybe_text(why, &at.key("why"));
            keys.push(OptionKey { id: statement.id.clone(), correct: is_correct, fraction, why });
            options.push(statement);
        }
        self.at_least_two(&options, &options_at, name);
        let ask = self.text(file.ask, &at.key("ask"));
        (ChoiceFace { ask, several, options }, ChoiceKey { several, options: keys })
    }

    fn statement(&mut self, id: String, text: String, at: &At<'_>) -> Statement {
        Statement { id: self.id(id, &at.key("id")), text: self.text(text, &at.key("text")) }
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
        // Half of the marks is for the verdict.
        let option = |ActionFile { id, text, safe, why }| OptionFile {
            id,
            text,
            correct: safe,
            why,
            fraction: Some(if safe { 0.5 } else { 0.0 }),
        };
        let action = file.action.map(|action| {
            let file = ChoiceFile { ask: action.ask, options: action.options.into_iter().map(option).collect() };
            let none_right = (Rule::NoSafeAction, "no action is safe", "mark one with `safe: true`");
            self.options(["options", "actions"], none_right, file, false, &at.key("action"))
        });
        let (action, key) = action.unzip();
        let actions = key.map(|key| key.options).unwrap_or_default();
        (Ask::Verdict(VerdictFace { action }), AnswerKey::Verdict(VerdictKey { truth: file.truth, actions }))
    }

    pub(super) fn spot(&mut self, file: SpotFile, at: &At<'_>) -> (Ask, AnswerKey) {
        let option = |LineFile { id, text, flag, why }| OptionFile { id, text, correct: flag, why, fraction: None };
        let file = ChoiceFile { ask: file.ask, options: file.lines.into_iter().map(option).collect() };
        let none_right = (Rule::NoFlag, "no line gives it away", "mark one with `flag: true`");
        let (face, key) = self.options(["lines"; 2], none_right, file, true, at);
        (Ask::Spot(face), AnswerKey::Spot(key))
    }

    pub(super) fn order(&mut self, file: OrderFile, at: &At<'_>) -> (Ask, AnswerKey) {
        let steps_at = at.key("steps");
        let (mut steps, mut keys) = (Vec::new(), Vec::new());
        for (index, step) in file.steps.into_iter().enumerate() {
            let at = steps_at.index(index);
            let statement = self.statement(step.id, step.text, &at);
            let why = self.maybe_text(step.why, &at.key("why"));
            keys.push(StepKey { id: statement.id.clone(), swap_with_next: step.swap_with_next, why });
            steps.push(statement);
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
        let accepted = file.accept.into_iter().enumerate();
        let accept = accepted.map(|(index, answer)| self.text(answer, &accept_at.index(index))).collect();
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
