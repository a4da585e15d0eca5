//! The settings of the ranking on several nodes.

use crate::support::{Hall, eventually};
use hirehall::core::clock::Timestamp;
use macro_rules_attribute::apply;
use std::time::Duration;

async fn stored(hall: &Hall) -> Option<String> {
    let find = |tx: &mut hirehall::database::Tx<'_>| {
        tx.optional::<(String,)>("SELECT value FROM installation WHERE name = 'ranking_prior'", &[])
    };
    hall.app.db.read(find).await.unwrap().map(|(value,)| value)
}

#[apply(both_engines)]
async fn of_nodes_with_other_settings_of_the_ranking_the_last_started_decides(hall: Hall) {
    let admin = hall.admin().await;
    let first = eventually("the settings of the first node", async || stored(&hall).await).await;
    let other = hall.another_node_with(&[("HIREHALL_RANKING_PRIOR", "30")]).await;
    let changed = async || stored(&hall).await.filter(|stored| *stored != first);
    let second = eventually("the settings of the second node", changed).await;
    for _ in 0..3 {
        let before = hall.clock.now();
        eventually("a later round of the first node", async || {
            // The state is read again when it is five seconds old.
            hall.clock.advance(Duration::from_secs(5));
            let state = admin.get("/admin/system").await.is(200);
            let round = state["rounds"].as_array().unwrap().iter().find(|round| round["name"] == "ranking")?;
            let at: Timestamp = round["last_success_at"].as_str()?.parse().unwrap();
            (at > before).then_some(())
        })
        .await;
        assert_eq!(stored(&hall).await, Some(second.clone()));
    }
    other.stop.cancel();
}
