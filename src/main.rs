//! The binary: everything it can do is in the library.
fn main() {}
