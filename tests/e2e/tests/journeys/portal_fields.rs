//! Fields of the portal's own as columns and filters of the list.

use e2e::{Engine, Org, PortalJourney, in_each_engine};
use serde_json::json;

in_each_engine!(fields_of_the_portal_are_columns_and_filters);

async fn fields_of_the_portal_are_columns_and_filters(engine: Engine) {
    PortalJourney::in_engine(engine)
        .as_guest()
        .run(async |page, host| {
            let org = [("Ada Abbott", "Sales", "DE"), ("Ben Brown", "Sales", "FR"), ("Cleo Chen", "Legal", "DE")];
            let org = org.into_iter().fold(Org::new(), |org, (name, department, country)| {
                org.with_record(json!({ "id": name, "name": name, "department": department, "country": country }))
            });
            host.has("/bench/users.json", org.json());
            host.has(
                "/bench",
                "<!doctype html><title>Bench</title><link rel=icon href=data:,>
                <active-users-list id=list src=/bench/users.json users-href=/bench
                    fields='department:Department,country:Country'></active-users-list>
                <script type=module src=/insights/embed.js></script>",
            );
            page.open("/bench").await;
            page.resize(1400, 900).await;
            page.lists("3 users", 3).await;
            page.choose("Department", "Sales").await;
            page.lists("2 users", 2).await;
            page.choose("Country", "DE").await;
            page.lists_names(&["Ada Abbott"]).await;
            page.comes_to("list.query === 'field.country=DE&field.department=Sales'").await;
            page.fold().await;
            page.link("Remove filter Country: DE").click().await;
            page.lists("2 users", 2).await;
            page.button("Columns").click().await;
            page.link("Country").click().await;
            page.comes_to("list.query === 'field.department=Sales&columns=field.country'").await;
            page.comes_to("all('td.col-own').map(cell => cell.innerText).sort().join() === 'DE,FR'").await;
            page.comes_to("all('th.col-own').map(cell => cell.innerText).join() === 'Country'").await;
            // What the portal has not set is ignored, and said.
            page.evaluate("(list.fields = 'country:Country')").await;
            page.shows("Ignored field “department” in the address: no such value.").await;
            page.lists("3 users", 3).await;
        })
        .await;
}
