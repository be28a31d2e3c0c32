//! The sea by depth, as a chart shows it: a colour a band, with a fine line where one band meets the next. One rectangle whose
//! shader reads the depth classes from a small picture.

use bevy::{
    asset::{RenderAssetUsages, embedded_asset},
    image::{ImageAddressMode, ImageFilterMode, ImageSampler, ImageSamplerDescriptor},
    prelude::*,
    reflect::TypePath,
    render::render_resource::{AsBindGroup, Extent3d, TextureDimension, TextureFormat},
    shader::ShaderRef,
    sprite_render::{Material2d, Material2dPlugin},
};

use super::scene::DepthPicture;
use crate::app::theme::Palette;
use crate::app::theme::palette::SEA_TINTS;

/// Registers the material.
pub fn plugin(app: &mut App) {
    embedded_asset!(app, "depth.wgsl");
    app.add_plugins(Material2dPlugin::<DepthMaterial>::default());
}

/// The picture of classes with the colours of the bands.
#[derive(Asset, TypePath, AsBindGroup, Debug, Clone)]
pub struct DepthMaterial {
    /// Depth class of each cell in steps of 1/16.
    #[texture(0)]
    #[sampler(1)]
    pub classes: Handle<Image>,
    /// Colours of the bands, from the shallowest.
    #[uniform(2)]
    pub colours: [Vec4; BANDS],
    /// x, y: size of the picture in cells; z: 1 to draw the bands, 0 for one plain colour.
    #[uniform(3)]
    pub shape: Vec4,
}

impl Material2d for DepthMaterial {
    fn fragment_shader() -> ShaderRef {
        "embedded://latticework/app/map/depth.wgsl".into()
    }
}

/// How many bands are drawn. Their lower limits are 20, 50, 200, 1000 and 3000 m, and deeper.
pub const BANDS: usize = SEA_TINTS;

/// The colours as the shader wants them.
pub fn colours(palette: &Palette) -> [Vec4; BANDS] {
    palette.sea.map(|c| {
        let c = Color::srgb_u8(c.r(), c.g(), c.b()).to_linear();
        Vec4::new(c.red, c.green, c.blue, 1.0)
    })
}

/// The classes as a texture, smoothed between cells by its sampler.
pub fn texture(picture: &DepthPicture) -> Image {
    let data = softened(picture);
    let size = Extent3d { width: picture.width, height: picture.height, depth_or_array_layers: 1 };
    let mut image = Image::new(size, TextureDimension::D2, data, TextureFormat::R8Unorm, RenderAssetUsages::RENDER_WORLD);
    image.sampler = ImageSampler::Descriptor(ImageSamplerDescriptor {
        address_mode_u: ImageAddressMode::ClampToEdge,
        address_mode_v: ImageAddressMode::ClampToEdge,
        mag_filter: ImageFilterMode::Linear,
        min_filter: ImageFilterMode::Linear,
        ..default()
    });
    image
}

/// Classes in sixteenths, each cell mixed a little with its neighbours, so that contours run round instead of in steps.
fn softened(picture: &DepthPicture) -> Vec<u8> {
    const WEIGHTS: [u32; 5] = [1, 4, 6, 4, 1];
    let (width, height) = (picture.width as usize, picture.height as usize);
    let blur = |source: &[u8], length: usize, at: &dyn Fn(usize) -> usize, i: usize| {
        let sum: u32 = WEIGHTS.iter().enumerate().map(|(k, w)| w * u32::from(source[at((i + k).saturating_sub(2).min(length - 1))])).sum();
        ((sum + 8) / 16) as u8
    };
    let sixteenths: Vec<u8> = picture.classes.iter().map(|class| class.saturating_mul(16)).collect();
    let mut across = Vec::with_capacity(sixteenths.len());
    for y in 0..height {
        across.extend((0..width).map(|x| blur(&sixteenths, width, &|i| y * width + i, x)));
    }
    let mut down = Vec::with_capacity(across.len());
    for y in 0..height {
        down.extend((0..width).map(|x| blur(&across, height, &|i| i * width + x, y)));
    }
    down
}
