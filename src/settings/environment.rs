//! What the environment says of the terminal: whether colours are wanted, and which letters it can show.

/// The variables that matter for how hangup looks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Environment {
    /// `NO_COLOR`: no colours, if it is anything but empty (<https://no-color.org>).
    pub no_color: Option<String>,
    /// `CLICOLOR`: no colours, if it is 0.
    pub clicolor: Option<String>,
    /// `LC_ALL`: the locale, before all others.
    pub lc_all: Option<String>,
    /// `LC_CTYPE`: the locale, as far as letters are concerned.
    pub lc_ctype: Option<String>,
    /// `LANG`: the locale, where the others say nothing.
    pub lang: Option<String>,
    /// Whether terminals of this system show Unicode whatever the locale.
    pub always_unicode: bool,
}

impl Environment {
    /// Reads the environment of this process.
    pub fn read() -> Self {
        let value = |name| std::env::var_os(name).map(|value| value.to_string_lossy().into_owned());
        Self {
            no_color: value("NO_COLOR"),
            clicolor: value("CLICOLOR"),
            lc_all: value("LC_ALL"),
            lc_ctype: value("LC_CTYPE"),
            lang: value("LANG"),
            // Windows has no such variables, and its console takes Unicode.
            always_unicode: cfg!(windows),
        }
    }

    /// Whether colours are wanted.
    pub fn colour(&self) -> bool {
        self.no_color.as_deref().is_none_or(str::is_empty) && self.clicolor.as_deref() != Some("0")
    }

    /// Whether the terminal can be sent more than ASCII: whether its locale is UTF-8.
    pub fn unicode(&self) -> bool {
        // A variable with nothing in it counts as not set, as POSIX has it.
        let locale = [&self.lc_all, &self.lc_ctype, &self.lang]
            .into_iter()
            .filter_map(Option::as_deref)
            .find(|value| !value.is_empty());
        self.always_unicode || locale.is_some_and(is_utf_8)
    }
}

/// Whether a locale is UTF-8: `de_AT.UTF-8@euro`, or `UTF-8` alone, as macOS has it.
fn is_utf_8(locale: &str) -> bool {
    let locale = locale.split('@').next().unwrap_or_default();
    let codeset = locale.rsplit('.').next().unwrap_or_default();
    codeset.eq_ignore_ascii_case("UTF-8") || codeset.eq_ignore_ascii_case("UTF8")
}

#[cfg(test)]
mod tests {
    use super::Environment;

    fn locale(lc_all: Option<&str>, lc_ctype: Option<&str>, lang: Option<&str>) -> Environment {
        let [lc_all, lc_ctype, lang] = [lc_all, lc_ctype, lang].map(|value| value.map(str::to_owned));
        Environment { lc_all, lc_ctype, lang, ..Environment::default() }
    }

    #[test]
    fn a_locale_is_utf_8_when_its_codeset_is_however_written() {
        for value in
            ["C.UTF-8", "en_GB.UTF-8", "de_AT.utf8", "pl_PL.Utf-8", "de_DE.UTF-8@euro", "UTF-8", "sr_RS.UTF8@latin"]
        {
            assert!(locale(None, None, Some(value)).unicode(), "{value}");
        }
        for value in ["C", "POSIX", "en_GB", "de_DE@euro", "de_DE.ISO-8859-15@euro", "ja_JP.eucJP", "C.UTF-16", "."] {
            assert!(!locale(None, None, Some(value)).unicode(), "{value}");
        }
    }

    #[test]
    fn the_first_variable_that_says_something_decides() {
        const YES: Option<&str> = Some("C.UTF-8");
        const NO: Option<&str> = Some("C");
        const EMPTY: Option<&str> = Some("");
        for (lc_all, lc_ctype, lang, unicode) in [
            (None, None, None, false),
            (EMPTY, EMPTY, EMPTY, false),
            (YES, NO, NO, true),
            (NO, YES, YES, false),
            (None, YES, NO, true),
            (None, NO, YES, false),
            (EMPTY, EMPTY, YES, true),
            (EMPTY, YES, NO, true),
        ] {
            assert_eq!(locale(lc_all, lc_ctype, lang).unicode(), unicode, "{lc_all:?} {lc_ctype:?} {lang:?}");
        }
    }

    #[test]
    fn some_systems_show_unicode_whatever_the_locale() {
        for lang in [None, Some("C")] {
            assert!(Environment { always_unicode: true, ..locale(None, None, lang) }.unicode());
        }
    }

    #[test]
    fn no_colours_under_no_color_or_clicolor_0() {
        for (no_color, clicolor, colour) in [
            (None, None, true),
            (Some(""), None, true),
            (Some("1"), None, false),
            (Some("0"), None, false),
            (None, Some("0"), false),
            (None, Some("1"), true),
            (None, Some(""), true),
            (Some("1"), Some("1"), false),
        ] {
            let [no_color, clicolor] = [no_color, clicolor].map(|value| value.map(str::to_owned));
            let environment = Environment { no_color, clicolor, ..Environment::default() };
            assert_eq!(environment.colour(), colour, "{environment:?}");
        }
    }
}
