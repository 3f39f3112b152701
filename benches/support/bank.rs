//! Quizzes made for measuring: like those people write, in any number of questions, without a mistake or a warning.
//! Every kind of question and every exhibit takes its turn; what is short stands in block or in flow style.

use std::fmt::Write as _;

/// How options, lines and the like are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// A line for each key.
    Block,
    /// In braces on one line, as in the quizzes that come with hangup.
    Flow,
}

/// A quiz with so many questions.
pub fn quiz(id: &str, title: &str, questions: usize, style: Style) -> String {
    let mut text = format!(
        "format: 1\nid: {id}\ntitle: {title}\nsummary: Calls that were made up to measure how fast they are read.\n\
         language: en\npass_mark: 70\ntime_limit: 1h 30m\nquestions:\n"
    );
    for number in 0..questions {
        question(&mut text, number, style);
    }
    text
}

fn question(text: &mut String, number: usize, style: Style) {
    let (kind, shop) = (number % KINDS.len(), number / KINDS.len());
    let (name, ask) = KINDS[kind];
    writeln!(text, "  - id: {name}-{number}\n    topic: {}\n    difficulty: {}", TOPICS[shop % 4], shop % 3 + 1)
        .unwrap();
    if kind == GENUINE {
        writeln!(text, "    twin: {}-{}", KINDS[GENUINE - 1].0, number - 1).unwrap();
    }
    text.push_str(SCENARIO);
    exhibits(text, shop, style);
    ask(text, style);
    text.push_str("    cues:\n");
    entry(
        text,
        6,
        style,
        &[("quote", "asked for no help"), ("why", "They rang you, and you cannot tell who they are.")],
    );
    entry(text, 6, style, &[("quote", "read me the code"), ("why", "The code lets somebody onto your PC.")]);
    text.push_str(LESSON);
    entry(text, 6, style, &[("title", "FTC: Tech support scams (2018)"), ("url", "https://consumer.ftc.gov/alerts")]);
    text.push_str("    checked: 2026-11-23\n\n");
}

const TOPICS: [&str; 4] = ["clsid", "console tricks", "caller id", "afterwards"];

type Ask = fn(&mut String, Style);

/// The kinds of question; a genuine call comes after the scam that is its twin.
const KINDS: [(&str, Ask); 7] = [
    ("what-it-proves", choice),
    ("unbooked-call", scam),
    ("booked-call", genuine),
    ("what-to-keep", several),
    ("which-line", spot),
    ("what-comes-first", order),
    ("which-command", typed),
];
const GENUINE: usize = 2;

const SCENARIO: &str = "    scenario: >
      You asked for no help today. At three the phone rings, with the number withheld.
      Please read me the code on your screen, says somebody whom you do not know.
";

const LESSON: &str = "    rule: What is on your screen proves nothing about who is on the phone.
    explain: >
      He reads it first so that it feels like a secret you two share. But it tells you
      nothing about him. Hang up. If you want help, ring a number you already have.
    sources:
";

/// A call, or every other time something else.
fn exhibits(text: &mut String, turn: usize, style: Style) {
    text.push_str("    exhibits:\n");
    if turn % 2 == 1 {
        return text.push_str(OTHER_EXHIBITS[turn / 2 % OTHER_EXHIBITS.len()]);
    }
    text.push_str("      - phone:\n          from: Number withheld\n          lines:\n");
    for says in [
        "Maya from Northside here, for the call you booked. What is wrong?",
        "Press Windows and R, type cmd, press Enter, then type assoc.",
        "Now open Quick Assist so I can see your PC.",
    ] {
        entry(text, 12, style, &[("who", "Maya"), ("says", says)]);
    }
}

