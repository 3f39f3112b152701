//! The front end in `core/examples`, which knows no screen: the same answers give the same events as line by line.

use std::cell::RefCell;
use std::io::{self, BufReader, Read, Write};
use std::rc::Rc;
use std::sync::Arc;

use hangup_core::attempt::{Attempt, What};
use hangup_core::drill::Drill;
use hangup_core::quiz::{Booklet, Quiz, parse};
use serde_json::{Value, json};

use crate::lines::{clock, played};
use crate::playing::{ANSWERS, every_kind, practice, short_call};

#[allow(dead_code, reason = "it is a program of its own, of which only the playing is wanted here")]
#[path = "../../core/examples/json_lines.rs"]
mod front_end;

/// Everything that the front end wrote, read by somebody who goes on after each explanation, and answers in order.
#[derive(Clone)]
struct Reader {
    written: Rc<RefCell<Vec<u8>>>,
    inputs: Rc<RefCell<Vec<Value>>>,
}

impl Reader {
    fn lines(&self) -> Vec<Value> {
        let written = self.written.borrow();
        written.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect()
    }
}

impl Write for Reader {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.written.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Read for Reader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let view = self.lines().last().map(|line| line["view"].clone());
        let input = match view.as_ref().and_then(Value::as_str) {
            Some("question") if !self.inputs.borrow().is_empty() => self.inputs.borrow_mut().remove(0),
            Some("explained" | "twins") => json!("next"),
            _ => return Ok(0),
        };
        let line = format!("{input}\n");
        buffer[..line.len()].copy_from_slice(line.as_bytes());
        Ok(line.len())
    }
}

/// Plays by the answers and replies that were given line by line.
fn played_by_json(quiz: &Quiz, attempt: Attempt, happened: &[What]) -> Vec<What> {
    let inputs = happened.iter().filter_map(|what| match what {
        What::Answered { response, .. } => Some(json!({ "answer": response })),
        What::Replied { reply, .. } => Some(json!({ "reply": reply })),
        What::Shown { .. } | What::Paused | What::Resumed | What::HandedIn | What::Reopened(_) => None,
    });
    let reader = Reader { written: Rc::default(), inputs: Rc::new(RefCell::new(inputs.collect())) };
    let drill = Drill::new(Booklet::Open(Arc::new(quiz.clone())), attempt);
    front_end::play(BufReader::new(reader.clone()), reader.clone(), drill, clock()).unwrap();
    let events = reader.lines().into_iter().filter_map(|line| line.get("events").cloned());
    events
        .flat_map(|events| serde_json::from_value::<Vec<Value>>(events).unwrap())
        .map(|mut event| serde_json::from_value(event["what"].take()).unwrap())
        .collect()
}

#[test]
fn a_quiz_and_a_call_by_json_are_the_same_attempt_as_line_by_line() {
    let calls = parse(include_bytes!("../fixtures/calls/short-call.yaml")).unwrap();
    assert_eq!(calls, short_call());
    for (quiz, lines) in [(every_kind(), ANSWERS.join("\n\n") + "\n\n\n"), (short_call(), "1\n2\ns\n90\n\n".to_owned())]
    {
        let attempt = practice(&quiz);
        let happened = played(&quiz, attempt.clone(), &lines).happened();
        assert!(happened.contains(&What::HandedIn), "it was not played to its end: {happened:?}");
        assert_eq!(played_by_json(&quiz, attempt, &happened), happened);
    }
}
