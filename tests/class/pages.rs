//! Pages on paper: nothing can leave one or steer its browser, a handout tells nothing of the key, letters and numbers are
//! the same on handout, answer sheet and key, and a call can be played by them as it is played on a screen.

use std::collections::BTreeMap;
use std::sync::Arc;

use hangup::class::pages::{Reviewed, handout, handouts, key, keys, letter, review, reviews};
use hangup::shelf::built_in;
use hangup_core::attempt::{Attempt, Confidence, DrawOptions, Impression, Mode, Paper, Response, What, draw};
use hangup_core::measure::Results;
use hangup_core::quiz::call::{Act, CallKey, Next};
use hangup_core::quiz::{AnswerKey, Ask, Cue, Exhibit, Id, Key, Question, Quiz, Source, Truth, parse};
use jiff::Timestamp;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;

use crate::html::{Element, read};

const EVERY_KIND: &str = include_str!("../fixtures/screens/every-kind.yaml");
const TWO_CALLS: &str = include_str!("../fixtures/calls/two-calls.yaml");

fn every_kind() -> Quiz {
    let mut quiz = parse(EVERY_KIND.as_bytes()).unwrap();
    quiz.questions.push(two_calls().questions.remove(0));
    quiz
}

fn two_calls() -> Quiz {
    parse(TWO_CALLS.as_bytes()).unwrap()
}

/// The quizzes inside the binary, and one with every kind of question and exhibit.
fn quizzes() -> Vec<Quiz> {
    let shipped = built_in().into_iter().map(|book| book.place.open().unwrap());
    shipped.chain([every_kind()]).collect()
}

fn paper(quiz: &Quiz, form: &str) -> Paper {
    draw(quiz, &DrawOptions { mode: Mode::Exam, seed: 0, form: form.to_owned(), count: None, topic: None })
}

/// Every page that there is of a paper; the learner goes through all of it by the first of everything.
fn pages(quiz: &Quiz, learner: &str) -> Vec<String> {
    let paper = paper(quiz, "A");
    let mut attempt = Attempt::new(paper.clone());
    for entry in &paper.entries {
        let question = quiz.question(&entry.question).unwrap();
        let first = entry.options.first().cloned();
        let response = match (&question.face.ask, &question.key.answer) {
            (Ask::Choice(_), _) => Response::Choice(first.into_iter().collect()),
            (Ask::Spot(_), _) => Response::Spot(first.into_iter().collect()),
            (Ask::Order(_), _) => Response::Order(entry.options.clone()),
            (Ask::Typed(_), _) => Response::Typed(learner.to_owned()),
            (Ask::Verdict(_), _) => {
                Response::Verdict { verdict: Some(Truth::Scam), confidence: Some(Confidence::STEPS[2]), action: first }
            }
            (Ask::Call(_), AnswerKey::Call(key)) => {
                Response::Call { path: key.paths[0].replies.clone(), impression: None }
            }
            (Ask::Call(_), other) => panic!("{other:?} is not the key of a call"),
        };
        attempt.record(Timestamp::UNIX_EPOCH, What::Answered { question: entry.question.clone(), response });
    }
    let reviewed = || Reviewed { learner: learner.to_owned(), paper: &paper, results: Results::of(quiz, &attempt) };
    let class = [(learner.to_owned(), paper.clone()), ("L02".to_owned(), self::paper(quiz, "C"))];
    vec![
        handout(quiz, &paper, false),
        handout(quiz, &paper, true),
        key(quiz, &paper, false),
        review(quiz, &reviewed()),
        handouts(quiz, &class, false),
        keys(quiz, &[paper.clone(), self::paper(quiz, "D")], true),
        reviews(quiz, &[reviewed(), reviewed()]),
    ]
}

#[test]
fn nothing_can_leave_a_page() {
    let tags = [
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "header",
        "section",
        "article",
        "figure",
        "figcaption",
        "h1",
        "h2",
        "h3",
        "h4",
        "p",
        "b",
        "span",
        "div",
        "ul",
        "ol",
        "li",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "pre",
        "code",
    ];
    let attributes = ["lang", "charset", "http-equiv", "content", "name", "class", "colspan", "rowspan"];
    for quiz in quizzes() {
        for page in pages(&quiz, "Lena") {
            let page = read(&page);
            for element in page.every() {
                assert!(tags.contains(&element.tag.as_str()), "<{}> has no business on a page", element.tag);
                for (name, value) in &element.attributes {
                    assert!(attributes.contains(&name.as_str()), "{name}=\"{value}\"");
                    assert!(!value.contains("http:") && !value.contains("https:"), "{name}=\"{value}\"");
                }
            }
            let style = page.first("style").unwrap().text();
            assert!(["url(", "http", "@import", "@font-face"].iter().all(|words| !style.contains(words)));
            let policy = &page.all("meta")[1].attributes;
            let policy: Vec<&str> = policy.iter().map(|(_, value)| value.as_str()).collect();
            assert_eq!(policy, ["Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"]);
        }
    }
}

