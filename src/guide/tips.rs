/// One thing that makes the product worth opening.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tip {
    /// What it is about.
    pub name: &'static str,
    /// The tip itself, with fields.
    pub text: &'static str,
}

/// The tips that a reminder can give: one at a time, since people act on one and ignore five.
pub const TIPS: [Tip; 3] = [
    Tip {
        name: "Autofill",
        text: "switch on autofill, and it fills in your passwords for you.\n\n\
               In the browser, install the {product} extension. On the phone, choose {product} in \
               the settings under passwords and autofill.",
    },
    Tip {
        name: "First credential",
        text: "save one password that you type every day, and you never have to type it again.\n\n\
               Sign in to that website as usual. When {product} asks whether to save the password, \
               say yes.",
    },
    Tip {
        name: "Pairing",
        text: "pair your phone, and your passwords are where you are.\n\n\
               Install {product} on the phone, sign in with your work e-mail address and follow the \
               steps.",
    },
];
