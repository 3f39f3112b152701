//! The students' copy as a file: faces, and the sealed envelope with everything else.

use serde::{Deserialize, Serialize};

use super::Envelope;
use hangup_core::quiz::sealed::Unsealable;
use hangup_core::quiz::{Quiz, Sealed, harmless_json, visible};

/// The version of the file that this program writes and reads.
const VERSION: u32 = 1;

/// The largest copy that is read, in bytes.
pub(super) const MOST_BYTES: usize = 64 * 1024 * 1024;

/// What learners get of a quiz.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StudentsCopy {
    /// The faces.
    pub sealed: Sealed,
    /// Keys and explanations, encrypted.
    pub envelope: Envelope,
}

/// The copy, with the kind and the version of its file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    hangup: Kind,
    v: u32,
    copy: StudentsCopy,
}

#[derive(Serialize, Deserialize)]
enum Kind {
    #[serde(rename = "students' copy")]
    StudentsCopy,
}

/// Why a file is no students' copy that can be used.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    /// It is something else, or damaged.
    #[error("is no students' copy ({why}); hangup class seal writes one", why = visible(&.0.to_string()))]
    NotOne(serde_json::Error),
    /// A newer hangup has written it.
    #[error("was written by a newer hangup; use that")]
    Newer,
    /// Something in it is not as it should be.
    #[error("cannot be used: {0}")]
    Strange(Unsealable),
}

impl StudentsCopy {
    /// The copy of a quiz whose text this is, with an envelope that the words open.
    ///
    /// # Errors
    /// When questions or options read the same; or the system has no randomness to give.
    pub fn of(quiz: &Quiz, text: &[u8], words: &[&str]) -> Result<Self, String> {
        let (sealed, _) = Sealed::of(quiz).map_err(|why| why.to_string())?;
        let envelope = Envelope::seal(text, words).map_err(|error| error.to_string())?;
        Ok(Self { sealed, envelope })
    }

    /// The file of the copy.
    ///
    /// # Errors
    /// Never in practice: everything in it can be written as JSON.
    pub fn write(self) -> serde_json::Result<String> {
        let text = serde_json::to_string(&File { hangup: Kind::StudentsCopy, v: VERSION, copy: self })?;
        Ok(harmless_json(&text).into_owned())
    }

    /// Reads the file of a copy.
    ///
    /// # Errors
    /// When it is none, or something in it is not as it should be.
    pub fn read(bytes: &[u8]) -> Result<Self, Unusable> {
        let file: File = serde_json::from_slice(bytes).map_err(Unusable::NotOne)?;
        if file.v != VERSION {
            return Err(Unusable::Newer);
        }
        file.copy.sealed.inspect().map_err(Unusable::Strange)?;
        Ok(file.copy)
    }
}