/// The quiz with a text put into everything that an author writes.
fn with_texts(mut quiz: Quiz, text: &str) -> Quiz {
    quiz.title = text.to_owned();
    for question in &mut quiz.questions {
        let face = &mut question.face;
        face.scenario = text.to_owned();
        for exhibit in &mut face.exhibits {
            put_into(exhibit, text);
        }
        match &mut face.ask {
            Ask::Choice(choice) => choice.options.iter_mut().for_each(|option| option.text = text.to_owned()),
            Ask::Verdict(verdict) => {
                let actions = verdict.action.iter_mut().flat_map(|action| &mut action.options);
                actions.for_each(|option| option.text = text.to_owned());
            }
            Ask::Spot(spot) => spot.options.iter_mut().for_each(|line| line.text = text.to_owned()),
            Ask::Order(order) => order.steps.iter_mut().for_each(|step| step.text = text.to_owned()),
            Ask::Typed(typed) => typed.ask = text.to_owned(),
            Ask::Call(call) => {
                for line in &mut Arc::make_mut(call).lines {
                    line.says = text.to_owned();
                    if let Next::Replies(replies) = &mut line.next {
                        replies.iter_mut().for_each(|reply| reply.act = Act::Do(text.to_owned()));
                    }
                }
            }
        }
        let key = &mut question.key;
        key.rule = Some(text.to_owned());
        key.explain = Some(text.to_owned());
        key.cues = vec![Cue { quote: text.to_owned(), why: text.to_owned() }];
        key.sources = vec![Source { title: text.to_owned(), url: text.to_owned() }];
    }
    quiz
}

fn put_into(exhibit: &mut Exhibit, text: &str) {
    let said = match exhibit {
        Exhibit::Phone(phone) => &mut phone.from,
        Exhibit::Console(shown) => shown,
        Exhibit::Popup(popup) => &mut popup.title,
        Exhibit::Window(window) => &mut window.text,
        Exhibit::Email(email) => &mut email.subject,
        Exhibit::Sms(sms) => &mut sms.text,
        Exhibit::Letter(letter) => &mut letter.from,
    };
    *said = text.to_owned();
}

/// Pieces that mean something to a browser.
const PIECES: [&str; 14] = [
    "<script>",
    "</style>",
    "</title>",
    "<img src=x onerror=y>",
    "<a href=\"https://example.org/\">",
    "\"",
    "'",
    "<!--",
    "-->",
    "&lt;",
    "&#60;",
    "&amp;",
    "]]>",
    "é",
];

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 64, rng_seed: RngSeed::Fixed(54), failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn text_is_text_whatever_it_looks_like(pieces in prop::collection::vec(select(PIECES.to_vec()), 1..6)) {
        let hostile = pieces.concat();
        let elements = |page: &str| read(page).every().iter().map(|element| element.tag.clone()).collect::<Vec<_>>();
        let harmless = pages(&with_texts(every_kind(), "words"), "words");
        for (page, usual) in pages(&with_texts(every_kind(), &hostile), &hostile).iter().zip(&harmless) {
            prop_assert_eq!(elements(page), elements(usual), "{} became markup", &hostile);
            let page = read(page);
            prop_assert!(page.first("title").unwrap().text().contains(&hostile));
            prop_assert!(page.first("main").unwrap().text().contains(&hostile));
        }
    }
}

#[test]
fn a_name_cannot_steer_what_is_around_it() {
    let quiz = every_kind();
    for page in pages(&quiz, "Le\u{202e}na\u{1b}[31m\0") {
        assert!(!page.chars().any(|letter| letter != '\n' && hangup_core::quiz::is_refused(letter)));
    }
}

