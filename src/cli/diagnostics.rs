//! Problems as people read them: the rule, file:line:column, the line itself, and a way out.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::output;
use crate::settings::Environment;
use crate::shelf::Unreadable;
use hangup_core::quiz::{Problem, Severity, visible};

/// Why a quiz or the configuration cannot be used.
pub fn unreadable(why: &Unreadable) -> String {
    match why {
        Unreadable::Problems { name, text, problems } => render(name, text, problems),
        Unreadable::NoSuchQuiz { .. } | Unreadable::File { .. } => format!("hangup: {why}"),
    }
}

/// Renders problems of one file, one below the other.
pub fn render(name: &str, text: &str, problems: &[Problem]) -> String {
    let plain = !output::stderr().is_terminal() || !Environment::read().colour();
    let renderer = if plain { Renderer::plain() } else { Renderer::styled() };
    let lines: Vec<&str> = text.lines().collect();
    let name = visible(name);
    let rendered: Vec<String> = problems.iter().map(|problem| one(&renderer, &name, &lines, problem)).collect();
    rendered.join("\n\n")
}

fn one(renderer: &Renderer, name: &str, lines: &[&str], problem: &Problem) -> String {
    let position = problem.position;
    let line = lines.get(position.line - 1).copied().unwrap_or_default().trim_start_matches('\u{FEFF}');
    let line = visible(line.trim_end_matches('\r'));
    let byte_at = |column: usize| line.char_indices().nth(column).map_or(line.len(), |(byte, _)| byte);
    let start = byte_at(position.column - 1);
    let end = byte_at(position.column - 1 + position.width);
    let level = match problem.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let rule = problem.rule.to_string();
    let snippet = Snippet::source(line.as_str())
        .path(name)
        .line_start(position.line)
        .annotation(AnnotationKind::Primary.span(start..end));
    let title = level.primary_title(visible(&problem.message)).id(&*rule);
    renderer.render(&[title.element(snippet).element(Level::HELP.message(visible(&problem.help)))])
}
