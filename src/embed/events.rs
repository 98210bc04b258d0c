use js_sys::Function;
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsValue;

use crate::context::{LoadState, Session};
use crate::engine::Loaded;
use crate::reactive::effect;
use crate::source::{Fault, LoadError};
use crate::ui::object;

/// Sends events from the element.
#[derive(Clone)]
pub struct Emit(SendWrapper<Function>);

impl Emit {
    /// Sends them through a function of the name, the detail, and whether it can be prevented.
    pub fn new(emit: Function) -> Self {
        Self(SendWrapper::new(emit))
    }

    /// Sends one; `false` if a listener prevented the default action.
    pub fn send(&self, name: &str, detail: &JsValue, cancelable: bool) -> bool {
        let answer = self
            .0
            .call3(&JsValue::NULL, &name.into(), detail, &cancelable.into());
        answer.is_ok_and(|answer| answer.is_truthy())
    }
}

/// Announces every finished load, whether it succeeded or failed, and every retry.
pub fn announce_loads(emit: &Emit, session: Session) {
    let emit = emit.clone();
    let of_load = emit.clone();
    effect(move || match session.state().get() {
        LoadState::Loading(_) => {}
        LoadState::Ready(loaded) => {
            let emit = of_load.clone();
            spawn_local(async move { announce(&emit, &loaded).await });
        }
        LoadState::Failed(error) => announce_error(&of_load, &error),
    });
    let of_retry = emit.clone();
    effect(move || {
        if session.retries().get() > 0 {
            of_retry.send("active-users-retry", &JsValue::NULL, false);
        }
    });
    effect(move || {
        if let Some(error) = session.problem().get() {
            announce_error(&emit, &error);
        }
    });
}

async fn announce(emit: &Emit, loaded: &Loaded) {
    // If the engine has stopped, the load is announced when it is repeated.
    let Ok(summary) = loaded.engine.summary().await else {
        return;
    };
    let count = |count: usize| JsValue::from_f64(count as f64);
    let detail = object(&[
        ("asOf", loaded.as_of.at.to_rfc3339().into()),
        ("onboarded", count(summary.onboarded.users)),
        ("active", count(summary.active.users)),
        ("inactive", count(summary.inactive.users)),
        ("records", count(loaded.records as usize)),
        ("setAside", count(loaded.set_aside)),
        ("partial", loaded.partial.is_some().into()),
    ]);
    emit.send("active-users-load", &detail, false);
}

fn announce_error(emit: &Emit, error: &LoadError) {
    let status = match error.fault {
        Fault::Status(status) => status.into(),
        _ => JsValue::NULL,
    };
    send_error(emit, &error.to_string(), status);
}

/// Says what failed, with the status of the response where there is one.
pub fn send_error(emit: &Emit, message: &str, status: JsValue) {
    let detail = object(&[("message", message.into()), ("status", status)]);
    emit.send("active-users-error", &detail, false);
}
