//! Latticework.
