//! The configuration file: `hangup/config.yaml` in the folder where a user's programs keep such files. It need not
//! exist. A good one is read once, by serde; only when something is wrong is it read again, to say what and where.

use std::io;
use std::path::PathBuf;

use etcetera::BaseStrategy;

use super::ThemeName;
use crate::shelf::{Unreadable, read_bounded};
use hangup_core::yaml::{Genre, Problem, as_serde_says, decode, is_surely_shallow, misfits, outline};

/// The largest configuration file that is read, in bytes.
pub const MAX_BYTES: usize = 64 * 1024;

const CONFIGURATION: Genre = Genre {
    most_bytes: MAX_BYTES,
    one: "configuration",
    several: "configurations",
    whole: "the configuration",
    levels: "one level",
    make_smaller: "it takes three lines: theme, ascii and guest",
};

/// What a user has written down. Everything may be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Configuration {
    /// Which colours and signs.
    pub theme: Option<ThemeName>,
    /// Draw in ASCII.
    pub ascii: Option<bool>,
    /// Remember nothing.
    pub guest: Option<bool>,
}

/// Where the configuration file is, or would be.
fn configuration_file() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.config_dir().join("hangup").join("config.yaml"))
}

/// Reads the configuration file, if there is one.
pub fn read() -> Result<Configuration, Unreadable> {
    let Some(path) = configuration_file() else { return Ok(Configuration::default()) };
    match read_bounded(&path, MAX_BYTES) {
        Ok(bytes) => parse(&bytes).map_err(|problems| Unreadable::Problems {
            name: path.display().to_string(),
            text: String::from_utf8_lossy(&bytes).into_owned(),
            problems,
        }),
        Err(Unreadable::File { error, .. }) if error.kind() == io::ErrorKind::NotFound => Ok(Configuration::default()),
        Err(why) => Err(why),
    }
}

/// Reads a configuration.
///
/// # Errors
/// Every problem it has, sorted by where it stands. At least one.
fn parse(bytes: &[u8]) -> Result<Configuration, Vec<Problem>> {
    let text = decode(bytes, &CONFIGURATION).map_err(|problem| vec![problem])?;
    if !is_surely_shallow(text) {
        outline(text, &CONFIGURATION).map_err(|problem| vec![problem])?;
    }
    serde_yaml::from_str(text).or_else(|error| explain(text, &error))
}

/// Everything that is wrong with a text that serde could not read. Nothing is, where there is nothing but comments.
fn explain(text: &str, error: &serde_yaml::Error) -> Result<Configuration, Vec<Problem>> {
    let Some(document) = outline(text, &CONFIGURATION).map_err(|problem| vec![problem])? else {
        return Ok(Configuration::default());
    };
    let schema = schemars::schema_for!(Configuration).to_value();
    let mut problems = misfits(&document, &schema, CONFIGURATION.whole);
    if problems.is_empty() {
        problems.push(as_serde_says(error));
    }
    problems.sort_by_key(|problem| problem.position);
    Err(problems)
}

#[cfg(test)]
mod tests {
    use super::{Configuration, MAX_BYTES, ThemeName, parse};
    use hangup_core::yaml::Rule;

    #[test]
    fn everything_may_be_written_down_and_everything_left_out() {
        let all = Configuration { theme: Some(ThemeName::HighContrast), ascii: Some(true), guest: Some(false) };
        let some = Configuration { ascii: Some(true), ..Configuration::default() };
        for (text, configuration) in [
            ("theme: high-contrast\nascii: true\nguest: false\n", all),
            ("{ theme: high-contrast, ascii: true, guest: false }", all),
            ("\u{FEFF}# mine\r\nascii: true\r\n", some),
            ("theme:\nascii: true\n", some),
            ("", Configuration::default()),
            ("\n# ascii: true\n", Configuration::default()),
            ("---\n", Configuration::default()),
            ("{}", Configuration::default()),
        ] {
            assert_eq!(parse(text.as_bytes()), Ok(configuration), "{text:?}");
        }
    }

    #[test]
    fn every_mistake_is_named_with_its_place_and_a_way_out() {
        for (text, rule, place, message, help) in [
            ("asci: true", Rule::UnknownKey, (1, 1), "no key `asci` in the configuration", "did you mean `ascii`?"),
            ("colour: red", Rule::UnknownKey, (1, 1), "no key `colour`", "takes: ascii, guest, theme"),
            ("theme: dark", Rule::BadValue, (1, 8), "`theme` cannot be `dark`", "write terminal or high-contrast"),
            (
                "theme: [terminal]",
                Rule::BadValue,
                (1, 8),
                "`theme` cannot be a list",
                "write terminal or high-contrast",
            ),
            ("# mine\nascii: yes", Rule::WrongType, (2, 8), "`ascii` should be true or false", "without quotes"),
            ("guest: \"true\"", Rule::WrongType, (1, 8), "and this is text", "without quotes"),
            ("guest: 1", Rule::WrongType, (1, 8), "and this is a number", "without quotes"),
            ("ascii: true\nascii: false", Rule::DuplicateKey, (2, 1), "stands twice", "keep one of the two"),
            ("- ascii", Rule::WrongType, (1, 1), "`the configuration` should be a mapping", "mapping"),
            ("ascii", Rule::WrongType, (1, 1), "should be a mapping", "mapping"),
            ("ascii: true\n---\nascii: false", Rule::Syntax, (2, 1), "a second document", "one configuration a file"),
            ("theme: &a terminal\nascii: *a", Rule::Alias, (2, 8), "not used in configurations", "write the text out"),
            ("%TAG ! x", Rule::Syntax, (1, 1), "configurations have none", "take the line out"),
            ("theme: \"high", Rule::Syntax, (1, 8), "not YAML", "quotes"),
            ("theme: \u{1b}[31m", Rule::RefusedCharacter, (1, 8), "an escape character", "take it out"),
        ] {
            let problems = parse(text.as_bytes()).unwrap_err();
            assert_eq!(problems.len(), 1, "{text:?}: {problems:?}");
            let problem = &problems[0];
            assert_eq!((problem.rule, (problem.position.line, problem.position.column)), (rule, place), "{text:?}");
            assert!(problem.message.contains(message), "{text:?}: {}", problem.message);
            assert!(problem.help.contains(help), "{text:?}: {}", problem.help);
        }
    }

    #[test]
    fn what_is_no_text_or_too_much_of_it_is_refused() {
        let rule = |bytes: &[u8]| parse(bytes).unwrap_err()[0].rule;
        assert_eq!(rule(b"ascii: true # \xFF"), Rule::NotUtf8);
        assert_eq!(rule(&[b'#'; MAX_BYTES + 1]), Rule::TooLarge);
        assert_eq!(rule("[".repeat(MAX_BYTES).as_bytes()), Rule::TooDeep);
        assert_eq!(parse(&[b'#'; MAX_BYTES]), Ok(Configuration::default()));
    }

    #[test]
    fn several_mistakes_are_named_in_one_go() {
        let problems = parse(b"guest: perhaps\nthem: terminal\nascii: 3\n").unwrap_err();
        let lines: Vec<usize> = problems.iter().map(|problem| problem.position.line).collect();
        assert_eq!(lines, [1, 2, 3]);
    }
}
