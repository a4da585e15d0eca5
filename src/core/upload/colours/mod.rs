//! Converts colours to sRGB, because a re-encoded picture carries no colour profile.
//!
//! A profile is untrusted input. Its size is limited, and an unusable one is ignored, as browsers do.

use image::DynamicImage;
use moxcms::{
    Chromaticity, CicpColorPrimaries, CicpProfile, ColorPrimaries, ColorProfile, DataColorSpace, Layout,
    MatrixCoefficients, ParsingOptions, ToneReprCurve, TransferCharacteristics, TransformExecutor, TransformOptions,
};

/// Profiles of cameras and screens take kilobytes; printer profiles with tables take some megabytes. In bytes.
const MAX_PROFILE_LEN: usize = 4 * 1024 * 1024;
/// Entries of a colour lookup table with three or four inputs and three outputs: 33 steps per input are usual.
const MAX_TABLE_LEN: usize = 2_000_000;

/// A colour space other than sRGB.
pub(super) struct ColourSpace(ColorProfile);

/// The colour chunks of a PNG.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct PngColours {
    /// `cICP`: the codes of primaries and transfer function in ITU-T H.273.
    pub(super) coding: Option<(u8, u8)>,
    /// `sRGB`.
    pub(super) is_srgb: bool,
    /// `gAMA`: the exponent of the file, in hundred-thousandths.
    pub(super) gamma: Option<u32>,
    /// `cHRM`: x and y of white, red, green and blue, in hundred-thousandths.
    pub(super) primaries: Option<[u32; 8]>,
}

impl ColourSpace {
    /// The colour space of an ICC profile. `None` for sRGB and for unusable profiles.
    pub(super) fn from_icc(icc: &[u8]) -> Option<Self> {
        let limits = ParsingOptions {
            max_profile_size: MAX_PROFILE_LEN,
            max_allowed_clut_size: MAX_TABLE_LEN,
            ..ParsingOptions::default()
        };
        Self::if_not_srgb(ColorProfile::new_from_slice_with_options(icc, limits).ok()?)
    }

    /// The colour space of a PNG's colour chunks.
    pub(super) fn from_png_chunks(colours: &PngColours) -> Option<Self> {
        match colours.coding {
            Some((primaries, transfer)) => Self::from_cicp(primaries, transfer),
            None if colours.is_srgb => None,
            None => Self::measured(colours),
        }
    }

    fn from_cicp(primaries: u8, transfer: u8) -> Option<Self> {
        // HDR brightness (PQ, HLG) would need tone mapping, not conversion.
        if matches!(transfer, 16 | 18) {
            return None;
        }
        let coding = CicpProfile {
            color_primaries: CicpColorPrimaries::try_from(primaries).ok()?,
            transfer_characteristics: TransferCharacteristics::try_from(transfer).ok()?,
            matrix_coefficients: MatrixCoefficients::Identity,
            full_range: true,
        };
        Self::if_not_srgb(ColorProfile::new_from_cicp(coding))
    }

    fn measured(colours: &PngColours) -> Option<Self> {
        let mut profile = ColorProfile::new_srgb();
        if let Some(measured) = colours.primaries {
            let [white, red, green, blue] = points(measured)?;
            profile.update_rgb_colorimetry(white.to_xyyb(), ColorPrimaries { red, green, blue });
        }
        // Writers that mean sRGB write this gamma, which is close to sRGB's curve.
        if let Some(gamma) = colours.gamma.filter(|gamma| !(45_000..=46_000).contains(gamma)) {
            (10_000..=1_000_000).contains(&gamma).then_some(())?;
            let curve = ToneReprCurve::Parametric(vec![hundred_thousandths(gamma).recip()]);
            profile.red_trc = Some(curve.clone());
            profile.green_trc = Some(curve.clone());
            profile.blue_trc = Some(curve);
        }
        profile.cicp = None;
        Self::if_not_srgb(profile)
    }

    /// `None` for a profile that is sRGB, as most are: the pixels stay unchanged, bit for bit.
    fn if_not_srgb(profile: ColorProfile) -> Option<Self> {
        let levels = [0, 51, 102, 153, 204, 255];
        let colours: Vec<u8> = match profile.color_space {
            DataColorSpace::Rgb => {
                let pairs = levels.into_iter().flat_map(|red| levels.map(|green| (red, green)));
                pairs.flat_map(|(red, green)| levels.map(|blue| [red, green, blue])).flatten().collect()
            }
            DataColorSpace::Gray => levels.iter().flat_map(|level| [*level; 3]).collect(),
            _ => return None,
        };
        let space = Self(profile);
        let mut converted = colours.clone();
        match space.0.color_space {
            DataColorSpace::Rgb => space.convert_8(Layout::Rgb, &mut converted)?,
            _ => converted = space.greys_8()?.into_iter().step_by(51).flat_map(|level| [level; 3]).collect(),
        }
        let is_srgb = colours.iter().zip(&converted).all(|(old, new)| old.abs_diff(*new) <= 1);
        (!is_srgb).then_some(space)
    }

