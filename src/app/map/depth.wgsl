#import bevy_sprite::mesh2d_vertex_output::VertexOutput
#ifdef SRGB_OUTPUT
#import bevy_render::color_operations::linear_to_srgb
#endif

@group(2) @binding(0) var classes: texture_2d<f32>;
@group(2) @binding(1) var classes_sampler: sampler;
@group(2) @binding(2) var<uniform> colours: array<vec4<f32>, 6>;
@group(2) @binding(3) var<uniform> shape: vec4<f32>;

fn tap(uv: vec2<f32>) -> f32 {
    return textureSampleLevel(classes, classes_sampler, uv, 0.0).r;
}

// A cubic B-spline through four bilinear reads: round contours instead of the grid's diamonds.
fn smooth_class(uv: vec2<f32>) -> f32 {
    let at = uv * shape.xy - 0.5;
    let f = fract(at);
    let base = floor(at);
    let w0 = (1.0 - f) * (1.0 - f) * (1.0 - f) / 6.0;
    let w1 = (4.0 - 6.0 * f * f + 3.0 * f * f * f) / 6.0;
    let w3 = f * f * f / 6.0;
    let w2 = 1.0 - w0 - w1 - w3;
    let g0 = w0 + w1;
    let g1 = w2 + w3;
    let p0 = (base - 0.5 + w1 / g0) / shape.xy;
    let p1 = (base + 1.5 + w3 / g1) / shape.xy;
    return g0.y * (g0.x * tap(vec2(p0.x, p0.y)) + g1.x * tap(vec2(p1.x, p0.y)))
         + g1.y * (g0.x * tap(vec2(p0.x, p1.y)) + g1.x * tap(vec2(p1.x, p1.y)));
}

@fragment
fn fragment(in: VertexOutput) -> @location(0) vec4<f32> {
    // Classes of the grid: 20 m is 3, 50 m 5, 200 m 7, 1000 m 9, 3000 m 11.
    var limits = array<f32, 5>(2.5, 4.5, 6.5, 8.5, 10.5);
    let class_now = smooth_class(in.uv) * 255.0 / 16.0;
    let soft = max(fwidth(class_now), 0.0005);
    var out = colours[0].rgb;
    var line = 0.0;
    for (var i = 0; i < 5; i++) {
        let d = (class_now - limits[i]) / soft;
        out = mix(out, colours[i + 1].rgb, clamp(d + 0.5, 0.0, 1.0));
        line = max(line, clamp(1.0 - abs(d), 0.0, 1.0));
    }
    out = mix(out, colours[0].rgb, line * 0.3);
    // Beyond the data lies open sea: what stands at their edge is not drawn out into stripes.
    let known = all(in.uv >= vec2(0.0)) && all(in.uv <= vec2(1.0));
    out = mix(colours[3].rgb, out, shape.z * select(0.0, 1.0, known));
#ifdef SRGB_OUTPUT
    out = linear_to_srgb(out);
#endif
    return vec4<f32>(out, 1.0);
}
