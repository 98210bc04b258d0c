//! Packages of npm, each in a separate folder: npm removes from a folder what it was not just asked for.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::pinned;

/// One package.
pub struct Package {
    pub name: &'static str,
    pub version: &'static str,
}

/// Ships `wasm-opt`.
pub const BINARYEN: Package = Package {
    name: "binaryen",
    version: pinned::BINARYEN,
};
/// Ships `esbuild`.
pub const ESBUILD: Package = Package {
    name: "esbuild",
    version: pinned::ESBUILD,
};
/// Ships the accessibility checker.
pub const AXE: Package = Package {
    name: "axe-core",
    version: pinned::AXE,
};

impl Package {
    /// What npm installs into.
    pub fn prefix(&self, tools: &Path) -> PathBuf {
        tools.join(self.name)
    }

    /// The package's own files.
    pub fn folder(&self, tools: &Path) -> PathBuf {
        self.prefix(tools).join("node_modules").join(self.name)
    }

    /// The package's programs.
    pub fn programs(&self, tools: &Path) -> PathBuf {
        self.prefix(tools).join("node_modules/.bin")
    }

    /// Whether the pinned version is there.
    pub fn is_installed(&self, tools: &Path) -> bool {
        fs::read(self.folder(tools).join("package.json"))
            .ok()
            .and_then(|json| serde_json::from_slice::<Value>(&json).ok())
            .is_some_and(|package| {
                package.get("version").and_then(Value::as_str) == Some(self.version)
            })
    }
}
