//! What a teacher types in for a learner of whom there is no file: an answer code, or the sheet of a paper. It becomes the
//! same kind of result file as everybody else's. Whom a line is of, and what they have handed in already, is found out
//! here; files are written elsewhere.

use std::path::PathBuf;

use jiff::{SignedDuration, Timestamp};

use super::collect::{HandIn, Marker};
use super::names::{Named, code_and_name, could_be, named, same_by_hand};
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
    /// Several learners on the roster go by this.
    #[error("{} can be {}; type the code", visible(name), .learners.join(" or "))]
    SeveralGoBy {
        /// What was typed.
        name: String,
        /// Who they are, by code and name.
        learners: Vec<String>,
    },
    /// There is no such form.
    #[error("there is no form {}; write A, B, C or D", visible(.0))]
    Form(String),
    /// The answers of a sheet come without its form.
    #[error("no form stands between the learner and the answers; write A, B, C or D")]
    NoForm,
    /// The sheet cannot be read.
    #[error("{0}")]
    Unclear(sheet::Unclear),
}

impl Entered {
    /// Reads a line: an answer code, with the learner before it where that is needed; or the learner, the form, and the
    /// answers of a sheet. A learner is a code, or where there is a roster a name that only one of them has.
    ///
    /// # Errors
    /// Why it is neither.
    pub fn read(line: &str, marker: &Marker, roster: Option<&Roster>) -> Result<Self, NotEntered> {
        let line = line.trim();
        let splits = splits(line);
        let code = splits.iter().find_map(|split| Some((split, split.rest.parse::<AnswerCode>().ok()?)));
        match (line.parse::<AnswerCode>(), code) {
            (Ok(code), _) => return Self::from_code(&code, whose(&code, roster)?, marker),
            (Err(_), Some((split, code))) => {
                let learner = known(split.who, roster)?;
                if !code.is_of_learner(&learner) {
                    return Err(NotEntered::OtherLearner(learner));
                }
                return Self::from_code(&code, learner, marker);
            }
            (Err(_), None) => {}
        }
        let mut unread = None;
        for (split, form) in sheets(&splits, roster) {
            match Self::from_sheet(split.who, form, split.behind_first(), marker, roster) {
                Ok(entered) => return Ok(entered),
                Err(why) => unread = unread.or(Some(why)),
            }
        }
        Err(unread.unwrap_or_else(|| not_a_sheet(line, &splits, roster)))
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

    /// The first line of the result file of a learner.
    pub fn head(&self, id: AttemptId, learner: &str, marker: &Marker) -> Head {
        Head::new(id, learner, marker.edition, self.from, self.paper.clone())
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

/// A line in two: who, and what is said of them.
struct Split<'l> {
    who: &'l str,
    rest: &'l str,
}

impl<'l> Split<'l> {
    /// The first word of what is said.
    fn first(&self) -> &'l str {
        self.rest.split(char::is_whitespace).next().unwrap_or_default()
    }

    /// What stands behind that word.
    fn behind_first(&self) -> &'l str {
        self.rest.strip_prefix(self.first()).unwrap_or_default().trim_start()
    }

    /// The form, where what is said begins with one.
    fn form(&self) -> Option<&'static str> {
        FORMS.into_iter().find(|known| known.eq_ignore_ascii_case(self.first()))
    }
}

/// Every way to split a line behind a word, or behind a name in quotation marks. Nothing that stands in quotation marks
/// later on is part of a name.
fn splits(line: &str) -> Vec<Split<'_>> {
    if let Some((who, rest)) = line.strip_prefix('"').and_then(|quoted| quoted.split_once('"')) {
        return vec![Split { who, rest: rest.trim_start() }];
    }
    let end = line.find('"').unwrap_or(line.len());
    let gaps = line.match_indices(char::is_whitespace).filter(|(place, _)| *place < end);
    let split = |(place, _)| {
        let (who, rest) = line.split_at_checked(place)?;
        (!who.ends_with(char::is_whitespace)).then(|| Split { who, rest: rest.trim_start() })
    };
    gaps.filter_map(split).collect()
}

