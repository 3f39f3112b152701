//! What commands write, and what they are given to read: no link is followed, nothing is left by halves, others cannot read
//! it, and what is no file is told at once.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::time::{Duration, Instant};

use crate::desk::Desk;

const COLLECT: [&str; 5] = ["class", "collect", "handed-in", "--quiz", "quiz.yaml"];
const REPORT: [&str; 5] = ["class", "report", "handed-in", "--quiz", "quiz.yaml"];

/// Commands that write a file anew, each with what is added to it, and the file.
const ANEW: &[(&[&str], &[&str], &str)] = &[
    (&COLLECT, &["--gradebook", "h/out.csv"], "h/out.csv"),
    (&COLLECT, &["--responses", "h/out.csv"], "h/out.csv"),
    (&COLLECT, &["--reviews", "h"], "h/A1.html"),
    (&REPORT, &["--html", "h/out.html"], "h/out.html"),
    (&REPORT, &["--csv", "--anonymous", "--codes", "h/out.csv"], "h/out.csv"),
];

/// Commands that write a file which must not be there yet, and the file.
const NEW: &[(&[&str], &str)] = &[
    (&["class", "seal", "quiz.yaml", "-o", "h/out"], "h/out"),
    (&["class", "deal", "quiz.sealed", "--roster", "roster.csv", "-o", "h"], "h/A1.hangup"),
    (&["class", "print", "quiz.yaml", "-o", "h/out"], "h/out"),
    (&["class", "print", "quiz.yaml", "--key", "-o", "h/out"], "h/out"),
    (&["export", "gift", "choice.yaml", "-o", "h/out"], "h/out"),
    (&["import", "gift", "bank.gift", "-o", "h/out"], "h/out"),
    (&["new", "h/out"], "h/out"),
];

/// Every command that writes a file anew, whole.
fn anew() -> impl Iterator<Item = (Vec<&'static str>, &'static str)> {
    ANEW.iter().map(|(command, more, file)| ([*command, *more].concat(), *file))
}

/// What stands in a file before it is written anew, or must not be written: a gradebook, since no other table is written
/// over by one.
const AS_IT_WAS: &str = "learner,name,mark\nA1,Ann,1\n";

/// A desk whose folder `h` is there and empty.
fn tidy() -> Desk {
    let desk = Desk::after_an_exam();
    desk.write("victim.txt", AS_IT_WAS);
    fs::create_dir(desk.path("h")).unwrap();
    desk
}

fn clear(desk: &Desk) {
    fs::remove_dir_all(desk.path("h")).unwrap();
    fs::create_dir(desk.path("h")).unwrap();
    // What dealing writes beside the folder of the start files.
    for beside in ["h.record", "h-roster.csv"] {
        let _ = fs::remove_file(desk.path(beside));
    }
}

fn is_file(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|about| about.is_file())
}

#[test]
fn what_is_written_anew_never_goes_through_a_link() {
    let desk = tidy();
    for (command, file) in anew() {
        clear(&desk);
        // Where hangup once wrote first, and where the file itself is to be.
        for name in [format!("{file}.new"), file.to_owned()] {
            symlink("../victim.txt", desk.path(&name)).unwrap();
        }
        desk.succeeds(&command);
        assert_eq!(desk.read("victim.txt"), AS_IT_WAS, "{command:?}");
        assert!(is_file(&desk.path(file)), "{command:?}: the link is still there");
    }
}

#[test]
fn what_must_be_new_is_not_written_through_a_link_either() {
    let desk = tidy();
    for (command, file) in NEW {
        for victim in ["../victim.txt", "../nowhere.txt"] {
            clear(&desk);
            symlink(victim, desk.path(file)).unwrap();
            assert!(desk.fails(command).contains("exists already"), "{command:?}");
        }
        assert_eq!(desk.read("victim.txt"), AS_IT_WAS, "{command:?}");
        assert!(!desk.path("nowhere.txt").exists(), "{command:?}");
        assert_eq!(desk.names("h").len(), 1, "{command:?} left a draft");
    }
}

#[test]
fn a_folder_in_the_way_is_an_error_in_words() {
    let desk = tidy();
    for (command, file) in anew() {
        clear(&desk);
        fs::create_dir(desk.path(file)).unwrap();
        let told = desk.fails(&command);
        assert!(told.contains("a folder has this name; choose another"), "{command:?}: {told}");
        assert_eq!(desk.names("h").len(), 1, "{command:?} left a draft");
    }
}

