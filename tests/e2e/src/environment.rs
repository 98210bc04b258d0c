//! Where the app, the browsers and the checker are. `cargo xtask test` sets variables for this;
//! without them the usual places are tried.

use std::env;
use std::path::PathBuf;

/// The built app.
pub fn dist() -> PathBuf {
    let dist = named("ACTIVE_USERS_DIST").unwrap_or_else(|| root().join("dist"));
    assert!(
        dist.join("index.html").is_file(),
        "There is no built app in {}: run `cargo xtask build`, or name its folder in ACTIVE_USERS_DIST.",
        dist.display()
    );
    dist
}

/// The text of a file of the built app.
///
/// # Panics
/// If there is no such file.
pub fn built(name: &str) -> String {
    let file = dist().join(name);
    std::fs::read_to_string(&file)
        .unwrap_or_else(|error| panic!("{} cannot be read: {error}", file.display()))
}

/// The built portal for a framework.
pub fn framework(name: &str) -> PathBuf {
    let frameworks = named("FRAMEWORKS").unwrap_or_else(|| root().join("target/frameworks"));
    let portal = frameworks.join(name);
    assert!(
        portal.join("index.html").is_file(),
        "There is no built portal in {}: run `cargo xtask test`, or name the folder around it in FRAMEWORKS.",
        portal.display()
    );
    portal
}

/// The built portal in Next.js.
pub fn next() -> PathBuf {
    let portal = example("frameworks/next");
    assert!(
        portal.join(".next/BUILD_ID").is_file(),
        "There is no built portal in {}: run `cargo xtask test`.",
        portal.display()
    );
    portal
}

/// Python with Django, if it could be installed.
pub fn django() -> Option<PathBuf> {
    let python = named("DJANGO").unwrap_or_else(|| root().join(".tools/django/bin/python"));
    python.is_file().then_some(python)
}

/// A path in the folder of examples.
pub fn example(path: &str) -> PathBuf {
    root().join("examples").join(path)
}

/// Chromium's driver.
pub fn chromedriver() -> PathBuf {
    program(
        "CHROMEDRIVER",
        &["/usr/bin/chromedriver", "/usr/local/bin/chromedriver"],
    )
}

/// Chromium.
pub fn chromium() -> PathBuf {
    let places = [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    ];
    program("CHROMIUM", &places)
}

/// Firefox's driver, from the project's folder or elsewhere.
pub fn geckodriver() -> PathBuf {
    let places = [
        ".tools/bin/geckodriver",
        "/usr/bin/geckodriver",
        "/usr/local/bin/geckodriver",
    ];
    program("GECKODRIVER", &places)
}

/// Firefox.
pub fn firefox() -> PathBuf {
    program("FIREFOX", &["/usr/bin/firefox-esr", "/usr/bin/firefox"])
}

/// WebKit's driver, which finds its browser by itself.
pub fn webkit_driver() -> PathBuf {
    program("WEBKITWEBDRIVER", &["/usr/bin/WebKitWebDriver"])
}

/// The virtual display for browsers that can't do without.
pub fn xvfb() -> PathBuf {
    program("XVFB", &["/usr/bin/Xvfb"])
}

/// The accessibility checker's script.
pub fn axe() -> PathBuf {
    let installed = root().join(".tools/axe-core/node_modules/axe-core/axe.min.js");
    let axe = named("AXE").unwrap_or(installed);
    assert!(
        axe.is_file(),
        "There is no axe.min.js at {}: run `cargo xtask test`, or name the file in AXE.",
        axe.display()
    );
    axe
}

/// The program at the first of these places; they may be relative to the project's folder.
fn program(variable: &str, places: &[&str]) -> PathBuf {
    let found = named(variable).or_else(|| {
        places
            .iter()
            .map(|place| root().join(place))
            .find(|place| place.is_file())
    });
    found.unwrap_or_else(|| {
        panic!(
            "There is no program at {}: run `cargo xtask test`, which installs it, or name it in {variable}.",
            places.join(" or ")
        )
    })
}

fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from)
}

/// The project's folder.
fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}
