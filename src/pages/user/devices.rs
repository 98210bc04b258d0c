use std::borrow::Cow;

use leptos::prelude::*;

use super::future::Future;
use crate::domain::{Device, Instant, Use, shortened};
use crate::pages::product::with_product;
use crate::ui::{Ago, Heading, day};

/// The user's devices.
#[component]
pub fn DeviceTable(
    /// `None` where the document says nothing of devices.
    devices: Option<Vec<Device<'static>>>,
    /// What "ago" is measured from.
    as_of: Instant,
) -> impl IntoView {
    let content = match devices {
        None => view! { <p class="quiet">"No device data."</p> }.into_any(),
        Some(devices) if devices.is_empty() => {
            view! { <p class="quiet">"No devices."</p> }.into_any()
        }
        Some(devices) => {
            let rows = devices
                .into_iter()
                .map(|device| view! { <Row device as_of /> })
                .collect_view();
            view! {
                <div class="scroll" tabindex="0" role="group" aria-label="Devices">
                    <table class="small-table device-table">
                        <thead>
                            <tr>
                                <th scope="col">"Name"</th>
                                <th scope="col">"Platform"</th>
                                <th scope="col">"Version"</th>
                                <th scope="col">"Added"</th>
                                <th scope="col">"Last used"</th>
                                <th scope="col">"Paired"</th>
                                <th scope="col">{with_product("{product} Hub")}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            }
            .into_any()
        }
    };
    view! {
        <section aria-label="Devices">
            <Heading class="user-heading" below=1>"Devices"</Heading>
            {content}
        </section>
    }
}

#[component]
fn Row(device: Device<'static>, as_of: Instant) -> impl IntoView {
    let used = device.last_use();
    let kind = used.map(|(_, kind)| match kind {
        Use::Opened => "opened",
        Use::Autofilled => "autofill",
    });
    view! {
        <tr>
            <th scope="row"><bdi>{text(device.name, "Unnamed")}</bdi></th>
            <td><bdi>{text(device.platform, "")}</bdi></td>
            <td class="number"><bdi>{text(device.version, "")}</bdi></td>
            <td class="number">{device.added_at.map(|at| view! { {day(at)} <Future at as_of /> })}</td>
            <td><Ago at=used.map(|(at, _)| at) as_of /> {kind}</td>
            <td>{yes_or_no(device.paired)}</td>
            <td>{yes_or_no(device.hub_authenticated)}</td>
        </tr>
    }
}

/// What the document says, short enough to show.
fn text(said: Option<Cow<'_, str>>, missing: &str) -> String {
    shortened(said.as_deref().unwrap_or(missing)).into_owned()
}

fn yes_or_no(known: Option<bool>) -> &'static str {
    match known {
        Some(true) => "Yes",
        Some(false) => "No",
        None => "Unknown",
    }
}
