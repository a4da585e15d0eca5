//! How long the texts of users may be.

use crate::core::text::{Line, Name, Paragraph};

/// A first name.
pub(crate) type FirstName = Name<1, 80>;
/// A last name, which people with a single name do not have.
pub(crate) type LastName = Name<0, 80>;
/// What a worker or client writes about themselves.
pub(crate) type About = Paragraph<1, 2000>;
/// A skill of a worker.
pub(crate) type Skill = Line<1, 60>;
/// How many skills a worker may have.
pub(crate) const MAX_SKILLS: usize = 30;
pub(crate) type ListingTitle = Line<3, 100>;
pub(crate) type ListingDescription = Paragraph<0, 5000>;
/// A message of a conversation.
pub(crate) type MessageText = Paragraph<1, 5000>;
pub(crate) type JobTitle = Line<1, 100>;
pub(crate) type JobDescription = Paragraph<0, 5000>;
/// What a line of an offer is for.
pub(crate) type OfferLineText = Line<1, 200>;
/// What is said with an offer.
pub(crate) type OfferNote = Paragraph<0, 2000>;
/// What is said about a dispute.
pub(crate) type DisputeText = Paragraph<1, 5000>;
pub(crate) type ReviewText = Paragraph<0, 2000>;
pub(crate) type ReplyText = Paragraph<1, 2000>;
/// What the author of a review writes for administrators only.
pub(crate) type ReviewNote = Paragraph<1, 1000>;
/// Why the author of a removed review asks for another look.
pub(crate) type AppealText = Paragraph<1, 2000>;
