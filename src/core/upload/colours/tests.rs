use super::super::{
    AcceptedFile, FileKind,
    tests::{owner, patient},
};
use super::*;
use image::{
    DynamicImage, GrayImage, ImageEncoder, Luma, Rgb, RgbImage, Rgba, RgbaImage,
    codecs::{jpeg::JpegEncoder, png::PngEncoder, webp::WebPEncoder},
};
use proptest::prelude::*;

const KINDS: &[FileKind] = &[FileKind::Jpeg, FileKind::Png, FileKind::Webp];

fn encoded(kind: FileKind, image: &DynamicImage, profile: Option<Vec<u8>>) -> Vec<u8> {
    fn write(mut encoder: impl ImageEncoder, image: &DynamicImage, profile: Option<Vec<u8>>) {
        if let Some(profile) = profile {
            encoder.set_icc_profile(profile).unwrap();
        }
        image.write_with_encoder(encoder).unwrap();
    }
    let mut bytes = Vec::new();
    match kind {
        FileKind::Jpeg => write(JpegEncoder::new_with_quality(&mut bytes, 100), image, profile),
        FileKind::Png => write(PngEncoder::new(&mut bytes), image, profile),
        _ => write(WebPEncoder::new_lossless(&mut bytes), image, profile),
    }
    bytes
}

async fn accepted(bytes: Vec<u8>) -> DynamicImage {
    let AcceptedFile { bytes, .. } = patient().accept(owner(), bytes.into(), KINDS).await.unwrap();
    image::load_from_memory(&bytes).unwrap()
}

fn profile(profile: &ColorProfile) -> Option<Vec<u8>> {
    Some(profile.encode().unwrap())
}

fn plain(colour: [u8; 3]) -> DynamicImage {
    RgbImage::from_pixel(64, 48, Rgb(colour)).into()
}

fn is_near(image: &DynamicImage, expected: [u8; 3], tolerance: u8) -> bool {
    let found = image.to_rgb8().get_pixel(30, 20).0;
    let is_near = found.iter().zip(expected).all(|(found, expected)| found.abs_diff(expected) <= tolerance);
    if !is_near {
        eprintln!("{found:?} instead of {expected:?}");
    }
    is_near
}

#[tokio::test]
async fn colours_of_another_space_are_converted_to_srgb_in_every_kind_of_file() {
    // Computed with the matrices of CSS Color 4, section 18.
    for (space, given, expected) in [
        (ColorProfile::new_display_p3(), [200, 100, 50], [215, 93, 31]),
        (ColorProfile::new_display_p3(), [128, 128, 128], [128, 128, 128]),
        (ColorProfile::new_adobe_rgb(), [128, 64, 64], [146, 62, 62]),
        (ColorProfile::new_adobe_rgb(), [100, 150, 100], [66, 151, 97]),
    ] {
        for kind in KINDS {
            let image = accepted(encoded(*kind, &plain(given), profile(&space))).await;
            assert!(is_near(&image, expected, 4), "{kind:?}: {given:?}");
            assert!(
                is_near(&accepted(encoded(*kind, &plain(given), None)).await, given, 3),
                "{kind:?} without a profile"
            );
        }
        let picture = encoded(FileKind::Png, &plain(given), profile(&space));
        let sizes = patient().accept_in_sizes(owner(), picture.into(), [32, 64]).await.unwrap();
        for bytes in sizes {
            let image = image::load_from_memory(&bytes).unwrap();
            let middle = image.to_rgb8().get_pixel(image.width() / 2, image.height() / 2).0;
            assert!(middle.iter().zip(expected).all(|(found, expected)| found.abs_diff(expected) < 8), "{middle:?}");
        }
    }
}

#[tokio::test]
async fn reencoded_pictures_have_no_profile() {
    for kind in KINDS {
        let bytes = encoded(*kind, &plain([1, 2, 3]), profile(&ColorProfile::new_display_p3()));
        let accepted = patient().accept(owner(), bytes.into(), KINDS).await.unwrap();
        assert!(
            !accepted
                .bytes
                .windows(4)
                .any(|four| [b"iCCP", b"ICC_", b"acsp"].contains(&<&[u8; 4]>::try_from(four).unwrap()))
        );
    }
}

#[tokio::test]
async fn a_picture_with_an_srgb_profile_keeps_its_pixels_exactly() {
    let every: DynamicImage =
        RgbImage::from_fn(256, 256, |x, y| Rgb([x, y, x * y].map(|level| level.to_le_bytes()[0]))).into();
    assert_eq!(accepted(encoded(FileKind::Png, &every, profile(&ColorProfile::new_srgb()))).await, every);
}

