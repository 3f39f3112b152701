//! Collecting, as a teacher meets it at a shell: what lies in the folder, what was dealt and what came back, and marks. The
//! real binary deals and collects; learners sit down by way of the library, at times that a test says.

mod dealt;
mod desk;
mod folder;
