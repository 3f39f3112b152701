//! Moodle's GIFT: what is read means what Moodle means by it, and what cannot be carried is named with its place. No
//! file, however broken, does more than that.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use hangup::exchange::gift::{self, Import};
use hangup_core::quiz::{AnswerKey, Ask, Problem, Question, Rule, is_refused, parse};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::signs::PIECES;

/// A file, the one rule that is broken, at which line and column, words of the message and of the way out, and how many
/// questions are carried all the same.
type Mistake = (&'static str, Rule, usize, usize, &'static str, &'static str, usize);

/// Places are counted by hand.
#[rustfmt::skip]
const MISTAKES: &[Mistake] = &[
    // What is no GIFT.
    ("answer-without-mark", Rule::Syntax, 1, 16, "this is no answer", "begin each with = or ~", 0),
    ("brace-in-answers", Rule::Syntax, 2, 8, "a { stands inside of the answers", "\\{ for a brace in a text", 0),
    ("byte-order-mark-and-crlf", Rule::Syntax, 10, 6, "a { stands inside of the answers", "write } before it", 1),
    ("category-with-more", Rule::Syntax, 2, 1, "a category stands alone", "an empty line after", 0),
    ("escape-sequence", Rule::RefusedCharacter, 3, 4, "an escape character (U+001B)", "take it out", 0),
    ("lower-case-true", Rule::Syntax, 1, 39, "this is no answer", "TRUE or FALSE in capitals", 0),
    ("no-beginning-of-answers", Rule::Syntax, 1, 28, "no { opened what this } closes", "write \\}", 0),
    ("no-end-of-answers", Rule::Syntax, 7, 15, "the answers have no end", "write } behind the last", 2),
    ("no-text", Rule::Blank, 1, 1, "the question has no text", "before the answers", 0),
    ("not-utf8", Rule::NotUtf8, 3, 4, "not UTF-8", "save the file as UTF-8", 0),
    ("nothing-between-marks", Rule::Blank, 1, 21, "this answer says nothing", "\\= and \\~", 0),
    ("nothing-but-comments", Rule::Empty, 1, 1, "there is no question in this file", "export it from Moodle", 0),
    ("title-without-end", Rule::Syntax, 6, 3, "the title has no end", "write :: behind it", 1),
    ("two-questions-in-one-block", Rule::Syntax, 2, 11, "a brace stands behind the answers", "an empty line between", 0),
    ("weight-behind-equals", Rule::BadValue, 2, 2, "behind = is worth everything", "write ~ before", 0),
    ("weight-with-a-comma", Rule::BadValue, 2, 3, "no number between two %", "%33.33333%", 0),
    ("weight-without-end", Rule::BadValue, 2, 3, "no number between two %", "[plain]", 0),
    // What hangup has no place for.
    ("description", Rule::NotCarried, 3, 1, "`The next questions are about calls.` is left out", "the questions that it belongs to", 0),
    ("direction-of-text", Rule::RefusedCharacter, 1, 1, "changes the direction of text (U+202E)", "take it out", 0),
    ("essay", Rule::NotCarried, 1, 1, "`tell` is left out: it is an essay", "a short answer", 0),
    ("html", Rule::NotCarried, 1, 10, "`look` is left out: its text has markup that hangup would lose: <b>", "plain text", 0),
    ("markdown-in-an-option", Rule::NotCarried, 1, 27, "hangup would lose: *", "plain text", 0),
    ("matching", Rule::NotCarried, 1, 1, "`who` is left out: it is a matching question", "each pair", 0),
    ("nothing-right", Rule::NotCarried, 1, 1, "earns 0% together", "mark one option with =", 0),
    ("numerical", Rule::NotCarried, 1, 1, "`year` is left out: it is a numerical question", "short answer", 0),
    ("numerical-range", Rule::NotCarried, 1, 1, "it is a numerical question", "short answer", 0),
    ("numerical-several", Rule::NotCarried, 1, 1, "it is a numerical question", "short answer", 0),
    ("one-option", Rule::TooFew, 1, 1, "fewer than two options", "at least two", 0),
    ("partial-short-answer", Rule::NotCarried, 3, 2, "an answer earns 50%", "leave it out", 0),
    ("several-right-by-themselves", Rule::NotCarried, 1, 1, "each of 2 options earns the whole mark", "~%50%", 0),
    ("short-answers-with-different-feedback", Rule::NotCarried, 1, 29, "different feedback", "say the same", 0),
    ("tab-in-plain-text", Rule::RefusedCharacter, 1, 1, "a tab (U+0009)", "use spaces", 0),
    ("tags", Rule::NotCarried, 1, 4, "`good` is carried without its tags: calls, bank", "topic", 1),
    ("too-little-together", Rule::NotCarried, 1, 1, "earns 60% together", "make 100 together", 0),
    ("weight-out-of-range", Rule::NotCarried, 2, 2, "-150% is more than a whole mark", "from -100 to 100", 0),
    ("wildcard", Rule::NotCarried, 1, 17, "a star, which stands for any letters", "\\\\* for the star itself", 0),
    // What hangup keeps in comments, changed by hand.
    ("bad-head", Rule::BadId, 1, 4, "the name of the quiz is not kept: `Not an id` is not an id", "lower-case letters", 1),
    ("broken-comment", Rule::Syntax, 1, 36, "this cannot be read: EOF", "as hangup export gift does", 0),
    ("comment-of-another-text", Rule::BadValue, 2, 1, "its text was changed", "take the line // hangup question out", 0),
    ("comment-of-other-options", Rule::BadValue, 2, 1, "it has 2 options, and the comment keeps 1", "change both", 0),
    ("comment-out-of-range", Rule::BadValue, 2, 1, "4 is out of range", "from 1 to 3", 0),
    ("lone-twin", Rule::BadTwin, 2, 1, "`good` is carried without its twin `gone`", "naming the other", 1),
    ("two-heads", Rule::NotCarried, 3, 4, "only the name of the first is kept", "a file of its own", 1),
    ("unknown-key-in-comment", Rule::Syntax, 2, 32, "unknown field `dificulty`", "take it out", 0),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn fixture(name: &str) -> Vec<u8> {
    let file = root().join("tests/fixtures/gift").join(name).with_extension("gift");
    fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn import(text: &str) -> Import {
    gift::import(text.as_bytes(), "lesson")
}

/// The questions of a text that is carried whole.
fn questions(text: &str) -> Vec<Question> {
    let import = import(text);
    assert_eq!(import.problems, [], "{text}");
    parse(import.yaml.unwrap().as_bytes()).unwrap().questions
}

/// An option as read: id, text, correct, fraction, why.
type Read<'q> = (&'q str, &'q str, bool, f64, Option<&'q str>);

fn options(question: &Question) -> Vec<Read<'_>> {
    let (Ask::Choice(face), AnswerKey::Choice(key)) = (&question.face.ask, &question.key.answer) else {
        panic!("{question:#?}")
    };
    let both = face.options.iter().zip(&key.options);
    both.map(|(face, key)| (face.id.as_str(), face.text.as_str(), key.correct, key.fraction, key.why.as_deref()))
        .collect()
}

#[test]
fn every_mistake_is_named_once_at_its_place_with_a_way_out_and_harms_no_other_question() {
    let mut wrong = Vec::new();
    for (name, rule, line, column, message, help, carried) in MISTAKES {
        let import = gift::import(&fixture(name), name);
        let is_so = match import.problems.as_slice() {
            [problem] => {
                (problem.rule, problem.position.line, problem.position.column) == (*rule, *line, *column)
                    && problem.message.contains(message)
                    && problem.help.contains(help)
                    && import.carried == *carried
            }
            _ => false,
        };
        if !is_so {
            wrong.push(format!(
                "{name} should be {rule} at {line}:{column}, `{message}`, `{help}`, {carried}; it is {import:#?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn every_fixture_is_expected() {
    let files = fs::read_dir(root().join("tests/fixtures/gift")).unwrap();
    let stem = |path: PathBuf| path.file_stem().unwrap().to_str().unwrap().to_owned();
    let found: BTreeSet<String> = files.map(|entry| stem(entry.unwrap().path())).collect();
    let expected = MISTAKES.iter().map(|(name, ..)| *name).chain(["lesson"]).map(str::to_owned).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_file_too_large_is_refused_for_that() {
    let import = gift::import(&vec![b'/'; gift::MAX_BYTES + 1], "large");
    assert_eq!((import.problems[0].rule, import.yaml), (Rule::TooLarge, None));
    assert!(import.problems[0].message.contains("16 MiB"));
}

#[test]
fn a_lesson_from_moodle_becomes_a_quiz() {
    let import = gift::import(&fixture("lesson"), "My lesson");
    assert_eq!(import.problems, []);
    let quiz = parse(import.yaml.unwrap().as_bytes()).unwrap();
    assert_eq!((quiz.id.as_str(), quiz.title.as_str(), quiz.questions.len()), ("my-lesson", "My lesson", 7));
    let said = |question: &Question| {
        let face = &question.face;
        let ask = match &face.ask {
            Ask::Choice(choice) => &choice.ask,
            Ask::Typed(typed) => &typed.ask,
            Ask::Verdict(_) | Ask::Spot(_) | Ask::Order(_) | Ask::Call(_) => panic!("{question:#?}"),
        };
        [face.id.as_str(), &face.topic, &face.scenario, ask].map(str::to_owned)
    };
    let at_home = "Phone calls / At home";
    let commands = "Commands and \\ signs/slashes";
    #[rustfmt::skip]
    let expected = [
        ["what-a-display-proves", at_home, "Display\n\nYour phone rings, and the display shows your bank.", "What does that prove?"],
        ["three-safe-things", at_home, "Three safe things", "Which are safe?"],
        ["half-right", at_home, "Half right\n\nSomebody rings and says they are Microsoft. You did not ask for help.", "What do you do: now?"],
        ["it-never-rings", commands, "It never rings", "Microsoft rings people\nwho did not ask."],
        ["it-never-rings-2", commands, "It never rings", "A code on a sticker is not a licence."],
        ["type-to-see-it", commands, commands, "Type _____ to see it."],
        ["the-first-rule-then-ring-back", commands, commands, "The first rule: _____. Then ring back."],
    ];
    assert_eq!(quiz.questions.iter().map(said).collect::<Vec<_>>(), expected);

    let third = 1.0 / 3.0;
    let q = &quiz.questions;
    #[rustfmt::skip]
    assert_eq!(options(&q[0]), [
        ("that-it-is-your-bank", "That it is your bank", false, 0.0, Some("A caller can choose what you see.")),
        ("little-by-itself", "Little by itself", true, 1.0, Some("Names & numbers can be falsified.")),
    ]);
    #[rustfmt::skip]
    assert_eq!(options(&q[1]), [
        ("hang-up", "Hang up", true, third, None),
        ("ring-back-on-a-number-you-have", "Ring back on a number you have", true, third, None),
        ("ask-somebody-you-know", "Ask somebody you know", true, third, Some("It takes the haste out of it.")),
        ("pay", "Pay", false, -1.0, None),
        ("stay-on-the-line", "Stay on the line", false, -0.5, None),
    ]);
    #[rustfmt::skip]
    assert_eq!(options(&q[2]), [
        ("hang-up", "Hang up", true, 1.0, None),
        ("ask-for-a-number", "Ask for a number", false, 0.5, Some("You would reach them again.")),
        ("press-windows-r-a-command-now-o", "Press {Windows} \\+ R = a command ~ now \\o\\/", false, 0.0, Some("Never #1.")),
    ]);
    #[rustfmt::skip]
    assert_eq!(options(&q[3]), [
        ("true", "True", false, 0.0, Some("It does not.")),
        ("false", "False", true, 1.0, Some("Right: it never does.")),
    ]);
    assert_eq!(options(&q[4]), [("true", "True", true, 1.0, None), ("false", "False", false, 0.0, None)]);
    let explains: Vec<_> = q.iter().map(|question| question.key.explain.as_deref()).collect();
    assert_eq!(
        explains,
        [Some("Ring a number you already have."), None, None, Some("It waits for you."), None, None, None]
    );
    let AnswerKey::Typed(typed) = &q[5].key.answer else { panic!("{:#?}", q[5]) };
    assert_eq!(typed.accept, ["assoc", "assoc.", "cmd \\/c assoc = *"]);
    assert_eq!(typed.why.as_deref(), Some("It shows a list."));
}

#[test]
fn weights_are_kept_to_the_last_digit_and_shares_are_even() {
    let worth = |text: &str| -> Vec<f64> { options(&questions(text)[0]).iter().map(|option| option.3).collect() };
    let third = 1.0 / 3.0;
    let half = -1.0 / 2.0;
    assert_eq!(
        worth("Safe?{~%33.33333%a ~%33.33333%b ~%33.33333%c ~%-50%d ~%-50%e}"),
        [third, third, third, half, half]
    );
    // Moodle takes 33.333 for its own 33.33333.
    assert_eq!(worth("Safe?{~%33.333%a ~%33.333%b ~%33.333%c ~d}"), [third, third, third, 0.0]);
    let sevenths: String = (0..7).map(|number| format!("~%14.28571%{number} ")).collect();
    assert_eq!(
        worth(&format!("Safe?{{{sevenths}~%-14.28571%x}}")),
        [[1.0 / 7.0; 7].as_slice(), &[-0.142_857_1]].concat()
    );
    assert_eq!(worth("Safe?{~%28.57143%a ~%71.42857%b ~%-33.3333%c}"), [0.285_714_3, 0.714_285_7, -0.333_333]);
    assert_eq!(worth("Safe?{=a ~%90%b ~%-7%c ~%0.1%d ~%%e}"), [1.0, 0.9, -0.07, 0.001, 0.0]);
}

#[test]
fn a_hash_in_feedback_is_text_and_the_last_four_begin_what_is_said_to_everybody() {
    let asked = questions("Safe?{=a#one # two ~b#\\#### three ####and # more\\n}")[0].clone();
    assert_eq!(asked.key.explain.as_deref(), Some("and # more"));
    let whys: Vec<_> = options(&asked).iter().map(|option| option.4).collect();
    assert_eq!(whys, [Some("one # two"), Some("#### three")]);
}

#[test]
fn a_title_that_moodle_made_of_the_text_is_not_said_twice() {
    for title in ["Which are...", "Which are safe?", "which-are-safe"] {
        let face = questions(&format!("::{title}:: Which are safe?{{=a ~b}}"))[0].face.clone();
        assert_eq!(face.scenario, "lesson", "{title}");
    }
}

#[test]
fn a_title_that_is_not_the_id_is_kept() {
    let face = questions("// [id:q7]\n::intro:: Which are safe?{=a ~b}")[0].face.clone();
    assert_eq!((face.id.as_str(), face.scenario.as_str()), ("q7", "intro"));
    let face = questions("::intro:: [html]<p>Which are safe?</p>{=a ~b}")[0].face.clone();
    assert_eq!((face.id.as_str(), face.scenario.as_str()), ("intro", "lesson"));
    let face = questions("[html]<p>Which are safe?</p>{=a ~b}")[0].face.clone();
    assert_eq!((face.id.as_str(), face.scenario.as_str()), ("which-are-safe", "lesson"));
}

#[test]
fn a_weight_changed_by_hand_counts_more_than_the_comment_above_it() {
    let kept = r#"// hangup question: {"options":[{"id":"a","fraction":0.2857142857},{"id":"b"},{"id":"c"}]}"#;
    let worth = |text: &str| -> Vec<f64> {
        options(&questions(&format!("{kept}\n::x::{text}"))[0]).iter().map(|option| option.3).collect()
    };
    assert_eq!(worth("Safe?{~%28.57143%a ~%71.42857%b ~c}"), [0.285_714_285_7, 0.714_285_7, 0.0]);
    assert_eq!(worth("Safe?{~%30%a ~%70%b ~c}"), [0.3, 0.7, 0.0]);
}

#[test]
fn what_comes_of_a_file_is_no_larger_than_a_quiz_may_be() {
    let half = format!("{}{{T}}\n\n", "a ".repeat(gift::MAX_BYTES / 4 - 8));
    let import = import(&half.repeat(2));
    assert_eq!((import.yaml, import.carried, import.problems.len()), (None, 0, 1));
    assert_eq!(import.problems[0].rule, Rule::TooLarge);
    assert!(import.problems[0].message.contains("what comes of it cannot be a quiz"), "{:?}", import.problems);
}

#[test]
fn a_question_of_more_answers_than_anybody_reads_is_refused_for_that() {
    let import = import(&format!("Which?{{=a{}}}", "~b".repeat(1_000)));
    assert_eq!((import.problems[0].rule, import.problems[0].position.column), (Rule::TooLarge, 8 + 2_000));
}

/// Text that looks like GIFT from afar.
fn scraps() -> impl Strategy<Value = String> {
    let more = [
        "\r\n",
        "\t",
        "{T}",
        "{#",
        "=a",
        "~b",
        "{~a =b}",
        "{=%100%a}",
        "// hangup question: {",
        "// hangup quiz: {}",
        "\u{202E}",
    ];
    let pieces: Vec<&str> = PIECES.iter().chain(&more).copied().collect();
    vec(prop_oneof![5 => select(pieces).prop_map(str::to_owned), 1 => "\\PC{0,3}"], 0..40)
        .prop_map(|pieces| pieces.concat())
}

/// Whatever the bytes: a quiz that can be played or a reason why not, problems that stand in the file in order, and
/// nothing that could steer a terminal.
fn importing_is_sound(bytes: &[u8]) {
    let import = gift::import(bytes, "any");
    assert!(import.yaml.is_some() || !import.problems.is_empty());
    if let Some(yaml) = &import.yaml {
        assert_eq!(parse(yaml.as_bytes()).unwrap().questions.len(), import.carried);
    }
    let text = String::from_utf8_lossy(bytes);
    let lines: Vec<&str> = text.split('\n').collect();
    for Problem { position, message, help, .. } in &import.problems {
        let line = lines.get(position.line - 1).unwrap_or_else(|| panic!("{import:#?}"));
        assert!(position.column <= line.chars().count() + 1, "{import:#?}");
        assert!(!message.chars().chain(help.chars()).any(is_refused), "{import:#?}");
    }
    assert!(import.problems.is_sorted_by_key(|problem| problem.position.line));
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn any_bytes_are_a_quiz_or_have_a_reason_why_not(bytes in vec(any::<u8>(), 0..400)) {
        importing_is_sound(&bytes);
    }

    #[test]
    fn any_scraps_of_gift_are_a_quiz_or_have_a_reason_why_not(text in scraps()) {
        importing_is_sound(text.as_bytes());
    }
}

/// What a command left behind: exit code, stdout, stderr.
fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let Output { status, stdout, stderr } = std::process::Command::new(env!("CARGO_BIN_EXE_hangup"))
        .args(arguments)
        .current_dir(folder)
        .env("HOME", folder)
        .env("XDG_DATA_HOME", folder)
        .output()
        .unwrap();
    (status.code(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

#[test]
fn import_prints_a_quiz_or_writes_it_and_never_over_another() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("my lesson.gift"), fixture("lesson")).unwrap();
    let (code, yaml, err) = run(home.path(), &["import", "gift", "my lesson.gift"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert_eq!(parse(yaml.as_bytes()).unwrap().id.as_str(), "my-lesson");

    let (code, out, err) = run(home.path(), &["import", "gift", "my lesson.gift", "-o", "quiz.yaml"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(out.contains("quiz.yaml is written, questions: 7"), "{out}");
    assert_eq!(fs::read_to_string(home.path().join("quiz.yaml")).unwrap(), yaml);
    let (code, _, err) = run(home.path(), &["check", "quiz.yaml"]);
    assert!(code == Some(0) && !err.contains("error"), "{err}");

    fs::write(home.path().join("quiz.yaml"), "mine").unwrap();
    let (code, out, err) = run(home.path(), &["import", "gift", "my lesson.gift", "-o", "quiz.yaml"]);
    assert_eq!((code, out.as_str()), (Some(1), ""));
    assert!(err.contains("hangup: quiz.yaml exists already and is left as it is"), "{err}");
    assert_eq!(fs::read_to_string(home.path().join("quiz.yaml")).unwrap(), "mine");
}

#[test]
fn import_writes_what_can_be_carried_and_fails_where_something_cannot() {
    let home = tempfile::tempdir().unwrap();
    let mixed = [fixture("numerical"), b"\n".to_vec(), fixture("tags"), b"\n".to_vec(), fixture("no-text")].concat();
    fs::write(home.path().join("mixed.gift"), mixed).unwrap();
    let (code, yaml, err) = run(home.path(), &["import", "gift", "mixed.gift"]);
    assert_eq!((code, parse(yaml.as_bytes()).unwrap().questions.len()), (Some(1), 1));
    for words in [
        "error[not-carried]: `year` is left out: it is a numerical question",
        "--> mixed.gift:1:1",
        "1 | ::year:: When was the call?{#2024:1}",
        "help: ask for a short answer",
        "mixed.gift:3:4",
        "error[blank]: the question has no text",
        "mixed.gift:9:1",
    ] {
        assert!(err.contains(words), "no `{words}` in {err}");
    }
    fs::write(home.path().join("bad.gift"), fixture("numerical")).unwrap();
    let (code, out, err) = run(home.path(), &["import", "gift", "bad.gift", "-o", "bad.yaml"]);
    assert_eq!((code, out.as_str()), (Some(1), ""));
    assert!(err.contains("hangup: no question of bad.gift can be carried, and no quiz is written"), "{err}");
    assert!(!home.path().join("bad.yaml").exists());
    let (code, _, err) = run(home.path(), &["import", "gift", "none.gift"]);
    assert!(code == Some(1) && err.contains("hangup: none.gift cannot be read"), "{err}");
}

#[test]
fn export_writes_what_can_be_carried_and_names_what_cannot() {
    let home = tempfile::tempdir().unwrap();
    let (code, text, err) = run(home.path(), &["export", "gift", "slp-keys"]);
    assert_eq!(code, Some(1));
    assert!(text.contains("\n::what-coa-means::[plain]An old web page"), "{text}");
    assert!(err.contains("hangup: slp-key-shared is left out: it has exhibits"), "{err}");
    assert!(err.contains("hangup: check-the-caller is left out: it asks for an order"), "{err}");

    let (code, out, _) = run(home.path(), &["export", "gift", "slp-keys", "-o", "slp.gift"]);
    assert_eq!((code, out.as_str()), (Some(1), "slp.gift is written, questions: 9\n"));
    assert_eq!(fs::read_to_string(home.path().join("slp.gift")).unwrap(), text);
    let (code, _, err) = run(home.path(), &["export", "gift", "slp-keys", "-o", "slp.gift"]);
    assert!(code == Some(1) && err.contains("slp.gift exists already"), "{err}");

    // What came out is carried whole, and so it succeeds from then on.
    let (code, _, err) = run(home.path(), &["import", "gift", "slp.gift", "-o", "slp.yaml"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let (code, again, err) = run(home.path(), &["export", "gift", "slp.yaml"]);
    assert_eq!((code, again, err.as_str()), (Some(0), text, ""));

    let (code, out, err) = run(home.path(), &["export", "gift", "calls", "-o", "calls.gift"]);
    assert_eq!((code, out.as_str()), (Some(1), ""));
    assert!(err.contains("hangup: no question of `calls` can be carried, and nothing is written"), "{err}");
    assert!(!home.path().join("calls.gift").exists());
}

#[test]
fn a_file_of_more_questions_than_anybody_has_is_refused_at_once() {
    let import = gift::import("{}\n\n".repeat(50_001).as_bytes(), "many");
    assert_eq!((import.yaml, import.carried), (None, 0));
    let told: Vec<&str> = import.problems.iter().map(|problem| problem.message.as_str()).collect();
    assert_eq!(told, ["the file has more than 50000 questions and categories"]);
}
