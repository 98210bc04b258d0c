//! The memory of processes, as the kernel divides it among them (PSS).

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use anyhow::{Result, anyhow};

/// To look more often would slow down what is looked at.
const INTERVAL: Duration = Duration::from_millis(50);

/// Looks at some processes again and again, and remembers the peak.
pub struct Sampler {
    is_over: Arc<AtomicBool>,
    thread: JoinHandle<u64>,
}

impl Sampler {
    /// Starts to look.
    pub fn start(processes: Vec<u64>) -> Self {
        let is_over = Arc::new(AtomicBool::new(false));
        let told = is_over.clone();
        let thread = thread::spawn(move || {
            let mut peak = 0;
            while !told.load(Ordering::Relaxed) {
                peak = peak.max(processes.iter().filter_map(|process| pss(*process)).sum());
                thread::sleep(INTERVAL);
            }
            peak
        });
        Self { is_over, thread }
    }

    /// The peak in bytes.
    ///
    /// # Errors
    /// None in practice: the thread cannot fail.
    pub fn stop(self) -> Result<u64> {
        self.is_over.store(true, Ordering::Relaxed);
        self.thread
            .join()
            .map_err(|_| anyhow!("The memory cannot be read"))
    }
}

/// In bytes; `None` for a process that is gone.
fn pss(process: u64) -> Option<u64> {
    let rollup = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
    kilobytes(&rollup).map(|kilobytes| kilobytes * 1024)
}

fn kilobytes(rollup: &str) -> Option<u64> {
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"))?;
    line.trim().strip_suffix(" kB")?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_with_the_sum_is_read() {
        let rollup =
            "00400000-7ffc [rollup]\nRss:  2000 kB\nPss:                1234 kB\nPss_Anon: 1 kB\n";
        assert_eq!(kilobytes(rollup), Some(1234));
        assert_eq!(kilobytes("Rss: 1 kB\n"), None);
    }
}
