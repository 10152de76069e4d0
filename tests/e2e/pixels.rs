//! Pictures of a screen, and how much of them differs.

use std::path::Path;

use image::{GenericImageView as _, RgbaImage};

/// A picture.
pub(crate) struct Picture(RgbaImage);

impl Picture {
    /// Reads a PNG file's bytes.
    pub(crate) fn read(png: &[u8]) -> Picture {
        Picture(image::load_from_memory(png).expect("the driver makes PNG files").to_rgba8())
    }

    /// A part of it, cut off where the picture ends.
    pub(crate) fn part(&self, left: u32, top: u32, width: u32, height: u32) -> Picture {
        let (most_wide, most_high) = self.0.dimensions();
        let (width, height) = (width.min(most_wide.saturating_sub(left)), height.min(most_high.saturating_sub(top)));
        Picture(self.0.view(left, top, width, height).to_image())
    }

    /// Writes it down for people to look at.
    pub(crate) fn save(&self, path: &Path) {
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
        self.0.save(path).expect("the folder can be written");
    }
}

/// The share of pixels that differ to the eye, from 0 to 1; 1 when the sizes differ.
pub(crate) fn differing_share(one: &Picture, other: &Picture) -> f64 {
    if one.0.dimensions() != other.0.dimensions() {
        return 1.0;
    }
    let far = |(a, b): (&image::Rgba<u8>, &image::Rgba<u8>)| a.0.iter().zip(b.0).any(|(a, b)| a.abs_diff(b) > 12);
    let differing = one.0.pixels().zip(other.0.pixels()).filter(|pair| far(*pair)).count();
    differing as f64 / one.0.pixels().len() as f64
}
