//! The report on a class as a page: nothing can leave it or steer its browser, names are text, it holds for nobody and for
//! many, and every number that is drawn stands beside the picture as well.

use std::collections::{BTreeSet, HashMap};

use assert_cmd::Command;
use hangup::class::pages::{comparison, report};
use hangup::class::report::{CallPaths, ClassReport, Comparison, Gathered, LinePath, Words};
use hangup_core::measure::class::{Opinion, Row, RowResponse, Rows, Situation, Sure};
use hangup_core::quiz::call::EndingOutcome;
use hangup_core::quiz::{Truth, visible};

use crate::html::{Element, read};

/// A class in which everybody was given all questions: every third is about a genuine contact, every third about a scam,
/// every third a plain choice. All words that come from outside end in `word`.
fn class(learners: usize, questions: usize, word: &str) -> Gathered {
    let mut rows = Rows::default();
    for (learner, question) in (0..learners).flat_map(|learner| (0..questions).map(move |question| (learner, question)))
    {
        let right = (learner * 7 + question * 13) % 10 < 6;
        let truth = [Some(Truth::Genuine), Some(Truth::Scam), None][question % 3];
        let other = |truth| if truth == Truth::Scam { Truth::Genuine } else { Truth::Scam };
        let situation = Situation {
            truth,
            opinion: truth.map(|truth| Opinion::Verdict(if right { truth } else { other(truth) })),
            confidence: truth.and_then(|_| Sure::new([50, 70, 100][learner % 3])),
            safe: truth.map(|_| right),
        };
        let response = format!("{} {word}", if right { "key" } else { "other" });
        let row = Row {
            learner: &format!("L{learner:03} {word}"),
            question: &format!("q{question:02} {word}"),
            mark: f64::from(u8::from(right)),
            max_mark: 1.0,
            response: RowResponse::Given(&*response),
            situation,
        };
        rows.add(&row).unwrap();
    }
    // The words of a call are those of a quiz, which is refused with anything in it that could steer a terminal.
    let words = || visible(word);
    let line = LinePath { who: words(), says: words(), heard: 9, tells: Some(words()), replies: vec![(words(), 4)] };
    let call = CallPaths {
        question: word.to_owned(),
        played: 9,
        lines: vec![line],
        endings: vec![(EndingOutcome::Harmed, words(), 7)],
    };
    Gathered {
        title: word.to_owned(),
        table: rows.into_table(|_, text: &str| text.into()).unwrap(),
        plan: None,
        topics: (0..questions).map(|question| (format!("q{question:02} {word}"), word.to_owned())).collect(),
        calls: vec![call],
        words: Words::default(),
    }
}

fn page(gathered: &Gathered) -> String {
    report(&ClassReport::of(gathered))
}

/// Pages for classes of every size, and a comparison.
fn pages(word: &str) -> Vec<String> {
    let sizes = [(0, 0), (1, 1), (1, 10), (2, 1), (25, 12), (25, 100), (500, 10)];
    let mut pages: Vec<String> =
        sizes.iter().map(|(learners, questions)| page(&class(*learners, *questions, word))).collect();
    for (before, after) in [((25, 6), (20, 9)), ((0, 0), (3, 2)), ((1, 1), (1, 1))] {
        let (before, after) = (class(before.0, before.1, word), class(after.0, after.1, word));
        pages.push(comparison(&Comparison::between(&before, &after)));
    }
    pages
}

#[test]
fn nothing_can_leave_a_report() {
    #[rustfmt::skip]
    let tags = [
        "html", "head", "meta", "title", "style", "body", "main", "header", "section", "article", "div", "h1", "h2", "h3",
        "h4", "p", "b", "code", "span", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td",
        "svg", "desc", "line", "rect", "circle", "path", "text",
    ];
    #[rustfmt::skip]
    let attributes = [
        "lang", "charset", "http-equiv", "content", "name", "class", "colspan", "rowspan", "role", "viewBox", "d", "x", "y",
        "x1", "y1", "x2", "y2", "cx", "cy", "r", "width", "height",
    ];
    for page in pages("word") {
        let page = read(&page);
        for element in page.every() {
            assert!(tags.contains(&element.tag.as_str()), "<{}> has no business on a page", element.tag);
            for (name, value) in &element.attributes {
                assert!(attributes.contains(&name.as_str()), "{name}=\"{value}\"");
                assert!(!value.contains("http") || value == "Content-Security-Policy", "{name}=\"{value}\"");
            }
        }
        let style = page.first("style").unwrap().text();
        assert!(["url(", "http", "@import", "@font-face"].iter().all(|words| !style.contains(words)));
        let policy = &page.all("meta")[1].attributes[1].1;
        assert_eq!(policy, "default-src 'none'; style-src 'unsafe-inline'");
    }
}

