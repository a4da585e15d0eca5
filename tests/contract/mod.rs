//! What must hold for the whole: the rules of the house, the document, and who may call what.

mod access;
mod bodies;
mod compression;
mod conventions;
mod headers;
mod house;
mod limits;
mod openapi;
mod parameters;
