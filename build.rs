//! Puts the quizzes of `quizzes/` inside the binary, with an index of what the menu shows, so that nothing is parsed
//! before a quiz is opened. `HANGUP_QUIZZES` names another folder to put inside instead. The words that can be said to open
//! an envelope go inside as one text: a list of so many would be written into memory at every start.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use diceware_wordlists::EFF_SHORT_WORDLIST_2_0;
use serde::Deserialize;
use serde::de::IgnoredAny;
use sha2::{Digest, Sha256};

/// The part of a quiz file that the menu shows.
#[derive(Deserialize)]
struct Cover {
    id: String,
    title: String,
    summary: String,
    #[serde(default, rename = "use")]
    usage: Usage,
    questions: Vec<Question>,
}

/// The part of a question that tells a call from the rest.
#[derive(Deserialize)]
struct Question {
    call: Option<IgnoredAny>,
}

#[derive(Deserialize, Default, Debug)]
#[serde(rename_all = "lowercase")]
enum Usage {
    #[default]
    Practice,
    Measure,
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-env-changed=HANGUP_QUIZZES");
    let home = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let folder = home.join(env::var("HANGUP_QUIZZES").unwrap_or_else(|_| "quizzes".to_owned()));
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<PathBuf> =
        fs::read_dir(&folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_, std::io::Error>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "yaml"));
    files.sort();
    let (mut index, mut bank) = (String::from("[\n"), String::new());
    for file in &files {
        println!("cargo::rerun-if-changed={}", file.display());
        index += &entry(file, &mut bank).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    index += "]\n";
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("built_in.rs"), index)?;
    fs::write(out.join("bank.yaml"), bank)?;
    // A word with a hyphen in it would be two when it is typed.
    let words: Vec<&str> = EFF_SHORT_WORDLIST_2_0
        .iter()
        .copied()
        .filter(|word| word.bytes().all(|byte| byte.is_ascii_lowercase()))
        .collect();
    fs::write(out.join("words.txt"), words.join(" "))?;
    Ok(())
}

/// A line of the index. The text goes into the bank, apart from it: whoever reads the index touches no page of the bank.
fn entry(file: &Path, bank: &mut String) -> Result<String, Box<dyn Error>> {
    let text = fs::read_to_string(file)?;
    let Cover { id, title, summary, usage, questions } = serde_yaml::from_str(&text)?;
    let start = bank.len();
    bank.push_str(&text);
    let name = file.file_name().unwrap_or_default();
    let hash: String = Sha256::digest(&text).iter().map(|byte| format!("{byte:02x}")).collect();
    let count = questions.len();
    let calls = questions.iter().filter(|question| question.call.is_some()).count();
    let mut entry = String::new();
    writeln!(entry, "({name:?}, {start}..{}, Cover {{", bank.len())?;
    writeln!(entry, "    id: Id::new({id:?}), title: {title:?}.into(), summary: {:?}.into(),", summary.trim())?;
    writeln!(entry, "    usage: Usage::{usage:?}, questions: {count}, calls: {calls}, hash: {hash:?}.into(),")?;
    writeln!(entry, "}}),")?;
    Ok(entry)
}