/// A limit on the size of files does what a full disk does.
#[test]
fn where_there_is_no_room_the_old_file_is_whole_and_no_draft_is_left() {
    let desk = tidy();
    for (command, file) in anew().chain(NEW.iter().map(|(command, file)| (command.to_vec(), *file))) {
        clear(&desk);
        let is_new = NEW.iter().any(|(other, _)| *other == command);
        if !is_new {
            desk.write(file, AS_IT_WAS);
        }
        let script = r#"ulimit -f 0; exec "$HANGUP" "$@""#;
        let output = desk.command("sh").args(["-c", script, "sh"]).args(&command).output().unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{command:?}: {told}");
        assert!(
            told.contains("cannot be written") && told.contains("nothing there was changed"),
            "{command:?}: {told}"
        );
        let left =
            if is_new { vec![] } else { vec![Path::new(file).file_name().unwrap().to_str().unwrap().to_owned()] };
        assert_eq!(desk.names("h"), left, "{command:?}");
        if !is_new {
            assert_eq!(desk.read(file), AS_IT_WAS, "{command:?}");
        }
    }
}

/// With the mask that most systems have.
const USUAL_MASK: &str = r#"umask 022; exec "$HANGUP" "$@""#;

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn what_is_written_is_for_its_owner_alone_but_for_start_files() {
    let desk = tidy();
    for (command, file) in anew().chain(NEW.iter().map(|(command, file)| (command.to_vec(), *file))) {
        clear(&desk);
        let output = desk.command("sh").args(["-c", USUAL_MASK, "sh"]).args(&command).output().unwrap();
        assert!(output.status.success(), "{command:?}: {output:?}");
        let expected = if file.ends_with(".hangup") { 0o644 } else { 0o600 };
        assert_eq!(mode(&desk.path(file)), expected, "{command:?}");
    }
    assert_eq!(mode(&desk.path("papers-roster.csv")), 0o600, "it has everybody's names");
    let deal = ["class", "deal", "quiz.sealed", "--roster", "roster.csv", "-o", "dealt"];
    assert!(desk.command("sh").args(["-c", USUAL_MASK, "sh"]).args(deal).status().unwrap().success());
    assert_eq!(mode(&desk.path("dealt.record")), 0o600, "it has a key");
    assert_eq!(mode(&desk.path("dealt")), 0o755, "learners open the files in it");
    assert_eq!(mode(&desk.path("handed-in")), 0o700);
    fs::remove_dir_all(desk.path("h")).unwrap();
    desk.succeeds(&[&COLLECT[..], &["--reviews", "h"]].concat());
    assert_eq!(mode(&desk.path("h")), 0o700);
}

#[test]
fn a_pipe_or_a_device_where_a_file_should_be_is_told_at_once() {
    let desk = tidy();
    let made = desk.command("mkfifo").args(["pipe", "pipe.yaml", "pipe.hangup", "pipe.csv", "pipe.gift"]).status();
    assert!(made.unwrap().success());
    fs::create_dir_all(desk.path("config/hangup")).unwrap();
    for (command, name) in [
        (&["check", "pipe"][..], "pipe"),
        (&["check", "/dev/zero"], "/dev/zero"),
        (&["play", "./pipe"], "pipe"),
        (&["play", "pipe.yaml"], "pipe.yaml"),
        (&["play", "pipe.hangup"], "pipe.hangup"),
        (&["graph", "pipe.yaml"], "pipe.yaml"),
        (&["redo", "pipe.yaml"], "pipe.yaml"),
        (&["import", "gift", "pipe.gift"], "pipe.gift"),
        (&["export", "gift", "pipe.yaml"], "pipe.yaml"),
        (&["class", "seal", "pipe.yaml", "-o", "h/out"], "pipe.yaml"),
        (&["class", "print", "pipe.yaml"], "pipe.yaml"),
        (&["class", "deal", "pipe", "--roster", "roster.csv", "-o", "h/deal"], "pipe"),
        (&["class", "deal", "quiz.sealed", "--roster", "pipe.csv", "-o", "h/deal"], "pipe.csv"),
        (&["class", "enter", "quiz.yaml", "--roster", "pipe.csv"], "pipe.csv"),
        (&["class", "collect", "handed-in", "--quiz", "quiz.yaml", "--roster", "pipe.csv"], "pipe.csv"),
        (&["class", "report", "pipe.csv", "--csv"], "pipe.csv"),
        (&["class", "report", "/dev/zero", "--csv"], "/dev/zero"),
    ] {
        let begun = Instant::now();
        let output = desk.command("timeout").args(["20", env!("CARGO_BIN_EXE_hangup")]).args(command).output().unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{command:?}: {told}");
        assert!(told.contains(name) && told.contains("no ordinary file"), "{command:?}: {told}");
        assert!(begun.elapsed() < Duration::from_secs(20), "{command:?}");
    }
    fs::rename(desk.path("pipe"), desk.path("config/hangup/config.yaml")).unwrap();
    let output =
        desk.command("timeout").args(["20", env!("CARGO_BIN_EXE_hangup"), "play", "quiz.yaml"]).output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("config.yaml") && told.contains("no ordinary file"), "{told}");
}
