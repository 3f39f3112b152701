//! The results in words: safe actions first, then marks, then how well scams and genuine contacts were told apart, then
//! how sure and how right; and the review of every question.

use crate::plain::explanation::{AfterExplanation, after_explanation, explanation, question_again};
use crate::plain::flow::{Played, Player};
use crate::plain::prompt::Command;
use hangup_core::attempt::fold;
use hangup_core::drill::Input;
use hangup_core::measure::{Calibration, Discernment, Results};
use hangup_core::quiz::Quiz;
use hangup_core::wording::{self, closed, counted, earned, first_sentence, marks, outcome};

/// What can be typed at the results.
const AFTER_RESULTS: &str =
    "Type review to hear how each question went, go and a number for one question, or press Enter to finish.";

impl Player<'_> {
    /// Tells the results, and looks back at questions for as long as somebody wants.
    pub(super) fn results(&mut self) -> Played<()> {
        let Some(lines) = self.drill.booklet().quiz().map(|quiz| self.rendered_results(quiz)) else { return Ok(()) };
        self.io.say("")?;
        self.io.say_all(&lines)?;
        self.io.say(AFTER_RESULTS)?;
        loop {
            let Some(line) = self.io.read_line()? else { return Ok(()) };
            match Command::of(&line) {
                Command::Nothing | Command::Quit => return Ok(()),
                Command::Again => self.io.say_all(&lines)?,
                Command::List => self.review()?,
                Command::Why => self.other_reasons()?,
                Command::Skip => self.look_back(self.drill.place() + 1)?,
                Command::Back => match self.drill.place().checked_sub(1) {
                    Some(place) => self.look_back(place)?,
                    None => self.io.say("This is the first question.")?,
                },
                Command::Go(number) => match number.and_then(|number| number.checked_sub(1)) {
                    Some(place) => self.look_back(place)?,
                    None => self.io.say("Type go and a number, such as go 1.")?,
                },
                Command::Help => {
                    self.io.say(AFTER_RESULTS)?;
                    self.io.say(
                        "After a question: skip for the next one, back for the one before, why for the other \
                         reasons, replay to play a call again. Again tells the results once more.",
                    )?;
                }
                Command::HandIn | Command::Pause => self.io.say("You have handed in.")?,
                Command::Words(words) => match (fold(words).as_str(), after_explanation(words), words.parse::<usize>())
                {
                    ("review", ..) => self.review()?,
                    (_, Ok(AfterExplanation::Replay(moment)), _) => self.replay(self.drill.place(), moment)?,
                    (.., Ok(number)) if number > 0 => self.look_back(number - 1)?,
                    _ => self.io.say(&format!("That is not understood here. {AFTER_RESULTS}"))?,
                },
            }
        }
    }

    fn rendered_results(&self, quiz: &Quiz) -> Vec<String> {
        let results = Results::of(quiz, self.drill.attempt());
        let minutes = usize::try_from(results.time_taken.as_secs()).unwrap_or(0).div_ceil(60);
        let mut lines = vec![format!("Results, after {}.", counted(minutes, "minute", "minutes"))];
        lines.extend(wording::safe_actions(results.safe));
        lines.push(closed(&wording::marks_and_percent(quiz, &results).join(", ")));
        lines.extend(wording::left_out(self.drill.left_out() + self.drill.count() - results.outcomes.len()));
        lines.push(String::new());
        lines.push("By topic.".to_owned());
        for topic in &results.topics {
            lines.push(format!("{}: {} of {} marks.", topic.topic, marks(topic.marks), marks(topic.max)));
        }
        lines.extend(telling_apart(&results.discernment));
        lines.extend(confidence(&results.calibration));
        lines.push(String::new());
        lines.extend(wording::to_learn_from(&results).map(|text| closed(&text)));
        if !self.recorder.keeps() {
            lines.push("Nothing of this is kept.".to_owned());
        } else if self.unkept {
            lines.push("What could not be kept is gone when you leave.".to_owned());
        }
        lines
    }

    /// How each question went.
    fn review(&mut self) -> Played<()> {
        let mut lines = Vec::new();
        for place in 0..self.drill.count() {
            let Some(answered) = self.answered_at(place) else { continue };
            let (outcome, earned) = (outcome(answered).words(), earned(answered));
            let scenario = first_sentence(&answered.question.face.scenario);
            lines.push(format!("Question {}: {outcome}, {earned}. {scenario}", place + 1));
        }
        Ok(self.io.say_all(&lines)?)
    }

    /// One question with everything there is to say of it.
    fn look_back(&mut self, place: usize) -> Played<()> {
        let Some(answered) = self.answered_at(place) else {
            return Ok(self.io.say(&format!("The questions go from 1 to {}.", self.drill.count()))?);
        };
        let mut lines = vec![String::new(), format!("Question {} of {}.", place + 1, self.drill.count())];
        lines.extend(question_again(answered));
        lines.push(String::new());
        lines.extend(explanation(answered));
        self.apply(Input::Review(place))?;
        self.explained = Some(place);
        Ok(self.io.say_all(&lines)?)
    }
}

fn telling_apart(figures: &Discernment) -> Vec<String> {
    if figures.situations() == 0 {
        return Vec::new();
    }
    let mut lines = vec![String::new(), "Telling scam from genuine.".to_owned()];
    lines.extend(wording::caught_and_let_in(figures));
    lines.push(wording::telling(figures));
    lines.extend(wording::leaning(figures).map(str::to_owned));
    if let (Some(d_prime), Some(d_error), Some(criterion), Some(c_error)) =
        (figures.d_prime(), figures.d_prime_error(), figures.criterion(), figures.criterion_error())
    {
        lines.push(format!(
            "The figure d-prime is {}, with a standard error of {d_error:.1}; 0 is guessing. The criterion c is {}, with \
             a standard error of {c_error:.1}; below 0 leans to scam.",
            signed(d_prime),
            signed(criterion)
        ));
    }
    lines
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
    let mut lines = vec![String::new(), "How sure, how right.".to_owned()];
    for step in &calibration.steps {
        let right = 100.0 * step.share_right();
        let compared = match right - f64::from(step.percent) {
            more if more > 0.5 => "more often right than sure",
            less if less < -0.5 => "surer than right",
            _ => "as sure as right",
        };
        lines.push(format!("{}. That is {right:.0}%, {compared}.", wording::step_of_confidence(step)));
    }
    lines.push(wording::surer_than_right(over).to_owned());
    lines.push(format!("The Brier score is {brier:.2}; 0 is best, 0.25 is guessing."));
    lines
}

#[cfg(test)]
mod tests {
    use super::signed;

    #[test]
    fn a_minus_is_a_word() {
        assert_eq!([1.25, -0.3, -0.01].map(signed), ["1.2", "minus 0.3", "0.0"]);
    }
}
