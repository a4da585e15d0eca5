//! The lists of administrators are read in the order of an index.

use crate::support::{Hall, plan};
use macro_rules_attribute::apply;

/// Queries as they are made for a filter, and an index that finds the rows in their order.
const QUERIES: [(&str, &str); 20] = [
    (
        "SELECT id FROM services s WHERE s.status <> 'DELETED' AND s.id < $1 AND s.status = 'DRAFT' ORDER BY s.id DESC LIMIT 21",
        "services_of_status",
    ),
    (
        "SELECT id FROM services s WHERE s.status <> 'DELETED' AND s.id < $1 AND s.category = 'other' ORDER BY s.id DESC LIMIT 21",
        "services_of_category",
    ),
    (
        "SELECT id FROM services s WHERE s.status <> 'DELETED' AND s.worker_id = $1 ORDER BY s.id DESC LIMIT 21",
        "services_worker",
    ),
    ("SELECT id FROM jobs j WHERE j.client_id = $1 ORDER BY j.id DESC LIMIT 21", "jobs_of_client"),
    ("SELECT id FROM jobs j WHERE j.worker_id = $1 ORDER BY j.id DESC LIMIT 21", "jobs_of_worker"),
    ("SELECT id FROM jobs j WHERE j.id < $1 AND j.status = 'ACCEPTED' ORDER BY j.id DESC LIMIT 21", "jobs_status"),
    (
        "SELECT id FROM kyc_submissions k WHERE k.worker_id = $1 ORDER BY k.submitted_at, k.id LIMIT 21",
        "kyc_submissions_of_worker",
    ),
    (
        "SELECT e.data FROM events e WHERE e.is_audit AND e.subject_id = $1 ORDER BY e.id DESC LIMIT 21",
        "events_audit_subject",
    ),
    (
        "SELECT e.data FROM events e WHERE e.is_audit AND e.actor_id = $1 ORDER BY e.id DESC LIMIT 21",
        "events_audit_actor",
    ),
    (
        "SELECT e.data FROM events e WHERE e.actor_id IS DISTINCT FROM $1 AND e.id IN
             (SELECT id FROM events WHERE is_audit AND id < 99 AND at < 7 ORDER BY id DESC LIMIT 21)",
        "events_audit_times",
    ),
    ("SELECT user_id FROM review_flags WHERE user_id = $1 LIMIT 21", "review_flags_of_user"),
    (
        "SELECT id FROM reviews WHERE client_id = $1 AND (open_flags > 0 OR open_signal IS NOT NULL OR open_signals IS NOT NULL)",
        "reviews_waiting_of_client",
    ),
    (
        "SELECT id FROM services s WHERE s.status = 'DELETED' AND s.taken_down_from IS NOT NULL AND s.id < $1 ORDER BY s.id DESC LIMIT 21",
        "services_removed",
    ),
    ("SELECT id FROM reviews r WHERE r.id < $1 AND r.status = 'REMOVED' ORDER BY r.id DESC LIMIT 21", "reviews_removed"),
    ("SELECT id FROM reviews r WHERE r.worker_id = $1 ORDER BY r.id DESC LIMIT 21", "reviews_about_worker"),
    ("SELECT id FROM reviews r WHERE r.client_id = $1 ORDER BY r.id DESC LIMIT 21", "reviews_of_client"),
    (
        "SELECT w.user_id FROM workers w JOIN users u ON u.id = w.user_id WHERE w.user_id < $1 AND w.kyc_status = 'PENDING'
         ORDER BY w.user_id DESC LIMIT 21",
        "workers_of_kyc_status",
    ),
    ("SELECT id FROM users WHERE phone_number = '+49301234567' AND id <> $1", "users_phone_number"),
    (
        "SELECT id FROM reviews WHERE worker_id = $1 AND (open_flags > 0 OR open_signal IS NOT NULL OR open_signals IS NOT NULL)",
        "reviews_waiting_of_worker",
    ),
    (
        "SELECT created_at FROM review_appeals WHERE status = 'OPEN' AND author_id <> $1 ORDER BY created_at LIMIT 1000",
        "review_appeals_open",
    ),
];

#[apply(both_engines)]
async fn every_filter_of_administrators_has_an_index_that_needs_no_sorting(hall: Hall) {
    let nobody = hall.nobody().user_id();
    for (query, index) in QUERIES {
        let plan = plan(&hall, query, nobody).await;
        assert!(plan.contains(index), "{query}: {plan}");
        assert!(!plan.contains("Sort") && !plan.contains("TEMP B-TREE"), "{query}: {plan}");
    }
}
