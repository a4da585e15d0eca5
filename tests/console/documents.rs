//! Pictures of people and their documents, as the pages of cases show them.

use image::{ImageFormat, Rgb, RgbImage};
use std::io::Cursor;

fn picture(draw: impl Fn(i32, i32) -> [u8; 3], width: u32, height: u32) -> Vec<u8> {
    let at = |x: u32, y: u32| Rgb(draw(i32::try_from(x).unwrap(), i32::try_from(y).unwrap()));
    let mut bytes = Cursor::new(Vec::new());
    RgbImage::from_fn(width, height, at).write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

fn is_in(x: i32, y: i32, middle: (i32, i32), radius: (i32, i32)) -> bool {
    let [x, y, w, h] = [x - middle.0, y - middle.1, radius.0, radius.1].map(i64::from);
    (x * h).pow(2) + (y * w).pow(2) <= (w * h).pow(2)
}

/// A face before a plain wall, `size` pixels wide at its middle.
fn face(x: i32, y: i32, middle: (i32, i32), size: i32, seed: u8) -> [u8; 3] {
    const SKIN: [[u8; 3]; 3] = [[236, 205, 176], [198, 150, 110], [130, 88, 62]];
    const HAIR: [[u8; 3]; 3] = [[52, 40, 34], [124, 82, 48], [30, 28, 30]];
    let (cx, cy) = middle;
    let seed = usize::from(seed);
    let eye = |side: i32| is_in(x, y, (cx + side * size / 3, cy - size / 8), (size / 10, size / 14));
    if eye(-1) || eye(1) || is_in(x, y, (cx, cy + size / 2), (size / 3, size / 20)) {
        [70, 48, 44]
    } else if is_in(x, y, (cx, cy), (size * 3 / 4, size)) {
        SKIN[seed % 3]
    } else if is_in(x, y, (cx, cy - size / 4), (size, size)) {
        HAIR[(seed + 1) % 3]
    } else if is_in(x, y, (cx, cy + size * 5 / 2), (size * 8 / 5, size * 5 / 4)) {
        [[64, 92, 122], [120, 70, 74], [72, 104, 84]][seed % 3]
    } else {
        [214, 219, 216]
    }
}

pub(super) fn selfie(seed: u8) -> Vec<u8> {
    picture(|x, y| face(x, y, (240, 230), 110, seed), 480, 560)
}

pub(super) fn card(seed: u8) -> Vec<u8> {
    let paper = [[226, 233, 224], [232, 226, 230], [221, 229, 236]][usize::from(seed) % 3];
    let draw = move |x: i32, y: i32| {
        let is_line = (0..5)
            .any(|line| (130 + line * 56..148 + line * 56).contains(&y) && (340..(560 + line * 37 % 200)).contains(&x));
        let is_label = (0..5).any(|line| (114 + line * 56..120 + line * 56).contains(&y) && (340..420).contains(&x));
        match (x, y) {
            (_, 0..=64) => [52, 82, 74],
            (48..=288, 104..=404) => face(x, y, (168, 230), 66, seed),
            (48..=800, 440..=458 | 480..=498) if x / 13 % 2 == 0 || x / 31 % 3 == 0 => [44, 48, 46],
            _ if is_line => [48, 54, 52],
            _ if is_label => [150, 158, 154],
            _ => paper,
        }
    };
    picture(draw, 856, 540)
}

pub(super) fn back(seed: u8) -> Vec<u8> {
    let paper = [[226, 233, 224], [232, 226, 230], [221, 229, 236]][usize::from(seed) % 3];
    let draw = move |x: i32, y: i32| match (x, y) {
        (_, 40..=110) => [40, 42, 41],
        (60..=796, 380..=400 | 420..=440 | 460..=480) if x / 14 % 2 == 0 || x / 37 % 3 == 0 => [44, 48, 46],
        (60..=520, 170..=186 | 220..=236 | 270..=286) => [70, 78, 74],
        _ => paper,
    };
    picture(draw, 856, 540)
}
