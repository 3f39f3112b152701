//! `hangup class enter` as a teacher with a pile of sheets meets it: learners by name, rows that are not full, and the same
//! learner twice.

use std::fs;
use std::path::PathBuf;
use std::process::Output;

use crate::room::Room;

const QUIZ: &str = "format: 1
id: two
title: Two situations
summary: Two.
questions:
  - id: caller
    topic: calls
    scenario: Somebody rings.
    verdict:
      truth: scam
      action:
        ask: What do you do?
        options: [{ id: hang-up, text: Hang up, safe: true }, { id: go-on, text: Go on }]
  - id: proof
    topic: numbers
    scenario: Two numbers match.
    choice:
      ask: What does that prove?
      options: [{ id: nothing, text: Nothing, correct: true }, { id: licence, text: A licence }]
";

const ROSTER: &str = "name,code,form\nLena Huber,L01,A\n\"Maier, Lena\",L02,B\nJosé Núñez,L03,C\nAnn B,L04,D\n,L05,A\n";

struct Folder(Room);

impl Folder {
    fn new() -> Self {
        let folder = Self(Room::empty());
        folder.write("two.yaml", QUIZ);
        folder.write("roster.csv", ROSTER);
        folder
    }

    fn path(&self) -> PathBuf {
        self.0.path("")
    }

    fn write(&self, name: &str, text: &str) {
        self.0.write(name, text);
    }

    fn run(&self, arguments: &str, typed: &str) -> Output {
        self.0.run_with(&arguments.split(' ').collect::<Vec<_>>(), typed)
    }

    /// What is said when these lines are typed in, and whether all of them were entered.
    fn enter(&self, lines: &str) -> (String, bool) {
        let output = self.run("class enter two.yaml --roster roster.csv -o hand-in", lines);
        (String::from_utf8(output.stdout).unwrap(), output.status.success())
    }

