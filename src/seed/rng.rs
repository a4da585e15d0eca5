//! Repeatable random values: the same seed gives the same data.

/// SplitMix64 (Steele, Lea and Flood, 2014). Small, and good enough for generated data.
pub(super) struct Rng(u64);

impl Rng {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// 128 bits for an id.
    pub(super) fn bits(&mut self) -> u128 {
        (u128::from(self.next()) << 64) | u128::from(self.next())
    }

    /// At least 0 and less than 1.
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit into an f64")]
    pub(super) fn fraction(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// From `low` to `high`, inclusive.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = u64::try_from(high.saturating_sub(low)).unwrap_or(0).saturating_add(1);
        low.saturating_add(i64::try_from(self.next() % span.max(1)).unwrap_or(0))
    }

    /// An index below `count`.
    pub(super) fn below(&mut self, count: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(count.max(1)).unwrap_or(1)).unwrap_or(0)
    }

    /// An index below `count`, with a preference for small ones: a few users have most of the activity.
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a index in a list"
    )]
    pub(super) fn popular(&mut self, count: usize) -> usize {
        let index = self.fraction().powi(2) * count as f64;
        (index as usize).min(count.saturating_sub(1))
    }

    pub(super) fn chance(&mut self, percent: u64) -> bool {
        self.next() % 100 < percent
    }

    /// An element of a list that is not empty.
    #[expect(clippy::indexing_slicing, reason = "the lists of words are not empty")]
    pub(super) fn one_of<T>(&mut self, from: &'static [T]) -> &'static T {
        &from[self.below(from.len())]
    }

    /// An element of a list that is not empty, with a preference for the first ones.
    #[expect(clippy::indexing_slicing, reason = "the lists of words are not empty")]
    pub(super) fn popular_of<T>(&mut self, from: &'static [T]) -> &'static T {
        &from[self.popular(from.len())]
    }

    /// An index of `weights`, in proportion to them.
    pub(super) fn weighted(&mut self, weights: &[u64]) -> usize {
        let mut left = self.next() % weights.iter().sum::<u64>().max(1);
        for (index, weight) in weights.iter().enumerate() {
            if left < *weight {
                return index;
            }
            left -= weight;
        }
        0
    }
}
