//! What the drill asks for outside the terminal. Quizzes are looked up and opened, what happened is
//! written into the learner's history, and a calendar file beside it.

use std::collections::HashMap;
use std::io;
use std::sync::Arc;

use jiff::tz::TimeZone;

use super::app::{DrillEffect, DrillMessage, How};
use super::calendar;
use crate::shelf;
use crate::store::History;
use crate::system;
use hangup_core::quiz::visible;

/// Performs what an app asks for that plays quizzes for the user of this computer.
#[derive(Debug, Default)]
pub struct EffectHandler {
    history: History,
}

impl EffectHandler {
    /// Does what the app asks for, and tells what came of it.
    ///
    /// # Errors
    /// When the system has no randomness to give.
    pub fn run(&mut self, effect: DrillEffect) -> io::Result<Option<DrillMessage>> {
        Ok(match effect {
            DrillEffect::FindYours => Some(DrillMessage::FoundYours(shelf::yours())),
            DrillEffect::FindZone => Some(DrillMessage::FoundZone(TimeZone::system())),
            DrillEffect::Open { place, how } => {
                let quiz = place.open();
                let begun = quiz.as_ref().ok().filter(|_| how == How::GoOn).and_then(|quiz| self.history.go_on(quiz));
                let last_seen = match &quiz {
                    Ok(quiz) if how == How::Round => self.history.last_seen(&quiz.id),
                    Ok(_) | Err(_) => HashMap::new(),
                };
                let (quiz, seed) = (quiz.map(Arc::new), system::seed()?);
                Some(DrillMessage::Opened { how, quiz, seed, begun, last_seen })
            }
            DrillEffect::Recall => Some(DrillMessage::Recalled(self.history.recall())),
            DrillEffect::LookBack => Some(DrillMessage::LookedBack(self.history.look_back())),
            DrillEffect::Keep { paper, events } => Some(DrillMessage::Kept(self.history.keep(&paper, &events))),
            DrillEffect::WriteCalendar { title, day } => {
                let written = calendar::write(&title, day, system::now());
                Some(DrillMessage::CalendarWritten(match written {
                    Ok(path) => Ok(visible(&path.display().to_string())),
                    Err(error) => Err(format!("the calendar file cannot be written: {error}")),
                }))
            }
            // An app with a menu has no envelope to open.
            DrillEffect::Unseal { .. } => None,
        })
    }
}
