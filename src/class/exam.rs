//! An exam taken by a learner: the paper they were dealt, the file in which it is kept, and the envelope with its keys.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::notes::reopenings;
use super::{Envelope, Start};
use crate::store::{ExamFile, ExamPlaces, Head, RESULT_EXTENSION, StoreError, Writer};
use crate::system::Computer;
use hangup_core::drill::Drill;
use hangup_core::quiz::{Booklet, Names, Quiz, Sealed, parse, visible};

/// An exam taken by a learner, with the envelope that has its keys.
#[derive(Debug)]
pub struct ExamSession {
    envelope: Envelope,
    context: ExamContext,
}

/// Who takes an exam, and where it is handed in.
#[derive(Debug, Clone)]
pub struct ExamContext {
    /// The learner's code on the roster.
    pub learner: String,
    /// The learner's name, where the roster has one.
    pub name: Option<String>,
    /// The file in which everything is kept.
    pub file: String,
    /// What the learner should know of that file before they begin, if anything.
    pub caution: Option<String>,
}

/// Why an exam can neither begin nor go on, in words.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct NoExam(pub String);

impl From<StoreError> for NoExam {
    fn from(why: StoreError) -> Self {
        Self(why.to_string())
    }
}

impl ExamSession {
    /// Opens the exam of a start file: from its beginning, or from where it was left, in the folder to hand in to or
    /// beside the start file; and where its file is gone, from the copy in the folder `copies`.
    ///
    /// # Errors
    /// When the start file is none, or its exam file cannot be used.
    pub fn open(
        start_file: &Path,
        copies: Option<&Path>,
        computer: Computer,
    ) -> Result<(ExamFile, Self, Drill), NoExam> {
        let start = Start::open(start_file).map_err(NoExam)?;
        let (places, out_of_reach) = places(&start, start_file, copies);
        let edition = start.copy.sealed.edition();
        let mut head = Head::new(start.id, &start.learner, edition, Writer::Learner, start.paper());
        head.dealt.clone_from(&start.dealt);
        let (exam_file, attempt) = ExamFile::open_in(places, head, computer)?;
        let (is_begun, seen) = (!attempt.events().is_empty(), reopenings(&attempt).map(|it| it.number).max());
        let caution = caution(out_of_reach.as_deref(), start.reopened.is_some() && !is_begun);
        let file = visible(&exam_file.path().display().to_string());
        let context = ExamContext { learner: start.learner, name: start.name, file, caution };
        let booklet = Booklet::Sealed(Arc::new(start.copy.sealed));
        let session = Self { envelope: start.copy.envelope, context };
        let mut drill = Drill::new(booklet, attempt);
        if let Some(reopening) = start.reopened.filter(|it| is_begun && Some(it.number) > seen) {
            drill.reopen(reopening, exam_file.clock().now()).map_err(|why| NoExam(why.to_string()))?;
        }
        Ok((exam_file, session, drill))
    }

    /// Who takes it, and where it is handed in.
    pub fn context(&self) -> &ExamContext {
        &self.context
    }

    /// Opens the envelope: the quiz, and what the names in the students' copy stand for.
    ///
    /// # Errors
    /// When the words are wrong, in words.
    pub fn open_envelope(&self, words: &str) -> Result<(Arc<Quiz>, Names), String> {
        let text = self.envelope.open(words).map_err(|closed| closed.to_string())?;
        let quiz = parse(&text).map_err(|_| "The quiz in the envelope cannot be read".to_owned())?;
        let (_, names) = Sealed::of(&quiz).map_err(|why| why.to_string())?;
        Ok((Arc::new(quiz), names))
    }
}

/// What a learner should know before they begin: that a folder is out of reach, or that an exam which was opened again is
/// known nowhere here.
fn caution(out_of_reach: Option<&Path>, is_lost: bool) -> Option<String> {
    let lost = is_lost.then(|| {
        "Your teacher has opened this exam again, and nothing of it is here: it would begin anew. If you have sat it \
         already, open this file where you did, or tell your teacher."
            .to_owned()
    });
    let folder = out_of_reach.map(|folder| {
        format!(
            "The folder to hand in to cannot be reached: {}. Your answers stay beside the start file; tell your teacher.",
            visible(&folder.display().to_string())
        )
    });
    let cautions: Vec<String> = lost.into_iter().chain(folder).collect();
    (!cautions.is_empty()).then(|| cautions.join(" "))
}

/// Where the exam of a start file may stand: in the folder to hand in to, beside the start file, and as a copy in the folder
/// `copies`. And the folder to hand in to, where it cannot be reached. Folders are whole paths, so that a teacher finds them.
pub(super) fn places(start: &Start, start_file: &Path, copies: Option<&Path>) -> (ExamPlaces, Option<PathBuf>) {
    let whole = |folder: PathBuf| folder.canonicalize().unwrap_or(folder);
    let folder = start_file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let beside = whole(folder.to_owned());
    let hand_in = start.hand_in.as_ref().map(|folder| whole(beside.join(folder)));
    let (hand_in, out_of_reach) =
        if hand_in.as_ref().is_none_or(|folder| folder.is_dir()) { (hand_in, None) } else { (None, hand_in) };
    let copy = copies.map(|folder| folder.join(format!("{}.{RESULT_EXTENSION}", start.id)));
    (ExamPlaces { folders: hand_in.into_iter().chain([beside]).collect(), copy }, out_of_reach)
}
