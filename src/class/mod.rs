//! Many learners: their papers and their results. What a teacher prints, hands out, collects and reports is made here; how
//! one learner plays stands in `tui` and `plain`, and what the commands are called in `cli`.

pub mod pages;
