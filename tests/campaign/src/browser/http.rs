//! Builds HTTP responses byte by byte, valid or not.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

/// A header with the length of what follows.
pub fn length(bytes: usize) -> String {
    format!("Content-Length: {bytes}\r\n")
}

/// The head of a response. It always has a date, which counts if the document has none.
pub fn head(status: &str, headers: &str) -> Vec<u8> {
    format!(
        "HTTP/1.1 {status}\r\nDate: Mon, 23 Nov 2026 06:00:00 GMT\r\nCache-Control: no-store\r\n{headers}\
         Connection: close\r\n\r\n"
    )
    .into_bytes()
}

/// The head of a JSON response with these extra headers.
pub fn json(headers: &str) -> Vec<u8> {
    head(
        "200 OK",
        &format!("Content-Type: application/json\r\n{headers}"),
    )
}

/// One chunk of a chunked body.
pub fn chunk(bytes: &[u8]) -> Vec<u8> {
    let mut chunk = format!("{:x}\r\n", bytes.len()).into_bytes();
    chunk.extend_from_slice(bytes);
    chunk.extend_from_slice(b"\r\n");
    chunk
}

/// The end of a chunked body.
pub const LAST_CHUNK: &[u8] = b"0\r\n\r\n";

/// Compresses as servers do.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    written.unwrap_or_else(|error| panic!("Writing to a vector cannot fail: {error}"))
}
