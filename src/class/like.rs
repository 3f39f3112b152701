//! What somebody may have meant who named something that there is not.

/// How alike two names must be, from 0 to 1, for one to be offered in place of the other.
const ALIKE: f64 = 0.8;

/// The name that is most like this one, whatever its capitals, if any is like it at all.
pub fn like<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let name = name.to_lowercase();
    let likeness = known.map(|known| (strsim::jaro_winkler(&known.to_lowercase(), &name), known));
    let (likeness, most) = likeness.max_by(|one, other| one.0.total_cmp(&other.0))?;
    (likeness > ALIKE).then_some(most)
}
