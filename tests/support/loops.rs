//! Long loops run a tenth of their rounds, always the same ones; all of them where `HANGUP_WHOLE_LOOPS` is set.

/// Whether a round of a long loop runs, by its number from 0.
pub fn runs(round: usize) -> bool {
    round % 10 == 3 || std::env::var_os("HANGUP_WHOLE_LOOPS").is_some()
}
