//! From a GIFT file to a quiz file. Every block is carried or named, and one that is not harms no other.

use std::collections::HashMap;
use std::ops::Range;

use super::GIFT;
use super::convert::{Place, question};
use super::draft::{QuestionDraft, QuizDraft};
use super::kept::Head;
use super::names::{Names, kebab};
use super::questions::{Entry, entry};
use super::remarks::Remarks;
use super::source::{Block, Fault, Piece, Source};
use hangup_core::quiz::{Id, Position, Problem, Rule, Usage, parse, visible};
use hangup_core::yaml::{as_serde_says, decode};

/// What comes of a GIFT file.
#[derive(Debug, Clone, PartialEq)]
pub struct Import {
    /// A quiz file that can be played; `None` where no question could be carried.
    pub yaml: Option<String>,
    /// How many questions are in it.
    pub carried: usize,
    /// What could not be read, and what hangup has no place for, sorted by where it stands.
    pub problems: Vec<Problem>,
}

/// Reads a GIFT file into a quiz file of format 1. `name` is what the quiz is called where the file does not say, such
/// as the file's own name.
///
/// Whatever is not carried as it stands is among the problems; no mark and no weight is changed.
pub fn import(bytes: &[u8], name: &str) -> Import {
    let text = match decode(bytes, &GIFT) {
        Ok(text) => text,
        Err(problem) => return Import { yaml: None, carried: 0, problems: vec![problem] },
    };
    let source = Source::new(text);
    if source.blocks().nth(MOST_BLOCKS).is_some() {
        return Import { yaml: None, carried: 0, problems: vec![too_many()] };
    }
    let mut importer = Importer::new(name);
    for block in source.blocks() {
        if let Err(fault) = importer.read(&block) {
            importer.faults.push(fault);
        }
    }
    importer.finish(&source)
}

/// More questions than anybody has, and few enough that a file of nothing but mistakes is read in seconds.
const MOST_BLOCKS: usize = 50_000;

fn too_many() -> Problem {
    Problem {
        position: Position::START,
        rule: Rule::TooLarge,
        message: format!("the file has more than {MOST_BLOCKS} questions and categories"),
        help: format!("{} and import the files one by one", GIFT.make_smaller),
    }
}

/// What has been read so far.
struct Importer {
    unnamed: Head,
    head: Option<(Head, Range<usize>)>,
    category: Option<String>,
    questions: Vec<(Range<usize>, QuestionDraft)>,
    names: Names,
    faults: Vec<Fault>,
    seen: usize,
}

impl Importer {
    fn new(name: &str) -> Self {
        let name = Some(visible(name)).filter(|name| !name.trim().is_empty());
        let unnamed = Head {
            id: name.as_deref().and_then(|name| kebab(name, 64)).unwrap_or_else(|| Id::new("imported-quiz")),
            title: name.unwrap_or_else(|| "Imported quiz".to_owned()),
            summary: "Imported from Moodle.".to_owned(),
            language: "en".to_owned(),
            pass_mark: None,
            usage: Usage::Practice,
            time_limit: None,
            may_pause: false,
        };
        Self {
            unnamed,
            head: None,
            category: None,
            questions: Vec::new(),
            names: Names::default(),
            faults: Vec::new(),
            seen: 0,
        }
    }

    fn read(&mut self, block: &Block<'_>) -> Result<(), Fault> {
        let mut remarks = Remarks::read(&block.comments)?;
        if let Some((head, at)) = remarks.head.take() {
            self.begin(head, at);
        }
        if block.body.text.is_empty() {
            return Ok(());
        }
        match entry(block.body)? {
            Entry::Category(path) => self.category = topic(path),
            Entry::Question(asked) => {
                self.seen += 1;
                let topic = self.category.as_deref().unwrap_or(&self.unnamed.title);
                let place = Place { topic, number: self.seen };
                let name = name(&asked.title, &remarks, &asked.text.text);
                let left_out =
                    |fault: Fault| Fault { message: format!("`{name}` is left out: {}", fault.message), ..fault };
                let mut draft = question(&asked, &remarks, &place).map_err(left_out)?;
                draft.id = self.names.unique(draft.id);
                self.can_be_played(&draft, &asked.at).map_err(left_out)?;
                self.questions.push((asked.at, draft));
                if let Some((tags, at)) = remarks.tags {
                    let message = format!("`{name}` is carried without its tags: {}", visible(&tags.join(", ")));
                    self.faults.push(Fault::new(at, Rule::NotCarried, message, TAGS_HELP));
                }
            }
        }
        Ok(())
    }

