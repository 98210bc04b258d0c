//! `portal --dist DIR`: serves the portal on this machine until Ctrl+C.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use chrono::{SubsecRound, Utc};
use clap::Parser;
use portal::{Clock, DEMO, Database, Portal, Settings};
use tokio::net::TcpListener;
use xtask::serve::port;

/// An admin portal of a made-up company that hosts Active Users in four ways.
#[derive(Parser)]
struct Arguments {
    /// The built app, as `cargo xtask build` makes it
    #[arg(long, value_name = "DIR")]
    dist: PathBuf,
    /// The first port to try
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Members of the sample organization
    #[arg(long, default_value_t = 500)]
    users: usize,
    /// Keep the data in this file, with the organization that it has [default: in memory]
    #[arg(long, value_name = "FILE")]
    database: Option<PathBuf>,
}

fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn run(arguments: Arguments) -> Result<()> {
    if !arguments.dist.join("index.html").is_file() {
        bail!(
            "{} has no index.html; build it with `cargo xtask build`",
            arguments.dist.display()
        );
    }
    let portal = Portal::open(&Settings {
        dist: arguments.dist,
        database: arguments.database.map_or(Database::Memory, Database::File),
        users: arguments.users,
        seed: 1,
        as_of: Utc::now().trunc_subsecs(0),
        clock: Clock::new(Utc::now),
    })?;
    let (listener, port) = port::listen(arguments.port).await?;
    println!("Serving http://127.0.0.1:{port}/ (Ctrl+C stops)");
    println!("Sign in as {} with {}", DEMO.email, DEMO.password);
    serve(listener, &portal).await
}

/// Until Ctrl+C. Open connections end with it: a demo keeps nobody waiting.
async fn serve(listener: TcpListener, portal: &Portal) -> Result<()> {
    tokio::select! {
        ended = axum::serve(listener, portal.router()) => ended.context("The server stopped"),
        pressed = tokio::signal::ctrl_c() => pressed.context("Ctrl+C cannot be listened for"),
    }
}
