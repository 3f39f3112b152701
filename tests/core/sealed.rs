//! What learners get before they have handed in gives nothing away: not by its words, its order, its names, its length, nor
//! by what is left out.

use std::collections::HashSet;
use std::io::{ErrorKind, Write, stderr};
use std::path::Path;
use std::process::Command;
use std::{env, fs};

use hangup::class::StudentsCopy;
use hangup::shelf::built_in;
use hangup_core::attempt::deal;
use hangup_core::quiz::call::EndingOutcome;
use hangup_core::quiz::sealed::Unsealable;
use hangup_core::quiz::{AnswerKey, Ask, Face, Id, Quiz, Sealed, Truth, parse};
use jiff::SignedDuration;

const WORDS: [&str; 4] = ["aardvark", "bagpipe", "cadillac", "dachshund"];

/// A quiz of every kind. Between two of these only the key differs, and neither is longer than the other.
fn quiz_text(turned: bool) -> String {
    let pick = |one: &str, other: &str| if turned { other.to_owned() } else { one.to_owned() };
    let truth = pick("scam", "genuine");
    let steps = pick("[one, two, three]", "[three, one, two]");
    let steps: Vec<String> = steps
        .trim_matches(['[', ']'])
        .split(", ")
        .map(|step| format!("{{ id: {step}, text: Step {step}, why: It is the place of {step} }}"))
        .collect();
    let (first, second) = (pick(", correct: true", ""), pick("", ", correct: true"));
    let (safe, unsafe_one) = (pick(", safe: true", ""), pick("", ", safe: true"));
    let (flag, harmless) = (pick(", flag: true", ""), pick("", ", flag: true"));
    let (good, bad) = (pick("safe, mark: 1.0", "exposed, mark: 0.5"), pick("exposed, mark: 0.5", "safe, mark: 1.0"));
    let accepted = pick("ipconfig", "hostname");
    format!(
        r#"format: 1
id: of-every-kind
title: Of every kind
summary: Only its key turns.
questions:
  - id: choose
    topic: secret topic
    difficulty: 3
    scenario: A man rings.
    choice:
      ask: What now?
      options:
        - {{ id: key-one, text: This{first}, why: Because of this }}
        - {{ id: distractor, text: That{second}, why: Because of that }}
    rule: A rule of thumb.
    explain: An explanation.
    cues: [{{ quote: A man rings, why: A cue. }}]
    sources: [{{ title: A source, url: "https://example.org/" }}]
    checked: 2026-11-23
  - id: the-judged-one
    topic: secret topic
    scenario: A woman rings.
    verdict:
      truth: {truth}
      action:
        ask: What do you do?
        options:
          - {{ id: safe-act, text: Hang up{safe}, why: Reason one }}
          - {{ id: risky-act, text: Stay on{unsafe_one}, why: Reason two }}
  - id: spotted
    topic: secret topic
    scenario: A letter comes.
    spot:
      ask: Which lines?
      lines:
        - {{ id: giveaway, text: Hurry{flag}, why: Reason three }}
        - {{ id: harmless, text: Hello{harmless}, why: Reason four }}
  - id: ordered
    topic: secret topic
    scenario: It happened.
    order: {{ ask: What first?, steps: [{}] }}
  - id: typed-one
    topic: secret topic
    scenario: You look for yourself.
    typed: {{ ask: Which command?, accept: [{accepted}], why: Reason five }}
  - id: phoned
    topic: secret topic
    scenario: The phone rings.
    call:
      caller: Support
      truth: {truth}
      start: opening
      lines:
        - id: opening
          who: Mike
          says: Hello.
          technique: {{ name: secret technique, why: Reason six }}
          tells: Reason seven
          replies:
            - {{ id: wise-reply, say: Who is there?, go: good-end, sets: was-wise, why: Reason eight }}
            - {{ id: hasty-reply, say: "Yes, please.", go: bad-end, why: Reason nine }}
      endings:
        - {{ id: good-end, outcome: {good}, text: Secret ending one. }}
        - {{ id: bad-end, outcome: {bad}, text: Secret ending two. }}
      paths: []
"#,
        steps.join(", ")
    )
}

fn read(text: &str) -> Quiz {
    parse(text.as_bytes()).unwrap_or_else(|problems| panic!("{problems:?}"))
}

fn sealed(quiz: &Quiz) -> Sealed {
    Sealed::of(quiz).unwrap().0
}

fn shipped() -> Vec<Quiz> {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/screens/every-kind.yaml");
    let mut quizzes: Vec<Quiz> = built_in().iter().map(|book| book.place.open().unwrap()).collect();
    quizzes.push(parse(&fs::read(fixture).unwrap()).unwrap());
    quizzes
}

