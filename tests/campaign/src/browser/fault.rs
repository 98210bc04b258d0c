//! What the server does to a document.

mod answers;

use reference::{Dice, corrupt};

use super::front::Act;
use super::http::{LAST_CHUNK, chunk, gzip, head, json, length};
use super::words::Tells;

/// A faulty answer, and what a browser may make of it.
#[derive(Debug, Clone)]
pub struct Fault {
    pub what: &'static str,
    pub acts: Vec<Act>,
    /// The document that arrives, if nothing shows that it isn't the server's complete one.
    pub arrives: Option<Vec<u8>>,
    /// Whether the original arrives intact.
    pub is_none: bool,
    /// What a page may report instead of the right figures.
    pub tells: &'static [Tells],
    /// How an element gets its users, by the bench page's name for it.
    pub way: &'static str,
    /// What the server does when asked for the configuration; empty for a good one.
    pub config: Vec<Act>,
}

/// What a failed connection may cause.
const OF_CONNECTIONS: &[Tells] = &[Tells::Missing, Tells::Failed];
/// What bytes that aren't the document may cause.
const OF_BYTES: &[Tells] = &[
    Tells::Missing,
    Tells::Damaged,
    Tells::SetAside,
    Tells::NoDocument,
    Tells::Failed,
];
/// What a refusal may cause, or an answer that isn't a document at all.
const OF_REFUSALS: &[Tells] = &[Tells::Status, Tells::NoDocument, Tells::Failed];
const OF_CONFIGURATIONS: &[Tells] = &[Tells::Configuration, Tells::Status, Tells::Failed];
const OF_OTHER_THINGS: &[Tells] = &[Tells::NoDocument, Tells::Failed];

const CHUNKED: &str = "Transfer-Encoding: chunked\r\n";
const GZIP: &str = "Content-Encoding: gzip\r\n";

impl Fault {
    fn new(what: &'static str, acts: Vec<Act>) -> Self {
        Self {
            what,
            acts,
            arrives: None,
            is_none: false,
            tells: OF_CONNECTIONS,
            way: "src",
            config: Vec::new(),
        }
    }

    /// A JSON answer with these headers and this body, closed properly.
    fn answer(what: &'static str, headers: &str, body: &[u8]) -> Self {
        Self::new(what, vec![Act::Send([&json(headers), body].concat())])
    }

    fn telling(mut self, tells: &'static [Tells]) -> Self {
        self.tells = tells;
        self
    }

    fn arriving(mut self, document: &[u8]) -> Self {
        self.arrives = Some(document.to_vec());
        self.telling(OF_BYTES)
    }

    fn harmless(mut self, document: &[u8]) -> Self {
        self.is_none = true;
        self.arriving(document)
    }

    /// The bytes the server sends, for reproducing a finding.
    pub fn sent(&self) -> Vec<u8> {
        let sent = self.acts.iter().filter_map(|act| match act {
            Act::Send(bytes) => Some(bytes.as_slice()),
            _ => None,
        });
        sent.collect::<Vec<_>>().concat()
    }

    /// A good answer that the page around an element passes on, or fails to.
    pub fn of_page(dice: &mut Dice, document: &[u8]) -> Self {
        let way = dice.pick(&["data", "fetcher", "never", "used", "rejects"]);
        let good = Self::answer(way, &length(document.len()), document);
        let fault = match way {
            // A document without a date would be measured against the computer's clock.
            "data" if !answers::is_dated(document) => return good.harmless(document),
            "data" | "fetcher" => good.harmless(document),
            "never" => good.telling(&[Tells::Failed]),
            _ => good.telling(&[Tells::Page]),
        };
        Self { way, ..fault }
    }

    /// Good users with a configuration that is missing or unreadable.
    pub fn of_config(dice: &mut Dice, document: &[u8]) -> Self {
        const BAD: &[&str] = &["{\"source\": ", "{\"source\": {\"url\": 5}}", "nonsense"];
        let bad = dice.pick(BAD).as_bytes();
        let config = match dice.below(4) {
            0 => vec![Act::Reset],
            1 => vec![Act::Send(head("500 Oops", &length(0)))],
            _ => vec![Act::Send([&json(&length(bad.len())), bad].concat())],
        };
        let good = Self::answer("a bad configuration", &length(document.len()), document);
        Self {
            config,
            ..good.telling(OF_CONFIGURATIONS)
        }
    }

