//! Letters without what stands on, under or through them: for screens that cannot show it, and for names that people write
//! without it.

/// The plain letter under an accent, in the same case; `None` where it has none, and is none.
pub fn base_letter(letter: char) -> Option<char> {
    let capital = letter.to_uppercase().next()?;
    let accented = ACCENTED.iter().find(|(_, accented)| accented.contains(capital)).map(|(base, _)| *base);
    let base = accented.or_else(|| capital.is_ascii_uppercase().then_some(capital))?;
    Some(if letter.is_lowercase() { base.to_ascii_lowercase() } else { base })
}

/// Capitals with all that can be put on, under or through them.
#[rustfmt::skip]
const ACCENTED: &[(char, &str)] = &[
    ('A', "ÀÁÂÃÄÅÆĀĂĄǍǞǠǺȀȂȦḀẠẢẤẦẨẪẬẮẰẲẴẶ"),
    ('B', "ḂḄḆ"),
    ('C', "ÇĆĈĊČḈ"),
    ('D', "ÐĎĐḊḌḎḐḒ"),
    ('E', "ÈÉÊËĒĔĖĘĚȄȆȨḔḖḘḚḜẸẺẼẾỀỂỄỆ"),
    ('F', "Ḟ"),
    ('G', "ĜĞĠĢǦǴḠ"),
    ('H', "ĤĦȞḢḤḦḨḪ"),
    ('I', "ÌÍÎÏĨĪĬĮİǏȈȊḬḮỈỊ"),
    ('J', "Ĵ"),
    ('K', "ĶǨḰḲḴ"),
    ('L', "ĹĻĽĿŁḶḸḺḼ"),
    ('M', "ḾṀṂ"),
    ('N', "ÑŃŅŇŊǸṄṆṈṊ"),
    ('O', "ÒÓÔÕÖØŌŎŐŒƠǑǪǬȌȎȪȬȮȰṌṎṐṒỌỎỐỒỔỖỘỚỜỞỠỢ"),
    ('P', "ṔṖ"),
    ('R', "ŔŖŘȐȒṘṚṜṞ"),
    ('S', "ŚŜŞŠȘṠṢṤṦṨẞ"),
    ('T', "ÞŢŤŦȚṪṬṮṰ"),
    ('U', "ÙÚÛÜŨŪŬŮŰŲƯǓǕǗǙǛȔȖṲṴṶṸṺỤỦỨỪỬỮỰ"),
    ('V', "ṼṾ"),
    ('W', "ŴẀẂẄẆẈ"),
    ('X', "ẊẌ"),
    ('Y', "ÝŶŸȲẎỲỴỶỸ"),
    ('Z', "ŹŻŽẐẒẔ"),
];
