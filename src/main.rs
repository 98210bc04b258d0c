//! The web app's start-up.

fn main() {
    #[cfg(target_arch = "wasm32")]
    active_users::app::start();
}
