//! The page for teachers, followed word by word: its roster, and every command in the order in which it stands there. The
//! learners sit their exams in terminals of their own, and what only happens in a room happens on the wall.

use std::fs;
use std::path::Path;

use hangup::tui::keys::Context;

use crate::pty::{HANGUP, Home, Pty};
use crate::robot::{arrive, play};

/// The indented blocks of the page, in order.
fn blocks() -> Vec<String> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/a-lesson-in-forty-minutes.md");
    let text = fs::read_to_string(page).unwrap();
    let mut blocks: Vec<String> = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        match line.strip_prefix("    ") {
            Some(line) if inside => *blocks.last_mut().unwrap() += &format!("{line}\n"),
            Some(line) => blocks.push(format!("{line}\n")),
            None => {}
        }
        inside = line.starts_with("    ");
    }
    blocks
}

/// Runs a command of the page as a shell would, and gives what it says.
fn run(home: &Home, line: &str, input: &str) -> String {
    let typed = home.write("typed", input.as_bytes());
    let words: Vec<&str> = line.split_whitespace().skip(1).collect();
    let mut command = home.command(HANGUP);
    let output = command.args(&words).stdin(fs::File::open(typed).unwrap()).output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{line}\n{told}");
    String::from_utf8(output.stdout).unwrap()
}

/// A learner sits the exam of a start file, hands it in, and opens it with the words; gives their answer code.
fn sit(home: &Home, learner: &str, words: &str) -> String {
    let mut pty = home.script(&format!("cd papers && exec $HANGUP play {learner}.hangup")).go();
    assert!(arrive(&pty, Context::Welcome).contains(learner));
    pty.press("Enter");
    pty.wait_for("1 of 10");
    play(&mut pty);
    arrive(&pty, Context::HandIn);
    pty.press("h");
    let handed_in = arrive(&pty, Context::HandedIn);
    pty.paste(words);
    pty.press("Enter");
    let results = arrive(&pty, Context::Marked);
    assert!(results.contains("You did the safe thing in"), "{results}");
    pty.press("q");
    pty.end().gave_the_terminal_back(0);
    let code = handed_in.lines().find(|line| line.contains('-') && line.trim().chars().all(is_of_a_code));
    code.unwrap().trim().to_owned()
}

fn is_of_a_code(letter: char) -> bool {
    letter == '-' || letter.is_ascii_uppercase() || letter.is_ascii_digit()
}

/// One situation on the wall, with hands before and after.
fn wall(mut pty: Pty) {
    arrive(&pty, Context::Wall);
    pty.press("Enter");
    for hands in ["2 Space 1 Enter", "1 Space 2 Enter"] {
        arrive(&pty, Context::Hands);
        pty.press(hands);
        pty.wait_until("what comes after the count", |screen| !screen.contains('▸'));
        pty.press("Enter");
    }
    pty.press("q");
    arrive(&pty, Context::Leave);
    pty.press("l");
    pty.end().gave_the_terminal_back(0);
}

#[test]
fn the_page_for_teachers_is_followed_word_by_word() {
    let home = Home::new();
    let mut blocks = blocks().into_iter();
    home.write("roster.csv", blocks.next().unwrap().as_bytes());
    let mut words = String::new();
    let mut done = Vec::new();
    for line in blocks.flat_map(|block| block.lines().map(str::to_owned).collect::<Vec<_>>()) {
        let command = line.split_whitespace().nth(2).unwrap().to_owned();
        match command.as_str() {
            "show" => {
                let arguments: Vec<&str> = line.split_whitespace().skip(1).collect();
                wall(home.hangup(&arguments).go());
                assert_eq!(home.read("hands.jsonl").lines().count(), 2);
            }
            // With machines: whoever came later is known by the record.
            "enter" if !words.is_empty() => {
                run(&home, "hangup class add papers.record L26 --form B", "");
                let said = run(&home, &line, "L26 B - - - - - - - - - s80a\n\n");
                assert!(said.contains("L26, form B, 1 of 10 answered"), "{said}");
                fs::remove_file(home.path("handed-in/L26.answers")).unwrap();
            }
            // On paper: one row in full, one half filled in, and the rest left blank.
            "enter" => {
                let said = run(&home, &line, "L01 A s80a g90b - - - - - - - -\nl03 c s80 -a - - - - - - - -\n\n");
                assert!(said.contains("Written to handed-in/L01.answers."), "{said}");
                assert!(said.contains("L03, form C, 2 of 10 answered: s80 -a - - - - - - - -"), "{said}");
            }
            "seal" => {
                let said = run(&home, &line, "");
                words = said.lines().find(|line| line.starts_with("    ")).unwrap().trim().to_owned();
            }
            "collect" if words.is_empty() => {
                let said = run(&home, &line, "");
                assert!(said.contains("Missing: L02.") && said.matches("from paper").count() == 2, "{said}");
                assert_eq!(home.read("marks.csv").lines().count(), 4);
                assert_eq!(home.read("reviews/reviews.all.html").matches("Form C").count(), 1);
                // The lesson with machines is another one.
                fs::remove_dir_all(home.path("handed-in")).unwrap();
                fs::remove_dir_all(home.path("reviews")).unwrap();
                fs::remove_file(home.path("marks.csv")).unwrap();
            }
            "deal" => {
                run(&home, &line, "");
                let shared = fs::read_dir(home.path("papers")).unwrap().map(|file| file.unwrap().path());
                assert!(shared.into_iter().all(|file| file.extension().unwrap() == "hangup"), "learners see more");
                fs::create_dir(home.path("handed-in")).unwrap();
            }
            "collect" => {
                sit(&home, "L01", &words);
                sit(&home, "L02", &words);
                let said = run(&home, &line, "");
                assert!(said.contains("Missing: L03, L26."), "{said}");
                assert_eq!(home.read("marks.csv").lines().count(), 5);
                assert!(home.read("reviews/L01.html").contains("You did the safe thing in"));
            }
            "report" => assert!(run(&home, &line, "").contains("2 learners, 10 questions.")),
            _ => {
                run(&home, &line, "");
            }
        }
        done.push(command);
    }
    assert_eq!(done, ["show", "print", "print", "enter", "collect", "seal", "deal", "enter", "collect", "report"]);
    let (papers, keys) = (home.read("papers.html"), home.read("keys.html"));
    assert_eq!(
        ["A", "B", "C", "D"].map(|form| papers.matches(&format!("Handout · Form {form}")).count()),
        [1, 1, 1, 0]
    );
    assert!(papers.contains("L03") && papers.matches("Answer sheet").count() == 3);
    assert_eq!(["A", "B", "C", "D"].map(|form| keys.matches(&format!("Key · Form {form}<")).count()), [1, 1, 1, 0]);
}

