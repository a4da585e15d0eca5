//! What is told by mail.
