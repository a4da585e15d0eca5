//! Transactions with a statement that has failed.

use crate::support::Hall;
use hirehall::database::Error;
use macro_rules_attribute::apply;

#[apply(both_engines)]
async fn a_transaction_that_passes_over_a_violated_index_is_refused_and_keeps_nothing(hall: Hall) {
    let (_one, _two) = (hall.client().await, hall.client().await);
    let written = hall.app.db.write(|tx| {
        tx.execute("UPDATE users SET first_name = 'Kept'", &[])?;
        let violated = tx.execute("UPDATE users SET email_key = 'same@example.org'", &[]);
        assert!(matches!(violated, Err(Error::Unique(_))), "{violated:?}");
        Ok::<_, Error>(())
    });
    assert!(matches!(written.await, Err(Error::Poisoned)));
    let kept = hall.app.db.read(|tx| tx.one::<(i64,)>("SELECT count(*) FROM users WHERE first_name = 'Kept'", &[]));
    assert_eq!(kept.await.unwrap(), (0,));
}
