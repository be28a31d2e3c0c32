//! What the machine gives: the folder in which a person's own files lie, and the name by which the program was started.

pub mod folders;
pub mod program;
