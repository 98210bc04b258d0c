//! What the documentation must not say: links that lead nowhere, and code that is not in the examples.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap()
}

/// The pages about embedding.
fn embedding() -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join("docs/embedding")).unwrap();
    entries.map(|entry| entry.unwrap().path()).collect()
}

/// The text without blocks of code.
fn prose(text: &str) -> String {
    text.split("```").step_by(2).collect()
}

/// The addresses in a page that lead to this project.
fn links(text: &str) -> Vec<String> {
    let text = prose(text);
    let parts = text.split("](").skip(1);
    let links = parts.filter_map(|part| Some(part.split_once(')')?.0.to_owned()));
    links.filter(|link| !link.contains("://")).collect()
}

/// What leads to a heading: its words in small letters, with hyphens.
fn anchor(heading: &str) -> String {
    let words = heading.trim_start_matches('#').trim().to_lowercase();
    let kept = words
        .chars()
        .filter(|&letter| letter.is_alphanumeric() || "- _".contains(letter));
    kept.map(|letter| if letter == ' ' { '-' } else { letter })
        .collect()
}

#[test]
fn each_link_in_the_documentation_leads_to_a_page_and_a_heading() {
    let mut pages = embedding();
    pages.extend(
        ["README.md", "CHANGELOG.md", "docs/contributing.md"].map(|page| root().join(page)),
    );
    let mut count = 0;
    for page in pages {
        for link in links(&read(&page)) {
            count += 1;
            let (path, heading) = link.split_once('#').unwrap_or((&link, ""));
            let target = match path {
                "" => page.clone(),
                path => page.parent().unwrap().join(path),
            };
            assert!(target.exists(), "{}: {link} leads nowhere", page.display());
            if !heading.is_empty() {
                let text = prose(&read(&target));
                let mut headings = text.lines().filter(|line| line.starts_with('#'));
                assert!(
                    headings.any(|line| anchor(line) == heading),
                    "{}: {link} leads to no heading",
                    page.display()
                );
            }
        }
    }
    assert!(count > 40, "{count} links");
}

#[test]
fn the_files_of_the_example_portal_that_are_named_exist() {
    let page = read(&root().join("docs/embedding/README.md"));
    let rows = page
        .lines()
        .filter(|line| line.starts_with("| ") && line.ends_with("` |"));
    let files: Vec<&str> = rows
        .filter_map(|row| row.trim_end_matches(" |").rsplit_once(" | "))
        .flat_map(|(_, files)| files.split(", "))
        .map(|file| file.trim_matches('`'))
        .collect();
    assert!(files.len() > 15, "{files:?}");
    for file in files {
        let file = root().join("examples/portal/src").join(file);
        assert!(file.exists(), "{} does not exist", file.display());
    }
}

#[test]
fn the_documentation_quotes_the_examples_word_for_word() {
    let documentation: String = embedding().iter().map(|page| read(page)).collect();
    for (language, file) in [
        ("jsx", "frameworks/next/app/people/list.jsx"),
        ("js", "pages/pages.js"),
        ("html", "django/portal/templates/active_users.html"),
        ("html", "django/portal/templates/admin/index.html"),
        ("html", "django/portal/templates/admin/activity.html"),
        ("python", "django/portal/admin.py"),
        ("python", "django/portal/config.py"),
        ("python", "django/portal/views.py"),
        ("css", "django/portal/static/portal.css"),
        ("css", "portal/src/assets/presets/bootstrap.css"),
        ("css", "portal/src/assets/presets/material.css"),
        ("css", "portal/src/assets/presets/django.css"),
    ] {
        let text = read(&root().join("examples").join(file));
        assert!(
            documentation.contains(&format!("```{language}\n{text}```\n")),
            "docs/embedding/ differs from examples/{file}; copy the file into it"
        );
    }
}