/// Turns every part of the key that can be turned, and leaves what can be seen as it is.
fn turn_the_key(quiz: &mut Quiz) {
    for question in &mut quiz.questions {
        match &mut question.key.answer {
            AnswerKey::Choice(key) => {
                let fractions: Vec<_> = key.options.iter().map(|option| (option.correct, option.fraction)).collect();
                for (option, (correct, fraction)) in key.options.iter_mut().zip(fractions.into_iter().rev()) {
                    (option.correct, option.fraction) = (correct, fraction);
                }
            }
            AnswerKey::Verdict(key) => {
                key.truth = other(key.truth);
                key.actions.iter_mut().for_each(|action| action.correct = !action.correct);
            }
            AnswerKey::Spot(key) => key.options.iter_mut().for_each(|line| line.correct = !line.correct),
            AnswerKey::Order(key) => key.steps.reverse(),
            AnswerKey::Typed(key) => key.accept = vec!["something else".to_owned()],
            AnswerKey::Call(key) => {
                key.truth = other(key.truth);
                for ending in &mut key.endings {
                    ending.mark = 1.0 - ending.mark;
                    ending.outcome =
                        if ending.outcome == EndingOutcome::Safe { EndingOutcome::Harmed } else { EndingOutcome::Safe };
                }
                key.paths.clear();
            }
        }
        question.key.cues.clear();
        question.key.explain = None;
        question.key.twin = None;
    }
}

fn other(truth: Truth) -> Truth {
    match truth {
        Truth::Scam => Truth::Genuine,
        Truth::Genuine => Truth::Scam,
    }
}

/// The author's names, and every text that is for afterwards.
fn secrets(quiz: &Quiz) -> Vec<String> {
    let mut secrets: Vec<String> = Vec::new();
    for question in &quiz.questions {
        let key = &question.key;
        secrets.push(question.face.id.to_string());
        secrets.extend(key.rule.iter().chain(&key.explain).cloned());
        secrets.extend(key.cues.iter().map(|cue| cue.why.clone()));
        secrets.extend(key.sources.iter().flat_map(|source| [source.title.clone(), source.url.clone()]));
        // The id of one word may be a word of the format as well.
        let written = |id: &Id| id.as_str().contains('-').then(|| format!("\"{id}\""));
        let mut named = |id: &Id, why: &Option<String>| {
            secrets.extend(written(id));
            secrets.extend(why.clone());
        };
        match &key.answer {
            AnswerKey::Choice(key) => key.options.iter().for_each(|option| named(&option.id, &option.why)),
            AnswerKey::Verdict(key) => key.actions.iter().for_each(|action| named(&action.id, &action.why)),
            AnswerKey::Spot(key) => key.options.iter().for_each(|line| named(&line.id, &line.why)),
            AnswerKey::Order(key) => key.steps.iter().for_each(|step| named(&step.id, &step.why)),
            AnswerKey::Typed(key) => secrets.extend(key.why.clone()),
            AnswerKey::Call(key) => {
                key.endings.iter().for_each(|ending| named(&ending.id, &Some(ending.text.clone())));
                for line in &key.lines {
                    secrets.extend(line.technique.iter().flat_map(|it| [format!("\"{}\"", it.name), it.why.clone()]));
                    secrets.extend(line.tells.iter().chain(line.whys.iter().flatten()).cloned());
                }
                if let Ask::Call(call) = &question.face.ask {
                    let replies = call.lines.iter().flat_map(|line| line.replies());
                    secrets.extend(replies.filter_map(|reply| written(&reply.id)));
                    secrets.extend(call.lines.iter().filter_map(|line| written(&line.id)));
                }
            }
        }
    }
    secrets
}

#[test]
fn a_copy_has_no_word_of_the_key_in_it() {
    for quiz in shipped().into_iter().chain([read(&quiz_text(false))]) {
        let copy = serde_json::to_string(&sealed(&quiz)).unwrap();
        let seen: Vec<String> =
            quiz.questions.iter().flat_map(|question| question.face.texts()).map(str::to_owned).collect();
        // What can be seen anyway is no secret.
        for secret in secrets(&quiz).into_iter().filter(|secret| !seen.iter().any(|text| text.contains(secret))) {
            let written = serde_json::to_string(&secret).unwrap();
            assert!(!copy.contains(secret.as_str()), "{}: {secret}", quiz.id);
            assert!(!copy.contains(written.trim_matches('"')), "{}: {secret}", quiz.id);
        }
        for word in
            ["correct", "fraction", "truth", "\"safe\"", "flag", "outcome", "mark\"", "swap", "technique", "why"]
        {
            assert!(!copy.contains(&format!("\"{word}")), "{}: {word}", quiz.id);
        }
    }
}