    fn begin(&mut self, head: Head, at: Range<usize>) {
        if self.head.is_none() {
            self.head = Some((head, at));
        } else {
            let message = "another quiz begins here, and only the name of the first is kept";
            self.faults.push(Fault::new(at, Rule::NotCarried, message, "import each quiz from a file of its own"));
        }
    }

    /// Reads a question as a quiz of its own, in which its twin cannot be.
    fn can_be_played(&self, draft: &QuestionDraft, at: &Range<usize>) -> Result<(), Fault> {
        let alone = [QuestionDraft { twin: None, ..draft.clone() }];
        written(&self.unnamed, &alone).map(|_| ()).map_err(|problem| Fault::of(problem, at.clone(), ""))
    }

    fn finish(mut self, source: &Source<'_>) -> Import {
        self.part_lone_twins();
        if self.questions.is_empty() && self.faults.is_empty() {
            let message = "there is no question in this file";
            self.faults.push(Fault::new(0..0, Rule::Empty, message, "export it from Moodle again"));
        }
        let questions: Vec<QuestionDraft> = std::mem::take(&mut self.questions).into_iter().map(|(_, it)| it).collect();
        let yaml = if questions.is_empty() { None } else { self.quiz(&questions) };
        let carried = yaml.as_ref().map_or(0, |_| questions.len());
        self.faults.sort_by_key(|fault| fault.at.start);
        let problems = self.faults.into_iter().map(|fault| source.problem(fault)).collect();
        Import { yaml, carried, problems }
    }

    /// The quiz file, with the head that the file keeps, if that can be kept.
    fn quiz(&mut self, questions: &[QuestionDraft]) -> Option<String> {
        let failed = |problem| self.faults.push(Fault::of(problem, 0..0, "what comes of it cannot be a quiz: "));
        let unnamed = written(&self.unnamed, questions).map_err(failed).ok()?;
        let Some((head, at)) = self.head.take() else { return Some(unnamed) };
        let named = written(&head, questions).map_err(|problem| {
            self.faults.push(Fault::of(problem, at, "the name of the quiz is not kept: "));
        });
        Some(named.unwrap_or(unnamed))
    }

    /// Twins name each other. One whose twin was left out, or names another, has none.
    fn part_lone_twins(&mut self) {
        let twin_of: HashMap<Id, Id> =
            self.questions.iter().filter_map(|(_, draft)| Some((draft.id.clone(), draft.twin.clone()?))).collect();
        for (at, draft) in &mut self.questions {
            let is_mutual = |twin: &Id| *twin != draft.id && twin_of.get(twin) == Some(&draft.id);
            if let Some(twin) = draft.twin.take_if(|twin| !is_mutual(twin)) {
                let message = format!("`{}` is carried without its twin `{}`", draft.id, visible(twin.as_str()));
                let help = "import both from one file, each naming the other";
                self.faults.push(Fault::new(at.clone(), Rule::BadTwin, message, help));
            }
        }
    }
}

const TAGS_HELP: &str = "hangup has no tags; put into the topic what should be seen in the results";

/// A quiz as YAML that has been read back, or the first reason why it cannot be.
fn written(head: &Head, questions: &[QuestionDraft]) -> Result<String, Problem> {
    // No draft has anything in it that YAML cannot write.
    let yaml =
        serde_yaml::to_string(&QuizDraft { format: 1, head, questions }).map_err(|error| as_serde_says(&error))?;
    match parse(yaml.as_bytes()) {
        Ok(_) => Ok(yaml),
        Err(problems) => Err(problems.into_iter().next().unwrap_or_else(|| Problem {
            rule: Rule::Syntax,
            message: "this cannot be read".to_owned(),
            help: String::new(),
            position: Position::START,
        })),
    }
}

/// What a question is called in messages.
fn name(title: &str, remarks: &Remarks, text: &str) -> String {
    let first_words = || text.chars().take(40).collect();
    let title = Some(title).filter(|title| !title.is_empty()).map(str::to_owned);
    visible(&title.or_else(|| remarks.id.clone()).unwrap_or_else(first_words))
}

/// The topic that a category is: the names on its way, without where in Moodle the way begins. In such a way, `//` is a
/// slash within a name.
pub(super) fn topic(path: Piece<'_>) -> Option<String> {
    let whole = path.text.replace("//", "\u{0}");
    let mut names: Vec<String> = whole.split('/').map(|name| name.replace('\u{0}', "/").trim().to_owned()).collect();
    if names.first().is_some_and(|name| name.starts_with('$') && name.ends_with('$')) {
        names.remove(0);
        if names.first().is_some_and(|name| name == "top") {
            names.remove(0);
        }
    }
    names.retain(|name| !name.is_empty());
    (!names.is_empty()).then(|| names.join(" / "))
}