/// The form of a result is what a file says that anybody may have written.
#[test]
fn a_form_cannot_steer_what_is_around_it() {
    let quiz = every_kind();
    let hostile = "\u{1b}]0;x\u{7}\u{202e}\0</title></style><script>\"; }";
    let attempt = Attempt::new(Paper { form: hostile.to_owned(), ..paper(&quiz, "A") });
    let results = Results::of(&quiz, &attempt);
    let reviewed = Reviewed { learner: "L01".to_owned(), paper: &attempt.paper, results };
    for page in [review(&quiz, &reviewed), reviews(&quiz, &[reviewed])] {
        assert!(!page.chars().any(|letter| letter != '\n' && hangup_core::quiz::is_refused(letter)));
        assert!(read(&page).all("script").is_empty() && page.matches("</style>").count() == 1);
    }
}

/// Of each learner on a roster, in its order: the handout and the sheet with their name, both of their form, and the name
/// and the form at the foot of every sheet of paper.
#[test]
fn the_papers_of_a_class_are_one_document_with_names_and_forms_on_every_sheet() {
    let quiz = every_kind();
    let class = [("L07 Zoë", "C"), ("L02 \"; } </style>", "A"), ("L03", "C"), ("L04", "D")];
    let papers: Vec<(String, Paper)> = class.map(|(learner, form)| (learner.to_owned(), paper(&quiz, form))).to_vec();
    for large in [false, true] {
        let page = handouts(&quiz, &papers, large);
        let page = read(&page);
        let sections = page.all("div.section");
        assert_eq!(sections.len(), class.len());
        let style = page.first("style").unwrap().text();
        for (place, ((learner, form), section)) in class.iter().zip(sections).enumerate() {
            let names: Vec<String> = section.all("b.learner").iter().map(|name| name.text()).collect();
            assert_eq!(names, [*learner, *learner], "on the handout, and on the sheet");
            assert!(section.text().contains(&format!("Handout · Form {form}")));
            assert!(section.first("section.sheet").unwrap().text().contains(&format!("Form {form}")));
            let alone = handout(&quiz, &paper(&quiz, form), large);
            let questions = |all: Vec<&Element>| all.iter().map(|one| one.text()).collect::<Vec<_>>();
            assert_eq!(questions(section.all("article")), questions(read(&alone).all("article")));
            assert!(section.is(&format!("p{place}")) && style.contains(&format!(".p{place} {{ page: p{place}; }}")));
            let foot = style.split(&format!("@page p{place} {{ @bottom-center {{ content: \"")).nth(1).unwrap();
            let (foot, number) = foot.split_once('"').unwrap();
            assert!(number.trim_start().starts_with("counter(page)"), "{number}");
            let spelled = spelled_out(foot);
            assert_eq!(spelled, format!("{learner} · Form {form} · "));
        }
    }
}

/// A text in a rule with its numbers as the letters they stand for.
fn spelled_out(text: &str) -> String {
    let mut parts = text.split('\\');
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |spelled, part| {
        let letter = char::from_u32(u32::from_str_radix(&part[..6], 16).unwrap()).unwrap();
        format!("{spelled}{letter}{}", &part[6..])
    })
}

/// Another key: everything that a learner may not see before answering is something else in it.
fn another_key(key: &Key) -> Key {
    let answer = match &key.answer {
        AnswerKey::Call(call) => {
            AnswerKey::Call(CallKey { truth: Truth::Genuine, endings: Vec::new(), ..call.clone() })
        }
        AnswerKey::Choice(_)
        | AnswerKey::Verdict(_)
        | AnswerKey::Spot(_)
        | AnswerKey::Order(_)
        | AnswerKey::Typed(_) => {
            AnswerKey::Typed(hangup_core::quiz::TypedKey { accept: vec!["else".to_owned()], why: None })
        }
    };
    Key { answer, twin: None, cues: Vec::new(), rule: None, explain: None, sources: Vec::new(), checked: None }
}

/// The same quiz and paper with other ids for everything that can be chosen.
fn renamed(mut quiz: Quiz, mut paper: Paper) -> (Quiz, Paper) {
    let other = |id: &Id| Id::new(format!("renamed-{}", id.as_str().len()) + id.as_str());
    for question in &mut quiz.questions {
        let statements = match &mut question.face.ask {
            Ask::Choice(choice) => &mut choice.options,
            Ask::Verdict(verdict) => match &mut verdict.action {
                Some(action) => &mut action.options,
                None => continue,
            },
            Ask::Spot(spot) => &mut spot.options,
            Ask::Order(order) => &mut order.steps,
            Ask::Typed(_) | Ask::Call(_) => continue,
        };
        statements.iter_mut().for_each(|statement| statement.id = other(&statement.id));
    }
    for id in paper.entries.iter_mut().flat_map(|entry| &mut entry.options) {
        *id = other(id);
    }
    (quiz, paper)
}