const OTHER_EXHIBITS: [&str; 6] = [
    "      - console: |
          C:\\>assoc
          .ZFSendToTarget=CLSID\\{888DCA60-FC0A-11CF-8F0F-00C04FD7D062}
          .zip=CompressedFolder
",
    "      - popup:
          title: Warning
          url: https://example.org/warning
          text: Your PC has been locked. Ring the number below at once.
          buttons: [Ring now, Close]
",
    "      - window: { title: Event Viewer, text: 12 errors and 31 warnings, buttons: [Close] }
",
    "      - email:
          from: help@example.org
          subject: Your report
          text: |
            Here is what you asked for.
            Nothing needs to be paid.
",
    "      - sms: { from: Cedar Bank, text: We will ring you at three. }
",
    "      - letter: { from: The help desk, text: Your report is in the mail. }
",
];

fn choice(text: &mut String, style: Style) {
    text.push_str("    choice:\n      ask: What does the match prove about the caller?\n      options:\n");
    options(text, 8, style, "correct", &[true, false, false]);
}

fn several(text: &mut String, style: Style) {
    text.push_str("    choice:\n      ask: Which of these are worth writing down?\n      options:\n");
    options(text, 8, style, "correct", &[true, false, true, false]);
}

fn scam(text: &mut String, style: Style) {
    verdict(text, "scam", style);
}

fn genuine(text: &mut String, style: Style) {
    verdict(text, "genuine", style);
}

fn verdict(text: &mut String, truth: &str, style: Style) {
    write!(text, "    verdict:\n      truth: {truth}\n      action:\n        ask: What do you do now?\n").unwrap();
    text.push_str("        options:\n");
    options(text, 10, style, "safe", &[true, false, false]);
}

fn spot(text: &mut String, style: Style) {
    text.push_str("    spot:\n      ask: Which lines give it away?\n      lines:\n");
    options(text, 8, style, "flag", &[false, true, false, true]);
}

fn order(text: &mut String, style: Style) {
    text.push_str("    order:\n      ask: What comes first?\n      steps:\n");
    options(text, 8, style, "swap_with_next", &[false, true, false]);
}

fn typed(text: &mut String, _style: Style) {
    text.push_str(
        "    typed:\n      ask: Which command shows it?\n      accept: [slmgr /xpr, slmgr.vbs /xpr]\n      \
         why: It shows the day in a small window, and changes nothing.\n",
    );
}

/// Options, lines or steps, some of them with a mark.
fn options(text: &mut String, indent: usize, style: Style, mark: &str, marked: &[bool]) {
    const OPTIONS: [(&str, &str, &str); 4] = [
        ("ring-receipt", "Hang up and ring the number on your receipt", "That number was yours before the call."),
        ("connect", "Open Quick Assist and type in the code she reads", "You told her the trouble yourself."),
        (
            "staff-number",
            "Ask for her staff number and write it down",
            "Anyone can make up a number; it feels like a check.",
        ),
        (
            "password",
            "Tell her your Windows password in case she needs it",
            "A real firm will not ask for your passwords.",
        ),
    ];
    for ((id, words, why), marked) in OPTIONS.into_iter().zip(marked) {
        let plain = [("id", id), ("text", words), ("why", why), (mark, "true")];
        entry(text, indent, style, if *marked { &plain } else { &plain[..3] });
    }
}

/// An entry of a list: a small mapping.
fn entry(text: &mut String, indent: usize, style: Style, pairs: &[(&str, &str)]) {
    match style {
        Style::Block => {
            for (index, (key, value)) in pairs.iter().enumerate() {
                let front = if index == 0 { "- " } else { "  " };
                writeln!(text, "{:indent$}{front}{key}: {}", "", written(key, value, style)).unwrap();
            }
        }
        Style::Flow => {
            let pairs: Vec<String> =
                pairs.iter().map(|(key, value)| format!("{key}: {}", written(key, value, style))).collect();
            writeln!(text, "{:indent$}- {{ {} }}", "", pairs.join(", ")).unwrap();
        }
    }
}

/// A value; within braces a text stands in quotes, and so does one with a colon in it.
fn written(key: &str, value: &str, style: Style) -> String {
    let in_braces = style == Style::Flow && matches!(key, "text" | "says" | "why" | "quote" | "title" | "url");
    if in_braces || value.contains(": ") { format!("\"{value}\"") } else { value.to_owned() }
}
