//! Rows and parameters are checked in debug builds, so every test that runs a statement checks it.

use crate::support::Hall;
use hirehall::database::{Error, FromRow, Param, Row};
use macro_rules_attribute::apply;

struct Point {
    x: i64,
    y: i64,
}

impl FromRow for Point {
    fn from_row(row: &mut Row<'_>) -> Result<Self, Error> {
        Ok(Self { x: row.take("x")?, y: row.take("y")? })
    }
}

struct Line {
    from: Point,
    to: Point,
}

impl FromRow for Line {
    fn from_row(row: &mut Row<'_>) -> Result<Self, Error> {
        Ok(Self { from: row.part("from_")?, to: row.part("to_")? })
    }
}

#[apply(both_engines)]
async fn columns_in_another_order_than_the_fields_are_noticed(hall: Hall) {
    let point = |sql: &'static str| hall.app.db.read(move |tx| tx.one::<Point>(sql, &[]));
    let right = point("SELECT CAST(1 AS BIGINT) AS x, CAST(2 AS BIGINT) AS y").await.unwrap();
    assert_eq!((right.x, right.y), (1, 2));
    let swapped = point("SELECT CAST(1 AS BIGINT) AS y, CAST(2 AS BIGINT) AS x").await;
    assert!(matches!(swapped, Err(Error::Panicked)));
    let missing = point("SELECT CAST(1 AS BIGINT) AS x").await;
    assert!(matches!(missing, Err(Error::Panicked)));
}

#[apply(both_engines)]
async fn parts_of_one_type_in_another_order_are_noticed(hall: Hall) {
    let line = |sql: &'static str| hall.app.db.read(move |tx| tx.one::<Line>(sql, &[]));
    const ONE: &str = "CAST(1 AS BIGINT)";
    let columns = |names: [&str; 4]| -> &'static str {
        let columns: Vec<String> = names.iter().map(|name| format!("{ONE} AS {name}")).collect();
        Box::leak(format!("SELECT {}", columns.join(", ")).into_boxed_str())
    };
    let right = line(columns(["from_x", "from_y", "to_x", "to_y"])).await.unwrap();
    assert_eq!((right.from.x, right.from.y, right.to.x, right.to.y), (1, 1, 1, 1));
    let swapped = line(columns(["to_x", "to_y", "from_x", "from_y"])).await;
    assert!(matches!(swapped, Err(Error::Panicked)));
}

#[apply(both_engines)]
async fn a_wrong_number_of_parameters_is_noticed(hall: Hall) {
    let sum = |sql: &'static str, given: i64| {
        hall.app.db.read(move |tx| {
            let values: Vec<i64> = (1..=given).collect();
            let params: Vec<&dyn Param> = values.iter().map(|value| value as &dyn Param).collect();
            tx.one::<(i64,)>(sql, &params)
        })
    };
    const THREE: &str = "SELECT CAST($1 AS BIGINT) + CAST($3 AS BIGINT) + CAST($2 AS BIGINT)";
    assert_eq!(sum(THREE, 3).await.unwrap(), (6,));
    assert!(matches!(sum(THREE, 2).await, Err(Error::Panicked)), "one is missing");
    assert!(matches!(sum(THREE, 4).await, Err(Error::Panicked)), "there is one too many");
    assert!(matches!(sum("SELECT CAST(1 AS BIGINT)", 1).await, Err(Error::Panicked)));

    let many: Vec<String> = (1..=100).map(|number| format!("CAST(${number} AS BIGINT)")).collect();
    let many = Box::leak(format!("SELECT {}", many.join(" + ")).into_boxed_str());
    assert_eq!(sum(many, 100).await.unwrap(), (5050,));
}
