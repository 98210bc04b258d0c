use std::fmt;

/// What draws the page and runs its scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Of Chrome and Edge; all journeys run in it.
    Chromium,
    /// Gecko.
    Firefox,
    /// Of Safari; here the small browser of WebKitGTK.
    WebKit,
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKit",
        })
    }
}

/// Makes three tests of an `async fn journey(engine: Engine)`: `journey::chromium`,
/// `journey::firefox` and `journey::webkit`.
#[macro_export]
macro_rules! in_each_engine {
    ($journey:ident) => {
        mod $journey {
            #[tokio::test]
            async fn chromium() {
                super::$journey($crate::Engine::Chromium).await;
            }

            #[tokio::test]
            async fn firefox() {
                super::$journey($crate::Engine::Firefox).await;
            }

            #[tokio::test]
            async fn webkit() {
                super::$journey($crate::Engine::WebKit).await;
            }
        }
    };
}
