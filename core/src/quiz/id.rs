//! Stable names. Progress, results and twins hang on them, so they are kebab-case and nothing else.

use std::fmt;

/// A stable, kebab-case name of a quiz, a question, or something within a question.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Id(String);

impl Id {
    /// Takes the text as it is. Reading a file reports what is not kebab-case; see [`Id::is_kebab_case`].
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Lower-case letters and digits in words joined by single hyphens, at most 64 bytes.
    pub fn is_kebab_case(&self) -> bool {
        self.0.len() <= 64
            && self.0.split('-').all(|word| {
                !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
            })
    }
}

impl fmt::Display for Id {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Id;

    #[test]
    fn kebab_case_is_words_joined_by_single_hyphens() {
        for good in ["a", "clsid-tricks", "oa-3-0"] {
            assert!(Id::new(good).is_kebab_case(), "{good}");
        }
        for bad in ["", "-a", "a-", "a--b", "A", "a b", "a_b", "é", &"a".repeat(65)] {
            assert!(!Id::new(bad).is_kebab_case(), "{bad}");
        }
    }
}
