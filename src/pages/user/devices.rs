use std::borrow::Cow;

use leptos::prelude::*;

use super::future::Future;
use super::part::Part;
use crate::domain::{Cause, Device, Instant, Use, shortened};
use crate::store::Profile;
use crate::ui::{Ago, day, number};

/// The user's devices, each in two lines.
#[component]
pub fn DeviceList(
    /// The user whose devices are listed.
    profile: Profile,
    /// What "ago" is measured from.
    as_of: Instant,
    /// How many levels the heading is below the others.
    below: u8,
) -> impl IntoView {
    let is_change = matches!(profile.cause, Some(Cause::DeviceChange(_)));
    let Some(devices) = profile.user.devices else {
        return view! { <Part name="Devices" below note="No device data.">""</Part> }.into_any();
    };
    if devices.is_empty() {
        return view! { <Part name="Devices" below note="No devices.">""</Part> }.into_any();
    }
    let note = number(devices.len());
    let rows = devices
        .into_iter()
        .map(|device| view! { <Row device as_of is_change /> })
        .collect_view();
    view! {
        <Part name="Devices" below note>
            <ul class="user-rows">{rows}</ul>
        </Part>
    }
    .into_any()
}

#[component]
fn Row(device: Device<'static>, as_of: Instant, is_change: bool) -> impl IntoView {
    let kind = device.last_use().map(|(_, kind)| match kind {
        Use::Opened => "opened",
        Use::Autofilled => "autofill",
    });
    let used = match device.last_use() {
        Some((at, _)) => view! { <span><Ago at=Some(at) as_of /></span> }.into_any(),
        None if is_change => view! { <span class="warn">"Never opened"</span> }.into_any(),
        None => view! { <span class="quiet">"Never opened"</span> }.into_any(),
    };
    let added = device
        .added_at
        .map(|at| view! { <span>"Added " {day(at)} <Future at as_of /></span> });
    let paired = device.paired.map(|paired| match paired {
        true => view! { <span>"paired"</span> }.into_any(),
        false => view! { <span class="warn">"not paired"</span> }.into_any(),
    });
    let hub = (device.hub_authenticated == Some(true)).then(|| view! { <span>"Hub"</span> });
    // Where it has no name, its platform stands for it.
    let (name, platform) = match device.name {
        Some(name) => (Some(name), device.platform),
        None => (device.platform, None),
    };
    view! {
        <li>
            <div class="user-row">
                <span dir="auto">
                    <bdi class="user-row-name">{text(name, "Unnamed")}</bdi> " "
                    <span class="quiet user-row-version">
                        <bdi>{text(platform, "")}</bdi> " " <bdi class="number">{text(device.version, "")}</bdi>
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
fn text(said: Option<Cow<'_, str>>, missing: &str) -> String {
    shortened(said.as_deref().unwrap_or(missing)).into_owned()
}
