//! What must hold for the whole: the rules of the house, the document, and who may call what.

mod access;
mod bodies;
mod conventions;
mod house;
mod limits;
mod openapi;
