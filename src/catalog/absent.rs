//! How a number that may be absent stands in saves: as the one that meant "none" before there was an `Option` (0, or the largest). Old saves
//! read as they did, and states keep their hashes: `#[serde(with = "absent::zero")]`.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A number of which 0 stands for none; `None` for 0.
pub fn nonzero<T: Default + PartialEq>(number: T) -> Option<T> {
    Some(number).filter(|number| *number != T::default())
}

/// `None` is written as 0.
pub mod zero {
    use super::{Deserialize, Deserializer, Serialize, Serializer, nonzero};

    /// Writes the number, or 0.
    ///
    /// # Errors
    /// Whatever takes it cannot.
    pub fn serialize<T: Copy + Default + Serialize, S: Serializer>(number: &Option<T>, to: S) -> Result<S::Ok, S::Error> {
        number.unwrap_or_default().serialize(to)
    }

    /// Reads a number; 0 is none.
    ///
    /// # Errors
    /// There is no number, or one that is out of range.
    pub fn deserialize<'de, T: Default + PartialEq + Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<Option<T>, D::Error> {
        T::deserialize(from).map(nonzero)
    }
}

/// A list in which `None` is written as 0.
pub mod zeros {
    use super::{Deserialize, Deserializer, Serialize, Serializer, nonzero};

    /// Writes the numbers, or 0.
    ///
    /// # Errors
    /// Whatever takes them cannot.
    pub fn serialize<T: Copy + Default + Serialize, S: Serializer>(numbers: &[Option<T>], to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(numbers.iter().map(|number| number.unwrap_or_default()))
    }

    /// Reads numbers; 0 is none.
    ///
    /// # Errors
    /// There is no list of numbers, or one of them is out of range.
    pub fn deserialize<'de, T: Default + PartialEq + Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<Vec<Option<T>>, D::Error> {
        Vec::<T>::deserialize(from).map(|numbers| numbers.into_iter().map(nonzero).collect())
    }
}

/// What has a largest number, which stands for none.
pub trait Largest: Copy + PartialEq {
    /// It.
    const LARGEST: Self;
}

impl Largest for u16 {
    const LARGEST: Self = Self::MAX;
}

/// `None` is written as the largest number.
pub mod largest {
    use super::{Deserialize, Deserializer, Largest, Serialize, Serializer};

    /// Writes the number, or the largest.
    ///
    /// # Errors
    /// Whatever takes it cannot.
    pub fn serialize<T: Largest + Serialize, S: Serializer>(number: &Option<T>, to: S) -> Result<S::Ok, S::Error> {
        number.unwrap_or(T::LARGEST).serialize(to)
    }

    /// Reads a number; the largest is none.
    ///
    /// # Errors
    /// There is no number, or one that is out of range.
    pub fn deserialize<'de, T: Largest + Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<Option<T>, D::Error> {
        T::deserialize(from).map(|number| Some(number).filter(|number| *number != T::LARGEST))
    }
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Serialize};

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Row {
        #[serde(with = "super::zero")]
        until: Option<u16>,
        #[serde(with = "super::zeros")]
        happened: Vec<Option<u16>>,
        #[serde(with = "super::largest")]
        lands: Option<u16>,
    }

    #[test]
    fn what_is_absent_is_written_as_the_number_that_it_was() {
        let none = Row { until: None, happened: vec![None, Some(3)], lands: None };
        let some = Row { until: Some(7), happened: Vec::new(), lands: Some(0) };
        for (row, text) in [(none, r#"{"until":0,"happened":[0,3],"lands":65535}"#), (some, r#"{"until":7,"happened":[],"lands":0}"#)] {
            assert_eq!(serde_json::to_string(&row).expect("written"), text);
            assert_eq!(serde_json::from_str::<Row>(text).expect("read"), row);
        }
        assert!(serde_json::from_str::<Row>(r#"{"happened":[],"lands":0}"#).is_err(), "what is not there at all is missing, as before");
    }
}
