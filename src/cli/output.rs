//! Output, input and errors of commands.

use serde::Serialize;
use std::{
    fmt::Display,
    io::{BufRead, ErrorKind, IsTerminal as _, Write as _},
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

/// The first line of standard input, without its line end. What follows it is not waited for.
pub(super) fn read_input_line() -> Outcome<Zeroizing<String>> {
    first_line(std::io::stdin().lock())
}

fn first_line(input: impl BufRead) -> Outcome<Zeroizing<String>> {
    const MAX_LINE: usize = 4096;
    let mut line = Zeroizing::new(String::with_capacity(MAX_LINE + 1));
    input.take(MAX_LINE as u64 + 1).read_line(&mut line).map_err(while_doing("standard input cannot be read"))?;
    if line.len() > MAX_LINE {
        return Err(format!("the first line of standard input is longer than {MAX_LINE} bytes"));
    }
    Ok(Zeroizing::new(line.lines().next().unwrap_or_default().to_owned()))
}

/// Prefixes an error with the failed action.
pub(super) fn while_doing<E: Display>(what: impl Display) -> impl FnOnce(E) -> String {
    move |error| format!("{what}: {error}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{BufReader, pipe};

    #[test]
    fn the_first_line_of_an_input_that_stays_open_is_read() {
        let (output, mut input) = pipe().unwrap();
        input.write_all(b"one of a kind 42\r\nmore").unwrap();
        assert_eq!(*first_line(BufReader::new(output)).unwrap(), "one of a kind 42");
    }

    #[test]
    fn a_line_that_is_too_long_is_refused_and_not_cut() {
        assert_eq!(*first_line(&*vec![b'a'; 4096]).unwrap(), "a".repeat(4096));
        assert!(first_line(&*vec![b'a'; 4097]).is_err());
        assert_eq!(*first_line(&b""[..]).unwrap(), "");
    }
}
