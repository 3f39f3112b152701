//! Many learners: papers that go out, answers that come back, and what is made of them. All of it is plain files: no
//! server, no account, no network. What is true of one learner at one paper is for the modules below.

pub mod collect;
mod copy;
pub mod enter;
mod envelope;
mod exam;
mod hand_in_folder;
mod names;
pub mod pages;
pub mod report;
mod roster;
mod start;
pub mod tables;

pub use copy::StudentsCopy;
pub use envelope::{Envelope, passphrase};
pub use exam::{ExamContext, ExamSession, NoExam};
pub use hand_in_folder::{LeftOut, is_of_results};
pub use names::code_and_name;
pub use roster::{BadRoster, FORMS, Learner, Roster};
pub use start::{EXTENSION, Reopening, Start, is_start_file, start_file_here};
