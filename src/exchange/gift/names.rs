//! Ids for what another program named freely, or not at all.

use std::collections::HashMap;

use hangup_core::quiz::Id;

/// The most bytes of an id.
const MOST: usize = 64;

/// The words of a text as an id, as many of them as fit into `most` bytes; `None` where no letter of it can be in one.
pub(super) fn kebab(text: &str, most: usize) -> Option<Id> {
    let mut id = String::new();
    for word in text.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if id.is_empty() {
            id.extend(word.chars().take(most));
        } else if id.len() + 1 + word.len() <= most {
            id.push('-');
            id.push_str(word);
        } else {
            break;
        }
    }
    (!id.is_empty()).then(|| Id::new(id.to_ascii_lowercase()))
}

/// Gives every id once.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// How often each was asked for.
    asked: HashMap<Id, usize>,
}

impl Names {
    /// This id, or the same with the first number behind it that is free.
    pub fn unique(&mut self, id: Id) -> Id {
        let mut name = id.clone();
        while self.asked.contains_key(&name) {
            let count = self.asked.entry(id.clone()).or_insert(1);
            *count += 1;
            let number = format!("-{count}");
            let kept = id.as_str().get(..MOST - number.len()).unwrap_or(id.as_str());
            name = Id::new(format!("{}{number}", kept.trim_end_matches('-')));
        }
        self.asked.insert(name.clone(), 1);
        name
    }
}

#[cfg(test)]
mod tests {
    use super::{Names, kebab};
    use hangup_core::quiz::Id;

    #[test]
    fn words_become_an_id_and_are_cut_between_words() {
        let id = |text, most| kebab(text, most).map(|id| id.to_string());
        assert_eq!(id("  Who's there? -- NOBODY!", 64).as_deref(), Some("who-s-there-nobody"));
        assert_eq!(id("one two three", 9).as_deref(), Some("one-two"));
        assert_eq!(id("abcdefgh", 4).as_deref(), Some("abcd"));
        assert_eq!(id("電話 …", 64), None);
    }

    #[test]
    fn an_id_is_given_once() {
        let mut names = Names::default();
        let given = ["a", "a-2", "a", "a", "a-2"].map(|name| names.unique(Id::new(name)).to_string());
        assert_eq!(given, ["a", "a-2", "a-3", "a-4", "a-2-2"]);
        let long = Id::new("a".repeat(64));
        names.unique(long.clone());
        assert!(names.unique(long).is_kebab_case());
    }
}
