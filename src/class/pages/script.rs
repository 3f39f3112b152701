//! A call on paper: a script whose lines are numbered, so that every reply can say where to go on. Its numbers follow the
//! order in which the lines can first be reached, and do not give away how it ends; endings are left out.

use maud::{Markup, html};

use super::exhibits::{console, exhibit, phone_call, says, window};
use super::letter;
use hangup_core::quiz::Id;
use hangup_core::quiz::call::{Act, CallFace, Line, Next, PromptAnswer, Reply, Shown, Target, Turn, follow};

/// A call with numbers for its lines.
#[derive(Debug)]
pub struct Script<'c> {
    call: &'c CallFace,
    /// The places of the lines in the call, in the order of their numbers.
    order: Vec<usize>,
}

impl<'c> Script<'c> {
    /// Numbers the lines from 1 by breadth first from the start.
    pub fn of(call: &'c CallFace) -> Self {
        let mut order = vec![call.start];
        let mut next = 0;
        while let Some(place) = order.get(next).copied() {
            for target in call.targets(place) {
                match target {
                    Target::Line(line) if !order.contains(&line) => order.push(line),
                    Target::Line(_) | Target::Ending(_) => {}
                }
            }
            next += 1;
        }
        Self { call, order }
    }

    /// The lines with their numbers and their places in the call.
    pub fn lines(&self) -> impl Iterator<Item = (usize, usize, &'c Line)> {
        let line = |(number, place): (usize, &usize)| Some((number, *place, self.call.lines.get(*place)?));
        (1..).zip(&self.order).filter_map(line)
    }

    /// The replies of a way through the call, as they are written on the answer sheet: `1b 4a 7c`.
    pub fn choices(&self, replies: &[Id]) -> String {
        let choice = |turn: &Turn<'_>| match turn {
            Turn::Reply(place, reply) => self.choice(*place, &reply.id),
            Turn::Line(..) => None,
        };
        follow(self.call, replies).turns().iter().filter_map(choice).collect::<Vec<_>>().join(" ")
    }

    /// A reply to the line at a place: `1b`.
    fn choice(&self, place: usize, id: &Id) -> Option<String> {
        let reply = self.call.lines.get(place)?.replies().iter().position(|reply| reply.id == *id)?;
        Some(format!("{}{}", self.number(place), letter(reply)))
    }

    /// The number of the line at a place.
    fn number(&self, place: usize) -> usize {
        1 + self.order.iter().take_while(|line| **line != place).count()
    }

    /// The whole script.
    pub fn draw(&self) -> Markup {
        html! {
            (phone_call(&self.call.caller, self.call.number.as_deref(), &html! {}))
            p.how {
                "Begin at 1. Choose what you say or do, write down its number and letter, such as 1b, and go on where it \
                 leads."
            }
            ol.script {
                @for (number, _, line) in self.lines() { (self.line(number, line)) }
            }
            @if !self.call.prompt.is_empty() { (prompt(&self.call.prompt)) }
        }
    }

    fn line(&self, number: usize, line: &Line) -> Markup {
        html! {
            li {
                h3 { (number) }
                @if let Some(scene) = &line.scene { p.scene { (scene.trim()) } }
                (says(&line.who, &line.says))
                @if let Some(seen) = &line.exhibit { (exhibit(seen)) }
                @if line.opens_prompt {
                    p.note { "A command prompt is open on your screen; what it answers stands below the script." }
                }
                @match &line.next {
                    Next::Go(targets) => p.go { (sentence(&self.leads(targets, None))) },
                    Next::Replies(replies) => ol.options {
                        @for (place, reply) in replies.iter().enumerate() {
                            li { b.letter { (letter(place)) } (self.reply(reply)) }
                        }
                    },
                }
            }
        }
    }

    fn reply(&self, reply: &Reply) -> Markup {
        html! {
            span.told {
                span.reply {
                    @if let Some(fact) = &reply.when { span.only { "only if " (self.chosen(fact)) ": " } }
                    span.words { (words(&reply.act)) }
                    @if let Some(command) = &reply.types {
                        " " span.note { "(look up " code { (command.trim()) } " below)" }
                    }
                }
                span.go { (self.leads(&reply.go, reply.sets.as_ref())) }
            }
        }
    }

    /// Where something leads, in words: to the first of these whose condition holds. What the reply itself `sets` does.
    fn leads(&self, targets: &[Target], sets: Option<&Id>) -> String {
        let mut ways = Vec::new();
        for target in targets {
            let way = self.way(*target);
            match self.condition(*target).filter(|fact| Some(*fact) != sets) {
                Some(fact) => ways.push(format!("if {}, {way}", self.chosen(fact))),
                None => {
                    ways.push(way);
                    break;
                }
            }
        }
        ways.join("; otherwise ")
    }

    fn condition(&self, target: Target) -> Option<&'c Id> {
        match target {
            Target::Line(place) => self.call.lines.get(place)?.when.as_ref(),
            Target::Ending(_) => None,
        }
    }

    fn way(&self, target: Target) -> String {
        match target {
            Target::Line(place) => format!("go to {}", self.number(place)),
            Target::Ending(_) => "the call is over: go to the question below".to_owned(),
        }
    }

    /// A fact, by what sets it: `you chose 3b or 5a before`.
    fn chosen(&self, fact: &Id) -> String {
        let setting = |place: usize, line: &'c Line| {
            let replies = line.replies().iter().filter(|reply| reply.sets.as_ref() == Some(fact));
            replies.filter_map(move |reply| self.choice(place, &reply.id))
        };
        let choices: Vec<String> = self.lines().flat_map(|(_, place, line)| setting(place, line)).collect();
        format!("you chose {} before", any_of(&choices))
    }
}

/// What a reply is: words in quotes, or a deed.
pub fn words(act: &Act) -> String {
    match act {
        Act::Say(words) => format!("“{}”", words.trim()),
        Act::Do(deed) => deed.trim().to_owned(),
    }
}

/// `1a, 2b or 3c`.
fn any_of(choices: &[String]) -> String {
    match choices.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    }
}

/// With a capital letter and a full stop.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

/// What the command prompt answers, command by command.
fn prompt(answers: &[PromptAnswer]) -> Markup {
    html! {
        section.prompt {
            p.ask { "What the command prompt answers" }
            @for answer in answers {
                p { code { (answer.command.trim()) } }
                @match &answer.shows {
                    Shown::Text(text) => (console(text)),
                    Shown::Window(seen) => (window(seen)),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{any_of, sentence};

    #[test]
    fn choices_are_told_as_people_tell_them() {
        let choices: Vec<String> = ["1a", "2b", "3c"].map(str::to_owned).to_vec();
        assert_eq!([1, 2, 3].map(|count| any_of(&choices[..count])), ["1a", "1a or 2b", "1a, 2b or 3c"]);
    }

    #[test]
    fn a_way_that_stands_alone_is_a_sentence() {
        assert_eq!(sentence("go to 4"), "Go to 4.");
    }
}
