//! The rules of `hangup check`, for tests that each of them is tried.

use hangup_core::quiz::Rule;

/// Every rule. The compiler asks for the next one when a rule is added.
pub fn every_rule() -> Vec<Rule> {
    let next = |rule: &Rule| match rule {
        Rule::TooLarge => Some(Rule::NotUtf8),
        Rule::NotUtf8 => Some(Rule::Empty),
        Rule::Empty => Some(Rule::Syntax),
        Rule::Syntax => Some(Rule::TooDeep),
        Rule::TooDeep => Some(Rule::Alias),
        Rule::Alias => Some(Rule::UnknownFormat),
        Rule::UnknownFormat => Some(Rule::UnknownKey),
        Rule::UnknownKey => Some(Rule::DuplicateKey),
        Rule::DuplicateKey => Some(Rule::MissingKey),
        Rule::MissingKey => Some(Rule::WrongType),
        Rule::WrongType => Some(Rule::BadValue),
        Rule::BadValue => Some(Rule::Blank),
        Rule::Blank => Some(Rule::RefusedCharacter),
        Rule::RefusedCharacter => Some(Rule::BadId),
        Rule::BadId => Some(Rule::DuplicateId),
        Rule::DuplicateId => Some(Rule::OneKind),
        Rule::OneKind => Some(Rule::TooFew),
        Rule::TooFew => Some(Rule::NoCorrectOption),
        Rule::NoCorrectOption => Some(Rule::NoSafeAction),
        Rule::NoSafeAction => Some(Rule::NoFlag),
        Rule::NoFlag => Some(Rule::CueWithoutQuote),
        Rule::CueWithoutQuote => Some(Rule::BadTwin),
        Rule::BadTwin => Some(Rule::GoesNowhere),
        Rule::GoesNowhere => Some(Rule::NeverReached),
        Rule::NeverReached => Some(Rule::NoWayOut),
        Rule::NoWayOut => Some(Rule::EndlessLoop),
        Rule::EndlessLoop => Some(Rule::NeverHolds),
        Rule::NeverHolds => Some(Rule::NoSafeEnding),
        Rule::NoSafeEnding => Some(Rule::PathFails),
        Rule::PathFails => Some(Rule::NoWhy),
        Rule::NoWhy => Some(Rule::NoExplanation),
        Rule::NoExplanation => Some(Rule::NoSource),
        Rule::NoSource => Some(Rule::KeyLongest),
        Rule::KeyLongest => Some(Rule::CatchAllOption),
        Rule::CatchAllOption => Some(Rule::NegativeStem),
        Rule::NegativeStem => Some(Rule::OptionsOverlap),
        Rule::OptionsOverlap => Some(Rule::AbsoluteWord),
        Rule::AbsoluteWord => Some(Rule::GrammarClue),
        Rule::GrammarClue => Some(Rule::EmptyWhy),
        Rule::EmptyWhy => Some(Rule::LongExplanation),
        Rule::LongExplanation => Some(Rule::CheckedLongAgo),
        Rule::CheckedLongAgo => Some(Rule::HardToRead),
        Rule::HardToRead => Some(Rule::RealNumber),
        Rule::RealNumber => Some(Rule::RealKey),
        Rule::RealKey => Some(Rule::Lopsided),
        // What is not carried is never in a quiz: tests/commands/gift.rs tries that one.
        Rule::Lopsided | Rule::NotCarried => None,
    };
    std::iter::successors(Some(Rule::TooLarge), next).collect()
}