    /// The server's steps in words, to go with the saved bytes.
    pub fn script(&self) -> String {
        let mut script = format!("{}, to an element by {}\n", self.what, self.way);
        let of_config = self.config.iter().map(|act| ("for config.json: ", act));
        for (place, act) in of_config.chain(self.acts.iter().map(|act| ("", act))) {
            script += place;
            script += &match act {
                Act::Send(bytes) => format!("send {} bytes\n", bytes.len()),
                Act::Wait(milliseconds) => format!("wait {milliseconds} ms\n"),
                Act::Stall => "send nothing until the browser gives up\n".to_owned(),
                Act::Reset => "reset the connection\n".to_owned(),
            };
        }
        script
    }

    pub fn none(document: &[u8]) -> Self {
        Self::answer("nothing", &length(document.len()), document).harmless(document)
    }

    pub fn any(dice: &mut Dice, document: &[u8]) -> Self {
        let at = dice.below(document.len());
        let (front, back) = document.split_at(at);
        let full = length(document.len());
        match dice.below(34) {
            0 => Self::none(document),
            1 => {
                let acts = document
                    .chunks(1 + dice.below(400))
                    .map(|piece| Act::Send(chunk(piece)));
                let acts = [Act::Send(json(CHUNKED))]
                    .into_iter()
                    .chain(acts)
                    .chain([Act::Send(LAST_CHUNK.to_vec())]);
                Self::new("chunks", acts.collect()).harmless(document)
            }
            2 => {
                let acts = document.chunks(document.len() / 8 + 1);
                let acts = acts.flat_map(|piece| [Act::Send(piece.to_vec()), Act::Wait(15)]);
                let acts = [Act::Send(json(&full))].into_iter().chain(acts);
                Self::new("a trickle", acts.collect()).harmless(document)
            }
            3 => Self::answer("no length", "", document).harmless(document),
            4 => Self::answer(
                "gzip",
                &format!("{GZIP}{}", length(gzip(document).len())),
                &gzip(document),
            )
            .harmless(document),
            5 | 6 => Self::answer("cut, with a length", &full, front),
            7 => Self::new(
                "cut, in chunks",
                vec![Act::Send([json(CHUNKED), chunk(front)].concat())],
            ),
            8 => Self::answer("cut, without a length", "", front).arriving(front),
            9 => Self::new(
                "reset",
                vec![
                    Act::Send([&json(&full), front].concat()),
                    Act::Wait(30),
                    Act::Reset,
                ],
            ),
            10 => Self::new(
                "reset in chunks",
                vec![
                    Act::Send([json(CHUNKED), chunk(front)].concat()),
                    Act::Wait(30),
                    Act::Reset,
                ],
            ),
            11 => Self::new(
                "a stall",
                vec![Act::Send([&json(&full), front].concat()), Act::Stall],
            ),
            12 => Self::new("silence", vec![Act::Stall]),
            13..=20 => {
                let corrupted = corrupt(dice, document);
                Self::answer(
                    corrupted.what,
                    &length(corrupted.bytes.len()),
                    &corrupted.bytes,
                )
                .arriving(&corrupted.bytes)
            }
            21 => Self::answer(
                "a length too long",
                &length(document.len() + 1 + dice.below(500)),
                document,
            ),
            // A browser stops reading at the announced length.
            22 => Self::answer("a length too short", &length(at), document).arriving(front),
            23 => Self::answer("said to be gzip", &format!("{GZIP}{full}"), document),
            24 => Self::answer(
                "gzip, cut",
                &format!("{GZIP}{}", length(gzip(document).len())),
                &gzip(document)[..gzip(document).len() / 2],
            ),
            25 => answers::flipped_gzip(dice, document),
            26 => Self::answer(
                "gzip, not said",
                &length(gzip(document).len()),
                &gzip(document),
            )
            .arriving(&gzip(document)),
            27 => Self::new(
                "a wrong type",
                vec![Act::Send(
                    [
                        head("200 OK", &format!("Content-Type: text/html\r\n{full}")),
                        document.to_vec(),
                    ]
                    .concat(),
                )],
            )
            .arriving(document),
            28 => answers::web_page(dice),
            29 => answers::status(dice, document),
            30 => Self::new("refused", vec![Act::Reset]),
            31 => Self::new(
                "no HTTP",
                vec![Act::Send(b"220 mail.example.com ESMTP\r\n\r\n".to_vec())],
            )
            .telling(OF_OTHER_THINGS),
            32 => {
                let broken = [
                    json(CHUNKED),
                    chunk(front),
                    b"zz\r\n".to_vec(),
                    back.to_vec(),
                ]
                .concat();
                Self::new("chunks of no size", vec![Act::Send(broken)])
            }
            _ => answers::utf16(document),
        }
    }
}