/// Whether somebody on the roster goes by this, or several do.
fn is_named(who: &str, roster: Option<&Roster>) -> bool {
    roster.is_some_and(|roster| named(who, roster) != Named::Nobody)
}

/// Whether somebody on the roster has this code.
fn is_code(who: &str, roster: Option<&Roster>) -> bool {
    roster.is_some_and(|roster| roster.learners.iter().any(|learner| same_by_hand(&learner.code, who)))
}

/// Where a line can be the sheet of somebody, and its form. Answers look like forms, and so do parts of a name: the longest
/// name of somebody on the roster comes first, and if it is nobody's, the first letter that is a form counts.
fn sheets<'s, 'l>(splits: &'s [Split<'l>], roster: Option<&Roster>) -> Vec<(&'s Split<'l>, &'static str)> {
    let with_form = |split: &'s Split<'l>| Some((split, split.form()?));
    if roster.is_none() {
        return splits.first().and_then(with_form).into_iter().collect();
    }
    let sheets = || splits.iter().filter_map(with_form);
    let of_somebody: Vec<_> = sheets().rev().filter(|(split, _)| is_named(split.who, roster)).collect();
    // Whose code comes first is known, so what looks like a form farther on is an answer.
    let begins_with_a_code = splits.first().is_some_and(|split| is_code(split.who, roster));
    if of_somebody.is_empty() && !begins_with_a_code { sheets().take(1).collect() } else { of_somebody }
}

/// How many signs of an answer code stand together at least, where more come behind them.
const GROUP: usize = 5;

/// Why a line is neither a sheet nor an answer code.
fn not_a_sheet(line: &str, splits: &[Split<'_>], roster: Option<&Roster>) -> NotEntered {
    if splits.is_empty() && line.starts_with('"') {
        return NotEntered::Unclear(sheet::Unclear::OpenQuote);
    }
    let of_somebody = splits.iter().rev().find(|split| is_named(split.who, roster));
    match of_somebody.or(splits.first()) {
        // Whoever has written as many words as a sheet has meant one.
        Some(split) if split.first().chars().count() == 1 && !split.behind_first().is_empty() => {
            NotEntered::Form(split.first().to_owned())
        }
        Some(split) if split.first().chars().count() < GROUP && !split.behind_first().is_empty() => NotEntered::NoForm,
        _ => {
            let code = of_somebody.map_or(line, |split| split.rest);
            code.parse::<AnswerCode>().map_or_else(NotEntered::Miscopied, |_| NotEntered::Nobody)
        }
    }
}

/// The code of a learner by the roster, who was typed by code or name.
fn known(typed: &str, roster: Option<&Roster>) -> Result<String, NotEntered> {
    let Some(roster) = roster else { return Ok(visible(typed)) };
    match named(typed, roster) {
        Named::One(learner) => Ok(learner.code.clone()),
        Named::Nobody => Err(NotEntered::NotOnRoster(typed.to_owned())),
        Named::Several => {
            let learners = could_be(typed, roster).into_iter().map(code_and_name).collect();
            Err(NotEntered::SeveralGoBy { name: typed.to_owned(), learners })
        }
    }
}

/// What counts for a learner among the results in a folder, as collecting finds it.
pub fn counting(learner: &str, folder: PathBuf, marker: &Marker, roster: Option<&Roster>) -> Option<HandIn> {
    let mut hand_ins = marker.collect(&[folder], roster, None).hand_ins.into_iter();
    // Without a roster, a code that differs in case alone is taken for the same.
    hand_ins.find(|hand_in| match roster {
        Some(_) => hand_in.learner.code == learner,
        None => same_by_hand(&hand_in.learner.code, learner),
    })
}
