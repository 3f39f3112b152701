//! What Linux says about a running process. Elsewhere there is nothing to read, and nothing is measured.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

/// A running process.
#[derive(Debug, Clone, Copy)]
pub struct Process(pub u32);

/// What a process has done so far, all its threads taken together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Effort {
    pub threads: usize,
    /// User and system time in ticks of the clock.
    pub ticks: u64,
    /// Time on a processor, counted to the nanosecond where the kernel does so.
    pub on_cpu: Duration,
    /// Voluntary context switches.
    pub switches: u64,
}

impl Process {
    /// The most memory that has been resident at once, in KiB.
    pub fn peak_memory(self) -> Option<u64> {
        in_status(&fs::read_to_string(self.folder().join("status")).ok()?, "VmHWM:")
    }

    /// What its threads have done so far.
    pub fn effort(self) -> Option<Effort> {
        let mut effort = Effort::default();
        for thread in fs::read_dir(self.folder().join("task")).ok()? {
            let read = |file| fs::read_to_string(thread.as_ref().ok()?.path().join(file)).ok();
            effort.threads += 1;
            effort.ticks += ticks(&read("stat")?)?;
            effort.switches += in_status(&read("status")?, "voluntary_ctxt_switches:")?;
            effort.on_cpu += read("schedstat").and_then(|stat| on_cpu(&stat)).unwrap_or_default();
        }
        Some(effort)
    }

    fn folder(self) -> PathBuf {
        PathBuf::from(format!("/proc/{}", self.0))
    }
}

impl Effort {
    /// What has been done since then.
    pub fn since(self, then: Self) -> Self {
        Self {
            threads: self.threads,
            ticks: self.ticks - then.ticks,
            on_cpu: self.on_cpu - then.on_cpu,
            switches: self.switches - then.switches,
        }
    }
}

/// A number in a `status` file.
fn in_status(status: &str, name: &str) -> Option<u64> {
    status.lines().find_map(|line| line.strip_prefix(name))?.split_whitespace().next()?.parse().ok()
}

/// User and system time: the 14th and 15th fields of a `stat` file, whose second may have spaces in it.
fn ticks(stat: &str) -> Option<u64> {
    let (_, fields) = stat.rsplit_once(')')?;
    let mut times = fields.split_whitespace().skip(11);
    Some(times.next()?.parse::<u64>().ok()? + times.next()?.parse::<u64>().ok()?)
}

fn on_cpu(schedstat: &str) -> Option<Duration> {
    Some(Duration::from_nanos(schedstat.split_whitespace().next()?.parse().ok()?))
}
