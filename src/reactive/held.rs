use std::any::Any;
use std::marker::PhantomData;
use std::ops::Deref;
use std::sync::Arc;

/// A value of any type.
#[derive(Clone)]
pub(super) struct Held(Arc<dyn Any + Send + Sync>);

impl Held {
    pub fn new<T: Send + Sync + 'static>(value: T) -> Self {
        Self(Arc::new(value))
    }

    // In line, each call would bring along the 16 bytes of the type's id.
    #[inline(never)]
    pub fn of<T: 'static>(&self) -> &T {
        let Some(value) = self.0.downcast_ref() else {
            unreachable!("this value has another type")
        };
        value
    }

    /// The value, to be changed; `None` while it is read.
    #[inline(never)]
    pub fn of_mut<T: 'static>(&mut self) -> Option<&mut T> {
        Arc::get_mut(&mut self.0)?.downcast_mut()
    }
}

/// The value of a signal, as it was when it was read.
pub struct Read<T> {
    held: Held,
    value: PhantomData<fn() -> T>,
}

impl<T> Read<T> {
    pub(super) fn new(held: Held) -> Self {
        Self {
            held,
            value: PhantomData,
        }
    }
}

impl<T: 'static> Deref for Read<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.held.of()
    }
}

/// What can be read of each kind of signal.
macro_rules! readable {
    ($kind:ident, $inner:ty) => {
        impl<T> Clone for $kind<T> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<T> Copy for $kind<T> {}

        impl<T> std::fmt::Debug for $kind<T> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(stringify!($kind))
            }
        }

        impl<T: 'static> $kind<T> {
            fn new_held(held: $inner) -> Self {
                Self {
                    held,
                    value: std::marker::PhantomData,
                }
            }

            /// A copy of the value; what runs now runs again when it changes.
            pub fn get(self) -> T
            where
                T: Clone,
            {
                self.held.get().of::<T>().clone()
            }

            /// A copy of the value.
            pub fn get_untracked(self) -> T
            where
                T: Clone,
            {
                self.held.get_untracked().of::<T>().clone()
            }

            /// A copy of the value; `None` once its owner is gone.
            pub fn try_get_untracked(self) -> Option<T>
            where
                T: Clone,
            {
                Some(self.held.try_get_untracked()?.of::<T>().clone())
            }

            /// What a function makes of the value; what runs now runs again when it changes.
            pub fn with<U>(self, function: impl FnOnce(&T) -> U) -> U {
                function(self.held.get().of())
            }

            /// What a function makes of the value.
            pub fn with_untracked<U>(self, function: impl FnOnce(&T) -> U) -> U {
                function(self.held.get_untracked().of())
            }

            /// What a function makes of the value; `None` once its owner is gone.
            pub fn try_with_untracked<U>(self, function: impl FnOnce(&T) -> U) -> Option<U> {
                Some(function(self.held.try_get_untracked()?.of()))
            }

            /// The value; what runs now runs again when it changes.
            pub fn read(self) -> super::held::Read<T> {
                super::held::Read::new(self.held.get())
            }

            /// The value.
            pub fn read_untracked(self) -> super::held::Read<T> {
                super::held::Read::new(self.held.get_untracked())
            }
        }
    };
}

pub(super) use readable;
