//! Exhibits: what is heard and seen in a situation, drawn on screen as a thing with its name on the edge.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
        let mut texts: Vec<&str> = Vec::new();
        match self {
            Self::Phone(phone) => {
                texts.push(&phone.from);
                texts.extend(phone.number.as_deref());
                for line in &phone.lines {
                    texts.push(&line.who);
                    texts.push(&line.says);
                }
            }
            Self::Console(text) => texts.push(text),
            Self::Popup(popup) => {
                texts.push(&popup.title);
                texts.extend(popup.url.as_deref());
                texts.push(&popup.text);
                texts.extend(popup.buttons.iter().map(String::as_str));
            }
            Self::Window(window) => {
                texts.push(&window.title);
                texts.push(&window.text);
                texts.extend(window.buttons.iter().map(String::as_str));
            }
            Self::Email(email) => texts.extend([email.from.as_str(), &email.subject, &email.text]),
            Self::Sms(sms) => texts.extend([sms.from.as_str(), &sms.text]),
            Self::Letter(letter) => texts.extend([letter.from.as_str(), &letter.text]),
        }
        texts
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
