//! Performs what the drill asks for outside the terminal: looks up and opens quizzes, writes what happened into the
//! learner's history or an exam's file, and writes calendar files.

use std::collections::HashMap;
use std::io;
use std::sync::Arc;

use jiff::tz::TimeZone;

use super::app::{DrillEffect, DrillMessage};
use super::calendar;
use crate::class::ExamSession;
use crate::shelf;
use crate::store::{ExamFile, History, Recorder};
use crate::system;
use hangup_core::drill::Start;
use hangup_core::quiz::visible;

/// Performs what an app asks for that plays quizzes for the user of this computer.
#[derive(Debug, Default)]
pub struct EffectHandler {
    history: History,
}

impl EffectHandler {
    /// One that keeps what happens in a history, in which an attempt may be gone on with already.
    pub fn of(history: History) -> Self {
        Self { history }
    }

    /// Does what the app asks for, and tells what came of it.
    ///
    /// # Errors
    /// When the system has no randomness to give.
    pub fn handle(&mut self, effect: DrillEffect) -> io::Result<Option<DrillMessage>> {
        Ok(match effect {
            DrillEffect::FindYours => Some(DrillMessage::FoundYours(shelf::yours())),
            DrillEffect::FindZone => Some(DrillMessage::FoundZone(TimeZone::system())),
            DrillEffect::Open { place, start } => {
                let quiz = place.open();
                let last_seen = match &quiz {
                    Ok(quiz) if matches!(start, Start::Round) => self.history.last_seen(&quiz.id),
                    Ok(_) | Err(_) => HashMap::new(),
                };
                let (quiz, seed) = (quiz.map(Arc::new), system::seed()?);
                Some(DrillMessage::Opened { start, quiz, seed, last_seen })
            }
            DrillEffect::GoOn { place, id } => Some(DrillMessage::WentOn {
                quiz: place.open().map(Arc::new),
                attempt: self.history.go_on(id).map_err(|why| why.to_string()),
            }),
            DrillEffect::Recall => Some(DrillMessage::Recalled(self.history.recall().map_err(|why| why.to_string()))),
            DrillEffect::LookBack => {
                Some(DrillMessage::LookedBack(self.history.look_back().map_err(|why| why.to_string())))
            }
            DrillEffect::Keep { begins, events } => {
                if let Some(paper) = begins {
                    self.history.begin(paper);
                }
                Some(DrillMessage::Kept(self.history.append(&events).map_err(|why| why.to_string())))
            }
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

/// Performs what an app asks for that an exam is sat in.
#[derive(Debug)]
pub struct ExamHandler {
    /// Where the exam is kept.
    pub file: ExamFile,
    /// How its keys are opened.
    pub session: ExamSession,
}

impl ExamHandler {
    /// Does what the app asks for, and tells what came of it.
    pub fn handle(&mut self, effect: DrillEffect) -> Option<DrillMessage> {
        match effect {
            DrillEffect::Keep { events, .. } => {
                Some(DrillMessage::Kept(self.file.append(&events).map_err(|why| why.to_string())))
            }
            DrillEffect::Unseal { words } => Some(DrillMessage::Unsealed(self.session.open_envelope(&words))),
            // There is nothing to remember but the exam itself; asked again, it may be kept again.
            DrillEffect::Recall => Some(DrillMessage::Recalled(Ok(Vec::new()))),
            DrillEffect::FindYours
            | DrillEffect::FindZone
            | DrillEffect::Open { .. }
            | DrillEffect::GoOn { .. }
            | DrillEffect::LookBack
            | DrillEffect::WriteCalendar { .. } => None,
        }
    }
}
