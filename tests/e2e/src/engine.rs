use std::fmt;

/// The engine that draws the page and runs its scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// The engine of Chrome and Edge; all journeys run in it.
    Chromium,
    /// Gecko.
    Firefox,
    /// The engine of Safari; here WebKitGTK's MiniBrowser.
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

/// Defines three tests from an `async fn journey(engine: Engine)`: `journey::chromium`,
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
