//! npm packages, each in its own folder: npm removes from a folder whatever it was
//! not just asked to install.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::pinned;

/// An npm package.
pub struct Package {
    pub name: &'static str,
    pub version: &'static str,
}

/// Contains `wasm-opt`.
pub const BINARYEN: Package = Package {
    name: "binaryen",
    version: pinned::BINARYEN,
};
/// Contains `esbuild`.
pub const ESBUILD: Package = Package {
    name: "esbuild",
    version: pinned::ESBUILD,
};
/// Contains the accessibility checker.
pub const AXE: Package = Package {
    name: "axe-core",
    version: pinned::AXE,
};

impl Package {
    /// The folder that npm installs into.
    pub fn prefix(&self, tools: &Path) -> PathBuf {
        tools.join(self.name)
    }

    /// The folder with the package's own files.
    pub fn folder(&self, tools: &Path) -> PathBuf {
        self.prefix(tools).join("node_modules").join(self.name)
    }

    /// The folder with the package's programs.
    pub fn programs(&self, tools: &Path) -> PathBuf {
        self.prefix(tools).join("node_modules/.bin")
    }

    /// Whether the pinned version is installed.
    pub fn is_installed(&self, tools: &Path) -> bool {
        fs::read(self.folder(tools).join("package.json"))
            .ok()
            .and_then(|json| serde_json::from_slice::<Value>(&json).ok())
            .is_some_and(|package| {
                package.get("version").and_then(Value::as_str) == Some(self.version)
            })
    }
}
