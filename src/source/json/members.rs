use std::borrow::Cow;

use super::{Fault, Json, Place};

/// All members of an object, each value as it stands. A later one wins over an earlier one.
#[derive(Debug)]
pub(crate) struct Members<'a>(Vec<(Cow<'a, str>, &'a str)>);

impl<'a> Members<'a> {
    /// Reads a text that is one object.
    pub fn of(text: &'a [u8]) -> Result<Self, Fault> {
        let mut json = Json::new(text);
        let members = Self::first(&mut json)?;
        match json.is_done() {
            true => Ok(members),
            false => Err(Fault::NotJson),
        }
    }

    /// Takes one object.
    pub fn first(json: &mut Json<'a>) -> Result<Self, Fault> {
        let mut members = Self(Vec::new());
        members.take(json)?;
        Ok(members)
    }

    /// Takes the members of one object up to the first fault.
    pub fn so_far(json: &mut Json<'a>) -> (Self, Option<Fault>) {
        let mut members = Self(Vec::new());
        let fault = members.take(json).err();
        (members, fault)
    }

    fn take(&mut self, json: &mut Json<'a>) -> Result<(), Fault> {
        if !json.open(b'{')? {
            return Err(Fault::OtherKind("an object"));
        }
        let mut place = Place::First;
        // Only what follows a number says that it is whole.
        let mut last = None;
        while json.more(&mut place, b'}')? {
            self.0.extend(last.take());
            let name = json.string()?;
            json.colon()?;
            let value = std::str::from_utf8(json.skip()?).map_err(|_| Fault::NotUtf8)?;
            last = Some((name, value));
        }
        self.0.extend(last);
        Ok(())
    }

    /// The value of a member.
    pub fn get(&self, name: &str) -> Option<&'a str> {
        let member = self.0.iter().rfind(|member| member.0 == name);
        member.map(|(_, value)| *value)
    }

    /// The names and values of all members.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &'a str)> {
        self.0.iter().map(|(name, value)| (&**name, *value))
    }

    /// Whether there is such a member.
    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }
}
