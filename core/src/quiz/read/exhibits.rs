//! Reads exhibits, each of which is exactly one thing.

use super::{Reader, count};
use crate::quiz::file::ExhibitFile;
use crate::quiz::{Exhibit, Phone};
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
        self.exhibit_texts(&exhibit, at);
        Some(exhibit)
    }

    fn exhibit_texts(&mut self, exhibit: &Exhibit, at: &At<'_>) {
        match exhibit {
            Exhibit::Phone(phone) => self.phone(phone, &at.key("phone")),
            Exhibit::Console(text) => self.inspect(text, &at.key("console")),
            Exhibit::Popup(popup) => {
                let at = at.key("popup");
                self.fields(&at, &[("title", &popup.title), ("text", &popup.text)]);
                if let Some(url) = &popup.url {
                    self.inspect(url, &at.key("url"));
                }
                self.buttons(&popup.buttons, &at.key("buttons"));
            }
            Exhibit::Window(window) => {
                let at = at.key("window");
                self.fields(&at, &[("title", &window.title), ("text", &window.text)]);
                self.buttons(&window.buttons, &at.key("buttons"));
            }
            Exhibit::Email(email) => {
                let fields = [("from", &email.from), ("subject", &email.subject), ("text", &email.text)];
                self.fields(&at.key("email"), &fields);
            }
            Exhibit::Sms(sms) => self.fields(&at.key("sms"), &[("from", &sms.from), ("text", &sms.text)]),
            Exhibit::Letter(letter) => {
                self.fields(&at.key("letter"), &[("from", &letter.from), ("text", &letter.text)]);
            }
        }
    }

    fn phone(&mut self, phone: &Phone, at: &At<'_>) {
        self.inspect(&phone.from, &at.key("from"));
        if let Some(number) = &phone.number {
            self.inspect(number, &at.key("number"));
        }
        let lines_at = at.key("lines");
        if phone.lines.is_empty() {
            self.report(&lines_at, Rule::TooFew, "nobody says anything", "write at least one line");
        }
        for (index, line) in phone.lines.iter().enumerate() {
            self.fields(&lines_at.index(index), &[("who", &line.who), ("says", &line.says)]);
        }
    }

    fn fields(&mut self, at: &At<'_>, fields: &[(&'static str, &String)]) {
        for (key, text) in fields {
            self.inspect(text, &at.key(key));
        }
    }

    fn buttons(&mut self, buttons: &[String], at: &At<'_>) {
        for (index, button) in buttons.iter().enumerate() {
            self.inspect(button, &at.index(index));
        }
    }
}
