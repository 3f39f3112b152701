//! Start files: one for each learner, with the paper that was dealt to them, and where it is handed in. Whoever has one
//! needs nothing else to begin.

use std::path::{Path, PathBuf};

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use super::copy::{MOST_BYTES, Unusable};
use super::{Learner, StudentsCopy};
use crate::shelf::read_bounded;
use hangup_core::attempt::{AttemptId, Paper, Reopening, deal};
use hangup_core::quiz::{harmless_json, is_refused, visible};

/// The version of the file that this program writes and reads.
const VERSION: u32 = 1;

/// What a start file's name ends with.
pub const EXTENSION: &str = "hangup";

/// A paper dealt to a learner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Start {
    hangup: Kind,
    v: u32,
    /// The id of the attempt, which no other has.
    pub id: AttemptId,
    /// The learner's code on the roster.
    pub learner: String,
    /// The learner's name, where the roster has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Which form of the paper.
    pub form: String,
    /// Time on top of the limit of the quiz.
    #[serde(default)]
    pub extra_time: SignedDuration,
    /// The folder to hand in to, as the learner's computer sees it; beside the start file where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hand_in: Option<PathBuf>,
    /// The last time that the teacher opened the exam again, if they ever did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reopened: Option<Reopening>,
    /// The check that was made of all this when it was dealt. A result hands it back; only the teacher can make one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dealt: Option<String>,
    /// The students' copy.
    pub copy: StudentsCopy,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Kind {
    #[serde(rename = "start file")]
    StartFile,
}

impl Start {
    /// A paper for a learner, who hands in to a folder or beside the start file.
    pub fn new(copy: &StudentsCopy, id: AttemptId, learner: &Learner, hand_in: Option<&Path>) -> Self {
        Self {
            hangup: Kind::StartFile,
            v: VERSION,
            id,
            learner: learner.code.clone(),
            name: learner.name.clone(),
            form: learner.form.clone(),
            extra_time: learner.extra_time,
            hand_in: hand_in.map(Path::to_owned),
            reopened: None,
            dealt: None,
            copy: copy.clone(),
        }
    }

    /// The text of the file.
    ///
    /// # Errors
    /// When the path of the folder is no text.
    pub fn write(&self) -> serde_json::Result<String> {
        Ok(harmless_json(&serde_json::to_string(self)?).into_owned())
    }

    /// Opens a start file.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn open(path: &Path) -> Result<Self, String> {
        let name = visible(&path.display().to_string());
        let bytes = read_bounded(path, MOST_BYTES).map_err(|why| why.to_string())?;
        let start: Self = serde_json::from_slice(&bytes).map_err(|error| {
            format!(
                "{name} is no start file, or damaged: {}; ask your teacher for it once more",
                visible(&error.to_string())
            )
        })?;
        if start.v != VERSION {
            return Err(format!("{name} was written by a newer hangup; use that"));
        }
        start.copy.sealed.inspect().map_err(|why| format!("{name} {}", Unusable::Strange(why)))?;
        let steers = |text: &String| text.chars().any(|letter| is_refused(letter) || letter == '\n');
        if [&start.learner, &start.form].into_iter().chain(&start.name).any(steers) {
            return Err(format!("{name} has a name in it that could steer a terminal; ask your teacher for a new one"));
        }
        Ok(start)
    }

    /// The paper.
    pub fn paper(&self) -> Paper {
        deal(&self.copy.sealed, &self.form, self.extra_time)
    }
}

/// Whether a path is named like a start file.
pub fn is_start_file(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == EXTENSION)
}
