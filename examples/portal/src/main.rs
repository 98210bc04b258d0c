//! `portal --dist DIR`: serves the portal on this machine until Ctrl+C.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use chrono::{SubsecRound, Utc};
use clap::Parser;
use portal::{Clock, DEMO, Database, HELP_DESK, Portal, Settings};
use tokio::net::TcpListener;
use xtask::serve::port;

/// The admin portal of a made-up company, which hosts Active Users in four ways.
#[derive(Parser)]
struct Arguments {
    /// Folder with the built app, as made by `cargo xtask build`
    #[arg(long, value_name = "DIR")]
    dist: PathBuf,
    /// First port to try
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Number of members in the sample organization
    #[arg(long, default_value_t = 500)]
    users: usize,
    /// SQLite file to keep the data in; an existing file keeps its organization [default: in memory]
    #[arg(long, value_name = "FILE")]
    database: Option<PathBuf>,
    /// SMTP server on this machine that takes the reminders, such as 127.0.0.1:2525 [default: none;
    /// reminders are stored and listed on the home page]
    #[arg(long, value_name = "ADDRESS")]
    smtp: Option<SocketAddr>,
    /// Requests for reminders to take in a minute [default: any number]
    #[arg(long, value_name = "NUMBER")]
    reminders_per_minute: Option<usize>,
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
    if let Some(smtp) = arguments.smtp
        && !smtp.ip().is_loopback()
    {
        bail!("{smtp} is not on this machine, and mails are handed over without encryption");
    }
    let portal = Portal::open(&Settings {
        dist: arguments.dist,
        database: arguments.database.map_or(Database::Memory, Database::File),
        users: arguments.users,
        seed: 1,
        as_of: Utc::now().trunc_subsecs(0),
        clock: Clock::new(Utc::now),
        smtp: arguments.smtp,
        reminders_per_minute: arguments.reminders_per_minute,
    })?;
    let (listener, port) = port::listen(arguments.port).await?;
    println!("Serving http://127.0.0.1:{port}/ (Ctrl+C stops)");
    for account in [DEMO, HELP_DESK] {
        println!("Sign in as {} with {}", account.email, account.password);
    }
    serve(listener, &portal).await
}

/// Serves until Ctrl+C, which also closes open connections: a demo need not wait for them.
async fn serve(listener: TcpListener, portal: &Portal) -> Result<()> {
    tokio::select! {
        ended = axum::serve(listener, portal.router()) => ended.context("The server failed"),
        never = portal.deliver_mails() => match never {},
        pressed = tokio::signal::ctrl_c() => pressed.context("Cannot listen for Ctrl+C"),
    }
}
