//! The documentation page in a real browser.

use super::{
    examples::ELSEWHERE,
    installation::{Installation, Server},
};
use crate::support::{Browser, Hall};
use macro_rules_attribute::apply;
use reqwest::Method;
use serde_json::{Value, json};
use std::process::Stdio;

/// Waits for what the page shows. An operation is shown when its form says who would send it.
const PAGE: &str = r#"
    const until = async what => {
        for (;;) {
            const found = what();
            if (found) return found;
            await new Promise(done => setTimeout(done, 5));
        }
    };
    const find = selector => until(() => document.querySelector(selector));
    const open = async link => {
        location.hash = link;
        await until(() => document.querySelector("[aria-current]")?.getAttribute("href") === link);
    };
    const answered = place => until(() => place.querySelector("[data-status], .error"));
    const scrolls = () => document.documentElement.scrollWidth > innerWidth;
"#;

async fn run(browser: &Browser, script: &str, given: Value) -> Value {
    let result = browser.run(&format!("{PAGE} {script}"), given).await;
    assert!(result.get("thrown").is_none(), "{result}");
    result
}

#[apply(needs_browser)]
#[tokio::test]
async fn every_page_of_the_documentation_fits_a_telephone_and_breaks_no_rule_of_its_policy() {
    let hall = Hall::on_sqlite().await;
    let browser = Browser::start().await;
    browser.resize(390, 844).await;
    browser.open(&hall.url("/docs")).await;
    let seen = run(
        &browser,
        r##"
        await find("[aria-current]");
        const links = [...document.querySelectorAll("#contents a[href^='#']")].map(link => link.getAttribute("href"));
        const wide = [], empty = [];
        for (const link of links) {
            await open(link);
            if (!document.querySelector("main h1").textContent) empty.push(link);
            for (let closed, most = 12; most > 0 && (closed = document.querySelector("main details:not([open])")); most -= 1) {
                const before = closed.childElementCount;
                closed.open = true;
                if (before === 1) await until(() => closed.childElementCount > 1);
            }
            if (scrolls()) wide.push(link);
        }
        const elsewhere = performance.getEntriesByType("resource").map(({ name }) => name).filter(name => !name.startsWith(location.origin + "/"));
        return { pages: links.length, wide, empty, elsewhere };"##,
        Value::Null,
    )
    .await;
    assert!(seen["pages"].as_u64().unwrap() > 150, "{seen}");
    for none in ["wide", "empty", "elsewhere"] {
        assert_eq!(seen[none], json!([]), "{none}");
    }
    assert_eq!(browser.console().await, Vec::<String>::new());

    let found = run(
        &browser,
        r##"
        document.getElementById("menu").click();
        const field = await find("#search");
        const search = async words => {
            field.value = words;
            field.dispatchEvent(new Event("input"));
            return [...document.querySelectorAll("#found a")].map(link => link.getAttribute("href"));
        };
        return { summary: (await search("accept job"))[0], field: await search("radius_km"), code: await search("thread_closed"), none: await search("xyzzy") };"##,
        Value::Null,
    )
    .await;
    assert_eq!(found["summary"], "#/job/acceptJob");
    assert_eq!(found["field"][0], "#/service/searchServices");
    assert!(found["code"].as_array().unwrap().contains(&json!("#/job/createJob")), "{found}");
    assert_eq!(found["none"], json!([]));
}

