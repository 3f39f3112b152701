//! Asking a question of each kind, from its face alone; what needs several parts is asked part by part.

use crate::plain::flow::{Move, Played, Player};
use crate::plain::line_io::numbered;
use crate::plain::prompt::{At, Instead, Parsed, Prompt, numbers, one_number};
use crate::plain::scenario::situation;
use hangup_core::attempt::{Confidence, Entry, LONGEST_TYPED, Response, fold};
use hangup_core::quiz::{Ask, ChoiceFace, Face, Id, Statement, Truth, is_refused};
use hangup_core::wording::{taken_for_and_sure, what_is_it};

/// How one says how sure one is.
const SURE: &str = "How sure are you, in percent? 50 is a guess, 100 is certain.";
const HOW_SURE: &str = "Type 50, 60, 70, 80, 90 or 100.";

/// What is to be chosen from, in the order of the paper.
type Drawn<'f> = Vec<&'f Statement>;

impl Player<'_> {
    /// Puts the question and hears the answer.
    pub(super) fn put_question(
        &mut self,
        face: &Face,
        entry: &Entry,
        given: Option<Response>,
        replies: Vec<Id>,
    ) -> Played<Parsed<Response>> {
        let drawn: Drawn<'_> = entry.options.iter().filter_map(|id| face.statement(id)).collect();
        let mut whole = vec![self.heading()];
        if let Ask::Call(call) = &face.ask {
            whole.extend(given.as_ref().map(|given| so_far(given, &drawn)));
            return self.call(face, call, whole, replies);
        }
        whole.extend(situation(face));
        whole.extend(given.as_ref().map(|given| so_far(given, &drawn)));
        whole.push(String::new());
        self.io.say_all(&whole)?;
        match &face.ask {
            Ask::Choice(choice) if choice.several => {
                let how = "Type the numbers of all that apply, such as 1 3.";
                self.some(&whole, &choice.ask, &drawn, how, Response::Choice)
            }
            Ask::Spot(spot) => {
                self.some(&whole, &spot.ask, &drawn, "Type the numbers of these lines, such as 1 3.", Response::Spot)
            }
            Ask::Choice(choice) => self.one(&whole, choice, &drawn),
            Ask::Verdict(verdict) => {
                let ask = what_is_it(face.channel());
                self.verdict(&whole, ask, verdict.action.as_ref(), &drawn)
            }
            Ask::Order(order) => self.order(&whole, &order.ask, &drawn),
            Ask::Typed(typed) => self.typed(&whole, &typed.ask),
            Ask::Call(_) => Ok(Parsed::Move(Move::Forward)),
        }
    }

    /// Which question this is.
    pub(super) fn heading(&self) -> String {
        format!("Question {} of {}.", self.drill.place() + 1, self.drill.count())
    }

    fn one(&mut self, whole: &[String], choice: &ChoiceFace, drawn: &Drawn<'_>) -> Played<Parsed<Response>> {
        let chosen = self.pick(whole, At::Question, &choice.ask, drawn)?;
        Ok(chosen.map(|id| Response::Choice(vec![id])))
    }

    /// One of several things.
    fn pick(&mut self, whole: &[String], at: At, ask: &str, drawn: &Drawn<'_>) -> Played<Parsed<Id>> {
        let brief = asked(ask, drawn);
        let how = format!("Type one number from 1 to {}.", drawn.len());
        self.ask(Prompt { at, whole, brief: &brief, how: &how }, |words| {
            let place = one_number(words, drawn.len())?;
            drawn.get(place).map(|statement| statement.id.clone()).ok_or_else(Vec::new)
        })
    }

    /// Some of several things, in the order of the paper.
    fn some(
        &mut self,
        whole: &[String],
        ask: &str,
        drawn: &Drawn<'_>,
        how: &str,
        respond: fn(Vec<Id>) -> Response,
    ) -> Played<Parsed<Response>> {
        let brief = asked(ask, drawn);
        self.ask(Prompt { at: At::Question, whole, brief: &brief, how }, |words| {
            let places = numbers(words, drawn.len())?;
            let chosen = drawn.iter().enumerate().filter(|(place, _)| places.contains(place));
            Ok(respond(chosen.map(|(_, statement)| statement.id.clone()).collect()))
        })
    }

    fn order(&mut self, whole: &[String], ask: &str, drawn: &Drawn<'_>) -> Played<Parsed<Response>> {
        let brief = asked(ask, drawn);
        let example: Vec<String> = (1..=drawn.len()).rev().map(|number| number.to_string()).collect();
        let how = format!("Type all numbers in the order that you think right, such as {}.", example.join(" "));
        self.ask(Prompt { at: At::Question, whole, brief: &brief, how: &how }, |words| {
            let places = numbers(words, drawn.len())?;
            let each_once = (0..drawn.len()).all(|place| places.iter().filter(|other| **other == place).count() == 1);
            if !each_once {
                return Err(vec![format!("Every number from 1 to {} is needed, each once.", drawn.len())]);
            }
            let steps = places.iter().filter_map(|place| drawn.get(*place));
            Ok(Response::Order(steps.map(|statement| statement.id.clone()).collect()))
        })
    }

    fn typed(&mut self, whole: &[String], ask: &str) -> Played<Parsed<Response>> {
        let how = "Type your answer.";
        let step = Prompt { at: At::Question, whole, brief: &[ask.trim().to_owned()], how };
        self.ask(step, |words| typed_answer(words).map(Response::Typed))
    }

    fn verdict(
        &mut self,
        whole: &[String],
        ask: &str,
        action: Option<&ChoiceFace>,
        drawn: &Drawn<'_>,
    ) -> Played<Parsed<Response>> {
        loop {
            let how = "Type s for a scam, or g for genuine.";
            let step = Prompt { at: At::Question, whole, brief: &[ask.to_owned()], how };
            let verdict = match self.ask(step, truth)? {
                Parsed::Answer(verdict) => verdict,
                Parsed::Move(gone) => return Ok(Parsed::Move(gone)),
            };
            loop {
                let confidence = match self.sure(whole)? {
                    Parsed::Answer(confidence) => confidence,
                    Parsed::Move(Move::Back) => break,
                    Parsed::Move(gone) => return Ok(Parsed::Move(gone)),
                };
                let judged =
                    |action| Response::Verdict { verdict: Some(verdict), confidence: Some(confidence), action };
                let Some(action) = action.filter(|_| !drawn.is_empty()) else {
                    return Ok(Parsed::Answer(judged(None)));
                };
                match self.pick(whole, At::Within, &action.ask, drawn)? {
                    Parsed::Answer(id) => return Ok(Parsed::Answer(judged(Some(id)))),
                    Parsed::Move(Move::Back) => {}
                    Parsed::Move(gone) => return Ok(Parsed::Move(gone)),
                }
            }
        }
    }

    /// How sure somebody is of what they said.
    pub(super) fn sure(&mut self, whole: &[String]) -> Played<Parsed<Confidence>> {
        let step = Prompt { at: At::Within, whole, brief: &[SURE.to_owned()], how: HOW_SURE };
        self.ask(step, confidence)
    }
}

