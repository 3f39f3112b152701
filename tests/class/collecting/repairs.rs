//! What is put right after dealing: somebody comes later, an exam is opened again, two sat each other's papers, and several
//! classes sit at once.

use std::os::unix::fs::PermissionsExt;

use serde_json::Value;

use super::desk::{ALL_RIGHT, Desk};

const COLLECT: &str = "class collect hand-in --quiz quiz.yaml --record papers.record --gradebook marks.csv";

fn desk() -> Desk {
    Desk::dealt("code,name,form\nL01,Ann,A\nL02,Ben,B\nL03,Cem,C\n")
}

fn start(desk: &Desk, code: &str) -> Value {
    serde_json::from_str(&desk.read(&format!("papers/{code}.hangup"))).unwrap()
}

#[test]
fn somebody_who_comes_later_gets_a_paper_and_nobody_elses_changes() {
    let desk = desk();
    let before = ["L01", "L02", "L03"].map(|code| desk.read(&format!("papers/{code}.hangup")));
    let said = desk.says("class add papers.record L04 --name Dot --extra-time 25%");
    assert!(said.contains("papers/L04.hangup is written, and papers.record knows it."), "{said}");
    assert!(said.contains("  L04  form D, 50 min  Dot"), "{said}");
    assert_eq!(["L01", "L02", "L03"].map(|code| desk.read(&format!("papers/{code}.hangup"))), before);
    assert_eq!(start(&desk, "L04")["hand_in"], "../hand-in");
    ["L01", "L04"].iter().for_each(|code| desk.answers(code, &ALL_RIGHT));
    let said = desk.says(COLLECT);
    assert!(said.contains("Missing: L02 Ben, L03 Cem."), "{said}");
    assert!(Desk::line(&said, "L04 Dot").ends_with("4 of 4  100%     0 of 0"), "{said}");
    for (arguments, told) in [
        ("L04", "papers.record has a learner L04 already; take another code"),
        ("l01", "papers.record has a learner L01 already; take another code"),
        ("L05 --extra-time soon", "`soon` is no extra time; write it like 10m or 25%"),
    ] {
        let record = desk.read("papers.record");
        let said = desk.fails(&format!("class add papers.record {arguments}"));
        assert!(said.contains(told), "{said}");
        assert_eq!(desk.read("papers.record"), record);
    }
}

#[test]
fn an_exam_is_opened_again_with_the_same_attempt() {
    let desk = desk();
    let (before, record) = (start(&desk, "L02"), desk.read("papers.record"));
    assert_eq!(before.get("reopened"), None);
    let said = desk.says("class reopen papers.record L02 --minutes 15");
    assert!(
        said.starts_with(
            "papers/L02.hangup opens the exam of L02 again, with at least 15 min; papers.record knows it."
        )
    );
    let first = start(&desk, "L02");
    assert_eq!(first["id"], before["id"]);
    assert_eq!(first["reopened"], serde_json::json!({ "number": 1, "time": "PT15M" }));
    assert_ne!(first["dealt"], before["dealt"]);
    desk.says("class reopen papers.record L02 --minutes 5");
    assert_eq!(start(&desk, "L02")["reopened"], serde_json::json!({ "number": 2, "time": "PT5M" }));
    // A result begun with any of these start files is one that was dealt; one whose reopening was changed is not.
    desk.answers("L02", &ALL_RIGHT);
    assert!(Desk::line(&desk.says(COLLECT), "L02").ends_with("0 of 0"));
    let mine = std::fs::metadata(desk.path("papers.record")).unwrap();
    assert_eq!(mine.permissions().mode() & 0o777, 0o600);
    assert_ne!(desk.read("papers.record"), record);
    for (arguments, told) in [
        ("l02 --minutes 5", "papers.record has no learner l02; did you mean L02?"),
        ("someone --minutes 5", "papers.record has no learner someone\n"),
    ] {
        assert!(desk.fails(&format!("class reopen papers.record {arguments}")).contains(told));
    }
    desk.write("elsewhere/L02.hangup", "mine");
    let told = desk.fails("class reopen papers.record L02 --minutes 5 -o elsewhere");
    assert!(told.contains("elsewhere/L02.hangup is there already and is another paper"), "{told}");
    assert_eq!(desk.read("elsewhere/L02.hangup"), "mine");
}

#[test]
fn who_may_open_a_paper_may_open_one_that_comes_later_or_is_opened_again() {
    let desk = desk();
    let mode = |name: &str| std::fs::metadata(desk.path(name)).unwrap().permissions().mode();
    desk.says("class add papers.record L04");
    desk.says("class reopen papers.record L02 --minutes 5");
    assert_eq!([mode("papers/L04.hangup"), mode("papers/L02.hangup")], [mode("papers/L01.hangup"); 2]);
}

