//! Marks, answers and questions as tables: for a gradebook, a row a learner; for analysis, a row an answer; for the
//! author of a quiz, a row a question.

use super::Learner;
use super::collect::{Collection, HandIn, Marker};
use crate::exchange::table::{Decimals, cell, spreadsheet, table};
use hangup_core::attempt::seconds_on_item;
use hangup_core::measure::Results;
use hangup_core::measure::class::{Interval, Item, ResponseCategory, Situation};

/// The table for a gradebook: a row a learner, those who are missing included; a column a question by its id; and behind
/// them the columns that only the roster knows.
pub fn gradebook(marker: &Marker, collection: &Collection, decimals: Decimals) -> String {
    let columns = "learner,name,form,mark,maximum,percent,passed,safe_actions,situations,note".split(',');
    let questions: Vec<&str> = marker.quiz.questions.iter().map(|question| question.face.id.as_str()).collect();
    let more = more_columns(collection);
    let known = |learner: &Learner| more.iter().map(|column| cell(learner.more(column))).collect::<Vec<_>>();
    let handed_in = collection.hand_ins.iter().map(|hand_in| {
        let results = marker.results(hand_in);
        let mark = |id: &&str| {
            let outcome = results.outcomes.iter().find(|outcome| outcome.question.face.id.as_str() == *id);
            outcome.map(|outcome| decimals.number(outcome.marks())).unwrap_or_default()
        };
        let mut row = who(&hand_in.learner);
        row.extend(figures(marker, &results, decimals));
        row.push(cell(&notes(hand_in)));
        row.extend(questions.iter().map(mark));
        row.extend(known(&hand_in.learner));
        row
    });
    let missing = collection.missing.iter().map(|learner| {
        let mut row = who(learner);
        row.resize(columns.clone().count() - 1, String::new());
        row.push("missing".to_owned());
        row.resize(row.len() + questions.len(), String::new());
        row.extend(known(learner));
        row
    });
    let names: Vec<String> = more.iter().map(|column| cell(column)).collect();
    let header = columns.clone().chain(questions.iter().copied()).chain(names.iter().map(String::as_str));
    spreadsheet(decimals, header, handed_in.chain(missing))
}

/// The columns that mean nothing here of everybody's rosters, each once.
fn more_columns(collection: &Collection) -> Vec<&str> {
    let handed_in = collection.hand_ins.iter().map(|hand_in| &hand_in.learner);
    let mut columns: Vec<&str> = Vec::new();
    for (column, _) in handed_in.chain(&collection.missing).flat_map(|learner| &learner.more) {
        if !columns.contains(&column.as_str()) {
            columns.push(column);
        }
    }
    columns
}

/// The table for analysis: a row an answer, blank ones included. `seconds` adds how long each question was on the screen.
pub fn responses(marker: &Marker, collection: &Collection, seconds: bool, decimals: Decimals) -> String {
    let columns = "learner,form,question,topic,response,mark,max_mark,truth,verdict,confidence,action_safe".split(',');
    let mut rows = Vec::new();
    for hand_in in &collection.hand_ins {
        for outcome in &marker.results(hand_in).outcomes {
            let face = &outcome.question.face;
            let mut row = vec![
                cell(&hand_in.learner.code),
                cell(&hand_in.learner.form),
                face.id.to_string(),
                cell(&face.topic),
                ResponseCategory::of(outcome).map(|given| cell(&given.to_string())).unwrap_or_default(),
                decimals.number(outcome.marks()),
                face.marks.to_string(),
            ];
            row.extend(situation(Situation::of(outcome)));
            row.extend(seconds.then(|| seconds_on_item(&hand_in.attempt, &face.id).to_string()));
            rows.push(row);
        }
    }
    let columns = columns.chain(seconds.then_some("seconds"));
    match decimals {
        // Programs for analysis take a byte order mark for a part of the first name.
        Decimals::Point => table(columns, rows),
        Decimals::Comma => spreadsheet(decimals, columns, rows),
    }
}

/// The table of questions: a row each, with every figure of its analysis and with its flags; empty where one is undefined.
pub fn questions(items: &[Item<'_>]) -> String {
    let columns = "question,n,facility,facility_low,facility_high,sd,discrimination_index,discriminative_efficiency,\
                   effective_weight,point_biserial,item_rest,item_rest_low,item_rest_high,alpha_if_dropped,flags";
    let row = |item: &Item<'_>| {
        let [facility_low, facility_high] = bounds(item.facility_ci);
        let [item_rest_low, item_rest_high] = bounds(item.item_rest_ci);
        let figures = [
            item.facility,
            facility_low,
            facility_high,
            item.sd,
            item.discrimination_index,
            item.discriminative_efficiency,
            item.effective_weight,
            item.point_biserial,
            item.item_rest,
            item_rest_low,
            item_rest_high,
            item.alpha_if_dropped,
        ];
        let mut row = vec![cell(item.question), item.n.to_string()];
        row.extend(figures.map(|figure| figure.map(|figure| figure.to_string()).unwrap_or_default()));
        row.push(item.flags.iter().map(|flag| flag.name()).collect::<Vec<_>>().join(";"));
        row
    };
    table(columns.split(','), items.iter().map(row))
}

fn bounds(interval: Option<Interval>) -> [Option<f64>; 2] {
    interval.map_or([None; 2], |bounds| bounds.map(Some))
}

fn who(learner: &Learner) -> Vec<String> {
    let name = learner.name.as_deref().unwrap_or_default();
    [&learner.code, name, &learner.form].into_iter().map(cell).collect()
}

fn figures(marker: &Marker, results: &Results<'_>, decimals: Decimals) -> Vec<String> {
    let percent = results.percent();
    let passed = percent.zip(marker.quiz.pass_mark).map(|(percent, needed)| percent >= f64::from(needed));
    vec![
        decimals.number(results.marks()),
        decimals.number(results.max()),
        percent.map(|percent| decimals.number(percent)).unwrap_or_default(),
        passed.map(|passed| if passed { "yes" } else { "no" }.to_owned()).unwrap_or_default(),
        results.safe.safe.to_string(),
        results.safe.of.to_string(),
    ]
}

/// Everything that a teacher should know of a result, in one cell.
fn notes(hand_in: &HandIn) -> String {
    hand_in.notes.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

/// The cells of a situation: what it was, what it was taken for, how sure, and whether a safe action was chosen; empty
/// where there is nothing of that.
fn situation(situation: Situation) -> [String; 4] {
    let Situation { truth, opinion, confidence, safe } = situation;
    [
        truth.map(|truth| truth.word().to_owned()),
        opinion.map(|opinion| opinion.words().to_owned()),
        confidence.map(|sure| sure.percent().to_string()),
        safe.map(|safe| safe.to_string()),
    ]
    .map(Option::unwrap_or_default)
}
