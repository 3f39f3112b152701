//! Reads a call: resolves where each line and reply leads, then looks at the graph, then runs the call's own tests. Each
//! step only once the one before found nothing, since a missing line would make half of the others unreachable.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::quiz::call::{
    Act, CallFace, CallFile, CallKey, Ending, Fault, Line, LineFile, LineKey, Next, PromptAnswer, PromptFile, Reply,
    ReplyFile, Shown, Target, Walk, faults,
};
use crate::quiz::{AnswerKey, Ask, Id};
use crate::yaml::{At, Rule};

use super::{Reader, count};

/// How many facts a call can remember.
const MOST_FACTS: usize = 64;

/// What to do about a line or an ending that is never reached.
const REACH_IT: &str = "let a reply lead to it, or take it out";

/// What the ids in `go` stand for.
type Places = HashMap<String, Target>;

impl Reader {
    pub(super) fn call(&mut self, file: CallFile, at: &At<'_>) -> (Ask, AnswerKey) {
        let found_before = self.findings.len();
        let places = self.places(&file, at);
        let start = match places.get(&file.start) {
            Some(Target::Line(place)) => *place,
            Some(Target::Ending(_)) | None => {
                let message = format!("the call begins with `{}`, which is no line", file.start.escape_debug());
                self.report(&at.key("start"), Rule::GoesNowhere, message, "write the id of a line");
                0
            }
        };
        let caller = self.text(file.caller, &at.key("caller"));
        let number = self.maybe_text(file.number, &at.key("number"));
        let prompt = self.prompt(file.prompt, &at.key("prompt"));
        let (lines, line_keys) = self.lines(file.lines, &places, &at.key("lines"));
        let endings = self.endings(file.endings, &at.key("endings"));
        let names = endings.iter().map(|ending| ending.id.clone()).collect();
        let face = CallFace { caller, number, start, prompt, lines, endings: names };
        let key = CallKey { truth: file.truth, lines: line_keys, endings, paths: file.paths };
        self.reply_ids(&face, at);
        self.facts(&face, at);
        if self.findings.len() == found_before {
            self.graph(&face, &key, at);
        }
        if self.findings.len() == found_before {
            self.own_tests(&face, &key, &at.key("paths"));
        }
        (Ask::Call(Arc::new(face)), AnswerKey::Call(key))
    }

    /// Where each id of a line or an ending stands; an id used twice is reported.
    fn places(&mut self, file: &CallFile, at: &At<'_>) -> Places {
        let mut places = HashMap::new();
        let lines = file.lines.iter().map(|line| line.id.as_str()).enumerate();
        let endings = file.endings.iter().map(|ending| ending.id.as_str()).enumerate();
        let named = lines
            .map(|(place, id)| ("lines", id, Target::Line(place)))
            .chain(endings.map(|(place, id)| ("endings", id, Target::Ending(place))));
        for (list, id, target) in named {
            if places.insert(id.to_owned(), target).is_some() {
                let (Target::Line(place) | Target::Ending(place)) = target;
                let message = format!("two lines or endings have the id `{}`", id.escape_debug());
                let list_at = at.key(list);
                self.report(&list_at.index(place).key("id"), Rule::DuplicateId, message, "give each its own id");
            }
        }
        places
    }

    fn prompt(&mut self, answers: Vec<PromptFile>, at: &At<'_>) -> Vec<PromptAnswer> {
        let mut prompt = Vec::with_capacity(answers.len());
        for (index, answer) in answers.into_iter().enumerate() {
            let at = at.index(index);
            let command = self.text(answer.command, &at.key("command"));
            let shows = match (answer.shows, answer.window) {
                (Some(text), None) => Some(Shown::Text(self.text(text, &at.key("shows")))),
                (None, Some(window)) => {
                    window.each_text(&at.key("window"), &mut |text, at| self.inspect(text, at));
                    Some(Shown::Window(window))
                }
                (shows, _) => {
                    let message = format!(
                        "a command shows one thing, and this shows {}",
                        count(if shows.is_some() { 2 } else { 0 })
                    );
                    self.report(&at, Rule::OneKind, message, "keep one of shows and window");
                    None
                }
            };
            prompt.extend(shows.map(|shows| PromptAnswer { command, shows }));
        }
        prompt
    }

    fn lines(&mut self, files: Vec<LineFile>, places: &Places, at: &At<'_>) -> (Vec<Line>, Vec<LineKey>) {
        files.into_iter().enumerate().map(|(index, file)| self.line(file, places, &at.index(index))).unzip()
    }

