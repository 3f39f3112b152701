//! Reads single values: ids, texts, numbers, days and lengths of time.

use std::ops::RangeInclusive;

use jiff::{SignedDuration, civil::Date};

use super::Reader;
use crate::quiz::Id;
use crate::yaml::{At, Rule, first_refused, name_of};

impl Reader {
    pub(super) fn id(&mut self, text: String, at: &At<'_>) -> Id {
        let id = Id::new(text);
        self.inspect_id(&id, at);
        id
    }

    pub(super) fn inspect_id(&mut self, id: &Id, at: &At<'_>) {
        if !id.is_kebab_case() {
            let message = format!("`{}` is not an id", id.as_str().escape_debug());
            let help = "use lower-case letters, digits and single hyphens between words, at most 64";
            self.report(at, Rule::BadId, message, help);
        }
    }

    pub(super) fn maybe_text(&mut self, text: Option<String>, at: &At<'_>) -> Option<String> {
        text.map(|text| self.text(text, at))
    }

    /// A text without the line feed that a YAML block leaves at its end.
    pub(super) fn text(&mut self, mut text: String, at: &At<'_>) -> String {
        self.inspect(&text, at);
        text.truncate(text.trim_end().len());
        text
    }

    pub(super) fn inspect(&mut self, text: &str, at: &At<'_>) {
        if let Some(letter) = first_refused(text) {
            let message = format!("the text has {} in it", name_of(letter));
            let help = if letter == '\t' { "use spaces" } else { "take it out: text may not steer a terminal" };
            self.report(at, Rule::RefusedCharacter, message, help);
        } else if text.trim().is_empty() {
            self.report(at, Rule::Blank, "this text is empty", "write it, or leave the key out if it may be");
        }
    }

    pub(super) fn number<N: TryFrom<u32> + From<u8>>(
        &mut self,
        number: u32,
        range: RangeInclusive<u32>,
        at: &At<'_>,
    ) -> N {
        let fits = range.contains(&number).then(|| N::try_from(number).ok()).flatten();
        fits.unwrap_or_else(|| {
            let message = format!("{number} is out of range");
            let help = format!("write a number from {} to {}", range.start(), range.end());
            self.report(at, Rule::BadValue, message, help);
            N::from(1)
        })
    }

    pub(super) fn fraction(&mut self, fraction: f64, at: &At<'_>) -> f64 {
        if (-1.0..=1.0).contains(&fraction) {
            return fraction;
        }
        self.report(at, Rule::BadValue, format!("{fraction} is out of range"), "write a number from -1 to 1");
        0.0
    }

    pub(super) fn duration(&mut self, text: &str, at: &At<'_>) -> Option<SignedDuration> {
        let duration = text.parse().ok().filter(SignedDuration::is_positive);
        if duration.is_none() {
            let message = format!("`{}` is not a length of time", text.escape_debug());
            self.report(at, Rule::BadValue, message, "write it like 15m or 1h 30m");
        }
        duration
    }

    pub(super) fn date(&mut self, text: &str, at: &At<'_>) -> Option<Date> {
        let date = text.parse().ok();
        if date.is_none() {
            let message = format!("`{}` is not a day", text.escape_debug());
            self.report(at, Rule::BadValue, message, "write year, month and day, like 2026-11-23");
        }
        date
    }
}
