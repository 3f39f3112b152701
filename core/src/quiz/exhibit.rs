//! Exhibits: what is heard and seen in a situation, drawn on screen as a thing with its name on the edge.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::yaml::At;

/// Something heard or seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Exhibit {
    /// A telephone call, line by line.
    Phone(Phone),
    /// The literal text of a Windows command prompt.
    Console(String),
    /// Something a browser shows.
    Popup(Popup),
    /// A window of Windows or of a program.
    Window(Window),
    /// An e-mail.
    Email(Email),
    /// A text message.
    Sms(Sms),
    /// A letter on paper.
    Letter(Letter),
}

/// By which way a contact reaches the learner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    /// A telephone call.
    Phone,
    /// Something on the screen: a command prompt, a pop-up, a window.
    Screen,
    /// An e-mail.
    Email,
    /// A text message.
    Sms,
    /// A letter on paper.
    Letter,
}

impl Exhibit {
    /// The way this exhibit reaches the learner.
    pub fn channel(&self) -> Channel {
        match self {
            Self::Phone(_) => Channel::Phone,
            Self::Console(_) | Self::Popup(_) | Self::Window(_) => Channel::Screen,
            Self::Email(_) => Channel::Email,
            Self::Sms(_) => Channel::Sms,
            Self::Letter(_) => Channel::Letter,
        }
    }

    /// Every text in it that a learner sees, in reading order.
    pub fn texts(&self) -> Vec<&str> {
        let mut texts = Vec::new();
        self.each_text(&At::ROOT, &mut |text, _| texts.push(text));
        texts
    }

    /// Shows every text in it that a learner sees to `see`, in reading order, with its place in the file.
    pub(super) fn each_text<'q>(&'q self, at: &At<'_>, see: &mut dyn FnMut(&'q str, &At<'_>)) {
        match self {
            Self::Phone(Phone { from, number, lines }) => {
                let at = at.key("phone");
                each_field(&[("from", Some(from)), ("number", number.as_ref())], &at, see);
                let lines_at = at.key("lines");
                for (index, Speech { who, says }) in lines.iter().enumerate() {
                    each_field(&[("who", Some(who)), ("says", Some(says))], &lines_at.index(index), see);
                }
            }
            Self::Console(text) => see(text, &at.key("console")),
            Self::Popup(Popup { title, url, text, buttons }) => {
                let at = at.key("popup");
                each_field(&[("title", Some(title)), ("url", url.as_ref()), ("text", Some(text))], &at, see);
                each_button(buttons, &at, see);
            }
            Self::Window(window) => window.each_text(&at.key("window"), see),
            Self::Email(Email { from, subject, text }) => {
                let fields = [("from", Some(from)), ("subject", Some(subject)), ("text", Some(text))];
                each_field(&fields, &at.key("email"), see);
            }
            Self::Sms(Sms { from, text }) => {
                each_field(&[("from", Some(from)), ("text", Some(text))], &at.key("sms"), see);
            }
            Self::Letter(Letter { from, text }) => {
                each_field(&[("from", Some(from)), ("text", Some(text))], &at.key("letter"), see);
            }
        }
    }
}

impl Window {
    /// Shows every text in it to `see`, in reading order, with its place in the file.
    pub(super) fn each_text<'q>(&'q self, at: &At<'_>, see: &mut dyn FnMut(&'q str, &At<'_>)) {
        each_field(&[("title", Some(&self.title)), ("text", Some(&self.text))], at, see);
        each_button(&self.buttons, at, see);
    }
}

fn each_field<'q>(fields: &[(&'static str, Option<&'q String>)], at: &At<'_>, see: &mut dyn FnMut(&'q str, &At<'_>)) {
    for (key, text) in fields {
        if let Some(text) = text {
            see(text, &at.key(key));
        }
    }
}

fn each_button<'q>(buttons: &'q [String], at: &At<'_>, see: &mut dyn FnMut(&'q str, &At<'_>)) {
    let at = at.key("buttons");
    for (index, button) in buttons.iter().enumerate() {
        see(button, &at.index(index));
    }
}

/// A telephone call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Phone {
    /// Who the display says is calling, or how the caller is saved in the address book.
    pub from: String,
    /// The number shown, or a word such as `withheld`.
    pub number: Option<String>,
    /// What is said, in order.
    pub lines: Vec<Speech>,
}

/// Something one person says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Speech {
    /// Who speaks.
    pub who: String,
    /// What they say.
    pub says: String,
}

/// Something a browser shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Popup {
    /// The title of the page or box.
    pub title: String,
    /// The address shown, if any.
    pub url: Option<String>,
    /// What it says.
    pub text: String,
    /// The labels of its buttons.
    #[serde(default)]
    pub buttons: Vec<String>,
}

/// A window of Windows or of a program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// The title on its bar.
    pub title: String,
    /// What it says.
    pub text: String,
    /// The labels of its buttons.
    #[serde(default)]
    pub buttons: Vec<String>,
}

/// An e-mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Email {
    /// The sender as shown.
    pub from: String,
    /// The subject line.
    pub subject: String,
    /// The body.
    pub text: String,
}

/// A text message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sms {
    /// The sender as shown.
    pub from: String,
    /// The message.
    pub text: String,
}

/// A letter on paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Letter {
    /// The letterhead or signature.
    pub from: String,
    /// The body.
    pub text: String,
}
