/// Says where something is kept.
pub fn keeper(is_portals: bool) -> &'static str {
    match is_portals {
        true => "Kept by the portal.",
        false => "Kept in this browser only.",
    }
}
