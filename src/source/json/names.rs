use super::{Fault, Json, Place};

/// The members that are known of an object, each as a value of its own.
pub(in crate::source) trait Names: Copy + 'static {
    /// Their names and values, in the order in which documents usually have them. At most 32.
    const ALL: &'static [(Name, Self)];
}

/// A name of a member.
#[derive(Debug, Clone, Copy)]
pub(in crate::source) struct Name {
    pub text: &'static str,
    /// As documents usually write it: `"id":`.
    pub written: &'static str,
}

/// Declares an enum of [`Names`].
macro_rules! names {
    ($(#[$doc:meta])* enum $name:ident { $($member:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        enum $name { $($member),+ }

        impl $crate::source::json::Names for $name {
            const ALL: &'static [($crate::source::json::Name, Self)] = &[$((
                $crate::source::json::Name { text: $text, written: concat!("\"", $text, "\":") },
                Self::$member,
            )),+];
        }
    };
}
pub(in crate::source) use names;

impl<'a> Json<'a> {
    /// Takes the members of an object whose bracket is taken, each value through a function. Unknown
    /// ones are skipped; a known one may come once.
    pub(in crate::source) fn members<N: Names>(
        &mut self,
        mut member: impl FnMut(&mut Self, N) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let mut place = Place::First;
        let mut next = 0;
        let mut seen = 0_u32;
        while self.more(&mut place, b'}')? {
            let Some(at) = self.name(N::ALL, next)? else {
                self.skip()?;
                continue;
            };
            next = at + 1;
            let Some((name, value)) = N::ALL.get(at) else {
                continue;
            };
            if seen & 1 << at != 0 {
                return Err(Fault::Duplicate(name.text));
            }
            seen |= 1 << at;
            member(self, *value)?;
        }
        Ok(())
    }

    /// Takes the name of a member and its colon, and gives the position of a known name. The one that
    /// usually comes next is tried first.
    fn name<N>(&mut self, all: &[(Name, N)], next: usize) -> Result<Option<usize>, Fault> {
        self.peek()?;
        let (before, after) = all.split_at_checked(next).unwrap_or_default();
        for (offset, names) in [(next, after), (0, before)] {
            for (at, (name, _)) in names.iter().enumerate() {
                if let Some(rest) = self.rest.strip_prefix(name.written.as_bytes()) {
                    self.rest = rest;
                    return Ok(Some(offset + at));
                }
            }
        }
        let text = self.string()?;
        self.colon()?;
        Ok(all.iter().position(|(name, _)| name.text == text))
    }
}
