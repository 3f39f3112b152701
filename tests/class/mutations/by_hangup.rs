//! Mutations of what hangup writes: start files, students' copies, result files and records. Each is made, read by whatever
//! reads such files, and everything looked at that comes out.

use std::fs;

use hangup::class::collect::Marker;
use hangup::class::{DealRecord, ExamSession, Start, StudentsCopy};
use hangup::plain::{Surroundings, play};
use hangup::store::{Guest, Recorder, clock_changes, read_result};
use hangup_core::attempt::AttemptId;
use hangup_core::quiz::call::{CallFace, Walk};
use jiff::SignedDuration;

use super::chance::Chance;
use super::class::{By, CODES, Class, WAYS, computer, seed, show};
use super::json::Node;
use super::shown::{Shown, run};
use super::{damaged, lines};

/// What a learner types who goes through an exam quickly, and hands in.
const LINES: &str = "\ns\n70\n1\n\n1 2\n\ng\n50\n2\n\n1\n\n4 3 2 1\n\nu\n\n\n\n\n\n\n\n\n\n\nhand in\n\nquit\n";

/// JSON with one to three things changed.
fn mutated_json(name: &str, chance: &mut Chance, class: &Class) -> Vec<u8> {
    let mut node = Node::read(&seed(name));
    if chance.once_in(2) {
        (0..1 + chance.below(4)).for_each(|_| node.nudge(chance, &class.texts));
    } else {
        (0..1 + chance.below(3)).for_each(|_| node.mutate(chance, &class.texts));
    }
    node.to_string().into_bytes()
}

pub fn start_file(chance: &mut Chance, class: &Class, shown: &mut Shown) -> usize {
    let bytes = mutated_json("L01.hangup", chance, class);
    let bytes = damaged(bytes, &seed("L01.hangup"), chance);
    let file = class.write("L01.hangup", &bytes);
    class.hand_in_intact();
    let intact_id = read_result(&class.path("hand-in/L01.answers")).unwrap().head.id;
    fs::remove_file(class.path("hand-in/L01.answers")).unwrap();
    match Start::open(&file) {
        Err(why) => shown.line(&why),
        Ok(start) => {
            assert!(Start::open(&class.write("again.hangup", start.write().unwrap().as_bytes())).is_ok());
            assert_eq!(start.paper().entries.len(), start.copy.sealed.faces.len());
            start.copy.sealed.faces.iter().filter_map(|face| face.ask.call()).for_each(walk);
        }
    }
    let session = ExamSession::open(&file, None, computer());
    let (mut exam_file, session, drill) = match session {
        Err(why) => {
            shown.line(&why.to_string());
            return bytes.len();
        }
        Ok(opened) => opened,
    };
    let context = session.context();
    let told = [Some(&context.learner), context.name.as_ref(), Some(&context.file), context.caution.as_ref()];
    told.into_iter().flatten().for_each(|text| shown.line(text));
    let is_their_own = Start::open(&file).unwrap().id == intact_id;
    let clock = exam_file.clock();
    let mut said = Vec::new();
    let recorder: &mut dyn Recorder = if is_their_own { &mut exam_file } else { &mut Guest };
    let surroundings = Surroundings { width: None, now: &mut || clock.now(), recorder, exam: Some(&session) };
    let drill = play(&mut LINES.as_bytes(), &mut said, drill, surroundings).unwrap();
    shown.page(std::str::from_utf8(&said).unwrap());
    drop(drill);
    class.look(By::Record, None, shown);
    bytes.len()
}

/// Goes through a call in some ways; it need not have an end.
fn walk(call: &CallFace) {
    for way in 0..6 {
        let mut walk = Walk::begin(call);
        for step in 0..20 {
            let offered = walk.offered();
            if offered.is_empty() {
                break;
            }
            walk.reply(&offered[(way >> step) % offered.len()].id).unwrap();
        }
    }
}

pub fn students_copy(chance: &mut Chance, class: &Class, shown: &mut Shown) -> usize {
    let bytes = mutated_json("quiz.sealed", chance, class);
    let bytes = damaged(bytes, &seed("quiz.sealed"), chance);
    match StudentsCopy::read(&bytes) {
        Err(why) => shown.line(&why.to_string()),
        Ok(copy) => {
            let learner = class.roster.learners[0].clone();
            let mut record = DealRecord::new(copy, [7; 32], None);
            record.add(learner, AttemptId(1)).unwrap();
            let start = record.start(&record.papers[0]).write().unwrap();
            shown.line(&start);
            assert!(Start::open(&class.write("dealt.hangup", start.as_bytes())).is_ok());
        }
    }
    bytes.len()
}

pub fn result_file(chance: &mut Chance, class: &Class, shown: &mut Shown) -> usize {
    let another = seed(&format!("{}.answers", chance.one(&CODES[1..])));
    let intact = seed("L01.answers");
    let bytes = damaged(lines::mutate(&intact, &another, chance, &class.texts), &intact, chance);
    class.hand_in_intact();
    let path = class.write("hand-in/L01.answers", &bytes);
    let mut head = None;
    match read_result(&path) {
        Err(why) => shown.line(&why.to_string()),
        Ok(received) => {
            clock_changes(&received.readings);
            shown.line(&received.head.learner);
            head = Some(received.head);
        }
    }
    let start_file = class.write("L01.hangup", seed("L01.hangup").as_bytes());
    match ExamSession::open(&start_file, None, computer()) {
        Err(why) => shown.line(&why.to_string()),
        Ok((exam_file, _, drill)) => {
            let now = exam_file.clock().now();
            assert!(drill.attempt().clock().is_none_or(|clock| !clock.left(now).is_negative()));
        }
    }
    let by = chance.one(&WAYS);
    class.look(by, head.as_ref(), shown);
    if chance.once_in(12) {
        run(class, &["class", "collect", "hand-in", "--quiz", "quiz.yaml", "--record", "class.record"], shown);
    }
    bytes.len()
}

pub fn deal_record(chance: &mut Chance, class: &Class, shown: &mut Shown) -> usize {
    let bytes = mutated_json("class.record", chance, class);
    let bytes = damaged(bytes, &seed("class.record"), chance);
    match DealRecord::read(&bytes) {
        Err(why) => shown.line(&why.to_string()),
        Ok(mut record) => {
            class.hand_in_intact();
            shown.table(&record.roster().write());
            let codes: Vec<String> = record.learners().map(|learner| learner.code.clone()).collect();
            for code in codes.iter().take(3) {
                let paper = record.dealt_to(code).unwrap();
                shown.line(&record.start(paper).write().unwrap());
                record.reopen(code, SignedDuration::MAX).unwrap();
            }
            shown.line(&record.dealt_to("nobody").unwrap_err().to_string());
            let mut marker = Marker::new(class.without.quiz.clone()).unwrap();
            marker.hold_against(record);
            show(&marker, &marker.collect(&[class.path("hand-in")], None, None), shown);
        }
    }
    bytes.len()
}
