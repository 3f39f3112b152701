//! hangup: a drill that teaches people to recognise a tech-support phone scam before it costs them.
//!
//! The rooms stand above what they use; nothing looks upward. `yaml`, `quiz`, `attempt`, `measure` and `wording` compute and
//! do no input or output; `shelf`, `settings`, `store`, `exchange`, `class`, `tui`, `plain`, `cli` and `system` are the rim, which
//! reads, writes and draws.

pub mod class;
pub mod cli;
pub mod exchange;
pub mod plain;
pub mod settings;
pub mod shelf;
pub mod store;
pub mod system;
pub mod tui;
