//! The story in words: the scenario, and what each thing heard or seen is, says, and where it ends.

use hangup_core::quiz::call::{Act, CallFace, Line, Reply, Shown, Turn};
use hangup_core::quiz::{Exhibit, Face, Window};
use hangup_core::wording::{closed, where_facts_differ};

/// The situation of a question.
pub fn situation(face: &Face) -> Vec<String> {
    let mut lines: Vec<String> = face.region.iter().map(|region| closed(&where_facts_differ(region))).collect();
    lines.push(face.scenario.trim().to_owned());
    for exhibit in &face.exhibits {
        lines.push(String::new());
        lines.extend(self::exhibit(exhibit));
    }
    lines
}

/// Something heard or seen.
fn exhibit(exhibit: &Exhibit) -> Vec<String> {
    match exhibit {
        Exhibit::Phone(phone) => {
            let mut lines = vec![ringing("A phone call.", &phone.from, phone.number.as_deref())];
            lines.extend(phone.lines.iter().map(|line| says(&line.who, &line.says)));
            lines
        }
        Exhibit::Console(text) => ended(
            "A command prompt shows:".to_owned(),
            &without_frames(text),
            &[],
            "End of what the command prompt shows.",
        ),
        Exhibit::Popup(popup) => {
            let address = popup.url.iter().map(|url| format!(" Address:\n{}\nIt says:", url.trim()));
            let opening = format!("In the browser, a pop-up. Title: {}", closed(&popup.title));
            let opening = std::iter::once(opening).chain(address).collect();
            ended(opening, &popup.text, &popup.buttons, "End of the pop-up.")
        }
        Exhibit::Window(window) => self::window("A window.", window),
        Exhibit::Email(email) => {
            let opening = format!("An e-mail. From: {} Subject: {}", closed(&email.from), closed(&email.subject));
            ended(opening, &email.text, &[], "End of the e-mail.")
        }
        Exhibit::Sms(sms) => {
            let opening = format!("A text message. From: {}", closed(&sms.from));
            ended(opening, &sms.text, &[], "End of the text message.")
        }
        Exhibit::Letter(letter) => {
            ended(format!("A letter. From: {}", closed(&letter.from)), &letter.text, &[], "End of the letter.")
        }
    }
}

/// What the display says while a phone rings.
pub fn ringing(opening: &str, caller: &str, number: Option<&str>) -> String {
    let number = number.map(|number| format!(" Number: {}", closed(number))).unwrap_or_default();
    format!("{opening} Caller shown: {}{number}", closed(caller))
}

fn window(opening: &str, window: &Window) -> Vec<String> {
    let opening = format!("{opening} Title: {}", closed(&window.title));
    ended(opening, &window.text, &window.buttons, "End of the window.")
}

/// A thing with a beginning and an end, which others see by its edges.
fn ended(opening: String, text: &str, buttons: &[String], end: &str) -> Vec<String> {
    let mut lines = vec![opening, text.trim_end().to_owned()];
    match buttons {
        [] => {}
        [button] => lines.push(format!("One button: {}", closed(button))),
        buttons => lines.push(format!("Buttons: {}", closed(&buttons.join(", ")))),
    }
    lines.push(end.to_owned());
    lines
}

/// Somebody speaks.
pub fn says(who: &str, words: &str) -> String {
    match who.trim() {
        "You" => format!("You say: {}", words.trim()),
        who => format!("{who} says: {}", words.trim()),
    }
}

/// A line of a call, without what is seen with it.
pub fn spoken(line: &Line) -> Vec<String> {
    let mut lines: Vec<String> = line.scene.iter().map(|scene| format!("Scene: {}", closed(scene))).collect();
    lines.push(says(&line.who, &line.says));
    lines
}

/// What the learner said or did.
pub fn replied(reply: &Reply) -> String {
    match &reply.act {
        Act::Say(words) => format!("You say: {}", words.trim()),
        Act::Do(deed) => format!("What you do: {}", closed(deed)),
    }
}

/// A reply that can be given.
pub fn offered(reply: &Reply) -> String {
    match &reply.act {
        Act::Say(words) => format!("Say: {}", words.trim()),
        Act::Do(deed) => format!("Do: {}", deed.trim()),
    }
}

/// What was heard and done in a call.
pub fn conversation(call: &CallFace, turns: &[Turn<'_>]) -> Vec<String> {
    let mut lines = Vec::new();
    for part in turns {
        match part {
            Turn::Line(_, line) => {
                lines.extend(spoken(line));
                lines.extend(line.exhibit.iter().flat_map(exhibit));
                if line.opens_prompt {
                    lines.push("A command prompt is open on your screen.".to_owned());
                }
            }
            Turn::Reply(_, reply) => {
                lines.push(replied(reply));
                lines.extend(reply.types.iter().flat_map(|command| typed(call, command)));
            }
        }
    }
    lines
}

/// What the command prompt of a call answers.
pub fn typed(call: &CallFace, command: &str) -> Vec<String> {
    let command = command.trim();
    match call.answer_to(command) {
        Some(Shown::Text(text)) => {
            let opening = format!("At the command prompt, {command} shows:");
            ended(opening, text, &[], "End of what the command prompt shows.")
        }
        Some(Shown::Window(window)) => {
            self::window(&format!("At the command prompt, {command} opens a window."), window)
        }
        None => vec![format!("At the command prompt, {command} is not known.")],
    }
}

/// What a command prompt draws with lines, drawn with what every voice and every braille display knows: as `tree /a` does.
fn without_frames(text: &str) -> String {
    let plain = |letter: char| match letter {
        '─' | '═' => '-',
        '│' | '║' => '|',
        '└' | '╚' => '\\',
        '\u{2500}'..='\u{257F}' => '+',
        other => other,
    };
    text.chars().map(plain).collect()
}
