//! Builds the React and Vue example portals for the end-to-end tests.

use std::path::PathBuf;

use anyhow::Result;

use crate::packages;
use crate::process;
use crate::project::Project;
use crate::tools::Tools;

/// The folder that holds a built portal for each framework.
pub fn folder(project: &Project) -> PathBuf {
    project.root().join("target/frameworks")
}

/// Builds both portals. Runs `npm ci` first if the lock file has changed since the last time.
///
/// # Errors
/// npm is missing, or the installation or a build fails.
pub fn build(project: &Project, tools: &Tools) -> Result<()> {
    let sources = project.root().join("examples/frameworks");
    packages::install(tools, &sources, "React, Vue and Vite for the examples")?;
    process::run(
        &mut packages::npm(tools, &sources, &["run", "build", "--silent"])?,
        "Building the React and Vue examples",
    )
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    #[test]
    fn the_documentation_quotes_the_example_files_word_for_word() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let documentation = ["frameworks.md", "servers.md"]
            .map(|page| fs::read_to_string(root.join("docs/embedding").join(page)).unwrap())
            .concat();
        for (language, file) in [
            ("jsx", "react/ActiveUsers.jsx"),
            ("vue", "vue/ActiveUsers.vue"),
            ("js", "vue/vite.config.js"),
            ("js", "pages.js"),
        ] {
            let text = fs::read_to_string(root.join("examples/frameworks").join(file)).unwrap();
            let shown = format!("```{language}\n{text}```\n");
            assert!(
                documentation.contains(&shown),
                "docs/embedding/ differs from examples/frameworks/{file}; copy the file into it"
            );
        }
    }
}
