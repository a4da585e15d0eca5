//! `hirehall package-files`: what a package contains besides the program, made from the command line itself.

use super::output::{Outcome, while_doing};
use clap::Command;
use clap_complete::{Shell, generate_to};
use clap_mangen::Man;
use std::{fs, path::Path};

/// Writes the manual page and the completions of shells.
pub(super) fn write(mut command: Command, directory: &Path) -> Outcome {
    fs::create_dir_all(directory).map_err(while_doing(directory.display()))?;
    let mut page = Vec::new();
    Man::new(command.clone()).section("1").render(&mut page).map_err(while_doing("the manual page"))?;
    fs::write(directory.join("hirehall.1"), page).map_err(while_doing(directory.display()))?;
    for shell in [Shell::Bash, Shell::Fish, Shell::Zsh] {
        generate_to(shell, &mut command, "hirehall", directory).map_err(while_doing(shell))?;
    }
    Ok(())
}
