//! A calendar file for the next visit: nobody comes back in four months without being reminded.

use std::io;
use std::path::PathBuf;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::files::{Readers, write_new};

/// Writes a file for a day to come back on into the current folder, beside those that are there, and says where.
pub fn write(title: &str, day: Date, now: Timestamp) -> io::Result<PathBuf> {
    let text = event(title, day, now);
    let folder = std::env::current_dir()?;
    let mut number = 1;
    loop {
        let ending = if number == 1 { String::new() } else { format!("-{number}") };
        let path = folder.join(format!("hangup-{day}{ending}.ics"));
        match write_new(&path, text.as_bytes(), Readers::Owner) {
            Ok(()) => return Ok(path),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < 100 => number += 1,
            Err(error) => return Err(error),
        }
    }
}

/// A whole-day event after RFC 5545.
fn event(title: &str, day: Date, now: Timestamp) -> String {
    let compact = |date: Date| date.strftime("%Y%m%d").to_string();
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//hangup//hangup//EN".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:hangup-{}-{}", compact(day), now.as_millisecond()),
        format!("DTSTAMP:{}", now.strftime("%Y%m%dT%H%M%SZ")),
        format!("DTSTART;VALUE=DATE:{}", compact(day)),
        format!("SUMMARY:{}", escaped(&format!("hangup: {title}, with other questions"))),
        "DESCRIPTION:Ten minutes\\, in a terminal: hangup".to_owned(),
        "TRANSP:TRANSPARENT".to_owned(),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    lines.iter().map(|line| folded(line) + "\r\n").collect()
}

/// Text as RFC 5545 writes it: what could end a value or a line stands behind a backslash, or as one.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        match letter {
            '\\' | ',' | ';' => escaped.extend(['\\', letter]),
            '\n' => escaped.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// A line of at most 75 bytes, going on behind a line feed and a space.
fn folded(line: &str) -> String {
    const BYTES: usize = 75;
    let (mut folded, mut bytes) = (String::new(), 0);
    for letter in line.chars() {
        if bytes + letter.len_utf8() > BYTES {
            folded.push_str("\r\n ");
            bytes = 1;
        }
        folded.push(letter);
        bytes += letter.len_utf8();
    }
    folded
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::civil::date;

    use super::{escaped, event, folded};

    #[test]
    fn the_file_is_a_whole_day_event() {
        let text = event("The CLSID trick; part 1", date(2026, 12, 1), Timestamp::UNIX_EPOCH);
        for line in [
            "BEGIN:VCALENDAR",
            "DTSTAMP:19700101T000000Z",
            "DTSTART;VALUE=DATE:20261201",
            "SUMMARY:hangup: The CLSID trick\\; part 1\\, with other questions",
            "END:VCALENDAR",
        ] {
            assert!(text.contains(&format!("{line}\r\n")), "{line} is not in\n{text}");
        }
    }

    #[test]
    fn a_title_cannot_end_its_line_or_begin_another() {
        assert_eq!(escaped("a\nBEGIN:VALARM\r\x1b;,\\"), "a\\nBEGIN:VALARM\\;\\,\\\\");
        let long = folded(&"ä".repeat(100));
        assert!(long.split("\r\n").all(|line| line.len() <= 75), "{long}");
        assert_eq!(long.replace("\r\n ", ""), "ä".repeat(100));
    }
}
