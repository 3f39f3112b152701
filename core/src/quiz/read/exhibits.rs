//! Reads exhibits, each of which is exactly one thing.

use super::{Reader, count};
use crate::quiz::Exhibit;
use crate::quiz::file::ExhibitFile;
use crate::yaml::{At, Rule};

impl Reader {
    pub(super) fn exhibit(&mut self, file: ExhibitFile, at: &At<'_>) -> Option<Exhibit> {
        let mut exhibits = Vec::with_capacity(1);
        exhibits.extend(file.phone.map(Exhibit::Phone));
        exhibits.extend(file.console.map(Exhibit::Console));
        exhibits.extend(file.popup.map(Exhibit::Popup));
        exhibits.extend(file.window.map(Exhibit::Window));
        exhibits.extend(file.email.map(Exhibit::Email));
        exhibits.extend(file.sms.map(Exhibit::Sms));
        exhibits.extend(file.letter.map(Exhibit::Letter));
        if exhibits.len() != 1 {
            let message = format!("an exhibit is exactly one thing, and this is {}", count(exhibits.len()));
            self.report(at, Rule::OneKind, message, "begin a new `- ` for each exhibit");
        }
        let exhibit = exhibits.pop()?;
        exhibit.each_text(at, &mut |text, at| self.inspect(text, at));
        if matches!(&exhibit, Exhibit::Phone(phone) if phone.lines.is_empty()) {
            let at = at.key("phone");
            self.report(&at.key("lines"), Rule::TooFew, "nobody says anything", "write at least one line");
        }
        Some(exhibit)
    }
}
