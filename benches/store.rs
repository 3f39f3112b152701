//! What keeping an answer costs beyond what the disk itself takes: an event written down with full durability, against a
//! bare write of a page and its flush to the same disk, in turns.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark prints its figures and stops at the first surprise"
)]

mod support;

use std::fs::OpenOptions;
use std::io::Write;
use std::time::Duration;

use hangup::shelf::built_in;
use hangup::store::{History, Recorder, Store};
use hangup_core::attempt::{Attempt, DrawOptions, Mode, Response, What, draw};
use jiff::Timestamp;
use support::figures::{Target, figure, heading, in_turns, milliseconds, percentile, time};

const ROUNDS: usize = 2_000;

/// What a transaction of one event writes to the disk, in bytes: a page or two, each with its head.
const PAGES: usize = 2 * (4096 + 24);

fn main() {
    let folder = tempfile::tempdir_in(support::build::scratch()).unwrap();
    let quiz = built_in().pop().unwrap().place.open().unwrap();
    let options = DrawOptions { mode: Mode::Exam, seed: 1, form: String::new(), count: None, topic: None };
    let mut attempt = Attempt::new(draw(&quiz, &options));
    let mut history = History::of(Store::open(&folder.path().join("history.db")).unwrap());
    history.begin(attempt.paper.clone());
    let question = attempt.paper.entries[0].question.clone();
    let mut file = OpenOptions::new().create(true).append(true).open(folder.path().join("bare")).unwrap();
    let page = vec![7; PAGES];

    let mut bare = || {
        time(|| {
            file.write_all(&page).unwrap();
            file.sync_data().unwrap();
        })
    };
    let mut keep = || {
        let response = Response::Typed("slmgr /xpr".to_owned());
        attempt.record(Timestamp::UNIX_EPOCH, What::Answered { question: question.clone(), response });
        let newest = attempt.events().len() - 1;
        time(|| history.append(&attempt.events()[newest..]).unwrap())
    };
    let times = in_turns(ROUNDS, [&mut bare, &mut keep]);
    heading(&format!("Keeping an answer, {ROUNDS} of each in turns"));
    for (percent, most) in [(50, Duration::from_millis(1)), (99, Duration::from_millis(5))] {
        let [bare, keep] = times.each_ref().map(|times| percentile(times, percent));
        figure(&format!("a bare write and flush, {percent}th percentile"), &milliseconds(bare), None);
        let added = keep.saturating_sub(bare);
        let words = if percent == 50 { "at most 1 ms more" } else { "at most 5 ms more" };
        figure(
            &format!("an answer kept, {percent}th percentile"),
            &milliseconds(keep),
            Some(Target { words, reached: added <= most }),
        );
    }
}
