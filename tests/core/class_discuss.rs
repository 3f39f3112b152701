//! What a class should talk about, and its marks by topic and confidence: small classes counted by hand.

use std::collections::HashMap;

use hangup_core::measure::Calibration;
use hangup_core::measure::class::{
    Matter, Opinion, Report, Row, RowResponse, Rows, Situation, Sure, Table, by_topic, discuss,
};
use hangup_core::quiz::Truth;

/// A class whose learners are numbered.
#[derive(Default)]
struct Class(Rows<str>);

impl Class {
    fn answer(&mut self, learner: usize, question: &str, mark: f64, response: &str, situation: Situation) {
        let learner = format!("L{learner:02}");
        let response = RowResponse::Given(response);
        let row = Row { learner: &learner, question, mark, max_mark: 1.0, response, situation };
        self.0.add(&row).unwrap();
    }

    /// A situation that was a scam: so many called it one, so many did something safe; the others did `deed`.
    fn situation(&mut self, question: &str, of: usize, caught: usize, safe: usize, deed: &str) {
        for learner in 0..of {
            let verdict = if learner < caught { Truth::Scam } else { Truth::Genuine };
            let is_safe = learner < safe;
            let situation = Situation {
                truth: Some(Truth::Scam),
                opinion: Some(Opinion::Verdict(verdict)),
                confidence: Sure::new(if learner < caught { 90 } else { 60 }),
                safe: Some(is_safe),
            };
            let mark = (f64::from(learner < caught) + f64::from(is_safe)) / 2.0;
            self.answer(learner, question, mark, if is_safe { "scam+hang-up" } else { deed }, situation);
        }
    }

    /// A question of which so many knew the answer; the others chose `wrong`.
    fn choice(&mut self, question: &str, of: usize, right: usize, wrong: &str) {
        for learner in 0..of {
            let (mark, response) = if learner < right { (1.0, "key") } else { (0.0, wrong) };
            self.answer(learner, question, mark, response, Situation::default());
        }
    }

    fn table(self) -> Table {
        self.0.into_table(|_, text| text.into()).unwrap()
    }
}

/// What there is to discuss: the question, the matter, how many, and of how many.
fn told(table: &Table) -> Vec<(String, String, u32, u32)> {
    let report = Report::of(table, None);
    let matter = |matter: Matter<'_>| match matter {
        Matter::Unsafe(most) => format!("unsafe {:?}", most.map(|(action, count)| (action.to_string(), count))),
        Matter::TakenWrongly(truth) => format!("was {truth:?}"),
        Matter::Misled(response) => format!("chose {response}"),
    };
    let points = discuss(table, &report);
    points.iter().map(|point| (point.question.to_owned(), matter(point.what), point.count, point.of)).collect()
}

#[test]
fn one_of_each_sort_comes_first_the_greatest_share_of_each() {
    let mut class = Class::default();
    class.situation("a-little-unsafe", 20, 20, 15, "scam+pay");
    class.situation("most-unsafe", 20, 20, 9, "scam+read-it");
    class.situation("taken-for-genuine", 20, 6, 20, "scam+pay");
    class.choice("misled", 20, 8, "licence");
    class.choice("known", 20, 19, "other");
    assert_eq!(
        told(&class.table()),
        [
            ("most-unsafe".to_owned(), "unsafe Some((\"scam+read-it\", 11))".to_owned(), 11, 20),
            ("taken-for-genuine".to_owned(), "was Scam".to_owned(), 14, 20),
            ("misled".to_owned(), "chose licence".to_owned(), 12, 20),
        ]
    );
}

#[test]
fn where_there_is_nothing_of_a_sort_the_next_of_another_takes_its_place() {
    let mut class = Class::default();
    class.choice("first", 10, 5, "x");
    class.choice("second", 10, 3, "y");
    class.choice("third", 10, 7, "z");
    class.choice("fourth", 10, 8, "w");
    let questions: Vec<String> = told(&class.table()).into_iter().map(|(question, ..)| question).collect();
    assert_eq!(questions, ["second", "first", "third"]);
}

#[test]
fn no_question_is_discussed_twice() {
    let mut class = Class::default();
    class.situation("all-wrong", 10, 1, 1, "scam+pay");
    let told = told(&class.table());
    assert_eq!(told.len(), 1, "{told:?}");
}

#[test]
fn what_concerns_one_person_or_fewer_than_one_in_ten_is_no_matter_for_the_class() {
    let mut one = Class::default();
    one.choice("one-of-five", 5, 4, "x");
    assert_eq!(told(&one.table()), []);
    let mut few = Class::default();
    few.choice("two-of-twenty-five", 25, 23, "x");
    assert_eq!(told(&few.table()), []);
    let mut enough = Class::default();
    enough.choice("two-of-twenty", 20, 18, "x");
    assert_eq!(told(&enough.table()).len(), 1);
}