#[test]
fn a_paper_counts_for_the_learner_who_sat_it() {
    let desk = desk();
    // Ben sat Ann's paper, Ann has none; Cem sat his own.
    desk.answers("L01", &ALL_RIGHT);
    desk.answers("L03", &ALL_RIGHT[..1]);
    let said = desk.says("class reassign papers.record L01 L02");
    assert!(said.contains("The paper of L01 counts for L02, once you collect with --record papers.record."), "{said}");
    let said = desk.says(COLLECT);
    assert!(said.contains("Missing: L01 Ann."), "{said}");
    let rows = desk.table("marks.csv");
    assert_eq!(
        (rows["L02"]["name"].as_str(), rows["L02"]["mark"].as_str(), rows["L02"]["form"].as_str()),
        ("Ben", "4", "A")
    );
    assert_eq!(rows["L02"]["note"], "sat the paper of L01, as your record says");
    assert_eq!(rows["L03"]["mark"], "1");
    assert!(desk.fails("class reassign papers.record L01 nobody").contains("papers.record has no learner nobody"));
    // To open it again is asked for by who sat it; and it can be taken back.
    assert!(
        desk.says("class reopen papers.record L02 --minutes 5").starts_with("papers/L01.hangup opens the exam of L02")
    );
    desk.says("class reassign papers.record L01 L01");
    assert!(desk.says(COLLECT).contains("Missing: L02 Ben."));
}

#[test]
fn two_who_sat_each_others_papers_get_their_own_marks() {
    let desk = desk();
    desk.answers("L01", &ALL_RIGHT);
    desk.answers("L02", &ALL_RIGHT[..1]);
    desk.says("class reassign papers.record L01 L02");
    desk.says("class reassign papers.record L02 L01");
    let said = desk.says(COLLECT);
    let rows = desk.table("marks.csv");
    assert_eq!([&rows["L01"]["mark"], &rows["L02"]["mark"]], ["1", "4"], "{said}");
    assert!(!said.contains("double"), "{said}");
    // The report says the same of them, if it is told.
    let report = desk.says("class report hand-in --quiz quiz.yaml --record papers.record --json");
    let report: Value = serde_json::from_str(&report).unwrap();
    let marks = report["learners"].as_array().unwrap().iter().map(|learner| (&learner["learner"], &learner["mark"]));
    assert_eq!(marks.collect::<Vec<_>>(), [(&"L01".into(), &1.0.into()), (&"L02".into(), &4.0.into())]);
    desk.write("other.yaml", desk.read("quiz.yaml").replace("id: desk", "id: other"));
    let told = desk.fails("class report hand-in --quiz other.yaml --record papers.record");
    assert!(told.contains("papers.record is the record of a deal of the quiz `desk`, not of `other`"), "{told}");
}

#[test]
fn several_classes_sit_at_once() {
    let desk = desk();
    desk.write("a.csv", "code,name,e-mail\nA1,Ann,a@x\n");
    desk.write("b.csv", "name;code;id\nBen;B1;7\n");
    let said = desk.says("class deal quiz.sealed --roster a.csv --roster b.csv -o both");
    assert!(
        said.starts_with("2 start files are in both.\n  A1  form A, 40 min  Ann\n  B1  form B, 40 min  Ben\n"),
        "{said}"
    );
    let said = desk.says("class collect hand-in --quiz quiz.yaml --roster a.csv --roster b.csv");
    assert!(said.contains("Missing: A1 Ann, B1 Ben."), "{said}");
    let said = desk.says("class collect hand-in --quiz quiz.yaml --record both.record --gradebook both.csv");
    assert!(said.contains("Missing: A1 Ann, B1 Ben."), "{said}");
    assert!(desk.read("both.csv").starts_with(
        "learner,name,form,mark,maximum,percent,passed,safe_actions,situations,note,one,two,three,e-mail,id\n"
    ));
    desk.write("c.csv", "code\nC1\nA1\n");
    let told = desk.fails("class deal quiz.sealed --roster a.csv --roster c.csv -o third");
    assert_eq!(told, "hangup: c.csv:3: the code A1 is also in a.csv:2; give each learner their own\n");
    assert!(!desk.path("third").exists());
}

#[test]
fn what_each_learner_has_got_is_told_as_it_is() {
    let desk = desk();
    desk.write("more.csv", "code,extra_time\nM1,10\nM2,1%\nM3,\n");
    let said = desk.says("class deal quiz.sealed --roster more.csv -o more");
    for line in ["  M1  form A, 50 min\n", "  M2  form B, 40 min 24 s\n", "  M3  form C, 40 min\n"] {
        assert!(said.contains(line), "{said}");
    }
    desk.change("quiz.yaml", "time_limit: 40m\n", "");
    desk.says("class seal quiz.yaml -o free.sealed");
    let said = desk.says("class deal free.sealed --roster more.csv -o free");
    assert!(said.contains("  M1  form A\n  M2  form B\n  M3  form C\n"), "{said}");
    assert!(said.contains("The quiz has no time limit, so extra time changes nothing."), "{said}");
    desk.write("same.csv", "code\nanna\nANNA\n");
    let told = desk.fails("class deal quiz.sealed --roster same.csv -o same");
    assert!(told.contains("same.csv:3: the code ANNA is anna of line 2 in other letters"), "{told}");
}
