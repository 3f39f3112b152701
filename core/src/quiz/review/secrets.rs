//! What a quiz must not spread: telephone numbers that may be somebody's, and anything shaped like a real product key.

use super::warn;
use crate::quiz::Question;
use crate::quiz::texts::each;
use crate::yaml::{At, Finding, Rule};

/// Digits of a telephone number, as most countries have them. Shorter ones are service numbers.
const DIGITS: std::ops::RangeInclusive<usize> = 7..=15;

/// Numbers kept for stories, by their first digits, without the code of the country: those of Ofcom for the United
/// Kingdom and of ACMA for Australia. Those of North America are known by their middle, see [`is_kept_for_stories`].
const KEPT: [&str; 12] = [
    "02079460", "01632960", "07700900", "08081570", "09098790", "03069990", "0255501", "0355501", "0755501", "0855501",
    "0491570", "1800975",
];

/// Numbers of those to whom one reports, which are real and meant to be rung.
const OFFICIAL: [&str; 3] = [
    // Report Fraud, United Kingdom.
    "03001232040",
    // ReportCyber, Australia.
    "1300292371",
    // Federal Trade Commission, United States.
    "8773824357",
];

/// The warnings for one question.
pub(super) fn warnings(question: &Question, at: &At<'_>, findings: &mut Vec<Finding>) {
    each(question, at, &mut |_, text, at| {
        if !text.bytes().any(|byte| byte.is_ascii_digit() || byte == b'-') {
            return;
        }
        if let Some(number) = phone_numbers(text).into_iter().find(|number| !may_stand(number)) {
            let message = format!("{number} may be somebody's number");
            let help = "take one that is kept for stories: 202-555-0100 to 0199, or 020 7946 0000 to 0999";
            findings.push(warn(Rule::RealNumber, at, message, help));
        }
        if text.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-').any(is_product_key) {
            let help = "write XXXXX-XXXXX-XXXXX-XXXXX-XXXXX";
            findings.push(warn(Rule::RealKey, at, "this is shaped like a real product key", help));
        }
    });
}

/// Five groups of five letters and digits, and not all of them X.
fn is_product_key(word: &str) -> bool {
    word.len() == 29
        && word.split('-').count() == 5
        && word.split('-').all(|group| group.len() == 5)
        && word.chars().any(|letter| !matches!(letter, 'X' | 'x' | '-'))
}

/// What looks like a telephone number: runs of digits with single spaces, hyphens and brackets between them, which do
/// not go on as a date, an amount, a time or an address.
fn phone_numbers(text: &str) -> Vec<String> {
    let mut numbers = Vec::new();
    let mut rest = text;
    let mut before = None;
    while let Some(start) = rest.find(|letter: char| letter.is_ascii_digit() || matches!(letter, '+' | '(')) {
        let (ahead, run) = rest.split_at(start);
        let end = end_of_run(run);
        let (number, behind) = run.split_at(end);
        let joined = |letter: Option<char>| {
            letter.is_some_and(|it| it.is_alphanumeric() || matches!(it, '.' | ',' | ':' | '/' | '-' | '_' | '@'))
        };
        let goes_on = joined(behind.chars().next())
            && (behind.starts_with(char::is_alphanumeric)
                || behind.chars().nth(1).is_some_and(|letter| letter.is_ascii_alphanumeric()));
        let stands_alone = !joined(ahead.chars().next_back().or(before)) && !goes_on;
        if stands_alone && has_shape_of_number(number) {
            numbers.push(number.trim().to_owned());
        }
        before = number.chars().next_back();
        rest = behind;
    }
    numbers
}

/// Where a run of digits ends that has single spaces, hyphens and brackets within it.
fn end_of_run(run: &str) -> usize {
    let mut end = 0;
    let mut gap = 0;
    for (place, letter) in run.char_indices() {
        match letter {
            '0'..='9' => {
                end = place + 1;
                gap = 0;
            }
            '+' if place == 0 => {}
            ' ' | '-' | '(' | ')' if gap < 2 => gap += 1,
            _ => break,
        }
    }
    end.max(1)
}

fn has_shape_of_number(run: &str) -> bool {
    let digits = run.chars().filter(char::is_ascii_digit).count();
    let groups: Vec<usize> =
        run.split(|letter: char| !letter.is_ascii_digit()).map(str::len).filter(|length| *length > 0).collect();
    let is_day = matches!(groups[..], [4, 2, 2]) && run.contains('-');
    let begins_as_one = run.starts_with(['+', '0', '(']);
    let american = matches!(groups[..], [3, 3, 4] | [1, 3, 3, 4] | [3, 4]) || matches!(groups[..], [4, 3, 3]);
    DIGITS.contains(&digits) && !is_day && (begins_as_one || american)
}

/// Whether a number is kept for stories, or meant to be rung.
fn may_stand(number: &str) -> bool {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let national = match (number.starts_with('+'), digits.strip_prefix("44").or(digits.strip_prefix("61"))) {
        (true, Some(rest)) => format!("0{rest}"),
        _ => digits,
    };
    is_kept_for_stories(&national)
        || OFFICIAL.iter().any(|official| national.strip_prefix('1') == Some(official))
        || OFFICIAL.contains(&national.as_str())
}

/// In North America any area code, or none, with 555-0100 to 555-0199; elsewhere the ranges named above.
fn is_kept_for_stories(digits: &str) -> bool {
    let american = match digits.len() {
        7 => Some(digits),
        10 => digits.get(3..),
        11 if digits.starts_with('1') => digits.get(4..),
        _ => None,
    };
    american.is_some_and(|local| local.starts_with("55501")) || KEPT.iter().any(|kept| digits.starts_with(kept))
}

#[cfg(test)]
mod tests {
    use super::{is_product_key, may_stand, phone_numbers};

    #[test]
    fn telephone_numbers_are_found_and_nothing_else_is_taken_for_one() {
        for text in
            ["ring 202-555-0182 now", "ring (202) 555-0182.", "on 020 7946 0352 by", "+44 20 7946 0352", "555-0199"]
        {
            assert_eq!(phone_numbers(text).len(), 1, "{text}");
        }
        for text in [
            "on 2026-11-23",
            "in 2021 347 million dollars",
            "192.168.1.20:49731",
            "888DCA60-FC0A-11CF-8F0F-00C04FD7D062",
            "9,812,334,116 bytes",
            "04/10/2026  11:02         2,481,190 garden.jpg",
            "Invoice number: CB-20817",
            "ticket 4417",
            "dial 159, or 1930",
        ] {
            assert_eq!(phone_numbers(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn only_numbers_for_stories_and_those_to_report_to_may_stand() {
        for number in [
            "202-555-0100",
            "1-202-555-0199",
            "555-0150",
            "020 7946 0999",
            "+44 20 7946 0352",
            "0300 123 2040",
            "0491 570 006",
        ] {
            assert!(may_stand(number), "{number}");
        }
        for number in ["202-555-0200", "202-556-0100", "020 7946 1000", "0800 123 4567", "1-800-642-7676"] {
            assert!(!may_stand(number), "{number}");
        }
    }

    #[test]
    fn a_key_of_placeholders_is_no_key() {
        assert!(!is_product_key("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX"));
        assert!(is_product_key("ABCDE-12345-FGHIJ-67890-KLMNO"));
        assert!(!is_product_key("888DCA60-FC0A-11CF-8F0F-00C04FD7D062"));
    }
}
