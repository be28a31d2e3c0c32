//! Lines with the same width on the screen at every zoom, with soft edges: coasts, hex grid, borders.

use bevy::{
    asset::{RenderAssetUsages, embedded_asset},
    mesh::{Indices, MeshVertexBufferLayoutRef, PrimitiveTopology},
    prelude::*,
    reflect::TypePath,
    render::render_resource::{AsBindGroup, RenderPipelineDescriptor, SpecializedMeshPipelineError},
    shader::ShaderRef,
    sprite_render::{AlphaMode2d, Material2d, Material2dKey, Material2dPlugin},
};

/// Registers the material.
pub fn plugin(app: &mut App) {
    embedded_asset!(app, "lines.wgsl");
    app.add_plugins(Material2dPlugin::<LineMaterial>::default());
}

/// Colour and width of lines.
#[derive(Asset, TypePath, AsBindGroup, Debug, Clone)]
pub struct LineMaterial {
    /// Colour with alpha.
    #[uniform(0)]
    pub color: LinearRgba,
    /// x: width in physical pixels.
    #[uniform(1)]
    pub shape: Vec4,
}

impl Material2d for LineMaterial {
    fn vertex_shader() -> ShaderRef {
        "embedded://latticework/app/map/lines.wgsl".into()
    }

    fn fragment_shader() -> ShaderRef {
        "embedded://latticework/app/map/lines.wgsl".into()
    }

    fn alpha_mode(&self) -> AlphaMode2d {
        AlphaMode2d::Blend
    }

    fn specialize(
        descriptor: &mut RenderPipelineDescriptor,
        layout: &MeshVertexBufferLayoutRef,
        _: Material2dKey<Self>,
    ) -> Result<(), SpecializedMeshPipelineError> {
        let vertices = layout.0.get_layout(&[Mesh::ATTRIBUTE_POSITION.at_shader_location(0), Mesh::ATTRIBUTE_NORMAL.at_shader_location(1)])?;
        descriptor.vertex.buffers = vec![vertices];
        descriptor.primitive.cull_mode = None;
        Ok(())
    }
}

/// A mesh of lines for [`LineMaterial`]: each vertex carries the direction in which it leaves the line (its length corrects
/// for corners) and the side it is on.
pub fn line_mesh<'a>(lines: impl IntoIterator<Item = &'a [Vec2]>) -> Mesh {
    let (mut positions, mut normals, mut indices) = (Vec::new(), Vec::new(), Vec::new());
    for line in lines {
        let closed = line.len() > 2 && line.first() == line.last();
        if line.len() < 2 {
            continue;
        }
        let base = positions.len() as u32;
        let count = line.len();
        for i in 0..count {
            let before = if i > 0 { Some(line[i] - line[i - 1]) } else { closed.then(|| line[0] - line[count - 2]) };
            let after = if i + 1 < count { Some(line[i + 1] - line[i]) } else { closed.then(|| line[1] - line[0]) };
            let n = mitre(before, after);
            for side in [1.0, -1.0] {
                positions.push([line[i].x, line[i].y, 0.0]);
                normals.push([n.x * side, n.y * side, side]);
            }
            if i + 1 < count {
                let a = base + 2 * i as u32;
                indices.extend([a, a + 1, a + 2, a + 1, a + 3, a + 2]);
            }
        }
    }
    Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::RENDER_WORLD)
        .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, positions)
        .with_inserted_attribute(Mesh::ATTRIBUTE_NORMAL, normals)
        .with_inserted_indices(Indices::U32(indices))
}

/// The direction from a corner to the edge of the line, at most twice as long as its half-width.
fn mitre(before: Option<Vec2>, after: Option<Vec2>) -> Vec2 {
    let left = |v: Vec2| v.try_normalize().map(Vec2::perp);
    match (before.and_then(left), after.and_then(left)) {
        (Some(a), Some(b)) => {
            let m = (a + b).try_normalize().unwrap_or(a);
            m / m.dot(a).max(0.5)
        }
        (Some(a), None) | (None, Some(a)) => a,
        (None, None) => Vec2::Y,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_corner_is_as_wide_as_its_sides() {
        let n = mitre(Some(Vec2::X), Some(Vec2::Y));
        assert!((n.dot(Vec2::Y) - 1.0).abs() < 1e-5 && (n.dot(Vec2::NEG_X) - 1.0).abs() < 1e-5);
        assert!(mitre(Some(Vec2::X), Some(Vec2::NEG_X)).length() <= 2.01);
    }
}
