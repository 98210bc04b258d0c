use std::borrow::Cow;

use super::future::future;
use super::part::part;
use crate::domain::{Cause, Device, Instant, Use, shortened};
use crate::markup::{Markup, markup};
use crate::store::Profile;
use crate::ui::{ago, day, number};

/// The user's devices, each in two lines, under a heading `below` levels below the others.
pub fn device_list(profile: &Profile, as_of: Instant, below: u8) -> Markup {
    let is_change = matches!(profile.cause, Some(Cause::DeviceChange(_)));
    let (note, rows) = match profile.user.devices.as_deref() {
        None => ("No device data.".to_owned(), None),
        Some([]) => ("No devices.".to_owned(), None),
        Some(devices) => {
            let rows = devices.iter().map(|device| row(device, as_of, is_change));
            let rows: Vec<_> = rows.collect();
            let rows = markup! { <ul class="user-rows">{rows}</ul> };
            (number(devices.len()), Some(rows))
        }
    };
    part("Devices", below, Some(note), rows.into())
}

fn row(device: &Device, as_of: Instant, is_change: bool) -> Markup {
    let kind = device.last_use().map(|(_, kind)| match kind {
        Use::Opened => "opened",
        Use::Autofilled => "autofill",
    });
    let used = match device.last_use() {
        Some((at, _)) => markup! { <span>{ago(Some(at), as_of)}</span> },
        None if is_change => markup! { <span class="warn">"Never opened"</span> },
        None => markup! { <span class="quiet">"Never opened"</span> },
    };
    let added = device
        .added_at
        .map(|at| markup! { <span>"Added " {day(at)} {future(at, as_of)}</span> });
    let paired = device.paired.map(|paired| match paired {
        true => markup! { <span>"paired"</span> },
        false => markup! { <span class="warn">"not paired"</span> },
    });
    let hub = (device.hub_authenticated == Some(true)).then(|| markup! { <span>"Hub"</span> });
    // Where it has no name, its platform stands for it.
    let (name, platform) = match (&device.name, &device.platform) {
        (Some(name), platform) => (Some(name), platform.as_ref()),
        (None, platform) => (platform.as_ref(), None),
    };
    markup! {
        <li>
            <div class="user-row">
                <span dir="auto">
                    <bdi class="user-row-name">{text(name, "Unnamed")}</bdi> " "
                    <span class="quiet user-row-version">
                        <bdi>{text(platform, "")}</bdi> " " <bdi class="number">{text(device.version.as_ref(), "")}</bdi>
                    </span>
                </span>
                {used}
            </div>
            <div class="user-row quiet">
                <span class="user-row-facts" dir="auto">{added} " " {paired} " " {hub}</span>
                <span>{kind}</span>
            </div>
        </li>
    }
}

/// What the document says, short enough to show.
fn text(said: Option<&Cow<str>>, missing: &str) -> String {
    shortened(said.map_or(missing, |said| said)).into_owned()
}
