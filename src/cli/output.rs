//! What commands print, read and return.

use std::{
    fmt::Display,
    io::{ErrorKind, Read as _, Write as _},
};
use zeroize::Zeroizing;

/// What went wrong, in words for whoever typed the command.
pub(super) type Outcome<T = ()> = Result<T, String>;

/// Prints for people. Whoever reads no further, as `head` does, has seen enough.
pub(super) fn say(text: &str) -> Outcome {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.to_string()),
        _ => Ok(()),
    }
}

/// What somebody has piped in, without the end of its line.
pub(super) fn first_line_of_input() -> Outcome<Zeroizing<String>> {
    const LONGEST: u64 = 4096;
    let mut text = Zeroizing::new(String::new());
    std::io::stdin().take(LONGEST).read_to_string(&mut text).map_err(while_doing("standard input cannot be read"))?;
    Ok(Zeroizing::new(text.lines().next().unwrap_or_default().to_owned()))
}

/// Prefixes an error with what was being done.
pub(super) fn while_doing<E: Display>(what: impl Display) -> impl FnOnce(E) -> String {
    move |error| format!("{what}: {error}")
}
