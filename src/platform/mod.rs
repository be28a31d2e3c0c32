//! What the machine gives: chance, the folder in which a person's own files lie, and the name by which the program was started.

pub mod entropy;
pub mod folders;
pub mod program;
