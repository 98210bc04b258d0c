use percent_encoding::percent_decode_str;

/// An id as one segment of a path, which nothing on the way rewrites.
///
/// Browsers, routers and servers decode `%2F`, turn backslashes round and resolve `..`, each in
/// its own way. A tilde and two hexadecimal digits for each byte that is not a letter, digit, hyphen,
/// underscore, `@` or inner dot goes through all of them.
///
/// ```
/// # use active_users::query::{id_as_segment, segment_as_id};
/// assert_eq!(id_as_segment("u-1001"), "u-1001");
/// assert_eq!(id_as_segment("a/b"), "a~2Fb");
/// assert_eq!(id_as_segment(".."), "~2E~2E");
/// assert_eq!(segment_as_id(&id_as_segment("50% ~41 ä")), "50% ~41 ä");
/// ```
pub fn id_as_segment(id: &str) -> String {
    let only_dots = id.bytes().all(|byte| byte == b'.');
    let mut segment = String::new();
    for byte in id.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'@' => {
                segment.push(char::from(byte));
            }
            b'.' if !only_dots => segment.push('.'),
            _ => segment.push_str(&format!("~{byte:02X}")),
        }
    }
    segment
}

/// The id that a segment stands for. A segment written with `%2F` and the like is
/// understood as well.
pub fn segment_as_id(segment: &str) -> String {
    let segment: Vec<u8> = percent_decode_str(segment).collect();
    let mut id = Vec::new();
    let mut rest = segment.as_slice();
    while let Some((first, after)) = rest.split_first() {
        let escaped = (*first == b'~')
            .then(|| after.split_at_checked(2))
            .flatten()
            .and_then(|(digits, after)| Some((byte(digits)?, after)));
        let (byte, after) = escaped.unwrap_or((*first, after));
        id.push(byte);
        rest = after;
    }
    String::from_utf8_lossy(&id).into_owned()
}

/// The byte of two hexadecimal digits.
fn byte(digits: &[u8]) -> Option<u8> {
    let digits = std::str::from_utf8(digits).ok()?;
    let is_hexadecimal = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    u8::from_str_radix(digits, 16)
        .ok()
        .filter(|_| is_hexadecimal)
}
