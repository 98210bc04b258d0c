//! The web app's start-up.

fn main() {}