#[test]
fn a_copy_is_the_same_wherever_the_key_lies() {
    for quiz in shipped().into_iter().chain([read(&quiz_text(false))]) {
        let mut turned = quiz.clone();
        turn_the_key(&mut turned);
        assert_ne!(quiz, turned);
        assert_eq!(sealed(&quiz), sealed(&turned), "{}", quiz.id);
        assert_eq!(sealed(&quiz).edition(), sealed(&turned).edition());
    }
}

#[test]
fn a_file_is_as_long_wherever_the_key_lies() {
    let length = |text: &str| StudentsCopy::of(&read(text), text.as_bytes(), &WORDS).unwrap().write().unwrap().len();
    assert_eq!(length(&quiz_text(false)), length(&quiz_text(true)));
    for book in built_in() {
        let (_, text) = book.place.open_with_text().unwrap();
        let text = String::from_utf8(text.into_owned()).unwrap();
        let turned = text
            .replace("truth: scam", "truth: ?")
            .replace("truth: genuine", "truth: scam")
            .replace("truth: ?", "truth: genuine");
        assert_eq!(length(&text), length(&turned), "{}", book.place.name());
    }
}

/// Node's own cryptography opens a fresh envelope by the lines in `docs`, which know nothing of hangup but its format.
#[test]
#[expect(clippy::disallowed_methods, reason = "what a test says of itself is not printed by hangup")]
fn another_program_opens_the_envelope_as_documented() {
    let text = quiz_text(false);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("quiz.sealed");
    fs::write(&file, StudentsCopy::of(&read(&text), text.as_bytes(), &WORDS).unwrap().write().unwrap()).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/open-envelope.mjs");
    let opened = |words: &[&str]| Command::new("node").arg(&script).arg(&file).args(words).output();
    let right = match opened(&WORDS) {
        Err(error) if error.kind() == ErrorKind::NotFound && env::var_os("CI").is_none() => {
            // Not by eprintln, which nobody sees of a test that passes.
            let told = "NOT TESTED: there is no `node` to open an envelope with; install Node, or see what CI says";
            return writeln!(stderr(), "{told}").unwrap();
        }
        output => output.expect("node, which opens an envelope as documented"),
    };
    assert_eq!(String::from_utf8_lossy(&right.stderr), "");
    assert_eq!(String::from_utf8(right.stdout).unwrap(), text);
    let wrong = opened(&["aardvark", "bagpipe", "cadillac", "cadillac"]).unwrap();
    assert!(!wrong.status.success() && wrong.stdout.is_empty());
}

#[test]
fn it_does_not_matter_in_which_order_an_author_writes() {
    for quiz in shipped() {
        let mut shuffled = quiz.clone();
        shuffled.questions.reverse();
        for question in &mut shuffled.questions {
            match &mut question.face.ask {
                Ask::Choice(choice) => choice.options.reverse(),
                Ask::Verdict(verdict) => verdict.action.iter_mut().for_each(|action| action.options.reverse()),
                // What is heard and read has an order of its own.
                Ask::Spot(_) | Ask::Call(_) | Ask::Order(_) | Ask::Typed(_) => {}
            }
        }
        assert_eq!(sealed(&quiz), sealed(&shuffled), "{}", quiz.id);
    }
}

#[test]
fn lists_stand_in_the_order_of_names_that_say_nothing() {
    for quiz in shipped() {
        let sealed = sealed(&quiz);
        assert!(sealed.faces.is_sorted_by_key(|face| face.id.clone()));
        for face in &sealed.faces {
            if !matches!(face.ask, Ask::Spot(_)) {
                assert!(face.ask.statements().is_sorted_by_key(|statement| statement.id.clone()), "{}", face.id);
            }
            if let Ask::Call(call) = &face.ask {
                assert!(call.lines.is_sorted_by_key(|line| line.id.clone()));
                assert_eq!(call.endings.len(), 1, "endings are told apart");
            }
            assert_eq!((face.topic.as_str(), face.marks), ("", 1));
        }
    }
}

