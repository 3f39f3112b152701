//! What a teacher types in for a learner of whom there is no file: an answer code, or the sheet of a paper. It becomes the
//! same kind of result file as everybody else's.

use jiff::{SignedDuration, Timestamp};

use super::collect::Marker;
use super::{FORMS, Roster};
use crate::store::{Head, Writer};
use hangup_core::attempt::{
    AnswerCode, Attempt, AttemptId, Entry, Miscopied, Paper, Response, What, deal, sheet, to_copy_ids,
};
use hangup_core::quiz::{Id, visible};

/// What was typed in, understood.
#[derive(Debug, Clone, PartialEq)]
pub struct Entered {
    /// The learner's code on the roster.
    pub learner: String,
    /// What it was typed in from.
    pub from: Writer,
    /// The paper, in the names of the students' copy.
    paper: Paper,
    /// The answers, in the order of the paper.
    answers: Vec<Option<Response>>,
    /// The same as the line of a sheet, to be compared with what is on the paper.
    pub sheet: Option<String>,
}

/// Why a line is neither an answer code nor a sheet.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotEntered {
    /// The code was not copied rightly.
    #[error("{0}")]
    Miscopied(Miscopied),
    /// The code is of another edition of the quiz, or of another quiz.
    #[error("this code is of another quiz, or of another version of this one")]
    OtherEdition,
    /// Nobody on the roster has this code.
    #[error("nobody on the roster has this code; look at it again")]
    Nobody,
    /// Several learners on the roster could have this code.
    #[error("this can be {}; type whose it is before the code", .0.join(" or "))]
    SeveralLearners(Vec<String>),
    /// There is no roster to look the learner up in.
    #[error("type the learner's code before the answer code, or use --roster")]
    NoRoster,
    /// The learner with this code is not the one named before it.
    #[error("this is not the answer code of {}", visible(.0))]
    OtherLearner(String),
    /// The learner is not on the roster.
    #[error("there is no {} on the roster", visible(.0))]
    NotOnRoster(String),
    /// There is no such form.
    #[error("there is no form {}; write A, B, C or D", visible(.0))]
    Form(String),
    /// The sheet cannot be read.
    #[error("{0}")]
    Unclear(sheet::Unclear),
}

impl Entered {
    /// Reads a line: an answer code, with the learner's code before it where that is needed; or a learner's code, the form,
    /// and the answers of a sheet.
    ///
    /// # Errors
    /// Why it is neither.
    pub fn read(line: &str, marker: &Marker, roster: Option<&Roster>) -> Result<Self, NotEntered> {
        let line = line.trim();
        let (first, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let (form, answers) = rest.trim_start().split_once(char::is_whitespace).unwrap_or((rest.trim(), ""));
        if let Some(form) = FORMS.into_iter().find(|known| known.eq_ignore_ascii_case(form)) {
            return Self::from_sheet(first, form, answers, marker, roster);
        }
        match (line.parse::<AnswerCode>(), rest.parse::<AnswerCode>()) {
            (Ok(code), _) => Self::from_code(&code, whose(&code, roster)?, marker),
            (Err(_), Ok(code)) if code.is_of_learner(first) => Self::from_code(&code, known(first, roster)?, marker),
            (Err(_), Ok(_)) => Err(NotEntered::OtherLearner(first.to_owned())),
            // Whoever has written as many words as a sheet has meant one.
            (Err(_), Err(_)) if form.len() == 1 && !answers.is_empty() => Err(NotEntered::Form(form.to_owned())),
            (Err(why), Err(_)) => Err(NotEntered::Miscopied(why)),
        }
    }

    fn from_code(code: &AnswerCode, learner: String, marker: &Marker) -> Result<Self, NotEntered> {
        if !code.is_of_edition(marker.edition.0) {
            return Err(NotEntered::OtherEdition);
        }
        let paper = deal(&marker.sealed, &code.form().to_string(), SignedDuration::ZERO);
        let face = |id: &Id| marker.sealed.face(id);
        let answers = code.answers(&paper, &face).map_err(NotEntered::Miscopied)?;
        let sheet = sheet::write(&answers, &paper, &face);
        Ok(Self { learner, from: Writer::AnswerCode, paper, answers, sheet })
    }

    fn from_sheet(
        learner: &str,
        form: &str,
        answers: &str,
        marker: &Marker,
        roster: Option<&Roster>,
    ) -> Result<Self, NotEntered> {
        let learner = known(learner, roster)?;
        let printed = marker.printed(form);
        let face = |id: &Id| marker.quiz.question(id).map(|question| &question.face);
        let authored = sheet::read(answers, &printed, &face).map_err(NotEntered::Unclear)?;
        let sheet = sheet::write(&authored, &printed, &face);
        let paper = deal(&marker.sealed, form, SignedDuration::ZERO);
        let in_copy = |(entry, response): (&Entry, Option<Response>)| {
            let names = marker.names.of(&entry.question)?;
            Some(to_copy_ids(&response?, names))
        };
        let answers = paper.entries.iter().zip(authored).map(in_copy).collect();
        Ok(Self { learner, from: Writer::Paper, paper, answers, sheet })
    }

    /// How many questions have an answer, and how many there are.
    pub fn answered(&self) -> (usize, usize) {
        (self.answers.iter().flatten().count(), self.answers.len())
    }

    /// The form of the paper.
    pub fn form(&self) -> &str {
        &self.paper.form
    }

    /// The first line of the result file.
    pub fn head(&self, id: AttemptId, marker: &Marker) -> Head {
        Head::new(id, &self.learner, marker.edition, self.from, self.paper.clone())
    }

    /// The attempt, as if all of it had happened now.
    pub fn attempt(&self, now: Timestamp) -> Attempt {
        let mut attempt = Attempt::new(self.paper.clone());
        for (entry, answer) in self.paper.entries.iter().zip(&self.answers) {
            let question = || entry.question.clone();
            attempt.record(now, What::Shown { question: question() });
            let Some(response) = answer else { continue };
            if let Response::Call { path, .. } = response {
                for reply in path {
                    attempt.record(now, What::Replied { question: question(), reply: reply.clone() });
                }
            }
            attempt.record(now, What::Answered { question: question(), response: response.clone() });
        }
        attempt.record(now, What::HandedIn);
        attempt
    }
}

/// Whose code it is by the roster.
fn whose(code: &AnswerCode, roster: Option<&Roster>) -> Result<String, NotEntered> {
    let learners = &roster.ok_or(NotEntered::NoRoster)?.learners;
    let codes = learners.iter().map(|learner| &learner.code);
    let found: Vec<String> = codes.filter(|learner| code.is_of_learner(learner)).cloned().collect();
    match found.as_slice() {
        [] => Err(NotEntered::Nobody),
        [one] => Ok(one.clone()),
        _ => Err(NotEntered::SeveralLearners(found)),
    }
}

/// A learner's code as the roster has it, whatever the case it was typed in.
fn known(typed: &str, roster: Option<&Roster>) -> Result<String, NotEntered> {
    let Some(roster) = roster else { return Ok(visible(typed)) };
    let mut learners = roster.learners.iter();
    let found = learners.find(|learner| learner.code.eq_ignore_ascii_case(typed));
    found.map(|learner| learner.code.clone()).ok_or_else(|| NotEntered::NotOnRoster(typed.to_owned()))
}
