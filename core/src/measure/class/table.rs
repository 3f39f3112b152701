//! The answers of a class: taken in row by row, and then kept in an order that does not depend on that of the rows, so
//! that sums come out the same. An answer takes 24 bytes, whatever its words are. Where rows come from is not known here.

use std::sync::Arc;

use super::ResponseCategory;
use super::interned::{Internable, Interned};
use super::row::{Misfit, Row, RowResponse, Situation};
use crate::measure::Calibration;

/// A learner who has two rows for one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Twice {
    /// Who.
    pub learner: String,
    /// Which question.
    pub question: String,
}

/// An answer, with numbers for names.
#[derive(Debug, Clone, Copy)]
pub(super) struct Answer {
    learner: u32,
    response: u32,
    /// Marks earned.
    pub mark: f64,
    /// What it says of a situation.
    pub situation: Situation,
}

/// The response of an answer left blank, and of one that the table does not have: numbers that no response ever has.
const BLANK: u32 = u32::MAX;
const NOT_RECORDED: u32 = u32::MAX - 1;

impl Answer {
    /// The place of its learner among all.
    pub fn learner(&self) -> usize {
        self.learner as usize
    }

    /// The place of what was chosen among the responses of its column; `None` where nothing was.
    pub fn response(&self) -> Option<usize> {
        (self.response < NOT_RECORDED).then_some(self.response as usize)
    }

    /// Whether the question was left blank: nothing chosen, nothing earned.
    pub fn is_blank(&self) -> bool {
        self.response == BLANK && self.situation.opinion.is_none() && self.mark == 0.0
    }
}

/// All answers to one question.
#[derive(Debug, Clone)]
pub(super) struct Column {
    /// The question.
    pub question: String,
    /// Marks there were to earn.
    pub max: f64,
    /// How many questions were met before it in the rows.
    pub met: usize,
    /// What it is about, where the rows say so.
    pub topic: Option<String>,
    /// What was given as a response, in the order in which it was first met.
    pub responses: Vec<ResponseCategory>,
    /// One for each learner who was given it, in the order of learners; at least one.
    pub answers: Vec<Answer>,
}

/// Rows being taken in, whose source has responses as values of `R`: as texts, or as categories.
#[derive(Debug)]
pub struct Rows<R: ?Sized> {
    learners: Interned<str>,
    names: Interned<str>,
    questions: Vec<Question<R>>,
    latest: Option<(u32, u32)>,
    count: usize,
}

impl<R: ?Sized> Default for Rows<R> {
    fn default() -> Self {
        let (learners, names) = (Interned::default(), Interned::default());
        Self { learners, names, questions: Vec::new(), latest: None, count: 0 }
    }
}

/// What came in of a question.
#[derive(Debug)]
struct Question<R: ?Sized> {
    name: String,
    max: f64,
    responses: Interned<R>,
    answers: Vec<Answer>,
    /// What it is about, where a row says so.
    topic: Option<String>,
    /// The question that came after it the last time, and is likely to do so again.
    next: u32,
}

impl<R: Internable + ?Sized> Rows<R> {
    /// How many rows were taken in.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Takes in a row.
    ///
    /// # Errors
    ///
    /// A [`Misfit`] where the row makes no sense by itself, or gives its question another maximum than rows before it.
    pub fn add(&mut self, row: &Row<'_, &R>) -> Result<(), Misfit> {
        row.check()?;
        let latest = self.latest.map(|(learner, _)| learner);
        let learner = self.learners.number(row.learner, latest.as_slice());
        let number = self.number_of_question(row.question);
        self.latest = Some((learner, number));
        self.count += 1;
        match self.questions.get_mut(number as usize) {
            Some(question) => question.add(learner, row),
            None => {
                let mut question = Question::new(row.question.to_owned(), row.max_mark, number);
                let added = question.add(learner, row);
                self.questions.push(question);
                added
            }
        }
    }

    /// Keeps what the question of the row that was taken in last is about. The first topic that comes in stays.
    pub fn add_topic(&mut self, topic: &str) {
        let question = self.latest.and_then(|(_, number)| self.questions.get_mut(number as usize));
        if let Some(question) = question.filter(|question| question.topic.is_none()) {
            question.topic = Some(topic.to_owned());
        }
    }

    /// Takes in other rows, as if they had come after these. Takes nothing, and gives `false`, where one of them gives a
    /// question another maximum.
    pub fn absorb(&mut self, other: Self) -> bool {
        let known = |question: &Question<R>| self.questions.get(self.names.find(&question.name)? as usize);
        if other.questions.iter().any(|question| known(question).is_some_and(|known| known.max != question.max)) {
            return false;
        }
        self.count += other.count;
        let learners = self.learners.take_in(other.learners);
        for question in other.questions {
            let number = self.names.number(&question.name, &[]);
            if number as usize == self.questions.len() {
                self.questions.push(Question::new(question.name.clone(), question.max, number));
            }
            if let Some(known) = self.questions.get_mut(number as usize) {
                known.absorb(question, &learners);
            }
        }
        true
    }

