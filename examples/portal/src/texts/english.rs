//! English.

use super::Texts;

/// The texts of the light and dark looks.
pub const ENGLISH: Texts = Texts {
    lang: "en",
    dir: "ltr",
    date: "%-d %b %Y",

    brand: "Northwind Admin",
    skip: "Skip to content",
    navigation: "Portal",
    home: "Home",
    people: "People",
    figures: "Figures",
    presets: "Presets",
    activity: "Activity",
    insights: "Insights",
    framed: "Framed",
    looks: "Look",
    look_names: ["Light", "Dark", "العربية"],
    footer: "Northwind is a made-up company, and so are its members.",

    sign_in: "Sign in",
    sign_in_lead: "Use your admin account.",
    email: "E-mail address",
    password: "Password",
    wrong_password: "The e-mail address or the password is wrong. Check both and try again.",
    old_form: "This form has expired; please try again.",
    demo_hint: "The portal's terminal shows the demo account.",
    sign_out: "Sign out",

    home_lead: "Your organization at a glance.",
    members: "Members",
    licensed: "With a license",
    provisioned: "Provisioned",
    suspended: "Suspended",
    chart_fallback: "The organization has {n} members. The chart of active users appears once its script has loaded.",
    newcomers: "Newest members",
    no_newcomers: "Nobody has activated a license yet.",
    reminders: "Latest reminders",
    no_reminders: "No reminder has been sent from this portal yet.",
    name: "Name",
    subject: "Subject",
    sent: "Sent",

    people_lead: "Everybody in the organization, and who really uses their vault.",
    list_fallback: "The organization has {n} members. The list appears once its script has loaded.",
    release: "Release licenses",
    released: "Licenses released: {n}.",
    not_released: "The licenses couldn't be released. Reload the page and try again.",
    too_many: "At most {n} members can be exported at once. Filter the list or select fewer.",
    views_not_saved: "Your views couldn't be saved. Reload the page and try again.",

    figures_lead: "The chart from figures alone: your browser gets no names.",

    presets_lead: "The chart in the colours of three design systems.",
    preset: "Preset",
    own_look: "None",
    text_size: "Text size",
    text_sizes: ["Usual", "Small", "Large"],

    activity_lead: "What admins did on the portal's pages, as the chart and the list tell it.",
    events: "Latest events",
    no_events: "Nothing has happened yet. Open a member's card on the page People.",
    admin: "Admin",
    event: "Event",
    detail: "Detail",
    time: "Date",

    framed_lead: "The whole of Active Users in a frame, as another team's page would show it.",
    open_insights: "Open Insights",

    not_found: "There is no such page",
    not_found_lead: "The address may be misspelt, or the page may have moved.",
    failed: "Couldn't load this page",
    failed_lead: "Something went wrong in the portal. Reload the page in a moment.",
    back_home: "Go to the home page",
};
