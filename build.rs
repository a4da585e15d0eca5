//! Embeds the languages: each file of `locales` is one. Migrations are embedded by a macro; a new one has to be noticed.

use std::{env, fmt::Write as _, fs, io, path::Path};

#[expect(clippy::disallowed_methods, reason = "Cargo tells a build script where to write by a variable")]
fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=migrations");
    println!("cargo:rerun-if-changed=locales");
    let mut tags: Vec<String> = fs::read_dir("locales")?
        .filter_map(|file| Some(file.ok()?.file_name().to_str()?.strip_suffix(".ftl")?.to_owned()))
        .collect();
    tags.sort();
    let english =
        tags.iter().position(|tag| tag == "en").ok_or_else(|| io::Error::other("locales/en.ftl is missing"))?;
    let mut code = format!("const ENGLISH: usize = {english};\nconst TAGS: &[&str] = &{tags:?};\n");
    code += "const SOURCES: &[&str] = &[\n";
    for tag in &tags {
        writeln!(code, "    include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/locales/{tag}.ftl\")),")
            .map_err(io::Error::other)?;
    }
    code += "];\n";
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("Cargo names no directory"))?;
    fs::write(Path::new(&out).join("locales.rs"), code)
}
