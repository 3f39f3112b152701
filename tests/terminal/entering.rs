//! Typing in sheets at a keyboard: whoever has a result already is asked about before anything is written.

use crate::pty::{HANGUP, Home};

#[test]
fn a_learner_who_has_a_result_already_is_asked_about() {
    let home = Home::new();
    home.write("roster.csv", b"name,code\nLena Huber,L01\n");
    let enter = ["class", "enter", "before", "--roster", "roster.csv", "-o", "handed-in"];
    let blank = "- - - - - - - - - -";
    let mut pty = home.hangup(&enter).size(100, 30).go();
    pty.wait_for("an empty line ends.");
    pty.type_line(&format!("L01 A {blank}"));
    pty.wait_for("Written to handed-in/L01.answers.");
    pty.type_line(&format!("lena B {blank}"));
    pty.wait_for("L01 Lena Huber has a result already, handed-in/L01.answers: form A, 0 of 10 answered, from paper.");
    pty.wait_for("Is this one to count instead? y or n:");
    pty.type_line("");
    pty.wait_for("Not entered: handed-in/L01.answers counts as before.");
    assert!(!home.path("handed-in/L01-2.answers").exists());
    pty.type_line(&format!("huber B {blank}"));
    pty.wait_until("the second question", |screen| screen.matches("y or n:").count() == 2);
    pty.type_line("y");
    pty.wait_for("Written to handed-in/L01-2.answers. This one counts, and handed-in/L01.answers does not.");
    pty.type_line("");
    pty.end().left_the_settings_alone(0);
    let mut collect = home.command(HANGUP);
    let output = collect.args(["class", "collect", "handed-in", "--quiz", "before"]).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("handed-in/L01-2.answers counts, handed-in/L01.answers not."), "{said}");
}