#[test]
fn names_are_text_whatever_they_look_like() {
    let hostile = "</td></title><script>x</script><img src=y onerror=z>\"'&lt;\u{1b}[31m\u{202e}é";
    let elements = |page: &str| read(page).every().iter().map(|element| element.tag.clone()).collect::<Vec<_>>();
    for (page, harmless) in pages(hostile).iter().zip(pages("word")) {
        assert_eq!(elements(page), elements(&harmless), "a name became markup");
        assert!(!page.chars().any(|letter| letter != '\n' && hangup_core::quiz::is_refused(letter)));
        let page = read(page);
        assert!(page.first("title").unwrap().text().contains(&visible(hostile)));
    }
    let page = read(&page(&class(2, 3, hostile)));
    for (selector, what) in
        [("h1", "title"), ("th", "learner"), ("code", "question"), ("span", "reply"), ("li", "topic")]
    {
        let told = page.all(selector).iter().any(|element| element.text().contains(&visible(hostile)));
        assert!(told, "the {what} is not told as it is");
    }
}

#[test]
fn no_figure_is_no_number() {
    for page in pages("word") {
        for piece in page.split(|letter: char| !letter.is_alphanumeric()) {
            assert!(!["NaN", "inf", "infinity", "None", "null"].contains(&piece), "{piece}");
        }
    }
}

#[test]
fn a_class_of_nobody_is_told_so_and_nothing_is_drawn() {
    let page = read(&page(&class(0, 0, "word")));
    let told = page.first("main").unwrap().text();
    assert_eq!(told, "word Report on a class There are no answers yet: nobody has handed in anything.");
}

#[test]
fn for_one_learner_it_is_said_why_questions_are_not_drawn() {
    let page = read(&page(&class(1, 10, "word")));
    let told = page.first("main").unwrap().text();
    assert!(told.contains("The questions are not drawn: it takes learners with different marks"), "{told}");
    assert!(told.contains("facility 0.00") || told.contains("facility 1.00"));
    assert!(told.contains("with the rest –"));
}

/// The whole numbers in a text.
fn numbers(text: &str) -> BTreeSet<&str> {
    text.split(|letter: char| !letter.is_ascii_digit()).filter(|piece| !piece.is_empty()).collect()
}

#[test]
fn every_number_that_is_drawn_stands_as_text_as_well() {
    for (learners, questions) in [(1, 10), (25, 12), (25, 100), (500, 10)] {
        let page = read(&page(&class(learners, questions, "word")));
        let mut drawn = 0;
        let beside = |plot: &Element, told: &str| {
            let data: Vec<String> = plot.first("svg").unwrap().all("text.datum").iter().map(|it| it.text()).collect();
            for text in &data {
                assert!(numbers(text).is_subset(&numbers(told)), "{text} is not in: {told}");
            }
            data.len()
        };
        for plot in page.all("div.plot") {
            drawn += beside(plot, &plot.first("div.beside").unwrap().text());
        }
        for item in page.all("article.item") {
            drawn += beside(item, &item.first("table").unwrap().text());
        }
        assert!(drawn > questions, "{drawn}");
        for picture in page.all("svg") {
            assert!(picture.attributes.contains(&("role".to_owned(), "img".to_owned())));
            assert!(!picture.first("title").unwrap().text().is_empty());
            assert!(!picture.first("desc").unwrap().text().is_empty());
        }
    }
}

