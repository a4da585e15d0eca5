//! A flag for every setting, generated from the table of settings: `HIREHALL_DATABASE_URL` is `--database-url`.
use crate::settings::{FlagSetting, flag_settings};
use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};

/// Settings given on the command line: environment names and values.
pub(super) struct Overrides(pub(super) Vec<(String, String)>);

/// Every setting except pure secrets, because other users can read command lines.
fn settings() -> impl Iterator<Item = FlagSetting> {
    flag_settings().filter(|setting| !setting.only_secret)
}

fn flag(setting: &FlagSetting) -> String {
    setting.name.trim_start_matches("HIREHALL_").to_ascii_lowercase().replace('_', "-")
}

/// The flags shown by `-h`; `--help` shows all.
const COMMON: [&str; 4] = ["HIREHALL_LISTEN", "HIREHALL_DATA_DIR", "HIREHALL_DATABASE_URL", "HIREHALL_LOG"];

fn argument(setting: &FlagSetting) -> Arg {
    let meaning: Vec<&str> = setting.meaning.iter().map(|line| line.trim()).collect();
    let default = if setting.default.is_empty() { String::new() } else { format!(" [default: {}]", setting.default) };
    Arg::new(setting.name)
        .long(flag(setting))
        .value_name("VALUE")
        .help(format!("{}{default}", meaning.join(" ").trim_end_matches('.')))
        .help_heading("Settings")
        .action(ArgAction::Set)
        .hide_short_help(!COMMON.contains(&setting.name))
        .global(true)
}

impl FromArgMatches for Overrides {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let given = settings().filter_map(|setting| {
            let value: &String = matches.get_one(setting.name)?;
            Some((setting.name.to_owned(), value.clone()))
        });
        Ok(Self(given.collect()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl Args for Overrides {
    fn augment_args(command: Command) -> Command {
        command.args(settings().map(|setting| argument(&setting)))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

#[cfg(test)]
mod tests {
    use crate::cli::CommandLine;
    use clap::{CommandFactory as _, Parser as _};

    #[test]
    fn the_command_line_is_well_formed() {
        CommandLine::command().debug_assert();
    }

    #[test]
    fn a_flag_counts_before_and_behind_the_command() {
        for words in [["hirehall", "--listen", "[::1]:80", "doctor"], ["hirehall", "doctor", "--listen", "[::1]:80"]] {
            let line = CommandLine::try_parse_from(words).ok().unwrap();
            assert_eq!(line.overrides.0, [("HIREHALL_LISTEN".to_owned(), "[::1]:80".to_owned())]);
        }
    }

    #[test]
    fn a_secret_has_no_flag() {
        for flag in ["--master-key", "--kyc-check-secret", "--oidc"] {
            assert!(CommandLine::try_parse_from(["hirehall", flag, "x"]).is_err(), "{flag}");
        }
    }
}
