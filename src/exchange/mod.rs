//! Formats of others: what comes in from other programs, and goes out to them. What it means is decided elsewhere.

pub mod responses;