impl<T> Parsed<T> {
    fn map<U>(self, make: impl FnOnce(T) -> U) -> Parsed<U> {
        match self {
            Self::Answer(given) => Parsed::Answer(make(given)),
            Self::Move(gone) => Parsed::Move(gone),
        }
    }
}

/// What is asked, and what there is to choose from.
pub fn asked(ask: &str, drawn: &[&Statement]) -> Vec<String> {
    let mut lines = vec![ask.trim().to_owned()];
    lines.extend(numbered(drawn.iter().map(|statement| statement.text.as_str())));
    lines
}

/// Scam or genuine.
pub fn truth(words: &str) -> Result<Truth, Instead> {
    match fold(words).as_str() {
        "s" | "scam" | "a scam" => Ok(Truth::Scam),
        "g" | "genuine" => Ok(Truth::Genuine),
        _ => Err(Vec::new()),
    }
}

fn confidence(words: &str) -> Result<Confidence, Instead> {
    let words = fold(words);
    let percent = words.trim_end_matches("percent").trim_end_matches('%').trim();
    let step = Confidence::STEPS.into_iter().find(|step| step.percent().to_string() == percent);
    step.ok_or_else(Vec::new)
}

/// What somebody typed as an answer; characters that steer a terminal are left away.
fn typed_answer(words: &str) -> Result<String, Instead> {
    let text = match words.split_once(char::is_whitespace) {
        Some((first, rest)) if fold(first) == "answer" => rest,
        _ => words,
    };
    let text: String = text.chars().filter(|letter| !is_refused(*letter)).collect();
    match text.trim() {
        "" => Err(Vec::new()),
        text if text.chars().count() > LONGEST_TYPED => {
            Err(vec![format!("That is too long: an answer has at most {LONGEST_TYPED} characters.")])
        }
        text => Ok(text.to_owned()),
    }
}