    fn number_of_question(&mut self, name: &str) -> u32 {
        match self.latest.and_then(|(_, before)| self.questions.get_mut(before as usize)) {
            Some(before) => {
                before.next = self.names.number(name, &[before.next]);
                before.next
            }
            None => self.names.number(name, &[]),
        }
    }

    /// Puts the answers in order. `category` says which category a response to a question is; two that differ must not
    /// be in the same.
    ///
    /// # Errors
    ///
    /// Where a learner has two rows for one question.
    pub fn into_table(self, category: impl Fn(&str, &R) -> ResponseCategory) -> Result<Table, Twice> {
        let (learners, places) = sorted(self.learners.into_values());
        let column = |(question, met): (Question<R>, usize)| question.into_column(met, &places, &category);
        let mut columns: Vec<Column> = self.questions.into_iter().zip(0..).map(column).collect();
        columns.sort_unstable_by(|one, other| one.question.cmp(&other.question));
        let table = Table { learners, columns };
        match table.twice() {
            Some(twice) => Err(twice),
            None => Ok(table),
        }
    }
}

impl<R: Internable + ?Sized> Question<R> {
    fn new(name: String, max: f64, next: u32) -> Self {
        Self { name, max, responses: Interned::default(), answers: Vec::new(), topic: None, next }
    }

    fn add(&mut self, learner: u32, row: &Row<'_, &R>) -> Result<(), Misfit> {
        /// The responses met first, which are tried before any search: more options are seldom on offer.
        const OPTIONS: [u32; 6] = [0, 1, 2, 3, 4, 5];
        /// After a few answers, room is made for many. It costs nothing until it is used, while growing by and by with
        /// all other questions would leave holes between them.
        const FEW: usize = 256;
        const MANY: usize = 8192;
        if self.max != row.max_mark {
            let question = self.name.clone();
            return Err(Misfit::OtherMaximum { question, max: row.max_mark, before: self.max });
        }
        let response = match row.response {
            RowResponse::NotRecorded => NOT_RECORDED,
            RowResponse::Blank => BLANK,
            RowResponse::Given(response) => self.responses.number(response, &OPTIONS),
        };
        if self.answers.len() == FEW {
            self.answers.reserve(MANY);
        }
        self.answers.push(Answer { learner, response, mark: row.mark, situation: row.situation });
        Ok(())
    }

    /// Takes in what other rows say of it, whose learners have these numbers here.
    fn absorb(&mut self, other: Self, learners: &[u32]) {
        self.topic = self.topic.take().or(other.topic);
        let responses = self.responses.take_in(other.responses);
        let number = |numbers: &[u32], number: u32| numbers.get(number as usize).copied().unwrap_or(number);
        self.answers.extend(other.answers.into_iter().map(|answer| Answer {
            learner: number(learners, answer.learner),
            response: number(&responses, answer.response),
            ..answer
        }));
    }

    /// Its answers in the order of learners, whose places are given by their numbers.
    fn into_column(self, met: usize, places: &[u32], category: impl Fn(&str, &R) -> ResponseCategory) -> Column {
        let Self { name: question, max, responses, mut answers, topic, .. } = self;
        let responses = responses.into_values().iter().map(|response| category(&question, response)).collect();
        move_learners(&mut answers, places);
        Column { question, max, met, topic, responses, answers }
    }
}

/// Gives the learners of answers other places, and puts the answers in the order of these.
fn move_learners(answers: &mut [Answer], places: &[u32]) {
    for answer in &mut *answers {
        answer.learner = places.get(answer.learner()).copied().unwrap_or(answer.learner);
    }
    answers.sort_unstable_by_key(Answer::learner);
}

/// Names in alphabetical order, and for each of them, in the order in which they came, its place in that.
fn sorted(names: Vec<Arc<str>>) -> (Vec<Arc<str>>, Vec<u32>) {
    let mut sorted: Vec<(Arc<str>, usize)> = names.into_iter().zip(0..).collect();
    sorted.sort_unstable();
    let mut places = vec![0; sorted.len()];
    for ((_, number), place) in sorted.iter().zip(0..) {
        if let Some(slot) = places.get_mut(*number) {
            *slot = place;
        }
    }
    (sorted.into_iter().map(|(name, _)| name).collect(), places)
}

/// The answers of a class: by question and then by learner, each in alphabetical order.
#[derive(Debug, Clone)]
pub struct Table {
    learners: Vec<Arc<str>>,
    columns: Vec<Column>,
}

impl Table {
    /// Everybody who was given a question, in alphabetical order.
    pub fn learners(&self) -> impl ExactSizeIterator<Item = &str> {
        self.learners.iter().map(AsRef::as_ref)
    }

    /// The questions, in alphabetical order.
    pub(super) fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The same answers under other names for the learners, two of whom must not get the same.
    #[must_use]
    pub fn renamed(&self, name: impl Fn(&str) -> String) -> Self {
        let (learners, places) = sorted(self.learners.iter().map(|learner| name(learner).into()).collect());
        let mut columns = self.columns.clone();
        columns.iter_mut().for_each(|column| move_learners(&mut column.answers, &places));
        Self { learners, columns }
    }

