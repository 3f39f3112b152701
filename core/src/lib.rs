//! What hangup computes, without files, clock, network, terminal, threads or environment: bytes, seeds and times come in
//! as arguments, and values go out.
//!
//! The modules stand above what they use; nothing looks upward.

pub mod attempt;
pub mod drill;
pub mod lesson;
pub mod measure;
pub mod quiz;
pub mod wording;
pub mod yaml;
