//! The effect_handler of the app: what it asks for outside the terminal. Quizzes are looked up and opened, what happened is
//! written into the learner's history, and a calendar file beside it.

use std::collections::HashMap;
use std::io;
use std::sync::Arc;

use jiff::tz::TimeZone;

use super::action::{Action, Effect, How};
use super::calendar;
use crate::shelf;
use crate::store::History;
use crate::system;
use hangup_core::quiz::visible;

/// Who runs effect_handler for an app that plays quizzes for the user of this computer.
#[derive(Debug, Default)]
pub struct EffectHandler {
    history: History,
}

impl EffectHandler {
    /// Does what the app asks for, and tells what came of it.
    ///
    /// # Errors
    /// When the system has no randomness to give.
    pub fn run(&mut self, effect: Effect) -> io::Result<Option<Action>> {
        Ok(match effect {
            Effect::FindYours => Some(Action::FoundYours(shelf::yours())),
            Effect::FindZone => Some(Action::FoundZone(TimeZone::system())),
            Effect::Open { place, how } => {
                let quiz = place.open();
                let begun = quiz.as_ref().ok().filter(|_| how == How::GoOn).and_then(|quiz| self.history.go_on(quiz));
                let last_seen = match &quiz {
                    Ok(quiz) if how == How::Round => self.history.last_seen(&quiz.id),
                    Ok(_) | Err(_) => HashMap::new(),
                };
                let (quiz, seed) = (quiz.map(Arc::new), system::seed()?);
                Some(Action::Opened { how, quiz, seed, begun, last_seen })
            }
            Effect::Recall => Some(Action::Recalled(self.history.recall())),
            Effect::LookBack => Some(Action::LookedBack(self.history.look_back())),
            Effect::Keep { paper, events } => Some(Action::Kept(self.history.keep(&paper, &events))),
            Effect::WriteCalendar { title, day } => {
                let written = calendar::write(&title, day, system::now());
                Some(Action::CalendarWritten(match written {
                    Ok(path) => Ok(visible(&path.display().to_string())),
                    Err(error) => Err(format!("the calendar file cannot be written: {error}")),
                }))
            }
            // An app with a menu has no envelope to open and counts no hands; and the loop sees to the others.
            Effect::Unseal { .. } | Effect::KeepHands(_) | Effect::Suspend | Effect::Redraw | Effect::Leave(_) => None,
        })
    }
}