#[test]
fn a_handout_does_not_hang_on_the_key_or_on_ids() {
    for quiz in quizzes() {
        let paper = paper(&quiz, "A");
        let page = handout(&quiz, &paper, false);
        let mut keyless = quiz.clone();
        keyless.questions.iter_mut().for_each(|question| question.key = another_key(&question.key));
        assert!(handout(&keyless, &paper, false) == page, "the handout of {} tells something of its key", quiz.id);
        let (quiz, paper) = renamed(quiz, paper);
        assert!(handout(&quiz, &paper, false) == page, "the handout of {} tells ids", quiz.id);
    }
}

/// Everything said only after answering.
fn kept_back(question: &Question) -> Vec<&str> {
    let key = &question.key;
    let mut texts: Vec<&str> = key.rule.iter().chain(&key.explain).map(String::as_str).collect();
    texts.extend(key.cues.iter().map(|cue| cue.why.as_str()));
    texts.extend(key.sources.iter().map(|source| source.title.as_str()));
    let whys: Vec<Option<&str>> = match &key.answer {
        AnswerKey::Choice(key) => key.options.iter().map(|option| option.why.as_deref()).collect(),
        AnswerKey::Verdict(key) => key.actions.iter().map(|action| action.why.as_deref()).collect(),
        AnswerKey::Spot(key) => key.options.iter().map(|line| line.why.as_deref()).collect(),
        AnswerKey::Order(key) => key.steps.iter().map(|step| step.why.as_deref()).collect(),
        AnswerKey::Typed(key) => vec![key.why.as_deref()],
        AnswerKey::Call(key) => {
            texts.extend(key.endings.iter().map(|ending| ending.text.as_str()));
            texts.extend(key.lines.iter().filter_map(|line| line.tells.as_deref()));
            texts.extend(key.lines.iter().filter_map(|line| Some(line.technique.as_ref()?.why.as_str())));
            key.lines.iter().flat_map(|line| &line.whys).map(Option::as_deref).collect()
        }
    };
    texts.extend(whys.into_iter().flatten());
    texts
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_handout_says_nothing_that_is_said_after_answering_and_the_key_says_all_of_it() {
    for quiz in quizzes() {
        let paper = paper(&quiz, "A");
        let (handout, key) = (read(&handout(&quiz, &paper, false)), read(&key(&quiz, &paper, false)));
        for (number, entry) in paper.entries.iter().enumerate() {
            let question = quiz.question(&entry.question).unwrap();
            let (asked, told) = (handout.all("article")[number].text(), key.all("article")[number].text());
            for text in kept_back(question) {
                let text = folded(text);
                assert!(told.contains(&text), "the key of {} does not say: {text}", entry.question);
                assert!(!asked.contains(&text), "the handout of {} says: {text}", entry.question);
            }
        }
    }
}

/// Letters and the texts behind them, as they stand in the first list of options of a question.
fn lettered(question: &Element) -> BTreeMap<String, String> {
    let options = question.first("ol.options").map(|list| list.all("li")).unwrap_or_default();
    let pair = |option: &Element| (option.first("b.letter").unwrap().text(), option.first("span").unwrap().text());
    options.into_iter().map(pair).collect()
}

/// What is right by the key of a paper, in letters: `a scam; safe: b, c` is b and c.
fn right_letters(question: &Element) -> Vec<String> {
    let right = question.first("p.right").unwrap().first("b").unwrap().text();
    let letters = right.rsplit(": ").next().unwrap();
    letters.split([',', ' ']).filter(|letter| !letter.is_empty()).map(str::to_owned).collect()
}

/// The texts of what is right, from the quiz itself; for steps in their order.
fn right_texts(question: &Question) -> Vec<String> {
    let right: Vec<&Id> = match &question.key.answer {
        AnswerKey::Choice(key) => key.options.iter().filter(|option| option.correct).map(|option| &option.id).collect(),
        AnswerKey::Verdict(key) => {
            key.actions.iter().filter(|action| action.correct).map(|action| &action.id).collect()
        }
        AnswerKey::Spot(key) => key.options.iter().filter(|line| line.correct).map(|line| &line.id).collect(),
        AnswerKey::Order(key) => key.steps.iter().map(|step| &step.id).collect(),
        AnswerKey::Typed(_) | AnswerKey::Call(_) => Vec::new(),
    };
    right.into_iter().map(|id| folded(&question.face.statement(id).unwrap().text)).collect()
}

#[test]
fn letters_are_the_same_on_handout_answer_sheet_and_key() {
    for (quiz, form) in quizzes().iter().flat_map(|quiz| ["A", "B"].map(|form| (quiz, form))) {
        let paper = paper(quiz, form);
        let (handout, key) = (read(&handout(quiz, &paper, false)), read(&key(quiz, &paper, false)));
        let sheet = handout.first("section.sheet").unwrap().all("tbody");
        assert_eq!([handout.all("article").len(), key.all("article").len(), sheet.len()], [paper.entries.len(); 3]);
        for (place, entry) in paper.entries.iter().enumerate() {
            let question = quiz.question(&entry.question).unwrap();
            let (asked, told) = (handout.all("article")[place], key.all("article")[place]);
            let row = sheet[place];
            let number = (place + 1).to_string();
            let numbers = [asked.first("h2"), told.first("h2"), row.first("th")];
            assert!(numbers.iter().all(|found| found.unwrap().text() == number), "{}", entry.question);

            let crossed = |cell: &Element| cell.all("span.box").iter().map(|mark| mark.text()).collect::<Vec<_>>();
            let cells: Vec<Vec<String>> = row.all("td").into_iter().map(crossed).collect();
            let steps = ["50", "60", "70", "80", "90", "100"].map(str::to_owned).to_vec();
            let letters: Vec<String> = (0..entry.options.len()).map(letter).collect();
            let words = |letters: &str| letters.split(' ').map(str::to_owned).collect::<Vec<_>>();
            match &question.face.ask {
                Ask::Choice(_) | Ask::Spot(_) => assert_eq!(cells, [letters]),
                Ask::Verdict(_) => assert_eq!(cells, [words("s g"), steps, letters]),
                Ask::Order(_) => assert_eq!(row.all("span.blank").len(), letters.len()),
                Ask::Typed(_) => assert_eq!(row.all("span.line").len(), 1),
                Ask::Call(_) => {
                    assert_eq!(cells[1..3], [words("s g u"), steps]);
                    continue;
                }
            }
            let offered = lettered(asked);
            let drawn = (0..).map(letter).zip(entry.options.iter().map(|id| question.face.statement(id).unwrap()));
            assert_eq!(offered, drawn.map(|(letter, statement)| (letter, folded(&statement.text))).collect());
            for (letter, text) in lettered(told) {
                assert!(text.starts_with(&offered[&letter]), "{letter} is another in the key of {}", entry.question);
            }
            if !offered.is_empty() {
                let mut right: Vec<String> = right_letters(told).iter().map(|letter| offered[letter].clone()).collect();
                let mut expected = right_texts(question);
                if !matches!(question.face.ask, Ask::Order(_)) {
                    right.sort();
                    expected.sort();
                }
                assert_eq!(right, expected, "{}", entry.question);
            }
        }
    }
}

fn answered(quiz: &Quiz, answers: &[(&str, Response)]) -> Attempt {
    let mut attempt = Attempt::new(paper(quiz, "B"));
    for (question, response) in answers {
        let what = What::Answered { question: Id::new(*question), response: response.clone() };
        attempt.record(Timestamp::UNIX_EPOCH, what);
    }
    attempt
}

/// Answers to the fixture whose marks were counted by hand: half of the one, none of the other, and a safe call.
#[test]
fn a_review_begins_with_safe_actions_and_says_of_each_answer_what_is_right_and_why() {
    let quiz = every_kind();
    let sure = Confidence::STEPS[4];
    let verdict = |action: &str| Response::Verdict {
        verdict: Some(Truth::Genuine),
        confidence: Some(sure),
        action: Some(Id::new(action)),
    };
    let path = vec![Id::new("type-assoc"), Id::new("hang-up-now")];
    let impression = Some(Impression { verdict: Truth::Scam, confidence: Some(sure) });
    let attempt = answered(
        &quiz,
        &[
            ("booked-call", verdict("password")),
            ("unbooked-call", verdict("go-on")),
            ("type-it", Response::Typed("winver".to_owned())),
            ("the-call", Response::Call { path, impression }),
        ],
    );
    let reviewed = |learner: &str| Reviewed {
        learner: learner.to_owned(),
        paper: &attempt.paper,
        results: Results::of(&quiz, &attempt),
    };
    let page = read(&review(&quiz, &reviewed("K7-fox")));
    let both = read(&reviews(&quiz, &[reviewed("L01"), reviewed("K7-fox")]));
    let sections = both.all("div.section");
    assert_eq!(sections.len(), 2);
    assert_eq!(sections[1].text(), page.first("div.section").unwrap().text());
    let text = page.first("main").unwrap().text();
    let beginning = "Every kind of question K7-fox · Form B You did the safe thing in 1 of 3 situations. 1.5 of 9 marks · \
                     17% · not passed, 70% needed By topic";
    assert!(text.starts_with(beginning), "{text}");
    let of = |id: &str| {
        let place = attempt.paper.entries.iter().position(|entry| entry.question.as_str() == id).unwrap();
        page.all("article")[place].text()
    };
    for (id, sentences) in [
        (
            "booked-call",
            vec![
                "(✓) Partly right (0.5 of 1 mark)",
                "You said genuine, 90% sure",
                "✗ not safe",
                "no help desk needs it",
            ],
        ),
        ("unbooked-call", vec!["✗ Not quite (0 of 1 mark)", "It is a scam", "She began it."]),
        ("type-it", vec!["You typed winver", "Right is slmgr /xpr", "It says until when Windows is activated."]),
        ("put-in-order", vec!["– No answer (0 of 1 mark)", "this and the next may come either way round"]),
        (
            "the-call",
            vec![
                "✓ Safe (1 of 1 mark)",
                "You said a scam, 90% sure",
                "false proof: It sounds like a password.",
                "He begins anew.",
            ],
        ),
    ] {
        for sentence in sentences {
            assert!(of(id).contains(sentence), "no `{sentence}` in {}", of(id));
        }
    }
}

#[test]
fn a_question_that_changed_since_the_paper_was_drawn_is_left_out_of_a_review() {
    let mut quiz = every_kind();
    let attempt = answered(&quiz, &[("type-it", Response::Typed("winver".to_owned()))]);
    let changed = quiz.questions.iter_mut().find(|question| question.face.id.as_str() == "type-it").unwrap();
    changed.face.scenario = "Another situation.".to_owned();
    let results = Results::of(&quiz, &attempt);
    let page = review(&quiz, &Reviewed { learner: "Lena".to_owned(), paper: &attempt.paper, results });
    assert!(!page.contains("winver") && !page.contains("Another situation."));
    assert!(page.contains("1 question is left out: changed since the paper was drawn, or taken out by the teacher."));
    let numbers: Vec<String> = read(&page).all("h2").iter().map(|number| number.text()).collect();
    let place = attempt.paper.entries.iter().position(|entry| entry.question.as_str() == "type-it").unwrap();
    let expected = (1..=attempt.paper.entries.len()).filter(|number| *number != place + 1);
    assert_eq!(numbers, expected.map(|number| number.to_string()).collect::<Vec<_>>());
}

/// What is printed of a review; `display: none` in the style hides the rest on paper.
fn printed_words(review: &Element) -> usize {
    let words = |elements: Vec<&Element>| elements.iter().map(|one| one.text().split(' ').count()).sum::<usize>();
    let more_cues = review.all("ul.cues").into_iter().flat_map(|cues| cues.all("li").into_iter().skip(1)).collect();
    words(vec![review]) - words(review.all("div.others")) - words(review.all("p.sources")) - words(more_cues)
}

/// Three sheets of A4 in two columns of 9 point hold some 2,700 words with their frames, as browsers print them.
#[test]
fn a_printed_review_of_ten_situations_has_the_words_of_three_sheets_and_what_a_learner_needs() {
    for quiz in quizzes().into_iter().filter(|quiz| quiz.questions.len() == 10 && quiz.id.as_str() != "calls") {
        let page = pages(&quiz, "L01").swap_remove(3);
        let page = read(&page);
        let style = page.first("style").unwrap().text();
        assert!(style.contains(".review :is(.others, .sources, .cues li + li) { display: none; }"));
        let review = page.first("div.review").unwrap();
        let count = printed_words(review);
        assert!((1_500..2_700).contains(&count), "{}: {count} words", quiz.id);
        for article in review.all("article") {
            let text = article.text();
            assert!(
                text.contains("You said") && text.contains("It is") && !article.all("ul.cues").is_empty(),
                "{text}"
            );
        }
    }
}
