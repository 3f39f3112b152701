//! How hangup is to look, from what was asked for: a flag counts more than the environment, and the environment more
//! than the user's configuration file.
//!
//! The environment and the file are read here and nowhere else; what is made of them is computed from values.

mod environment;
mod file;

pub use environment::Environment;
pub use file::MAX_BYTES;

use crate::shelf::Unreadable;
use file::Configuration;

/// The sets of colours and signs that there are.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Default,
    serde::Deserialize,
    serde::Serialize,
    schemars::JsonSchema,
    clap::ValueEnum,
)]
#[serde(rename_all = "kebab-case")]
pub enum ThemeName {
    /// The terminal's own colours
    #[default]
    Terminal,
    /// Nothing dimmed; the cursor in reverse
    HighContrast,
}

/// What the flags of every command ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::Args)]
pub struct Flags {
    /// Keep nothing of what is played
    #[arg(long, global = true)]
    pub guest: bool,
    /// Line by line and in words, for screen readers, pipes and scripts; also when there is no terminal to draw on
    #[arg(long, global = true)]
    pub plain: bool,
    /// The colours to draw in
    #[arg(long, global = true, value_enum, value_name = "NAME", display_order = 90)]
    pub theme: Option<ThemeName>,
    /// Draw with ASCII characters alone
    #[arg(long, global = true, display_order = 91)]
    pub ascii: bool,
}

/// How hangup looks, and whether it keeps anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// Which colours and signs.
    pub theme: ThemeName,
    /// Whether there are colours at all.
    pub colour: bool,
    /// Whether more than ASCII may be drawn.
    pub unicode: bool,
    /// Whether nothing that is played is kept.
    pub guest: bool,
}

impl Settings {
    /// Reads the environment and, if there is one, the configuration file.
    ///
    /// # Errors
    /// When there is such a file, and it cannot be read or has mistakes in it.
    pub fn read(flags: Flags) -> Result<Self, Unreadable> {
        Ok(Self::decide(flags, &Environment::read(), file::read()?))
    }

    /// ASCII is drawn if any of the three asks for it: a file cannot make a terminal show more than it can.
    fn decide(flags: Flags, environment: &Environment, file: Configuration) -> Self {
        Self {
            theme: flags.theme.or(file.theme).unwrap_or_default(),
            colour: environment.colour(),
            unicode: !flags.ascii && environment.unicode() && file.ascii != Some(true),
            guest: flags.guest || file.guest == Some(true),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Configuration, Environment, Flags, Settings, ThemeName};

    fn environment(language: &str) -> Environment {
        Environment { lang: Some(language.to_owned()), ..Environment::default() }
    }

    #[test]
    fn without_any_wish_the_terminals_colours_and_all_signs_are_used() {
        let settings = Settings::decide(Flags::default(), &environment("en_GB.UTF-8"), Configuration::default());
        let usual = Settings { theme: ThemeName::Terminal, colour: true, unicode: true, guest: false };
        assert_eq!(settings, usual);
    }

    #[test]
    fn a_flag_for_the_theme_counts_more_than_the_file() {
        use ThemeName::{HighContrast, Terminal};
        for (flag, file, theme) in [
            (None, None, Terminal),
            (None, Some(HighContrast), HighContrast),
            (Some(HighContrast), None, HighContrast),
            (Some(Terminal), Some(HighContrast), Terminal),
            (Some(HighContrast), Some(Terminal), HighContrast),
        ] {
            let flags = Flags { theme: flag, ..Flags::default() };
            let file = Configuration { theme: file, ..Configuration::default() };
            assert_eq!(Settings::decide(flags, &environment("C.UTF-8"), file).theme, theme, "{flags:?} {file:?}");
        }
    }

    #[test]
    fn a_flag_and_a_locale_for_ascii_count_more_than_the_file() {
        for (flag, language, file, unicode) in [
            (false, "C.UTF-8", None, true),
            (false, "C.UTF-8", Some(false), true),
            (false, "C.UTF-8", Some(true), false),
            (false, "C", None, false),
            (false, "C", Some(false), false),
            (true, "C.UTF-8", None, false),
            (true, "C.UTF-8", Some(false), false),
        ] {
            let flags = Flags { ascii: flag, ..Flags::default() };
            let file = Configuration { ascii: file, ..Configuration::default() };
            let settings = Settings::decide(flags, &environment(language), file);
            assert_eq!(settings.unicode, unicode, "{flags:?} {language} {file:?}");
        }
    }

    #[test]
    fn a_guest_is_who_says_so_or_of_whom_the_file_says_so() {
        for (flag, file, guest) in [
            (false, None, false),
            (false, Some(false), false),
            (false, Some(true), true),
            (true, None, true),
            (true, Some(false), true),
        ] {
            let flags = Flags { guest: flag, ..Flags::default() };
            let file = Configuration { guest: file, ..Configuration::default() };
            assert_eq!(Settings::decide(flags, &Environment::default(), file).guest, guest, "{flags:?} {file:?}");
        }
    }
}
