//! Output, input and errors of commands.

use std::{
    fmt::Display,
    io::{ErrorKind, Read as _, Write as _},
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
