//! The commands as somebody at a shell or in a script meets them: what they print, where, and with which exit code. The
//! real binary runs with a home of its own, so that no user's quizzes are read or written.

use std::fs;
use std::io::pipe;
use std::path::PathBuf;
use std::process::Output;

use assert_cmd::Command;
use hangup::shelf::built_in;
use hangup_core::quiz::is_refused;
use serde_json::Value;
use tempfile::TempDir;

/// Quizzes that are inside the binary, among others perhaps.
const BUILT_IN: [&str; 3] = ["clsid-tricks", "slp-keys", "unsolicited-calls"];

/// A quiz of one question that could not be better.
const GOOD: &str = r#"format: 1
id: my-own
title: A quiz of my own
summary: One question.
questions:
  - id: command
    topic: windows
    scenario: You want to see until when Windows is activated.
    typed:
      ask: Which command is it?
      accept: [slmgr /xpr]
      why: It shows the day in a small window.
    explain: It only reads.
    sources: [{ title: A guide, url: "https://example.org/guide" }]
    checked: 2026-11-23
"#;

/// A home that nobody else uses, gone when the test ends.
struct Home(TempDir);

impl Home {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    /// Puts a quiz where a user keeps their own.
    fn write_own(&self, name: &str, text: &str) -> PathBuf {
        self.write(&format!("data/hangup/quizzes/{name}"), text)
    }

    fn command(&self) -> std::process::Command {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_hangup"));
        command.current_dir(self.0.path());
        for name in ["HOME", "USERPROFILE"] {
            command.env(name, self.0.path());
        }
        command.env("XDG_CONFIG_HOME", self.path("config"));
        for name in ["XDG_DATA_HOME", "APPDATA", "LOCALAPPDATA"] {
            command.env(name, self.path("data"));
        }
        for name in ["NO_COLOR", "CLICOLOR_FORCE", "FORCE_COLOR"] {
            command.env_remove(name);
        }
        command
    }

    fn run(&self, arguments: &[&str]) -> Run {
        Run::from(Command::from_std(self.command()).args(arguments).output().unwrap())
    }
}

/// What came of a command.
#[derive(Debug)]
struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Run {
    /// Worked, and had nothing to say against it.
    fn is_fine(&self) {
        assert_eq!((self.code, self.err.as_str()), (Some(0), ""), "{self:#?}");
    }

    /// Failed with this code, and said all this on stderr and nothing on stdout.
    fn failed(&self, code: i32, words: &[&str]) {
        assert_eq!((self.code, self.out.as_str()), (Some(code), ""), "{self:#?}");
        words.iter().for_each(|words| assert!(self.err.contains(words), "no `{words}` in {self:#?}"));
        self.is_harmless();
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap()
    }

    /// Carries no escape sequence, and nothing else that could steer a terminal.
    fn is_harmless(&self) {
        for text in [&self.out, &self.err] {
            assert!(!text.chars().any(is_refused), "{self:#?}");
        }
    }
}

fn without_sources(quiz: &str) -> String {
    quiz.lines().filter(|line| !line.contains("sources:")).map(|line| format!("{line}\n")).collect()
}

#[test]
fn list_names_the_quizzes_inside_the_binary() {
    let run = Home::new().run(&["list"]);
    run.is_fine();
    assert!(BUILT_IN.iter().all(|id| run.out.lines().any(|line| line.starts_with(id))), "{}", run.out);
}

#[test]
fn list_as_json_says_what_the_menu_shows() {
    let run = Home::new().run(&["list", "--json"]);
    run.is_fine();
    let listed = run.json();
    for id in BUILT_IN {
        let quiz = listed.as_array().unwrap().iter().find(|quiz| quiz["id"] == id).unwrap();
        assert!(quiz["title"].is_string() && quiz["summary"].is_string(), "{quiz:#}");
        assert!(quiz["questions"].as_u64().unwrap() >= 12, "{quiz:#}");
        assert_eq!((&quiz["use"], &quiz["built_in"]), (&Value::from("practice"), &Value::from(true)));
        assert_eq!((&quiz["file"], &quiz["problem"]), (&Value::from(format!("{id}.yaml")), &Value::Null));
    }
}