/// Four learners, counted by hand: the marks, who caught the scam and accused the genuine caller, and how sure they were.
#[test]
fn a_small_class_is_told_as_it_was_counted_by_hand() {
    let mut rows = Rows::default();
    for (learner, scam, genuine, sure) in
        [("ada", true, true, 100), ("bob", true, false, 100), ("cy", true, false, 50), ("di", false, true, 50)]
    {
        for (question, truth, right) in [("scam", Truth::Scam, scam), ("genuine", Truth::Genuine, genuine)] {
            let other = if truth == Truth::Scam { Truth::Genuine } else { Truth::Scam };
            let situation = Situation {
                truth: Some(truth),
                opinion: Some(Opinion::Verdict(if right { truth } else { other })),
                confidence: Sure::new(sure),
                safe: Some(right),
            };
            let mark = f64::from(u8::from(right));
            let response = RowResponse::NotRecorded;
            rows.add(&Row { learner, question, mark, max_mark: 1.0, response, situation }).unwrap();
        }
    }
    let (topics, calls) = (HashMap::new(), Vec::new());
    let table = rows.into_table(|_, text: &str| text.into()).unwrap();
    let gathered = Gathered { title: "Four".to_owned(), table, plan: None, topics, calls, words: Words::default() };
    let page = read(&page(&gathered));
    let rows = |table: &Element| -> Vec<String> { table.all("tr").iter().map(|row| row.text()).collect() };
    let plots = page.all("div.plot");
    let spread = rows(plots[0].first("table").unwrap());
    assert_eq!([&spread[6], &spread[10]], ["50 to 59% 3", "90 to 100% 1"]);
    let crossed = rows(plots[1].first("table").unwrap());
    // Ada caught it and accused nobody; Bob and Cy accused; Di did neither.
    assert_eq!(crossed, ["Scams caught Genuine taken for a scam", "0% 100%", "100% 1 2", "0% 1"]);
    let sure = plots[2].first("div.beside").unwrap().text();
    assert!(sure.contains("50% sure, 4 verdicts: right 2 of 4 (50%)"), "{sure}");
    assert!(sure.contains("100% sure, 4 verdicts: right 3 of 4 (75%)"), "{sure}");
    let learners = rows(page.first("table.learners").unwrap());
    assert!(learners[1].starts_with("ada 2 of 2 100 2 of 2 1 of 1 0 of 1"), "{}", learners[1]);
    assert!(learners[2].starts_with("bob 1 of 2 50 1 of 2 1 of 1 1 of 1 0.00"), "{}", learners[2]);
    let discuss = page.first("section.discuss").unwrap().text();
    assert!(
        discuss.starts_with("One thing to discuss now genuine 2 of 4 would have done something unsafe."),
        "{discuss}"
    );
}

#[test]
fn a_call_is_told_with_its_counts_and_where_one_could_know() {
    let page = read(&page(&class(9, 3, "word")));
    let call = page.first("article.call").unwrap().text();
    for told in
        ["played to an end by 9 learners", "✗ Harmed: word 7", "Heard by 9.", "! Here one could know: word", "4 word"]
    {
        assert!(call.contains(told), "no `{told}` in {call}");
    }
}

#[test]
fn a_comparison_says_what_changed_and_what_that_does_not_show() {
    let told = read(&comparison(&Comparison::between(&class(25, 6, "word"), &class(20, 9, "word"))));
    let told = told.first("main").unwrap().text();
    for sentence in [
        "25 learners before, 20 learners after.",
        "Safe actions in percent of the situations: ",
        "Marks in percent: ",
        "Hake’s g ",
        "d′: ",
        "The questions were not the same both times.",
        "Without a class that had no lesson, nobody can tell",
    ] {
        assert!(told.contains(sentence), "no `{sentence}` in {told}");
    }
}

/// Runs hangup in a folder of its own with one table in it; gives the exit code and what is said on stdout and stderr.
fn hangup(folder: &tempfile::TempDir, arguments: &[&str]) -> (Option<i32>, String, String) {
    let table = "learner,question,mark,max_mark\nada,one,1,1\nbob,one,0,1\n";
    std::fs::write(folder.path().join("answers.csv"), table).unwrap();
    let output = Command::cargo_bin("hangup").unwrap().args(arguments).current_dir(folder.path()).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn the_command_writes_the_page_and_says_where() {
    let folder = tempfile::tempdir().unwrap();
    let (code, said, told) = hangup(&folder, &["class", "report", "answers.csv", "--html", "report.html"]);
    assert_eq!((code, told.as_str()), (Some(0), ""));
    assert!(said.starts_with("report.html is written."), "{said}");
    let page = std::fs::read_to_string(folder.path().join("report.html")).unwrap();
    assert_eq!(read(&page).first("h1").unwrap().text(), "answers.csv");

    let (code, _, told) = hangup(&folder, &["class", "report", "answers.csv", "--html", "answers.csv"]);
    assert_eq!(code, Some(1));
    assert!(told.contains("a page is written to a file that ends in .html, and answers.csv does not"), "{told}");
    for how in [vec!["--html", "report.html"], vec!["--json"], vec![]] {
        let (code, said, told) = hangup(&folder, &[vec!["class", "report", "."], how].concat());
        assert_eq!((code, said.as_str()), (Some(1), ""));
        assert!(told.contains("result files are marked with their quiz; name it with --quiz"), "{told}");
    }
}

#[test]
fn a_file_that_no_quiz_can_use_is_named_and_the_page_is_written_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("in")).unwrap();
    std::fs::write(folder.path().join("in/odd.answers"), "nothing\n").unwrap();
    let quizzes = ["class", "report", "in", "--quiz", "before", "--quiz", "after", "--html", "r.html"];
    let (code, said, told) = hangup(&folder, &quizzes);
    assert_eq!(code, Some(1));
    assert!(said.starts_with("r.html is written."), "{said}");
    assert!(told.contains("odd.answers is no result of hangup"), "{told}");
}