    fn line(&mut self, file: LineFile, places: &Places, at: &At<'_>) -> (Line, LineKey) {
        let mut whys = Vec::new();
        let next = match (file.replies, file.go) {
            (Some(replies), None) if !replies.is_empty() => {
                let replies_at = at.key("replies");
                let replies = replies.into_iter().enumerate();
                let read = replies.map(|(index, reply)| self.reply(reply, places, &replies_at.index(index)));
                let (replies, whys_of_replies) = read.unzip();
                whys = whys_of_replies;
                Next::Replies(replies)
            }
            (None, Some(go)) => Next::Go(self.targets(&go.0, places, &at.key("go"))),
            (Some(_), Some(_)) => {
                let message = "the line has replies and goes on by itself";
                self.report(at, Rule::OneKind, message, "keep one of replies and go");
                Next::Go(Vec::new())
            }
            (Some(_) | None, None) => {
                let message = format!("`{}` is a line without a way out", file.id.escape_debug());
                self.report(at, Rule::NoWayOut, message, "give it replies, or a go");
                Next::Go(Vec::new())
            }
        };
        if let Some(technique) = &file.technique {
            let technique_at = at.key("technique");
            self.inspect(&technique.name, &technique_at.key("name"));
            self.inspect(&technique.why, &technique_at.key("why"));
        }
        let exhibit = file.exhibit.and_then(|exhibit| self.exhibit(exhibit, &at.key("exhibit")));
        let line = Line {
            id: self.id(file.id, &at.key("id")),
            scene: self.maybe_text(file.scene, &at.key("scene")),
            who: self.text(file.who, &at.key("who")),
            says: self.text(file.says, &at.key("says")),
            exhibit,
            opens_prompt: file.prompt,
            when: file.when.map(|fact| self.id(fact, &at.key("when"))),
            next,
        };
        let key = LineKey { technique: file.technique, tells: self.maybe_text(file.tells, &at.key("tells")), whys };
        (line, key)
    }

    fn reply(&mut self, file: ReplyFile, places: &Places, at: &At<'_>) -> (Reply, Option<String>) {
        let act = match (file.say, file.does) {
            (Some(words), None) => Act::Say(self.text(words, &at.key("say"))),
            (None, Some(deed)) => Act::Do(self.text(deed, &at.key("do"))),
            (say, _) => {
                let message =
                    format!("a reply is said or done, and this has {}", count(if say.is_some() { 2 } else { 0 }));
                self.report(at, Rule::OneKind, message, "keep one of say and do");
                Act::Do(String::new())
            }
        };
        let reply = Reply {
            id: self.id(file.id, &at.key("id")),
            act,
            types: self.maybe_text(file.types, &at.key("types")),
            go: self.targets(&file.go.0, places, &at.key("go")),
            sets: file.sets.map(|fact| self.id(fact, &at.key("sets"))),
            when: file.when.map(|fact| self.id(fact, &at.key("when"))),
        };
        (reply, self.maybe_text(file.why, &at.key("why")))
    }

    fn targets(&mut self, ids: &[String], places: &Places, at: &At<'_>) -> Vec<Target> {
        if ids.is_empty() {
            self.report(at, Rule::GoesNowhere, "this leads nowhere", "write the id of a line or an ending");
        }
        let mut targets = Vec::with_capacity(ids.len());
        for (index, id) in ids.iter().enumerate() {
            match places.get(id) {
                Some(target) => targets.push(*target),
                None => {
                    let message = format!("there is no line or ending `{}`", id.escape_debug());
                    let one = at.index(index);
                    let at = if ids.len() == 1 { at } else { &one };
                    self.report(at, Rule::GoesNowhere, message, "write the id of a line or an ending of this call");
                }
            }
        }
        targets
    }

    fn endings(&mut self, mut endings: Vec<Ending>, at: &At<'_>) -> Vec<Ending> {
        for (index, Ending { id, mark, text, .. }) in endings.iter_mut().enumerate() {
            let at = at.index(index);
            if !(0.0..=1.0).contains(mark) {
                let message = format!("{mark} is out of range");
                self.report(&at.key("mark"), Rule::BadValue, message, "write a number from 0 to 1");
            }
            self.inspect_id(id, &at.key("id"));
            *mark = mark.clamp(0.0, 1.0);
            *text = self.text(std::mem::take(text), &at.key("text"));
        }
        endings
    }