#[test]
fn a_quiz_in_the_users_folder_is_listed_beside_those_inside() {
    let home = Home::new();
    let file = home.write_own("mine.yaml", GOOD);
    let run = home.run(&["list", "--json"]);
    run.is_fine();
    let listed = run.json();
    assert_eq!(listed.as_array().unwrap().len(), built_in().len() + 1);
    let mine = listed.as_array().unwrap().iter().find(|quiz| quiz["id"] == "my-own").unwrap();
    assert_eq!((&mine["built_in"], &mine["questions"]), (&Value::from(false), &Value::from(1)));
    assert_eq!(mine["file"], file.to_str().unwrap());
    assert!(home.run(&["list"]).out.contains("A quiz of my own"));
}

#[test]
fn a_broken_quiz_in_the_users_folder_is_listed_as_broken_and_harms_no_other() {
    let home = Home::new();
    home.write_own("broken.yaml", &GOOD.replace("format: 1", "format: 9"));
    home.write_own("mine.yaml", GOOD);
    home.write_own("not-text.yaml", "\u{0}");
    home.write_own("notes.txt", "no quiz at all");
    let run = home.run(&["list"]);
    run.is_fine();
    for id in BUILT_IN.iter().chain(&["my-own"]) {
        assert!(run.out.lines().any(|line| line.starts_with(id)), "{}", run.out);
    }
    let broken = run.out.lines().find(|line| line.contains("broken.yaml")).unwrap();
    assert!(broken.contains("line 1, column 9: format 9 is not known here; write format: 1"), "{broken}");

    let listed = home.run(&["list", "--json"]).json();
    let listed = listed.as_array().unwrap();
    assert_eq!(listed.len(), built_in().len() + 3);
    assert_eq!(listed.iter().filter(|quiz| quiz["problem"].is_null()).count(), built_in().len() + 1);
    let broken = listed.iter().find(|quiz| quiz["file"].as_str().unwrap().ends_with("broken.yaml")).unwrap();
    assert!(broken["problem"].as_str().unwrap().contains("format 9 is not known here"), "{broken:#}");
    assert!(broken["id"].is_null() && broken["questions"].is_null(), "{broken:#}");
}

#[test]
fn checking_a_good_quiz_is_silent_and_succeeds() {
    let home = Home::new();
    home.write("good.yaml", GOOD);
    for arguments in [["check", "good.yaml"].as_slice(), &["check", "--strict", "good.yaml"]] {
        let run = home.run(arguments);
        run.is_fine();
        assert_eq!(run.out, "");
    }
}

#[test]
fn checking_a_broken_quiz_fails_with_the_place_the_line_the_rule_and_a_way_out() {
    let home = Home::new();
    home.write("broken.yaml", &GOOD.replace("accept: [slmgr /xpr]", "acept: [slmgr /xpr]"));
    let run = home.run(&["check", "broken.yaml"]);
    run.failed(
        1,
        &[
            "error[unknown-key]",
            "there is no key `acept` in typed",
            "broken.yaml:11:7",
            "11 |       acept: [slmgr /xpr]",
            "help: did you mean `accept`?",
            "error[missing-key]",
            "typed has no `accept`",
        ],
    );
}

#[test]
fn warnings_are_told_and_fail_only_when_asked_to() {
    let home = Home::new();
    home.write("quiz.yaml", &without_sources(GOOD));
    home.run(&["check", "--strict", "quiz.yaml"]).failed(1, &["warning[no-source]", "quiz.yaml:6:5"]);
    let run = home.run(&["check", "quiz.yaml"]);
    assert_eq!((run.code, run.out.as_str()), (Some(0), ""));
    assert!(run.err.contains("warning[no-source]"), "{run:#?}");
}

#[test]
fn checking_as_json_gives_one_object_a_problem_on_stdout_alone() {
    let home = Home::new();
    home.write("broken.yaml", &GOOD.replace("topic: windows", "topic: windows\n    marks: 0"));
    home.write("lacking.yaml", &without_sources(GOOD));
    let run = home.run(&["check", "--json", "broken.yaml", "lacking.yaml"]);
    assert_eq!((run.code, run.err.as_str()), (Some(1), ""));
    let expected = serde_json::json!([
        {
            "file": "broken.yaml",
            "severity": "error",
            "rule": "bad-value",
            "message": "0 is out of range",
            "help": "write a number from 1 to 100",
            "line": 8,
            "column": 12,
        },
        {
            "file": "lacking.yaml",
            "severity": "warning",
            "rule": "no-source",
            "message": "the question has no `sources`",
            "help": "name who says so, and the day you compared",
            "line": 6,
            "column": 5,
        },
    ]);
    assert_eq!(run.json(), expected);
}

