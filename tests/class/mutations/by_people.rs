//! Mutations of what people write: rosters, lines of sheets, quizzes and the configuration. Each is made, read by whatever
//! reads such files, and everything looked at that comes out.

use std::fs;

use hangup::class::collect::Marker;
use hangup::class::enter::Entered;
use hangup::class::pages::{handout, key};
use hangup::class::{Learner, Roster};
use hangup_core::attempt::{AttemptId, check_all};
use hangup_core::quiz::{Problem, check, parse};
use jiff::civil::date;

use super::chance::Chance;
use super::class::{By, Class, seed, show};
use super::shown::{Shown, run};
use super::{damaged, table, yaml};

pub fn roster(chance: &mut Chance, class: &Class, shown: &mut Shown) -> usize {
    let intact = seed("roster.csv");
    let bytes = damaged(table::mutate(&intact, chance, &class.texts), &intact, chance);
    let limit = class.without.quiz.time_limit.filter(|_| !chance.once_in(4));
    let tables: [(String, &[u8]); 2] = [("a.csv".to_owned(), intact.as_bytes()), ("b.csv".to_owned(), &bytes)];
    if let Err(why) = Roster::read_several(&tables, limit) {
        shown.line(&why.to_string());
    }
    match Roster::read(&bytes, limit) {
        Err(why) => shown.line(&why.to_string()),
        Ok(roster) => {
            let written = roster.write();
            shown.table(&written);
            assert_eq!(Roster::read(written.as_bytes(), limit).unwrap().learners.len(), roster.learners.len());
            class.hand_in_intact();
            let collection = class.without.collect(&[class.path("hand-in")], Some(&roster), None);
            let (now, before) = (show(&class.without, &collection, shown), class.intact(By::Roster));
            for Learner { code, extra_time, .. } in &class.roster.learners {
                // Who has another limit may have answered too late.
                if roster.learner(code).is_none_or(|learner| learner.extra_time >= *extra_time) {
                    assert_eq!((now[code].0, now[code].1), (before[code].0, before[code].1), "{code}");
                }
            }
            for line in seed("sheets.txt").lines() {
                let entered = Entered::read(line, &class.without, Some(&roster));
                shown.line(&entered.map_or_else(|why| why.to_string(), |entered| entered.learner));
            }
        }
    }
    bytes.len()
}

pub fn sheet_line(chance: &mut Chance, class: &Class, shown: &mut Shown) -> usize {
    let sheets = seed("sheets.txt");
    let intact: Vec<&str> = sheets.lines().collect();
    let line = yaml::mutate_sheet(chance.one(&intact), chance, &class.texts);
    for roster in [None, Some(&class.roster)] {
        match Entered::read(&line, &class.without, roster) {
            Err(why) => shown.line(&why.to_string()),
            Ok(entered) => {
                shown.line(&entered.learner);
                shown.line(entered.form());
                entered.sheet.iter().for_each(|sheet| shown.line(sheet));
                let attempt = entered.attempt("2026-11-24T12:00:00Z".parse().unwrap());
                let face = |id: &_| class.without.sealed.face(id);
                let impossible = check_all(&face, &attempt.paper, attempt.events()).1;
                assert!(impossible.is_empty(), "{impossible:?}");
                let head = entered.head(AttemptId(1), &entered.learner, &class.without);
                assert!(roster.is_none_or(|roster| roster.learner(&head.learner).is_some()));
            }
        }
    }
    line.len()
}

pub fn quiz(chance: &mut Chance, class: &Class, shown: &mut Shown) -> usize {
    let intact = match chance.below(3) {
        0 => include_str!("../../fixtures/screens/every-kind.yaml").to_owned(),
        _ => seed("quiz.yaml"),
    };
    let bytes = damaged(yaml::mutate(&intact, chance, &class.texts), &intact, chance);
    let tell = |problems: &[Problem], shown: &mut Shown| {
        for problem in problems {
            shown.line(&problem.message);
            shown.line(&problem.help);
            assert!(problem.position.line >= 1 && problem.position.column >= 1);
        }
    };
    match parse(&bytes) {
        Err(problems) => {
            assert!(!problems.is_empty());
            tell(&problems, shown);
        }
        Ok(quiz) => {
            tell(&check(&bytes, date(2026, 11, 27)), shown);
            if let Ok(marker) = Marker::new(quiz) {
                let paper = marker.printed("B");
                shown.page(&handout(&marker.quiz, &paper, false));
                shown.page(&key(&marker.quiz, &paper, false));
                class.hand_in_intact();
                show(&marker, &marker.collect(&[class.path("hand-in")], None, None), shown);
            }
        }
    }
    if chance.once_in(8) {
        class.write("mutated.yaml", &bytes);
        run(class, &["check", "--today", "2026-11-27", "mutated.yaml"], shown);
    }
    bytes.len()
}

pub fn settings_file(chance: &mut Chance, class: &Class, shown: &mut Shown) -> usize {
    let intact = seed("config.yaml");
    let bytes = damaged(yaml::mutate(&intact, chance, &class.texts), &intact, chance);
    fs::create_dir_all(class.path("config/hangup")).unwrap();
    class.write("config/hangup/config.yaml", &bytes);
    run(class, &["--plain", "--guest", "play", "quiz.yaml"], shown);
    bytes.len()
}
