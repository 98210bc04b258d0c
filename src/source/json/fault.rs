/// Why a value is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The text ends before the value does.
    Ended,
    /// It is not JSON.
    NotJson,
    /// A string is not UTF-8.
    NotUtf8,
    /// A string has the second half of a character without the first, or the first one twice.
    LoneSurrogate,
    /// A string has the first half of a character without the second.
    HalfCharacter,
    /// An object has a member twice.
    Duplicate(&'static str),
    /// It is not there.
    Missing,
    /// It is blank.
    Blank,
    /// It is a text with another meaning.
    OtherText(&'static str),
    /// It is a value of another kind.
    OtherKind(&'static str),
}
