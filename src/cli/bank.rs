//! `hangup check --bank`: what a bank of questions holds, and what players who know nothing would score in it.

use std::process::ExitCode;

use jiff::civil::Date;

use super::{Failure, print, print_json};
use hangup_core::measure::bank::{Count, Played, Survey, Table};
use hangup_core::quiz::{Quiz, visible};

/// Columns for names.
const NAMES: usize = 34;

/// Prints a survey on stdout.
pub fn print_survey(quizzes: &[Quiz], today: Date, json: bool) -> Result<ExitCode, Failure> {
    let survey = Survey::of(quizzes, today);
    if json { print_json(&survey) } else { print(&text(&survey)) }
}

fn text(survey: &Survey) -> String {
    let Table { quiz, topic, kind, difficulty, truth, calls, channel, region, source_age, twins } = &survey.table;
    let mut text = String::new();
    for (title, counts) in [
        ("Questions by quiz", quiz),
        ("by topic", topic),
        ("by kind", kind),
        ("by difficulty, as the author guessed", difficulty),
        ("Verdicts and calls by truth", truth),
        ("Calls alone by truth", calls),
        ("by channel", channel),
        ("by region", region),
        ("by the age of the comparison with sources", source_age),
    ] {
        count(&mut text, title, counts);
    }
    text += &row("Pairs of twins", &twins.to_string());
    text += "\nPlayers who know nothing, in the whole bank\n";
    players(&mut text, &survey.players);
    for form in &survey.forms {
        text += &format!("\nThe same in the form {}, {} of {} genuine\n", form.quiz, form.genuine, form.situations);
        players(&mut text, &form.players);
    }
    text
}

fn count(text: &mut String, title: &str, counts: &[Count]) {
    let all: usize = counts.iter().map(|count| count.questions).sum();
    *text += &format!("{title}\n");
    for Count { name, questions } in counts {
        let percent = 100.0 * *questions as f64 / all as f64;
        *text += &row(&format!("  {}", visible(name.trim())), &format!("{questions:>4}  {percent:>3.0}%"));
    }
    *text += &row("  all", &format!("{all:>4}\n"));
}

fn players(text: &mut String, played: &[Played]) {
    *text += &row("", "   right     by chance      p");
    for it in played {
        let Played { player, of, hits, chance, p } = it;
        let judged = match (player.is_judged(), it.differs_from_chance()) {
            (false, _) => "  not judged: caution is right",
            (true, true) => "  differs from chance",
            (true, false) => "",
        };
        let figures = format!("{hits:>4} of {of:<4}  {chance:>8.1}  {p:>7.3}{judged}");
        *text += &row(&format!("  {}", player.does()), &figures);
    }
}

fn row(name: &str, figures: &str) -> String {
    format!("{name:<NAMES$}{figures}\n")
}
