//! Answers that take more than a line to build.

use std::io::Read;

use flate2::read::DeflateDecoder;
use reference::Dice;

use super::{Fault, GZIP, OF_BYTES, OF_OTHER_THINGS, OF_REFUSALS};
use crate::browser::front::Act;
use crate::browser::http::{gzip, head, length};
use crate::browser::words::Tells;

/// Whether a document says when it was made.
pub fn is_dated(document: &[u8]) -> bool {
    let as_of = |otherwise| reference::read(document, otherwise).map(|told| told.as_of);
    as_of(0) == as_of(1)
}

/// No browser verifies the checksum at the end, so altered bytes can arrive.
pub fn flipped_gzip(dice: &mut Dice, document: &[u8]) -> Fault {
    const HEADER: usize = 10;
    let mut body = gzip(document);
    let at = HEADER + dice.below(body.len() - HEADER);
    body[at] ^= 1 << dice.below(8);
    let fault = Fault::answer(
        "gzip, flipped",
        &format!("{GZIP}{}", length(body.len())),
        &body,
    );
    let mut unpacked = Vec::new();
    match DeflateDecoder::new(&body[HEADER..]).read_to_end(&mut unpacked) {
        Ok(_) => fault.arriving(&unpacked),
        Err(_) => fault.telling(OF_BYTES),
    }
}

/// A refusal, or a status that fits only some requests.
pub fn status(dice: &mut Dice, document: &[u8]) -> Fault {
    let status = dice.pick(&[
        "204 No Content",
        "304 Not Modified",
        "401 Unauthorized",
        "403 Forbidden",
        "404 Not Found",
        "418 Teapot",
        "429 Too Many Requests",
        "500 Oops",
        "503 Busy",
        "206 Partial Content",
        "302 Found",
    ]);
    let has_body = !status.starts_with("204") && !status.starts_with("304");
    let body = if has_body { document } else { &[] };
    // Redirects to a sign-in page, as for a session that has ended.
    let location = if status.starts_with("302") {
        "Location: /bench\r\n"
    } else {
        ""
    };
    let headers = format!("{location}{}", length(body.len()));
    let answer = [head(status, &headers), body.to_vec()].concat();
    Fault::new("a status", vec![Act::Send(answer)]).telling(OF_REFUSALS)
}

pub fn web_page(dice: &mut Dice) -> Fault {
    let page = "<!doctype html><title>Sign in</title><form><input type=password></form>";
    let kind = dice.pick(&["text/html", "application/json"]);
    let headers = format!("Content-Type: {kind}\r\n{}", length(page.len()));
    let answer = [head("200 OK", &headers), page.as_bytes().to_vec()].concat();
    Fault::new("a web page", vec![Act::Send(answer)]).telling(&[Tells::NoDocument])
}

pub fn utf16(document: &[u8]) -> Fault {
    let text = String::from_utf8_lossy(document).into_owned();
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    Fault::answer("UTF-16", &length(bytes.len()), &bytes).telling(OF_OTHER_THINGS)
}