    /// A path is a list of reply ids and nothing else, so each reply has its own.
    fn reply_ids(&mut self, call: &CallFace, at: &At<'_>) {
        let lines_at = at.key("lines");
        let mut seen = HashSet::new();
        for (place, line) in call.lines.iter().enumerate() {
            let line_at = lines_at.index(place);
            let replies_at = line_at.key("replies");
            for (index, reply) in line.replies().iter().enumerate().filter(|(_, reply)| !seen.insert(&reply.id)) {
                let message = format!("two replies of this call have the id `{}`", reply.id.as_str().escape_debug());
                self.report(&replies_at.index(index).key("id"), Rule::DuplicateId, message, "give each its own id");
            }
        }
    }

    fn facts(&mut self, call: &CallFace, at: &At<'_>) {
        let sets = call.lines.iter().flat_map(Line::replies).filter_map(|reply| reply.sets.as_ref());
        let facts: HashSet<&Id> = sets.collect();
        if facts.len() > MOST_FACTS {
            let message = format!("the call remembers {} facts; {MOST_FACTS} are the most", facts.len());
            self.report(at, Rule::BadValue, message, "use fewer names in `sets`");
        }
    }

    fn graph(&mut self, call: &CallFace, key: &CallKey, at: &At<'_>) {
        let (lines_at, endings_at) = (at.key("lines"), at.key("endings"));
        for fault in faults(call, key) {
            let (rule, message, help) = match fault {
                Fault::LineNeverReached(_) => (Rule::NeverReached, "nobody ever hears this line", REACH_IT),
                Fault::EndingNeverReached(_) => (Rule::NeverReached, "no reply ever leads to this ending", REACH_IT),
                Fault::NoEscape(_) => {
                    let message = "from this line no ending can be reached: it goes round for ever";
                    (Rule::EndlessLoop, message, "add a reply that leads out of the loop")
                }
                Fault::NoSureReply(_) => {
                    let message = "every reply here has a `when`, so there may be none to give";
                    (Rule::NoWayOut, message, "add a reply without `when`")
                }
                Fault::NoSureTarget(..) => {
                    let message = "the last place this leads to has a `when`, so it may lead nowhere";
                    (Rule::NoWayOut, message, "add one without `when` at the end of the list")
                }
                Fault::NeverHolds(..) => {
                    let message = "this condition can never hold: no reply that sets it comes before";
                    (Rule::NeverHolds, message, "set it in a reply that leads here")
                }
                Fault::NoSafeEnding => {
                    (Rule::NoSafeEnding, "no ending is safe", "let hanging up lead to one with `outcome: safe`")
                }
            };
            let mut report = |at: &At<'_>| self.report(at, rule, message, help);
            let line = |place: usize| lines_at.index(place);
            match fault {
                Fault::LineNeverReached(place) | Fault::NoEscape(place) => report(&line(place).key("id")),
                Fault::EndingNeverReached(place) => report(&endings_at.index(place).key("id")),
                Fault::NoSureReply(place) => report(&line(place).key("replies")),
                Fault::NoSureTarget(place, None) => report(&line(place).key("go")),
                Fault::NeverHolds(place, None) => report(&line(place).key("when")),
                Fault::NoSureTarget(place, Some(reply)) => report(&line(place).key("replies").index(reply).key("go")),
                Fault::NeverHolds(place, Some(reply)) => report(&line(place).key("replies").index(reply).key("when")),
                Fault::NoSafeEnding => report(&endings_at),
            }
        }
    }

    /// Walks every path that the author expects, and says where it goes another way.
    fn own_tests(&mut self, call: &CallFace, key: &CallKey, at: &At<'_>) {
        for (index, path) in key.paths.iter().enumerate() {
            let path_at = at.index(index);
            let replies_at = path_at.key("replies");
            let mut walk = Walk::begin(call);
            let stuck = path.replies.iter().position(|id| walk.reply(id).is_err());
            if let Some(place) = stuck {
                let id = path.replies.get(place).map(ToString::to_string).unwrap_or_default();
                let message = format!("`{}` is not offered there", id.escape_debug());
                self.report(&replies_at.index(place), Rule::PathFails, message, "correct the path, or the call");
            } else if walk.ending() != Some(&path.ends) {
                let where_to = walk.ending().map_or("no ending".to_owned(), |ending| format!("`{ending}`"));
                let message = format!("this path leads to {where_to}, not to `{}`", path.ends.as_str().escape_debug());
                self.report(&path_at.key("ends"), Rule::PathFails, message, "correct the path, or the call");
            }
        }
    }
}
