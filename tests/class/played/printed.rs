//! A learner with nothing but the printed handout: reads its text, finds the letters beside what they want to answer, and
//! follows the script of a call from number to number.

use super::key::{Answer, Question};

/// The handout as it is read.
pub struct Handout {
    /// The questions in their order, each with its markup.
    markup: Vec<String>,
    /// The same as plain text.
    pub questions: Vec<String>,
}

impl Handout {
    pub fn read(page: &str) -> Self {
        let markup: Vec<String> =
            page.split("<article").skip(1).map(|part| until(part, "</article>").to_owned()).collect();
        let questions = markup.iter().map(|part| plain(part)).collect();
        Self { markup, questions }
    }

    /// What one writes on the answer sheet for an answer to the question with this text.
    pub fn word(&self, text: &str, question: &Question, answer: &Answer) -> String {
        let place = self.questions.iter().position(|other| other == text).unwrap();
        let markup = &self.markup[place];
        let letters = |texts: &[String]| texts.iter().map(|text| letter(markup, text)).collect::<String>();
        match answer {
            Answer::Chosen(texts) | Answer::Ordered(texts) => letters(texts),
            Answer::Verdict { scam, sure, action } => {
                format!("{}{sure}{}", verdict(*scam), letters(action.as_slice()))
            }
            Answer::Called { replies, impression } => {
                let impression = impression.map_or("u".to_owned(), |(scam, sure)| format!("{}{sure}", verdict(scam)));
                format!("{}:{impression}", follow(markup, replies, &question.id))
            }
        }
    }
}

fn verdict(scam: bool) -> &'static str {
    if scam { "s" } else { "g" }
}

/// The letter beside a text.
fn letter(markup: &str, text: &str) -> String {
    let (letter, _) = lettered(markup)
        .into_iter()
        .find(|(_, words)| words == text)
        .unwrap_or_else(|| panic!("no “{text}” in {markup}"));
    letter
}

/// Everything that has a letter: the letter, and the text beside it.
fn lettered(markup: &str) -> Vec<(String, String)> {
    let items = markup.split("<b class=\"letter\">").skip(1);
    items.map(|item| (plain(until(item, "</b>")), plain(until(item.split_once("</b>").unwrap().1, "</li>")))).collect()
}

/// Goes through a script by what is said and done, and writes down each number and letter.
fn follow(markup: &str, replies: &[String], id: &str) -> String {
    let lines: Vec<(String, &str)> =
        markup.split("<h3>").skip(1).map(|line| (plain(until(line, "</h3>")), line)).collect();
    let mut at = "1".to_owned();
    let mut written = String::new();
    for reply in replies {
        let (_, line) = lines.iter().find(|(number, _)| *number == at).unwrap_or_else(|| panic!("no {at} in {id}"));
        let (letter, words) = lettered(line).into_iter().find(|(_, words)| words.contains(reply.as_str())).unwrap();
        written.push_str(&format!("{at}{letter}"));
        at = words.rsplit_once("go to ").map(|(_, number)| number.trim().to_owned()).unwrap_or_default();
    }
    written
}

fn until<'t>(text: &'t str, end: &str) -> &'t str {
    text.split_once(end).map_or(text, |(before, _)| before)
}

/// A text without its markup.
fn plain(markup: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    // What comes before the first bracket is the rest of a tag.
    let markup = match (markup.find('<'), markup.find('>')) {
        (open, Some(close)) if open.is_none_or(|open| close < open) => &markup[close + 1..],
        _ => markup,
    };
    for letter in markup.chars() {
        match letter {
            '<' => inside = true,
            '>' => {
                inside = false;
                text.push(' ');
            }
            letter if !inside => text.push(letter),
            _ => {}
        }
    }
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