    fn files(&self) -> Vec<String> {
        let files = fs::read_dir(self.path().join("hand-in")).unwrap();
        let mut names: Vec<String> = files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// The row of a learner in the gradebook.
    fn row(&self, learner: &str) -> String {
        let collect = "class collect hand-in --quiz two.yaml --roster roster.csv --gradebook marks.csv";
        assert!(self.run(collect, "").status.success());
        let table = fs::read_to_string(self.path().join("marks.csv")).unwrap();
        let rows = table.trim_start_matches('\u{feff}').lines().map(str::to_owned);
        rows.into_iter().find(|row| row.starts_with(&format!("{learner},"))).unwrap()
    }

    /// The letter of an option on the printed page of a form, and the place of the verdict among the questions.
    fn sheet(&self, form: &str, verdict: impl Fn(&str) -> String, proof: &str) -> String {
        let page = String::from_utf8(self.run(&format!("class print two.yaml --form {form}"), "").stdout).unwrap();
        let letter = |text: &str| {
            let before = page.split(&format!("</b><span>{text}</span>")).next().unwrap();
            before.chars().last().unwrap().to_string()
        };
        let (verdict, proof) = (verdict(&letter("Hang up")), if proof == "-" { "-".into() } else { letter(proof) });
        let verdict_first = page.find("Somebody rings.").unwrap() < page.find("Two numbers match.").unwrap();
        if verdict_first { format!("{verdict} {proof}") } else { format!("{proof} {verdict}") }
    }
}

#[test]
fn what_is_marked_in_half_a_row_counts_and_what_is_missing_earns_nothing() {
    for (row, mark, safe) in
        [("s80", "0.5", "0"), ("s@", "1", "1"), ("-@", "0.5", "1"), ("g@", "0.5", "1"), ("s", "0.5", "0")]
    {
        let folder = Folder::new();
        let sheet = folder.sheet("A", |safe| row.replace('@', safe), "-");
        let (said, entered) = folder.enter(&format!("L01 A {sheet}\n"));
        assert!(entered && said.contains(&format!("1 of 2 answered: {sheet}\n")), "{said}");
        let found = folder.row("L01");
        let cells: Vec<&str> = found.split(',').collect();
        assert_eq!([cells[3], cells[7], cells[8]], [mark, safe, "1"], "{row}: {found}");
        let responses = "class collect hand-in --quiz two.yaml --responses answers.csv";
        assert!(folder.run(responses, "").status.success());
        assert!(folder.run("class report hand-in --quiz two.yaml", "").status.success());
    }
}

#[test]
fn a_name_stands_for_the_learner_who_alone_has_it() {
    for (who, learner) in [
        ("lena huber", "L01 Lena Huber"),
        ("Huber", "L01 Lena Huber"),
        ("\"Lena Huber\"", "L01 Lena Huber"),
        ("Lena Maier", "L02 Maier, Lena"),
        ("JOSE NUNEZ", "L03 José Núñez"),
        ("l05", "L05"),
        // Part of a name looks like a form, and the form like an answer.
        ("Ann B", "L04 Ann B"),
        ("Ann", "L04 Ann B"),
    ] {
        let folder = Folder::new();
        for form in ["A", "b"] {
            let sheet = folder.sheet(&form.to_uppercase(), |_| "s80a".to_owned(), "A licence");
            let (said, entered) = folder.enter(&format!("again {who}  {form} {sheet}\n"));
            let expected = format!("{learner}, form {}, 2 of 2 answered: {sheet}\n", form.to_uppercase());
            assert!(entered && said.contains(&expected), "{who}: {said}");
        }
    }
}

#[test]
fn a_name_that_several_have_or_nobody_is_told_and_nothing_is_written() {
    let folder = Folder::new();
    let (said, entered) = folder.enter("Lena A s80a -\nBob A s80a -\nLena Huber E s80a -\n\"Lena Huber B s80a -\n");
    assert!(!entered);
    for told in [
        "Not entered: Lena can be L01 Lena Huber or L02 Maier, Lena; type the code.",
        "Not entered: there is no Bob on the roster.",
        "Not entered: there is no form E; write A, B, C or D.",
        "Not entered: a quotation mark is not closed; type one before and one after the words.",
    ] {
        assert!(said.contains(told), "{said}");
    }
    assert_eq!(said.matches("Not entered").count(), 4);
    assert!(folder.files().is_empty());
}

#[test]
fn whoever_has_a_result_keeps_it_unless_the_teacher_says_otherwise_and_it_is_clear_which_counts() {
    let folder = Folder::new();
    let [first, second] = ["s80", "g50"].map(|row| folder.sheet("A", |_| row.to_owned(), "-"));
    folder.enter(&format!("L01 A {first}\n"));
    let (said, entered) = folder.enter(&format!("Lena Huber A {second}\n"));
    let told = "Not entered: L01 Lena Huber has a result already, hand-in/L01.answers: form A, 1 of 2 answered, from paper; \
                if this one is to count instead, type `again` before it.";
    assert!(!entered && said.contains(told), "{said}");
    assert_eq!(folder.files(), ["L01.answers"]);
    assert!(folder.row("L01").contains(",0.5,2,"), "{}", folder.row("L01"));

    let (said, entered) = folder.enter(&format!("again Lena Huber A {second}\n"));
    assert!(entered, "{said}");
    assert!(
        said.contains("Written to hand-in/L01-2.answers. This one counts, and hand-in/L01.answers does not."),
        "{said}"
    );
    assert_eq!(folder.files(), ["L01-2.answers", "L01.answers"]);
    assert!(folder.row("L01").contains(",0,2,"), "{}", folder.row("L01"));
}

#[test]
fn a_form_that_the_roster_does_not_have_is_told_at_once_and_one_that_is_left_out_is_asked_for() {
    let folder = Folder::new();
    let sheet = folder.sheet("A", |_| "s80".to_owned(), "-");
    let (said, entered) = folder.enter(&format!("L01 A {sheet}\nL02 A {sheet}\nL03 {sheet}\n"));
    assert!(!entered);
    let told = "Written to hand-in/L02.answers.\nThe roster says form B. If that is what stands on the sheet, type it once \
                more, with again before it.\n";
    assert!(said.contains(told) && said.matches("The roster says").count() == 1, "{said}");
    let wrong = if sheet.starts_with('-') { "there is no form -;" } else { "no form stands between the learner" };
    assert!(said.contains(&format!("Not entered: {wrong}")), "{said}");
    let (said, _) = folder.enter("L03 s80a b\nL04 s80 b\n");
    let told = "Not entered: no form stands between the learner and the answers; write A, B, C or D.";
    assert_eq!(said.matches(told).count(), 2, "{said}");
}

#[test]
fn what_is_typed_in_for_somebody_who_has_begun_at_a_machine_is_said_to_count_only_if_it_will() {
    let folder = Folder::new();
    for command in
        ["class seal two.yaml -o two.sealed", "class deal two.sealed --roster roster.csv --hand-in ../hand-in"]
    {
        assert!(folder.run(command, "").status.success());
    }
    fs::create_dir(folder.path().join("hand-in")).unwrap();
    folder.run("--plain play papers/L01.hangup", "\n");
    assert_eq!(folder.files(), ["L01.answers"]);
    let sheet = folder.sheet("A", |safe| format!("s80{safe}"), "Nothing");
    let enter = |line: &str| {
        let output = folder.run("class enter two.yaml --roster papers.record -o hand-in", line);
        String::from_utf8(output.stdout).unwrap()
    };
    let said = enter(&format!("again L01 A {sheet}\n"));
    let told = "Yet hand-in/L01.answers counts, for a paper that you dealt goes before one that is typed in, and then the \
                newer one; move it away if this one is to count.";
    assert!(said.contains(told), "{said}");
    let marks = || {
        let collect = "class collect hand-in --quiz two.yaml --record papers.record";
        String::from_utf8(folder.run(collect, "").stdout).unwrap()
    };
    assert!(marks().contains("0 of 2"), "{}", marks());
    fs::rename(folder.path().join("hand-in/L01.answers"), folder.path().join("L01.answers")).unwrap();
    assert!(marks().contains("2 of 2"), "{}", marks());
}

#[test]
fn without_a_roster_a_code_in_another_case_is_the_same_learner() {
    let folder = Folder::new();
    let sheet = folder.sheet("A", |_| "s80".to_owned(), "-");
    let lines = format!("anna A {sheet}\nANNA A {sheet}\nagain ANNA A {sheet}\n");
    let said = folder.run("class enter two.yaml -o hand-in", &lines);
    let said = String::from_utf8(said.stdout).unwrap();
    assert!(said.contains("Not entered: anna has a result already, hand-in/anna.answers"), "{said}");
    assert_eq!(folder.files(), ["anna-2.answers", "anna.answers"]);
    let collected = folder.run("class collect hand-in --quiz two.yaml", "");
    assert!(String::from_utf8(collected.stdout).unwrap().contains("1 learner."));
}

/// The table that a spreadsheet with decimal commas can add up, and what the roster has beside.
#[test]
fn a_gradebook_has_numbers_as_the_spreadsheet_reads_them_and_the_columns_of_the_roster() {
    let folder = Folder::new();
    folder
        .write("roster.csv", "name,code,form,E-mail\nLena Huber,L01,A,=lena@example.org\nZoë,L02,B,zoe@example.org\n");
    let sheet = folder.sheet("A", |_| "s80".to_owned(), "-");
    folder.enter(&format!("L01 A {sheet}\n"));
    let collect = |more: &str| {
        let collect = format!("class collect hand-in --quiz two.yaml --roster roster.csv --gradebook marks.csv{more}");
        assert!(folder.run(&collect, "").status.success());
        fs::read_to_string(folder.path().join("marks.csv")).unwrap()
    };
    let expected = "\u{feff}learner,name,form,mark,maximum,percent,passed,safe_actions,situations,note,caller,proof,E-mail\n\
                    L01,Lena Huber,A,0.5,2,25,,0,1,from paper,0.5,0,'=lena@example.org\n\
                    L02,Zoë,B,,,,,,,missing,,,zoe@example.org\n";
    assert_eq!(collect(""), expected);
    let with_commas = expected.replace(',', ";").replace("0.5", "\"0,5\"");
    assert_eq!(collect(" --responses answers.csv --decimal-comma"), with_commas);
    let answers = fs::read_to_string(folder.path().join("answers.csv")).unwrap();
    assert!(answers.starts_with("\u{feff}learner;form;question;"), "{answers}");
    assert!(answers.contains(";\"0,5\";1;scam;scam;80;false\n"), "{answers}");
    // For analysis there is no mark before the first name.
    collect(" --responses answers.csv");
    let answers = fs::read_to_string(folder.path().join("answers.csv")).unwrap();
    assert!(answers.starts_with("learner,form,question,"), "{answers}");
}