#[test]
fn checking_as_json_a_good_quiz_gives_an_empty_list_and_exit_codes_stay() {
    let home = Home::new();
    home.write("good.yaml", GOOD);
    home.write("lacking.yaml", &without_sources(GOOD));
    let run = home.run(&["check", "--json", "good.yaml"]);
    run.is_fine();
    assert_eq!(run.json(), Value::Array(Vec::new()));
    assert_eq!(home.run(&["check", "--json", "lacking.yaml"]).code, Some(0));
    assert_eq!(home.run(&["check", "--json", "--strict", "lacking.yaml"]).code, Some(1));
}

#[test]
fn checking_a_folder_checks_every_quiz_below_it_and_nothing_else() {
    let home = Home::new();
    home.write("bank/good.yaml", GOOD);
    home.write("bank/a/broken.yaml", "format: 1\n");
    home.write("bank/a/b/broken-too.yml", "");
    home.write("bank/notes.txt", "no quiz at all");
    let run = home.run(&["check", "bank"]);
    run.failed(1, &["broken.yaml:1:1", "broken-too.yml:1:1", "there is no quiz in this file"]);
    assert!(!run.err.contains("good.yaml") && !run.err.contains("notes.txt"), "{run:#?}");
    home.run(&["check", "bank/good.yaml", "bank"]).failed(1, &["broken.yaml"]);
}

#[test]
fn checking_what_is_not_there_fails_and_says_so() {
    let home = Home::new();
    fs::create_dir(home.path("nothing-in-it")).unwrap();
    home.run(&["check", "missing.yaml"]).failed(1, &["hangup: missing.yaml cannot be read"]);
    home.run(&["check", "nothing-in-it"]).failed(1, &["nothing-in-it has no quiz files (*.yaml) in it"]);
    home.run(&["check"]).failed(2, &["FILE | FOLDER"]);
}

#[test]
fn checking_a_file_larger_than_any_quiz_reads_no_further() {
    let home = Home::new();
    fs::File::create(home.path("large.yaml")).unwrap().set_len(64 * 1024 * 1024).unwrap();
    let run = home.run(&["check", "large.yaml"]);
    run.failed(1, &["error[too-large]", "large.yaml:1:1", "help: split it into several quizzes"]);
    assert!(run.err.len() < 10_000, "{} bytes of message", run.err.len());
}

#[test]
fn the_shipped_quizzes_could_not_be_better() {
    let quizzes = format!("{}/quizzes", env!("CARGO_MANIFEST_DIR"));
    let run = Home::new().run(&["check", "--strict", &quizzes]);
    run.is_fine();
}

#[test]
fn a_new_quiz_bears_the_name_of_its_file_and_could_not_be_better() {
    let home = Home::new();
    let run = home.run(&["new", "my-phone-drill.yaml"]);
    run.is_fine();
    assert!(run.out.contains("hangup check my-phone-drill.yaml"), "{run:#?}");
    assert!(fs::read_to_string(home.path("my-phone-drill.yaml")).unwrap().contains("\nid: my-phone-drill "));
    let run = home.run(&["check", "--strict", "my-phone-drill.yaml"]);
    run.is_fine();
    assert_eq!(run.out, "");
}

#[test]
fn a_new_quiz_whose_file_has_no_good_name_is_good_all_the_same() {
    let home = Home::new();
    home.run(&["new", "My Quiz!.yaml"]).is_fine();
    home.run(&["check", "--strict", "My Quiz!.yaml"]).is_fine();
}

#[test]
fn new_never_writes_over_a_file() {
    let home = Home::new();
    let file = home.write("precious.yaml", "years of work");
    home.run(&["new", "precious.yaml"]).failed(1, &["precious.yaml exists already", "choose another name"]);
    assert_eq!(fs::read_to_string(file).unwrap(), "years of work");
}

#[test]
fn new_says_when_it_cannot_write() {
    let home = Home::new();
    home.run(&["new", "no-such-folder/quiz.yaml"]).failed(1, &["no-such-folder", "cannot be written"]);
    assert!(!home.path("no-such-folder").exists());
}

#[test]
fn the_committed_schema_is_current() {
    let run = Home::new().run(&["schema"]);
    run.is_fine();
    let file = format!("{}/quizzes/quiz.schema.json", env!("CARGO_MANIFEST_DIR"));
    let committed = fs::read_to_string(&file).unwrap_or_default().replace("\r\n", "\n");
    assert!(run.out == committed, "{file} is stale; run `cargo run -- schema > quizzes/quiz.schema.json`");
}

