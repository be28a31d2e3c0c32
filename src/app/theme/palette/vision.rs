//! How far apart colours are, for usual eyes and for colour-blind ones. Only tests ask.

use bevy_egui::egui::Color32;

/// Kinds of colour vision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vision {
    /// All three kinds of cone.
    Usual,
    /// No long-wave cones.
    Protan,
    /// No middle-wave cones.
    Deutan,
    /// No short-wave cones.
    Tritan,
}

impl Vision {
    /// The four.
    pub const ALL: [Vision; 4] = [Vision::Usual, Vision::Protan, Vision::Deutan, Vision::Tritan];

    /// The matrix on linear sRGB at severity 1.0: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for
    /// Simulation of Color Vision Deficiency", IEEE Transactions on Visualization and Computer Graphics 15 (2009), 1291-1298, table of
    /// precomputed matrices.
    fn matrix(self) -> [[f64; 3]; 3] {
        match self {
            Vision::Usual => [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
            Vision::Protan => [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
            Vision::Deutan => [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
            Vision::Tritan => [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
        }
    }
}

/// Linear light of an sRGB channel (IEC 61966-2-1).
fn linear(channel: u8) -> f64 {
    let v = f64::from(channel) / 255.0;
    if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
}

fn times(m: [[f64; 3]; 3], v: [f64; 3]) -> [f64; 3] {
    m.map(|row| row[0] * v[0] + row[1] * v[1] + row[2] * v[2])
}

/// Relative luminance, WCAG 2.2.
fn luminance(c: Color32) -> f64 {
    0.2126 * linear(c.r()) + 0.7152 * linear(c.g()) + 0.0722 * linear(c.b())
}

/// The contrast ratio of WCAG 2.2, 1 to 21.
pub fn contrast(a: Color32, b: Color32) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// CIE L*a*b* under D65, as these eyes see the colour.
pub fn lab(c: Color32, vision: Vision) -> [f64; 3] {
    const TO_XYZ: [[f64; 3]; 3] = [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]];
    let seen = times(vision.matrix(), [linear(c.r()), linear(c.g()), linear(c.b())]).map(|v| v.clamp(0.0, 1.0));
    let [x, y, z] = times(TO_XYZ, seen);
    let f = |t: f64| if t > 216.0 / 24389.0 { t.cbrt() } else { (24389.0 / 27.0 * t + 16.0) / 116.0 };
    let (x, y, z) = (f(x / 0.95047), f(y), f(z / 1.08883));
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// CIEDE2000 with all weights 1: G. Sharma, W. Wu, E. N. Dalal, "The CIEDE2000 Color-Difference Formula: Implementation Notes,
/// Supplementary Test Data, and Mathematical Observations", Color Research and Application 30 (2005), 21-30.
pub fn ciede2000(one: [f64; 3], other: [f64; 3]) -> f64 {
    let seventh = |c: f64| (c.powi(7) / (c.powi(7) + 25f64.powi(7))).sqrt();
    let mean_chroma = (one[1].hypot(one[2]) + other[1].hypot(other[2])) / 2.0;
    let stretch = 1.0 + 0.5 * (1.0 - seventh(mean_chroma));
    let polar = |[l, a, b]: [f64; 3]| {
        let a = a * stretch;
        (l, a.hypot(b), if a == 0.0 && b == 0.0 { 0.0 } else { b.atan2(a).to_degrees().rem_euclid(360.0) })
    };
    let ((l1, c1, h1), (l2, c2, h2)) = (polar(one), polar(other));
    let grey = c1 * c2 == 0.0;
    let turn = match h2 - h1 {
        _ if grey => 0.0,
        d if d > 180.0 => d - 360.0,
        d if d < -180.0 => d + 360.0,
        d => d,
    };
    let (dl, dc, dh) = (l2 - l1, c2 - c1, 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin());
    let (l, c) = ((l1 + l2) / 2.0, (c1 + c2) / 2.0);
    let h = match h1 + h2 {
        sum if grey => sum,
        sum if (h1 - h2).abs() <= 180.0 => sum / 2.0,
        sum if sum < 360.0 => (sum + 360.0) / 2.0,
        sum => (sum - 360.0) / 2.0,
    };
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t = 1.0 - 0.17 * cos(h - 30.0) + 0.24 * cos(2.0 * h) + 0.32 * cos(3.0 * h + 6.0) - 0.20 * cos(4.0 * h - 63.0);
    let turned = 30.0 * (-((h - 275.0) / 25.0).powi(2)).exp();
    let rt = -2.0 * seventh(c) * (2.0 * turned).to_radians().sin();
    let sl = 1.0 + 0.015 * (l - 50.0).powi(2) / (20.0 + (l - 50.0).powi(2)).sqrt();
    let (sc, sh) = (1.0 + 0.045 * c, 1.0 + 0.015 * c * t);
    let (dl, dc, dh) = (dl / sl, dc / sc, dh / sh);
    (dl * dl + dc * dc + dh * dh + rt * dc * dh).sqrt()
}

/// How far apart two colours are for these eyes.
pub fn distance(a: Color32, b: Color32, vision: Vision) -> f64 {
    ciede2000(lab(a, vision), lab(b, vision))
}

/// Pairs of the supplementary test data of Sharma, Wu and Dalal (2005), numbers 1, 4, 7, 9, 14, 17, 24, 27 and 34.
#[test]
fn distance_is_as_published() {
    for (one, other, published) in [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, -1.3802, -84.2814], [50.0, 0.0, -82.7485], 1.0000),
        ([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669),
        ([50.0, 2.49, -0.001], [50.0, -2.49, 0.0009], 7.1792),
        ([50.0, -0.001, 2.49], [50.0, 0.0011, -2.49], 4.7461),
        ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
        ([50.0, 2.5, 0.0], [50.0, 1.8634, 0.5757], 1.0000),
        ([35.0831, -44.1164, 3.7933], [35.0232, -40.0716, 1.5901], 1.8645),
        ([2.0776, 0.0795, -1.1350], [0.9033, -0.0636, -0.5514], 0.9082),
    ] {
        for (a, b) in [(one, other), (other, one)] {
            let found = ciede2000(a, b);
            assert!((found - published).abs() < 0.00006, "{a:?} {b:?}: {found}, published {published}");
        }
    }
}

/// WCAG's own worked figures: 21 for black on white, 4.54 for #767676 on white (its often-cited lightest passing grey), 1 for the same.
#[test]
fn contrast_is_as_published() {
    let rounded = |a, b| (contrast(a, b) * 100.0).round() / 100.0;
    assert_eq!(rounded(Color32::BLACK, Color32::WHITE), 21.0);
    assert_eq!(rounded(Color32::from_gray(0x76), Color32::WHITE), 4.54);
    assert_eq!(rounded(Color32::from_gray(0x77), Color32::WHITE), 4.48);
    assert_eq!(rounded(Color32::RED, Color32::RED), 1.0);
}

/// The matrices keep greys grey (each row sums to 1), and each takes a pair that its eyes are known to confuse nearly together.
#[test]
fn eyes_confuse_what_they_are_known_to() {
    for vision in Vision::ALL {
        for row in vision.matrix() {
            assert!((row.iter().sum::<f64>() - 1.0).abs() < 2e-6, "{vision:?}");
        }
    }
    let white = lab(Color32::WHITE, Vision::Usual);
    assert!((white[0] - 100.0).abs() < 0.01 && white[1].abs() < 0.01 && white[2].abs() < 0.01, "{white:?}");
    let (red, green) = (Color32::from_rgb(0xB0, 0x50, 0x20), Color32::from_rgb(0x70, 0x70, 0x20));
    let (usual, deutan) = (distance(red, green, Vision::Usual), distance(red, green, Vision::Deutan));
    assert!(usual > 30.0 && deutan < usual / 3.0, "{usual} {deutan}");
    let (blue, teal) = (Color32::from_rgb(0x20, 0x60, 0xC0), Color32::from_rgb(0x20, 0x80, 0x80));
    let (usual, tritan) = (distance(blue, teal, Vision::Usual), distance(blue, teal, Vision::Tritan));
    assert!(usual > 20.0 && tritan < usual / 2.0, "{usual} {tritan}");
}