#[apply(needs_browser)]
#[tokio::test]
async fn in_a_demo_the_guide_runs_and_one_click_signs_in() {
    let hall = Installation::on_sqlite();
    let server = hall.serve(&["demo"]);
    let browser = Browser::start().await;
    browser.resize(1440, 900).await;
    browser.open(&format!("{}/docs", server.url)).await;
    let run_all = r#"
        (await find("[data-run=review]")).click();
        const last = await until(() => document.querySelector("[data-run=review]").closest(".step").querySelector("[data-status], .error"));
        return [...document.querySelectorAll(".step [data-status]")].map(status => status.dataset.status);"#;
    // A second time, as a newcomer does.
    for _ in 0..2 {
        run(&browser, "await find('[data-run]');", Value::Null).await;
        browser.photograph("guide").await;
        let statuses = run(&browser, run_all, Value::Null).await;
        assert_eq!(
            statuses,
            json!(["200", "201", "200", "200", "201", "201", "201", "201", "200", "200", "200", "201"])
        );
        browser.open("about:blank").await;
        browser.open(&format!("{}/docs", server.url)).await;
    }

    let sent = run(
        &browser,
        r##"
        await find("[aria-current]");
        await open("#/job/listJobs");
        (await find(".sender [data-account=client]")).click();
        await find("[data-ready=CLIENT]");
        document.querySelector(".request .send").click();
        const status = await answered(document.querySelector(".answer"));
        return [status.dataset.status, document.getElementById("session").textContent.split(":")[0]];"##,
        Value::Null,
    )
    .await;
    assert_eq!(sent, json!(["200", "client"]));

    let colour = "await find('.answer'); return getComputedStyle(document.body).backgroundColor;";
    assert_eq!(run(&browser, colour, Value::Null).await, "rgb(255, 255, 255)");
    browser.photograph("operation").await;
    browser.prefer("dark").await;
    assert_eq!(run(&browser, colour, Value::Null).await, "rgb(20, 23, 26)");
    browser.photograph("operation-dark").await;
    for (link, name) in [("#/getting%20started", "guide-dark"), ("#/job", "module-dark")] {
        run(&browser, "await open(given);", json!(link)).await;
        browser.photograph(name).await;
    }
    browser.prefer("light").await;
    browser.resize(390, 844).await;
    for (link, name) in
        [("#/job/listJobs", "operation-390"), ("#/authentication", "authentication-390"), ("#/errors", "errors-390")]
    {
        assert_eq!(run(&browser, "await open(given); return scrolls();", json!(link)).await, false, "{link}");
        browser.photograph(name).await;
    }
    run(&browser, "document.getElementById('menu').click();", Value::Null).await;
    browser.photograph("menu-390").await;
    assert_eq!(browser.console().await, Vec::<String>::new());

    // The console offers its administrator. (Its form is accepted at the public URL only, which a free port is not.)
    browser.open(&format!("{}/console", server.url)).await;
    browser.photograph("console-demo-390").await;
    let form = "const form = document.querySelector('.demo form'); return [form.action.endsWith('/console/sign-in'), form.elements.email.value];";
    assert_eq!(browser.run(form, Value::Null).await, json!([true, "admin@demo.hirehall.example"]));
}

/// Operations of a dispute, which the first job of a list does not have; `tests/cli/examples.rs` finds one that has.
const OF_DISPUTES: [&str; 3] = ["createDisputeStatement", "getDispute", "proposeSettlement"];

/// As `tests/cli/examples.rs` does it, but with what the page fills in, ids included.
#[apply(needs_browser)]
#[tokio::test]
async fn in_a_demo_every_read_and_every_creation_can_be_sent_as_the_page_fills_it_in() {
    let hall = Installation::on_sqlite();
    let mut program = hall.command(&["demo"]);
    program.env("HIREHALL_WEBHOOK_NETWORKS", "127.0.0.0/8").stderr(Stdio::null());
    let server = Server::of(program);
    let admin = server.sign_in("admin@demo.hirehall.example", "hirehall-demo").await;
    let webhook = json!({ "url": "http://127.0.0.1:9/hooks" });
    let created = server.call(Method::POST, "/admin/webhooks", admin.as_deref(), Some(webhook)).await.unwrap();
    assert_eq!(created.0, 201);
    let browser = Browser::start().await;
    browser.open(&format!("{}/docs", server.url)).await;
    let without: Vec<&str> = ELSEWHERE.iter().map(|(name, _)| *name).chain(OF_DISPUTES).collect();
    let seen = run(
        &browser,
        r##"
        await find("[aria-current]");
        const { operations } = await import("/docs/document.js");
        const { signIn } = await import("/docs/session.js");
        const creates = ({ method, responses }) => method === "POST" && responses.some(({ status }) => status === "201" || status === "202");
        const all = operations.filter(one => (one.method === "GET" || creates(one)) && !given.includes(one.id));
        all.sort((one, other) => (one.method === "POST" ? 0 : 1) - (other.method === "POST" ? 0 : 1));
        const left = new Map(all.map(({ id }) => [id, []]));
        for (const [name, role] of [["", "nobody"], ["client", "CLIENT"], ["worker", "WORKER"], ["newcomer", "WORKER"], ["admin", "ADMIN"]]) {
            if (name) await signIn({ email: `${name}@demo.hirehall.example`, password: "hirehall-demo" });
            const may = ({ needsAccount, roles }) => !needsAccount || roles.includes(role);
            for (const operation of all.filter(one => left.has(one.id) && may(one))) {
                await open(operation.link);
                await find(`[data-ready=${role}]`);
                document.querySelector(".request .send").click();
                const told = await answered(document.querySelector(".answer"));
                if (/^2/.test(told.dataset.status)) left.delete(operation.id);
                else left.get(operation.id).push(document.querySelector(".answer .error")?.textContent ?? told.textContent);
            }
        }
        return { sent: all.length - left.size, left: Object.fromEntries(left) };"##,
        json!(without),
    )
    .await;
    assert_eq!(seen["left"], json!({}), "{seen:#}");
    assert!(seen["sent"].as_u64().unwrap() > 60, "{seen}");
}
