//! The documentation says what the program does: its pictures are those of the program as it is, and its key table is
//! the one that dispatches keys.

use std::fs;
use std::path::{Path, PathBuf};

use crate::{invented, scenes, transcripts};

fn document(name: &str) -> String {
    fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

#[test]
fn the_pictures_are_of_the_program_as_it_is() {
    for (file, picture) in scenes::files() {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let committed = fs::read_to_string(&file).unwrap_or_default();
        assert!(committed == picture, "{name} is out of date: cargo run --example screens");
    }
}

#[test]
fn the_transcript_is_of_the_program_as_it_is_and_reads_well_aloud() {
    let (file, transcript) = transcripts::file();
    let committed = fs::read_to_string(file).unwrap_or_default();
    assert!(committed == transcript, "docs/plain-transcript.txt is out of date: cargo run --example screens");
    // No arrows, frames, blocks, circles or ticks: nothing that means something to the eye alone.
    let unfit = |letter: &char| matches!(letter, '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{27bf}');
    assert_eq!(transcript.chars().find(unfit), None);
    assert!(!transcript.chars().any(|letter| letter != '\n' && hangup_core::quiz::is_refused(letter)));
    // A call without its number, or an option without its own, would say nothing.
    assert!(transcript.contains("Question 1 of 6.") && transcript.contains("A phone call. Caller shown: "));
}

#[test]
fn the_example_of_a_report_is_of_the_program_as_it_is() {
    let (file, page) = invented::file();
    let committed = fs::read_to_string(file).unwrap_or_default();
    assert!(committed == page, "docs/report-example.html is out of date: cargo run --example screens");
    assert!(page.contains("<title>An invented class · Report on a class</title>"));
}

#[test]
fn the_readme_has_the_key_table_that_dispatches_keys() {
    let table = hangup::tui::keys::markdown();
    assert!(document("README.md").contains(&table), "put this into README.md:\n{table}");
}

/// Files that a page leads to, beside it.
fn linked(page: &Path) -> Vec<PathBuf> {
    let text = fs::read_to_string(page).unwrap();
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next().map(str::to_owned));
    let files = targets.filter(|target| !target.is_empty() && !target.contains("://"));
    files.map(|target| page.parent().unwrap().join(target)).collect()
}

#[test]
fn every_page_leads_only_to_pictures_and_pages_that_exist() {
    let home = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let docs = fs::read_dir(home.join("docs")).unwrap().map(|file| file.unwrap().path());
    let pages: Vec<PathBuf> = docs
        .filter(|file| file.extension().is_some_and(|extension| extension == "md"))
        .chain([home.join("README.md"), home.join("CONTRIBUTING.md")])
        .collect();
    let links: Vec<PathBuf> = pages.iter().flat_map(|page| linked(page)).collect();
    assert!(links.len() > 20, "the links are not found any more");
    for link in links {
        assert!(fs::metadata(&link).is_ok_and(|file| file.len() > 0), "{} is not there", link.display());
    }
}

#[test]
fn the_page_of_looks_shows_every_picture_of_them_once() {
    let page = document("docs/looks.md");
    let mut shown: Vec<&str> = page.split("](looks/").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    let files = scenes::files();
    let looks = files.iter().filter(|(file, _)| file.parent().is_some_and(|folder| folder.ends_with("docs/looks")));
    let mut taken: Vec<_> = looks.map(|(file, _)| file.file_name().unwrap().to_string_lossy().into_owned()).collect();
    shown.sort_unstable();
    taken.sort_unstable();
    assert_eq!(shown, taken);
}

#[test]
fn no_picture_is_left_of_a_look_that_is_gone() {
    let files = scenes::files();
    for folder in ["docs/looks", "docs/screens"] {
        for file in fs::read_dir(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap() {
            let file = file.unwrap().path();
            assert!(files.iter().any(|(known, _)| *known == file), "{} is of no scene", file.display());
        }
    }
}
