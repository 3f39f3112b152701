//! Going on with an attempt that was begun: which one, asked line by line, or said by a flag.

use std::io::{self, Write, stdin};

use jiff::tz::TimeZone;

use super::Failure;
use super::play::PLAIN_WIDTH;
use crate::output;
use crate::plain;
use crate::settings::Settings;
use crate::store::{History, StoreError, Unfinished};
use crate::system::now;
use hangup_core::attempt::Attempt;
use hangup_core::quiz::{Quiz, visible};
use hangup_core::wording::{counted, where_left};

/// What somebody has chosen who was asked.
pub(super) enum Chosen {
    GoOn(Attempt),
    Anew,
}

/// The attempt at a quiz that was left last, which is gone on with from now on.
pub(super) fn left_last(quiz: &Quiz, history: &mut History, settings: Settings) -> Result<Attempt, Failure> {
    if settings.guest {
        return Err(Failure::Other("of a guest nothing is kept, so there is nothing to go on with".to_owned()));
    }
    let last = history.unfinished(Some(&quiz.id))?.into_iter().next();
    let attempt = last.map(|last| history.go_on(last.id)).transpose()?.flatten();
    let title = visible(&quiz.title);
    attempt.ok_or_else(|| {
        Failure::Other(format!("nothing that you began of {title} is left to go on with; without --continue it begins"))
    })
}

/// The only attempt there is to go on with, or the one that is chosen where there are several. `None` where somebody leaves.
pub(super) fn which_to_go_on_with(begun: &[Unfinished], history: &mut History) -> Result<Option<Chosen>, Failure> {
    match begun {
        [] => Ok(Some(Chosen::Anew)),
        [only] => Ok(Some(taken_up(only, history)?)),
        several => ask_to_go_on(several, history),
    }
}

/// Asks line by line whether to go on, with which attempt, or to begin anew; `None` where somebody leaves.
pub(super) fn ask_to_go_on(begun: &[Unfinished], history: &mut History) -> Result<Option<Chosen>, Failure> {
    let anew = "Begin anew. What you have begun stays for another time.".to_owned();
    let things: Vec<String> = begun.iter().map(in_words).chain([anew]).collect();
    let question = "Go on where you were, or begin anew?";
    let place = plain::choose(&mut stdin().lock(), &mut output::stdout(), question, &things, Some(PLAIN_WIDTH))?;
    Ok(match place.map(|place| begun.get(place)) {
        None => None,
        Some(None) => Some(Chosen::Anew),
        Some(Some(attempt)) => Some(taken_up(attempt, history)?),
    })
}

/// Tells on stderr, where nobody can be asked, that there is an attempt to go on with.
pub(super) fn say_how_to_go_on(name: &str, begun: &[Unfinished]) -> io::Result<()> {
    let attempts = counted(begun.len(), "attempt", "attempts");
    let Some(last) = begun.first() else { return Ok(()) };
    writeln!(
        output::stderr(),
        "hangup: this begins anew. Of {} you have {attempts} to go on with; the one you left last: {}\n\
         --continue goes on there, and --new begins anew without these lines.",
        visible(name),
        in_words(last)
    )
}

/// An attempt, from here on the one that is kept. Where it was handed in or removed a moment ago, one begins anew.
fn taken_up(unfinished: &Unfinished, history: &mut History) -> Result<Chosen, StoreError> {
    Ok(history.go_on(unfinished.id)?.map_or(Chosen::Anew, Chosen::GoOn))
}

fn in_words(unfinished: &Unfinished) -> String {
    let zone = TimeZone::system();
    format!("{}.", where_left(&unfinished.attempt, now(), |at| zone.to_datetime(at).date()))
}
