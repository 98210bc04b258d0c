//! Ways in which a document can be damaged in transit.

use crate::damage::Harm;
use crate::dice::Dice;

/// A document damaged in one way.
#[derive(Debug, Clone)]
pub struct Corrupted {
    pub bytes: Vec<u8>,
    /// What was done, in a word or two.
    pub what: &'static str,
    pub harm: Harm,
}

const SIGNS: &[u8] = b"\"{}[],:";

/// Damages a document in one way.
pub fn corrupt(dice: &mut Dice, document: &[u8]) -> Corrupted {
    let mut bytes = document.to_vec();
    let at = dice.below(bytes.len());
    let (what, harm) = match dice.below(16) {
        0 | 1 => {
            bytes.truncate(at);
            ("cut", Harm::Structure)
        }
        2 => {
            for _ in 0..1 + dice.below(3) {
                let at = dice.below(bytes.len());
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << dice.below(8);
                }
            }
            ("flipped bits", Harm::Values)
        }
        3 | 4 => ("lost signs", lose_signs(dice, &mut bytes)),
        5 => ("lost quotes", lose_quotes(dice, &mut bytes)),
        6 | 7 => {
            let harm = match is_within_text(&bytes[..at]) {
                true => Harm::Values,
                false => Harm::Structure,
            };
            bytes.insert(at, dice.pick(b"\"{}[],:\0\n\\\xff"));
            ("an added sign", harm)
        }
        8 => {
            swap_lines(dice, &mut bytes);
            ("swapped lines", Harm::Structure)
        }
        9 => {
            repeat_line(dice, &mut bytes);
            ("a repeated line", Harm::Structure)
        }
        10 => {
            let end = (at + 1 + dice.below(60)).min(bytes.len());
            bytes.drain(at..end);
            ("a lost piece", Harm::Values)
        }
        11 => {
            let page = b"<html><body>502 Bad Gateway</body></html>";
            bytes.splice(at..at, page.iter().copied());
            ("a web page inside", Harm::Structure)
        }
        12 => {
            bytes.extend_from_slice(document);
            ("twice", Harm::Structure)
        }
        13 => {
            replace_value(dice, &mut bytes);
            ("a wrong value", Harm::Values)
        }
        14 => {
            bytes = String::from_utf8_lossy(document)
                .replace('\n', "\r\n")
                .into_bytes();
            ("other line ends", Harm::Structure)
        }
        _ => ("nothing", Harm::Structure),
    };
    Corrupted { bytes, what, harm }
}

fn places(bytes: &[u8], wanted: &[u8]) -> Vec<usize> {
    let is_wanted = |at: &usize| wanted.contains(&bytes[*at]);
    (0..bytes.len()).filter(is_wanted).collect()
}

fn lose_signs(dice: &mut Dice, bytes: &mut Vec<u8>) -> Harm {
    let count = 1 + dice.below(3);
    lose(dice, bytes, SIGNS, count)
}

/// Loses at most `count` of these signs.
fn lose(dice: &mut Dice, bytes: &mut Vec<u8>, wanted: &[u8], count: usize) -> Harm {
    let signs = places(bytes, wanted);
    let mut lost: Vec<usize> = (0..count)
        .filter_map(|_| signs.get(dice.below(signs.len())).copied())
        .collect();
    lost.sort_unstable();
    lost.dedup();
    let is_of_text = lost.iter().any(|at| is_of_text(bytes, *at));
    // Back to front, so that the remaining positions stay valid.
    for at in lost.into_iter().rev() {
        bytes.remove(at);
    }
    match is_of_text {
        true => Harm::Values,
        false => Harm::Structure,
    }
}

/// Whether a sign belongs to a value and not to the JSON around it.
fn is_of_text(bytes: &[u8], at: usize) -> bool {
    let before = &bytes[..at];
    let backslashes = before.iter().rev().take_while(|byte| **byte == b'\\');
    let is_end = bytes[at] == b'"' && backslashes.count().is_multiple_of(2);
    !is_end && is_within_text(before)
}

fn is_within_text(before: &[u8]) -> bool {
    let (mut within, mut is_escaped) = (false, false);
    for byte in before {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if within => is_escaped = true,
            b'"' => within = !within,
            _ => {}
        }
    }
    within
}

fn lose_quotes(dice: &mut Dice, bytes: &mut Vec<u8>) -> Harm {
    let count = 1 + dice.below(2);
    lose(dice, bytes, b"\"", count)
}

fn swap_lines(dice: &mut Dice, bytes: &mut Vec<u8>) {
    let mut lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
    let (one, other) = (dice.below(lines.len()), dice.below(lines.len()));
    lines.swap(one, other);
    *bytes = lines.join(&b'\n');
}

fn repeat_line(dice: &mut Dice, bytes: &mut Vec<u8>) {
    let mut lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
    let at = dice.below(lines.len());
    lines.insert(at, lines[at]);
    *bytes = lines.join(&b'\n');
}

/// Replaces the value after a random colon with one that doesn't belong there.
fn replace_value(dice: &mut Dice, bytes: &mut Vec<u8>) {
    const VALUES: &[&str] = &[
        "1e400",
        "-0",
        "99999999999999999999999999",
        "true",
        "null",
        "{}",
        "[[[[]]]]",
        "\"\"",
        "1e-400",
        "\"\\ud800\"",
        "9007199254740993",
        "0.1",
        "\"\\u0000\"",
    ];
    let text = String::from_utf8_lossy(bytes).into_owned();
    let colons: Vec<usize> = text.match_indices("\":").map(|(at, _)| at + 2).collect();
    if colons.is_empty() {
        return;
    }
    let start = dice.pick(&colons);
    let length = match text[start..].strip_prefix('"') {
        Some(rest) => rest.find('"').map_or(0, |end| end + 2),
        None => text[start..].find([',', '}', ']', '{', '[']).unwrap_or(0),
    };
    *bytes = format!(
        "{}{}{}",
        &text[..start],
        dice.pick(VALUES),
        &text[start + length..]
    )
    .into_bytes();
}