/// The names of things that read the same in two quizzes are the same, whatever their authors call them; others differ.
#[test]
fn names_are_derived_from_what_can_be_seen() {
    let one = read(&quiz_text(false));
    let renamed =
        read(&quiz_text(false).replace("key-one", "zzz").replace("safe-act", "aaa").replace("wise-reply", "bbb"));
    assert_eq!(sealed(&one), sealed(&renamed));
    let reworded = sealed(&read(&quiz_text(false).replace("A man rings", "A boy rings")));
    let ids = |sealed: &Sealed| sealed.faces.iter().map(|face| face.id.clone()).collect::<HashSet<_>>();
    assert_eq!(ids(&sealed(&one)).difference(&ids(&reworded)).count(), 1);
    assert_ne!(sealed(&one).edition(), reworded.edition());
}

#[test]
fn a_call_that_goes_on_otherwise_is_another_edition() {
    let straight = quiz_text(false);
    let crossed = straight
        .replace("go: good-end", "go: x")
        .replace("go: bad-end", "go: good-end")
        .replace("go: x", "go: bad-end");
    // Both lead to the only ending there is in the copy, so this tells nothing apart.
    assert_eq!(sealed(&read(&straight)).edition(), sealed(&read(&crossed)).edition());
    let line = "        - { id: more, who: Mike, says: Wait., go: good-end }\n      endings:";
    let longer = straight
        .replace("      endings:", line)
        .replace("say: Who is there?, go: good-end", "say: Who is there?, go: more");
    let other = longer.replace("go: bad-end", "go: more").replace("Wait., go: good-end", "Wait., go: bad-end");
    assert_ne!(sealed(&read(&longer)).edition(), sealed(&read(&straight)).edition());
    assert!(parse(other.as_bytes()).is_err() || sealed(&read(&other)).edition() != sealed(&read(&longer)).edition());
}

#[test]
fn what_reads_the_same_cannot_be_sealed() {
    let alike = quiz_text(false).replace("text: That", "text: This");
    let quiz = read(&alike);
    assert_eq!(Sealed::of(&quiz).unwrap_err(), Unsealable::OptionsAlike(Id::new("choose")));
    let mut twice = read(&quiz_text(false));
    let mut copy = twice.questions[0].clone();
    copy.face.id = Id::new("again");
    twice.questions.push(copy);
    let told = Sealed::of(&twice).unwrap_err();
    assert_eq!(told, Unsealable::TwoAlike(Id::new("choose"), Id::new("again")));
}

/// All forms have the same questions with the same options, in orders that differ.
#[test]
fn forms_differ_in_order_alone() {
    for quiz in shipped() {
        let sealed = sealed(&quiz);
        let dealt = ["A", "B", "C", "D"].map(|form| deal(&sealed, form, SignedDuration::ZERO));
        for paper in &dealt {
            let mut entries = paper.entries.clone();
            entries.sort_by_key(|entry| entry.question.clone());
            let faces: Vec<&Face> = sealed.faces.iter().collect();
            assert_eq!(entries.len(), faces.len());
            for (entry, face) in entries.iter().zip(faces) {
                let options: HashSet<&Id> = entry.options.iter().collect();
                let statements: HashSet<&Id> = face.ask.statements().iter().map(|statement| &statement.id).collect();
                assert_eq!((&entry.question, options), (&face.id, statements));
            }
        }
        if sealed.faces.len() > 4 {
            let orders: HashSet<Vec<&Id>> =
                dealt.iter().map(|paper| paper.entries.iter().map(|entry| &entry.question).collect()).collect();
            assert_eq!(orders.len(), 4, "{}", quiz.id);
        }
    }
}

#[test]
fn a_copy_from_outside_is_looked_at_before_anything_of_it_shows() {
    let text = quiz_text(false);
    let copy = StudentsCopy::of(&read(&text), text.as_bytes(), &WORDS).unwrap();
    let file = copy.clone().write().unwrap();
    assert_eq!(StudentsCopy::read(file.as_bytes()).unwrap(), copy);
    for (from, to, told) in [
        ("A man rings", "A man \\u001b[2Jrings", "could steer a terminal"),
        ("Hang up", "Hang \\u202eup", "could steer a terminal"),
        ("\"v\":1", "\"v\":2", "newer hangup"),
        ("\"fact-1\"", "\"FACT 1\"", "no name that hangup would give"),
        ("students' copy", "other", "is no students' copy"),
        ("\"faces\"", "\"face\"", "is no students' copy"),
    ] {
        let changed = file.replacen(from, to, 1);
        assert_ne!(changed, file, "{from}");
        let why = StudentsCopy::read(changed.as_bytes()).unwrap_err().to_string();
        assert!(why.contains(told), "{from}: {why}");
    }
    for cut in (0..file.len()).step_by(997) {
        assert!(StudentsCopy::read(&file.as_bytes()[..cut]).is_err());
    }
}
