//! File names made of what people are called: nothing in them leads to another folder, hides, or means something to a
//! system.

use sha2::{Digest, Sha256};

/// The longest name that is left as it is, in characters.
const LONGEST: usize = 40;

/// A file name, without an extension, for somebody's code. Codes that a file name cannot hold get a name of their own
/// that is like them.
pub fn file_name(code: &str) -> String {
    let safe: String =
        code.chars().map(|letter| if letter.is_ascii_alphanumeric() || letter == '-' { letter } else { '_' }).collect();
    if safe == code && safe.len() <= LONGEST && !safe.is_empty() && !is_reserved(&safe) {
        return safe;
    }
    let hash: String = Sha256::digest(code).iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    let short: String = safe.chars().take(LONGEST).collect();
    format!("{short}-{hash}")
}

/// Names that Windows keeps for devices.
fn is_reserved(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let device = name.strip_suffix(|digit: char| digit.is_ascii_digit());
    ["con", "prn", "aux", "nul"].contains(&name.as_str()) || device.is_some_and(|it| it == "com" || it == "lpt")
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::file_name;

    #[test]
    fn a_plain_code_is_its_own_name() {
        for code in ["A07", "s-12", "2026"] {
            assert_eq!(file_name(code), code);
        }
    }

    #[test]
    fn whatever_a_code_is_its_name_is_a_plain_file() {
        let long = "x".repeat(10_000);
        let codes = ["../../etc/passwd", "..", ".", "", "a/b", "a\\b", "nul", "COM1", "=1+1", "\u{1b}[2J", "é", &long];
        let names: HashSet<String> = codes.iter().map(|code| file_name(code)).collect();
        assert_eq!(names.len(), codes.len(), "two share a name");
        for name in names {
            assert!(name.len() < 64 && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)));
        }
    }

    #[test]
    fn codes_that_look_alike_in_a_file_name_do_not_share_one() {
        assert_ne!(file_name("a b"), file_name("a_b "));
        assert_ne!(file_name("a/b"), file_name("a.b"));
    }
}
