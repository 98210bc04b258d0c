//! Every file compressed beside it, for servers that send such files as they are: `app.js.br` and
//! `app.js.gz` beside `app.js`.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Context, Result, anyhow};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

/// How the names of compressed files end: Brotli at quality 11, gzip at level 9.
pub const ENDINGS: [&str; 2] = [".br", ".gz"];

/// Files that a site may change: an old one beside them would be sent in their place.
const CHANGED_BY_SITES: [&str; 2] = ["config.json", "index.html"];

/// Writes both beside each file of a folder that no site changes, on two threads: Brotli takes its time.
///
/// # Errors
/// A file that cannot be read or written.
pub fn write(folder: &Path) -> Result<()> {
    let files: std::io::Result<Vec<_>> = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect();
    let files = files?.into_iter();
    let files = files.filter(|file| !CHANGED_BY_SITES.iter().any(|name| file.ends_with(name)));
    let (large, small): (Vec<_>, Vec<_>) =
        files.partition(|file| file.to_string_lossy().ends_with("_bg.wasm"));
    thread::scope(|scope| {
        let large = scope.spawn(|| compress_all(&large));
        compress_all(&small)?;
        large
            .join()
            .map_err(|_| anyhow!("A file cannot be compressed"))?
    })
}

fn compress_all(files: &[PathBuf]) -> Result<()> {
    for file in files {
        let bytes = fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
        let [br, gz] = ENDINGS.map(|ending| format!("{}{ending}", file.display()));
        fs::write(&br, brotli(&bytes)?).with_context(|| format!("{br} cannot be written"))?;
        fs::write(&gz, gzip(&bytes)?).with_context(|| format!("{gz} cannot be written"))?;
    }
    Ok(())
}

/// A file as gzip makes it.
///
/// # Errors
/// None in practice: everything is in memory.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// A file as Brotli makes it.
///
/// # Errors
/// None in practice: everything is in memory.
pub fn brotli(mut bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    let params = BrotliEncoderParams {
        quality: 11,
        ..BrotliEncoderParams::default()
    };
    brotli::BrotliCompress(&mut bytes, &mut packed, &params)?;
    Ok(packed)
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use flate2::read::GzDecoder;

    use super::*;

    #[test]
    fn both_give_the_file_back() -> Result<()> {
        let bytes = b"active ".repeat(1000);
        let mut text = Vec::new();
        GzDecoder::new(gzip(&bytes)?.as_slice()).read_to_end(&mut text)?;
        assert_eq!(text, bytes);
        let mut text = Vec::new();
        brotli::BrotliDecompress(&mut brotli(&bytes)?.as_slice(), &mut text)?;
        assert_eq!(text, bytes);
        Ok(())
    }
}
