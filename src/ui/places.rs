//! The five places. Each reads the model and sends messages.

pub(crate) mod insights;
pub(crate) mod mission;
pub(crate) mod plan;
pub(crate) mod readiness;
pub(crate) mod share;
pub(crate) mod workshop;
