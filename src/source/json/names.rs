use super::{Fault, Json, Place, Quoted};

/// The members that are known of an object, each as a value of its own.
pub(in crate::source) trait Names: Copy + 'static {
    /// Their names and values, in the order in which documents usually have them. At most 32.
    const ALL: &'static [(&'static str, Self)];
}

/// Declares an enum of [`Names`].
macro_rules! names {
    ($(#[$doc:meta])* enum $name:ident { $($member:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        enum $name { $($member),+ }

        impl $crate::source::json::Names for $name {
            const ALL: &'static [(&'static str, Self)] = &[$(($text, Self::$member)),+];
        }
    };
}
pub(in crate::source) use names;

impl<'a> Json<'a> {
    /// Takes the members of an object whose bracket is taken, each value through a function. Unknown
    /// ones are skipped; a known one may come once.
    pub fn members<N: Names>(
        &mut self,
        mut member: impl FnMut(&mut Self, N) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let mut place = Place::First;
        let mut next = 0;
        let mut seen = 0_u32;
        while self.more(&mut place, b'}')? {
            let quoted = self.quoted()?;
            self.colon()?;
            let at = find(N::ALL, quoted, next)?;
            let Some((at, (name, value))) = at.and_then(|at| Some((at, N::ALL.get(at)?))) else {
                self.skip()?;
                continue;
            };
            next = at + 1;
            if seen & 1 << at != 0 {
                return Err(Fault::Duplicate(name));
            }
            seen |= 1 << at;
            member(self, *value)?;
        }
        Ok(())
    }
}

/// The position of a name. The one that usually comes next is tried first.
fn find<N>(all: &[(&str, N)], quoted: Quoted<'_>, next: usize) -> Result<Option<usize>, Fault> {
    let position = |name: &[u8]| {
        let is_it = |at: &usize| {
            all.get(*at)
                .is_some_and(|(text, _)| text.as_bytes() == name)
        };
        (next..all.len()).chain(0..next).find(is_it)
    };
    match quoted.plain().and_then(position) {
        Some(at) => Ok(Some(at)),
        // It may be written with escapes, and has to be text in any case.
        None => Ok(position(quoted.text()?.as_bytes())),
    }
}
