//! How long the report of a class takes, from a table of responses to JSON: against a bare loop that only reads the rows,
//! and against the same figures by pandas. Then what it takes in memory for an answer, and what ten times the rows take.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark prints its figures and stops at the first surprise"
)]

mod support;

use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use support::build::scratch;
use support::figures::{Target, figure, heading, in_turns, median, milliseconds, ratio, time};
use support::process::Process;
use support::responses;

const ROUNDS: usize = 9;
const LEARNERS: usize = 25_000;
const QUESTIONS: usize = 40;

fn main() {
    let [few, many] = [LEARNERS, 10 * LEARNERS].map(|learners| {
        let file = scratch().join(format!("responses-{learners}.csv"));
        responses::write(&file, learners, QUESTIONS);
        file
    });
    let answers = (LEARNERS * QUESTIONS) as f64;

    heading(&format!("From a table of {answers} responses to the report as JSON, {ROUNDS} runs of each in turns"));
    let mut bare = || time(|| bare_loop(&few));
    let mut hangup = || time(|| report(&few));
    let times = in_turns(ROUNDS, [&mut bare, &mut hangup]);
    let [bare, hangup] = times.each_ref().map(|times| median(times));
    figure("a bare loop over the rows, median", &milliseconds(bare), None);
    let target = Target { words: "at most 2.5 times that", reached: ratio(hangup, bare) <= 2.5 };
    figure("hangup class report --json, median", &milliseconds(hangup), Some(target));
    figure("hangup, times bare", &format!("{:.2}", ratio(hangup, bare)), None);
    match pandas(&few) {
        Some(pandas) => {
            figure("some of it by pandas, median of 3", &milliseconds(pandas), None);
            let faster = ratio(pandas, hangup);
            let target = Target { words: "at least 5", reached: faster >= 5.0 };
            figure("pandas, times hangup", &format!("{faster:.1}"), Some(target));
        }
        None => figure("the same by pandas", "no pandas here", None),
    }

    heading("Its peak memory beyond that of hangup --version");
    match peak_memory(&["class", "report", few.to_str().unwrap(), "--json"]).zip(peak_memory(&["--version"])) {
        Some((peak, nothing)) => {
            let an_answer = (peak - nothing) as f64 * 1024.0 / answers;
            let target = Target { words: "at most 40", reached: an_answer <= 40.0 };
            figure("peak memory", &format!("{} KiB", peak - nothing), None);
            figure("bytes an answer", &format!("{an_answer:.1}"), Some(target));
        }
        None => figure("peak memory", "unknown here", None),
    }

    heading("Ten times the rows, 3 runs of each in turns");
    let mut hangup = || time(|| report(&few));
    let mut hangup_many = || time(|| report(&many));
    let times = in_turns(3, [&mut hangup, &mut hangup_many]);
    let [once, ten_times] = times.each_ref().map(|times| median(times));
    figure("hangup class report --json, median", &milliseconds(ten_times), None);
    let longer = ratio(ten_times, once);
    figure(
        "times one tenth of them",
        &format!("{longer:.1}"),
        Some(Target { words: "at most 11", reached: longer <= 11.0 }),
    );
}

/// The least that reading a table takes.
fn bare_loop(file: &Path) -> u64 {
    let mut reader = csv::Reader::from_path(file).unwrap();
    let mut record = csv::ByteRecord::new();
    let mut rows = 0;
    while reader.read_byte_record(&mut record).unwrap() {
        rows += 1;
    }
    rows
}

fn report(file: &Path) {
    let mut hangup = Command::new(env!("CARGO_BIN_EXE_hangup"));
    let status = hangup.args(["class", "report", "--json"]).arg(file).stdout(Stdio::null()).status().unwrap();
    assert!(status.success());
}

/// How long pandas takes for facility, item-rest correlation and Cronbach's α alone; `None` where there is no pandas.
fn pandas(file: &Path) -> Option<Duration> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/support/report.py");
    let python = || Command::new("python3").arg(script).arg(file).stdout(Stdio::null()).stderr(Stdio::null()).status();
    let mut times = Vec::new();
    for _ in 0..3 {
        let mut works = false;
        times.push(time(|| works = python().is_ok_and(|status| status.success())));
        works.then_some(())?;
    }
    Some(median(&times))
}

/// The most memory that hangup needs with some arguments, in KiB. What it prints is read only in part until it has
/// nothing left to do but to print, so that it can be asked before it is gone.
fn peak_memory(arguments: &[&str]) -> Option<u64> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_hangup")).args(arguments).stdout(Stdio::piped()).spawn().unwrap();
    let mut out = child.stdout.take().unwrap();
    let (process, mut peak) = (Process(child.id()), None);
    let mut chunk = [0; 1 << 12];
    while out.read(&mut chunk).unwrap() > 0 {
        peak = process.peak_memory().or(peak);
    }
    child.wait().unwrap();
    peak
}
