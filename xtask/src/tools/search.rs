//! Finds programs: in `.tools` first, then on the `PATH`.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::npm;

/// The folders to search, in order.
pub struct Search {
    folders: Vec<PathBuf>,
}

impl Search {
    /// Searches our tools' folders before those in `path`.
    pub fn new(tools: &Path, path: Option<OsString>) -> Self {
        let mut folders = vec![
            tools.join("bin"),
            npm::BINARYEN.programs(tools),
            npm::ESBUILD.programs(tools),
        ];
        folders.extend(path.iter().flat_map(env::split_paths));
        Self { folders }
    }

    /// The first program with this name.
    pub fn find(&self, name: &str) -> Option<PathBuf> {
        let file = format!("{name}{}", env::consts::EXE_SUFFIX);
        self.folders
            .iter()
            .map(|folder| folder.join(&file))
            .find(|program| program.is_file())
    }

    /// The program at the path in an environment variable, else the first one found
    /// under one of these names.
    pub fn find_named(&self, variable: &str, names: &[&str]) -> Option<PathBuf> {
        env::var_os(variable)
            .map(PathBuf::from)
            .filter(|program| program.is_file())
            .or_else(|| names.iter().find_map(|name| self.find(name)))
    }

    /// The folders, as a value for the `PATH` variable.
    pub fn path(&self) -> OsString {
        // Joining fails only if the path of our own folders contains a separator.
        // Then the rest must do.
        env::join_paths(&self.folders).unwrap_or_else(|_| env::var_os("PATH").unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_tools_come_before_the_machines_own() {
        let search = Search::new(Path::new("ours"), env::join_paths(["theirs"]).ok());
        let folders: Vec<_> = env::split_paths(&search.path()).collect();
        assert_eq!(folders.first(), Some(&PathBuf::from("ours/bin")));
        assert_eq!(folders.last(), Some(&PathBuf::from("theirs")));
    }

    #[test]
    fn a_program_in_no_folder_is_not_found() {
        assert_eq!(
            Search::new(Path::new("nowhere"), None).find("wasm-opt"),
            None
        );
    }

    #[test]
    fn without_a_variable_a_program_is_found_by_any_of_its_names() {
        // Cargo runs the tests with itself on the path.
        let search = Search::new(Path::new("nowhere"), env::var_os("PATH"));
        assert_eq!(
            search.find_named("NO_SUCH_VARIABLE", &["no-such-program", "cargo"]),
            search.find("cargo")
        );
        assert!(search.find("cargo").is_some());
    }
}
