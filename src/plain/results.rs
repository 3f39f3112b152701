//! The results in words: safe actions first, then marks, then how well scams and genuine contacts were told apart, then
//! how sure and how right; and the review of every question.

use crate::plain::course::{Drill, Played};
use crate::plain::explaining::{WhatNext, explanation, question_again, what_next};
use crate::plain::listening::Typed;
use hangup_core::attempt::fold;
use hangup_core::measure::{Calibration, Discernment, Results};
use hangup_core::quiz::Quiz;
use hangup_core::wording::{self, closed, counted, earned, first_sentence, marks, outcome};

/// What can be typed at the results.
const AFTER_RESULTS: &str =
    "Type review to hear how each question went, go and a number for one question, or press Enter to finish.";

impl Drill<'_> {
    /// Tells the results, and looks back at questions for as long as somebody wants.
    pub(super) fn results(&mut self) -> Played<()> {
        let Some(quiz) = self.booklet.quiz() else { return Ok(()) };
        let told = self.told_results(quiz);
        self.talk.say("")?;
        self.talk.tell(&told)?;
        self.talk.say(AFTER_RESULTS)?;
        loop {
            let Some(line) = self.talk.listen()? else { return Ok(()) };
            match Typed::of(&line) {
                Typed::Nothing | Typed::Quit => return Ok(()),
                Typed::Again => self.talk.tell(&told)?,
                Typed::List => self.review()?,
                Typed::Why => self.other_reasons()?,
                Typed::Skip => self.look_back(self.place + 1)?,
                Typed::Back => match self.place.checked_sub(1) {
                    Some(place) => self.look_back(place)?,
                    None => self.talk.say("This is the first question.")?,
                },
                Typed::Go(number) => match number.and_then(|number| number.checked_sub(1)) {
                    Some(place) => self.look_back(place)?,
                    None => self.talk.say("Type go and a number, such as go 1.")?,
                },
                Typed::Help => {
                    self.talk.say(AFTER_RESULTS)?;
                    self.talk.say(
                        "After a question: skip for the next one, back for the one before, why for the other \
                         reasons, replay to play a call again. Again tells the results once more.",
                    )?;
                }
                Typed::HandIn | Typed::Pause => self.talk.say("You have handed in.")?,
                Typed::Words(words) => match (fold(words).as_str(), what_next(words), words.parse::<usize>()) {
                    ("review", ..) => self.review()?,
                    (_, Ok(WhatNext::Replay(moment)), _) => self.replay(self.place, moment)?,
                    (.., Ok(number)) if number > 0 => self.look_back(number - 1)?,
                    _ => self.talk.say(&format!("That is not understood here. {AFTER_RESULTS}"))?,
                },
            }
        }
    }

    fn told_results(&self, quiz: &Quiz) -> Vec<String> {
        let results = Results::of(quiz, &self.attempt);
        let minutes = usize::try_from(results.time_taken.as_secs()).unwrap_or(0).div_ceil(60);
        let mut told = vec![format!("Results, after {}.", counted(minutes, "minute", "minutes"))];
        told.extend(wording::safe_actions(results.safe));
        told.push(closed(&wording::marks_and_percent(quiz, &results).join(", ")));
        told.extend(wording::left_out(self.left_out + self.count() - results.outcomes.len()));
        told.push(String::new());
        told.push("By topic.".to_owned());
        for topic in &results.topics {
            told.push(format!("{}: {} of {} marks.", topic.topic, marks(topic.marks), marks(topic.max)));
        }
        told.extend(telling_apart(&results.discernment));
        told.extend(confidence(&results.calibration));
        told.push(String::new());
        told.extend(wording::to_learn_from(&results).map(|text| closed(&text)));
        if !self.keeps {
            told.push("Nothing of this is kept.".to_owned());
        } else if self.unkept {
            told.push("What could not be kept is gone when you leave.".to_owned());
        }
        told
    }

    /// How each question went.
    fn review(&mut self) -> Played<()> {
        let mut told = Vec::new();
        for place in 0..self.count() {
            let Some(answered) = self.answered_at(place) else { continue };
            let (outcome, earned) = (outcome(answered).words(), earned(answered));
            let scenario = first_sentence(&answered.question.face.scenario);
            told.push(format!("Question {}: {outcome}, {earned}. {scenario}", place + 1));
        }
        Ok(self.talk.tell(&told)?)
    }

    /// One question with everything there is to say of it.
    fn look_back(&mut self, place: usize) -> Played<()> {
        let Some(answered) = self.answered_at(place) else {
            return Ok(self.talk.say(&format!("The questions go from 1 to {}.", self.count()))?);
        };
        let mut told = vec![String::new(), format!("Question {} of {}.", place + 1, self.count())];
        told.extend(question_again(answered));
        told.push(String::new());
        told.extend(explanation(answered));
        self.place = place;
        self.explained = Some(place);
        Ok(self.talk.tell(&told)?)
    }
}

fn telling_apart(figures: &Discernment) -> Vec<String> {
    if figures.situations() == 0 {
        return Vec::new();
    }
    let mut told = vec![String::new(), "Telling scam from genuine.".to_owned()];
    told.extend(wording::caught_and_let_in(figures));
    told.push(wording::telling(figures));
    told.extend(wording::leaning(figures).map(str::to_owned));
    if let (Some(d_prime), Some(d_error), Some(criterion), Some(c_error)) =
        (figures.d_prime(), figures.d_prime_error(), figures.criterion(), figures.criterion_error())
    {
        told.push(format!(
            "The figure d-prime is {}, with a standard error of {d_error:.1}; 0 is guessing. The criterion c is {}, with \
             a standard error of {c_error:.1}; below 0 leans to scam.",
            signed(d_prime),
            signed(criterion)
        ));
    }
    told
}

/// A figure with one decimal; a minus is said as a word, since a sign is easily not heard.
fn signed(figure: f64) -> String {
    let figure = format!("{figure:.1}");
    match figure.strip_prefix('-') {
        Some("0.0") => "0.0".to_owned(),
        Some(size) => format!("minus {size}"),
        None => figure,
    }
}

/// What the picture shows: for each step of confidence how often one was right, and how the two compare.
fn confidence(calibration: &Calibration) -> Vec<String> {
    let (Some(brier), Some(over)) = (calibration.brier, calibration.overconfidence) else { return Vec::new() };
    let mut told = vec![String::new(), "How sure, how right.".to_owned()];
    for step in &calibration.steps {
        let right = 100.0 * step.share_right();
        let compared = match right - f64::from(step.confidence.percent()) {
            more if more > 0.5 => "more often right than sure",
            less if less < -0.5 => "surer than right",
            _ => "as sure as right",
        };
        told.push(format!("{}. That is {right:.0}%, {compared}.", wording::step_of_confidence(step)));
    }
    told.push(wording::surer_than_right(over).to_owned());
    told.push(format!("The Brier score is {brier:.2}; 0 is best, 0.25 is guessing."));
    told
}

#[cfg(test)]
mod tests {
    use super::signed;

    #[test]
    fn a_minus_is_a_word() {
        assert_eq!([1.25, -0.3, -0.01].map(signed), ["1.2", "minus 0.3", "0.0"]);
    }
}
