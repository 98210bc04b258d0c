use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::build::compressed::{self, ENDINGS};
use crate::build::parts::{self, is_loaded_by};

/// One file's sizes in bytes.
#[derive(Debug, Clone, Default)]
pub struct Size {
    /// The file's path, relative to the folder.
    pub name: String,
    pub raw: usize,
    /// With gzip at level 9.
    pub gzip: usize,
    /// With Brotli at quality 11.
    pub brotli: usize,
}

/// Measures every file of a release build, sorted by name, and what is compressed beside it.
///
/// # Errors
/// If there is no such build.
pub fn measure(folder: &Path) -> Result<Vec<Size>> {
    measure_all(folder).with_context(|| {
        format!(
            "{} is no release build; make one with `cargo xtask build`",
            folder.display()
        )
    })
}

fn measure_all(folder: &Path) -> Result<Vec<Size>> {
    let mut sizes = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if ENDINGS.iter().any(|ending| name.ends_with(ending)) {
            continue;
        }
        let bytes = fs::read(folder.join(&name))?;
        let beside = ENDINGS.map(|ending| fs::read(folder.join(format!("{name}{ending}"))));
        let [brotli, gzip] = beside.map(|file| file.map(|bytes| bytes.len()));
        sizes.push(Size {
            raw: bytes.len(),
            gzip: gzip.or_else(|_| compressed::gzip(&bytes).map(|bytes| bytes.len()))?,
            brotli: brotli.or_else(|_| compressed::brotli(&bytes).map(|bytes| bytes.len()))?,
            name,
        });
    }
    sizes.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(sizes)
}

/// A part of the product, and which files it loads.
type Load = (&'static str, fn(&str) -> bool);

/// “The list” is what loads before its rows. What it draws after them counts under “every page” in the app, and under
/// “and writing” in the element.
const LOADS: [Load; 7] = [
    ("the Dashboard", |name| {
        is_of_app(name) && parts::of(name).is_none()
    }),
    ("the list", |name| {
        is_of_app(name) && is_loaded_by("list", name)
    }),
    ("every page", |name| {
        is_of_app(name) && is_loaded_by("rest", name)
    }),
    ("every page, and writing", is_of_app),
    ("<active-users-chart>", |name| {
        is_of_elements(name) && parts::of(name).is_none()
    }),
    ("<active-users-list>", |name| {
        is_of_elements(name) && is_loaded_by("list", name)
    }),
    ("<active-users-list>, and writing", is_of_elements),
];

const ELEMENTS: &str = "active-users-elements";
const SCRIPT: &str = "embed.js";
/// The app loads it too.
const SHARED: &str = "trusted.js";
/// Nothing loads them: they describe the data and the release.
const FOR_PEOPLE: [&str; 2] = ["users.schema.json", "version.json"];

fn is_of_app(name: &str) -> bool {
    name != SCRIPT && !FOR_PEOPLE.contains(&name) && !name.starts_with(ELEMENTS)
}

fn is_of_elements(name: &str) -> bool {
    name == SCRIPT || name == SHARED || name.starts_with(ELEMENTS)
}

/// What a browser fetches in all for each part of the product.
pub fn entries(sizes: &[Size]) -> [Size; LOADS.len()] {
    LOADS.map(|(name, is_loaded)| sum(name, sizes.iter().filter(|size| is_loaded(&size.name))))
}

/// A table with a line for each file, then one with the total of each part of the product.
pub fn table(sizes: &[Size]) -> String {
    let loads = entries(sizes);
    let lines = || sizes.iter().chain(&loads);
    let width = lines()
        .map(|size| size.name.len())
        .max()
        .unwrap_or_default();
    let mut table = format!(
        "{:width$} {:>11} {:>11} {:>11}",
        "file", "raw", "gzip", "brotli"
    );
    for Size {
        name,
        raw,
        gzip,
        brotli,
    } in lines()
    {
        let [raw, gzip, brotli] = [raw, gzip, brotli].map(|bytes| in_words(*bytes));
        // Writing to a string cannot fail.
        let _ = write!(table, "\n{name:width$} {raw:>11} {gzip:>11} {brotli:>11}");
    }
    table
}

fn sum<'a>(name: &str, sizes: impl Iterator<Item = &'a Size>) -> Size {
    let nothing = Size {
        name: name.to_owned(),
        ..Size::default()
    };
    sizes.fold(nothing, |sum, size| Size {
        raw: sum.raw + size.raw,
        gzip: sum.gzip + size.gzip,
        brotli: sum.brotli + size.brotli,
        ..sum
    })
}