#[test]
fn of_equals_the_one_met_first_comes_first() {
    let mut class = Class::default();
    class.choice("zebra", 10, 5, "x");
    class.choice("aardvark", 10, 5, "x");
    let questions: Vec<String> = told(&class.table()).into_iter().map(|(question, ..)| question).collect();
    assert_eq!(questions, ["zebra", "aardvark"]);
}

/// A question whose key looks wrong is the author's matter: everybody who did well elsewhere chose another option.
#[test]
fn a_question_whose_key_may_be_wrong_is_not_discussed() {
    let mut class = Class::default();
    for question in ["one", "two", "three", "four", "five"] {
        class.choice(question, 24, 12, "x");
    }
    for learner in 0..24 {
        // The better half chose what is not the key.
        let (mark, response) = if learner < 12 { (0.0, "looks-right") } else { (1.0, "key") };
        class.answer(learner, "miskeyed", mark, response, Situation::default());
    }
    let table = class.table();
    let report = Report::of(&table, None);
    let flagged: Vec<&str> =
        report.items.iter().filter(|item| !item.flags.is_empty()).map(|item| item.question).collect();
    assert!(flagged.contains(&"miskeyed"), "{flagged:?}");
    assert!(told(&table).iter().all(|(question, ..)| question != "miskeyed"));
}

#[test]
fn an_empty_class_has_nothing_to_discuss() {
    let table = Class::default().table();
    assert_eq!(told(&table), []);
    assert_eq!(table.calibration(), Calibration::default());
    assert_eq!(by_topic(&table, &HashMap::new()), []);
}

/// By hand: of ten verdicts six at 90% were right, and four at 60% wrong. Mean confidence 0.78, right 0.6.
#[test]
fn confidence_is_compared_with_being_right() {
    let mut class = Class::default();
    class.situation("q", 10, 6, 10, "scam+pay");
    let calibration = class.table().calibration();
    let steps: Vec<_> = calibration.steps.iter().map(|step| (step.percent, step.count, step.right)).collect();
    assert_eq!(steps, [(60, 4, 0), (90, 6, 6)]);
    assert!((calibration.overconfidence.unwrap() - 0.18).abs() < 1e-12);
}

/// By hand: 8 of 10 and 2 of 10 on one topic, 5 of 10 on the other; a question without a topic is left out.
#[test]
fn marks_add_up_by_topic_in_the_order_of_the_paper() {
    let mut class = Class::default();
    class.choice("z", 10, 8, "x");
    class.choice("b", 10, 5, "x");
    class.choice("a", 10, 2, "x");
    class.choice("none", 10, 10, "x");
    let topic = |question: &str, topic: &str| (question.to_owned(), topic.to_owned());
    let topics = HashMap::from([topic("z", "calls"), topic("a", "calls"), topic("b", "keys")]);
    let told: Vec<_> = by_topic(&class.table(), &topics)
        .into_iter()
        .map(|topic| (topic.topic, topic.questions, topic.share.unwrap()))
        .collect();
    assert_eq!(told, [("calls".to_owned(), 2, 0.5), ("keys".to_owned(), 1, 0.5)]);
}

/// Other names change nothing but the names; a part of the table has the same answers.
#[test]
fn names_can_be_replaced_and_questions_left_out() {
    let mut class = Class::default();
    class.choice("one", 10, 6, "x");
    class.choice("two", 10, 3, "x");
    let table = class.table();
    let turned = table.renamed(|name| format!("{}", 100 - name[1..].parse::<u32>().unwrap()));
    let (first, second) = (Report::of(&table, None), Report::of(&turned, None));
    assert!((first.quiz.alpha.unwrap() - second.quiz.alpha.unwrap()).abs() < 1e-12);
    let facilities = |report: &Report<'_>| report.items.iter().map(|item| item.facility).collect::<Vec<_>>();
    assert_eq!(facilities(&first), facilities(&second));
    let mark_of = |report: &Report<'_>, name: &str| {
        report.learners.iter().find(|learner| learner.learner == name).unwrap().mark.marks()
    };
    assert_eq!(mark_of(&first, "L04"), mark_of(&second, "96"));
    assert_eq!(mark_of(&first, "L09"), mark_of(&second, "91"));
    let part = table.only(|question| question == "two");
    assert_eq!(part.questions().collect::<Vec<_>>(), ["two"]);
    assert_eq!(Report::of(&part, None).items[0].facility, Some(0.3));
}
