//! How large the built files are: raw, and as a server would send them.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

/// One file's sizes in bytes.
#[derive(Debug, Clone, Default)]
pub struct Size {
    /// Relative to the folder.
    pub name: String,
    pub raw: usize,
    /// gzip at level 9.
    pub gzip: usize,
    /// brotli at quality 11.
    pub brotli: usize,
}

/// Every file below `folder`, by name.
pub fn measure(folder: &Path) -> Result<Vec<Size>> {
    let mut files = Vec::new();
    collect(folder, &mut files).with_context(|| {
        format!(
            "{} cannot be read; build it with `cargo xtask build`",
            folder.display()
        )
    })?;
    files.sort();
    files
        .iter()
        .map(|path| {
            let bytes = fs::read(path)?;
            let name = path
                .strip_prefix(folder)
                .unwrap_or(path)
                .display()
                .to_string();
            Ok(Size {
                name,
                raw: bytes.len(),
                gzip: gzip(&bytes)?,
                brotli: brotli(&bytes)?,
            })
        })
        .collect()
}

/// A line a file and one for the total, in aligned columns.
pub fn table(sizes: &[Size]) -> String {
    let total = sizes.iter().fold(
        Size {
            name: "total".into(),
            ..Size::default()
        },
        |sum, size| Size {
            raw: sum.raw + size.raw,
            gzip: sum.gzip + size.gzip,
            brotli: sum.brotli + size.brotli,
            ..sum
        },
    );
    let width = sizes
        .iter()
        .map(|size| size.name.len())
        .max()
        .unwrap_or_default()
        .max(total.name.len());
    let mut table = format!(
        "{:width$} {:>11} {:>11} {:>11}",
        "file", "raw", "gzip", "brotli"
    );
    for Size {
        name,
        raw,
        gzip,
        brotli,
    } in sizes.iter().chain([&total])
    {
        let [raw, gzip, brotli] = [raw, gzip, brotli].map(|bytes| in_words(*bytes));
        // Writing to a string cannot fail.
        let _ = write!(table, "\n{name:width$} {raw:>11} {gzip:>11} {brotli:>11}");
    }
    table
}

/// Bytes below a thousand, then kB of a thousand bytes with one decimal.
#[expect(
    clippy::cast_precision_loss,
    reason = "one decimal is all that is shown"
)]
fn in_words(bytes: usize) -> String {
    if bytes < 1000 {
        format!("{bytes} B")
    } else {
        format!("{:.1} kB", bytes as f64 / 1000.0)
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?
        } else {
            files.push(path)
        }
    }
    Ok(())
}

fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn brotli(mut bytes: &[u8]) -> Result<usize> {
    let mut packed = Vec::new();
    let params = BrotliEncoderParams {
        quality: 11,
        ..BrotliEncoderParams::default()
    };
    brotli::BrotliCompress(&mut bytes, &mut packed, &params)?;
    Ok(packed.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned_and_added_up() {
        let sizes = [
            Size {
                name: "app.wasm".into(),
                raw: 316_040,
                gzip: 130_000,
                brotli: 110_250,
            },
            Size {
                name: "index.html".into(),
                raw: 812,
                gzip: 400,
                brotli: 350,
            },
        ];
        assert_eq!(
            table(&sizes),
            "\
file               raw        gzip      brotli
app.wasm      316.0 kB    130.0 kB    110.2 kB
index.html       812 B       400 B       350 B
total         316.9 kB    130.4 kB    110.6 kB"
        );
    }

    #[test]
    fn both_encodings_make_repetition_small() {
        let bytes = b"active ".repeat(1000);
        assert!(gzip(&bytes).unwrap() < 100);
        assert!(brotli(&bytes).unwrap() < 100);
    }
}
