//! Takes the screenshots in docs/, of the built app with a sample organization. Run by
//! `cargo xtask screenshots`, which builds the app and says where everything is.

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use chrono::{SubsecRound, Utc};
use e2e::{Answer, Journey, Page};
use xtask::sample::{self, Sample};

/// How many users the organization in the screenshots has.
const USERS: usize = 12_408;

/// No part is loading any more, and every font and motion has come to its end.
const DRAWN: &str = "document.querySelector('main .card, main .row') !== null
    && all('.loading').length === 0
    && document.fonts.status === 'loaded'
    && document.getAnimations().every(motion => motion.playState === 'finished' || motion.timeline !== document.timeline)";

/// The dialog is open, and its text is there.
const WRITES: &str = "document.querySelector('dialog[open] textarea') !== null";

struct Picture {
    name: &'static str,
    path: &'static str,
    /// `None` on a phone.
    size: Option<(u32, u32)>,
    scheme: &'static str,
}

const PICTURES: [Picture; 7] = [
    picture("dashboard", "/", Some((1280, 1080)), "light"),
    picture("dashboard-dark", "/", Some((1280, 1080)), "dark"),
    picture(
        "users",
        "/users?activity=inactive",
        Some((1280, 940)),
        "light",
    ),
    picture(
        "user",
        "/users?activity=inactive&user=u-1152",
        Some((1440, 1000)),
        "light",
    ),
    picture("users-phone", "/users?activity=inactive", None, "dark"),
    picture(
        "writing",
        "/users?activity=inactive&suggest=remind#write",
        Some((1280, 940)),
        "light",
    ),
    picture("reminders", "/reminders", Some((1280, 940)), "light"),
];

const fn picture(
    name: &'static str,
    path: &'static str,
    size: Option<(u32, u32)>,
    scheme: &'static str,
) -> Picture {
    Picture {
        name,
        path,
        size,
        scheme,
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::var_os("SCREENSHOTS_FOLDER").map(PathBuf::from);
    let folder = folder.ok_or("Run `cargo xtask screenshots`, which sets SCREENSHOTS_FOLDER.")?;
    let organization = organization()?;
    let mut pictures = Vec::new();
    Journey::with(organization)
        .run(async |page, server| {
            server.config(Answer::from(r#"{ "reminders": { "url": "/reminders" } }"#));
            for picture in PICTURES {
                pictures.push((picture.name, take(page, &picture).await));
            }
        })
        .await;
    for (name, png) in pictures {
        let file = folder.join(format!("{name}.png"));
        fs::write(&file, png)?;
        println!("Wrote {}", file.display());
    }
    Ok(())
}

fn organization() -> Result<String, Box<dyn Error>> {
    let sample = Sample {
        users: USERS,
        seed: 1,
        as_of: Utc::now().trunc_subsecs(0),
        bad: 0,
    };
    let mut text = Vec::new();
    sample::write(&sample, &mut text)?;
    Ok(String::from_utf8(text)?)
}

async fn take(page: &Page, picture: &Picture) -> Vec<u8> {
    match picture.size {
        Some((width, height)) => page.resize(width, height).await,
        None => page.is_on_a_phone().await,
    }
    page.hides_scrollbars().await;
    page.prefers(&[("prefers-color-scheme", picture.scheme)])
        .await;
    page.open(picture.path).await;
    page.comes_to(DRAWN).await;
    if picture.path.ends_with("#write") {
        page.comes_to(WRITES).await;
    }
    page.picture().await
}
