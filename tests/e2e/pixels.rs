//! Pictures of a screen, and how much of them differs.

use std::io::Cursor;
use std::path::Path;

use png::{BitDepth, ColorType, Decoder, Encoder, Transformations};

/// The bytes of a pixel: red, green, blue, and how opaque it is.
const PIXEL: usize = 4;

/// A picture.
pub(crate) struct Picture {
    pub(crate) width: usize,
    pub(crate) height: usize,
    /// Pixel by pixel, from the left to the right and from the top down.
    bytes: Vec<u8>,
}

impl Picture {
    /// Reads a PNG file's bytes.
    pub(crate) fn read(file: &[u8]) -> Picture {
        let mut decoder = Decoder::new(Cursor::new(file));
        decoder.set_transformations(Transformations::ALPHA | Transformations::STRIP_16);
        let mut reader = decoder.read_info().expect("the driver makes PNG files");
        let mut bytes = vec![0; reader.output_buffer_size().expect("a screen's size")];
        let read = reader.next_frame(&mut bytes).expect("the picture is whole");
        assert_eq!(read.color_type, ColorType::Rgba, "screens have colors");
        Picture { width: read.width as usize, height: read.height as usize, bytes }
    }

    /// A part of it, cut off where the picture ends.
    pub(crate) fn part(&self, left: usize, top: usize, width: usize, height: usize) -> Picture {
        let (width, height) = (width.min(self.width.saturating_sub(left)), height.min(self.height.saturating_sub(top)));
        let rows = self.bytes.chunks_exact(self.width * PIXEL).skip(top).take(height);
        let bytes = rows.flat_map(|row| &row[left * PIXEL..(left + width) * PIXEL]).copied().collect();
        Picture { width, height, bytes }
    }

    /// How much red is in a pixel, from 0 to 255.
    pub(crate) fn red(&self, x: usize, y: usize) -> u8 {
        self.bytes[(y * self.width + x) * PIXEL]
    }

    /// Writes it down for people to look at.
    pub(crate) fn save(&self, path: &Path) {
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
        let file = std::fs::File::create(path).expect("the folder can be written");
        let mut encoder = Encoder::new(file, self.width as u32, self.height as u32);
        encoder.set_color(ColorType::Rgba);
        encoder.set_depth(BitDepth::Eight);
        let mut writer = encoder.write_header().expect("the file can be written");
        writer.write_image_data(&self.bytes).expect("the same");
    }
}

/// The share of pixels that differ to the eye, from 0 to 1; 1 when the sizes differ.
pub(crate) fn differing_share(one: &Picture, other: &Picture) -> f64 {
    if (one.width, one.height) != (other.width, other.height) {
        return 1.0;
    }
    let far = |(a, b): (&[u8], &[u8])| a != b && a.iter().zip(b).any(|(a, b)| a.abs_diff(*b) > 12);
    let pairs = one.bytes.chunks_exact(PIXEL).zip(other.bytes.chunks_exact(PIXEL));
    let count = pairs.len();
    pairs.filter(|pair| far(*pair)).count() as f64 / count as f64
}
