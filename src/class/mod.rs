//! Many learners: papers that go out, answers that come back, and what is made of them. All of it is plain files: no
//! server, no account, no network. What is true of one learner at one paper is for the modules below.

mod changed_marks;
pub mod collect;
mod copy;
mod deal_record;
pub mod enter;
mod envelope;
mod exam;
mod hand_in_folder;
mod held_against;
mod like;
mod names;
mod notes;
pub mod pages;
pub mod report;
mod roster;
mod start;
mod start_files;
pub mod tables;

pub use changed_marks::LastMarks;
pub use copy::StudentsCopy;
pub use deal_record::{BadRecord, DealRecord, DealtPaper, RECORD_EXTENSION};
pub use envelope::{Envelope, passphrase};
pub use exam::{ExamContext, ExamSession, NoExam};
pub use hand_in_folder::{LeftOut, is_of_results};
pub use like::like;
pub use names::code_and_name;
pub use notes::{ByWhom, Note};
pub use roster::{BadRoster, FORMS, Learner, Roster, extra_time};
pub use start::{EXTENSION, Start, is_start_file};
pub use start_files::{start_file_in_words, start_files_here};
