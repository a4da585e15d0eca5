//! Chance that can be repeated: the same seed rolls the same world.

/// SplitMix64 (Steele, Lea and Flood, 2014): small, and good enough for making people up.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// 128 bits for an identifier.
    pub(super) fn bits(&mut self) -> u128 {
        (u128::from(self.next()) << 64) | u128::from(self.next())
    }

    /// From 0 to below 1.
    #[expect(clippy::cast_precision_loss, reason = "53 bits are what an f64 holds")]
    pub(super) fn fraction(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// From `low` to `high`, both included.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = u64::try_from(high.saturating_sub(low)).unwrap_or(0).saturating_add(1);
        low.saturating_add(i64::try_from(self.next() % span.max(1)).unwrap_or(0))
    }

    /// One of `count` places.
    pub(super) fn below(&mut self, count: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(count.max(1)).unwrap_or(1)).unwrap_or(0)
    }

    /// One of `count` places, the early ones more often: a few people have most of the business.
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a place in a list"
    )]
    pub(super) fn popular(&mut self, count: usize) -> usize {
        let place = self.fraction().powi(2) * count as f64;
        (place as usize).min(count.saturating_sub(1))
    }

    pub(super) fn chance(&mut self, percent: u64) -> bool {
        self.next() % 100 < percent
    }

    /// One of a list that is not empty.
    #[expect(clippy::indexing_slicing, reason = "the lists of words are not empty")]
    pub(super) fn one_of<T>(&mut self, from: &'static [T]) -> &'static T {
        &from[self.below(from.len())]
    }

    /// One of a list that is not empty, the early ones more often.
    #[expect(clippy::indexing_slicing, reason = "the lists of words are not empty")]
    pub(super) fn popular_of<T>(&mut self, from: &'static [T]) -> &'static T {
        &from[self.popular(from.len())]
    }

    /// A place in `weights`, in proportion to them.
    pub(super) fn weighted(&mut self, weights: &[u64]) -> usize {
        let mut left = self.next() % weights.iter().sum::<u64>().max(1);
        for (place, weight) in weights.iter().enumerate() {
            if left < *weight {
                return place;
            }
            left -= weight;
        }
        0
    }
}
