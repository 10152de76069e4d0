//! The kinds of file that answers leave as, and come back from.

pub mod csv;
pub mod docx;
pub(super) mod fit;
pub mod html;
pub(super) mod ics;
pub mod json;
pub mod markdown;
pub mod page;
pub mod signature;
pub mod xlsx;
pub mod xlsx_read;
