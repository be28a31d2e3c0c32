//! Pictures of a stage without a GPU, to be looked at: a painter of egui's triangles in plain code.
//!
//! `LATTICEWORK_PICTURES=FOLDER cargo test --features gui-tests --test app` writes them as PPM files.

use std::cell::RefCell;
use std::collections::HashMap;
use std::io::Write as _;
use std::rc::Rc;

use bevy_egui::egui::{
    self, Color32, ColorImage, Pos2, TextureId, TexturesDelta,
    epaint::{ImageData, Mesh, Primitive},
};
use egui_kittest::{Harness, TestRenderer};

/// The textures that egui has sent so far.
#[derive(Clone, Default)]
pub struct Textures(Rc<RefCell<HashMap<TextureId, ColorImage>>>);

impl TestRenderer for Textures {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        let mut known = self.0.borrow_mut();
        for (id, changes) in delta.set.drain() {
            for change in changes {
                let ImageData::Color(image) = change.image;
                match (change.pos, known.get_mut(&id)) {
                    (Some([left, top]), Some(whole)) => {
                        let [width, height] = image.size;
                        for y in 0..height {
                            for x in 0..width {
                                whole[(left + x, top + y)] = image[(x, y)];
                            }
                        }
                    }
                    _ => {
                        known.insert(id, (*image).clone());
                    }
                }
            }
        }
    }
}

/// Writes what the stage shows to the folder of pictures, if one is asked for.
pub fn save<S>(harness: &Harness<'_, S>, textures: &Textures, name: &str) {
    let Ok(folder) = std::env::var("LATTICEWORK_PICTURES") else { return };
    let size = harness.ctx.content_rect().size();
    let (width, height) = (size.x as usize, size.y as usize);
    let mut picture = vec![Color32::from_rgb(16, 28, 42); width * height];
    let mut lowest = 0;
    for part in harness.ctx.tessellate(harness.output().shapes.clone(), 1.0) {
        let Primitive::Mesh(mesh) = part.primitive else { continue };
        let known = textures.0.borrow();
        let Some(texture) = known.get(&mesh.texture_id) else { continue };
        lowest = lowest.max(paint(&mut picture, (width, height), part.clip_rect, &mesh, texture));
    }
    let height = (lowest + 8).min(height);
    let mut bytes = format!("P6 {width} {height} 255\n").into_bytes();
    bytes.extend(picture[..width * height].iter().flat_map(|pixel| [pixel.r(), pixel.g(), pixel.b()]));
    std::fs::create_dir_all(&folder).expect("the folder of pictures");
    let mut file = std::fs::File::create(format!("{folder}/{name}.ppm")).expect("a picture");
    file.write_all(&bytes).expect("written");
}

/// Paints a mesh; gives back its lowest row that is not empty.
fn paint(picture: &mut [Color32], (width, height): (usize, usize), clip: egui::Rect, mesh: &Mesh, texture: &ColorImage) -> usize {
    let mut lowest = 0;
    for corners in mesh.indices.chunks_exact(3) {
        let [a, b, c] = [0, 1, 2].map(|n| mesh.vertices[corners[n] as usize]);
        let area = cross(a.pos, b.pos, c.pos);
        if area == 0.0 {
            continue;
        }
        let bounds = egui::Rect::from_points(&[a.pos, b.pos, c.pos]).intersect(clip);
        for y in bounds.top().max(0.0) as usize..(bounds.bottom().ceil().max(0.0) as usize).min(height) {
            for x in bounds.left().max(0.0) as usize..(bounds.right().ceil().max(0.0) as usize).min(width) {
                let at = Pos2::new(x as f32 + 0.5, y as f32 + 0.5);
                if !clip.contains(at) {
                    continue;
                }
                let (u, v, w) = (cross(b.pos, c.pos, at) / area, cross(c.pos, a.pos, at) / area, cross(a.pos, b.pos, at) / area);
                if u < 0.0 || v < 0.0 || w < 0.0 {
                    continue;
                }
                let uv = a.uv.to_vec2() * u + b.uv.to_vec2() * v + c.uv.to_vec2() * w;
                let texel = sample(texture, uv.to_pos2());
                let ink: [f32; 4] = std::array::from_fn(|n| {
                    let of = |vertex: &egui::epaint::Vertex| f32::from(vertex.color.to_array()[n]);
                    (of(&a) * u + of(&b) * v + of(&c) * w) * texel[n] / 255.0
                });
                let under = picture[y * width + x].to_array();
                let over: [u8; 4] = std::array::from_fn(|n| (ink[n] + f32::from(under[n]) * (1.0 - ink[3] / 255.0)).clamp(0.0, 255.0) as u8);
                picture[y * width + x] = Color32::from_rgba_premultiplied(over[0], over[1], over[2], 255);
                if ink[3] > 1.0 {
                    lowest = lowest.max(y);
                }
            }
        }
    }
    lowest
}

fn cross(a: Pos2, b: Pos2, c: Pos2) -> f32 {
    (b - a).x * (c - a).y - (b - a).y * (c - a).x
}

fn sample(texture: &ColorImage, uv: Pos2) -> [f32; 4] {
    let [width, height] = texture.size;
    let x = ((uv.x * width as f32) as usize).min(width - 1);
    let y = ((uv.y * height as f32) as usize).min(height - 1);
    texture[(x, y)].to_array().map(f32::from)
}