    /// How sure the class was, and how right: all verdicts taken together.
    pub fn calibration(&self) -> Calibration {
        let answers = self.columns.iter().flat_map(|column| &column.answers);
        Calibration::of(answers.filter_map(|answer| answer.situation.sure_and_right()))
    }

    /// The answers to some of the questions alone.
    #[must_use]
    pub fn only(&self, wanted: impl Fn(&str) -> bool) -> Self {
        let columns = self.columns.iter().filter(|column| wanted(&column.question)).cloned().collect();
        Self { learners: self.learners.clone(), columns }
    }

    /// What questions are about, as far as the rows say so.
    pub fn topics(&self) -> impl Iterator<Item = (&str, &str)> {
        self.columns.iter().filter_map(|column| Some((column.question.as_str(), column.topic.as_deref()?)))
    }

    /// The names of the questions, in alphabetical order.
    pub fn questions(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(|column| column.question.as_str())
    }

    fn twice(&self) -> Option<Twice> {
        let learner_twice = |column: &Column| {
            let doubled = column.answers.windows(2).find_map(|pair| match pair {
                [one, next] if one.learner == next.learner => Some(one.learner()),
                _ => None,
            })?;
            Some(Twice { learner: self.learners.get(doubled)?.to_string(), question: column.question.clone() })
        };
        self.columns.iter().find_map(learner_twice)
    }
}

#[cfg(test)]
mod tests {
    use super::{Answer, Misfit, Row, RowResponse, Rows, Situation, Table, Twice};

    fn row<'a>(learner: &'a str, question: &'a str, mark: f64, max_mark: f64) -> Row<'a, &'a str> {
        let response = RowResponse::NotRecorded;
        Row { learner, question, mark, max_mark, response, situation: Situation::default() }
    }

    fn table(rows: Rows<str>) -> Result<Table, Twice> {
        rows.into_table(|_, text| text.into())
    }

    #[test]
    fn an_answer_takes_24_bytes() {
        assert_eq!(size_of::<Answer>(), 24);
    }

    #[test]
    fn answers_are_in_order_whatever_the_order_of_rows() {
        let mut rows = Rows::default();
        for (learner, question, mark) in
            [("bob", "q2", 1.0), ("ada", "q2", 2.0), ("carol", "q1", 3.0), ("bob", "q1", 4.0)]
        {
            rows.add(&row(learner, question, mark, 5.0)).unwrap();
        }
        assert_eq!(rows.count(), 4);
        let table = table(rows).unwrap();
        assert_eq!(table.learners().collect::<Vec<_>>(), ["ada", "bob", "carol"]);
        let columns: Vec<_> = table
            .columns()
            .iter()
            .map(|column| {
                let marks: Vec<_> = column.answers.iter().map(|answer| (answer.learner(), answer.mark)).collect();
                (column.question.as_str(), column.met, marks)
            })
            .collect();
        assert_eq!(columns, [("q1", 1, vec![(1, 4.0), (2, 3.0)]), ("q2", 0, vec![(0, 2.0), (1, 1.0)])]);
    }

    #[test]
    fn blank_is_nothing_chosen_and_nothing_earned() {
        let mut rows = Rows::default();
        let unknown = row("ada", "q1", 0.0, 1.0);
        let blank = Row { response: RowResponse::Blank, ..row("bob", "q1", 0.0, 1.0) };
        let wrong = Row { response: RowResponse::Given("b"), ..row("carol", "q1", 0.0, 1.0) };
        let by_hand = Row { response: RowResponse::Blank, ..row("dave", "q1", 1.0, 1.0) };
        [unknown, blank, wrong, by_hand].iter().for_each(|row| rows.add(row).unwrap());
        let table = table(rows).unwrap();
        let column = &table.columns()[0];
        let of = |answer: &Answer| (answer.is_blank(), answer.response().map(|place| column.responses[place].clone()));
        let found: Vec<_> = column.answers.iter().map(of).collect();
        assert_eq!(found, [(false, None), (true, None), (false, Some("b".into())), (false, None)]);
    }

    #[test]
    fn a_question_has_one_maximum_and_a_learner_one_answer_to_it() {
        let mut rows = Rows::default();
        rows.add(&row("ada", "q1", 1.0, 1.0)).unwrap();
        rows.add(&row("ada", "q2", 1.0, 2.0)).unwrap();
        let other = Misfit::OtherMaximum { question: "q1".to_owned(), max: 2.0, before: 1.0 };
        assert_eq!(rows.add(&row("bob", "q1", 1.0, 2.0)), Err(other));
        rows.add(&row("ada", "q1", 0.0, 1.0)).unwrap();
        let twice = Twice { learner: "ada".to_owned(), question: "q1".to_owned() };
        assert_eq!(table(rows).unwrap_err(), twice);
    }
}