/// The answer that was given before, which may still be changed.
fn so_far(given: &Response, drawn: &Drawn<'_>) -> String {
    let number = |id: &Id| drawn.iter().position(|statement| statement.id == *id).map(|place| (place + 1).to_string());
    let listed = |ids: &[Id]| ids.iter().filter_map(number).collect::<Vec<_>>().join(" ");
    let answer = match given {
        Response::Choice(ids) | Response::Spot(ids) | Response::Order(ids) => listed(ids),
        Response::Verdict { verdict, confidence, action } => {
            let said = verdict.map(|verdict| taken_for_and_sure(verdict, *confidence));
            let action = action.as_ref().and_then(number).map(|number| format!("number {number}"));
            [said, action].into_iter().flatten().collect::<Vec<_>>().join(", and ")
        }
        Response::Typed(text) => text.clone(),
        Response::Call { impression: None, .. } => "you could not tell".to_owned(),
        Response::Call { impression: Some(impression), .. } => {
            taken_for_and_sure(impression.verdict, impression.confidence)
        }
    };
    format!("Your answer so far: {answer}. Type skip to leave it as it is.")
}

#[cfg(test)]
mod tests {
    use super::{confidence, truth, typed_answer};
    use hangup_core::attempt::LONGEST_TYPED;
    use hangup_core::quiz::Truth;

    #[test]
    fn only_steps_of_the_scale_are_confidence() {
        for (words, percent) in [("50", 50), ("80%", 80), ("100 percent", 100), (" 70 ", 70)] {
            assert_eq!(confidence(words).map(|step| step.percent()), Ok(percent), "{words}");
        }
        for words in ["75", "0", "", "%", "eighty", "5 0", "050", "+50"] {
            assert!(confidence(words).is_err(), "{words}");
        }
    }

    #[test]
    fn a_verdict_is_a_letter_or_its_word() {
        assert_eq!((truth("S"), truth("genuine")), (Ok(Truth::Scam), Ok(Truth::Genuine)));
        assert!(truth("u").is_err() && truth("sg").is_err());
    }

    #[test]
    fn an_answer_may_be_any_word() {
        assert_eq!(typed_answer("slmgr  /xpr"), Ok("slmgr  /xpr".to_owned()));
        assert_eq!(typed_answer("answer skip"), Ok("skip".to_owned()));
        assert_eq!(typed_answer("answer"), Ok("answer".to_owned()));
        assert_eq!(typed_answer("a\u{1b}b"), Ok("ab".to_owned()));
        assert!(typed_answer("\u{1b}").is_err());
        assert!(typed_answer(&"x".repeat(LONGEST_TYPED + 1)).is_err());
    }
}