#[tokio::test]
async fn transparency_and_greys_are_kept_when_colours_are_converted() {
    let space = ColorProfile::new_display_p3();
    let clear: DynamicImage = RgbaImage::from_pixel(64, 48, Rgba([200, 100, 50, 77])).into();
    for kind in [FileKind::Png, FileKind::Webp] {
        let image = accepted(encoded(kind, &clear, profile(&space))).await;
        assert!(is_near(&image, [215, 93, 31], 4));
        assert_eq!(image.to_rgba8().get_pixel(1, 1).0[3], 77);
    }
    let deep = DynamicImage::from(clear.to_rgba16());
    let image = accepted(encoded(FileKind::Png, &deep, profile(&space))).await;
    assert!(matches!(image, DynamicImage::ImageRgba8(_)) && is_near(&image, [215, 93, 31], 4));

    // A profile with gamma 1.
    let grey: DynamicImage = GrayImage::from_pixel(64, 48, Luma([128])).into();
    for (kind, grey) in
        [(FileKind::Jpeg, grey.clone()), (FileKind::Png, grey.clone()), (FileKind::Png, grey.to_luma_alpha16().into())]
    {
        let image = accepted(encoded(kind, &grey, profile(&ColorProfile::new_gray_with_gamma(1.0)))).await;
        assert!(!image.color().has_color());
        assert!(is_near(&image, [188, 188, 188], 4), "{kind:?}");
    }
    let of_colours = accepted(encoded(FileKind::Png, &grey, profile(&ColorProfile::new_srgb()))).await;
    assert_eq!(of_colours, grey, "a profile of colours on a picture of greys");
}

#[tokio::test]
async fn colour_chunks_of_a_png_are_used_without_a_profile() {
    let with = |chunks: &[(&[u8; 4], Vec<u8>)]| {
        let png = encoded(FileKind::Png, &plain([128, 64, 64]), None);
        let chunks: Vec<u8> =
            chunks.iter().flat_map(|(kind, content)| super::super::tests::png_chunk(kind, content)).collect();
        [&png[..33], &chunks, &png[33..]].concat()
    };
    let numbers = |numbers: &[u32]| numbers.iter().flat_map(|number| number.to_be_bytes()).collect::<Vec<u8>>();
    let adobe = numbers(&[31_270, 32_900, 64_000, 33_000, 21_000, 71_000, 15_000, 6_000]);
    let srgb = numbers(&[31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6_000]);
    for (chunks, expected) in [
        (vec![(b"gAMA", numbers(&[45_455])), (b"cHRM", adobe.clone())], [146, 62, 62]),
        (vec![(b"gAMA", numbers(&[45_455])), (b"cHRM", srgb)], [128, 64, 64]),
        (vec![(b"gAMA", numbers(&[100_000]))], [188, 137, 137]),
        (vec![(b"sRGB", vec![0]), (b"gAMA", numbers(&[100_000]))], [128, 64, 64]),
        // Display P3, with the curve of sRGB.
        (vec![(b"cICP", vec![12, 13, 0, 1])], [138, 59, 62]),
        (vec![(b"cICP", vec![1, 13, 0, 1]), (b"gAMA", numbers(&[100_000]))], [128, 64, 64]),
        (vec![(b"cICP", vec![9, 16, 0, 1])], [128, 64, 64]),
        (vec![(b"cICP", vec![255, 255, 0, 1])], [128, 64, 64]),
        (vec![(b"gAMA", numbers(&[0]))], [128, 64, 64]),
        (vec![(b"gAMA", numbers(&[u32::MAX]))], [128, 64, 64]),
        (vec![(b"cHRM", numbers(&[0; 8]))], [128, 64, 64]),
        (vec![(b"cHRM", numbers(&[u32::MAX; 8]))], [128, 64, 64]),
        (vec![(b"cHRM", numbers(&[30_000; 8]))], [128, 64, 64]),
    ] {
        assert!(is_near(&accepted(with(&chunks)).await, expected, 5), "{chunks:?}");
    }
}

/// Profiles of every sort: of curves, of tables, of greys.
fn profiles() -> Vec<Vec<u8>> {
    let spaces = [
        ColorProfile::new_display_p3(),
        ColorProfile::new_adobe_rgb(),
        ColorProfile::new_pro_photo_rgb(),
        ColorProfile::new_bt2020_pq(),
        ColorProfile::new_gray_with_gamma(2.2),
        ColorProfile::new_lab(),
    ];
    spaces.iter().map(|space| space.encode().unwrap()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn a_damaged_profile_is_harmless(
        which in 0_usize..6,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..40),
        length in any::<prop::sample::Index>(),
        is_cut in any::<bool>(),
    ) {
        let mut icc = profiles().swap_remove(which);
        for (at, value) in changes {
            let at = at.index(icc.len());
            icc[at] = value;
        }
        if is_cut {
            icc.truncate(length.index(icc.len()));
        }
        if let Some(space) = ColourSpace::from_icc(&icc) {
            for mut image in [plain([1, 2, 3]), GrayImage::new(64, 48).into(), plain([1, 2, 3]).to_rgba16().into()] {
                space.convert(&mut image);
            }
        }
    }
}

#[test]
fn a_profile_that_is_too_large_is_ignored() {
    let mut icc = ColorProfile::new_display_p3().encode().unwrap();
    assert!(ColourSpace::from_icc(&icc).is_some());
    icc.resize(MAX_PROFILE_LEN + 1, 0);
    assert!(ColourSpace::from_icc(&icc).is_none());
    assert!(ColourSpace::from_icc(b"").is_none());
}