#[test]
fn the_schema_knows_every_key_and_allows_no_other() {
    let schema = Home::new().run(&["schema"]).json();
    assert_eq!(schema["additionalProperties"], false);
    assert_eq!(schema["required"], serde_json::json!(["format", "id", "title", "summary", "questions"]));
    let question = &schema["$defs"]["QuestionFile"];
    for kind in ["choice", "verdict", "spot", "order", "typed"] {
        assert!(question["properties"][kind].is_object(), "{kind}");
    }
}

#[test]
fn completions_for_every_shell_know_the_commands() {
    let home = Home::new();
    for shell in ["bash", "zsh", "fish"] {
        let run = home.run(&["completions", shell]);
        run.is_fine();
        for command in ["list", "check", "new", "schema", "completions"] {
            assert!(run.out.contains(command), "{shell} does not know {command}");
        }
    }
    home.run(&["completions", "abacus"]).failed(2, &["abacus"]);
}

#[test]
fn what_is_no_command_is_refused_with_exit_code_2() {
    let home = Home::new();
    home.run(&["chekc"]).failed(2, &["chekc", "check"]);
    home.run(&["list", "--colour"]).failed(2, &["--colour"]);
}

#[test]
fn help_and_version_are_no_failures() {
    let home = Home::new();
    let help = home.run(&["--help"]);
    help.is_fine();
    assert!(help.out.contains("check") && help.out.contains("phone scam"), "{}", help.out);
    let version = home.run(&["--version"]);
    version.is_fine();
    assert_eq!(version.out, format!("hangup {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn nobody_listening_to_the_output_is_no_reason_to_panic() {
    let home = Home::new();
    home.write("broken.yaml", "");
    for arguments in [
        ["list"].as_slice(),
        &["list", "--json"],
        &["schema"],
        &["completions", "bash"],
        &["check", "--json", "broken.yaml"],
    ] {
        // The reading end is gone before the program starts.
        let (reader, writer) = pipe().unwrap();
        drop(reader);
        let run = Run::from(home.command().args(arguments).stdout(writer).output().unwrap());
        assert_eq!((run.code, run.err.as_str()), (Some(141), ""), "{arguments:?}");
    }
}

#[test]
fn nobody_listening_to_the_errors_is_no_reason_to_panic() {
    let home = Home::new();
    home.write("broken.yaml", "");
    for (arguments, code) in
        [(["check", "broken.yaml"], 141), (["check", "missing.yaml"], 141), (["play", "missing.yaml"], 1)]
    {
        let (reader, writer) = pipe().unwrap();
        drop(reader);
        let run = Run::from(home.command().args(arguments).stderr(writer).output().unwrap());
        assert_eq!((run.code, run.out.as_str()), (Some(code), ""), "{arguments:?}");
    }
}

#[test]
fn refused_text_never_reaches_the_terminal_as_it_is() {
    let home = Home::new();
    for (name, from, to) in [
        ("written-out", "title: A quiz", "title: \"\\e]0;pwned\\a\\e[31m\""),
        ("raw", "title: A quiz", "title: \u{1b}]0;pwned\u{7}"),
        ("c1", "title: A quiz", "title: \u{9b}31m"),
        ("turned", "title: A quiz", "title: \u{202e}ziuq A"),
        ("key", "title: A quiz", "\"\\e[2J\": A quiz"),
        ("id", "id: my-own", "id: \"\\e[2J\\x9b\""),
        ("twin", "topic: windows", "topic: windows\n    twin: \"\\e[2J\\x9b\""),
        ("word", "questions:", "use: \"\\e[2J\\x9b\"\nquestions:"),
        ("day", "checked: 2026-11-23", "checked: \"\\e[2J\\x9b\""),
        ("limit", "questions:", "time_limit: \"\\e[2J\\x9b\"\nquestions:"),
        ("tag", "title: A quiz", "title: !\u{1b}[2J A quiz"),
        ("start", "title: A quiz", "title: \u{1b}"),
        ("number", "format: 1", "format: \"\\e[2J\\x9b\""),
    ] {
        assert!(GOOD.contains(from), "{from}");
        let file = home.write_own(&format!("{name}.yaml"), &GOOD.replace(from, to));
        let file = file.to_str().unwrap();
        home.run(&["check", file]).failed(1, &[]);
        let run = home.run(&["check", "--json", file]);
        assert_eq!(run.code, Some(1), "{name}");
        run.is_harmless();
    }
    for arguments in [["list"].as_slice(), &["list", "--json"]] {
        let run = home.run(arguments);
        run.is_fine();
        run.is_harmless();
    }
}

// Other systems allow no such file names.
#[cfg(target_os = "linux")]
#[test]
fn file_names_never_reach_the_terminal_as_they_are() {
    let home = Home::new();
    let name = "\u{1b}[31m\u{9b}2J\u{202e}.yaml";
    let missing = home.run(&["check", name]);
    missing.failed(1, &["cannot be read"]);
    let new = home.run(&["new", name]);
    new.is_fine();
    new.is_harmless();
    home.run(&["new", name]).failed(1, &["exists already"]);
    home.write(name, "format: 2");
    home.run(&["check", name]).failed(1, &["error[unknown-format]"]);
    home.run(&["check", "."]).failed(1, &["error[unknown-format]"]);
    let json = home.run(&["check", "--json", name]);
    json.is_harmless();
    assert_eq!(json.json()[0]["rule"], "unknown-format");

    home.write_own(name, "format: 2");
    let list = home.run(&["list"]);
    list.is_fine();
    list.is_harmless();
    home.run(&["list", "--json"]).is_harmless();
}

#[test]
fn a_file_that_cannot_be_read_does_not_keep_the_others_from_being_checked() {
    let home = Home::new();
    home.write("broken.yaml", "format: 2");
    home.run(&["check", "missing.yaml", "broken.yaml"])
        .failed(1, &["missing.yaml cannot be read", "error[unknown-format]"]);
}

#[test]
fn a_handout_and_its_key_are_pages_on_stdout() {
    let home = Home::new();
    for (arguments, words) in [
        (["class", "print", "before"].as_slice(), ["Handout · Form A", "Answer sheet"]),
        (&["class", "print", "before", "--form", "C", "--large"], ["Handout · Form C", "class=\"large\""]),
        (&["class", "print", "before", "--form", "B", "--key"], ["Key · Form B", "What gave it away"]),
    ] {
        let run = home.run(arguments);
        run.is_fine();
        assert!(run.out.starts_with("<!DOCTYPE html>") && run.out.trim_end().ends_with("</html>"), "{arguments:?}");
        words.iter().for_each(|words| assert!(run.out.contains(words), "no `{words}`: {arguments:?}"));
    }
}

#[test]
fn a_handout_is_written_into_a_file_that_does_not_exist_yet_and_into_no_other() {
    let home = Home::new();
    let run = home.run(&["class", "print", "before", "-o", "before.html"]);
    run.is_fine();
    assert!(run.out.starts_with("before.html is written."), "{}", run.out);
    let written = fs::read_to_string(home.path("before.html")).unwrap();
    assert_eq!(written.trim_end(), home.run(&["class", "print", "before"]).out.trim_end());

    home.run(&["class", "print", "before", "--key", "-o", "before.html"])
        .failed(1, &["hangup: before.html exists already and is left as it is; choose another name"]);
    assert_eq!(fs::read_to_string(home.path("before.html")).unwrap(), written);
    home.run(&["class", "print", "before", "-o", "nowhere/before.html"])
        .failed(1, &["hangup: nowhere/before.html cannot be written"]);
}

#[test]
fn a_form_or_a_quiz_that_does_not_exist_is_not_printed() {
    let home = Home::new();
    home.run(&["class", "print", "before", "--form", "E"]).failed(2, &["invalid value 'E'", "A, B, C, D"]);
    home.run(&["class", "print", "befor"]).failed(1, &["befor"]);
}

#[test]
fn a_wall_needs_a_terminal_and_begins_no_file_without_one() {
    let home = Home::new();
    let show = |more: &[&str]| home.run(&[&["class", "show", "clsid-tricks", "--keep", "hands.jsonl"], more].concat());
    show(&[]).failed(1, &["hangup: hangup draws on a terminal", "start it in a terminal window, without a pipe"]);
    show(&["--plain"]).failed(1, &["leave out --plain, or use hangup play clsid-tricks --plain"]);
    home.run(&["class", "show", "nobody"]).failed(1, &["nobody"]);
    assert!(!home.path("hands.jsonl").exists());
}
