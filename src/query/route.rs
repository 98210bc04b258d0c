/// A page of the app, which the path of the address names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    /// The numbers.
    Dashboard,
    /// The list of users.
    Users,
    /// One user.
    User,
    /// What came of each send.
    Reminders,
    /// The guide.
    Guide,
}

impl Route {
    /// The page at a path of an app in the folder `base`, which has no slash at its end; `None` where there
    /// is no page. A slash at the end of the path changes nothing.
    ///
    /// ```
    /// # use active_users::query::Route;
    /// assert_eq!(Route::at("/insights/users/u-1001", "/insights"), Some(Route::User));
    /// assert_eq!(Route::at("/insights-archive", "/insights"), None);
    /// ```
    pub fn at(path: &str, base: &str) -> Option<Self> {
        let path = path.strip_prefix(base)?;
        match path.strip_suffix('/').unwrap_or(path) {
            "" | "/index.html" => Some(Self::Dashboard),
            "/users" => Some(Self::Users),
            "/reminders" => Some(Self::Reminders),
            "/guide" => Some(Self::Guide),
            path => {
                let id = path.strip_prefix("/users/")?;
                (!id.is_empty() && !id.contains('/')).then_some(Self::User)
            }
        }
    }
}
