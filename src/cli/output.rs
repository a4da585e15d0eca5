//! Output, input and errors of commands.

use serde::Serialize;
use std::{
    fmt::Display,
    io::{ErrorKind, IsTerminal as _, Read as _, Write as _},
};
use zeroize::Zeroizing;

/// The result of a command; the error is a message for the user.
pub(super) type Outcome<T = ()> = Result<T, String>;

/// Prints to standard output. A closed pipe, as with `head`, is not an error.
pub(super) fn say(text: &str) -> Outcome {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.to_string()),
        _ => Ok(()),
    }
}

/// Prints a value as JSON.
pub(super) fn say_json(value: &impl Serialize) -> Outcome {
    let json = serde_json::to_string_pretty(value).map_err(|error| error.to_string())?;
    say(&format!("{json}\n"))
}

/// Prints what was done, as text or as JSON.
pub(super) fn say_either(json: bool, text: &str, value: &impl Serialize) -> Outcome {
    if json { say_json(value) } else { say(text) }
}

/// Asks before something that cannot be undone. Without a terminal there is no answer, so `--yes` is needed.
pub(super) fn confirm(yes: bool, question: &str) -> Outcome {
    if yes {
        return Ok(());
    }
    if !std::io::stdin().is_terminal() {
        return Err(format!("{question} Standard input is not a terminal, so add --yes to do it"));
    }
    let _ = write!(std::io::stderr(), "{question} Continue? [y/N] ");
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer).map_err(while_doing("the answer cannot be read"))?;
    match answer.trim().to_ascii_lowercase().as_str() {
        "y" | "yes" => Ok(()),
        _ => Err("nothing was changed".to_owned()),
    }
}

/// The first line of standard input, without its line end.
pub(super) fn read_input_line() -> Outcome<Zeroizing<String>> {
    const MAX_INPUT_LEN: u64 = 4096;
    let mut text = Zeroizing::new(String::new());
    std::io::stdin()
        .take(MAX_INPUT_LEN)
        .read_to_string(&mut text)
        .map_err(while_doing("standard input cannot be read"))?;
    Ok(Zeroizing::new(text.lines().next().unwrap_or_default().to_owned()))
}

/// Prefixes an error with the failed action.
pub(super) fn while_doing<E: Display>(what: impl Display) -> impl FnOnce(E) -> String {
    move |error| format!("{what}: {error}")
}
