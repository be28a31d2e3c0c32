#import bevy_sprite::{mesh2d_functions, mesh2d_view_bindings::view}
#ifdef SRGB_OUTPUT
#import bevy_render::color_operations::linear_to_srgb
#endif

@group(2) @binding(0) var<uniform> color: vec4<f32>;
@group(2) @binding(1) var<uniform> shape: vec4<f32>;

struct Vertex {
    @builtin(instance_index) instance_index: u32,
    @location(0) position: vec3<f32>,
    @location(1) normal: vec3<f32>,
};

struct Out {
    @builtin(position) position: vec4<f32>,
    // Pixels from the middle of the line.
    @location(0) across: f32,
};

@vertex
fn vertex(in: Vertex) -> Out {
    var out: Out;
    let world_from_local = mesh2d_functions::get_world_from_local(in.instance_index);
    var clip = mesh2d_functions::mesh2d_position_local_to_clip(world_from_local, vec4<f32>(in.position, 1.0));
    // Half the width, and a pixel for the soft edge.
    let half_width = 0.5 * shape.x + 1.0;
    clip = vec4<f32>(clip.xy + in.normal.xy * half_width * 2.0 / view.viewport.zw * clip.w, clip.zw);
    out.position = clip;
    out.across = in.normal.z * half_width;
    return out;
}

@fragment
fn fragment(in: Out) -> @location(0) vec4<f32> {
    let cover = clamp(0.5 * shape.x + 0.5 - abs(in.across), 0.0, 1.0) * min(shape.x, 1.0);
    var out = vec4<f32>(color.rgb, color.a * cover);
#ifdef SRGB_OUTPUT
    out = vec4<f32>(linear_to_srgb(out.rgb), out.a);
#endif
    return out;
}