/// Bytes below 1000, else kB (1000 bytes) with one decimal.
#[expect(clippy::cast_precision_loss, reason = "only one decimal is shown")]
pub fn in_words(bytes: usize) -> String {
    if bytes < 1000 {
        format!("{bytes} B")
    } else {
        format!("{:.1} kB", bytes as f64 / 1000.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(name: &str, raw: usize, gzip: usize, brotli: usize) -> Size {
        let name = name.to_owned();
        Size {
            name,
            raw,
            gzip,
            brotli,
        }
    }

    #[test]
    fn columns_are_aligned_and_each_part_is_added_up() {
        let sizes = [
            size("active-users-1a2b_bg.wasm", 316_040, 130_000, 110_250),
            size("active-users-1a2b_compose.wasm", 30_000, 7_000, 6_000),
            size("active-users-1a2b_list.wasm", 150_000, 60_000, 50_000),
            size("active-users-1a2b_list.css", 20_000, 8_000, 7_000),
            size("active-users-1a2b_rest.wasm", 30_000, 22_000, 23_000),
            size(
                "active-users-elements-3c4d_bg.wasm",
                100_000,
                50_000,
                40_000,
            ),
            size(
                "active-users-elements-3c4d_list.wasm",
                50_000,
                20_000,
                10_000,
            ),
            size("active-users-elements-3c4d_rest.wasm", 20_000, 8_000, 7_000),
            size("embed.js", 8_000, 3_000, 2_000),
            size("index.html", 812, 400, 350),
            size("trusted.js", 500, 300, 250),
            size("users.schema.json", 4_000, 1_300, 1_000),
        ];
        assert_eq!(
            table(&sizes),
            "\
file                                         raw        gzip      brotli
active-users-1a2b_bg.wasm               316.0 kB    130.0 kB    110.2 kB
active-users-1a2b_compose.wasm           30.0 kB      7.0 kB      6.0 kB
active-users-1a2b_list.wasm             150.0 kB     60.0 kB     50.0 kB
active-users-1a2b_list.css               20.0 kB      8.0 kB      7.0 kB
active-users-1a2b_rest.wasm              30.0 kB     22.0 kB     23.0 kB
active-users-elements-3c4d_bg.wasm      100.0 kB     50.0 kB     40.0 kB
active-users-elements-3c4d_list.wasm     50.0 kB     20.0 kB     10.0 kB
active-users-elements-3c4d_rest.wasm     20.0 kB      8.0 kB      7.0 kB
embed.js                                  8.0 kB      3.0 kB      2.0 kB
index.html                                 812 B       400 B       350 B
trusted.js                                 500 B       300 B       250 B
users.schema.json                         4.0 kB      1.3 kB      1.0 kB
the Dashboard                           317.4 kB    130.7 kB    110.8 kB
the list                                487.4 kB    198.7 kB    167.8 kB
every page                              517.4 kB    220.7 kB    190.8 kB
every page, and writing                 547.4 kB    227.7 kB    196.8 kB
<active-users-chart>                    108.5 kB     53.3 kB     42.2 kB
<active-users-list>                     158.5 kB     73.3 kB     52.2 kB
<active-users-list>, and writing        178.5 kB     81.3 kB     59.2 kB"
        );
    }
}
