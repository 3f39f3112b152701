//! The report on a class: opened from a table of responses, every page walked through, and left.

use hangup::tui::keys::Context;

use crate::pty::Home;
use crate::rehearsed;
use crate::robot::arrive;

#[test]
fn a_teacher_walks_through_the_report_and_leaves() {
    let home = Home::new();
    home.write("responses.csv", rehearsed::table(25).as_bytes());
    home.write("quiz.yaml", rehearsed::QUIZ.as_bytes());
    let mut pty = home.hangup(&["class", "report", "responses.csv", "--quiz", "quiz.yaml"]).go();
    let first = arrive(&pty, Context::Report);
    assert!(first.contains("Three things to discuss now"), "{first}");
    pty.press("Right");
    pty.wait_for("The safe thing was done in");
    pty.press("Right");
    arrive(&pty, Context::ReportList);
    pty.press("Down Enter");
    pty.wait_for("booked-help");
    pty.press("n");
    pty.wait_for("popup-number");
    pty.press("Esc");
    arrive(&pty, Context::ReportList);
    pty.press("Right");
    pty.wait_for("S001");
    pty.press("q");
    pty.end().gave_the_terminal_back(0);
}