#[test]
fn an_exam_goes_on_after_a_crash_and_begins_by_itself_beside_its_start_file() {
    let home = Home::new();
    home.write("roster.csv", b"code\nL01\n");
    let sealed = run(&home, "hangup class seal before -o before.sealed", "");
    let words = sealed.lines().find(|line| line.starts_with("    ")).unwrap().trim().to_owned();
    run(&home, "hangup class deal before.sealed --roster roster.csv", "");
    let beside = || home.script("cd papers && exec $HANGUP").go();
    let mut pty = beside();
    arrive(&pty, Context::Welcome);
    pty.press("Enter");
    pty.wait_for("1 of 10");
    pty.press("s Right 1 Enter");
    pty.wait_for("2 of 10");
    pty.kill();
    assert_eq!(home.read("papers/L01.answers").matches("answered").count(), 1);

    // It is gone on with where it was; in two windows at once it is not.
    let mut pty = beside();
    pty.wait_for("2 of 10");
    let second = beside().end();
    assert!(second.text().contains("this paper is open already"), "{}", second.text());
    second.left_the_settings_alone(1);
    play(&mut pty);
    arrive(&pty, Context::HandIn);
    pty.press("h");
    arrive(&pty, Context::HandedIn);
    pty.press("Esc");
    pty.end().gave_the_terminal_back(0);
    assert!(!home.path("data/hangup/history.db").exists(), "an exam is no business of the learner's history");

    // Handed in, it stays so, and is opened by the words and no others.
    let mut pty = beside();
    arrive(&pty, Context::HandedIn);
    pty.paste("four words of mine");
    pty.press("Enter");
    pty.wait_for("is none of the words there are");
    pty.press("Ctrl-U");
    pty.paste(&words);
    pty.press("Enter");
    arrive(&pty, Context::Marked);
    pty.press("r");
    arrive(&pty, Context::Review);
    pty.press("Esc");
    arrive(&pty, Context::Marked);
    pty.press("q");
    pty.end().gave_the_terminal_back(0);
}

#[test]
fn beside_several_start_files_one_is_asked_which_and_told_how_far_each_has_come() {
    let home = Home::new();
    home.write("roster.csv", b"code,name\nL01,Ann Lee\nL02,Bo\nL03,\n");
    let sealed = run(&home, "hangup class seal before -o before.sealed", "");
    let words = sealed.lines().find(|line| line.starts_with("    ")).unwrap().trim().to_owned();
    fs::create_dir(home.path("handed-in")).unwrap();
    run(&home, "hangup class deal before.sealed --roster roster.csv --hand-in ../handed-in", "");
    sit(&home, "L01", &words);
    home.write("papers/L04.hangup", b"{}");

    let listed = "1. L01.hangup, for Ann Lee (L01): handed in.\n2. L02.hangup, for Bo (L02): not begun.\n\
                  3. L03.hangup, for L03: not begun.\n4. L04.hangup is no start file, or damaged";
    let beside = |flag: &str| home.script(&format!("cd papers && exec $HANGUP {flag}")).go();
    let mut pty = beside("");
    let screen = pty.wait_for("or quit to leave.");
    assert!(screen.contains(listed) && screen.contains("5. None of these: the quizzes for practice."), "{screen}");
    pty.type_line("2");
    assert!(arrive(&pty, Context::Welcome).contains("Bo"));
    pty.press("Enter");
    pty.wait_for("1 of 10");
    pty.press("s Right 1 Enter");
    pty.wait_for("2 of 10");
    pty.kill();

    // Only to look leaves nothing behind, and nobody's file is changed.
    let mut pty = beside("--plain");
    let screen = pty.wait_for("or quit to leave.");
    assert!(screen.contains("2. L02.hangup, for Bo (L02): begun, 1 of 10 answered."), "{screen}");
    pty.type_line("quit");
    pty.end().left_the_settings_alone(0);
    assert_eq!(fs::read_dir(home.path("handed-in")).unwrap().count(), 2);

    // Its file is gone, and the copy still tells how far the exam has come.
    fs::remove_file(home.path("handed-in/L02.answers")).unwrap();
    let mut pty = beside("");
    let screen = pty.wait_for("or quit to leave.");
    assert!(screen.contains("2. L02.hangup, for Bo (L02): begun, 1 of 10 answered."), "{screen}");
    pty.type_line("5");
    arrive(&pty, Context::Menu);
    pty.press("q");
    pty.end().gave_the_terminal_back(0);
}
