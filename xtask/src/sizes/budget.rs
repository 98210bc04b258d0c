use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result, ensure};

use super::files::{Size, in_words};
use crate::project::Project;

/// The file with the budget, in the project.
pub const FILE: &str = "xtask/budget.toml";

/// The most that each entry may weigh, in bytes after Brotli.
#[derive(Debug)]
pub struct Budget(BTreeMap<String, usize>);

impl Budget {
    /// Reads the project's.
    ///
    /// # Errors
    /// If the file is missing, or not a table of sizes.
    pub fn read(project: &Project) -> Result<Self> {
        let file = project.root().join(FILE);
        let text = fs::read_to_string(&file)
            .with_context(|| format!("{} cannot be read", file.display()))?;
        Self::parse(&text)
    }

    fn parse(text: &str) -> Result<Self> {
        let limits = toml::from_str(text).with_context(|| format!("{FILE} cannot be read"))?;
        Ok(Self(limits))
    }

    /// What to say of each entry that weighs too much.
    ///
    /// # Errors
    /// An entry without a budget, or a budget without an entry.
    pub fn exceeded(&self, entries: &[Size]) -> Result<Vec<String>> {
        for name in self.0.keys() {
            ensure!(
                entries.iter().any(|entry| entry.name == *name),
                "{FILE} has a budget for “{name}”, which the build doesn't have"
            );
        }
        let mut over = Vec::new();
        for Size { name, brotli, .. } in entries {
            let limit = self.0.get(name);
            let limit = *limit.with_context(|| format!("{FILE} has no budget for “{name}”"))?;
            if *brotli > limit {
                over.push(format!(
                    "{name} takes {}, {} more than its budget of {}.",
                    in_words(*brotli),
                    in_words(brotli - limit),
                    in_words(limit)
                ));
            }
        }
        Ok(over)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(name: &str, brotli: usize) -> Size {
        Size {
            name: name.to_owned(),
            brotli,
            ..Size::default()
        }
    }

    #[test]
    fn an_entry_may_weigh_its_budget_and_not_a_byte_more() -> Result<()> {
        let budget = Budget::parse("\"the list\" = 2000\n\"the chart\" = 1000")?;
        let entries = |list| [entry("the list", list), entry("the chart", 1)];
        assert!(budget.exceeded(&entries(2000))?.is_empty());
        let expected = ["the list takes 2.1 kB, 100 B more than its budget of 2.0 kB."];
        assert_eq!(budget.exceeded(&entries(2100))?, expected);
        Ok(())
    }

    #[test]
    fn each_entry_has_a_budget_and_each_budget_an_entry() -> Result<()> {
        let budget = Budget::parse("a = 1")?;
        let [a, b] = ["a", "b"].map(|name| entry(name, 1));
        assert!(budget.exceeded(&[a, b.clone()]).is_err());
        assert!(budget.exceeded(&[b]).is_err());
        Ok(())
    }
}
