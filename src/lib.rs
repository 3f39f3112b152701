//! hangup: a drill that teaches people to recognise a tech-support phone scam before it costs them.
//!
//! What it computes stands in the crate `hangup-core`. This one shows, keeps and talks: a module uses those below it, and
//! nothing looks upward. `ARCHITECTURE.md` has the order.

pub mod class;
pub mod cli;
pub mod exchange;
pub mod files;
pub mod plain;
pub mod settings;
pub mod shelf;
pub mod store;
pub mod system;
pub mod tui;
