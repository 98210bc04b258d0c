use std::io;

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

use super::letter::Mail;
use super::{Handover, Shelf};

/// Talks to one client until it says goodbye, leaves, or is cut off on purpose.
///
/// # Errors
/// The client leaves in the middle.
pub async fn talk(stream: TcpStream, shelf: &Shelf) -> io::Result<()> {
    let mut client = BufReader::new(stream);
    let mut recipient = String::new();
    say(&mut client, 220, "localhost").await?;
    loop {
        let Some(line) = line(&mut client).await? else {
            return Ok(());
        };
        let command = line.trim_end();
        let (verb, rest) = command.split_once(' ').unwrap_or((command, ""));
        match verb.to_ascii_uppercase().as_str() {
            "EHLO" | "HELO" | "RSET" | "NOOP" | "MAIL" => say(&mut client, 250, "OK").await?,
            "RCPT" => {
                recipient = in_brackets(rest).to_owned();
                let refused = shelf.lock().refused.get(&recipient).copied();
                match refused {
                    None => say(&mut client, 250, "OK").await?,
                    Some(code) => say(&mut client, code, "Not for this address").await?,
                }
            }
            "DATA" => {
                say(&mut client, 354, "Go on").await?;
                let mail = Mail::read(recipient.clone(), &data(&mut client).await?);
                if !take(&mut client, shelf, mail).await? {
                    return Ok(());
                }
            }
            "QUIT" => return say(&mut client, 221, "Goodbye").await,
            _ => say(&mut client, 500, "Unknown command").await?,
        }
    }
}

/// Does with a mail as planned. Returns whether to go on talking.
async fn take(client: &mut BufReader<TcpStream>, shelf: &Shelf, mail: Mail) -> io::Result<bool> {
    let handover = {
        let mut shelf = shelf.lock();
        let handover = shelf.plan.pop_front().unwrap_or(Handover::Taken);
        if !matches!(handover, Handover::Lost | Handover::Refused(_)) {
            shelf.arrived.push(mail);
        }
        handover
    };
    match handover {
        Handover::Taken => say(client, 250, "Taken").await?,
        Handover::Refused(code) => say(client, code, "Not this one").await?,
        Handover::TakenAndCut => {
            say(client, 250, "Taken").await?;
            return Ok(false);
        }
        Handover::Lost | Handover::TakenUnsaid => return Ok(false),
    }
    Ok(true)
}

async fn say(client: &mut BufReader<TcpStream>, code: u16, words: &str) -> io::Result<()> {
    let line = format!("{code} {words}\r\n");
    client.get_mut().write_all(line.as_bytes()).await
}

/// The next line with its end, or `None` if the client has left.
async fn line(client: &mut BufReader<TcpStream>) -> io::Result<Option<String>> {
    let mut line = String::new();
    let is_open = client.read_line(&mut line).await? > 0;
    Ok(is_open.then_some(line))
}

/// A mail up to the line with only a dot. A line that starts with a dot was sent with one more.
async fn data(client: &mut BufReader<TcpStream>) -> io::Result<Vec<u8>> {
    let mut data = Vec::new();
    loop {
        let Some(line) = line(client).await? else {
            return Err(io::ErrorKind::UnexpectedEof.into());
        };
        if line == ".\r\n" {
            return Ok(data);
        }
        let line = line.strip_prefix('.').unwrap_or(&line);
        data.extend_from_slice(line.as_bytes());
    }
}

/// The address in `TO:<ada@example.com>`.
fn in_brackets(rest: &str) -> &str {
    let (_, rest) = rest.split_once('<').unwrap_or_default();
    rest.split('>').next().unwrap_or_default()
}