    /// Converts the pixels of a picture. A picture of another colour model than the profile's stays unchanged.
    pub(super) fn convert(&self, image: &mut DynamicImage) {
        match image {
            DynamicImage::ImageRgb8(image) => self.convert_8(Layout::Rgb, image),
            DynamicImage::ImageRgba8(image) => self.convert_8(Layout::Rgba, image),
            DynamicImage::ImageRgb16(image) => self.convert_16(Layout::Rgb, image),
            DynamicImage::ImageRgba16(image) => self.convert_16(Layout::Rgba, image),
            DynamicImage::ImageLuma8(image) => self.greys_8().map(|table| replace(image, 1, &table)),
            DynamicImage::ImageLumaA8(image) => self.greys_8().map(|table| replace(image, 2, &table)),
            DynamicImage::ImageLuma16(image) => self.greys_16().map(|table| replace(image, 1, &table)),
            DynamicImage::ImageLumaA16(image) => self.greys_16().map(|table| replace(image, 2, &table)),
            _ => None,
        };
    }

    /// Converts pixels of three bytes.
    pub(super) fn convert_colours(&self, pixels: &mut [u8]) {
        let _ = self.convert_8(Layout::Rgb, pixels);
    }

    /// Converts pixels of one byte.
    pub(super) fn convert_greys(&self, pixels: &mut [u8]) {
        if let Some(table) = self.greys_8() {
            replace(pixels, 1, &table);
        }
    }

    fn convert_8(&self, layout: Layout, pixels: &mut [u8]) -> Option<()> {
        if self.0.color_space != DataColorSpace::Rgb {
            return None;
        }
        let srgb = ColorProfile::new_srgb();
        let transform = self.0.create_transform_8bit(layout, &srgb, layout, TransformOptions::default()).ok()?;
        convert_in_chunks(&*transform, layout, pixels)
    }

    fn convert_16(&self, layout: Layout, pixels: &mut [u16]) -> Option<()> {
        if self.0.color_space != DataColorSpace::Rgb {
            return None;
        }
        let srgb = ColorProfile::new_srgb();
        let transform = self.0.create_transform_16bit(layout, &srgb, layout, TransformOptions::default()).ok()?;
        convert_in_chunks(&*transform, layout, pixels)
    }

    /// The converted value of each grey level.
    fn greys_8(&self) -> Option<Vec<u8>> {
        let levels: Vec<u8> = (0..=u8::MAX).collect();
        let (layout, levels) = self.grey_input(levels)?;
        let mut colours = vec![0; 3 * 256];
        let srgb = ColorProfile::new_srgb();
        let transform = self.0.create_transform_8bit(layout, &srgb, Layout::Rgb, TransformOptions::default()).ok()?;
        transform.transform(&levels, &mut colours).ok()?;
        Some(colours.into_iter().skip(1).step_by(3).collect())
    }

    fn greys_16(&self) -> Option<Vec<u16>> {
        let levels: Vec<u16> = (0..=u16::MAX).collect();
        let (layout, levels) = self.grey_input(levels)?;
        let mut colours = vec![0; 3 * 65_536];
        let srgb = ColorProfile::new_srgb();
        let transform = self.0.create_transform_16bit(layout, &srgb, Layout::Rgb, TransformOptions::default()).ok()?;
        transform.transform(&levels, &mut colours).ok()?;
        Some(colours.into_iter().skip(1).step_by(3).collect())
    }

    /// Grey levels as input for the profile.
    fn grey_input<V: Copy>(&self, levels: Vec<V>) -> Option<(Layout, Vec<V>)> {
        match self.0.color_space {
            DataColorSpace::Gray => Some((Layout::Gray, levels)),
            DataColorSpace::Rgb => Some((Layout::Rgb, levels.into_iter().flat_map(|level| [level; 3]).collect())),
            _ => None,
        }
    }
}

/// Pixels converted at a time, so that a large picture needs no second copy.
const CHUNK_PIXELS: usize = 4096;

fn convert_in_chunks<V: Copy + Default>(
    transform: &(dyn TransformExecutor<V> + Send + Sync),
    layout: Layout,
    pixels: &mut [V],
) -> Option<()> {
    let mut before = Vec::with_capacity(CHUNK_PIXELS * layout.channels());
    for some in pixels.chunks_mut(CHUNK_PIXELS * layout.channels()) {
        before.clear();
        before.extend_from_slice(some);
        transform.transform(&before, some).ok()?;
    }
    Some(())
}

/// Replaces the first of every `channels` values by its entry in `table`.
fn replace<V: Copy + Into<usize>>(pixels: &mut [V], channels: usize, table: &[V]) {
    for level in pixels.iter_mut().step_by(channels) {
        *level = table.get((*level).into()).copied().unwrap_or(*level);
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a f32 is as fine as these numbers are")]
fn hundred_thousandths(number: u32) -> f32 {
    (f64::from(number) / 100_000.0) as f32
}

/// White and three primaries, if they are plausible: none on an axis, and the primaries not on one line.
fn points(measured: [u32; 8]) -> Option<[Chromaticity; 4]> {
    let [wx, wy, rx, ry, gx, gy, bx, by] = measured.map(hundred_thousandths);
    let is_colour = |(x, y): (f32, f32)| (0.0..=1.0).contains(&x) && (0.01..=1.0).contains(&y);
    let area = ((gx - rx) * (by - ry) - (bx - rx) * (gy - ry)).abs();
    let all = [(wx, wy), (rx, ry), (gx, gy), (bx, by)];
    let is_plausible = all.into_iter().all(is_colour) && area > 0.01;
    is_plausible.then(|| all.map(|(x, y)| Chromaticity { x, y }))
}

#[cfg(test)]
mod tests;
