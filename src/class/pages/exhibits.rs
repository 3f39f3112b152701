//! The situation of a question: its scenario, and its exhibits, each drawn as the thing it is.

use maud::{Markup, html};

use hangup_core::quiz::{Exhibit, Face, Window};
use hangup_core::wording::where_facts_differ;

/// The scenario and the exhibits.
pub fn situation(face: &Face) -> Markup {
    html! {
        @if let Some(region) = &face.region {
            p.note { (where_facts_differ(region)) }
        }
        p.scenario { (face.scenario.trim()) }
        @for exhibit in &face.exhibits { (self::exhibit(exhibit)) }
    }
}

/// An exhibit.
pub fn exhibit(exhibit: &Exhibit) -> Markup {
    match exhibit {
        Exhibit::Phone(phone) => {
            let conversation = html! { @for line in &phone.lines { (says(&line.who, &line.says)) } };
            phone_call(&phone.from, phone.number.as_deref(), &conversation)
        }
        Exhibit::Console(text) => console(text),
        Exhibit::Popup(popup) => thing(
            "popup",
            "Browser",
            &popup.title,
            &html! {
                @if let Some(url) = &popup.url { p.address { (url.trim()) } }
                (text_and_buttons(&popup.text, &popup.buttons))
            },
        ),
        Exhibit::Window(window) => self::window(window),
        Exhibit::Email(email) => thing(
            "email",
            "E-mail",
            "",
            &html! {
                p.field { b { "From" } " " (email.from) }
                p.field { b { "Subject" } " " (email.subject) }
                p.text { (email.text.trim()) }
            },
        ),
        Exhibit::Sms(sms) => thing("sms", "Text message", &sms.from, &html! { p.text { (sms.text.trim()) } }),
        Exhibit::Letter(letter) => {
            thing("letterhead", "Letter", &letter.from, &html! { p.text { (letter.text.trim()) } })
        }
    }
}

/// A telephone with what its display shows, and the conversation.
pub fn phone_call(caller: &str, number: Option<&str>, conversation: &Markup) -> Markup {
    let display = std::iter::once(caller).chain(number).map(str::trim).collect::<Vec<_>>().join(" · ");
    thing("phone", "Phone", &display, conversation)
}

/// Somebody speaks.
pub fn says(who: &str, words: &str) -> Markup {
    html! { p.says { b { (who.trim()) ":" } " " (words.trim()) } }
}

/// What a command prompt shows.
pub fn console(text: &str) -> Markup {
    thing("console", "Command Prompt", "", &html! { pre { (text.trim_end()) } })
}

/// A window of Windows or of a program.
pub fn window(window: &Window) -> Markup {
    thing("window", "Window", &window.title, &text_and_buttons(&window.text, &window.buttons))
}

fn text_and_buttons(text: &str, buttons: &[String]) -> Markup {
    html! {
        p.text { (text.trim_end()) }
        @if !buttons.is_empty() {
            p.buttons { @for button in buttons { span.button { (button) } " " } }
        }
    }
}

/// A thing with its name on the edge.
fn thing(class: &str, name: &str, of: &str, inside: &Markup) -> Markup {
    html! {
        figure class=(class) {
            figcaption { b { (name) } @if !of.is_empty() { " · " (of) } }
            (inside)
        }
    }
}
