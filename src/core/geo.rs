//! Distances on Earth.

/// Mean radius of the Earth (IUGG), in metres.
const EARTH_RADIUS_M: f64 = 6_371_008.8;

/// Normalises an angle for storage. Values below a tenth of a millimetre on the ground become 0, because
/// PostgreSQL fails with an underflow when it multiplies them.
pub(crate) fn degrees(angle: f64) -> f64 {
    if angle.abs() < 1e-9 { 0.0 } else { angle }
}

/// The distance in metres along the surface between two points (latitude, longitude) in degrees, by the
/// haversine formula. PostgreSQL's migrations define the same function.
#[expect(clippy::cast_possible_truncation, reason = "half the Earth's circumference in metres fits")]
pub(crate) fn distance_m(from: (f64, f64), to: (f64, f64)) -> i64 {
    let (from, to) = ((from.0.to_radians(), from.1.to_radians()), (to.0.to_radians(), to.1.to_radians()));
    let (north, east) = (to.0 - from.0, to.1 - from.1);
    let chord = (north / 2.0).sin().powi(2) + from.0.cos() * to.0.cos() * (east / 2.0).sin().powi(2);
    (2.0 * EARTH_RADIUS_M * chord.min(1.0).sqrt().asin()).round() as i64
}

/// The bounding box of every point within `radius_m` of `center`: (south, north, west, east) in degrees. Near a
/// pole or across the date line it covers all longitudes.
pub(crate) fn bounding_box(center: (f64, f64), radius_m: f64) -> (f64, f64, f64, f64) {
    let reach = (radius_m / EARTH_RADIUS_M).to_degrees();
    let (south, north) = (center.0 - reach, center.0 + reach);
    let narrowest = south.abs().max(north.abs());
    let width = if narrowest < 89.0 { reach / narrowest.to_radians().cos() } else { 360.0 };
    let (west, east) = (center.1 - width, center.1 + width);
    if west < -180.0 || east > 180.0 { (south, north, -180.0, 180.0) } else { (south, north, west, east) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn berlin_is_255_km_from_hamburg() {
        let metres = distance_m((52.5200, 13.4050), (53.5511, 9.9937));
        assert!((254_000..257_000).contains(&metres), "{metres}");
    }

    proptest! {
        #[test]
        fn a_point_within_the_radius_is_within_the_bounding_box(
            center in (-89.0..89.0f64, -180.0..180.0f64),
            bearing in (-1.0..1.0f64, -1.0..1.0f64),
            radius_km in 1.0..500.0f64,
        ) {
            let radius = radius_km * 1000.0;
            let point = ((center.0 + bearing.0 * 5.0).clamp(-90.0, 90.0), (center.1 + bearing.1 * 5.0).clamp(-180.0, 180.0));
            prop_assume!((distance_m(center, point) as f64) < radius - 1.0);
            let (south, north, west, east) = bounding_box(center, radius);
            prop_assert!((south..=north).contains(&point.0) && (west..=east).contains(&point.1));
        }
    }
}
