//! A metric with a label from a closed set: one handle for each value, made once.

use super::handles::{counter, histogram};
use metrics::{Counter, Histogram};
use std::{marker::PhantomData, sync::Arc};

/// A label: an enum with a word for each variant.
pub(crate) trait Label: Copy + 'static {
    /// Every value.
    const ALL: &'static [Self];
    /// The word that stands in the metric.
    fn word(self) -> &'static str;
    /// Its place in [`Label::ALL`].
    fn index(self) -> usize;
}

/// Declares a label.
macro_rules! label {
    ($(#[doc = $doc:literal])+ $vis:vis $name:ident { $($(#[doc = $variant_doc:literal])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        $vis enum $name { $($(#[doc = $variant_doc])* $variant),+ }

        impl $crate::core::metrics::Label for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
            fn index(self) -> usize {
                self as usize
            }
        }
    };
}
pub(crate) use label;

/// The handles of a metric, by the value of its label.
#[derive(Debug, Clone)]
pub(crate) struct Family<L, M> {
    handles: Arc<[M]>,
    none: M,
    label: PhantomData<fn(L)>,
}

impl<L: Label, M> Family<L, M> {
    fn new(none: M, handle: impl Fn(&'static str) -> M) -> Self {
        Self { handles: L::ALL.iter().map(|value| handle(value.word())).collect(), none, label: PhantomData }
    }

    /// The handle for a value.
    pub(crate) fn of(&self, value: L) -> &M {
        self.handles.get(value.index()).unwrap_or(&self.none)
    }
}

impl<L: Label> Family<L, Counter> {
    /// A counter for each value of the label.
    pub(crate) fn counters(name: &'static str, label: &'static str) -> Self {
        Self::new(Counter::noop(), |word| counter(name, &[(label, word)]))
    }

    /// A counter for each value of the label, with another label that has one value.
    pub(crate) fn counters_of(name: &'static str, other: (&'static str, &'static str), label: &'static str) -> Self {
        Self::new(Counter::noop(), |word| counter(name, &[other, (label, word)]))
    }
}

impl<L: Label> Family<L, Histogram> {
    /// A histogram for each value of the label.
    pub(crate) fn histograms(name: &'static str, label: &'static str) -> Self {
        Self::new(Histogram::noop(), |word| histogram(name, &[(label, word)]))
    }
}
