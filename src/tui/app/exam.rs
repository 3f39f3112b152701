//! What an exam adds to a drill that a teacher has dealt: what comes before its first question and after its last, and its
//! clock.

use std::sync::Arc;

use jiff::Timestamp;
use tui_input::InputRequest;

use super::App;
use super::effects::{DrillEffect, Effect};
use super::history::LearnerHistory;
use super::playing::Playing;
use crate::class::ExamContext;
use crate::store::Moved;
use crate::tui::field::Field;
use crate::tui::keys::Command;
use crate::tui::page::Page;
use crate::tui::pager::Paged;
use crate::tui::screens::{handed_in, welcome};
use crate::tui::theme::{Caps, Look};
use hangup_core::attempt::answer_code;
use hangup_core::drill::{Drill, Input, View};
use hangup_core::quiz::{Booklet, Names, Quiz, visible};
use hangup_core::wording::time_left;

/// The most characters that words to open an envelope take.
const LONGEST_WORDS: usize = 120;

/// What an exam has beside its drill.
#[derive(Debug)]
pub(super) struct ExamPages {
    context: ExamContext,
    /// The words being typed that open the envelope.
    words: Field,
    /// The answer code once it is handed in, or why there is none.
    code: Result<String, String>,
}

impl App {
    /// An app for an exam: at its beginning, or where it was left.
    pub fn exam(caps: Caps, context: ExamContext, drill: Drill, now: Timestamp) -> Self {
        let mut app = Self::with_menu(caps, Vec::new());
        app.history = LearnerHistory::of_an_exam();
        app.history.now = now;
        let is_begun = !drill.attempt().events().is_empty();
        let words = Field::new(String::new(), LONGEST_WORDS);
        app.exam = Some(ExamPages { context, words, code: Ok(String::new()) });
        app.playing = Some(Playing::new(drill));
        if !app.hand_in_when_time_is_up() && is_begun && matches!(app.drill().and_then(Drill::view), Some(View::Ready))
        {
            app.apply(Input::Begin);
        }
        app.write_answer_code();
        app.prepare();
        app
    }

    /// Hands in once the time is up, and says whether it did.
    pub(super) fn hand_in_when_time_is_up(&mut self) -> bool {
        let now = self.history.now;
        let is_up = self.playing.as_mut().is_some_and(|playing| playing.drill.hand_in_when_time_is_up(now));
        if is_up {
            self.leave_draft();
            if self.exam.is_none() {
                self.pager.notice = "The time is up: handed in as it was.".to_owned();
            }
        }
        is_up
    }

    /// Writes the answer code of an exam that is handed in, as long as it is sealed.
    pub(super) fn write_answer_code(&mut self) {
        let (Some(exam), Some(playing)) = (&mut self.exam, &self.playing) else { return };
        if let Booklet::Sealed(sealed) = playing.drill.booklet()
            && playing.drill.attempt().state().handed_in()
        {
            exam.code = answer_code(sealed, playing.drill.attempt(), &exam.context.learner);
        }
    }

    /// The answer code of an exam as far as it goes, where one can be written.
    pub(super) fn answer_code_so_far(&self) -> Option<String> {
        let (exam, drill) = (self.exam.as_ref()?, self.drill()?);
        let Booklet::Sealed(sealed) = drill.booklet() else { return None };
        answer_code(sealed, drill.attempt(), &exam.context.learner).ok()
    }

    /// Takes note of the file in which an exam is kept from now on.
    pub(super) fn keeps_in(&mut self, moved: &Moved) {
        if let (Some(exam), Moved::File { to, .. }) = (&mut self.exam, moved) {
            exam.context.file = visible(&to.display().to_string());
        }
    }

    /// When what the clock shows changes: at each full minute, and when the time is up.
    pub(super) fn next_change_of_clock(&self) -> Option<Timestamp> {
        self.drill()?.running_clock()?.next_minute(self.history.now)
    }

    /// What the clock shows; nothing where there is none.
    pub(super) fn time_left(&self) -> Option<String> {
        Some(time_left(self.drill()?.running_clock()?.left(self.history.now)))
    }

    /// On the page that says that all is handed in, where the words are typed.
    pub(super) fn after_handing_in(&mut self, command: Command) -> Vec<Effect> {
        let is_open = self.drill().is_some_and(|drill| drill.booklet().quiz().is_some());
        let Some(exam) = &mut self.exam else { return Vec::new() };
        match command {
            Command::Leave => return vec![Effect::Leave(0)],
            Command::Confirm if is_open => self.apply(Input::Results),
            Command::Confirm if exam.words.text().is_empty() => {
                self.pager.notice = "Type the four words first; your teacher says them".to_owned();
            }
            Command::Confirm => {
                return vec![Effect::Own(DrillEffect::Unseal { words: exam.words.text().to_owned() })];
            }
            Command::Edit(_) => {
                exam.words.apply(command);
                self.keep_focus_in_view();
            }
            _ => self.scroll_on(command),
        }
        Vec::new()
    }

    /// The envelope was opened, or could not be.
    pub(super) fn unsealed(&mut self, opened: Result<(Arc<Quiz>, Names), String>) {
        match opened {
            Ok((quiz, names)) => self.apply(Input::Unseal(quiz, names)),
            Err(why) => {
                self.pager.notice = why;
                self.keep_focus_in_view();
            }
        }
    }

    /// The pages that only an exam has.
    pub(super) fn page_of_exam(&self, drill: &Drill, look: Look) -> Option<Page> {
        let ExamPages { context, words, code } = self.exam.as_ref()?;
        Some(match drill.view()? {
            View::HandedIn => handed_in::page(context, drill, code, self.history.is_kept(), words, look),
            _ => welcome::page(context, drill, look),
        })
    }

    /// Pastes into the words.
    pub(super) fn paste_words(&mut self, text: &str) {
        if let Some(exam) = &mut self.exam {
            text.chars().for_each(|letter| exam.words.apply(Command::Edit(InputRequest::InsertChar(letter))));
        }
    }

    /// Where leaving leads: out of the program, where there is no menu.
    pub(super) fn leave_quiz(&mut self) -> Vec<Effect> {
        if self.exam.is_some() { vec![Effect::Leave(0)] } else { self.open_menu() }
    }

    /// The results of an exam lead back to the page that says that it is handed in.
    pub(super) fn leave_results(&mut self) -> Vec<Effect> {
        if self.exam.is_none() {
            return self.open_menu();
        }
        self.apply(Input::Back);
        Vec::new()
    }
}
